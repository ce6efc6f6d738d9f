#include "frontend/model/origin.h"

#include <algorithm>
#include <cctype>

namespace tlaloc::model {

namespace {

using resolve::EntityKind;

/// All names in a text, whatever they are there.
void add_words(const std::string& text, std::unordered_set<Symbol>& words) {
  const auto is_part = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  for (std::size_t begin = 0; begin < text.size();) {
    if (!is_part(text[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    while (end < text.size() && is_part(text[end])) ++end;
    words.insert(Symbol(text.substr(begin, end - begin)));
    begin = end;
  }
}

std::unordered_set<Symbol> find_words(const Wishes& wishes) {
  std::unordered_set<Symbol> words;
  const frontend::LoadOptions& options = *wishes.options;
  if (wishes.config_text) add_words(*wishes.config_text, words);
  for (const auto* text : {&options.init, &options.next, &options.cinit}) {
    if (*text) add_words(**text, words);
  }
  for (const auto* texts :
       {&options.invariants, &options.implied, &options.properties, &options.constraints, &options.expressions}) {
    for (const std::string& text : *texts) add_words(text, words);
  }
  for (const auto& [name, value] : options.constants) {
    add_words(name, words);
    add_words(value, words);
  }
  return words;
}

/// The bundled module that the name's definition stands in.
Symbol standard_module(const resolve::Resolution& resolution, resolve::EntityId id) {
  while (resolution.entities[id].kind == EntityKind::Imported) id = resolution.entities[id].inner;
  const resolve::Module& module = resolution.modules[resolution.entities[id].module];
  return module.bundled ? module.name : Symbol();
}

kernel::Scope find_scope(const resolve::Resolution& resolution, const Wishes& wishes) {
  kernel::Scope scope;
  const resolve::Module& root = resolution.modules[resolution.root];
  for (const auto& [name, id] : root.names) {
    scope.names.emplace(name, kernel::Scope::Name{root.hidden.contains(name), standard_module(resolution, id)});
  }
  for (const resolve::Module& module : resolution.modules) scope.modules.insert(module.name);
  scope.words = find_words(wishes);
  scope.sees_local =
      std::any_of(root.hidden.begin(), root.hidden.end(), [&](Symbol name) { return scope.words.contains(name); });
  for (const config::ConstantAssignment& assignment : wishes.config.assignments) {
    const Symbol name = assignment.target.symbol;
    const auto& given = wishes.options->constants;
    const bool is_overridden =
        std::any_of(given.begin(), given.end(), [&](const auto& one) { return one.first == name.text(); });
    if (assignment.arguments.empty() && !assignment.module && !is_overridden &&
        assignment.value.kind() == ValueKind::ModelValue && assignment.value.as_symbol() == name) {
      scope.own_values.insert(name);
    }
  }
  for (const config::ConstantSubstitution& substitution : wishes.config.substitutions) {
    if (!substitution.module) scope.replaced.insert(substitution.target.symbol);
  }
  return scope;
}

}  // namespace

std::shared_ptr<const frontend::Origin> make_origin(const kernel::Program& program, const resolve::Resolution& resolution,
                                                    const Wishes& wishes, const SourceManager& sources) {
  auto origin = std::make_shared<frontend::Origin>();
  origin->config = wishes.config_text;
  origin->configuration = wishes.config;
  const resolve::Module& root = resolution.modules[resolution.root];
  const resolve::TreeTable& file = resolution.trees[root.tree];
  const syntax::Module& module = file.tree->modules[root.syntax];
  origin->text = sources.file(file.source).text();
  origin->name = module.name.span;
  origin->end = module.span.end;
  while (origin->end > 0 && origin->text[origin->end - 1] == '=') --origin->end;
  origin->spelling = std::make_shared<kernel::Spelling>(program, find_scope(resolution, wishes));
  return origin;
}

}  // namespace tlaloc::model
