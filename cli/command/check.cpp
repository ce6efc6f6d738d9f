#include "cli/command/command.h"
#include "cli/command/model_run.h"
#include "solver/strategy/strategy.h"

namespace tlaloc::cli {

ExitCode run_check(const Options& options, const FileProvider& files, Console& console) {
  return run_model({"bmc", solver::search_and_prove}, options, files, console);
}

}  // namespace tlaloc::cli
