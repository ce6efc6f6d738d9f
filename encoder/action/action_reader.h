// Reads Init or Next the way TLC does, left to right, into branches: each a guard, what it assigns, and its label.
// `x' = e` assigns when x' is unassigned and constrains when it is; `x' \in S` assigns a fresh element; \/, \E, IF, CASE
// split. Splits in tail position become branches of their own; a split with conjuncts after it is a *choice point*: its arms
// are merged under one-hot selectors and reading goes on once, so branches add and do not multiply (design: section 4 of
// docs/architecture.md). A conjunct that reads x' before it is assigned is postponed.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "encoder/evaluate/evaluator.h"
#include "encoder/system/transition.h"
#include "frontend/kernel/naming.h"

namespace tlaloc::action {

using encoder::Label;
using evaluate::Context;
using evaluate::EnvironmentPtr;
using evaluate::Evaluator;
using evaluate::PartialState;
using evaluate::SymbolicState;
using kernel::ExprId;
using symbolic::SymValue;
using term::TermId;

/// A conjunct that could not be read yet.
struct Postponed {
  ExprId expr;
  EnvironmentPtr env;
  std::string variable;  ///< the first one found unassigned
  Span span;
};

/// One way through (a part of) an action.
struct Branch {
  TermId guard;  ///< everything this part adds: tests, memberships of fresh elements
  PartialState next;
  Label label;
  std::vector<Postponed> postponed;
};

enum class Mode {
  Initial,   ///< Init: unprimed variables are assigned
  Step,      ///< Next, to be taken: existential choices become fresh variables
  Enabled,   ///< ENABLED: choices are expanded; fresh variables stand only for what no guard depends on
  Expanded,  ///< ENABLED, second try: x' \in S and sets given by a rule are expanded too
  Sampled,   ///< ENABLED, what can be said when that is too much: of a large SUBSET only {} and the whole set are tried
};
[[nodiscard]] inline bool asks_whether_enabled(Mode mode) { return mode != Mode::Initial && mode != Mode::Step; }

class ActionReader {
 public:
  /// `current` is null in Mode::Initial. `name` prefixes fresh variables.
  ActionReader(Evaluator& evaluator, Mode mode, const SymbolicState* current, std::string name);

  /// All branches of `action`; guards that fold to FALSE are dropped. `env` and `path`: of the place where it stands.
  [[nodiscard]] std::vector<Branch> read(ExprId action, const EnvironmentPtr& env, TermId path);
  /// The states that satisfy all of `formulas`, read one after the other (Mode::Initial). What reads a variable that none of
  /// them assigns stays postponed.
  [[nodiscard]] std::vector<Branch> read_states(const std::vector<ExprId>& formulas);
  /// Whether all choices were looked at; else the branches read are some of those there are (Mode::Sampled).
  [[nodiscard]] bool is_complete() const { return is_complete_; }
  /// What must be asserted for good about the fresh variables made while reading.
  [[nodiscard]] std::vector<TermId> take_definitions() { return std::move(definitions_); }
  /// Whether an element was drawn from a Seq(S) of which only the shortest sequences were considered.
  [[nodiscard]] bool capped() const { return capped_; }
  /// Ranges [from, to) of numbers of the variables that stand for an element of some set (Mode::Enabled).
  [[nodiscard]] const std::vector<std::pair<std::uint32_t, std::uint32_t>>& placeholders() const { return placeholders_; }

 private:
  /// What is known where a formula stands.
  struct Place {
    EnvironmentPtr env;
    TermId path;
    PartialState next;
    Label label;
    kernel::Naming naming = kernel::Naming::Whole;
    bool tail = true;           ///< nothing is read after this formula
    std::size_t instances = 1;  ///< ground instances of enclosing \E
    std::uint32_t depth = 0;
  };
  using Branches = std::vector<Branch>;

