// Counterexamples to temporal properties: behaviours that go on for ever by repeating a part of themselves, as formulas over an
// unrolling. The last state is the same as an earlier one, from which the behaviour goes round, or the behaviour stutters in
// the last state for ever.
//
// A formula in negation normal form over [] and <> is read at each position of the lasso. <>f holds at a position if f holds
// there or at a later one, and at the last position if f holds somewhere in the loop; [] is the dual. So there is one term per
// subformula and position, and the formula grows linearly with the number of steps (Biere, Heljanko, Junttila, Latvala and
// Schuppan, Linear encodings of bounded LTL model checking, LMCS 2006, without the operators that TLA+ does not have).
#pragma once

#include <optional>
#include <vector>

#include "encoder/system/transition_system.h"
#include "solver/engine/bounded/unrolling.h"

namespace tlaloc::engine {

class Lassos {
 public:
  /// Keeps references. The system has temporal properties.
  Lassos(encoder::TransitionSystem& system, Unrolling& unrolling);

  enum class Of { State, Step, Stuttering };
  /// What an atom says of a state, or of a step.
  struct AtomAt {
    Of of = Of::State;
    std::vector<obligation::Obligation> obligations;
  };
  /// The atoms of a formula.
  [[nodiscard]] std::vector<temporal::AtomId> atoms(temporal::FormulaId root) const;
  /// An atom, of the last state of the unrolling, the step to it and stuttering in it. Its obligations have to be looked for,
  /// and asserted, before a lasso is looked for.
  [[nodiscard]] std::vector<AtomAt> at_last(temporal::AtomId atom);

  /// The behaviour to the last state goes on for ever and satisfies `root`: its last state is an earlier state.
  [[nodiscard]] term::TermId repeating(temporal::FormulaId root);
  /// The same: it stutters in its last state.
  [[nodiscard]] term::TermId stuttering(temporal::FormulaId root);
  /// Of a model of `repeating`: the depth of the earlier state.
  [[nodiscard]] std::uint32_t loop_start(term::TermEvaluator& model) const;

  /// The states of the unrolling are others from now on.
  void forget();

 private:
  struct Position {
    term::TermId in_loop;
    /// By atom: what it says here, of the step to the next position, or of stuttering.
    std::vector<std::optional<encoder::Condition>> step, stutter;
  };
  [[nodiscard]] const encoder::Condition& condition(temporal::AtomId atom, std::uint32_t depth, bool is_stuttering);
  /// What `root` says at the first of `count` positions. The last of them stutters, or goes to the start of the loop.
  [[nodiscard]] term::TermId along(temporal::FormulaId root, std::uint32_t count, bool is_stuttering);
  [[nodiscard]] term::TermId in_loop(std::uint32_t depth);
  [[nodiscard]] Position& position(std::uint32_t depth);

  encoder::TransitionSystem& system_;
  const temporal::Formulas& formulas_;
  term::Terms& terms_;
  Unrolling& unrolling_;
  std::vector<Position> positions_;
};

}  // namespace tlaloc::engine
