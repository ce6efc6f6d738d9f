#include <fmt/core.h>

#include "cli/command/command.h"
#include "solver/backend/backend.h"

namespace tlaloc::cli {

ExitCode run_version(Console& console) {
  console.result(fmt::format("tlaloc {} (Z3 {})\n", TLALOC_VERSION, solver::z3_version()));
  return ExitCode::Success;
}

}  // namespace tlaloc::cli
