// A layout closed under Next: for each variable a set that holds its initial values and all that a step can make of states
// in the layout. Computed by iterating a step over domains until nothing new appears; finite universes converge, integers that
// go on growing lose their bound.
#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "encoder/domain/value_domain.h"
#include "encoder/system/refusal.h"
#include "frontend/frontend.h"
#include "frontend/interpret/run.h"

namespace tlaloc::domain {

/// Why no layout was found.
struct NoFixpoint {
  std::string why;                               ///< names the variable, where it is one
  std::optional<encoder::Refusal> refusal = {};  ///< something could not be encoded
};

/// Made anew for each step looked at: what is possible where all of `facts` hold.
using PossibleWhere = std::function<Possible(const term::Terms& terms, const std::vector<term::TermId>& facts)>;

/// The domain of each variable. Only states that satisfy the model's invariants and
/// constraints are continued: the result holds of all reachable states if they satisfy the invariants. With an oracle for what
/// is possible, guards and constraints that keep a sequence or a number from growing count.
[[nodiscard]] std::variant<std::vector<ValueDomain>, NoFixpoint> find_fixpoint(frontend::Specification& specification,
                                                                               const interpret::Run& run,
                                                                               const std::function<bool()>& interrupted,
                                                                               const PossibleWhere& possible = {});

/// `x \in S` for a variable and the values of a domain, added to the program; where they are of several kinds, a disjunction,
/// for TransitionSystem::admitted only: TLC does not tell whether a number is among some strings. Throws NoValueDomain.
[[nodiscard]] kernel::ExprId membership(kernel::Program& program, kernel::VariableId variable, const ValueDomain& domain);

}  // namespace tlaloc::domain
