#include "frontend/model/replacements.h"

#include <fmt/core.h>

#include <algorithm>

#include "frontend/model/circles.h"

namespace tlaloc::model {

namespace {

using kernel::Replacement;
using resolve::EntityId;
using resolve::EntityKind;

class Builder {
 public:
  Builder(const resolve::Resolution& resolution, DiagnosticSink& sink)
      : resolution_(resolution), names_(resolution, sink), sink_(sink) {}

  void assign(const config::ConstantAssignment& assignment) {
    if (!assignment.module && !names_.find(assignment.target.symbol)) {
      // A value for a name that the spec does not know harms nobody; TLC ignores it too. That `n1` is the model value n1 is
      // said of those that only values of the configuration are made of.
      const Value& value = assignment.value;
      const bool says_nothing = assignment.arguments.empty() && value.kind() == ValueKind::ModelValue &&
                                value.as_symbol() == assignment.target.symbol;
      if (!says_nothing) names_.ignore(assignment.target);
      return;
    }
    const auto id = target(assignment.target, assignment.module);
    if (!id) return;
    const std::uint32_t arity = names_.arity(*id);
    if (arity != assignment.arguments.size()) {
      return wrong_arity(assignment.target, *id, fmt::format("a value for {} arguments", assignment.arguments.size()));
    }
    if (const auto known = made.find(*id); known != made.end() && is_same(known->second, assignment)) return;
    made[*id].in_instances = assignment.module.has_value();
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
    const resolve::Primitive* const primitive = resolve::find_primitive(substitution.replacement.symbol);
    if (primitive != nullptr && primitive->value) {
      // TLC puts TRUE, FALSE, BOOLEAN and STRING also in the place of what takes arguments.
      if (!id || !claim(*id, substitution.target)) return;
      made[*id].value = primitive->value;
      made[*id].in_instances = substitution.module.has_value();
      return;
    }
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
    const auto known = made.find(*id);
    const bool is_repeated = known != made.end() && known->second.by == by->back();
    if (is_repeated && known->second.in_instances == substitution.module.has_value()) return;
    if (!claim(*id, substitution.target)) return;
    made[*id].by = by->back();
    made[*id].in_instances = substitution.module.has_value();
    made[*id].place = substitution.replacement.span;
  }

  void express(const config::ConstantExpression& expression, resolve::Loader& loader, resolve::Resolver& resolver) {
    const auto id = target(expression.target, std::nullopt);
    if (!id) return;
    if (names_.arity(*id) != 0) return wrong_arity(expression.target, *id, "a value");
    if (const auto [first, is_new] = texts_.emplace(*id, expression.text); !is_new && first->second != expression.text) {
      sink_.report(DiagnosticKind::ConfigRepeated, expression.target.span,
                   fmt::format("`{}` is given twice on the command line: `{}` and `{}`", expression.target.symbol.text(),
                               first->second, expression.text));
      return;
    }
    if (expression.text == expression.target.symbol.text()) {  // as in a configuration: the model value of that name
      made[*id] = {};
      made[*id].value = Value::model_value(expression.target.symbol, resolution_.model_values);
      return;
    }
    const auto parsed = loader.parse_expression("-c " + expression.target.symbol.text(), expression.text);
    if (!parsed || !resolver.bind_in_root(parsed->first, parsed->second, true)) return;
    Replacement replacement;
    replacement.expression = *parsed;
    replacement.place = resolution_.trees[parsed->first].tree->span(parsed->second);
    made[*id] = std::move(replacement);
  }

  kernel::Replacements made;

 private:
  /// TLC takes it when a constant is given the same value again.
  static bool is_same(const Replacement& known, const config::ConstantAssignment& again) {
    if (known.in_instances != again.module.has_value()) return false;
    if (again.arguments.empty()) return known.value == again.value;
    return std::find(known.points.begin(), known.points.end(), std::pair(again.arguments, again.value)) != known.points.end();
  }

  std::optional<EntityId> target(const config::Name& name, const std::optional<config::Name>& module) {
    if (module) {
      const auto id = names_.look_up_in(*module, name);
      if (id) warn_of_substitution(*id, name);
      return checked(id, name);
    }
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
    if (kind == EntityKind::Constant || kind == EntityKind::Operator || kind == EntityKind::Function) {
      warn_of_instance(*id, name);
      return id;
    }
    sink_.report(Diagnostic{DiagnosticKind::ConfigConflict,
                            fmt::format("`{}` is not a constant or a definition", name.symbol.text()),
                            name.span,
                            {{names_.meant(*id).span, "declared here"}},
                            {}});
    return std::nullopt;
  }
  /// A definition that an unnamed INSTANCE brought is another one for the module it comes from: what that says of it does not
  /// change.
  void warn_of_instance(EntityId id, const config::Name& name) {
    if (resolution_.entities[id].kind != EntityKind::Imported) return;
    std::unordered_set<EntityId> originals;
    for (EntityId at = id; resolution_.entities[at].kind == EntityKind::Imported;) {
      at = resolution_.entities[at].inner;
      originals.insert(at);
    }
    const auto is_used = [&](const resolve::TreeTable& table) {
      return std::any_of(table.references.begin(), table.references.end(), [&](const auto& reference) {
        const Chain& chain = reference.second.chain;
        return chain.size() == 1 && originals.contains(chain.front());
      });
    };
    bool used = false;
    for (const resolve::TreeTable& table : resolution_.trees) used = used || is_used(table);
    if (!used) return;
    const std::string& module = resolution_.modules[names_.meant(id).module].name.text();
    const std::string& text = name.symbol.text();
    sink_.report(Diagnostic{
        DiagnosticKind::ConfigIgnored,
        fmt::format("`{}` keeps its meaning where module {} uses it, which an INSTANCE without a name brings in", text, module),
        name.span,
        {{names_.meant(id).span, "defined here"}},
        fmt::format("as in TLC; `{} <- [{}] Other` replaces it in the module", text, module)});
  }
  /// A constant of a module that is only instantiated is what the INSTANCE says.
  void warn_of_substitution(EntityId id, const config::Name& name) {
    const resolve::Entity& constant = names_.meant(id);
    if (constant.kind != EntityKind::Constant) return;
    const auto in_root = names_.find(name.symbol);
    if (in_root && in_root->size() == 1 && in_root->back() == id) return;
    sink_.report(Diagnostic{DiagnosticKind::ConfigIgnored,
                            fmt::format("constant `{}` of module {} is what the INSTANCE of that module puts in its place",
                                        name.symbol.text(), resolution_.modules[constant.module].name.text()),
                            name.span,
                            {{constant.span, "declared here"}},
                            "TLC refuses this; change what stands behind WITH"});
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

  const resolve::Resolution& resolution_;
  Names names_;
  DiagnosticSink& sink_;
  std::unordered_map<EntityId, Span> places_;
  std::unordered_map<EntityId, std::string> texts_;  // on the command line
};

}  // namespace

kernel::Replacements build_replacements(const resolve::Resolution& resolution, const config::Config& config,
                                        const std::vector<config::ConstantExpression>& expressions, resolve::Loader& loader,
                                        resolve::Resolver& resolver, DiagnosticSink& sink) {
  Builder builder(resolution, sink);
  for (const config::ConstantAssignment& assignment : config.assignments) builder.assign(assignment);
  for (const config::ConstantSubstitution& substitution : config.substitutions) builder.substitute(substitution);
  for (const config::ConstantExpression& expression : expressions) builder.express(expression, loader, resolver);
  refuse_circles(builder.made, resolution, sink);
  return std::move(builder.made);
}

}  // namespace tlaloc::model
