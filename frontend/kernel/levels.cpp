#include "frontend/kernel/levels.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "frontend/kernel/traverse.h"

namespace tlaloc::kernel {

namespace {

using LetValues = std::unordered_map<LocalId, ExprId>;

/// Which parameters of operators hand the level of their argument on: not those that are used below ENABLED only, or not at
/// all. With B(a) == ENABLED a, B(Next) is a state predicate although Next is an action.
class Parameters {
 public:
  Parameters(const Program& program, const LetValues& lets)
      : program_(program), lets_(lets), uses_(program.locals.size()), hiding_(program.locals.size()) {
    const auto walk_all = [&] {
      for (const Definition& definition : program.definitions) {
        if (definition.body.is_valid()) walk(definition);
      }
    };
    walk_all();  // all parameters, before anything is said of a call
    for (is_known_ = true; std::exchange(changed_, false);) walk_all();
  }
  /// Argument number `i` of a call with these parameters.
  [[nodiscard]] bool hand_on(const std::vector<LocalId>* params, std::size_t i) const {
    return params == nullptr || i >= params->size() || uses_[(*params)[i].index] != Use::Hidden;
  }
  /// Nothing: not known, or no call.
  [[nodiscard]] const std::vector<LocalId>* of(const Expr& expr) const {
    if (const auto* call = std::get_if<Call>(&expr)) return &program_.definitions[call->definition].params;
    const auto* call = std::get_if<CallLocal>(&expr);
    if (call == nullptr) return nullptr;
    const auto let = lets_.find(call->local);
    if (let == lets_.end()) return nullptr;
    const auto* lambda = std::get_if<Lambda>(&program_.exprs[let->second]);
    return lambda == nullptr ? nullptr : &lambda->params;
  }

 private:
  enum class Use : std::uint8_t { Unknown, Hidden, Open };

  void bind(const std::vector<LocalId>& params, std::uint32_t hiding) {
    for (const LocalId param : params) {
      if (uses_[param.index] == Use::Unknown) uses_[param.index] = Use::Hidden;
      hiding_[param.index] = hiding;
    }
  }
  void use(LocalId local, std::uint32_t hiding) {
    if (!is_known_ || uses_[local.index] != Use::Hidden || hiding_[local.index] != hiding) return;
    uses_[local.index] = Use::Open;
    changed_ = true;
  }
  void walk(const Definition& definition) {
    bind(definition.params, 0);
    std::vector<std::pair<ExprId, std::uint32_t>> todo{{definition.body, 0}};  // and how many operators around it hide levels
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
    while (!todo.empty()) {
      const auto [id, hiding] = todo.back();
      todo.pop_back();
      if (!seen.emplace(id.index, hiding).second) continue;
      const Expr& expr = program_.exprs[id];
      if (const auto* ref = std::get_if<LocalRef>(&expr)) use(ref->local, hiding);
      if (const auto* call = std::get_if<CallLocal>(&expr)) use(call->local, hiding);
      if (const auto* lambda = std::get_if<Lambda>(&expr)) bind(lambda->params, hiding);
      const auto* operation = std::get_if<OpApply>(&expr);
      const bool hides = operation != nullptr && info(operation->op).level == LevelRule::State;
      const std::vector<LocalId>* params = of(expr);
      std::size_t i = 0;
      for_each_child(expr, [&](ExprId child) {
        todo.emplace_back(child, hiding + (hides || !hand_on(params, i) ? 1 : 0));
        ++i;
      });
    }
  }

