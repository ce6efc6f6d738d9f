// Reads Init or Next as TLC does, from left to right, into branches: each has a guard, assignments, and a label. The order of
// evaluation is defined in kernel/action/action_form.h. Splits in tail position become branches of their own. A split with
// conjuncts after it is a *choice point*: its arms are merged under one-hot selectors and reading continues once, so the
// number of branches adds up rather than multiplies (section 4 of docs/architecture.md).
//
// One reading covers many states. If only some of them read a variable before it is assigned, those are split off: there the
// formula is postponed, in a branch whose guard describes them, and in the others it is read at once.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "encoder/action/label.h"
#include "encoder/action/ways.h"
#include "encoder/evaluate/evaluator.h"
#include "frontend/kernel/action/action_form.h"
#include "frontend/kernel/action/naming.h"

namespace tlaloc::action {

using evaluate::Attempt;
using evaluate::Context;
using evaluate::Early;
using evaluate::EnvironmentPtr;
using evaluate::Evaluator;
using evaluate::PartialState;
using evaluate::SymbolicState;
using kernel::ExprId;
using symbolic::SymValue;
using term::TermId;

struct Arm;

/// Something to read: a formula, one side of an equation, the condition that an expression changes, or whichever of several
/// arms holds.
struct Item {
  enum class Kind { Formula, Equation, Changed, Arms };
  Kind kind = Kind::Formula;
  ExprId expr;  ///< Equation: the left side; Changed: the expression that changes
  EnvironmentPtr env;
  std::pair<Evaluator::Operand, Evaluator::Operand> sides;  ///< Equation
  std::shared_ptr<const std::vector<Arm>> arms;
};

/// An item that could not be read yet.
struct Postponed {
  Item item;
  std::string variable;  ///< the first unassigned variable that it reads
  Span span;
};

/// The items left to read under a guard.
struct Arm {
  TermId guard;
  std::vector<Postponed> postponed;
};

/// One path through an action, or a part of it.
struct Branch {
  TermId guard;  ///< everything this part requires: tests, memberships of fresh elements
  PartialState next;
  Label label;
  std::vector<Postponed> postponed;
  Ways ways;  ///< for ENABLED: the turns that lead to it
};

enum class Mode {
  Initial,     ///< Init: unprimed variables are assigned
  Step,        ///< Next, to be taken: existential choices become fresh variables
  Enabled,     ///< ENABLED: choices are expanded; fresh variables stand only for what no guard depends on
  Eliminated,  ///< ENABLED, second try: fresh variables are chosen as in a step, and then eliminated from the guards
  Expanded,    ///< ENABLED, third try: x' \in S and sets given by a rule are expanded too
  Sampled,     ///< ENABLED, if that is still too much: of a large SUBSET only {} and the whole set are tried
};
[[nodiscard]] inline bool asks_whether_enabled(Mode mode) { return mode != Mode::Initial && mode != Mode::Step; }

class ActionReader {
 public:
  /// `current` is null in Mode::Initial. `name` prefixes fresh variables.
  ActionReader(Evaluator& evaluator, Mode mode, const SymbolicState* current, std::string name);

  /// All branches of `action`, without those whose guard folds to FALSE. `env` and `path` are those of the place where the
  /// action occurs.
  [[nodiscard]] std::vector<Branch> read(ExprId action, const EnvironmentPtr& env, TermId path);
  /// The states that satisfy all of `formulas`, read one after the other (Mode::Initial). Items that read a variable which none
  /// of them assigns stay postponed.
  [[nodiscard]] std::vector<Branch> read_states(const std::vector<ExprId>& formulas);
  /// For ENABLED: removes errors that occur only after one of `ends`, branches that were read, is reached. Call at most once,
  /// after reading.
  void end_at_first(const std::vector<Branch>& ends);
  /// For ENABLED: the conditions of errors on a way to `end`, a branch that was read. Call before end_at_first.
  [[nodiscard]] std::vector<TermId> undefined_on_the_way(const Branch& end);
  /// Whether all choices were explored; false in Mode::Sampled if some were left out.
  [[nodiscard]] bool is_complete() const { return is_complete_; }
  /// Constraints of the fresh variables made while reading, to be asserted permanently.
  [[nodiscard]] std::vector<TermId> take_definitions() { return std::move(definitions_); }
  /// Whether an element was drawn from a Seq(S) of which only the shortest sequences were considered.
  [[nodiscard]] bool capped() const { return capped_; }

