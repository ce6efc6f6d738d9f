#include "cli/command/command.h"
#include "cli/command/model_run.h"

namespace tlaloc::cli {

ExitCode run_check(const Options& options, const FileProvider& files, Console& console) {
  return run_engine({"bmc", solver::check}, options, files, console);
}

}  // namespace tlaloc::cli
