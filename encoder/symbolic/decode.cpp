#include <algorithm>
#include <map>

#include "encoder/symbolic/detail.h"
#include "frontend/support/check.h"
#include "frontend/support/overloaded.h"
#include "frontend/support/stack.h"

namespace tlaloc::symbolic {

namespace {

Value sorted(std::vector<Value> elements) {
  std::sort(elements.begin(), elements.end());
  elements.erase(std::unique(elements.begin(), elements.end()), elements.end());
  return Value::sorted_set(std::move(elements));
}

Integer integer(const SymValue& value, term::TermEvaluator& evaluator) {
  const Value v = decode(value, evaluator);
  TLALOC_CHECK(v.is_int(), "an interval end is `" + v.to_string() + "`");
  return v.as_int();
}

/// What was written and, on a large domain, what it was asked for; elsewhere its default, or any value that an arbitrary one
/// may have there.
Value large_function(const LargeFunction& function, term::TermEvaluator& evaluator) {
  std::map<Value, Value> entries;
  Value otherwise;
  for (const auto& [guard, base] : function.bases) {
    if (!evaluator.truth(guard)) continue;
    otherwise = decode(base.arbitrary ? base.arbitrary->elsewhere : base.otherwise, evaluator);
    if (!base.arbitrary) break;
    for (const Arbitrary::Read& known : base.arbitrary->reads) {
      // Asked for under a condition that does not hold here, the argument has no value; asked for by another question to the
      // solver, the value has none.
      try {
        Value key = decode(known.key, evaluator);
        if (function.domain.ground().contains(key) == true) entries.emplace(std::move(key), decode(known.value, evaluator));
      } catch (const InternalError&) {
        continue;
      }
    }
    break;
  }
  for (const LargeFunction::Write& w : function.writes) {
    if (evaluator.truth(w.when)) entries.insert_or_assign(decode(w.key, evaluator), decode(w.value, evaluator));
  }
  if (function.bases.empty()) return Value::function({entries.begin(), entries.end()});
  return Value::large_function(function.domain.ground(), std::move(otherwise), {entries.begin(), entries.end()});
}

}  // namespace

Value decode(const SymValue& value, term::TermEvaluator& evaluator) {
  if (stack::is_low()) return stack::on_segment([&] { return decode(value, evaluator); });
  return std::visit(
      Overloaded{
          [](const Value& v) { return v; },
          [&](const Boolean& b) { return Value::boolean(evaluator.truth(b.term)); },
          [&](const Choice& c) {
            for (const auto& [guard, v] : c.alternatives) {
              if (evaluator.truth(guard)) return v;
            }
            throw InternalError("no alternative of a choice holds");
          },
          [&](const IntegerTerm& t) { return Value::integer(evaluator.number(t.term)); },
          [&](const Set& s) {
            std::vector<Value> elements;
            for (const auto& [v, member] : s.members) {
              if (evaluator.truth(member)) elements.push_back(v);
            }
            for (const auto& [guard, element] : s.others) {
              if (evaluator.truth(guard)) elements.push_back(decode(element, evaluator));
            }
            return sorted(std::move(elements));
          },
          [&](const Function& f) {
            std::vector<MapEntry> entries;
            for (const FunctionEntry& e : f.entries) {
              if (evaluator.truth(e.present)) entries.emplace_back(e.key, decode(e.value, evaluator));
            }
            return Value::sorted_function(std::move(entries));
          },
          [&](const LargeFunction& f) { return large_function(f, evaluator); },
          [&](const Union& u) -> Value {
            for (const auto& [guard, v] : u.alternatives) {
              if (evaluator.truth(guard)) return decode(v, evaluator);
            }
            throw InternalError("no alternative of a union holds");
          },
          [&](const Interval& s) { return Value::interval(integer(s.low, evaluator), integer(s.high, evaluator)); },
          [&](const PowerSet& s) { return Value::power_set(decode(s.base, evaluator)); },
          [&](const FunctionSet& s) { return Value::function_set(decode(s.domain, evaluator), decode(s.range, evaluator)); },
          [&](const RecordSet& s) {
            std::vector<FieldValue> fields;
            for (const auto& [name, field] : s.fields) fields.emplace_back(name, decode(field, evaluator));
            return Value::record_set(std::move(fields));
          },
          [&](const Product& s) {
            std::vector<Value> factors;
            for (const SymValue& factor : s.factors) factors.push_back(decode(factor, evaluator));
            return Value::product(std::move(factors));
          },
          [&](const SeqSet& s) { return Value::seq_set(decode(s.elements, evaluator)); },
          [&](const Comprehension& s) {
            if (!s.base) throw Unsupported(s.description + " cannot be listed");
            const Value base = decode(*s.base, evaluator);
            const auto elements = base.elements();
            if (!elements) throw Unsupported(s.description + " cannot be listed");
            std::vector<Value> kept;
            for (const Value& v : *elements) {
              if (evaluator.truth(s.contains(v, TermId(0)).member)) kept.push_back(v);  // path: TRUE
            }
            return sorted(std::move(kept));
          },
      },
      value.node().payload);
}

}  // namespace tlaloc::symbolic
