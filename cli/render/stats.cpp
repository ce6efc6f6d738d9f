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
  out += fmt::format("  {:<14}{:>12.1f} MB\n", "peak memory", peak_megabytes());
  const solver::Statistics* found = find_statistics(outcome);
  if (found == nullptr || found->by_depth.empty()) return out;
  out +=
      fmt::format("  {:>5}{:>12}{:>12}{:>12}{:>12}{:>14}\n", "depth", "encode", "solve", "terms", "assertions", "solver calls");
  for (std::size_t depth = 0; depth < found->by_depth.size(); ++depth) {
    const solver::DepthStatistics& s = found->by_depth[depth];
    out += fmt::format("  {:>5}{:>10.3f} s{:>10.3f} s{:>12}{:>12}{:>14}\n", depth, s.encode_seconds, s.solve_seconds, s.terms,
                       s.assertions, s.solver_calls);
  }
  return out;
}

}  // namespace tlaloc::cli
