// Finds the states that satisfy Init or Next the way TLC does: formulas are read left to right, = and \in give a value to
// what has none and test what has one, disjunctions and \E branch. What is evaluated when is said in
// kernel/action/action_form.h. Private to frontend/interpret/.
#pragma once

#include <functional>
#include <vector>

#include "frontend/interpret/evaluate/evaluator.h"
#include "frontend/kernel/action/action_form.h"
#include "frontend/kernel/action/equation.h"
#include "frontend/kernel/action/naming.h"

namespace tlaloc::interpret {

/// The way from Next to an action, innermost first: operators called and variables bound.
struct LabelNode {
  const LabelNode* outer = nullptr;
  DefinitionId definition;                       ///< valid: a call of it
  const std::vector<LocalId>* locals = nullptr;  ///< its parameters, or the variables bound
  const Env* env = nullptr;                      ///< that holds them
};

class StateSearch {
 public:
  enum class Goal { Initial, Next, Enabled };
  using Visit = std::function<bool(const State&, const LabelNode*)>;

  StateSearch(Evaluator& evaluator, Goal goal, Visit visit);
  /// Visits every state found; whether it came to the end. Enabled: states may be partial.
  bool run(ExprId formula, const Env* env);
  /// Only while visiting.
  [[nodiscard]] ActionLabel describe(const LabelNode* label);

 private:
  using Operand = kernel::Operand<const Env*>;
  struct Deferred;
  struct Item {
    enum class Kind { Formula, Equation, Changed, Retry };
    Kind kind;
    ExprId expr;  ///< Equation: what it is part of
    const Env* env;
    const CallFrame* calls;
    kernel::Naming naming;
    const Item* rest;
    const Deferred* before = nullptr;                    ///< Retry: what had been put off before the conjunction that ends here
    std::size_t assigned_before = kNever;                ///< Retry: how many variables had values when it was last tried
    const std::pair<Operand, Operand>* sides = nullptr;  ///< Equation
  };
  static constexpr std::size_t kNever = static_cast<std::size_t>(-1);
  struct Deferred {
    const Item* item;
    VariableId missing;
    const Deferred* outer;
  };
  struct Path {
    const Deferred* deferred = nullptr;
    const LabelNode* label = nullptr;
  };
  enum class Outcome { Holds, Fails, Explored, Stopped, Early };
  /// Variables have these values as long as it lives.
  class Assigned {
   public:
    Assigned(StateSearch& search, std::vector<std::pair<std::size_t, Value>> values)
        : search_(search), values_(std::move(values)) {
      for (auto& [variable, value] : values_) search_.values_[variable] = std::move(value);
      mark(1);
    }
    ~Assigned() { mark(0); }
    Assigned(const Assigned&) = delete;
    Assigned& operator=(const Assigned&) = delete;

   private:
    void mark(std::uint8_t assigned);

    StateSearch& search_;
    std::vector<std::pair<std::size_t, Value>> values_;
  };

  void keep_rigid();
  bool explore(const Item* todo, Path path);
  bool retry(const Item& end, const Path& path);
  Outcome step(const Item& item, const Path& path);
  Outcome formula(const Item& item, const Path& path);
  Outcome operation(kernel::ActionForm form, const kernel::OpApply& node, const Item& item, const Path& path);
  Outcome test(const Item& item);
  Outcome equation(const Operand& left, const Operand& right, const Item& item, const Path& path);
  Outcome equation_test(const Operand& left, const Operand& right, const Item& item);
  Outcome choice(const kernel::OpApply& node, const Item& item, const Path& path);
  Outcome truth(const Item& item, const Path& path);
  Outcome assign_each(VariableId variable, const Value& set, const Item& item, const Path& path);
  bool assign(VariableId variable, const Value& value, const Item* rest, const Path& path);
  Outcome conjunction(const std::vector<ExprId>& formulas, const Item& item, const Path& path);
  Outcome exists(const kernel::Quantifier& node, const Item& item, const Path& path);
  [[nodiscard]] Value suggested_of(const Value& set);
  [[nodiscard]] std::vector<Value> suggested(const std::vector<kernel::Binder>& binders, const Env* env);
  Outcome for_all(const kernel::Quantifier& node, const Item& item, const Path& path);
  Outcome call(const kernel::Call& node, const Item& item, const Path& path);
  Outcome call_local(const kernel::CallLocal& node, const Item& item, const Path& path);
  Outcome let(const kernel::Let& node, const Item& item, const Path& path);
  Outcome cases(const kernel::Case& node, const Item& item, const Path& path);
  Outcome function(const kernel::OpApply& node, const Item& item, const Path& path);
  Outcome unchanged(ExprId target, const Item& item, const Path& path);
  Outcome compose(const kernel::OpApply& node, const Item& item, const Path& path);
  Outcome go_on(const Item& item, const Path& path);
  Outcome branch(bool condition_holds, ExprId yes, std::optional<ExprId> no, const Item& item, const Path& path);
  void expand(const std::vector<kernel::Binder>& binders, const std::vector<Value>& sets, std::size_t first, const Env* env,
              std::vector<const Env*>& out);
  bool finish(const Path& path);
  [[noreturn]] void fail_incomplete(const Path& path);
  [[noreturn]] void fail_early(const Deferred& deferred, const Path& path);
  [[nodiscard]] std::string subject(const LabelNode* label) const;

  /// Whether it is a variable of the state that is made, without a value so far.
  [[nodiscard]] bool is_open(VariableId variable) const;
  /// What a name leads to; parameters are bound on the environment stack.
  [[nodiscard]] std::optional<std::pair<ExprId, const Env*>> enter(const kernel::Expr& name, const Env* env);
  [[nodiscard]] std::optional<VariableId> open_variable(const Operand& operand);
  [[nodiscard]] Value eval(const Operand& operand) {
    return operand.primed ? evaluator_.eval_primed(operand.expr, operand.env) : evaluator_.eval(operand.expr, operand.env);
  }
  /// Evaluates; false when a variable is missing, which `missing_` then names.
  template <class Work>
  bool attempt(Work work) {
    try {
      work();
      return true;
    } catch (const UnassignedRead& read) {
      missing_ = read.variable;
      return false;
    }
  }
  [[nodiscard]] static Outcome result(bool all_visited) { return all_visited ? Outcome::Explored : Outcome::Stopped; }

  Evaluator& evaluator_;
  const kernel::Program& program_;
  Goal goal_;
  Visit visit_;
  State values_;
  std::vector<std::uint8_t> assigned_;
  std::size_t assigned_count_ = 0;
  VariableId missing_;
  ExprId root_;
};

}  // namespace tlaloc::interpret
