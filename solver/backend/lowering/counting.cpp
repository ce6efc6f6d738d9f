#include "solver/backend/lowering/counting.h"

#include <algorithm>

namespace tlaloc::lowering {

namespace {

constexpr std::size_t kMostSubsets = 30;  // as clauses of a constraint on few literals
constexpr std::size_t kMostPairs = 100;   // of counts in a merge, before odd-even merging is smaller

/// Whether there are few subsets of k among n elements.
bool has_few_subsets(std::size_t n, std::size_t k) {
  std::size_t count = 1;
  for (std::size_t i = 1; i <= k; ++i) {
    count = count * (n - k + i) / i;
    if (count > kMostSubsets) return false;
  }
  return true;
}

/// Calls `visit` with each subset of k elements.
template <class Visit>
void for_each_subset(std::span<const Literal> list, std::size_t k, Visit visit) {
  std::vector<std::size_t> chosen(k);
  for (std::size_t i = 0; i < k; ++i) chosen[i] = i;
  std::vector<Literal> subset(k);
  for (;;) {
    for (std::size_t i = 0; i < k; ++i) subset[i] = list[chosen[i]];
    visit(subset);
    std::size_t i = k;
    while (i > 0 && chosen[i - 1] == list.size() - k + i - 1) --i;
    if (i == 0) return;
    ++chosen[i - 1];
    for (; i < k; ++i) chosen[i] = chosen[i - 1] + 1;
  }
}

/// Every second element, from the first or from the second on.
std::vector<Literal> every_second(std::span<const Literal> list, std::size_t from) {
  std::vector<Literal> out;
  for (; from < list.size(); from += 2) out.push_back(list[from]);
  return out;
}

}  // namespace

Counting::Normal Counting::normal(std::span<const Literal> list, std::size_t bound) {
  Normal out{{}, bound, false};
  for (const Literal l : list) {
    if (l == kTrue && out.bound > 0) --out.bound;
    if (!is_constant(l)) out.list.push_back(l);
  }
  // "At least b of n hold" says that fewer than n - b + 1 do not.
  const std::size_t n = out.list.size();
  if (out.bound == 0 || out.bound > n) return out;
  const std::size_t other = n - out.bound + 1;
  if (out.bound < other || (out.bound == other && out.list.front() > 0)) return out;
  for (Literal& l : out.list) l = -l;
  return {std::move(out.list), other, true};
}

Literal Counting::at_least(std::span<const Literal> list, std::size_t bound) {
  const Normal constraint = normal(list, bound);
  const auto turned = [&](Literal l) { return constraint.negated ? -l : l; };
  if (constraint.bound == 0) return kTrue;
  if (constraint.bound > constraint.list.size()) return kFalse;
  if (has_few_subsets(constraint.list.size(), constraint.bound)) return turned(small(constraint).literal);
  return turned(counter(constraint.list, constraint.bound).out[constraint.bound - 1]);
}

void Counting::define(std::span<const Literal> list, std::size_t bound, Polarity polarity) {
  const Normal constraint = normal(list, bound);
  if (constraint.bound == 0 || constraint.bound > constraint.list.size()) return;
  if (constraint.negated) polarity = flipped(polarity);
  if (!has_few_subsets(constraint.list.size(), constraint.bound)) {
    define(counter(constraint.list, constraint.bound), polarity);
    return;
  }
  Small& found = small(constraint);
  define_by_subsets(constraint, found.literal, polarity - found.defined);
  found.defined = found.defined | polarity;
}

Counting::Small& Counting::small(const Normal& constraint) {
  List key = constraint.list;
  key.push_back(static_cast<Literal>(constraint.bound));
  const auto [entry, fresh] = small_.try_emplace(std::move(key));
  if (fresh) entry->second.literal = gates_.new_variable();
  return entry->second;
}

void Counting::define_by_subsets(const Normal& constraint, Literal literal, Polarity polarity) {
  const std::size_t n = constraint.list.size();
  if (contains(polarity, Polarity::Positive)) {
    for_each_subset(constraint.list, n - constraint.bound + 1, [&](List subset) {
      subset.push_back(-literal);
      gates_.clause(subset);
    });
  }
  if (contains(polarity, Polarity::Negative)) {
    for_each_subset(constraint.list, constraint.bound, [&](List subset) {
      for (Literal& l : subset) l = -l;
      subset.push_back(literal);
      gates_.clause(subset);
    });
  }
}

/// As many outputs as `limit`, or more.
Counting::Counter& Counting::counter(const List& list, std::size_t limit) {
  std::deque<Counter>& known = counters_[list];
  limit = std::min(limit, list.size());
  for (Counter& c : known) {
    if (c.out.size() >= limit) return c;
  }
  // Whoever asks twice, asks for more.
  if (!known.empty()) limit = std::min(std::max(limit, 2 * known.back().out.size()), list.size());
  Counter& fresh = known.emplace_back();
  if (list.size() == 1) {
    fresh.out = list;
    return fresh;
  }
  const auto middle = list.begin() + static_cast<std::ptrdiff_t>(list.size() / 2);
  Counter& left = counter(List(list.begin(), middle), limit);
  Counter& right = counter(List(middle, list.end()), limit);
  fresh.parts = {&left, &right};
  fresh.out = merge(fresh, left.out, right.out, limit);
  return fresh;
}

Counting::List Counting::merge(Counter& into, List left, List right, std::size_t limit) {
  limit = std::min(limit, left.size() + right.size());
  left.resize(std::min(left.size(), limit));
  right.resize(std::min(right.size(), limit));
  if (right.empty()) return left;
  if (left.empty()) return right;
  List out;
  if (std::min(left.size(), right.size()) == 1 || (left.size() + 1) * (right.size() + 1) <= kMostPairs) {
    for (std::size_t i = 0; i < limit; ++i) out.push_back(gates_.new_variable());
    into.merges.push_back({std::move(left), std::move(right), out});
    return out;
  }
  // Of the odd places at most two more hold than of the even ones.
  const List odd = merge(into, every_second(left, 0), every_second(right, 0), limit / 2 + 1);
  const List even = merge(into, every_second(left, 1), every_second(right, 1), limit / 2);
  out.push_back(odd.front());
  for (std::size_t i = 0; out.size() < limit; ++i) {
    if (i >= even.size() || i + 1 >= odd.size()) {
      out.push_back(i < even.size() ? even[i] : odd[i + 1]);
      continue;
    }
    const List pair = merge(into, {odd[i + 1]}, {even[i]}, std::min<std::size_t>(2, limit - out.size()));
    out.insert(out.end(), pair.begin(), pair.end());
  }
  return out;
}

void Counting::define(Counter& root, Polarity polarity) {
  std::vector<Counter*> open{&root};
  while (!open.empty()) {
    Counter& c = *open.back();
    open.pop_back();
    const Polarity missing = polarity - c.defined;
    if (missing == Polarity::None) continue;
    c.defined = c.defined | missing;
    for (const Merge& m : c.merges) define(m, missing);
    open.insert(open.end(), c.parts.begin(), c.parts.end());
  }
}

void Counting::define(const Merge& merge, Polarity polarity) {
  const auto& [left, right, out] = merge;
  for (std::size_t i = 0; i <= left.size(); ++i) {
    for (std::size_t j = 0; j <= right.size(); ++j) {
      // No more than i and j: no more than i + j.
      if (contains(polarity, Polarity::Positive) && i + j < out.size()) {
        gates_.clause({i < left.size() ? left[i] : kFalse, j < right.size() ? right[j] : kFalse, -out[i + j]});
      }
      // At least i and j: at least i + j.
      if (contains(polarity, Polarity::Negative) && i + j > 0 && i + j <= out.size()) {
        gates_.clause({i > 0 ? -left[i - 1] : kFalse, j > 0 ? -right[j - 1] : kFalse, out[i + j - 1]});
      }
    }
  }
}

}  // namespace tlaloc::lowering
