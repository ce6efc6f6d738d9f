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
  /// Of one temporal property of the task's specification. Keeps references.
  LivenessProof(const Task& task, encoder::PropertyId property, const CheckOptions& options, const Budget& budget);

  /// Looks for a proof until the budget is over: first among all states, where they are few, then that behaviours without the
  /// property meet all conditions at most so many times, for growing numbers. The verdict is the property's: Proved, with a
  /// certificate that was checked, or Unknown.
  [[nodiscard]] Report run();

 private:
  struct Question;
  /// A string: why there is none.
  [[nodiscard]] std::variant<std::unique_ptr<Question>, std::string> make_question(temporal::FormulaId counterexample,
                                                                                   std::uint32_t rounds) const;
  /// The specification, stuttering included, with invariants that say which values each variable takes.
  struct Typed {
    frontend::Specification specification;
    std::vector<kernel::ExprId> types;
  };
  [[nodiscard]] std::variant<Typed, WhyUnknown> find_types(const Budget& budget) const;
  /// Whether the types are inductive and, with `atoms`, each atom of the formula has a value wherever they hold.
  [[nodiscard]] bool are_inductive(const Typed& typed, const std::vector<temporal::AtomId>& atoms, const Budget& budget) const;
  /// Proves that there is no fair cycle among finitely many states.
  [[nodiscard]] Report list_states(temporal::FormulaId counterexample, Typed typed, const Budget& budget) const;
  /// After that: an inductive invariant that says how often the conditions can have been met in each state. A string: why there
  /// is none that was checked.
  [[nodiscard]] std::variant<Certificate, std::string> certify(temporal::FormulaId counterexample,
                                                               const engine::FairCycles& cycles,
                                                               const engine::ProofProblem& problem,
                                                               const std::vector<kernel::ExprId>& types,
                                                               const Budget& budget) const;
  [[nodiscard]] Report attempt(temporal::FormulaId counterexample, std::uint32_t rounds, const Budget& budget) const;

  const Task& task_;
  encoder::PropertyId id_;
  CheckOptions options_;
  const Budget& budget_;
  frontend::Specification own_;
  encoder::Properties properties_;
  encoder::Behaviours behaviours_;
  std::uint32_t number_ = 1;  ///< among the temporal properties
};

/// The first of a specification's temporal properties and temporal conjuncts that has no normal form: why it is refused. Empty:
/// there is none, or the budget is over.
[[nodiscard]] std::optional<encoder::Refusal> find_refused_formula(const frontend::Specification& specification,
                                                                   const CheckOptions& options, const Budget& budget);

}  // namespace tlaloc::solver
