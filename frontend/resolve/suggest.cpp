#include "frontend/resolve/suggest.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace tlaloc::resolve {

std::size_t edit_distance(const std::string& a, const std::string& b) {
  const auto lower = [](char c) { return std::tolower(static_cast<unsigned char>(c)); };
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = 2 * i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = 2 * j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : lower(a[i - 1]) == lower(b[j - 1]) ? 1 : 2;
      d[i][j] = std::min({d[i - 1][j] + 2, d[i][j - 1] + 2, d[i - 1][j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 2);
    }
  }
  return d[a.size()][b.size()];
}

// Up to a third of the letters may be wrong, and always one when there are at least two.
Suggestion::Suggestion(std::string wanted)
    : wanted_(std::move(wanted)), distance_(wanted_.size() < 2 ? 0 : 2 * std::max<std::size_t>(1, wanted_.size() / 3) + 1) {}

void Suggestion::offer(const std::string& candidate) {
  const std::size_t gap =
      candidate.size() > wanted_.size() ? candidate.size() - wanted_.size() : wanted_.size() - candidate.size();
  if (2 * gap > distance_ || candidate.size() < 2) return;
  const std::size_t distance = edit_distance(wanted_, candidate);
  // Of two that are equally near the first by alphabet, whatever the order they come in.
  if (distance > distance_ || (distance == distance_ && (!best_ || *best_ < candidate))) return;
  distance_ = distance;
  best_ = candidate;
}

}  // namespace tlaloc::resolve
