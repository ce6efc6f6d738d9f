#include "cli/command/command.h"
#include "cli/command/model_run.h"
#include "solver/engine/simulation.h"

namespace tlaloc::cli {

ExitCode run_simulate(const Options& options, const FileProvider& files, Console& console) {
  const auto walk = [&](const frontend::Specification& specification, const solver::CheckOptions& check,
                        const solver::Budget& budget) { return engine::simulate(specification, check, options.runs, budget); };
  return run_engine({"simulation", walk, "simulate"}, options, files, console);
}

}  // namespace tlaloc::cli
