#include "cli/render/stats.h"

#include <fmt/core.h>
#include <fmt/ranges.h>

namespace tlaloc::cli {

namespace {

constexpr const char* kNothing = "-";  // where there is nothing to count or to name

std::string names_of(const std::vector<std::string>& solvers) {
  return solvers.empty() ? kNothing : fmt::format("{}", fmt::join(solvers, "+"));
}

std::string count_of(const std::optional<solver::ClauseCounts>& counts, std::uint64_t solver::ClauseCounts::*what) {
  return counts ? std::to_string((*counts).*what) : kNothing;
}

std::string table_by_depth(const std::vector<solver::DepthStatistics>& by_depth) {
  std::string out =
      fmt::format("  {:>5}{:>12}{:>12}{:>12}{:>12}{:>14}{:>15}{:>12}{:>12}{:>14}  {}\n", "depth", "encode", "solve", "terms",
                  "assertions", "solver calls", "SAT variables", "clauses", "learned", "peak memory", "solver");
  for (std::size_t depth = 0; depth < by_depth.size(); ++depth) {
    const solver::DepthStatistics& s = by_depth[depth];
    out +=
        fmt::format("  {:>5}{:>10.3f} s{:>10.3f} s{:>12}{:>12}{:>14}{:>15}{:>12}{:>12}{:>11.1f} MB  {}\n", depth,
                    s.encode_seconds, s.solve_seconds, s.terms, s.assertions, s.solver_calls,
                    count_of(s.clauses, &solver::ClauseCounts::variables), count_of(s.clauses, &solver::ClauseCounts::clauses),
                    count_of(s.clauses, &solver::ClauseCounts::learned), s.peak_megabytes, names_of(s.solvers));
  }
  return out;
}

}  // namespace

std::string render_statistics(const Outcome& outcome) {
  std::string out = "Statistics\n";
  const auto line = [&](const char* what, const std::string& value) { out += fmt::format("  {:<14}{:>12}\n", what, value); };
  const auto seconds = [&](const char* what, double value) { out += fmt::format("  {:<14}{:>12.3f} s\n", what, value); };
  const auto count = [&](const char* what, std::uint64_t value) { line(what, std::to_string(value)); };
  seconds("load", outcome.load_seconds);
  const solver::Statistics* const found = find_statistics(outcome);
  if (found != nullptr) {
    seconds("encode", found->encode_seconds);
    seconds("solve", found->solve_seconds);
    seconds("replay", found->replay_seconds);
    seconds("total", outcome.total_seconds);
    count("depth", found->depth);
    count("terms", found->terms);
    count("variables", found->variables);
    count("assertions", found->assertions);
    count("solver calls", found->solver_calls);
    line("SAT variables", count_of(found->clauses, &solver::ClauseCounts::variables));
    line("clauses", count_of(found->clauses, &solver::ClauseCounts::clauses));
    line("learned", count_of(found->clauses, &solver::ClauseCounts::learned));
    line("solver", names_of(found->solvers));
  }
  out += fmt::format("  {:<14}{:>12.1f} MB\n", "peak memory", solver::peak_megabytes());
  if (found != nullptr && !found->by_depth.empty()) out += table_by_depth(found->by_depth);
  return out;
}

}  // namespace tlaloc::cli
