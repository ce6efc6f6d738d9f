#include "solver/induction.h"

#include "cli/command/command.h"
#include "cli/command/model_run.h"

namespace tlaloc::cli {

ExitCode run_induct(const Options& options, const FileProvider& files, Console& console) {
  const auto check = [](const frontend::Specification& specification, const solver::CheckOptions& limits) {
    return solver::induct(specification, solver::InductOptions{limits});
  };
  return run_engine({"induction", check}, options, files, console);
}

}  // namespace tlaloc::cli
