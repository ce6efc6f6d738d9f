#include "solver/proof/lemmas/abstract_reachability.h"

namespace tlaloc::engine {

namespace {

constexpr std::size_t kMostCubes = 600;

}  // namespace

std::vector<Lemma> AbstractReachability::find() {
  if (!problem_.quantities().empty()) return {};
  {
    const Scope scope(problem_.session());
    if (!visit({problem_.initial()}, false)) return {};
  }
  const Scope scope(problem_.session());
  for (const TermId t : {problem_.known(), problem_.continued(), problem_.step_condition()}) problem_.session().assert_term(t);
  for (const Cube& cube : reached_) problem_.session().assert_term(terms_.negate(terms_.conjunction(literals(cube, true))));
  for (std::size_t i = 0; i < reached_.size(); ++i) {
    if (!visit(literals(reached_[i], false), true)) return {};
  }
  return {be_in_one_of(problem_, reached_)};
}

/// All states that satisfy `where`, or all successors of those, that are new. False: too many.
bool AbstractReachability::visit(const std::vector<TermId>& where, bool next) {
  while (problem_.ask(where)) {
    if (reached_.size() == kMostCubes) return false;
    const term::Assignment model = problem_.session().model();
    term::TermEvaluator evaluator(terms_, model);
    Cube cube;
    for (std::uint32_t i = 0; i < problem_.atoms().size(); ++i) {
      cube.push_back({i, evaluator.truth(problem_.term({i, true}, next))});
    }
    problem_.session().assert_term(terms_.negate(terms_.conjunction(literals(cube, next))));
    reached_.push_back(std::move(cube));
  }
  return true;
}

std::vector<TermId> AbstractReachability::literals(const Cube& cube, bool next) {
  std::vector<TermId> out;
  for (const Literal literal : cube) out.push_back(problem_.term(literal, next));
  return out;
}

}  // namespace tlaloc::engine
