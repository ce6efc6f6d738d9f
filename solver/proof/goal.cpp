#include "solver/proof/goal.h"

#include <algorithm>

#include "encoder/system/property.h"
#include "frontend/kernel/conjuncts.h"

namespace tlaloc::engine {

using kernel::ExprId;
using kernel::Level;
using kernel::Op;

namespace {

class GoalMaker {
 public:
  explicit GoalMaker(frontend::Specification& specification) : program_(specification.program), model_(specification.model) {
    std::vector<ExprId> taken;
    for (const frontend::NamedExpr& constraint : model_.constraints) taken.push_back(constraint.expr);
    taken.push_back(*model_.next);
    step_ = conjunction(taken);
  }

  std::vector<Goal> make() {
    for (const encoder::Property& property : encoder::list_properties(model_)) {
      switch (property.kind) {
        case encoder::PropertyKind::Invariant:
          for (const kernel::Conjunct& conjunct : kernel::conjuncts(program_, property.formula, property.name)) {
            add(Goal::Kind::Invariant, by_name(conjunct.expr));
          }
          break;
        case encoder::PropertyKind::Action:
          add(Goal::Kind::Action, property.formula);
          break;
        case encoder::PropertyKind::Deadlock:
          add(Goal::Kind::Deadlock, has_successor());
          break;
        case encoder::PropertyKind::Initial:   // says nothing of later states
        case encoder::PropertyKind::Temporal:  // not checked
        case encoder::PropertyKind::Defined:   // by each formula that is encoded
          break;
      }
    }
    return std::move(goals_);
  }

 private:
  void add(Goal::Kind kind, ExprId formula) {
    Goal goal{kind, formula, {}};
    ExprId broken = negate(formula);
    if (kind != Goal::Kind::Action) broken = prime(broken);
    for (std::size_t i = 0; i < kMostStrengthenings; ++i) {
      goal.k_step_strengthenings.push_back(negate(apply(Op::Enabled, {conjunction({step_, broken})}, Level::State)));
      broken = prime(negate(goal.k_step_strengthenings.back()));
    }
    goals_.push_back(std::move(goal));
  }

  /// The operator whose definition the formula is, where there is one: it reads better.
  [[nodiscard]] ExprId by_name(ExprId formula) {
    for (std::uint32_t i = 0; i < program_.definitions.size(); ++i) {
      const kernel::Definition& definition = program_.definitions[kernel::DefinitionId(i)];
      if (definition.body == formula && definition.params.empty() && !definition.recursive) {
        return program_.add(kernel::Call{kernel::DefinitionId(i), {}}, Span{}, program_.levels[formula]);
      }
    }
    return formula;
  }

  [[nodiscard]] ExprId has_successor() {
    const ExprId enabled = apply(Op::Enabled, {*model_.next}, Level::State);
    if (model_.constraints.empty()) return enabled;
    std::vector<ExprId> continued;
    for (const frontend::NamedExpr& constraint : model_.constraints) continued.push_back(constraint.expr);
    return apply(Op::Implies, {conjunction(continued), enabled}, Level::State);
  }

  [[nodiscard]] ExprId conjunction(const std::vector<ExprId>& all) {
    Level level = Level::Constant;
    for (const ExprId expr : all) level = std::max(level, program_.levels[expr]);
    return all.size() == 1 ? all.front() : apply(Op::And, all, level);
  }
  [[nodiscard]] ExprId negate(ExprId expr) { return apply(Op::Not, {expr}, program_.levels[expr]); }
  [[nodiscard]] ExprId prime(ExprId expr) { return apply(Op::Prime, {expr}, Level::Action); }
  [[nodiscard]] ExprId apply(Op op, std::vector<ExprId> args, Level level) {
    return program_.add(kernel::OpApply{op, std::move(args)}, Span{}, level);
  }

  kernel::Program& program_;
  const frontend::Model& model_;
  ExprId step_;
  std::vector<Goal> goals_;
};

}  // namespace

std::vector<Goal> make_goals(frontend::Specification& specification) { return GoalMaker(specification).make(); }

}  // namespace tlaloc::engine
