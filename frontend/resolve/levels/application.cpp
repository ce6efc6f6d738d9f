// Operators applied to arguments: what a definition asks of the levels of its parameters is checked against what it is given,
// and handed on as far as that is not known here.
#include <fmt/core.h>

#include "frontend/resolve/levels/checker.h"
#include "frontend/resolve/levels/words.h"

namespace tlaloc::resolve::levels {

namespace {

std::optional<std::size_t> position(const std::vector<EntityId>& params, EntityId symbol) {
  for (std::size_t i = 0; i < params.size(); ++i) {
    if (params[i] == symbol) return i;
  }
  return std::nullopt;
}

}  // namespace

Value Checker::walk_path(syntax::ExprId id, const syntax::Path& path) {
  const syntax::PathPart& first = path.parts.front();
  if (path.parts.size() == 1 && find_primitive(first.name.symbol) != nullptr) {
    return walk_primitive(first.name.symbol, first.args);
  }
  const auto it = table().references.find(id);
  std::vector<syntax::ExprId> args;
  for (const syntax::PathPart& part : path.parts) args.insert(args.end(), part.args.begin(), part.args.end());
  if (it == table().references.end() || it->second.chain.size() < path.parts.size()) {
    // A part of a definition: its own level is not followed up.
    for (const syntax::ExprId arg : args) static_cast<void>(walk(arg));
    return Value{};
  }
  return apply(it->second.chain, args);
}

/// The definition at the end of a chain of instances, applied to their arguments and its own.
Value Checker::apply(const std::vector<EntityId>& chain, const std::vector<syntax::ExprId>& args) {
  const EntityId last = chain.back();
  const Entity& meant = entity(origin(last));
  switch (meant.kind) {
    case EntityKind::Variable:
      mention(last);
      return Value{Level::State, SymbolSet(last)};
    case EntityKind::Bound:
    case EntityKind::Constant:
    case EntityKind::Parameter: {
      mention(last);
      const auto declared = declared_.find(last);
      Value value{declared == declared_.end() ? Level::Constant : declared->second, {}};
      if (meant.kind != EntityKind::Bound) value.adds.insert(last);
      return args.empty() ? value : apply_symbol(last, std::move(value), args);
    }
    default:
      break;
  }
  const std::vector<EntityId> params = params_of(chain);
  if (params.size() != args.size()) return facts_of_chain(chain).value;  // a fact that names an operator
  std::vector<Argument> given;
  for (std::size_t i = 0; i < args.size(); ++i) given.push_back(argument(args[i], entity(params[i]).arity));
  const Facts& facts = facts_of_chain(chain);  // after the arguments: what is in them may change what is known
  check_arguments(last, facts, params, given);
  Value value{facts.value.level, {}};
  for (const EntityId symbol : facts.value.adds) {
    if (const auto own = position(params, symbol)) {
      value.include(given[*own].value);
    } else {
      value.adds.insert(symbol);
    }
  }
  demand(facts, params, given);
  return value;
}

/// An operator that is only declared: its level may be anything its arguments allow.
Value Checker::apply_symbol(EntityId symbol, Value value, const std::vector<syntax::ExprId>& args) {
  for (std::uint32_t i = 0; i < args.size(); ++i) {
    const Value arg = walk(args[i]);
    here_->require({symbol, i}, arg.level);
    for (const EntityId adds : arg.adds) here_->gets.insert({Place{symbol, i}, adds});
    value.include(arg);
  }
  return value;
}

/// Of the instances on the way, then the operator's own.
std::vector<EntityId> Checker::params_of(const std::vector<EntityId>& chain) const {
  std::vector<EntityId> params;
  for (const EntityId link : chain) {
    const std::vector<EntityId>& own = entity(origin(link)).params;
    if (entity(origin(link)).kind != EntityKind::Function) params.insert(params.end(), own.begin(), own.end());
  }
  return params;
}

const Facts& Checker::facts_of_chain(const std::vector<EntityId>& chain) {
  if (chain.size() == 1) return facts_of(chain.front());
  if (const auto it = chains_.find(chain); it != chains_.end()) return it->second;
  Facts facts = facts_of(chain.back());
  for (std::size_t i = chain.size() - 1; i-- > 0;) {
    EntityId prefix = chain[i];
    std::vector<InstanceId> through;  // an instance that an unnamed INSTANCE brought along
    for (; entity(prefix).kind == EntityKind::Imported; prefix = entity(prefix).inner)
      through.push_back(entity(prefix).instance);
    facts = substitute(facts, entity(prefix).instance);
    for (std::size_t j = through.size(); j-- > 0;) facts = substitute(facts, through[j]);
  }
  return chains_[chain] = std::move(facts);
}

Argument Checker::argument(syntax::ExprId id, std::uint32_t arity) {
  SymbolSet outside = std::exchange(here_->mentioned, {});
  Argument made;
  if (arity == 0) {
    made.value = walk(id);
  } else {
    made = operator_argument(id);
  }
  made.span = narrow(id);
  made.mentioned = here_->mentioned;
  here_->mentioned.insert(outside);
  return made;
}

Operator Checker::to_operator(const Facts& facts, const std::vector<EntityId>& params) {
  Operator op;
  for (const EntityId param : params) {
    op.most.push_back(facts.most(param));
    op.leibniz.push_back(!facts.not_leibniz.contains(param));
  }
  return op;
}

Argument Checker::operator_argument(syntax::ExprId id) {
  Argument made;
  const auto without = [&](Value value, const std::vector<EntityId>& params) {
    for (const EntityId param : params) value.adds.erase(param);
    return value;
  };
  if (const auto* lambda = std::get_if<syntax::Lambda>(&tree().exprs[id])) {
    const std::vector<EntityId>& params = table().declared.at(id);
    made.value = without(walk(lambda->body), params);
    made.op = to_operator(*here_, params);
    return made;
  }
  const auto* path = std::get_if<syntax::Path>(&tree().exprs[id]);
  if (path == nullptr) return made;
  const Symbol name = path->parts.front().name.symbol;
  if (path->parts.size() == 1) {
    if (const Primitive* primitive = find_primitive(name)) return primitive_argument(*primitive, name);
  }
  const auto it = table().references.find(id);
  if (it == table().references.end() || it->second.chain.size() < path->parts.size()) return made;
  const std::vector<EntityId>& chain = it->second.chain;
  const EntityKind kind = entity(origin(chain.back())).kind;
  if (kind == EntityKind::Parameter || kind == EntityKind::Constant) {
    mention(chain.back());
    made.symbol = chain.back();
    made.value.adds.insert(chain.back());
    return made;
  }
  const std::vector<EntityId> params = params_of(chain);
  const Facts& facts = facts_of_chain(chain);
  made.value = without(facts.value, params);
  made.op = to_operator(facts, params);
  here_->merge_demands(facts);
  return made;
}

void Checker::check_arguments(EntityId meant, const Facts& facts, const std::vector<EntityId>& params,
                              const std::vector<Argument>& args) {
  const std::string& name = entity(meant).name.text();
  for (std::size_t i = 0; i < args.size(); ++i) {
    const auto limit = facts.limits.find(params[i]);
    if (limit == facts.limits.end()) continue;
    exceeds(args[i].value, limit->second.most, args[i].span, fmt::format("argument {} of `{}`", i + 1, name),
            limit->second.why);
  }
  for (const auto& [taken, level] : facts.takes) {
    const auto i = position(params, taken.op);
    if (!i || !args[*i].op || taken.index >= args[*i].op->most.size() || args[*i].op->most[taken.index] >= level) continue;
    report(DiagnosticKind::OperatorTakesTooLittle, args[*i].span,
           fmt::format("`{}` applies this operator to {}, but its parameter {} may at most be {}", name, words(level),
                       taken.index + 1, words(args[*i].op->most[taken.index])),
           {{entity(meant).span, "defined here"}});
  }
  for (const auto& [got, symbol] : facts.gets) {
    const auto i = position(params, got.op), j = position(params, symbol);
    if (!i || !j || !args[*i].op || got.index >= args[*i].op->most.size()) continue;
    const Level most = args[*i].op->most[got.index];
    if (args[*j].value.level <= most) continue;
    report(DiagnosticKind::ArgumentsTogether, args[*j].span,
           fmt::format("`{}` passes this, {}, to its operator argument, which takes at most {}", name,
                       words(args[*j].value.level), words(most)),
           {{args[*i].span, "the operator argument"}});
  }
}

/// What an applied definition asks of the symbols around it, and of those in its arguments.
void Checker::demand(const Facts& facts, const std::vector<EntityId>& params, const std::vector<Argument>& args) {
  Facts& here = *here_;
  for (const EntityId symbol : facts.mentioned) {
    if (!position(params, symbol)) here.mentioned.insert(symbol);
  }
  for (const EntityId symbol : facts.not_leibniz) {
    if (const auto own = position(params, symbol)) {
      here.not_leibniz.insert(args[*own].mentioned);
    } else {
      here.not_leibniz.insert(symbol);
    }
  }
  for (const auto& [symbol, limit] : facts.limits) {
    if (const auto own = position(params, symbol)) {
      here.limit(args[*own].value, limit.most, args[*own].span);
    } else {
      here.limit(symbol, limit.most, limit.why);
    }
  }
  for (const auto& [taken, level] : facts.takes) {
    const auto own = position(params, taken.op);
    if (!own) {
      here.require(taken, level);
    } else if (args[*own].symbol) {
      here.require({*args[*own].symbol, taken.index}, level);
    }
  }
  for (const auto& [got, symbol] : facts.gets) {
    const auto i = position(params, got.op), j = position(params, symbol);
    const Value given = j ? args[*j].value : Value{Level::Constant, SymbolSet(symbol)};
    if (i && args[*i].op) {
      const Operator& op = *args[*i].op;
      if (got.index >= op.most.size()) continue;
      here.limit(given, op.most[got.index], args[*i].span);
      if (j && !op.leibniz[got.index]) here.not_leibniz.insert(args[*j].mentioned);
      continue;
    }
    if (i && !args[*i].symbol) continue;
    const Place target{i ? *args[*i].symbol : got.op, got.index};
    if (j) here.require(target, given.level);
    for (const EntityId adds : given.adds) here.gets.insert({target, adds});
  }
}

}  // namespace tlaloc::resolve::levels
