// A name that is used n times, whose text uses another name n times, and so on, is evaluated once, but its stops are met by
// each use, under a path of its own. So they multiply from name to name, though there are few places where anything can stop.
#include "encoder/evaluate/stops.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace tlaloc::evaluate {

namespace {

constexpr std::size_t kCompared = 16;  // stops that are compared with each other
constexpr std::size_t kApart = 64;     // stops that stay apart: a condition alone folds more often than a disjunction

bool is_repeated(const Stop& a, const Stop& b) {
  return a.error.violated == b.error.violated && a.error.span == b.error.span && a.error.kind == b.error.kind &&
         a.unassigned == b.unassigned && a.is_free == b.is_free;
}

void drop_repeated(std::vector<Stop>& stops) {
  std::vector<Stop> kept;
  if (stops.size() <= kCompared) {
    for (Stop& stop : stops) {
      if (std::any_of(kept.begin(), kept.end(), [&](const Stop& known) { return is_repeated(known, stop); })) continue;
      kept.push_back(std::move(stop));
    }
  } else {
    std::unordered_multimap<term::TermId, std::size_t> by_term;
    for (Stop& stop : stops) {
      const auto [from, to] = by_term.equal_range(stop.error.violated);
      if (std::any_of(from, to, [&](const auto& known) { return is_repeated(kept[known.second], stop); })) continue;
      by_term.emplace(stop.error.violated, kept.size());
      kept.push_back(std::move(stop));
    }
  }
  stops = std::move(kept);
}

}  // namespace

bool is_same_place(const Stop& a, const Stop& b) {
  return a.error.span == b.error.span && a.error.kind == b.error.kind && a.unassigned == b.unassigned &&
         a.is_free == b.is_free && a.error.message == b.error.message;
}

void tidy(term::Terms& terms, std::vector<Stop>& stops) {
  if (stops.size() < 2) return;
  drop_repeated(stops);
  if (stops.size() > kApart) join_places(terms, stops);
}

void join_places(term::Terms& terms, std::vector<Stop>& stops) {
  struct Place {
    std::size_t stop;
    std::vector<term::TermId> violated;
  };
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, int, bool, std::string>, Place> places;
  std::vector<Stop> joined;
  const auto close = [&] {
    for (const auto& [key, place] : places) {
      if (place.violated.size() > 1) joined[place.stop].error.violated = terms.disjunction(place.violated);
    }
    places.clear();
  };
  for (Stop& stop : stops) {
    if (!joined.empty() && joined.back().unassigned.is_valid() != stop.unassigned.is_valid()) close();
    const auto& [violated, kind, message, span] = stop.error;
    const auto [at, fresh] = places.try_emplace(
        {span.source.index, span.begin, span.end, stop.unassigned.index, static_cast<int>(kind), stop.is_free, message},
        Place{joined.size(), {}});
    at->second.violated.push_back(violated);
    if (fresh) joined.push_back(std::move(stop));
  }
  close();
  stops = std::move(joined);
}

}  // namespace tlaloc::evaluate
