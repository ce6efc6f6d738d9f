// The commands, one file each: options in, the process's exit code out. All output goes through the console; nothing here
// ends the process.
#pragma once

#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "frontend/source/source_file.h"

namespace tlaloc::cli {

[[nodiscard]] ExitCode run_check(const Options& options, const FileProvider& files, Console& console);
[[nodiscard]] ExitCode run_prove(const Options& options, const FileProvider& files, Console& console);
[[nodiscard]] ExitCode run_induct(const Options& options, const FileProvider& files, Console& console);
[[nodiscard]] ExitCode run_simulate(const Options& options, const FileProvider& files, Console& console);
[[nodiscard]] ExitCode run_parse(const Options& options, const FileProvider& files, Console& console);
[[nodiscard]] ExitCode run_eval(const Options& options, const FileProvider& files, Console& console);
[[nodiscard]] ExitCode run_trace(const Options& options, const FileProvider& files, Console& console);
[[nodiscard]] ExitCode run_translate(const Options& options, const FileProvider& files, Console& console);
[[nodiscard]] ExitCode run_explain(const Options& options, Console& console);
[[nodiscard]] ExitCode run_version(Console& console);

}  // namespace tlaloc::cli
