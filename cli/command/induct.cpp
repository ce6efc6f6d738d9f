#include "cli/command/command.h"
#include "cli/command/model_run.h"
#include "solver/strategy/strategy.h"

namespace tlaloc::cli {

ExitCode run_induct(const Options& options, const FileProvider& files, Console& console) {
  const auto check = [](const solver::Task& task, const solver::CheckOptions& common, const solver::Budget& budget) {
    solver::InductOptions induct{common};
    induct.found = {};  // what a search finds is shown below the table
    return solver::check_induction(task, induct, budget);
  };
  return run_model({"induction", check}, options, files, console);
}

}  // namespace tlaloc::cli
