// "Did you mean": the known name nearest to a mistyped one, when one is near enough.
#pragma once

#include <optional>
#include <string>

namespace tlaloc::resolve {

class Suggestion {
 public:
  explicit Suggestion(std::string wanted);
  void offer(const std::string& candidate);
  [[nodiscard]] const std::optional<std::string>& best() const { return best_; }

 private:
  std::string wanted_;
  std::optional<std::string> best_;
  std::size_t distance_;  // of the best, at first just past what is near enough
};

/// Insertions, deletions, substitutions and swaps of neighbours, two each; a letter that differs in case only counts one.
[[nodiscard]] std::size_t edit_distance(const std::string& a, const std::string& b);

}  // namespace tlaloc::resolve
