#include "cli/command/command.h"
#include "cli/command/model_run.h"
#include "solver/strategy/strategy.h"

namespace tlaloc::cli {

ExitCode run_simulate(const Options& options, const FileProvider& files, Console& console) {
  const auto walk = [&](const solver::Task& task, const solver::CheckOptions& check, const solver::Budget& budget) {
    return solver::simulate(task, check, options.runs, budget);
  };
  return run_model({"simulation", walk, "simulate"}, options, files, console);
}

}  // namespace tlaloc::cli
