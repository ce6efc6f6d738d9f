// Operations every part of the encoder needs on symbolic values: normalising constructors, merge by guard, equality,
// expansion into ground alternatives, fresh values, decoding. Each takes the term store it builds in.
#pragma once

#include <stdexcept>
#include <string>
#include <unordered_set>
#include <vector>

#include "encoder/symbolic/value.h"

namespace tlaloc::symbolic {

using term::Terms;

/// Thresholds; measured in bench/, see docs/.
struct Limits {
  std::size_t choice = 16;         ///< alternatives of integers before a Choice turns into an Int term
  std::size_t expand = 2000;       ///< ground alternatives an element or key may expand to
  std::size_t enumerate = 100000;  ///< elements of a ground lazy set listed
  std::size_t splits = 4;          ///< arms of a choice point that go on as branches of their own before they are merged
  std::size_t parameter = 8;       ///< elements of the set of one \E in an action before its parameter becomes a choice
  std::size_t instances = 64;      ///< ground instances of nested \E in an action before the inner parameters become choices
  std::size_t sequence = 0;        ///< longest element drawn from a Seq(S); 0: nothing is drawn from one
};

/// Something the encoder cannot express. The evaluator adds the span and turns it into a diagnostic.
class Unsupported : public std::runtime_error {
 public:
  explicit Unsupported(const std::string& what, Span span = {}) : std::runtime_error(what), span_(span) {}
  [[nodiscard]] Span span() const { return span_; }
  void set_span(Span span) {
    if (!span_.is_valid()) span_ = span;
  }

 private:
  Span span_;
};

// ---- normalising constructors: drop FALSE guards, collapse to Ground when nothing is symbolic
[[nodiscard]] SymValue make_boolean(const Terms& terms, TermId term);
[[nodiscard]] SymValue make_integer(const Terms& terms, TermId term, std::optional<Integer> low = {},
                                    std::optional<Integer> high = {});
/// Guards exclusive; equal values are joined. Booleans become a Boolean term. No alternative: the empty Union.
[[nodiscard]] SymValue make_choice(Terms& terms, std::vector<std::pair<TermId, Value>> alternatives);
/// Equal members are joined; others that expand into few ground values become members.
[[nodiscard]] SymValue make_set(Terms& terms, Set set, std::size_t expand_limit = Limits{}.expand);
[[nodiscard]] SymValue make_function(Terms& terms, Function function);

/// Deep structural identity: the same terms and ground values in the same places. Implies equality, not conversely.
[[nodiscard]] bool identical(const SymValue& a, const SymValue& b);

/// The kinds of values that TLA+ keeps apart.
enum class Class : std::uint8_t { Boolean, Integer, String, ModelValue, Function, Set };
[[nodiscard]] Class class_of(const Value& value);
/// The condition under which `value` is of that class.
[[nodiscard]] TermId is_of_class(Terms& terms, const SymValue& value, Class wanted);

/// The value that equals `alternatives[i].second` where guard i holds; guards exclusive, exhaustive where it is used.
/// Key by key, so that equal parts share; the largest group of equal parts needs no guard.
[[nodiscard]] SymValue merge(Terms& terms, const Limits& limits, const std::vector<std::pair<TermId, SymValue>>& alternatives);
[[nodiscard]] SymValue merge(Terms& terms, const Limits& limits, TermId condition, const SymValue& a, const SymValue& b);

/// a = b. `ill_typed` receives the condition under which TLC would refuse to compare (an integer with a string, …).
struct Equality {
  TermId equal;
  TermId ill_typed;
};
[[nodiscard]] Equality equality(Terms& terms, const Limits& limits, const SymValue& a, const SymValue& b);

/// element \in set. `path`: the condition under which the question is asked (for comprehensions).
[[nodiscard]] Membership membership(Terms& terms, const Limits& limits, const SymValue& element, const SymValue& set,
                                    TermId path);

/// All ground values this one can be, with exclusive guards; nothing when there are more than `limit` or an unbounded
/// integer is inside. An Int term with known bounds expands into its range.
[[nodiscard]] std::optional<std::vector<std::pair<TermId, Value>>> expand(Terms& terms, const SymValue& value,
                                                                          std::size_t limit);

/// The Boolean term of a value known to be Boolean; `not_boolean` receives the condition under which it is not one.
[[nodiscard]] TermId truth(Terms& terms, const SymValue& value, TermId* not_boolean);
/// The Int term of a value known to be an integer; `not_integer` likewise.
[[nodiscard]] IntegerTerm number(Terms& terms, const SymValue& value, TermId* not_integer);

/// A set given extensionally (Set or ground): lazy ones are listed when finite and within limits. Throws Unsupported otherwise.
/// Alternatives of a Union that are no sets contribute nothing.
[[nodiscard]] Set extension(Terms& terms, const Limits& limits, const SymValue& set);

/// A fresh element of a set. `constraint`: holds exactly when `element` is one (FALSE when the set is empty).
/// `definitions`: to be asserted once and for all (exclusiveness of fresh guards; never contradictory).
struct Fresh {
  SymValue element;
  TermId constraint;
  std::vector<TermId> definitions;
  bool capped = false;  ///< sequences longer than Limits::sequence were left out
};
[[nodiscard]] Fresh fresh_element(Terms& terms, const Limits& limits, const SymValue& set, const std::string& name);

/// A copy of `value` whose leaves are fresh variables, and the equations: leaf = old leaf. Leaves that are variables,
/// constants or negations of them stay. Shapes (keys, elements) stay as they are.
struct Named {
  SymValue value;
  std::vector<TermId> equations;
};
[[nodiscard]] Named name_leaves(Terms& terms, const SymValue& value, const std::string& name);

/// Like merge, but each leaf on which the alternatives differ becomes a fresh variable f with `guard => (f = leaf)` per
/// alternative in `equations`: linear in the number of alternatives. Guards: exclusive.
[[nodiscard]] Named merge_named(Terms& terms, const Limits& limits,
                                const std::vector<std::pair<TermId, SymValue>>& alternatives, const std::string& name);

/// The ground value under an assignment. Throws InternalError when no guard of a choice holds.
[[nodiscard]] Value decode(const SymValue& value, term::TermEvaluator& evaluator);

/// For dumps and messages.
[[nodiscard]] std::string print(const Terms& terms, const SymValue& value);

/// The conditions that decide what the value is: guards of its alternatives, presence of elements and entries, Booleans and
/// their negations. Each once.
[[nodiscard]] std::vector<TermId> conditions(Terms& terms, const SymValue& value);
/// The value where none of the conditions in `impossible` holds.
[[nodiscard]] SymValue restrict(Terms& terms, const SymValue& value, const std::unordered_set<TermId>& impossible);

}  // namespace tlaloc::symbolic
