#include "solver/induction.h"

#include "cli/command/command.h"
#include "cli/command/model_run.h"

namespace tlaloc::cli {

ExitCode run_induct(const Options& options, const FileProvider& files, Console& console) {
  return run_engine({"induction", solver::induct}, options, files, console);
}

}  // namespace tlaloc::cli