  [[nodiscard]] Place start(const EnvironmentPtr& env, TermId path) const;
  void finish(Branches& branches);
  Branches read(ExprId expr, const Place& place);
  /// Like read; a formula that meets an unassigned variable comes back whole, as postponed.
  Branches read_arm(ExprId expr, const Place& place);
  /// By kind of node: what `read` does with a formula that may assign.
  Branches read_node(ExprId expr, const Place& place);
  Branches read_op(ExprId expr, const kernel::OpApply& apply, const Place& place);
  struct Conjunct {
    ExprId expr;
    EnvironmentPtr env;
  };
  Branches read_conjunction(const std::vector<Conjunct>& conjuncts, const Place& place);
  static std::vector<Conjunct> conjuncts(const std::vector<ExprId>& formulas, const EnvironmentPtr& env);
  Branches read_disjunction(const std::vector<ExprId>& disjuncts, const Place& place);
  Branches read_if(TermId condition, ExprId then_expr, std::optional<ExprId> else_expr, const Place& place);
  Branches read_case(const kernel::Case& node, Span span, const Place& place);
  Branches read_call(const kernel::Call& call, const Place& place);
  Branches read_closure(const Evaluator::Closure& closure, ExprId expr, const Place& place);
  Branches read_exists(const kernel::Quantifier& node, const Place& place);
  /// From binder number `binder` on; `sets` are those of all binders.
  Branches read_instances(const kernel::Quantifier& node, const std::vector<SymValue>& sets, std::size_t binder,
                          const Place& place);
  Branches read_for_all(ExprId expr, const kernel::Quantifier& node, const Place& place);
  Branches read_equality(ExprId expr, const kernel::OpApply& apply, const Place& place);
  Branches read_membership(ExprId expr, const kernel::OpApply& apply, const Place& place);
  Branches read_unchanged(ExprId expr, ExprId target, const EnvironmentPtr& env, const Place& place);
  Branches read_composition(ExprId expr, const kernel::OpApply& apply, const Place& place);
  Branches read_test(ExprId expr, const Place& place);

  /// The variable that `expr` assigns to: x' (x in Init), seen through parameters and definitions.
  [[nodiscard]] std::optional<kernel::VariableId> assignable(ExprId expr, const EnvironmentPtr& env, const Place& place) const;
  /// Joins arms that assign the same variables under one-hot selectors.
  [[nodiscard]] Branches collapse(Branches arms);
  [[nodiscard]] Branches merge_group(Branches group);
  void retry_postponed(Branches& branches, const Place& place);
  [[nodiscard]] Branch through(const Place& place, TermId guard) const;
  [[nodiscard]] bool all_assigned(const PartialState& next) const;
  [[nodiscard]] Context context(const Place& place) const;
  [[nodiscard]] Context context(const Place& place, const EnvironmentPtr& env) const;
  /// `action` read on its own from `current`; what the reading made becomes ours.
  [[nodiscard]] Branches read_apart(ExprId action, const SymbolicState& current, const Place& place);
  void note_placeholders(std::uint32_t first_variable);
  /// The elements of a set that \E ranges over, when each gets an instance of its own; else one fresh element stands for it.
  [[nodiscard]] std::optional<symbolic::Set> listed(const SymValue& set, const Place& place);
  [[nodiscard]] SymValue fresh(const SymValue& set, const std::string& what, TermId& guard);
  [[nodiscard]] const kernel::Expr& node(ExprId expr) const { return evaluator_.program().exprs[expr]; }
  [[nodiscard]] Span span(ExprId expr) const { return evaluator_.program().spans[expr]; }
  [[nodiscard]] std::string variable_name(kernel::VariableId v) const;

  Evaluator& evaluator_;
  term::Terms& terms_;
  Mode mode_;
  const SymbolicState* current_;
  std::string name_;
  bool is_complete_ = true;
  std::vector<TermId> definitions_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> placeholders_;
  bool capped_ = false;
};

/// S /= {} for any symbolic set, without fresh variables. Throws Unsupported when undecidable by rule.
[[nodiscard]] TermId is_non_empty(term::Terms& terms, const symbolic::Limits& limits, const SymValue& set);

/// Whether a variable with a number in one of the ranges [from, to) occurs in `t`.
[[nodiscard]] bool depends_on(const term::Terms& terms, TermId t,
                              const std::vector<std::pair<std::uint32_t, std::uint32_t>>& ranges);

}  // namespace tlaloc::action
