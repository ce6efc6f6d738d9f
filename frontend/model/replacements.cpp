#include "frontend/model/replacements.h"

#include <fmt/core.h>

namespace tlaloc::model {

namespace {

using kernel::Replacement;
using resolve::EntityId;
using resolve::EntityKind;

class Builder {
 public:
  Builder(const resolve::Resolution& resolution, DiagnosticSink& sink) : names_(resolution, sink), sink_(sink) {}

  void assign(const config::ConstantAssignment& assignment) {
    // A value for a name that the spec does not know harms nobody; TLC ignores it too.
    if (!assignment.module && !names_.find(assignment.target.symbol)) return names_.ignore(assignment.target);
    const auto id = target(assignment.target, assignment.module);
    if (!id) return;
    const std::uint32_t arity = names_.arity(*id);
    if (arity != assignment.arguments.size()) {
      return wrong_arity(assignment.target, *id, fmt::format("a value for {} arguments", assignment.arguments.size()));
    }
    if (assignment.arguments.empty()) {
      if (claim(*id, assignment.target)) made[*id].value = assignment.value;
      return;
    }
    if (places_.contains(*id) && made[*id].points.empty()) return repeated(*id, assignment.target);
    places_.emplace(*id, assignment.target.span);
    for (const auto& [arguments, value] : made[*id].points) {
      if (arguments == assignment.arguments) return repeated(*id, assignment.target);
    }
    made[*id].points.emplace_back(assignment.arguments, assignment.value);
  }

  void substitute(const config::ConstantSubstitution& substitution) {
    const auto id = target(substitution.target, substitution.module);
    const auto by = names_.look_up(substitution.replacement, "the replacement");
    if (!id || !by) return;
    if (by->size() > 1) {
      sink_.report(
          DiagnosticKind::Unsupported, substitution.replacement.span,
          fmt::format("the replacement `{}` from an instance is not supported", substitution.replacement.symbol.text()),
          "define an operator of the root module for it");
      return;
    }
    if (names_.arity(*id) != names_.arity(by->back())) {
      return wrong_arity(substitution.target, *id,
                         fmt::format("`{}`, which takes {}", substitution.replacement.symbol.text(), names_.arity(by->back())));
    }
    if (!claim(*id, substitution.target)) return;
    made[*id].by = by->back();
    made[*id].in_instances = substitution.module.has_value();
  }

  void express(const config::ConstantExpression& expression, resolve::Loader& loader, resolve::Resolver& resolver) {
    const auto id = target(expression.target, std::nullopt);
    if (!id) return;
    if (names_.arity(*id) != 0) return wrong_arity(expression.target, *id, "a value");
    if (expression.text == expression.target.symbol.text()) {  // as in a configuration: the model value of that name
      made[*id] = {};
      made[*id].value = Value::model_value(expression.target.symbol);
      return;
    }
    const auto parsed = loader.parse_expression("-c " + expression.target.symbol.text(), expression.text);
    if (!parsed || !resolver.bind_in_root(parsed->first, parsed->second, true)) return;
    Replacement replacement;
    replacement.expression = *parsed;
    made[*id] = std::move(replacement);
  }

  kernel::Replacements made;

 private:
  std::optional<EntityId> target(const config::Name& name, const std::optional<config::Name>& module) {
    if (module) return checked(names_.look_up_in(*module, name), name);
    const auto chain = names_.look_up(name, "constant");
    if (!chain) return std::nullopt;
    if (chain->size() > 1) {
      sink_.report(DiagnosticKind::Unsupported, name.span,
                   fmt::format("replacing `{}` in an instance is not supported", name.symbol.text()),
                   "name the module instead: `Op <- [Module] Other`");
      return std::nullopt;
    }
    return checked(chain->back(), name);
  }
  std::optional<EntityId> checked(std::optional<EntityId> id, const config::Name& name) {
    if (!id) return std::nullopt;
    const EntityKind kind = names_.meant(*id).kind;
    if (kind == EntityKind::Constant || kind == EntityKind::Operator || kind == EntityKind::Function) return id;
    sink_.report(Diagnostic{DiagnosticKind::ConfigConflict,
                            fmt::format("`{}` is not a constant or a definition", name.symbol.text()),
                            name.span,
                            {{names_.meant(*id).span, "declared here"}},
                            {}});
    return std::nullopt;
  }
  void wrong_arity(const config::Name& name, EntityId id, const std::string& given) {
    sink_.report(
        Diagnostic{DiagnosticKind::ConfigArity,
                   fmt::format("`{}` takes {} arguments and cannot be {}", name.symbol.text(), names_.arity(id), given),
                   name.span,
                   {{names_.meant(id).span, "declared here"}},
                   {}});
  }
  void repeated(EntityId id, const config::Name& name) {
    sink_.report(Diagnostic{DiagnosticKind::ConfigRepeated,
                            fmt::format("`{}` is given twice", name.symbol.text()),
                            name.span,
                            {{places_.at(id), "first given here"}},
                            {}});
  }
  bool claim(EntityId id, const config::Name& name) {
    if (places_.emplace(id, name.span).second) return true;
    repeated(id, name);
    return false;
  }

  Names names_;
  DiagnosticSink& sink_;
  std::unordered_map<EntityId, Span> places_;
};

}  // namespace

kernel::Replacements build_replacements(const resolve::Resolution& resolution, const config::Config& config,
                                        const std::vector<config::ConstantExpression>& expressions, resolve::Loader& loader,
                                        resolve::Resolver& resolver, DiagnosticSink& sink) {
  Builder builder(resolution, sink);
  for (const config::ConstantAssignment& assignment : config.assignments) builder.assign(assignment);
  for (const config::ConstantSubstitution& substitution : config.substitutions) builder.substitute(substitution);
  for (const config::ConstantExpression& expression : expressions) builder.express(expression, loader, resolver);
  return std::move(builder.made);
}

}  // namespace tlaloc::model
