// Terms: hash-consed Boolean and integer formulas, independent of any solver. A term is a 32-bit id into the store that made
// it; equal structure means equal id. All simplification happens in the builder functions below, so callers need not simplify.
// Translations are memoised walks in solver/backend/z3/ and solver/backend/lowering/. The store is append-only: ids stay valid,
// and a finished prefix may be read by several threads while nobody appends.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "frontend/support/id.h"
#include "frontend/value/integer.h"

namespace tlaloc::term {

using TermId = Id<struct TermTag>;

enum class Sort : std::uint8_t { Bool, Int };

enum class Op : std::uint8_t {
  True,
  False,
  Variable,  ///< Bool or Int; payload: variable number
  Integer,   ///< literal
  Not,
  And,  ///< n-ary, flattened, sorted, duplicate-free
  Or,
  Iff,  ///< Bool = Bool
  Ite,  ///< (Bool, T, T); Boolean ones only where And/Or forms would grow
  Eq,   ///< Int = Int
  Le,   ///< Int <= Int; < is the negation of the swapped Le
  Add,  ///< n-ary
  Mul,
  Div,     ///< floor division; TLA+ \div for a non-zero divisor. A literal divisor is positive or zero
  Mod,     ///< a - b * Div(a, b): TLA+ % for a positive divisor. By zero both are 0 here and must not matter
  AtMost,  ///< at most `bound` of the Boolean arguments
  AtLeast,
};

struct Variable {
  std::string name;  ///< for people and dumps; need not be unique
  Sort sort;
  std::optional<Integer> low, high;  ///< bounds of an Int variable, if known; the session asserts them
};

/// The interval an Int term is known to lie in.
struct Range {
  std::optional<Integer> low, high;
};

/// Thrown while terms are made if the caller asked to stop. Terms made before stay valid.
struct Interrupted {};

class Terms {
 public:
  Terms();
  Terms(const Terms&) = delete;
  Terms& operator=(const Terms&) = delete;
  ~Terms();

  /// `interrupted` is polled from time to time while terms are made; empty: never.
  void set_interrupt(std::function<bool()> interrupted);
  /// What a folder above remembers of values made of these terms. It lives as long as they do.
  struct Annex {
    Annex() = default;
    Annex(const Annex&) = delete;
    Annex& operator=(const Annex&) = delete;
    virtual ~Annex() = default;
  };
  [[nodiscard]] std::unique_ptr<Annex>& annex();

  // ---- builders (each simplifies)
  [[nodiscard]] TermId boolean(bool value) const { return value ? true_term() : false_term(); }
  [[nodiscard]] TermId true_term() const { return TermId(0); }
  [[nodiscard]] TermId false_term() const { return TermId(1); }
  TermId bool_variable(std::string name);
  TermId int_variable(std::string name, std::optional<Integer> low = {}, std::optional<Integer> high = {});
  TermId integer(const Integer& value);
  /// Declares that at most one of these Boolean variables is true. From now on simplification relies on it: x /\ y becomes
  /// FALSE. Returns the constraint as a term; assert it permanently, unless other assertions imply it wherever the variables
  /// matter.
  [[nodiscard]] TermId declare_exclusive(std::span<const TermId> variables);
  TermId negate(TermId a);
  TermId conjunction(std::span<const TermId> args);
  TermId conjunction(std::initializer_list<TermId> args) { return conjunction(std::span(args.begin(), args.size())); }
  TermId disjunction(std::span<const TermId> args);
  TermId disjunction(std::initializer_list<TermId> args) { return disjunction(std::span(args.begin(), args.size())); }
  TermId implies(TermId a, TermId b) { return disjunction({negate(a), b}); }
  TermId iff(TermId a, TermId b);
  TermId ite(TermId condition, TermId then_term, TermId else_term);  ///< any sort
  TermId equal(TermId a, TermId b);                                  ///< Int
  TermId less_equal(TermId a, TermId b);
  TermId less(TermId a, TermId b) { return negate(less_equal(b, a)); }
  TermId add(std::span<const TermId> args);
  TermId add(TermId a, TermId b);
  TermId subtract(TermId a, TermId b);
  TermId multiply(TermId a, TermId b);
  TermId divide(TermId a, TermId b);
  TermId modulo(TermId a, TermId b);
  TermId at_most(std::span<const TermId> args, std::uint32_t bound);
  TermId at_least(std::span<const TermId> args, std::uint32_t bound);