  const Program& program_;
  const LetValues& lets_;
  std::vector<Use> uses_;              // of each local
  std::vector<std::uint32_t> hiding_;  // of each parameter: how many operators around its binder hide levels
  bool is_known_ = false;              // which locals are parameters
  bool changed_ = true;
};

Level of_children(const Program& program, const Expr& expr, const Parameters* parameters) {
  Level level = Level::Constant;
  const std::vector<LocalId>* params = parameters == nullptr ? nullptr : parameters->of(expr);
  std::size_t i = 0;
  for_each_child(expr, [&](ExprId child) {
    if (params == nullptr || parameters->hand_on(params, i)) level = std::max(level, program.levels[child]);
    ++i;
  });
  return level;
}

Level of_op(const OpApply& e, Level operands) {
  switch (info(e.op).level) {
    case LevelRule::Operands:
      return operands;
    case LevelRule::State:
      return Level::State;
    case LevelRule::AtLeastState:
      return std::max(operands, Level::State);
    case LevelRule::AtLeastAction:
      return std::max(operands, Level::Action);
    case LevelRule::Temporal:
      return Level::Temporal;
  }
  internal_error(__FILE__, __LINE__, "an operator without a level");
}

Level level_with(const Program& program, const Expr& expr, const LetValues* lets, const Parameters* parameters) {
  const Level children = of_children(program, expr, parameters);
  if (const auto* e = std::get_if<OpApply>(&expr)) return of_op(*e, children);
  if (std::holds_alternative<VariableRef>(expr)) return Level::State;
  if (const auto* e = std::get_if<Call>(&expr)) return std::max(children, program.definitions[e->definition].level);
  const auto let_level = [&](LocalId local) {
    if (lets == nullptr) return Level::Constant;
    const auto it = lets->find(local);
    return it == lets->end() ? Level::Constant : program.levels[it->second];
  };
  if (const auto* e = std::get_if<LocalRef>(&expr)) return let_level(e->local);
  if (const auto* e = std::get_if<CallLocal>(&expr)) return std::max(children, let_level(e->local));
  if (const auto* e = std::get_if<UnboundedQuantifier>(&expr)) return e->temporal ? Level::Temporal : children;
  return children;
}

class Checker {
 public:
  Checker(const Program& program, DiagnosticSink& sink) : program_(program), sink_(sink) {}

  void check(ExprId id) {
    const auto* e = std::get_if<OpApply>(&program_.exprs[id]);
    if (e == nullptr) return;
    switch (e->op) {
      case Op::Prime:
        return at_most(*e, 0, Level::State, "the operand of '");
      case Op::Unchanged:
        return at_most(*e, 0, Level::State, "the operand of UNCHANGED");
      case Op::Enabled:
      case Op::EnabledIn:
        return at_most(*e, 0, Level::Action, "the operand of ENABLED");
      case Op::BoxAction:
      case Op::AngleAction:
        at_most(*e, 0, Level::Action, "the action");
        return at_most(*e, 1, Level::State, "the subscript");
      case Op::WeakFair:
      case Op::StrongFair:
        at_most(*e, 0, Level::State, "the subscript");
        return at_most(*e, 1, Level::Action, "the action");
      case Op::Compose:
        at_most(*e, 0, Level::Action, "an operand of \\cdot");
        return at_most(*e, 1, Level::Action, "an operand of \\cdot");
      case Op::Always:
        return no_action(*e, Op::BoxAction, DiagnosticKind::BoxOfAction,
                         "[] wants a state predicate, a temporal formula or [A]_v");
      case Op::Eventually:
        return no_action(*e, Op::AngleAction, DiagnosticKind::DiamondOfAction,
                         "<> wants a state predicate, a temporal formula or <<A>>_v");
      case Op::LeadsTo:
      case Op::Guarantees:
        for (const ExprId operand : e->args) {
          if (level(operand) == Level::Action)
            report(DiagnosticKind::TemporalOperandAction, operand, "an action cannot be the operand of a temporal operator");
        }
        return;
      case Op::And:
      case Op::Or:
      case Op::Implies:
      case Op::Equiv:
      case Op::Not:
        return mixed(id, *e);
      default:
        return strict(*e);
    }
  }

