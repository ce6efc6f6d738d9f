// How a command ends. Every way out of a command that has a verdict passes through here, so that the last line of standard
// output is always that, or with another format of results the output is whole.
#pragma once

#include <string_view>

#include "cli/command/trace_output.h"
#include "cli/outcome.h"
#include "cli/render/renderer.h"

namespace tlaloc::cli {

/// Says what is left to say, and writes of the violations those that `traces` has not written yet (null: none); the answer is
/// the process's exit code, with which an expectation is compared.
[[nodiscard]] ExitCode conclude(const Outcome& outcome, const Options& options, Renderer& renderer,
                                TraceOutput* traces = nullptr);
/// The same for commands whose only result is a verdict line.
[[nodiscard]] ExitCode conclude_invalid(std::string_view reason, ExitCode code, const Options& options, Renderer& renderer);

}  // namespace tlaloc::cli