  // ---- what is known of variables besides their bounds
  /// A fact about variables that were made on the way to some term, where no list of definitions is at hand. It excludes no
  /// state; who asserts definitions asserts these too.
  void state(TermId fact);
  [[nodiscard]] std::vector<TermId> take_stated();
  /// The variables from..to-1 stand for what is determined by these terms (the value of an arbitrary function at an argument,
  /// the truth of a quantified formula): who chooses the value of a variable in them must not choose the value of these apart.
  void set_sources(std::uint32_t from, std::uint32_t to, std::vector<TermId> sources);
  [[nodiscard]] std::span<const TermId> sources(TermId variable) const;
  /// Whether some variable has sources. What is stated of such variables is not all there is to say, so a model need not be
  /// real.
  [[nodiscard]] bool has_sources() const;
  [[nodiscard]] TermId variable_term(std::uint32_t number) const;

  // ---- access
  [[nodiscard]] Op op(TermId t) const;
  [[nodiscard]] Sort sort(TermId t) const;
  [[nodiscard]] std::span<const TermId> args(TermId t) const;   ///< valid as long as the store
  [[nodiscard]] const Integer& integer_value(TermId t) const;   ///< of Op::Integer
  [[nodiscard]] std::uint32_t variable_number(TermId t) const;  ///< of Op::Variable
  [[nodiscard]] const Variable& variable(TermId t) const;       ///< of Op::Variable
  [[nodiscard]] std::uint32_t bound(TermId t) const;            ///< of AtMost, AtLeast
  [[nodiscard]] const Range& range(TermId t) const;             ///< of an Int term
  [[nodiscard]] std::uint32_t exclusive_group(TermId t) const;  ///< of a Boolean variable; 0: none
  /// The constraint that declare_exclusive returned for the group. It cannot be built in another way, because simplification
  /// would turn it into TRUE.
  [[nodiscard]] TermId exclusive_constraint(std::uint32_t group) const;
  [[nodiscard]] bool is_true(TermId t) const { return t == true_term(); }
  [[nodiscard]] bool is_false(TermId t) const { return t == false_term(); }
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::size_t variable_count() const;

 private:
  struct Impl;
  Impl* impl_;
};

/// Values of term variables, by variable number. A missing one counts as FALSE, or as the number nearest to 0 within its
/// bounds. A variable can be missing because simplification uses its declared facts, so that a solver never sees it; then any
/// value that satisfies them is correct.
struct Assignment {
  std::unordered_map<std::uint32_t, bool> booleans;
  std::unordered_map<std::uint32_t, Integer> integers;
};

/// Evaluates terms under one assignment, memoised across calls, without recursion. Keeps references to both.
class TermEvaluator {
 public:
  TermEvaluator(const Terms& terms, const Assignment& assignment) : terms_(terms), assignment_(assignment) {}
  [[nodiscard]] bool truth(TermId t);
  [[nodiscard]] Integer number(TermId t);

 private:
  /// The values of neighbouring terms; pages are made where there is something to note. Booleans are 0 and 1.
  struct Page {
    static constexpr std::uint32_t kSize = 256;
    enum class State : std::uint8_t { Unknown, Small, Large };
    std::array<State, kSize> states{};
    std::array<std::int64_t, kSize> values;
  };

  void compute(TermId root);
  [[nodiscard]] Integer integer_value_of(TermId t, std::span<const TermId> args) const;  // the values of arguments are known
  [[nodiscard]] bool truth_value_of(TermId t, std::span<const TermId> args) const;
  [[nodiscard]] bool is_known(TermId t) const {
    const std::size_t page = t.index / Page::kSize;
    return page < pages_.size() && pages_[page] && pages_[page]->states[t.index % Page::kSize] != Page::State::Unknown;
  }
  [[nodiscard]] bool is_true(TermId t) const { return pages_[t.index / Page::kSize]->values[t.index % Page::kSize] != 0; }
  [[nodiscard]] Integer known(TermId t) const {
    const Page& page = *pages_[t.index / Page::kSize];
    const bool is_small = page.states[t.index % Page::kSize] == Page::State::Small;
    return is_small ? Integer(page.values[t.index % Page::kSize]) : large_.at(t);
  }
  void note(TermId t, std::int64_t value);
  void note_large(TermId t, Integer value);
  Page& page_of(TermId t);

  const Terms& terms_;
  const Assignment& assignment_;
  std::vector<std::unique_ptr<Page>> pages_;
  std::unordered_map<TermId, Integer> large_;  // of 64 bits and more
  std::vector<TermId> open_;                   // scratch
};

/// SMT-LIB-like text of one term, for dumps of small terms and tests. Shared sub-terms are repeated.
[[nodiscard]] std::string print(const Terms& terms, TermId t);
/// A complete SMT-LIB 2 script: declarations, shared sub-terms as define-fun, one assert per term, (check-sat). `comment` is
/// written at its head; may be empty.
[[nodiscard]] std::string to_smtlib(const Terms& terms, std::span<const TermId> assertions, const std::string& comment = {});

}  // namespace tlaloc::term
