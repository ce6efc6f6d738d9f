#include "frontend/kernel/lower/lower.h"
#include "frontend/support/check.h"
#include "frontend/support/overloaded.h"

namespace tlaloc::kernel {

namespace {

UnboundedQuantifier make_unbounded(syntax::UnboundedQuantifier::Kind kind) {
  using Kind = syntax::UnboundedQuantifier::Kind;
  UnboundedQuantifier made;
  made.for_all = kind == Kind::ForAll || kind == Kind::TemporalForAll;
  made.temporal = kind == Kind::TemporalForAll || kind == Kind::TemporalExists;
  return made;
}

}  // namespace

/// One binder per pattern, the set of `x, y \in S` lowered once; no locals yet.
std::vector<Binder> Lowering::lower_sets(const std::vector<syntax::Bound>& bounds) {
  std::vector<Binder> binders;
  for (const syntax::Bound& bound : bounds) {
    const ExprId set = lower(bound.set);
    for (const syntax::Pattern& pattern : bound.patterns) binders.push_back(Binder{{}, pattern.is_tuple, set});
  }
  return binders;
}

/// Fills in the locals, `declared` in text order.
void Lowering::declare_binders(std::vector<Binder>& binders, const std::vector<syntax::Bound>& bounds,
                               const std::vector<EntityId>& declared) {
  std::size_t next = 0, at = 0;
  for (const syntax::Bound& bound : bounds) {
    for (const syntax::Pattern& pattern : bound.patterns) {
      for (std::size_t i = 0; i < pattern.names.size(); ++i) binders[at].locals.push_back(make_local(declared[next++], true));
      ++at;
    }
  }
}

std::vector<Binder> Lowering::lower_bounds(syntax::ExprId id, const std::vector<syntax::Bound>& bounds) {
  std::vector<Binder> binders = lower_sets(bounds);
  declare_binders(binders, bounds, table().declared.at(id));
  return binders;
}

ExprId Lowering::lower_quantifier(syntax::ExprId id, const syntax::Quantifier& e, Span span) {
  std::vector<Binder> binders = lower_bounds(id, e.bounds);
  return make(Quantifier{e.kind == syntax::Quantifier::Kind::ForAll, std::move(binders), lower(e.body)}, span);
}

ExprId Lowering::lower_unbounded(syntax::ExprId id, const syntax::UnboundedQuantifier& e, Span span) {
  UnboundedQuantifier made = make_unbounded(e.kind);
  for (const EntityId declared : table().declared.at(id)) made.locals.push_back(make_local(declared, true));
  made.body = lower(e.body);
  return make(std::move(made), span);
}

ExprId Lowering::lower_choose(syntax::ExprId id, const syntax::Choose& e, Span span) {
  const std::vector<EntityId>& declared = table().declared.at(id);
  if (!e.set) {
    if (declared.size() != 1) return refuse(span, "CHOOSE of a tuple without a set");
    const LocalId local = make_local(declared.front(), true);
    return make(UnboundedChoose{local, lower(e.predicate)}, span);
  }
  Binder binder{{}, e.pattern.is_tuple, lower(*e.set)};
  for (const EntityId entity_id : declared) binder.locals.push_back(make_local(entity_id, true));
  return make(Choose{std::move(binder), lower(e.predicate)}, span);
}

std::vector<std::pair<LocalId, ExprId>> Lowering::lower_let_bindings(const syntax::Let& let) {
  std::vector<std::pair<LocalId, ExprId>> bindings;
  const auto is_value = [&](syntax::UnitId unit) {
    return std::holds_alternative<syntax::OperatorDefinition>(tree().units[unit]) ||
           std::holds_alternative<syntax::FunctionDefinition>(tree().units[unit]);
  };
  // All names first: in a recursive group, earlier definitions mention later ones.
  for (const syntax::UnitId unit : let.definitions) {
    if (is_value(unit)) make_local(table().units.at(unit), false);
  }
  for (const syntax::UnitId unit : let.definitions) {
    if (!is_value(unit)) continue;  // RECURSIVE; instances expand where they are used
    const EntityId id = table().units.at(unit);
    const LocalId name = place_.locals.at(id);
    const Span span = tree().unit_spans[unit];
    const ExprId value =
        std::visit(Overloaded{
                       [&](const syntax::OperatorDefinition& definition) {
                         if (definition.params.empty()) return lower(definition.body);
                         Lambda made;
                         for (const EntityId param : entity(id).params) made.params.push_back(make_local(param, false));
                         made.body = lower(definition.body);
                         return make(std::move(made), span);
                       },
                       [&](const syntax::FunctionDefinition& definition) { return lower_function_body(id, definition, span); },
                       [](const auto&) -> ExprId { internal_error(__FILE__, __LINE__, "a LET unit without a value"); },
                   },
                   tree().units[unit]);
    bindings.emplace_back(name, value);
  }
  return bindings;
}

ExprId Lowering::lower_let(const syntax::Let& let, Span span) {
  Let made;
  made.bindings = lower_let_bindings(let);
  for (const syntax::UnitId unit : let.definitions) {
    made.recursive = made.recursive || std::holds_alternative<syntax::RecursiveDeclaration>(tree().units[unit]);
  }
  made.body = lower(let.body);
  if (made.bindings.empty()) return made.body;
  return make(std::move(made), span);
}

}  // namespace tlaloc::kernel
