// Which actions have been seen taken: those that no step within the bound can take are reported, since a specification of
// which a part never runs is rarely meant so.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "encoder/system/transition_system.h"

namespace tlaloc::engine {

class ActionCoverage {
 public:
  ActionCoverage(const kernel::Program& program, kernel::ExprId next);

  /// Selectors of the step's branches whose action has not been seen yet.
  [[nodiscard]] std::vector<term::TermId> unseen(const encoder::Transition& step) const;
  /// Notes the branch that a model takes.
  void see(const encoder::Transition& step, term::TermEvaluator& model);
  /// Gives up on what is unseen in this step: nothing is claimed about it any more.
  void forget(const encoder::Transition& step);
  [[nodiscard]] bool is_complete() const { return unseen_.empty(); }
  /// In the order of the next-state relation.
  [[nodiscard]] std::vector<std::string> never_seen() const;

 private:
  std::vector<Symbol> names_;
  std::unordered_set<Symbol> unseen_;
};

}  // namespace tlaloc::engine