 private:
  [[nodiscard]] Level level(ExprId id) const { return program_.levels[id]; }
  void report(DiagnosticKind kind, ExprId id, std::string message) {
    sink_.report(kind, program_.spans[id], std::move(message));
  }
  void at_most(const OpApply& e, std::size_t i, Level most, const char* what) {
    if (level(e.args[i]) <= most) return;
    const bool primes = e.op == Op::Prime || e.op == Op::Unchanged;
    report(DiagnosticKind::LevelTooHigh, e.args[i],
           fmt::format("{} is {}, {} is wanted{}", what, level_name(level(e.args[i])), level_name(most),
                       primes ? ": nothing is primed twice" : ""));
  }
  void no_action(const OpApply& e, Op bracket, DiagnosticKind kind, const char* wanted) {
    if (level(e.args[0]) != Level::Action) return;
    const auto* inner = std::get_if<OpApply>(&program_.exprs[e.args[0]]);
    if (inner == nullptr || inner->op != bracket) report(kind, e.args[0], fmt::format("an action where {}", wanted));
  }
  void mixed(ExprId id, const OpApply& e) {
    if (level(id) != Level::Temporal) return;
    for (const ExprId operand : e.args) {
      if (level(operand) == Level::Action) {
        report(DiagnosticKind::ActionInTemporal, operand,
               fmt::format("an action cannot be an operand of `{}` beside a temporal formula", info(e.op).spelling));
      }
    }
  }
  /// Everything but connectives, quantifiers, IF and CASE takes values, not temporal formulas.
  void strict(const OpApply& e) {
    if (info(e.op).kind != OpKind::Strict) return;
    for (const ExprId operand : e.args) {
      if (level(operand) == Level::Temporal) {
        report(DiagnosticKind::LevelTooHigh, operand,
               fmt::format("a temporal formula cannot be an operand of `{}`", info(e.op).spelling));
      }
    }
  }

  const Program& program_;
  DiagnosticSink& sink_;
  std::set<std::array<std::uint32_t, 3>> reported_;
};

}  // namespace

const char* level_name(Level level) {
  switch (level) {
    case Level::Constant:
      return "a constant";
    case Level::State:
      return "a state function";
    case Level::Action:
      return "an action";
    case Level::Temporal:
      return "a temporal formula";
  }
  return "";
}

bool depends_on_states(const Program& program, ExprId formula) {
  const Reached reached = reach(program, {formula});
  return std::any_of(reached.exprs.begin(), reached.exprs.end(), [&](ExprId id) {
    const Expr& expr = program.exprs[id];
    if (std::holds_alternative<VariableRef>(expr)) return true;
    const auto* e = std::get_if<OpApply>(&expr);
    return e != nullptr && (info(e->op).kind == OpKind::Action || info(e->op).kind == OpKind::Temporal);
  });
}

Level level_of(const Program& program, const Expr& expr) { return level_with(program, expr, nullptr, nullptr); }

void assign_levels(Program& program) {
  LetValues lets;
  for (const Expr& expr : program.exprs) {
    if (const auto* let = std::get_if<Let>(&expr)) {
      for (const auto& [local, value] : let->bindings) lets[local] = value;
    }
  }
  const Parameters parameters(program, lets);
  std::unordered_map<ExprId, std::vector<DefinitionId>> bodies;
  for (std::uint32_t i = 0; i < program.definitions.size(); ++i) {
    const DefinitionId id(i);
    if (program.definitions[id].body.is_valid()) bodies[program.definitions[id].body].push_back(id);
  }
  // Levels only rise, and there are four: a few rounds, one when nothing is recursive and children come first. A definition has
  // its level as soon as its body has, or a chain of definitions would take a round for each.
  for (bool changed = true; changed;) {
    changed = false;
    for (std::uint32_t i = 0; i < program.exprs.size(); ++i) {
      const ExprId id(i);
      const Level level = std::max(program.levels[id], level_with(program, program.exprs[id], &lets, &parameters));
      if (level != program.levels[id]) {
        changed = true;
        program.levels.edit(id) = level;
      }
      const auto defined = bodies.find(id);
      if (defined == bodies.end()) continue;
      for (const DefinitionId definition : defined->second) {
        if (level == program.definitions[definition].level) continue;
        changed = true;
        program.definitions.edit(definition).level = level;
      }
    }
  }
}

void check_levels(const Program& program, DiagnosticSink& sink) {
  Checker checker(program, sink);
  for (std::uint32_t i = 0; i < program.exprs.size(); ++i) checker.check(ExprId(i));
  for (const Assumption& assumption : program.assumptions) {
    if (program.levels[assumption.formula] == Level::Constant || !depends_on_states(program, assumption.formula)) continue;
    sink.report(
        DiagnosticKind::AssumptionNotConstant, program.spans[assumption.formula],
        fmt::format("an assumption has to be constant, this one is {}", level_name(program.levels[assumption.formula])));
  }
}

}  // namespace tlaloc::kernel
