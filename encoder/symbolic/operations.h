// Operations on symbolic values that all parts of the encoder use: normalising constructors, merge by guard, equality,
// expansion into ground alternatives, fresh values, decoding. Each takes the term store in which it builds.
#pragma once

#include <stdexcept>
#include <string>
#include <unordered_set>
#include <vector>

#include "encoder/symbolic/value.h"

namespace tlaloc::symbolic {

using term::Terms;

/// Thresholds, chosen by measurement (bench/).
struct Limits {
  std::size_t choice = 16;         ///< alternatives of integers; beyond that a Choice becomes an Int term
  std::size_t expand = 2000;       ///< ground alternatives that an element or key may expand to
  std::size_t enumerate = 100000;  ///< elements listed of a ground lazy set
  std::size_t splits = 4;          ///< arms of a choice point that remain branches of their own; more are merged
  std::size_t parameter = 8;       ///< elements of the set of one \E in an action; beyond that its parameter becomes a choice
  std::size_t instances = 64;  ///< ground instances of nested \E in an action; beyond that the inner parameters become choices
  std::size_t sequence = 0;    ///< length of the longest sequence drawn from a Seq(S); 0: none is drawn
};

/// Thrown for something that cannot be encoded. The evaluator adds the span; callers turn it into a diagnostic.
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

// ---- normalising constructors: drop FALSE guards, return a ground value if nothing is symbolic
[[nodiscard]] SymValue make_boolean(const Terms& terms, TermId term);
[[nodiscard]] SymValue make_integer(const Terms& terms, TermId term, std::optional<Integer> low = {},
                                    std::optional<Integer> high = {});
/// Guards must be exclusive; equal values are joined. Booleans become a Boolean term. Without alternatives: the empty Union.
[[nodiscard]] SymValue make_choice(Terms& terms, std::vector<std::pair<TermId, Value>> alternatives);
/// Equal members are joined; other elements that expand into few ground values become members.
[[nodiscard]] SymValue make_set(Terms& terms, Set set, std::size_t expand_limit = Limits{}.expand);
[[nodiscard]] SymValue make_function(Terms& terms, Function function);

/// Deep structural identity: the same terms and ground values in the same places. Implies equality; the converse does not hold.
[[nodiscard]] bool identical(const SymValue& a, const SymValue& b);
[[nodiscard]] bool identical(const LargeFunction::Base& a, const LargeFunction::Base& b);
[[nodiscard]] bool identical(const LargeFunction::Write& a, const LargeFunction::Write& b);

/// The kinds of values that TLA+ does not compare with each other.
enum class Class : std::uint8_t { Boolean, Integer, String, ModelValue, Function, Set };
[[nodiscard]] Class class_of(const Value& value);
/// The condition under which `value` is of that class.
[[nodiscard]] TermId is_of_class(Terms& terms, const SymValue& value, Class wanted);

/// The value that equals `alternatives[i].second` where guard i holds. Guards are exclusive, and exhaustive wherever the result
/// is used. Merges key by key, so that equal parts are shared; the largest group of equal parts needs no guard.
[[nodiscard]] SymValue merge(Terms& terms, const Limits& limits, const std::vector<std::pair<TermId, SymValue>>& alternatives);
[[nodiscard]] SymValue merge(Terms& terms, const Limits& limits, TermId condition, const SymValue& a, const SymValue& b);

/// The terms of a = b. `ill_typed`: the condition under which TLC would refuse to compare (an integer with a string, …).
struct Equality {
  TermId equal;
  TermId ill_typed;
};
[[nodiscard]] Equality equality(Terms& terms, const Limits& limits, const SymValue& a, const SymValue& b);

/// element \in set. `path`: the condition under which it is evaluated (for comprehensions).
[[nodiscard]] Membership membership(Terms& terms, const Limits& limits, const SymValue& element, const SymValue& set,
                                    TermId path);

/// All ground values that `value` can have, with exclusive guards. Empty if there are more than `limit`, or if it contains an
/// unbounded integer. An Int term with bounds expands into its range. `under`: where it is used; guards need not repeat what
/// that says, and values that it is seen to rule out are left out.
[[nodiscard]] std::optional<std::vector<std::pair<TermId, Value>>> expand(Terms& terms, const SymValue& value,
                                                                          std::size_t limit, TermId under = TermId(0));

/// The Boolean term of a value. `not_boolean` receives the condition under which it is not Boolean.
[[nodiscard]] TermId truth(Terms& terms, const SymValue& value, TermId* not_boolean);
/// The Int term of a value. `not_integer` receives the condition under which it is not an integer.
[[nodiscard]] IntegerTerm number(Terms& terms, const SymValue& value, TermId* not_integer);

/// The elements of a set. Lazy sets are listed if they are finite and within limits; otherwise throws Unsupported. Alternatives
/// of a Union that are not sets contribute nothing.
[[nodiscard]] Set extension(Terms& terms, const Limits& limits, const SymValue& set);

/// Whether all elements are integers, as far as the form of the set says; FALSE is no answer.
[[nodiscard]] bool is_set_of_integers(const Value& set);

/// A fresh element of a set. `constraint` holds iff `element` is in the set (FALSE if the set is empty). `definitions` are to
/// be asserted permanently (exclusiveness of fresh guards; never contradictory).
struct Fresh {
  SymValue element;
  TermId constraint;
  std::vector<TermId> definitions;
  bool capped = false;  ///< sequences longer than Limits::sequence were left out
};
[[nodiscard]] Fresh fresh_element(Terms& terms, const Limits& limits, const SymValue& set, const std::string& name);

/// A copy of a value whose leaves are fresh variables, with the equations leaf = old leaf. Leaves that are variables, constants
/// or negations of them are kept, and so are keys and elements.
struct Named {
  SymValue value;
  std::vector<TermId> equations;
};
[[nodiscard]] Named name_leaves(Terms& terms, const SymValue& value, const std::string& name);

/// Like merge, but each leaf on which the alternatives differ becomes a fresh variable f, with an equation `guard => (f =
/// leaf)` per alternative: linear in the number of alternatives. Guards must be exclusive.
[[nodiscard]] Named merge_named(Terms& terms, const Limits& limits,
                                const std::vector<std::pair<TermId, SymValue>>& alternatives, const std::string& name);

/// The ground value under an assignment. Throws InternalError if no guard of a choice holds.
[[nodiscard]] Value decode(const SymValue& value, term::TermEvaluator& evaluator);

/// Text for dumps and messages.
[[nodiscard]] std::string print(const Terms& terms, const SymValue& value);

/// The conditions that determine the value: guards of alternatives, presence of elements and entries, Booleans, and their
/// negations. Without duplicates.
[[nodiscard]] std::vector<TermId> conditions(Terms& terms, const SymValue& value);
/// The value, simplified under the assumption that none of the conditions in `impossible` holds.
[[nodiscard]] SymValue restrict(Terms& terms, const SymValue& value, const std::unordered_set<TermId>& impossible);

}  // namespace tlaloc::symbolic
