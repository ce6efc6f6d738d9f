// Proofs of temporal properties: the property as a question about states (solver/proof/certificate/liveness_module.h), which is
// proved as any other invariant is.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "encoder/system/behaviours.h"
#include "solver/proof/fair_cycles.h"
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
  struct Question;
  /// A string: why there is none.
  [[nodiscard]] std::variant<std::unique_ptr<Question>, std::string> make_question(temporal::FormulaId counterexample,
                                                                                   std::uint32_t rounds) const;
  /// That there is no fair cycle among finitely many states.
  [[nodiscard]] Report list_states(temporal::FormulaId counterexample, const Budget& budget) const;
  /// How often the conditions can have been met in each of them, as an inductive invariant. Empty: it could not be checked.
  /// Throws InternalError if it is none.
  [[nodiscard]] std::optional<Certificate> certify(temporal::FormulaId counterexample, const engine::FairCycles& cycles,
                                                   const engine::ProofProblem& problem,
                                                   const std::vector<kernel::ExprId>& types, const Budget& budget) const;
  [[nodiscard]] Report attempt(temporal::FormulaId counterexample, std::uint32_t rounds, const Budget& budget) const;

  const Task& task_;
  encoder::PropertyId id_;
  CheckOptions options_;
  frontend::Specification own_;
  encoder::Properties properties_;
  encoder::Behaviours behaviours_;
  std::uint32_t number_ = 1;  ///< among the temporal properties
  std::uint32_t rounds_ = 0;
};

}  // namespace tlaloc::solver
