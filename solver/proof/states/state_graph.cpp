#include "solver/proof/states/state_graph.h"

#include <algorithm>

namespace tlaloc::engine {

PlainFormulas::PlainFormulas(const temporal::Monitor& monitor) {
  std::vector<temporal::FormulaId> initial;
  for (const temporal::Rule& rule : monitor.initially) temporal::collect_plain(rule, initial);
  all = initial;
  for (const auto* rules : {&monitor.steps, &monitor.conditions}) {
    for (const temporal::Rule& rule : *rules) temporal::collect_plain(rule, all);
  }
  for (const temporal::FormulaId id : all) {
    numbers.emplace(id, numbers.size());
    is_initial.push_back(std::find(initial.begin(), initial.end(), id) != initial.end());
  }
}

}  // namespace tlaloc::engine
