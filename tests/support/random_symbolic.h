// Random symbolic values over random term variables, and random assignments that respect their one-hot groups: what the tests
// of symbolic operations draw from. The meaning of a value is what decode says.
#pragma once

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "encoder/symbolic/operations.h"

namespace tlaloc::test {

/// What a drawn value is to be; deep types are drawn at random.
struct RandomType {
  enum class Kind {
    Boolean,
    Integer,
    Atom,
    Set,
    Record,
    Function,
    Sequence,
    Tuple,
    Mixed,
    Variant,  ///< [k |-> "ask", d |-> part] or [k |-> "ack"]
  };
  Kind kind = Kind::Integer;
  std::vector<RandomType> parts;  ///< element, fields, range, components, either
  friend bool operator==(const RandomType&, const RandomType&) = default;
};

/// Wide: also integers of long ranges that may lie below or above 0, records of two shapes, and assignments that leave to the
/// declarations what some integers are.
enum class Variety { Small, Wide };

class RandomSymbolic {
 public:
  RandomSymbolic(term::Terms& terms, unsigned seed, Variety variety = Variety::Small)
      : terms_(terms), random_(seed), variety_(variety) {}

  [[nodiscard]] bool is_wide() const { return variety_ == Variety::Wide; }
  /// The ends of an interval with more elements than a choice has.
  std::pair<int, int> long_range();
  int pick(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  RandomType type(int depth);
  symbolic::SymValue value(const RandomType& type);
  Value ground(const RandomType& type);
  /// A set of such elements; lazy ones among them. Never a ground infinite one.
  symbolic::SymValue set_of(const RandomType& element);
  symbolic::SymValue lazy_set(int depth);
  term::TermId boolean_term();
  /// `count` guards of which exactly one holds in every assignment drawn.
  std::vector<term::TermId> one_hot(int count);
  term::Assignment assignment();

 private:
  symbolic::SymValue scalar(const RandomType& type);

  term::Terms& terms_;
  std::mt19937 random_;
  Variety variety_;
  std::vector<term::TermId> booleans_;
  std::vector<std::vector<term::TermId>> groups_;
  struct BoundedInteger {
    term::TermId term;
    int low, high;
  };
  std::vector<BoundedInteger> integers_;
};

/// No set inside has elements that cannot be compared: such a set has no value in TLA+.
[[nodiscard]] bool is_well_typed(const Value& value);

}  // namespace tlaloc::test
