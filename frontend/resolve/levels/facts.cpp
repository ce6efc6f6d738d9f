#include "frontend/resolve/levels/facts.h"

#include <algorithm>
#include <iterator>

namespace tlaloc::resolve::levels {

void SymbolSet::insert(EntityId id) {
  const auto at = std::lower_bound(items_.begin(), items_.end(), id);
  if (at == items_.end() || *at != id) items_.insert(at, id);
}

void SymbolSet::insert(const SymbolSet& other) {
  if (other.items_.size() == 1) return insert(other.items_.front());
  if (std::includes(items_.begin(), items_.end(), other.items_.begin(), other.items_.end())) return;
  std::vector<EntityId> both;
  both.reserve(items_.size() + other.items_.size());
  std::set_union(items_.begin(), items_.end(), other.items_.begin(), other.items_.end(), std::back_inserter(both));
  items_ = std::move(both);
}

void SymbolSet::erase(EntityId id) {
  const auto at = std::lower_bound(items_.begin(), items_.end(), id);
  if (at != items_.end() && *at == id) items_.erase(at);
}

void Facts::limit(EntityId symbol, Level most, Span why) {
  if (most == Level::Temporal) return;
  const auto [at, is_new] = limits.emplace(symbol, Limit{most, why});
  if (!is_new && most < at->second.most) at->second = Limit{most, why};
}

void Facts::merge_demands(const Facts& part) {
  mentioned.insert(part.mentioned);
  not_leibniz.insert(part.not_leibniz);
  for (const auto& [symbol, limited] : part.limits) limit(symbol, limited.most, limited.why);
  for (const auto& [place, level] : part.takes) require(place, level);
  gets.insert(part.gets.begin(), part.gets.end());
}

bool Facts::says_the_same(const Facts& other) const {
  const auto same_limit = [](const auto& a, const auto& b) { return a.first == b.first && a.second.most == b.second.most; };
  return value.level == other.value.level && value.adds == other.value.adds && mentioned == other.mentioned &&
         not_leibniz == other.not_leibniz && takes == other.takes && gets == other.gets &&
         std::equal(limits.begin(), limits.end(), other.limits.begin(), other.limits.end(), same_limit);
}

}  // namespace tlaloc::resolve::levels
