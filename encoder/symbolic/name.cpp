// Fresh variables for the leaves of a value, so that what is built on it stays small.
#include <unordered_map>

#include "encoder/symbolic/detail.h"
#include "frontend/support/overloaded.h"
#include "frontend/support/stack.h"

namespace tlaloc::symbolic {

namespace {

class Namer {
 public:
  Namer(Terms& terms, std::vector<TermId>& equations) : terms_(terms), equations_(equations) {}

  SymValue name(const SymValue& value, const std::string& as) {
    if (stack::is_low()) return stack::on_segment([&] { return name(value, as); });
    return std::visit(
        Overloaded{
            [&](const Value&) { return value; }, [&](const Boolean& b) { return make_boolean(terms_, boolean(b.term, as)); },
            [&](const Choice& c) {
              Choice result;
              std::vector<TermId> fresh;
              for (const auto& [guard, v] : c.alternatives) {
                const TermId leaf = boolean(guard, as + "=" + v.to_string());
                if (leaf != guard && terms_.exclusive_group(leaf) == 0) fresh.push_back(leaf);
                result.alternatives.emplace_back(leaf, v);
              }
              // One guard holds wherever the value is used; folds may know it, the solver learns it from the equations.
              if (fresh.size() > 1) (void)terms_.declare_exclusive(fresh);
              return wrap(std::move(result));
            },
            [&](const IntegerTerm& t) { return make_integer(terms_, integer(t.term, as), t.low, t.high); },
            [&](const Set& s) {
              Set result;
              for (const auto& [v, member] : s.members)
                result.members.emplace_back(v, boolean(member, detail::child_name(as, v)));
              for (const auto& [guard, element] : s.others) {
                const std::string part = as + "[#" + std::to_string(result.others.size()) + "]";
                result.others.emplace_back(boolean(guard, part), name(element, part));
              }
              return wrap(std::move(result));
            },
            [&](const Function& f) {
              Function result;
              result.is_sequence = f.is_sequence;
              for (const FunctionEntry& e : f.entries) {
                const std::string part = detail::child_name(as, e.key);
                result.entries.push_back({e.key, boolean(e.present, part + ".present"), name(e.value, part)});
              }
              return wrap(std::move(result));
            },
            [&](const LargeFunction& f) {  // what is written is as small as the actions make it
              return wrap(LargeFunction{name(f.domain, as + ".domain"), f.bases, f.writes});
            },
            [&](const Union& u) {
              Union result;
              for (const auto& [guard, v] : u.alternatives) {
                const std::string part = as + ".kind" + std::to_string(result.alternatives.size());
                result.alternatives.emplace_back(boolean(guard, part), name(v, part));
              }
              return wrap(std::move(result));
            },
            [&](const Interval& s) {
              return wrap(Interval{name(s.low, as + ".low"), name(s.high, as + ".high")});
            },
            [&](const PowerSet& s) { return wrap(PowerSet{name(s.base, as + ".base")}); },
            [&](const FunctionSet& s) {
              return wrap(FunctionSet{name(s.domain, as + ".domain"), name(s.range, as + ".range")});
            },
            [&](const RecordSet& s) {
              RecordSet result;
              for (const auto& [field, set] : s.fields) result.fields.emplace_back(field, name(set, as + "." + field.text()));
              return wrap(std::move(result));
            },
            [&](const Product& s) {
              Product result;
              for (const SymValue& factor : s.factors) {
                result.factors.push_back(name(factor, as + "." + std::to_string(result.factors.size() + 1)));
              }
              return wrap(std::move(result));
            },
            [&](const SeqSet& s) { return wrap(SeqSet{name(s.elements, as + ".elements")}); },
            [&](const Comprehension&) { return value; },  // code over the terms it was made with
        },
        value.node().payload);
  }

 private:
  [[nodiscard]] bool is_simple(TermId t) const {
    if (terms_.op(t) == term::Op::Not) t = terms_.args(t).front();
    return terms_.args(t).empty();
  }

  TermId boolean(TermId t, const std::string& as) {
    if (is_simple(t)) return t;
    const auto [at, added] = named_.emplace(t, TermId());
    if (added) {
      at->second = terms_.bool_variable(as);
      equations_.push_back(terms_.iff(at->second, t));
    }
    return at->second;
  }

  TermId integer(TermId t, const std::string& as) {
    if (is_simple(t)) return t;
    const auto [at, added] = named_.emplace(t, TermId());
    if (added) {
      const term::Range range = terms_.range(t);  // holds everywhere; the value's own bounds only where it is used
      at->second = terms_.int_variable(as, range.low, range.high);
      equations_.push_back(terms_.equal(at->second, t));
    }
    return at->second;
  }

  Terms& terms_;
  std::vector<TermId>& equations_;
  std::unordered_map<TermId, TermId> named_;
};

}  // namespace

Named name_leaves(Terms& terms, const SymValue& value, const std::string& name) {
  Named result;
  result.value = Namer(terms, result.equations).name(value, name);
  return result;
}

}  // namespace tlaloc::symbolic
