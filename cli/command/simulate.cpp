#include "cli/command/command.h"
#include "cli/command/model_run.h"
#include "solver/engine/simulation.h"

namespace tlaloc::cli {

ExitCode run_simulate(const Options& options, const FileProvider& files, Console& console) {
  const auto walk = [&](const frontend::Specification& specification, const solver::CheckOptions& limits) {
    return engine::simulate(specification, limits, options.runs);
  };
  return run_engine({"simulation", walk, "simulate"}, options, files, console);
}

}  // namespace tlaloc::cli
