// Computes value domains that are closed under Next: for each variable a set that contains its initial values and the results
// of every step from states within the domains. Iterates the abstract step until nothing new appears. Finite universes
// converge; integers that keep growing are widened to lose their bound.
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

/// The reason why no fixpoint was found.
struct NoFixpoint {
  std::string why;                               ///< names the variable, if there is one
  std::optional<encoder::Refusal> refusal = {};  ///< if something could not be encoded
};

/// Makes the oracle for one abstract step: which conditions can hold where all of `facts` hold.
using PossibleWhere = std::function<Possible(const term::Terms& terms, const std::vector<term::TermId>& facts)>;

/// A domain for each variable. Only states that satisfy the model's invariants and constraints are continued, so the result
/// holds of all reachable states if those satisfy the invariants. With `possible`, guards and constraints that keep a sequence
/// or a number from growing are taken into account.
[[nodiscard]] std::variant<std::vector<ValueDomain>, NoFixpoint> find_fixpoint(frontend::Specification& specification,
                                                                               const interpret::Run& run,
                                                                               const std::function<bool()>& interrupted,
                                                                               const PossibleWhere& possible = {});

/// Adds the expression `x \in S` for a variable and a domain to the program; if the values are of several kinds, a disjunction
/// of memberships. That form is for TransitionSystem::admitted only, because TLC cannot decide whether a number is in a set of
/// strings. Throws NoValueDomain.
[[nodiscard]] kernel::ExprId membership(kernel::Program& program, kernel::VariableId variable, const ValueDomain& domain);

}  // namespace tlaloc::domain
