// What has to be watched along a behaviour to see whether it satisfies a temporal formula: Boolean variables beside those of
// the specification, and rules for their steps. A generalised Buchi automaton with named states.
//
// A latch is a variable for <>(f /\ []g), f and g without [] and <>: it is set at a state where f holds, at any of them, and
// stays set while g holds. Everything else is kept by promises: a variable for each [] and <> that says that the formula holds
// from here on (E. Clarke, O. Grumberg, K. Hamaguchi, "Another look at LTL model checking", CAV 1994). []f promised: f holds
// now and []f is promised in the next state. <>f promised: f holds now, or <>f is promised next, and this is not put off for
// ever.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "frontend/temporal/formula.h"

namespace tlaloc::temporal {

/// A Boolean formula over a step: over plain formulas, said of the step, and the variables before and after it.
struct Rule {
  enum class Kind : std::uint8_t { Constant, Plain, Now, Next, Not, And, Or };
  Kind kind = Kind::Constant;
  bool value = false;          ///< of Constant
  FormulaId plain;             ///< of Plain
  std::size_t variable = 0;    ///< of Now and Next
  std::vector<Rule> operands;  ///< of the others
};

struct Monitor {
  std::vector<std::string> variables;  ///< stems of names: latch1, promise2
  std::vector<Rule> initially;         ///< of the first state: no Next, and plain formulas about states only
  std::vector<Rule> steps;             ///< of every step
  std::vector<Rule> conditions;        ///< of infinitely many steps, each; never none
  /// How many of `conditions`, from the first, hold of all steps from the first on of which they hold.
  std::size_t lasting = 0;
};

/// A behaviour satisfies `root` if and only if the variables can take values along it by which every rule is met. Nothing: the
/// formula asks for the step from the first state.
[[nodiscard]] std::optional<Monitor> make_monitor(const Formulas& formulas, FormulaId root);

/// The plain formulas in a rule, each once, are added to `out`.
void collect_plain(const Rule& rule, std::vector<FormulaId>& out);

}  // namespace tlaloc::temporal
