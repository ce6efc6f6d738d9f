// A second opinion on a proof: its obligations as SMT-LIB 2 files, and what cvc5, when it is installed, says of them.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "solver/run/budget.h"
#include "solver/strategy/check_induction.h"

namespace tlaloc::solver {

struct Recheck {
  std::string folder;
  std::size_t obligations = 0;  ///< those seen to hold while they were encoded have no file
  std::size_t files = 0;
  bool is_installed = false;      ///< is cvc5?
  std::size_t confirmed = 0;      ///< files that cvc5 found without a model
  std::vector<std::string> open;  ///< files that it gave no answer on
};

/// Writes a file for each obligation, and OBLIGATIONS.txt, which says what stands in which; then runs cvc5 on them, in child
/// processes. Throws InternalError when cvc5 finds a model of one. A string says which file could not be written.
[[nodiscard]] std::variant<Recheck, std::string> recheck(const std::vector<ObligationRecord>& obligations,
                                                         const std::string& folder, const Budget& budget);

/// On one line: what was written, and what cvc5 said.
[[nodiscard]] std::string recheck_text(const Recheck& recheck);

}  // namespace tlaloc::solver
