#include <fmt/core.h>

#include "cli/command/command.h"
#include "solver/backend/backend.h"

namespace tlaloc::cli {

ExitCode run_version(Console& console) {
  console.result(
      fmt::format("tlaloc {} (CaDiCaL {}, Z3 {})\n", TLALOC_VERSION, solver::cadical_version(), solver::z3_version()));
  return ExitCode::Success;
}

}  // namespace tlaloc::cli
