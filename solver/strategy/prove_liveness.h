// Proofs of temporal properties: the property as a question about states (solver/proof/certificate/liveness_module.h), which is
// proved as any other invariant is.
#pragma once

#include "encoder/system/behaviours.h"
#include "solver/report.h"
#include "solver/strategy/task.h"

namespace tlaloc::solver {

class LivenessProof {
 public:
  /// Of one temporal property of the task's specification.
  LivenessProof(const Task& task, encoder::PropertyId property, const CheckOptions& options);

  /// Looks for a proof until the budget is over: that behaviours without the property meet all conditions for ever at most so
  /// many times, for growing numbers. Called again it goes on with the next number. The verdict is the property's: Proved, with
  /// a certificate, or Unknown.
  [[nodiscard]] Report run(const Budget& budget);

 private:
  /// That there is no fair cycle among finitely many states.
  [[nodiscard]] Report list_states(temporal::FormulaId counterexample, const Budget& budget) const;
  [[nodiscard]] Report attempt(temporal::FormulaId counterexample, std::uint32_t rounds, const Budget& budget) const;

  const Task& task_;
  encoder::PropertyId id_;
  CheckOptions options_;
  frontend::Specification own_;
  encoder::Properties properties_;
  encoder::Behaviours behaviours_;
  std::uint32_t rounds_ = 0;
};

}  // namespace tlaloc::solver
