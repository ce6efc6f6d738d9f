// The result of a strategy, whichever engine produced it, ready to be rendered in any format.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "solver/proof/certificate/certificate.h"
#include "solver/solver.h"
#include "solver/strategy/check_induction.h"

namespace tlaloc::solver {

struct Report {
  CheckResult result;                      ///< to be ignored if there is an induction table
  std::optional<Induction> induction;      ///< the table of an inductive check
  std::optional<Certificate> certificate;  ///< if something is proved by an invariant
  std::vector<Certificate> liveness = {};  ///< of the temporal properties that are proved, one for each conjunct
  std::string engine = {};                 ///< that answered; empty if the properties name their engines
};

}  // namespace tlaloc::solver
