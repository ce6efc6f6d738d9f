// Proofs of temporal properties: the property as a question about states (solver/proof/certificate/liveness_module.h), which is
// proved as any other invariant is.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "encoder/system/behaviours.h"
#include "solver/proof/certificate/liveness_module.h"
#include "solver/proof/states/fair_cycles.h"
#include "solver/report.h"
#include "solver/strategy/task.h"

namespace tlaloc::solver {

class LivenessProof {
 public:
  /// Of the temporal properties of the task's specification, one by one. Keeps references. The budget is for what this takes.
  LivenessProof(const Task& task, const CheckOptions& options, const Budget& budget);

  /// Looks for a proof until the budget is over: first among all states, where they are few, then that behaviours without the
  /// property meet all conditions at most so many times, for growing numbers. The verdict is the property's: Proved, with
  /// certificates that were checked, in Report::liveness, or Unknown.
  enum class Effort {
    FewStates,  ///< only if the states can be listed
    All,
  };
  [[nodiscard]] Report run(encoder::PropertyId property, Effort effort, const Budget& budget);

 private:
  static constexpr const char* kEngine = "cycles";

  [[nodiscard]] static Report unknown(WhyUnknown why);
  /// What ends the work becomes a reason.
  template <class Work>
  [[nodiscard]] static Report answered(const Budget& budget, Work work);

  // liveness_certificate.cpp
  struct Question;
  /// A string: why there is none.
  [[nodiscard]] std::variant<std::unique_ptr<Question>, std::string> make_question(temporal::FormulaId counterexample,
                                                                                   const RoundBound& bound) const;
  /// That no behaviour satisfies the formula.
  [[nodiscard]] Report prove(temporal::FormulaId formula, Effort effort, const Budget& budget);
  /// What a behaviour satisfies that violates the property.
  struct Violation {
    temporal::FormulaId formula;
    temporal::Monitor monitor;
    engine::PlainFormulas plain;
  };
  /// The specification, stuttering included, with invariants that say which values each variable takes.
  struct Typed {
    frontend::Specification specification;
    std::vector<kernel::ExprId> types;
  };
  [[nodiscard]] Typed not_typed() const;
  /// What is tried as a bound of the rounds, in this order. Adds rankings to the program.
  [[nodiscard]] std::vector<RoundBound> bounds(temporal::FormulaId formula);
  static void add_invariant(frontend::Specification& specification, kernel::ExprId formula);
  /// Nothing: the invariants are inductive and, where they hold, each of `atoms` has a value.
  [[nodiscard]] std::optional<WhyUnknown> why_not_inductive(const Typed& typed, const std::vector<temporal::AtomId>& atoms,
                                                            const Budget& budget) const;
  /// Proves that there is no fair cycle, if there are few states. `listing`: the part of `budget` within which they are listed.
  /// `is_violated`: there is such a cycle.
  [[nodiscard]] Report list_states(const Violation& violation, bool& is_violated, const Budget& listing, const Budget& budget);
  /// The same of classes of states. `have_values`: each atom has a value wherever the variables have values of their types.
  [[nodiscard]] Report list_classes(const Violation& violation, bool& have_values, const Budget& budget) const;
  [[nodiscard]] Report conclude(const Violation& violation, const engine::StateGraph& graph, const engine::FairCycles& cycles,
                                const Typed& typed, const Budget& budget) const;
  /// That there is no fair cycle: an inductive invariant that says how often the conditions can have been met in each state. A
  /// string: why there is none that was checked.
  [[nodiscard]] std::variant<Certificate, std::string> certify(temporal::FormulaId counterexample,
                                                               const engine::StateGraph& graph,
                                                               const engine::FairCycles& cycles, const Typed& typed,
                                                               const Budget& budget) const;
  /// That no behaviour satisfies the formula, if the conditions can be met only so often.
  [[nodiscard]] Report attempt(temporal::FormulaId counterexample, const RoundBound& bound, const Budget& budget) const;

  const Task& task_;
  CheckOptions options_;
  frontend::Specification own_;
  encoder::Properties properties_;
  encoder::Behaviours behaviours_;
  std::map<temporal::FormulaId, Report> proved_;  ///< parts of properties, in an earlier run that was cut short
  bool is_listing_slow_ = false;                  ///< it came to no end in its time, and is not tried again
  bool is_list_complete_ = false;                 ///< known: there are no other states than those that are listed
  std::string name_;                              ///< of the property that is being proved
  std::string number_;                            ///< among the temporal properties, and of the conjunct, if there are several
};

/// The first of a specification's temporal properties and temporal conjuncts that has no normal form: why it is refused. Empty:
/// there is none, or the budget is over.
[[nodiscard]] std::optional<encoder::Refusal> find_refused_formula(const frontend::Specification& specification,
                                                                   const CheckOptions& options, const Budget& budget);

}  // namespace tlaloc::solver
