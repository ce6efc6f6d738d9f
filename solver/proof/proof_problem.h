// What proof engines ask about: one step from any state that the invariants admit, in one session, with the vocabulary
// evaluated before and after it. Nothing here need be complete: what an engine makes of it is checked by itself
// (solver/strategy/check_induction.h) before it is called proved.
#pragma once

#include <memory>
#include <set>

#include "encoder/system/system.h"
#include "solver/backend/session.h"
#include "solver/proof/atom.h"
#include "solver/proof/goal.h"
#include "solver/proof/symmetry.h"
#include "solver/proof/vocabulary.h"
#include "solver/run/budget.h"
#include "solver/solver.h"

namespace tlaloc::engine {

using solver::Scope;

/// A state predicate that an engine has found.
struct Lemma {
  TermId now, next;                    ///< before and after the step
  std::string text;                    ///< as TLA+
  std::vector<kernel::ExprId> naming;  ///< atoms and quantities in it
  std::set<Value> bound = {};          ///< values in those for which the text has bound variables
  std::string spelt_out = {};          ///< the text without quantifiers over interchangeable values; empty: it has none
};

/// Thrown when a question gets no answer.
struct Unanswered {
  solver::WhyUnknown why;
};

class ProofProblem {
 public:
  /// Encodes the model of `specification`, to whose program atoms are added. Throws symbolic::Unsupported and
  /// evaluate::Interrupted.
  ProofProblem(frontend::Specification& specification, const solver::CheckOptions& options, const solver::Budget& budget,
               const ConstantNames& names = {});
  ProofProblem(const ProofProblem&) = delete;
  ProofProblem& operator=(const ProofProblem&) = delete;

  [[nodiscard]] term::Terms& terms() { return terms_; }
  [[nodiscard]] solver::Session& session() { return *session_; }
  [[nodiscard]] const kernel::Program& program() const { return specification_.program; }
  [[nodiscard]] const std::vector<Atom>& atoms() const { return atoms_; }
  /// The first atoms: what one part of the state is; and the first that tell cases apart, equations of the text as well.
  [[nodiscard]] std::size_t parts() const { return parts_; }
  [[nodiscard]] std::size_t cases() const { return cases_; }
  [[nodiscard]] const std::vector<Quantity>& quantities() const { return quantities_; }
  /// Quantities of small range: their values are atoms as well.
  [[nodiscard]] const std::vector<Quantity>& small() const { return small_; }
  /// Conjunctions of two parts with the same key; not among the atoms.
  [[nodiscard]] const std::vector<Atom>& joint() const { return joint_; }
  [[nodiscard]] Symmetry& symmetry() { return *symmetry_; }
  [[nodiscard]] TermId term(Literal literal, bool next);
  /// Over the state before: it satisfies Init; it is continued (constraints).
  [[nodiscard]] TermId initial() const { return initial_; }
  [[nodiscard]] TermId continued() const { return continued_; }
  /// A step is taken.
  [[nodiscard]] TermId step_condition() const { return step_condition_; }
  /// The number of branches of Next.
  [[nodiscard]] std::size_t ways_to_step() const { return step_->branches.size(); }
  [[nodiscard]] const std::vector<Goal>& goals() const { return goals_; }
  /// A step is taken that breaks the goal, or after which it has no value.
  [[nodiscard]] TermId goal_broken(std::size_t goal) const { return broken_[goal]; }
  /// The state before is without a successor where that matters, or Next has no value there.
  [[nodiscard]] TermId bad_now() const { return bad_now_; }
  /// The state after breaks an invariant or the step an action property, or one has no value there.
  [[nodiscard]] TermId bad_next() const { return bad_next_; }
  /// One or the other, where the state before is continued; or a constraint has no value there.
  [[nodiscard]] TermId bad();

  /// That `expr`, one of the program's from before the problem was made, has a value and is TRUE. Throws
  /// symbolic::Unsupported.
  [[nodiscard]] Lemma state_predicate(kernel::ExprId expr);
  /// Whether all of them can hold. Throws Unanswered.
  [[nodiscard]] bool ask(const std::vector<TermId>& assumptions);
  /// What was asserted: holds of every state that the invariants admit, every step from it, and, of the lemmas learnt so far,
  /// where `known` does.
  [[nodiscard]] const std::vector<TermId>& facts() const { return facts_; }
  /// Assumed, the lemmas learnt so far hold before and after the step.
  [[nodiscard]] TermId known() const { return known_; }
  /// `lemma` holds in all states reached before the invariants are broken.
  void add_lemma(const Lemma& lemma);

 private:
  void admit_states();
  void encode_step();
  void evaluate_vocabulary();
  void add_atom(kernel::ExprId expr, std::vector<Atom>& atoms);
  void add_quantity(kernel::ExprId expr, std::vector<Quantity>& quantities);
  [[nodiscard]] std::optional<TermId> number(kernel::ExprId expr, const encoder::SymbolicState& state);
  [[nodiscard]] TermId holds(const encoder::Condition& predicate);
  void define(const std::vector<TermId>& definitions);
  void assert_fact(TermId t);

  const frontend::Specification& specification_;
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
