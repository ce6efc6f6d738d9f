#include "encoder/symbolic/value.h"

#include <algorithm>
#include <new>

#include "encoder/symbolic/detail.h"
#include "encoder/symbolic/large_function.h"
#include "frontend/support/check.h"
#include "frontend/support/overloaded.h"
#include "frontend/support/stack.h"

namespace tlaloc::symbolic {

// Values nest as deep as the expressions they are values of: so must their end, which nothing may interrupt.
SymValue::Node::~Node() {
  if (!stack::is_low()) return;
  auto* const parts = new (std::nothrow) Payload(std::move(payload));
  stack::release([parts] { delete parts; });
}

SymValue::SymValue() {
  static const std::shared_ptr<const Node> kFalse = std::make_shared<const Node>(Value::boolean(false));
  node_ = kFalse;
}

SymValue::SymValue(Value ground) : node_(std::make_shared<const Node>(std::move(ground))) {}

Class class_of(const Value& value) {
  switch (value.kind()) {
    case ValueKind::Bool:
      return Class::Boolean;
    case ValueKind::Int:
      return Class::Integer;
    case ValueKind::String:
      return Class::String;
    case ValueKind::ModelValue:
      return Class::ModelValue;
    case ValueKind::Tuple:
    case ValueKind::Record:
    case ValueKind::Function:
    case ValueKind::LargeFunction:
      return Class::Function;
    default:
      return Class::Set;
  }
}

TermId is_of_class(Terms& terms, const SymValue& value, Class wanted) {
  if (stack::is_low()) return stack::on_segment([&] { return is_of_class(terms, value, wanted); });
  const auto any = [&](const auto& alternatives, const auto& test) {
    std::vector<TermId> guards;
    for (const auto& [guard, part] : alternatives) guards.push_back(terms.conjunction({guard, test(part)}));
    return terms.disjunction(guards);
  };
  const auto fixed = [&](Class c) { return terms.boolean(c == wanted); };
  return std::visit(
      Overloaded{
          [&](const Value& v) { return fixed(class_of(v)); },
          [&](const Boolean&) { return fixed(Class::Boolean); },
          [&](const Choice& c) { return any(c.alternatives, [&](const Value& v) { return fixed(class_of(v)); }); },
          [&](const IntegerTerm&) { return fixed(Class::Integer); },
          [&](const Set&) { return fixed(Class::Set); },
          [&](const Function&) { return fixed(Class::Function); },
          [&](const LargeFunction&) { return fixed(Class::Function); },
          [&](const Union& u) { return any(u.alternatives, [&](const SymValue& v) { return is_of_class(terms, v, wanted); }); },
          [&](const Interval&) { return fixed(Class::Set); },
          [&](const PowerSet&) { return fixed(Class::Set); },
          [&](const FunctionSet&) { return fixed(Class::Set); },
          [&](const RecordSet&) { return fixed(Class::Set); },
          [&](const Product&) { return fixed(Class::Set); },
          [&](const SeqSet&) { return fixed(Class::Set); },
          [&](const Comprehension&) { return fixed(Class::Set); },
      },
      value.node().payload);
}

bool identical(const LargeFunction::Base& a, const LargeFunction::Base& b) {
  return a.arbitrary == b.arbitrary && (a.arbitrary || identical(a.otherwise, b.otherwise));
}

bool identical(const LargeFunction::Write& a, const LargeFunction::Write& b) {
  return a.when == b.when && identical(a.key, b.key) && identical(a.value, b.value);
}

bool identical(const SymValue& a, const SymValue& b) {
  if (same(a, b)) return true;
  if (stack::is_low()) return stack::on_segment([&] { return identical(a, b); });
  if (a.node().payload.index() != b.node().payload.index()) return false;
  const auto list = [](const auto& x, const auto& y, const auto& equal) {
    return std::equal(x.begin(), x.end(), y.begin(), y.end(), equal);
  };
  const auto guarded = [](const auto& x, const auto& y) { return x.first == y.first && identical(x.second, y.second); };
  return std::visit(
      Overloaded{
          [&](const Value& x) { return x == b.ground(); },
          [&](const Boolean& x) { return x.term == b.get_if<Boolean>()->term; },
          [&](const Choice& x) { return x.alternatives == b.get_if<Choice>()->alternatives; },
          [&](const IntegerTerm& x) {  // bounds may hold under the path of one of them only
            const IntegerTerm& y = *b.get_if<IntegerTerm>();
            return x.term == y.term && x.low == y.low && x.high == y.high;
          },
          [&](const Set& x) {
            const Set& y = *b.get_if<Set>();
            return x.members == y.members && list(x.others, y.others, guarded);
          },
          [&](const Function& x) {
            const Function& y = *b.get_if<Function>();
            return x.is_sequence == y.is_sequence &&
                   list(x.entries, y.entries, [](const FunctionEntry& e, const FunctionEntry& f) {
                     return e.key == f.key && e.present == f.present && identical(e.value, f.value);
                   });
          },
          [&](const LargeFunction& x) {
            const LargeFunction& y = *b.get_if<LargeFunction>();
            return identical(x.domain, y.domain) &&
                   list(x.bases, y.bases,
                        [](const auto& e, const auto& f) { return e.first == f.first && identical(e.second, f.second); }) &&
                   list(x.writes, y.writes, [](const auto& e, const auto& f) { return identical(e, f); });
          },
          [&](const Union& x) { return list(x.alternatives, b.get_if<Union>()->alternatives, guarded); },
          [&](const Interval& x) {
            return identical(x.low, b.get_if<Interval>()->low) && identical(x.high, b.get_if<Interval>()->high);
          },
          [&](const PowerSet& x) { return identical(x.base, b.get_if<PowerSet>()->base); },
          [&](const FunctionSet& x) {
            const FunctionSet& y = *b.get_if<FunctionSet>();
            return identical(x.domain, y.domain) && identical(x.range, y.range);
          },
          [&](const RecordSet& x) { return list(x.fields, b.get_if<RecordSet>()->fields, guarded); },
          [&](const Product& x) {
            return list(x.factors, b.get_if<Product>()->factors,
                        [](const SymValue& f, const SymValue& g) { return identical(f, g); });
          },
          [&](const SeqSet& x) { return identical(x.elements, b.get_if<SeqSet>()->elements); },
          [](const Comprehension&) { return false; },  // code cannot be compared; the same node is found above
      },
      a.node().payload);
}

namespace detail {

bool is_aggregate(const Value& value) { return value.is_function() || value.is_set(); }

bool has_aggregate(const Choice& choice) {
  return std::any_of(choice.alternatives.begin(), choice.alternatives.end(),
                     [](const auto& alternative) { return is_aggregate(alternative.second); });
}

bool is_lazy(const SymValue& value) {
  const Payload& p = value.node().payload;
  return std::holds_alternative<Interval>(p) || std::holds_alternative<PowerSet>(p) || std::holds_alternative<FunctionSet>(p) ||
         std::holds_alternative<RecordSet>(p) || std::holds_alternative<Product>(p) || std::holds_alternative<SeqSet>(p) ||
         std::holds_alternative<Comprehension>(p);
}

bool is_extensional(const SymValue& value) {
  return value.is_ground() ? value.ground().kind() == ValueKind::Set : value.get_if<Set>() != nullptr;
}

std::optional<Function> as_function(Terms& terms, const SymValue& value) {
  if (is_large_function(value)) throw Unsupported(kListsLargeFunction);
  if (const auto* function = value.get_if<Function>()) return *function;
  if (!value.is_ground() || !value.ground().is_function()) return std::nullopt;
  Function result;
  result.is_sequence = value.ground().kind() == ValueKind::Tuple;
  for (auto& [key, item] : value.ground().function_entries()) {
    result.entries.push_back({std::move(key), terms.true_term(), SymValue(std::move(item))});
  }
  return result;
}

SymValue unfold_rule(const SymValue& set) {
  if (!set.is_ground()) return set;
  const Value& value = set.ground();
  switch (value.kind()) {
    case ValueKind::Interval:
      return wrap(Interval{Value::integer(value.low()), Value::integer(value.high())});
    case ValueKind::PowerSet:
      return wrap(PowerSet{value.base()});
    case ValueKind::FunctionSet:
      return wrap(FunctionSet{value.base(), value.range()});
    case ValueKind::SeqSet:
      return wrap(SeqSet{value.base()});
    case ValueKind::RecordSet: {
      RecordSet result;
      for (const auto& [name, field] : value.fields()) result.fields.emplace_back(name, field);
      return wrap(std::move(result));
    }
    case ValueKind::Product: {
      Product result;
      for (const Value& factor : value.items()) result.factors.emplace_back(factor);
      return wrap(std::move(result));
    }
    default:
      return set;
  }
}

std::optional<Guarded<SymValue>> alternatives_of(Terms& terms, const SymValue& value) {
  if (stack::is_low()) return stack::on_segment([&] { return alternatives_of(terms, value); });
  if (const auto* choice = value.get_if<Choice>()) {
    Guarded<SymValue> result;
    for (const auto& [guard, v] : choice->alternatives) result.emplace_back(guard, v);
    return result;
  }
  if (const auto* kinds = value.get_if<Union>()) {
    Guarded<SymValue> result;
    for (const auto& [guard, v] : kinds->alternatives) {
      if (auto inner = alternatives_of(terms, v)) {
        for (auto& [g, part] : *inner) result.emplace_back(terms.conjunction({guard, g}), std::move(part));
      } else {
        result.emplace_back(guard, v);
      }
    }
    return result;
  }
  return std::nullopt;
}

namespace {

TermId compare_bound(Terms& terms, const SymValue& bound, const Integer& k, bool low) {
  const auto ground = [&](const Value& v) { return v.is_int() && (low ? v.as_int() <= k : k <= v.as_int()); };
  if (bound.is_ground()) return terms.boolean(ground(bound.ground()));
  if (const auto* choice = bound.get_if<Choice>()) {
    std::vector<TermId> guards;
    for (const auto& [guard, v] : choice->alternatives) {
      if (ground(v)) guards.push_back(guard);
    }
    return terms.disjunction(guards);
  }
  TermId not_integer = terms.false_term();
  const TermId t = number(terms, bound, &not_integer).term;
  const TermId holds = low ? terms.less_equal(t, terms.integer(k)) : terms.less_equal(terms.integer(k), t);
  return terms.conjunction({terms.negate(not_integer), holds});
}

}  // namespace

TermId at_least_low(Terms& terms, const SymValue& low, const Integer& k) { return compare_bound(terms, low, k, true); }
TermId at_most_high(Terms& terms, const SymValue& high, const Integer& k) { return compare_bound(terms, high, k, false); }

std::pair<std::optional<Integer>, std::optional<Integer>> bounds_of(Terms& terms, const SymValue& value) {
  const IntegerTerm t = number(terms, value, nullptr);
  return {t.low, t.high};
}

TermId same_count(Terms& terms, const std::vector<TermId>& a, const std::vector<TermId>& b) {
  std::vector<TermId> cases;
  for (std::uint32_t n = 0; n <= std::min(a.size(), b.size()); ++n) {
    cases.push_back(terms.conjunction({terms.at_least(a, n), terms.at_most(a, n), terms.at_least(b, n), terms.at_most(b, n)}));
  }
  return terms.disjunction(cases);
}

std::string child_name(const std::string& name, const Value& key) { return name + "[" + key.to_string() + "]"; }

}  // namespace detail
}  // namespace tlaloc::symbolic
