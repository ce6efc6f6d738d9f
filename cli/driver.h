// The whole program behind main(): options, the command, its exit code. Nothing escapes it, whatever is thrown inside.
#pragma once

#include "cli/console.h"
#include "frontend/source/source_file.h"

namespace tlaloc::cli {

[[nodiscard]] int run(int argc, const char* const* argv, const FileProvider& files, Console& console);

}  // namespace tlaloc::cli
