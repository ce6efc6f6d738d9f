#include "cli/command/command.h"
#include "cli/command/model_run.h"
#include "solver/strategy/strategy.h"

namespace tlaloc::cli {

ExitCode run_prove(const Options& options, const FileProvider& files, Console& console) {
  return run_model({"proof", solver::prove_properties}, options, files, console);
}

}  // namespace tlaloc::cli
