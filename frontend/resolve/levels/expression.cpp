#include <fmt/core.h>

#include "frontend/resolve/levels/checker.h"
#include "frontend/resolve/levels/words.h"
#include "frontend/support/limit.h"
#include "frontend/support/overloaded.h"
#include "frontend/support/stack.h"
#include "frontend/syntax/children.h"

namespace tlaloc::resolve::levels {

void Checker::exceeds(const Value& value, Level most, Span place, const std::string& what, Span why, std::string remedy) {
  if (value.level <= most) return;
  std::vector<Label> others;
  if (why.is_valid()) others.push_back({why, fmt::format("it is used as {} here", words(most))});
  if (value.level == Level::Temporal && most == Level::Action) {
    return report(DiagnosticKind::LevelTooHigh, place, fmt::format("a temporal formula cannot be {}", what), std::move(others),
                  std::move(remedy));
  }
  report(DiagnosticKind::LevelTooHigh, place, fmt::format("{} is {}, {} is wanted", what, words(value.level), words(most)),
         std::move(others), std::move(remedy));
}

Value Checker::walk_at_most(syntax::ExprId id, Level most, const std::string& what) {
  Value value = walk(id);
  exceeds(value, most, narrow(id), what, {}, lost_tuple_remedy(id));
  here_->limit(value, most, narrow(id));
  return value;
}

Value Checker::walk_all(const std::vector<syntax::ExprId>& ids, Level most, const std::string& what) {
  Value all;
  for (const syntax::ExprId id : ids) all.include(walk_at_most(id, most, what));
  return all;
}

/// The sets of bounds; their places and levels on demand.
Value Checker::walk_bounds(const std::vector<syntax::Bound>& bounds, std::vector<std::pair<Span, Level>>* levels) {
  Value all;
  for (const syntax::Bound& bound : bounds) {
    const Value set = walk(bound.set);
    if (set.level == Level::Temporal) {
      report(DiagnosticKind::TemporalBound, narrow(bound.set), "a temporal formula where a set is wanted");
    }
    if (levels != nullptr) levels->emplace_back(narrow(bound.set), set.level);
    all.include(set);
  }
  return all;
}

Value Checker::walk_quantifier(const syntax::Quantifier& e) {
  std::vector<std::pair<Span, Level>> bounds;
  Value value = walk_bounds(e.bounds, &bounds);
  value.include(walk(e.body));
  if (value.level != Level::Temporal) return value;
  for (const auto& [place, level] : bounds) {
    if (level != Level::Action) continue;
    report(DiagnosticKind::ActionBound, place, "an action bounds a quantifier over a temporal formula",
           {{narrow(e.body), "the formula"}}, "bound it by a constant or a state function");
  }
  return value;
}

/// \EE and \AA bind variables, not constants.
Value Checker::walk_temporal_quantifier(syntax::ExprId id, const syntax::UnboundedQuantifier& e) {
  for (const EntityId variable : table().declared.at(id)) declared_[variable] = Level::State;
  static_cast<void>(walk(e.body));
  return Value{Level::Temporal, {}};
}

Value Checker::walk_except(const syntax::Except& e) {
  const std::string kWhat = "a part of EXCEPT";
  const Value base = walk_at_most(e.base, Level::Action, kWhat);
  Value all = base;
  for (const syntax::ExceptUpdate& update : e.updates) {
    for (const syntax::ExceptStep& step : update.path) all.include(walk_all(step.indices, Level::Action, kWhat));
    at_.push_back(all);
    all.include(walk_at_most(update.value, Level::Action, kWhat));
    at_.pop_back();
  }
  return all;
}

/// What the definitions of a LET ask of the symbols around it is asked even where they are not used.
Value Checker::walk_let(const syntax::Let& e) {
  for (const syntax::UnitId unit : e.definitions) {
    if (const auto it = table().instances.find(unit); it != table().instances.end()) check_instance(it->second);
    const auto it = table().units.find(unit);
    if (it == table().units.end() || entity(it->second).kind == EntityKind::Instance) continue;
    here_->merge_demands(facts_of(it->second));
  }
  return walk(e.body);
}

Value Checker::walk_connective(const std::vector<syntax::ExprId>& operands, const std::string& symbol) {
  Value all;
  std::optional<syntax::ExprId> action;
  for (const syntax::ExprId id : operands) {
    const Value operand = walk(id);
    if (operand.level == Level::Action && !action) action = id;
    all.include(operand);
  }
  if (all.level == Level::Temporal && action) {
    report(DiagnosticKind::ActionInTemporal, narrow(*action),
           fmt::format("an action cannot be an operand of `{}` beside a temporal formula", symbol), {},
           "write it as `[][A]_v` or `<><<A>>_v`");
  }
  return all;
}

Value Checker::walk_sequent(syntax::ExprId id, const syntax::Sequent& e) {
  Value all;
  const std::vector<EntityId>& introduced = table().declared.at(id);
  std::size_t next = 0;
  for (const syntax::Assumption& assumption : e.assumptions) {
    if (const auto* expr = std::get_if<syntax::ExprId>(&assumption)) {
      all.include(walk(*expr));
      continue;
    }
    const auto& symbol = std::get<syntax::NewSymbol>(assumption);
    using Kind = syntax::NewSymbol::Kind;
    const Level level = symbol.kind == Kind::Constant                                 ? Level::Constant
                        : symbol.kind == Kind::Variable || symbol.kind == Kind::State ? Level::State
                        : symbol.kind == Kind::Action                                 ? Level::Action
                                                                                      : Level::Temporal;
    declared_[introduced[next++]] = level;
    all.include(Value{level, {}});
    if (!symbol.set) continue;
    const Value set = walk(*symbol.set);
    if (set.level == Level::Temporal) {
      report(DiagnosticKind::TemporalNew, narrow(*symbol.set), "a temporal formula where a set is wanted");
    }
    all.include(set);
  }
  all.include(walk(e.goal));
  return all;
}

Value Checker::walk(syntax::ExprId id) {
  if (stack::is_low()) return stack::on_segment([&] { return walk(id); });
  limit::poll();
  constexpr Level kAction = Level::Action, kAny = Level::Temporal;
  const auto fields = [&](const std::vector<syntax::Field>& list, Level most) {
    Value all;
    for (const syntax::Field& field : list) all.include(walk_at_most(field.value, most, "the set of a record field"));
    return all;
  };
  return std::visit(Overloaded{
                        [&](const syntax::Path& e) { return walk_path(id, e); },
                        [&](const syntax::Prefix& e) { return walk_operator(id, e.op, {e.operand}); },
                        [&](const syntax::Postfix& e) { return walk_operator(id, e.op, {e.operand}); },
                        [&](const syntax::Infix& e) { return walk_operator(id, e.op, syntax::operands(tree(), e)); },
                        [&](const syntax::Product& e) { return walk_all(e.factors, kAction, "an operand of `\\X`"); },
                        [&](const syntax::Junction& e) {
                          return walk_connective(e.items, e.kind == syntax::Junction::Kind::And ? "/\\" : "\\/");
                        },
                        [&](const syntax::Paren& e) { return walk(e.inner); },
                        [](const syntax::Number&) { return Value{}; },
                        [](const syntax::String&) { return Value{}; },
                        [&](const syntax::AtSign&) { return at_.empty() ? Value{} : at_.back(); },
                        [&](const syntax::Tuple& e) { return walk_all(e.items, kAction, "a component of a tuple"); },
                        [&](const syntax::SetEnum& e) { return walk_all(e.items, kAction, "an element of a set"); },
                        [&](const syntax::SetFilter& e) {
                          Value value = walk_bounds({e.bound}, nullptr);
                          value.include(walk_at_most(e.predicate, kAction, "the predicate of a set"));
                          return value;
                        },
                        [&](const syntax::SetMap& e) {
                          Value value = walk_bounds(e.bounds, nullptr);
                          value.include(walk_at_most(e.value, kAction, "an element of a set"));
                          return value;
                        },
                        [&](const syntax::FunctionConstructor& e) {
                          Value value = walk_bounds(e.bounds, nullptr);
                          value.include(walk_at_most(e.body, kAny, ""));
                          return value;
                        },
                        [&](const syntax::FunctionSet& e) {
                          return walk_all({e.from, e.to}, kAction, "a part of a set of functions");
                        },
                        [&](const syntax::FunctionApply& e) {
                          Value value = walk_at_most(e.function, kAction, "a function that is applied");
                          value.include(walk_all(e.args, kAction, "the argument of a function"));
                          return value;
                        },
                        [&](const syntax::RecordConstructor& e) { return fields(e.fields, kAny); },
                        [&](const syntax::RecordSet& e) { return fields(e.fields, kAction); },
                        [&](const syntax::FieldAccess& e) { return walk_at_most(e.record, kAction, "a record"); },
                        [&](const syntax::Except& e) { return walk_except(e); },
                        [&](const syntax::If& e) {
                          return walk_all({e.condition, e.then_branch, e.else_branch}, kAny, "");
                        },
                        [&](const syntax::Case& e) {
                          Value value;
                          for (const syntax::CaseArm& arm : e.arms)
                            value.include(walk_all({arm.condition, arm.value}, kAny, ""));
                          if (e.other) value.include(walk(*e.other));
                          return value;
                        },
                        [&](const syntax::Let& e) { return walk_let(e); },
                        [&](const syntax::Quantifier& e) { return walk_quantifier(e); },
                        [&](const syntax::UnboundedQuantifier& e) {
                          using Kind = syntax::UnboundedQuantifier::Kind;
                          const bool temporal = e.kind == Kind::TemporalForAll || e.kind == Kind::TemporalExists;
                          return temporal ? walk_temporal_quantifier(id, e) : walk(e.body);
                        },
                        [&](const syntax::Choose& e) {
                          Value value;
                          if (e.set) value = walk_bounds({syntax::Bound{{e.pattern}, *e.set}}, nullptr);
                          value.include(walk_at_most(e.predicate, kAction, "the predicate of CHOOSE"));
                          return value;
                        },
                        [&](const syntax::Lambda& e) { return walk(e.body); },
                        [&](const syntax::ActionBracket& e) { return walk_action(e); },
                        [&](const syntax::Fairness& e) { return walk_fairness(e); },
                        [&](const syntax::Labelled& e) { return walk(e.expr); },
                        [&](const syntax::Sequent& e) { return walk_sequent(id, e); },
                    },
                    tree().exprs[id]);
}

}  // namespace tlaloc::resolve::levels
