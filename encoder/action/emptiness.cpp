// Whether a symbolic set has an element: what ENABLED needs to say that a choice exists without making it.
#include "encoder/action/action_reader.h"
#include "encoder/symbolic/placeholders.h"
#include "frontend/support/overloaded.h"
#include "frontend/support/stack.h"

namespace tlaloc::action {

using namespace symbolic;  // NOLINT(google-build-using-namespace): every alternative below lives there

namespace {

/// As `\E x : x \in S`.
std::optional<TermId> has_an_element(term::Terms& terms, const Limits& limits, const SymValue& set) {
  const Placeholders placeholders(static_cast<std::uint32_t>(terms.variable_count()));
  const Fresh drawn = fresh_element(terms, limits, set, "element");
  if (drawn.capped) return std::nullopt;
  return placeholders.exists(terms, drawn.constraint, drawn.definitions);
}

/// The elements are listed or, if there are too many, the question is asked of all at once.
TermId is_inhabited(term::Terms& terms, const Limits& limits, const SymValue& set) {
  try {
    const Set all = extension(terms, limits, set);
    std::vector<TermId> any;
    for (const auto& [value, member] : all.members) any.push_back(member);
    for (const auto& [member, element] : all.others) any.push_back(member);
    return terms.disjunction(any);
  } catch (const Unsupported&) {
    if (const auto known = has_an_element(terms, limits, set)) return *known;
    throw;
  }
}

}  // namespace

TermId is_non_empty(term::Terms& terms, const Limits& limits, const SymValue& set) {
  if (stack::is_low()) return stack::on_segment([&] { return is_non_empty(terms, limits, set); });
  const auto listed = [&] { return is_inhabited(terms, limits, set); };
  if (set.is_ground()) {
    const Value& value = set.ground();
    const auto size = value.cardinality();
    if (size) return terms.boolean(size->sign() > 0);
    // Not countable by rule: infinite (then not empty), or a part that cannot be listed.
    switch (value.kind()) {
      case ValueKind::NatSet:
      case ValueKind::IntSet:
      case ValueKind::RealSet:
      case ValueKind::StringSet:
      case ValueKind::AnySet:
      case ValueKind::SeqSet:
      case ValueKind::PowerSet:
      case ValueKind::Interval:  // an empty one is no interval any more
        return terms.true_term();
      case ValueKind::FunctionSet:
        return is_non_empty(terms, limits, SymValue(value.range()));
      default:
        try {
          if (const auto known = has_an_element(terms, limits, set)) return *known;
        } catch (const Unsupported&) {  // no element can be drawn either
        }
        throw Unsupported("whether `" + value.to_string() + "` is empty cannot be decided");
    }
  }
  const auto all = [&](const auto& parts, const auto& get) {
    std::vector<TermId> each;
    for (const auto& part : parts) each.push_back(is_non_empty(terms, limits, get(part)));
    return terms.conjunction(each);
  };
  return std::visit(
      Overloaded{
          [&](const Set&) { return listed(); },
          [&](const Interval& i) {
            const IntegerTerm low = number(terms, i.low, nullptr);
            const IntegerTerm high = number(terms, i.high, nullptr);
            return terms.less_equal(low.term, high.term);
          },
          [&](const PowerSet&) { return terms.true_term(); },
          [&](const SeqSet&) { return terms.true_term(); },
          [&](const FunctionSet& f) {
            return terms.disjunction(
                {is_non_empty(terms, limits, f.range), terms.negate(is_non_empty(terms, limits, f.domain))});
          },
          [&](const RecordSet& r) { return all(r.fields, [](const auto& field) -> const SymValue& { return field.second; }); },
          [&](const Product& p) { return all(p.factors, [](const SymValue& factor) -> const SymValue& { return factor; }); },
          [&](const Comprehension&) { return listed(); },
          [&](const Union& u) {
            std::vector<TermId> any;
            for (const auto& [guard, value] : u.alternatives)
              any.push_back(terms.conjunction({guard, is_non_empty(terms, limits, value)}));
            return terms.disjunction(any);
          },
          [&](const Choice&) { return listed(); },
          [&](const Value&) { return listed(); },
          [&](const Boolean&) -> TermId { throw Unsupported("a Boolean stands where a set is drawn from"); },
          [&](const IntegerTerm&) -> TermId { throw Unsupported("an integer stands where a set is drawn from"); },
          [&](const LargeFunction&) -> TermId { throw Unsupported("a function stands where a set is drawn from"); },
          [&](const Function&) -> TermId { throw Unsupported("a function stands where a set is drawn from"); },
      },
      set.node().payload);
}

}  // namespace tlaloc::action
