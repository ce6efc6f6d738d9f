// INSTANCE: what may be substituted for the declared symbols of a module, and the facts of its definitions afterwards.
#include <fmt/core.h>

#include "frontend/resolve/levels/checker.h"
#include "frontend/resolve/levels/words.h"
#include "frontend/support/overloaded.h"
#include "frontend/support/stack.h"

namespace tlaloc::resolve::levels {

void Checker::check_instance(InstanceId id) {
  const Instance& instance = resolution_.instances[id];
  ModuleId home = instance.module;
  while (resolution_.modules[home].outer.is_valid()) home = resolution_.modules[home].outer;
  check_module(home);
  substituted_.erase(id);
  const std::map<EntityId, Argument>& given = substituted(id);
  const Facts inside = module_facts(instance.module);
  const bool constant = is_constant_module(instance.module);
  const std::string& module = resolution_.modules[instance.module].name.text();

  for (const auto& [symbol, argument] : given) {
    const Entity& declared = entity(symbol);
    const std::string& name = declared.name.text();
    const Label where{declared.span, "declared here"};
    Level most = inside.most(symbol);
    if (!constant) most = std::min(most, declared.kind == EntityKind::Variable ? Level::State : Level::Constant);
    if (argument.value.level > most) {
      report(DiagnosticKind::SubstitutionLevel, argument.span,
             fmt::format("found {} for `{}` of module {}, expected {}", words(argument.value.level), name, module, words(most)),
             {where});
    }
    if (!argument.op) continue;
    if (!argument.op->is_leibniz()) {
      report(DiagnosticKind::SubstitutionNotLeibniz, argument.span,
             fmt::format("the operator for `{}` of module {} does not give equal results for equal arguments", name, module),
             {where}, "it must not contain its parameter below a prime, ENABLED or a temporal operator");
    }
  }
  for (const auto& [taken, level] : inside.takes) {
    const auto it = given.find(taken.op);
    if (it == given.end() || !it->second.op || taken.index >= it->second.op->most.size()) continue;
    if (it->second.op->most[taken.index] >= level) continue;
    report(DiagnosticKind::SubstitutionTakesTooLittle, it->second.span,
           fmt::format("module {} applies `{}` to {}, but parameter {} of this operator may at most be {}", module,
                       entity(taken.op).name.text(), words(level), taken.index + 1, words(it->second.op->most[taken.index])),
           {{entity(taken.op).span, "declared here"}});
  }
  for (const auto& [got, symbol] : inside.gets) {
    const auto op = given.find(got.op), other = given.find(symbol);
    if (op == given.end() || other == given.end() || !op->second.op || got.index >= op->second.op->most.size()) continue;
    const Level most = op->second.op->most[got.index];
    if (other->second.value.level <= most) continue;
    report(DiagnosticKind::SubstitutionsTogether, other->second.span,
           fmt::format("module {} passes `{}`, {} here, to `{}`, which takes at most {}", module, entity(symbol).name.text(),
                       words(other->second.value.level), entity(got.op).name.text(), words(most)),
           {{op->second.span, "the operator substituted"}});
  }
}

/// What an INSTANCE gives for each declared symbol, with its levels.
const std::map<EntityId, Argument>& Checker::substituted(InstanceId id) {
  if (const auto it = substituted_.find(id); it != substituted_.end()) return it->second;
  const Instance& instance = resolution_.instances[id];
  const TreeId outer_tree = std::exchange(tree_, instance.tree);
  Facts scratch;
  Facts* const outer = here_;
  if (here_ == nullptr) here_ = &scratch;
  std::map<EntityId, Argument> given;
  for (const auto& [symbol, value] : instance.substitutions) {
    const auto arity = entity(symbol).arity;
    given[symbol] = std::visit(Overloaded{
                                   [&](syntax::ExprId expr) { return argument(expr, arity); },
                                   [&](EntityId implicit) { return implicit_argument(implicit, instance.span); },
                               },
                               value);
  }
  here_ = outer;
  tree_ = outer_tree;
  return substituted_[id] = std::move(given);
}

/// `x <- x`, left unsaid.
Argument Checker::implicit_argument(EntityId id, Span place) {
  Argument made;
  made.span = place;
  const Entity& meant = entity(origin(id));
  made.mentioned.insert(id);
  if (meant.kind == EntityKind::Variable) {
    made.value = Value{Level::State, SymbolSet(id)};
  } else if (meant.kind == EntityKind::Constant || meant.kind == EntityKind::Parameter || meant.kind == EntityKind::Bound) {
    if (const auto it = declared_.find(id); it != declared_.end()) made.value.level = it->second;
    if (meant.kind != EntityKind::Bound) made.value.adds.insert(id);
    if (meant.arity > 0) made.symbol = id;
  } else {
    const Facts& facts = facts_of(id);
    made.value = facts.value;
    for (const EntityId param : meant.params) made.value.adds.erase(param);
    made.mentioned = facts.mentioned;
    if (meant.arity > 0) made.op = to_operator(facts, meant.params);
  }
  return made;
}

/// The facts of a definition of an instantiated module, in the terms of the place where the INSTANCE stands.
Facts Checker::substitute(const Facts& facts, InstanceId id) {
  if (stack::is_low()) return stack::on_segment([&] { return substitute(facts, id); });
  const std::map<EntityId, Argument>& given = substituted(id);
  const bool constant = is_constant_module(resolution_.instances[id].module);
  const auto find = [&](EntityId symbol) -> const Argument* {
    const auto it = given.find(symbol);
    return it == given.end() ? nullptr : &it->second;
  };
  Facts made;
  made.value.level = facts.value.level;
  for (const EntityId symbol : facts.value.adds) {
    const Argument* const by = find(symbol);
    made.value.include(by != nullptr ? by->value : Value{Level::Constant, SymbolSet(symbol)});
  }
  const auto replace = [&](const SymbolSet& symbols, SymbolSet& into) {
    for (const EntityId symbol : symbols) {
      const Argument* const by = find(symbol);
      into.insert(by != nullptr ? by->mentioned : SymbolSet(symbol));
    }
  };
  replace(facts.mentioned, made.mentioned);
  replace(facts.not_leibniz, made.not_leibniz);
  for (const auto& [symbol, limit] : facts.limits) {
    const Argument* const by = find(symbol);
    const EntityKind kind = entity(symbol).kind;
    const Level most = constant || by == nullptr      ? limit.most
                       : kind == EntityKind::Constant ? Level::Constant
                       : kind == EntityKind::Variable ? Level::State
                                                      : limit.most;
    made.limit(by != nullptr ? by->value : Value{Level::Constant, SymbolSet(symbol)}, most, limit.why);
  }
  for (const auto& [taken, level] : facts.takes) {
    const Argument* const by = find(taken.op);
    if (by == nullptr) made.require(taken, level);
    if (by != nullptr && by->symbol) made.require({*by->symbol, taken.index}, level);
  }
  for (const auto& [got, symbol] : facts.gets) {
    const Argument *const op = find(got.op), *const by = find(symbol);
    const Value value = by != nullptr ? by->value : Value{Level::Constant, SymbolSet(symbol)};
    if (op != nullptr && op->op && got.index < op->op->most.size()) made.limit(value, op->op->most[got.index], op->span);
    if (op != nullptr && !op->symbol) continue;
    const Place target{op != nullptr ? *op->symbol : got.op, got.index};
    if (by != nullptr) made.require(target, value.level);
    for (const EntityId adds : value.adds) made.gets.insert({target, adds});
  }
  return made;
}

/// What all definitions of a module ask of its declared symbols.
Facts Checker::module_facts(ModuleId id) {
  Facts all;
  const Module& module = resolution_.modules[id];
  for (const Symbol name : module.order) {
    const EntityId named = module.names.at(name);
    const EntityKind kind = entity(origin(named)).kind;
    if (kind != EntityKind::Operator && kind != EntityKind::Function) continue;
    all.merge_demands(facts_of(named));
  }
  return all;
}

}  // namespace tlaloc::resolve::levels
