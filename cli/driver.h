// The whole program behind main(): parses options, runs the command, returns its exit code. No exception escapes.
#pragma once

#include "cli/console.h"
#include "frontend/source/source_file.h"

namespace tlaloc::cli {

[[nodiscard]] int run(int argc, const char* const* argv, const FileProvider& files, Console& console);

}  // namespace tlaloc::cli
