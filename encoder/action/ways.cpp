#include "encoder/action/ways.h"

#include <algorithm>

namespace tlaloc::action {

namespace {

constexpr std::size_t kMostWays = 64;

bool same_turns(const Way& a, const Way& b) {
  return std::equal(a.turns.begin(), a.turns.end(), b.turns.begin(), b.turns.end(),
                    [](const Turn& x, const Turn& y) { return x.arm == y.arm && x.ordered == y.ordered; });
}

}  // namespace

Ways no_turn(const term::Terms& terms) {
  return std::make_shared<const std::vector<Way>>(std::vector<Way>{{terms.true_term(), {}}});
}

Ways turn(const Ways& ways, std::size_t arm, bool ordered) {
  if (!ways) return ways;
  std::vector<Way> further = *ways;
  for (Way& way : further) way.turns.push_back({static_cast<std::uint32_t>(arm), ordered});
  return std::make_shared<const std::vector<Way>>(std::move(further));
}

Ways join(term::Terms& terms, const std::vector<std::pair<TermId, Ways>>& arms) {
  std::vector<Way> all;
  for (const auto& [guard, ways] : arms) {
    if (!ways) return nullptr;
    for (const Way& way : *ways) {
      const TermId here = terms.conjunction({guard, way.guard});
      const auto known = std::find_if(all.begin(), all.end(), [&](const Way& other) { return same_turns(way, other); });
      if (known == all.end()) {
        all.push_back({here, way.turns});
      } else {
        known->guard = terms.disjunction({known->guard, here});
      }
    }
  }
  if (all.size() == 1) all.front().guard = terms.true_term();
  if (all.size() > kMostWays) {
    all.resize(1);
    all.front().guard = terms.true_term();
    if (!all.front().turns.empty()) all.front().turns.back().ordered = false;
  }
  return std::make_shared<const std::vector<Way>>(std::move(all));
}

TermId leads_to(term::Terms& terms, const Ways& ways, const Ways& end) {
  if (!ways || !end) return terms.false_term();
  std::vector<TermId> any;
  for (const Way& way : *ways) {
    const bool leads = std::any_of(end->begin(), end->end(), [&](const Way& further) {
      return way.turns.size() <= further.turns.size() &&
             std::equal(way.turns.begin(), way.turns.end(), further.turns.begin(),
                        [](const Turn& s, const Turn& t) { return s.arm == t.arm; });
    });
    if (leads) any.push_back(way.guard);
  }
  return terms.disjunction(any);
}

bool is_unordered(const Ways& ways) {
  return ways && std::any_of(ways->begin(), ways->end(), [](const Way& way) {
           return std::any_of(way.turns.begin(), way.turns.end(), [](const Turn& taken) { return !taken.ordered; });
         });
}

Ends::Ends(term::Terms& terms, const std::vector<std::pair<TermId, Ways>>& ends) : terms_(terms) {
  for (const auto& [guard, ways] : ends) {
    if (!ways) continue;
    for (const Way& way : *ways) {
      const TermId not_reached = terms.negate(terms.conjunction({guard, way.guard}));
      std::size_t node = 0;
      for (const Turn& turn : way.turns) {
        const auto [at, is_new] = nodes_[node].arms.try_emplace(turn.arm);
        at->second.not_reached.push_back(not_reached);
        if (is_new) at->second.node = nodes_.size();
        node = at->second.node;
        if (is_new) nodes_.emplace_back();
      }
    }
  }
}

TermId Ends::none_before(std::size_t node, Turn turn) {
  Node& here = nodes_[node];
  const auto [at, is_new] = here.none_before.try_emplace({turn.arm, turn.ordered});
  if (!is_new) return at->second;
  std::vector<TermId> parts;
  for (const auto& [arm, ends] : here.arms) {
    if (arm < turn.arm || (arm != turn.arm && !turn.ordered)) parts.push_back(terms_.conjunction(ends.not_reached));
  }
  at->second = terms_.conjunction(parts);
  return at->second;
}

TermId Ends::met_before(const Ways& ways) {
  if (!ways) return terms_.true_term();
  std::vector<TermId> met;
  for (const Way& way : *ways) {
    std::vector<TermId> parts{way.guard};
    std::size_t node = 0;
    for (const Turn& turn : way.turns) {  // where the way of an end ends, or parts from this one
      parts.push_back(none_before(node, turn));
      const auto next = nodes_[node].arms.find(turn.arm);
      if (next == nodes_[node].arms.end()) break;
      node = next->second.node;
    }
    met.push_back(terms_.conjunction(parts));
  }
  return terms_.disjunction(met);
}

}  // namespace tlaloc::action