 private:
  /// The context in which a formula is read.
  struct Place {
    EnvironmentPtr env;
    TermId path;
    PartialState next;
    Label label;
    Ways ways;
    kernel::Naming naming = kernel::Naming::Whole;
    bool tail = true;           ///< nothing is read after this formula
    std::size_t instances = 1;  ///< number of ground instances of the enclosing \E
    bool is_crowded = false;    ///< for ENABLED: the enclosing \E have too many instances for all of them to be tried
    std::uint32_t depth = 0;
  };
  using Branches = std::vector<Branch>;
  static constexpr std::size_t kMostBranches = 20000;
  static constexpr std::size_t kMostInstances = 200000;  // of nested \E, where all of them are to be tried

  /// During this object's lifetime, errors found are attributed to `ways`.
  class Meeting {
   public:
    Meeting(ActionReader& reader, Ways ways) : reader_(reader) {
      reader_.note_met();
      outer_ = std::exchange(reader_.meeting_, std::move(ways));
    }
    ~Meeting() {
      reader_.note_met();
      reader_.meeting_ = std::move(outer_);
    }
    Meeting(const Meeting&) = delete;
    Meeting& operator=(const Meeting&) = delete;

   private:
    ActionReader& reader_;
    Ways outer_;
  };
  void note_met();

  [[nodiscard]] Place start(const EnvironmentPtr& env, TermId path) const;
  void finish(Branches& branches);
  /// Reads an item. Parts that read an unassigned variable come back as postponed.
  Branches read(const Item& item, const Place& place);
  Branches read(ExprId formula, const Place& place);
  Branches read_formula(ExprId expr, const Place& place);
  Branches read_form(kernel::ActionForm form, ExprId expr, const Place& place);
  /// Reads `rest` where an evaluation succeeded, and postpones `item` where it read an unassigned variable.
  template <class Rest>
  Branches read_rest(const std::optional<Early>& early, const Item& item, const Place& place, const Rest& rest) {
    if (!early) return rest(place);
    Branches out{wait(*early, item, place)};
    Place there = place;
    const TermId known = terms_.negate(early->path);
    there.path = terms_.conjunction({place.path, known});
    if (!terms_.is_false(there.path)) append(known, rest(there), out);
    return out;
  }
  [[nodiscard]] Branches passed(TermId guard, const Place& place) const;
  [[nodiscard]] Branch wait(const Early& early, const Item& item, const Place& place) const;
  /// `place` as it is after `branch` was read there.
  [[nodiscard]] Place after(const Place& place, const Branch& branch) const;
  /// Appends `more`, which was read under `guard`, to `out`.
  void append(TermId guard, Branches&& more, Branches& out) const;
  /// Appends `more`, which was read after `branch`, to `out`.
  void append(const Branch& branch, Branches&& more, Branches& out) const;

