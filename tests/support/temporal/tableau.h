// A temporal formula in terms of predicates, steps, ~, /\ and <> alone, each part once. Whether <>F is true of a behaviour
// cannot be read off its first step, so it is guessed: a guess is a bit for each <>F, and tells with a step the value of every
// part.
#pragma once

#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "tests/support/temporal/formula.h"

namespace tlaloc::oracle {

/// What is guessed of a behaviour: bit i for the i-th <>F.
using Guess = std::uint32_t;

class Tableau {
 public:
  /// A part of the formulas that were added.
  using Part = std::size_t;

  Part add(const Formula& formula);

  [[nodiscard]] std::size_t eventualities() const { return eventualities_.size(); }
  /// For each i the value of F, where <>F is the i-th, of a behaviour that begins with this step and of which the guess is
  /// true.
  [[nodiscard]] Guess fulfilled(StateId from, StateId to, Guess guess) const;
  /// Whether a guess can be true in this state: where F holds without regard to the step, so does <>F.
  [[nodiscard]] bool is_possible(StateId state, Guess guess) const;
  /// The value of a part that does not speak of the first step outside of <>.
  [[nodiscard]] bool holds(Part part, StateId state, Guess guess) const { return values(state, state, guess)[part]; }

 private:
  enum class Kind { State, Step, Not, And, Eventually };
  struct Node {
    Kind kind;
    Part a, b;                ///< operands; of <>F the second is its bit
    std::vector<bool> holds;  ///< of State: by state; of Step: by pair of states
    bool depends_on_step;
  };
  using Key = std::tuple<Kind, Part, Part, std::vector<bool>>;

  Part node(Kind kind, Part a, Part b, std::vector<bool> holds);
  Part state(const StateSet& states) { return node(Kind::State, 0, 0, states); }
  Part step(const Relation& steps);
  Part negation(Part a);
  Part conjunction(Part a, Part b) { return node(Kind::And, a, b, {}); }
  Part disjunction(Part a, Part b) { return negation(conjunction(negation(a), negation(b))); }
  Part eventually(Part a) { return node(Kind::Eventually, a, 0, {}); }
  Part always(Part a) { return negation(eventually(negation(a))); }
  Part implication(Part a, Part b) { return negation(conjunction(a, negation(b))); }
  [[nodiscard]] std::vector<char> values(StateId from, StateId to, Guess guess) const;

  std::vector<Node> nodes_;  ///< operands before what they are of
  std::map<Key, Part> known_;
  std::vector<Part> eventualities_;  ///< the F of each <>F
  std::size_t states_ = 0;
};

}  // namespace tlaloc::oracle
