#include "solver/trace/explain/places.h"

#include <fmt/format.h>

namespace tlaloc::trace {

namespace {

std::string in_words(bool are_steps, bool is_one, const std::string& numbers) {
  const char* const steps = is_one ? "the step from " : "the steps from ";
  return fmt::format("{}{} {}", are_steps ? steps : "", is_one ? "state" : "states", numbers);
}

}  // namespace

std::string range(std::size_t first, std::size_t last) {
  if (first == last) return fmt::format("{}", first + 1);
  return fmt::format("{} {} {}", first + 1, first + 1 == last ? "and" : "to", last + 1);
}

std::string places(bool are_steps, std::size_t first, std::size_t last) {
  return in_words(are_steps, first == last, range(first, last));
}

std::string places(bool are_steps, const std::vector<bool>& chosen) {
  std::vector<std::string> runs;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (!chosen[i]) continue;
    const std::size_t first = i;
    while (i + 1 < chosen.size() && chosen[i + 1]) ++i;
    if (i > first + 1) {
      runs.push_back(range(first, i));
    } else {
      for (std::size_t j = first; j <= i; ++j) runs.push_back(range(j, j));
    }
  }
  const std::string last = runs.back();
  runs.pop_back();
  const bool is_one = runs.empty() && last.find(' ') == std::string::npos;
  return in_words(are_steps, is_one, runs.empty() ? last : fmt::format("{} and {}", fmt::join(runs, ", "), last));
}

}  // namespace tlaloc::trace
