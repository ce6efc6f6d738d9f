// Tracks which actions some step can take. Actions that no step within the bound can take are reported, because a specification
// with a part that never runs is usually a mistake.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "encoder/system/transition_system.h"

namespace tlaloc::engine {

class ActionCoverage {
 public:
  ActionCoverage(const kernel::Program& program, kernel::ExprId next);

  /// Selectors of the step's branches whose action was not seen yet.
  [[nodiscard]] std::vector<term::TermId> unseen(const encoder::Transition& step) const;
  /// Marks the action of the branch that the model takes as seen.
  void see(const encoder::Transition& step, term::TermEvaluator& model);
  /// Stops tracking the unseen actions of this step: no claim is made about them any more.
  void forget(const encoder::Transition& step);
  [[nodiscard]] bool is_complete() const { return unseen_.empty(); }
  /// Names of the unseen actions, in the order of the next-state relation.
  [[nodiscard]] std::vector<std::string> never_seen() const;

 private:
  std::vector<Symbol> names_;
  std::unordered_set<Symbol> unseen_;
};

}  // namespace tlaloc::engine
