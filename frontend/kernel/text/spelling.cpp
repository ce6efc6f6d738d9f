#include "frontend/kernel/text/spelling.h"

#include <algorithm>
#include <cctype>

#include "frontend/lex/spellings.h"
#include "frontend/stdlib/stdlib.h"

namespace tlaloc::kernel {

namespace {

/// `a\b!c` as part of a name.
std::string as_identifier(const std::string& text) {
  std::string out = text;
  for (char& c : out) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return out;
}

/// The module of modules_for_text() that exports what the bundled module defines.
Symbol exporter(Symbol module) {
  static const Symbol kNaturals("Naturals"), kIntegers("Integers");
  return module == kNaturals ? kIntegers : module;
}

}  // namespace

bool is_identifier(const std::string& text) {
  const auto is_part = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  return !text.empty() && std::isalpha(static_cast<unsigned char>(text.front())) != 0 &&
         std::all_of(text.begin(), text.end(), is_part) && !text.starts_with("WF_") && !text.starts_with("SF_") &&
         lex::Spellings::instance().find_word(text) == nullptr;
}

const std::vector<std::string>& modules_for_text() {
  static const std::vector<std::string> kModules = {"Integers", "Sequences", "FiniteSets", "TLC"};
  return kModules;
}

Spelling::Spelling(const Program& program, Scope scope) : scope_(std::move(scope)) {
  for (const std::string& module : modules_for_text()) {
    for (const Symbol name : stdlib::names_of(module)) standard_.insert(name);
  }
  for (const std::string& module : modules_for_text()) {
    if (has_room_for(module)) extendable_.insert(module);
  }
  for (const Local& local : program.locals) locals_.insert(local.name);
  for (const auto& [name, id] : program.root_definitions) {
    const Definition& definition = program.definitions[id];
    const auto* literal = std::get_if<Literal>(&program.exprs[definition.body]);
    if (definition.params.empty() && literal != nullptr && literal->value.kind() == ValueKind::ModelValue &&
        literal->value.as_symbol() == name)
      own_.insert(name);
  }
}

bool Spelling::is_in_scope(Symbol name) const {
  const auto found = scope_.names.find(name);
  return found != scope_.names.end() && (scope_.sees_local || !found->second.is_local);
}

bool Spelling::is_taken(Symbol name) const {
  return scope_.names.contains(name) || scope_.words.contains(name) || standard_.contains(name);
}

std::string Spelling::fresh(const std::string& name) const {
  std::string made = name;
  const auto is_used = [&](Symbol symbol) {
    return is_taken(symbol) || scope_.modules.contains(symbol) || locals_.contains(symbol);
  };
  for (int i = 1; is_used(Symbol(made)); ++i) made = name + "_" + std::to_string(i);
  return made;
}

std::string Spelling::model_value(Symbol name) const {
  const bool is_its_own = own_.contains(name) || scope_.own_values.contains(name);
  if (scope_.names.contains(name)) {
    if (is_its_own && is_in_scope(name)) return name.text();
  } else if (is_identifier(name.text()) && !standard_.contains(name) && !locals_.contains(name)) {
    return name.text();
  }
  return fresh("Value_" + as_identifier(name.text()));
}

std::string Spelling::prefix(Symbol module, Symbol name) const {
  const auto found = scope_.names.find(name);
  if (found != scope_.names.end() && is_in_scope(name) && !found->second.standard.empty() &&
      stdlib::find_builtin(found->second.standard, name).has_value()) {
    return {};
  }
  const std::string& from = exporter(module).text();
  return can_extend(from) ? std::string() : instance_of(from) + "!";
}

std::string Spelling::prefix(std::string_view symbol) const {
  const auto home = stdlib::find_home(Symbol(symbol));
  return home ? prefix(*home, Symbol(symbol)) : std::string();
}

std::string Spelling::prefix(Op op) const {
  const auto home = stdlib::find_home(op);
  return home ? prefix(home->first, home->second) : std::string();
}

bool Spelling::has_room_for(std::string_view module) const {
  for (const Symbol name : stdlib::names_of(module)) {
    if (scope_.words.contains(name) && !scope_.names.contains(name)) return false;
    const auto found = scope_.names.find(name);
    if (found == scope_.names.end()) continue;
    if (!is_in_scope(name)) continue;
    if (found->second.standard.empty() || !stdlib::find_builtin(found->second.standard, name)) return false;
  }
  return true;
}

std::string Spelling::instance_of(std::string_view module) const { return fresh("Std" + std::string(module)); }

bool Spelling::is_visible(const Program& program, DefinitionId id) const {
  const Symbol name = program.definitions[id].name;
  const auto found = program.find(name);
  if (!found || *found != id || scope_.replaced.contains(name)) return false;
  const std::string& text = name.text();
  const std::size_t bang = text.find('!');
  const bool is_path = bang != std::string::npos && bang > 0 && std::isalnum(static_cast<unsigned char>(text[bang - 1])) != 0;
  return is_in_scope(is_path ? Symbol(text.substr(0, bang)) : name);
}

std::string Spelling::own_variable(const Program& program, VariableId id) const {
  return fresh(as_identifier(program.variable(id).name.text()) + "_" + std::to_string(id.index));
}

Spelling::Enabled Spelling::enabled(ExprId expr) const {
  const std::string number = std::to_string(expr.index);
  return {fresh("Action_" + number), fresh("Instance_" + number), fresh("IsEnabled")};
}

std::string Spelling::definition(const Program& program, DefinitionId id) const {
  const std::string& name = program.definitions[id].name.text();
  if (is_visible(program, id)) return name;
  return fresh(as_identifier(name) + "_" + std::to_string(id.index));
}

}  // namespace tlaloc::kernel
