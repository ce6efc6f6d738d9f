// A second opinion on a proof: writes its obligations as SMT-LIB 2 files and runs cvc5 on them, if it is installed.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "solver/run/budget.h"
#include "solver/strategy/check_induction.h"

namespace tlaloc::solver {

struct Recheck {
  std::string folder;
  std::size_t obligations = 0;  ///< including those that were discharged during encoding, which have no file
  std::size_t files = 0;
  bool is_installed = false;      ///< whether cvc5 was found
  std::size_t confirmed = 0;      ///< files that cvc5 answered with unsat
  std::vector<std::string> open;  ///< files that cvc5 could not decide
};

/// Writes one file per obligation, and OBLIGATIONS.txt, which lists what each file contains; then runs cvc5 on them in child
/// processes. Returns an error message if a file could not be written. Throws InternalError if cvc5 finds a model of an
/// obligation.
[[nodiscard]] std::variant<Recheck, std::string> recheck(const std::vector<ObligationRecord>& obligations,
                                                         const std::string& folder, const Budget& budget);

/// One line that says what was written and what cvc5 answered.
[[nodiscard]] std::string recheck_text(const Recheck& recheck);

}  // namespace tlaloc::solver
