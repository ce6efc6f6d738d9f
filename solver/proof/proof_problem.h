// The problem that proof engines work on: one step from any state that the invariants admit, in one session, with the
// vocabulary evaluated before and after it. It need not be complete: an engine's result is checked independently
// (solver/strategy/check_induction.h) before it is called proved.
#pragma once

#include <memory>
#include <optional>

#include "encoder/system/system.h"
#include "solver/backend/session.h"
#include "solver/proof/atom.h"
#include "solver/proof/expressions.h"
#include "solver/proof/goal.h"
#include "solver/proof/symmetry.h"
#include "solver/proof/unanswered.h"
#include "solver/proof/vocabulary.h"
#include "solver/run/budget.h"
#include "solver/solver.h"

namespace tlaloc::engine {

using solver::Scope;

/// A state predicate found by an engine.
struct Lemma {
  TermId now, next;                                        ///< before and after the step
  kernel::ExprId expr;                                     ///< in the problem's program
  std::optional<kernel::ExprId> spelt_out = std::nullopt;  ///< without quantifiers over interchangeable values, if it has any
};

class ProofProblem {
 public:
  /// Encodes the model of `specification`, which must be a draft: atoms and, later, lemmas are added to its program. Throws
  /// symbolic::Unsupported and evaluate::Interrupted.
  ProofProblem(frontend::Specification& specification, const solver::CheckOptions& options, const solver::Budget& budget,
               const ConstantNames& names = {});
  ProofProblem(const ProofProblem&) = delete;
  ProofProblem& operator=(const ProofProblem&) = delete;

  [[nodiscard]] term::Terms& terms() { return terms_; }
  [[nodiscard]] solver::Session& session() { return *session_; }
  [[nodiscard]] const kernel::Program& program() const { return specification_.program; }
  /// Makes expressions of the program.
  [[nodiscard]] Expressions& expressions() { return expressions_; }
  [[nodiscard]] const std::vector<Atom>& atoms() const { return atoms_; }
  /// The number of leading atoms that give the value of one part of the state.
  [[nodiscard]] std::size_t parts() const { return parts_; }
  /// The number of leading atoms that distinguish cases: those, and equations of the specification's text.
  [[nodiscard]] std::size_t cases() const { return cases_; }
  [[nodiscard]] const std::vector<Quantity>& quantities() const { return quantities_; }
  /// Quantities of small range; their values are among the atoms.
  [[nodiscard]] const std::vector<Quantity>& small() const { return small_; }
  /// Conjunctions of two parts with the same key. They are not among the atoms.
  [[nodiscard]] const std::vector<Atom>& joint() const { return joint_; }
  [[nodiscard]] Symmetry& symmetry() { return *symmetry_; }
  [[nodiscard]] TermId term(Literal literal, bool next);
  /// The pre-state satisfies Init. States in which parts of Init have no value are missed (see read_initial).
  [[nodiscard]] TermId initial() const { return initial_; }
  /// The pre-state satisfies the constraints, so it is continued.
  [[nodiscard]] TermId continued() const { return continued_; }
  /// The post-state is a successor of the pre-state.
  [[nodiscard]] TermId step_condition() const { return step_condition_; }
  /// The number of branches of Next.
  [[nodiscard]] std::size_t ways_to_step() const { return step_->branches.size(); }
  [[nodiscard]] const std::vector<Goal>& goals() const { return goals_; }
  /// A step is taken that violates the goal, or after which the goal is undefined.
  [[nodiscard]] TermId goal_broken(std::size_t goal) const { return broken_[goal]; }
  /// The pre-state has no successor (if deadlock is checked), or Next is undefined there.
  [[nodiscard]] TermId bad_now() const { return bad_now_; }
  /// The post-state violates an invariant or the step violates an action property, or one of them is undefined.
  [[nodiscard]] TermId bad_next() const { return bad_next_; }
  /// bad_now() or bad_next() in a pre-state that is continued, or a constraint is undefined there.
  [[nodiscard]] TermId bad();

  /// The lemma that `expr` is defined and TRUE. The expression must have been part of the program before the problem was made.
  /// Throws symbolic::Unsupported.
  [[nodiscard]] Lemma state_predicate(kernel::ExprId expr);
  struct StepPredicate {
    TermId holds, undefined;
  };
  /// What `expr` says of the state before the step or, if `is_action`, of the step. Throws symbolic::Unsupported.
  [[nodiscard]] StepPredicate step_predicate(kernel::ExprId expr, bool is_action);
  /// The initial states, made as a search makes them: all of them, unlike initial().
  struct InitialStates {
    encoder::SymbolicState state;
    TermId exist;               ///< assumed: `state` is an initial state
    TermId undefined;           ///< Init has no value, or an atom has none in an initial state
    std::vector<TermId> atoms;  ///< in `state`
  };
  /// Throws symbolic::Unsupported.
  [[nodiscard]] InitialStates read_initial();
  /// What `expr`, of level State, says of an initial state. Throws symbolic::Unsupported.
  [[nodiscard]] StepPredicate initial_predicate(const InitialStates& initial, kernel::ExprId expr);
  /// Throws Unanswered once the budget is over.
  void poll() const;
  /// Whether all assumptions can hold together. Throws Unanswered.
  [[nodiscard]] bool ask(const std::vector<TermId>& assumptions);
  /// The assertions: they hold of every admitted pre-state and step, and, where known() is assumed, include the lemmas added so
  /// far.
  [[nodiscard]] const std::vector<TermId>& facts() const { return facts_; }
  /// If assumed, the lemmas added so far hold before and after the step.
  [[nodiscard]] TermId known() const { return known_; }
  /// Adds a lemma that holds in all states reached before an invariant is violated.
  void add_lemma(const Lemma& lemma);

 private:
  void admit_states();
  void encode_step();
  void evaluate_vocabulary();
  void add_atom(kernel::ExprId expr, std::vector<Atom>& atoms);
  void add_quantity(kernel::ExprId expr, std::vector<Quantity>& quantities);
  [[nodiscard]] std::optional<TermId> number(kernel::ExprId expr, const encoder::SymbolicState& state);
  [[nodiscard]] TermId holds(const encoder::Condition& predicate);
  [[nodiscard]] TermId any_violated(const std::vector<obligation::Obligation>& obligations);
  [[nodiscard]] StepPredicate with_undefined(const encoder::Condition& predicate);
  void define(const std::vector<TermId>& definitions);
  void assert_fact(TermId t);

  const frontend::Specification& specification_;
  Expressions expressions_;
  const solver::Budget& budget_;
  Vocabulary vocabulary_;
  std::vector<Goal> goals_;
  ConstantNames names_;
  encoder::System encoded_;
  term::Terms& terms_ = encoded_.terms;
  encoder::TransitionSystem& system_ = encoded_.transitions;
  std::unique_ptr<solver::Session> session_;
  const solver::Budget::Guard guard_;
  std::optional<encoder::Transition> before_, step_;
  std::vector<Atom> atoms_, joint_;
  std::optional<Symmetry> symmetry_;
  std::size_t parts_ = 0, cases_ = 0;
  std::vector<Quantity> quantities_, small_;
  std::vector<TermId> broken_;  // by goal
  std::vector<TermId> facts_;
  TermId known_;
  TermId initial_, continued_, constraint_undefined_, step_condition_, bad_now_, bad_next_;
};

}  // namespace tlaloc::engine
