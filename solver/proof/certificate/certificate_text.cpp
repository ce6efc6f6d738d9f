#include "solver/proof/certificate/certificate_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <unordered_map>

#include "frontend/kernel/model_values.h"
#include "frontend/stdlib/stdlib.h"

namespace tlaloc::solver {

namespace {

bool is_part(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// What is left of it without its strings.
std::string without_strings(const std::string& text) {
  std::string out;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (inside && text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      inside = !inside;
      out += ' ';
    } else if (!inside) {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

void ProofText::add(const std::string& text) {
  const std::string rest = without_strings(text);
  text_ += rest + "\n";
  for (std::size_t begin = 0; begin < rest.size();) {
    std::size_t end = begin;
    while (end < rest.size() && is_part(rest[end])) ++end;
    if (end > begin) words_.insert(rest.substr(begin, end - begin));
    begin = std::max(end, begin + 1);
  }
}

void ProofText::add_model_values(const std::vector<Symbol>& names) {
  model_values_.insert(model_values_.end(), names.begin(), names.end());
}

/// A part of a temporal property has a name that is no operator's, or that of the whole.
std::string ProofText::formula(const frontend::NamedExpr& formula) {
  const kernel::Program& program = specification_.program;
  const auto named = program.find(Symbol(formula.name));
  if (named && spelling_.is_visible(program, *named)) {
    const auto* call = std::get_if<kernel::Call>(&program.exprs[formula.expr]);
    const bool is_called = call != nullptr && call->definition == *named;
    if (is_called || program.definitions[*named].body == formula.expr) return formula.name;
  }
  std::string text = kernel::print(program, formula.expr, spelling_);
  add(text);
  add_model_values(kernel::model_values(program, {formula.expr}));
  return text;
}

bool ProofText::uses(Symbol name) const {
  const std::string& text = name.text();
  return is_part(text.front()) ? words_.contains(text) : text_.find(text) != std::string::npos;
}

std::vector<std::string> ProofText::modules() const {
  std::vector<std::string> out;
  for (const std::string& module : kernel::modules_for_text()) {
    if (!spelling_.can_extend(module)) continue;
    const auto names = stdlib::names_of(module);
    const bool is_needed =
        std::any_of(names.begin(), names.end(), [&](Symbol name) { return !spelling_.is_in_scope(name) && uses(name); });
    if (is_needed || (module == "Integers" && !spelling_.scope().sees_local)) out.push_back(module);
  }
  return out;
}

std::string ProofText::definitions() {
  const kernel::Program& program = specification_.program;
  std::unordered_map<std::string, kernel::DefinitionId> made_up;
  for (std::uint32_t i = 0; i < program.definitions.size(); ++i) {
    const kernel::DefinitionId id(i);
    if (!spelling_.is_visible(program, id)) made_up.emplace(spelling_.definition(program, id), id);
  }
  std::string declared, defined;
  // What a definition needs is defined before it.
  const auto define = [&](const auto& self, kernel::DefinitionId id) -> void {
    if (!done_.insert(id.index).second) return;
    const std::string text = kernel::print(program, id, spelling_);
    add_model_values(kernel::model_values(program, {program.definitions[id].body}));
    const auto outside = std::exchange(words_, {});
    add(text);
    auto own = std::exchange(words_, outside);
    const std::set<std::string> sorted(own.begin(), own.end());
    for (const std::string& word : sorted) {
      if (const auto found = made_up.find(word); found != made_up.end()) self(self, found->second);
    }
    words_.merge(own);
    if (program.definitions[id].recursive) declared += kernel::print_declaration(program, id, spelling_) + "\n";
    defined += text + "\n";
  };
  const std::set<std::string> used(words_.begin(), words_.end());
  for (const std::string& word : used) {
    if (const auto found = made_up.find(word); found != made_up.end()) define(define, found->second);
  }
  std::string instances;
  for (const std::string& module : stdlib::module_names()) {
    const std::string name = spelling_.instance_of(module);
    if (words_.contains(name)) instances += fmt::format("{} == INSTANCE {}\n", name, module);
  }
  return instances + declared + defined;
}

std::vector<std::pair<std::string, Symbol>> ProofText::constants() const {
  std::vector<std::pair<std::string, Symbol>> out;
  std::vector<Symbol> names = model_values_;
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  for (const Symbol name : names) {
    const std::string spelt = spelling_.model_value(name);
    if (!spelling_.is_in_scope(Symbol(spelt))) out.emplace_back(spelt, name);
  }
  return out;
}

}  // namespace tlaloc::solver