  struct Conjunct {
    ExprId expr;
    EnvironmentPtr env;
    TermId guard;  ///< the conjunct applies only under this condition
  };
  Branches read_conjunction(const std::vector<Conjunct>& conjuncts, const Place& place);
  Branches read_conjunct(const Conjunct& conjunct, const Place& place);
  [[nodiscard]] std::vector<Conjunct> conjuncts(const std::vector<ExprId>& formulas, const EnvironmentPtr& env) const;
  Branches read_disjunction(const std::vector<ExprId>& disjuncts, const Place& place);
  Branches read_condition(ExprId expr, const kernel::OpApply& apply, const Place& place);
  Branches read_if(TermId condition, ExprId then_expr, std::optional<ExprId> else_expr, const Place& place);
  Branches read_case(ExprId expr, const kernel::Case& node, const Place& place);
  Branches read_call(const kernel::Call& call, const Place& place);
  Branches read_closure(const Evaluator::Closure& closure, ExprId expr, const Place& place);
  Branches read_application(ExprId expr, const kernel::OpApply& apply, const Place& place);
  Branches read_change(const kernel::OpApply& apply, const Place& place);
  Branches read_arms(const std::vector<Arm>& arms, const Place& place);
  Branches read_exists(ExprId expr, const kernel::Quantifier& node, const Place& place);
  /// Reads the instances from binder number `binder` on; `sets` are the sets of all binders.
  Branches read_instances(const kernel::Quantifier& node, const std::vector<SymValue>& sets, std::size_t binder,
                          const Place& place);
  Branches read_for_all(ExprId expr, const kernel::Quantifier& node, const Place& place);
  /// Evaluates the sets of all binders, then calls `rest` with them and the place where all are known.
  Branches with_sets(ExprId expr, const kernel::Quantifier& node, const Place& place,
                     const std::function<Branches(const std::vector<SymValue>& sets, const Place&)>& rest);
  Branches read_equation(const Item& item, const Evaluator::Operand& left, const Evaluator::Operand& right, const Place& place);
  Branches read_choice(ExprId expr, const kernel::OpApply& apply, const Place& place);
  Branches draw(kernel::VariableId variable, const SymValue& set, const Place& place);
  Branches read_truth(ExprId expr, const Place& place);
  Branches read_unchanged(ExprId target, const Place& place);
  Branches read_changed(const Item& item, const Place& place);
  Branches read_composition(ExprId expr, const kernel::OpApply& apply, const Place& place);
  [[nodiscard]] bool is_incomplete(const Branch& step, const char* which, TermId path, ExprId expr);
  Branches read_test(ExprId expr, const Place& place);

  [[nodiscard]] static Item formula(ExprId expr, const Place& place) {
    Item item;
    item.expr = expr;
    item.env = place.env;
    return item;
  }
  [[nodiscard]] static Evaluator::Operand operand(ExprId expr, const Place& place) { return {expr, place.env, false}; }
  /// The expression that a name refers to, as kernel/action/equation.h requires it.
  [[nodiscard]] std::optional<std::pair<ExprId, EnvironmentPtr>> enter(const kernel::Expr& name, const EnvironmentPtr& env,
                                                                       const Place& place) const;
  /// The unassigned variable that `operand` refers to, if any.
  [[nodiscard]] std::optional<kernel::VariableId> open_variable(const Evaluator::Operand& operand, const Place& place) const;
  /// Joins arms that assign the same variables under one-hot selectors.
  [[nodiscard]] Branches collapse(Branches arms);
  [[nodiscard]] Branches merge_group(Branches group);
  /// The items that several branches postpone, each under its guard.
  [[nodiscard]] static std::vector<Postponed> wait_for_any(const std::vector<TermId>& guards, const Branches& branches);
  /// Reads the postponed items of each branch, as often as that assigns further variables.
  [[nodiscard]] Branches retry_postponed(Branches branches, const Place& place);
  [[nodiscard]] Branch through(const Place& place, TermId guard) const;
  /// The first variable of the state that is made without a value.
  [[nodiscard]] std::optional<kernel::VariableId> find_unassigned(const PartialState& next) const;
  [[nodiscard]] Context context(const Place& place) const;
  [[nodiscard]] Context context(const Place& place, const EnvironmentPtr& env) const;
  /// Reads `action` from `current` with a reader of its own, and takes over the definitions and errors it makes.
  [[nodiscard]] Branches read_apart(ExprId action, const SymbolicState& current, const Place& place);
  /// The elements of a set that \E ranges over, if each gets an instance of its own; empty if one fresh element represents them
  /// all.
  [[nodiscard]] std::optional<symbolic::Set> listed(const SymValue& set, const Place& place);
  /// For ENABLED: whether there are so many combinations of elements that not all of them are tried in this mode.
  [[nodiscard]] bool has_many_instances(const std::vector<SymValue>& sets, const Place& place) const;
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
  bool capped_ = false;
  std::size_t met_before_ = 0;  ///< number of obligations when reading began
  std::vector<Ways> met_;       ///< the ways to each later one
  Ways meeting_;
};

/// S /= {} for any symbolic set, without fresh variables. Throws Unsupported if that can be decided neither by rule nor by
/// elimination.
[[nodiscard]] TermId is_non_empty(term::Terms& terms, const symbolic::Limits& limits, const SymValue& set);

}  // namespace tlaloc::action
