#include "frontend/resolve/levels/checker.h"

#include <fmt/core.h>

#include "frontend/resolve/levels/levels.h"
#include "frontend/resolve/levels/words.h"
#include "frontend/support/overloaded.h"
#include "frontend/support/stack.h"

namespace tlaloc::resolve {

void check_levels(const Resolution& resolution, DiagnosticSink& sink) {
  levels::Checker checker(resolution);
  checker.check_module(resolution.root);
  for (const Diagnostic& diagnostic : checker.found()) sink.report(diagnostic);
}

namespace levels {

const char* words(Level level) {
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

EntityId Checker::origin(EntityId id) const {
  while (entity(id).kind == EntityKind::Imported) id = entity(id).inner;
  return id;
}

void Checker::check_module(ModuleId id) {
  if (stack::is_low()) return stack::on_segment([&] { check_module(id); });
  if (!visited_.insert(id).second) return;
  const Module& module = resolution_.modules[id];
  for (const ModuleId extended : module.closure) check_module(extended);
  const bool outer_silence = std::exchange(silent_, module.bundled);
  const TreeId outer_tree = std::exchange(tree_, module.tree);
  for (const syntax::UnitId unit : tree().modules[module.syntax].units) {
    Facts statement;
    Facts* const outer = std::exchange(here_, &statement);
    check_unit(unit, id);
    here_ = outer;
  }
  tree_ = outer_tree;
  silent_ = outer_silence;
}

void Checker::check_unit(syntax::UnitId id, ModuleId module) {
  const auto facts_of_unit = [&] {
    if (const auto it = table().units.find(id); it != table().units.end()) static_cast<void>(facts_of(it->second));
  };
  const auto instance_of_unit = [&] {
    if (const auto it = table().instances.find(id); it != table().instances.end()) check_instance(it->second);
  };
  std::visit(Overloaded{
                 [&](const syntax::OperatorDefinition&) { facts_of_unit(); },
                 [&](const syntax::FunctionDefinition&) { facts_of_unit(); },
                 [&](const syntax::ModuleDefinition&) { instance_of_unit(); },
                 [&](const syntax::Instance&) { instance_of_unit(); },
                 [&](const syntax::Assume& unit) {
                   facts_of_unit();
                   check_assumption(unit);
                 },
                 [&](const syntax::Theorem& unit) {
                   Value value;
                   if (unit.name) {
                     value = facts_of(table().units.at(id)).value;
                   } else {
                     value = walk(unit.statement);
                   }
                   Level& highest = statements_.emplace(module, Level::Constant).first->second;
                   highest = std::max(highest, value.level);
                   check_theorem(value, unit.proof);
                 },
                 [&](const syntax::UseOrHide& unit) { check_use(unit.facts); },
                 [&](const syntax::Submodule& unit) {
                   const Symbol name = tree().modules[unit.module].name.symbol;
                   check_module(resolution_.modules[module].modules.at(name));
                 },
                 [](const auto&) {},
             },
             tree().units[id]);
}

void Checker::check_assumption(const syntax::Assume& unit) {
  const std::size_t before = found_.size();
  const Value value = walk(unit.formula);
  if (unit.name) found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(before), found_.end());  // already told
  if (value.level == Level::Constant) return;
  report(DiagnosticKind::AssumptionNotConstant, narrow(unit.formula),
         fmt::format("an assumption has to be constant, this one is {}", words(value.level)));
}

const Facts& Checker::facts_of(EntityId id) {
  if (stack::is_low()) return stack::on_segment([&]() -> const Facts& { return facts_of(id); });
  if (const auto it = known_.find(id); it != known_.end()) return it->second;
  if (const auto it = open_.find(id); it != open_.end()) {
    assumed_.insert(id);
    return it->second;
  }
  const Entity& meant = entity(id);
  if (meant.kind == EntityKind::Imported) {
    Facts facts = substitute(facts_of(meant.inner), meant.instance);
    order_.push_back(id);
    return known_[id] = std::move(facts);
  }
  ModuleId home = meant.module;
  while (resolution_.modules[home].outer.is_valid()) home = resolution_.modules[home].outer;
  check_module(home);
  if (const auto it = known_.find(id); it != known_.end()) return it->second;

  open_[id] = first_guess(id);
  for (;;) {
    const std::size_t others = order_.size(), reports = found_.size();
    assumed_.erase(id);
    Facts facts = walk_definition(id);
    if (meant.recursive && assumed_.contains(id)) {
      const Facts& guess = open_.at(id);
      facts.merge_demands(guess);
      facts.value.include(guess.value);
      if (!facts.says_the_same(guess)) {
        // All that was found out since rests on the guess.
        for (std::size_t i = others; i < order_.size(); ++i) known_.erase(order_[i]);
        order_.resize(others);
        found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(reports), found_.end());
        chains_.clear();
        open_[id] = std::move(facts);
        continue;
      }
    }
    open_.erase(id);
    if (meant.recursive) check_recursive_limits(id, facts);
    order_.push_back(id);
    return known_[id] = std::move(facts);
  }
}

/// Of a RECURSIVE operator: each argument counts, none may be temporal.
Facts Checker::first_guess(EntityId id) const {
  Facts guess;
  if (!entity(id).recursive) return guess;
  for (const EntityId param : entity(id).params) {
    guess.value.adds.insert(param);
    guess.limit(param, Level::Action, entity(id).span);
  }
  return guess;
}

void Checker::check_recursive_limits(EntityId id, const Facts& facts) {
  for (const EntityId param : entity(id).params) {
    const auto it = facts.limits.find(param);
    if (it == facts.limits.end() || it->second.most >= Level::Action) continue;
    report(DiagnosticKind::RecursivePrimesParameter, entity(param).span,
           fmt::format("recursive operator `{}` primes its parameter `{}`", entity(id).name.text(), entity(param).name.text()),
           {{it->second.why, fmt::format("it is used as {} here", words(it->second.most))}});
  }
}

Facts Checker::walk_definition(EntityId id) {
  const Entity& meant = entity(id);
  Facts facts;
  const TreeId outer_tree = std::exchange(tree_, meant.tree);
  Facts* const outer = std::exchange(here_, &facts);
  const auto outer_at = std::exchange(at_, {});
  const bool outer_silence = silent_;
  if (meant.kind == EntityKind::Step) {
    silent_ = true;  // its proof is checked where it stands
    if (meant.statement.is_valid()) facts.value = walk(meant.statement);
  } else {
    std::visit(Overloaded{
                   [&](const syntax::OperatorDefinition& unit) { facts.value = walk(unit.body); },
                   [&](const syntax::FunctionDefinition& unit) {
                     facts.value = walk_bounds(unit.bounds, nullptr);
                     facts.value.include(walk(unit.body));
                   },
                   [&](const syntax::Assume& unit) { facts.value = walk(unit.formula); },
                   [&](const syntax::Theorem& unit) { facts.value = walk(unit.statement); },
                   [](const auto&) {},
               },
               tree().units[meant.unit]);
  }
  silent_ = outer_silence;
  at_ = outer_at;
  here_ = outer;
  tree_ = outer_tree;
  return facts;
}

/// Nothing in it depends on states: then any level may be substituted for its constants.
bool Checker::is_constant_module(ModuleId id) {
  if (const auto it = constant_modules_.find(id); it != constant_modules_.end()) return it->second;
  const Module& module = resolution_.modules[id];
  bool constant = module.variables.empty();
  for (const ModuleId part : module.closure) {
    const auto it = statements_.find(part);
    constant = constant && (it == statements_.end() || it->second == Level::Constant);
  }
  for (auto it = module.names.begin(); constant && it != module.names.end(); ++it) {
    const EntityKind kind = entity(origin(it->second)).kind;
    if (kind != EntityKind::Operator && kind != EntityKind::Function) continue;
    constant = facts_of(it->second).value.level == Level::Constant;
  }
  return constant_modules_[id] = constant;
}

}  // namespace levels
}  // namespace tlaloc::resolve
