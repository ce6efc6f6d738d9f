// What came of a question, whatever engine or strategy answered it: for whoever shows it, in whatever form.
#pragma once

#include <optional>
#include <string>

#include "solver/proof/certificate/certificate.h"
#include "solver/solver.h"
#include "solver/strategy/check_induction.h"

namespace tlaloc::solver {

struct Report {
  CheckResult result;                      ///< nothing of it counts where there is an induction
  std::optional<Induction> induction;      ///< the table of an inductive check
  std::optional<Certificate> certificate;  ///< of what is proved by an invariant
  std::string engine;                      ///< that answered; empty: the properties say which did
};

}  // namespace tlaloc::solver
