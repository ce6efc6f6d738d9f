#include "solver/engine/bounded/state_pruner.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace tlaloc::engine {

namespace {

constexpr std::size_t kWorthIt = 100;  // conditions
constexpr std::size_t kGrowth = 10;    // a part: as many more than before are worth a look

}  // namespace

std::vector<term::TermId> StatePruner::conditions(const encoder::SymbolicState& state) {
  std::vector<term::TermId> all;
  for (const symbolic::SymValue& value : state.values) {
    const std::vector<term::TermId> some = symbolic::conditions(terms_, value);
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

std::unordered_set<term::TermId> StatePruner::impossible(const encoder::SymbolicState& state, double seconds) {
  std::vector<term::TermId> open = conditions(state);
  // What does not go on growing does not get out of hand.
  const std::size_t count = open.size();
  if (count < kWorthIt) return {};
  const bool grows = last_ > 0 && count > (pays_ ? last_ : last_ + last_ / kGrowth);
  const bool has_grown = std::exchange(grows_, grows);
  last_ = count;
  if (!grows || !(has_grown || pays_)) return {};
  if (skip_ > 0) {
    --skip_;
    return {};
  }
  const std::chrono::duration<double> limit(pays_ ? 4 * seconds : seconds);
  if (!remove_possible(open, Clock::now() + std::chrono::duration_cast<Clock::duration>(limit))) {
    if (!pays_) skip_ = ++failures_;
    return {};
  }
  pays_ = open.size() * kGrowth > count;
  return {open.begin(), open.end()};
}

std::unordered_set<term::TermId> StatePruner::all_impossible(const encoder::SymbolicState& state) {
  std::vector<term::TermId> open = conditions(state);
  if (!remove_possible(open, std::nullopt)) return {};
  return {open.begin(), open.end()};
}

bool StatePruner::remove_possible(std::vector<term::TermId>& open, std::optional<Clock::time_point> end) {
  bool is_done = open.empty();
  while (!is_done) {
    if (end) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(*end - Clock::now()).count();
      if (left <= 0) break;
      session_.set_timeout(static_cast<std::uint32_t>(left));
    }
    session_.prefer(open);  // one model may show that many of them are possible
    const solver::Answer answer = session_.check(std::array{terms_.disjunction(open)});
    if (answer == solver::Answer::Unknown) break;
    if (answer == solver::Answer::Sat) {
      const term::Assignment model = session_.model();
      term::TermEvaluator evaluator(terms_, model);
      std::erase_if(open, [&](term::TermId condition) { return evaluator.truth(condition); });
    }
    is_done = answer == solver::Answer::Unsat || open.empty();
  }
  session_.prefer({});
  session_.set_timeout(0);
  return is_done;
}

}  // namespace tlaloc::engine
