#include "cli/render/stats.h"

#include <fmt/core.h>
#include <sys/resource.h>

namespace tlaloc::cli {

double peak_megabytes() {
  struct rusage usage = {};
  if (getrusage(RUSAGE_SELF, &usage) != 0) return 0;
  return static_cast<double>(usage.ru_maxrss) / 1024.0;  // Linux counts kilobytes
}

std::string render_statistics(const Outcome& outcome) {
  std::string out = "Statistics\n";
  const auto seconds = [&](const char* what, double value) { out += fmt::format("  {:<14}{:>12.3f} s\n", what, value); };
  const auto count = [&](const char* what, std::uint64_t value) { out += fmt::format("  {:<14}{:>12}\n", what, value); };
  seconds("load", outcome.load_seconds);
  if (const solver::Statistics* found = find_statistics(outcome)) {
    const solver::Statistics& statistics = *found;
    seconds("encode", statistics.encode_seconds);
    seconds("solve", statistics.solve_seconds);
    seconds("replay", statistics.replay_seconds);
    seconds("total", outcome.total_seconds);
    count("depth", statistics.depth);
    count("terms", statistics.terms);
    count("variables", statistics.variables);
    count("assertions", statistics.assertions);
    count("solver calls", statistics.solver_calls);
  }
  return out + fmt::format("  {:<14}{:>12.1f} MB\n", "peak memory", peak_megabytes());
}

}  // namespace tlaloc::cli
