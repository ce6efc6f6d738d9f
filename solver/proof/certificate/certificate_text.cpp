#include "solver/proof/certificate/certificate_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <unordered_map>
#include <variant>

#include "frontend/kernel/text/model_values.h"
#include "frontend/kernel/traverse.h"
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
    if (end > begin) {
      const std::string word = rest.substr(begin, end - begin);
      for (const char* subscript : {"_", "WF_", "SF_"}) {  // `[A]_v`, `WF_v(A)`
        if (word.starts_with(subscript)) words_.insert(word.substr(std::string_view(subscript).size()));
      }
      words_.insert(word);
    }
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

/// Writes out what has only a made-up name, whatever it needs before it. What is over own variables of an action below
/// EnabledIn stands in the module that has these.
class ProofText::Definitions {
 public:
  explicit Definitions(ProofText& text) : text_(text), program_(text.specification_.program), spelling_(text.spelling_) {
    for (std::uint32_t i = 0; i < program_.definitions.size(); ++i) {
      const kernel::DefinitionId id(i);
      if (!spelling_.is_visible(program_, id)) made_up_.emplace(spelling_.definition(program_, id), id);
    }
    for (std::uint32_t i = 0; i < program_.exprs.size(); ++i) {
      const auto* apply = std::get_if<kernel::OpApply>(&program_.exprs[kernel::ExprId(i)]);
      if (apply == nullptr || apply->op != kernel::Op::EnabledIn) continue;
      made_up_.emplace(spelling_.enabled(kernel::ExprId(i)).instance, kernel::ExprId(i));
    }
  }

  void define_words_of(std::unordered_set<std::string>& words) {
    const std::set<std::string> sorted(words.begin(), words.end());
    for (const std::string& word : sorted) {
      if (const auto found = made_up_.find(word); found != made_up_.end()) define(found->second);
    }
  }

  [[nodiscard]] std::string text() const { return outside_.declared + outside_.defined; }

 private:
  using MadeUp = std::variant<kernel::DefinitionId, kernel::ExprId>;
  struct Part {
    std::string declared, defined;
    std::set<MadeUp> done;
  };

  /// Adds the text to the proof, and defines what it needs.
  void add(const std::string& text) {
    const auto before = std::exchange(text_.words_, {});
    text_.add(text);
    auto own = std::exchange(text_.words_, before);
    define_words_of(own);
    text_.words_.merge(own);
  }

  void define(const MadeUp& what) {
    const auto* definition = std::get_if<kernel::DefinitionId>(&what);
    Part& part = definition != nullptr && is_over_own_variables(*definition) ? *inside_ : outside_;
    if (!part.done.insert(what).second) return;
    if (definition == nullptr) return define_enabled(std::get<kernel::ExprId>(what));
    const kernel::DefinitionId id = *definition;
    const std::string text = kernel::print(program_, id, spelling_);
    text_.add_model_values(kernel::model_values(program_, {program_.definitions[id].body}));
    add(text);
    if (program_.definitions[id].recursive) part.declared += kernel::print_declaration(program_, id, spelling_) + "\n";
    part.defined += text + "\n";
  }

  void define_enabled(kernel::ExprId expr) {
    Part module;
    Part* const outer = std::exchange(inside_, &module);
    const kernel::EnabledText text = kernel::print_enabled(program_, expr, spelling_);
    text_.add_model_values(kernel::model_values(program_, {expr}));
    add(text.opening);
    add(text.closing);
    inside_ = outer;
    outside_.defined += text.opening + module.declared + module.defined + text.closing;
  }

  [[nodiscard]] bool is_over_own_variables(kernel::DefinitionId id) const {
    const auto reached = kernel::reach(program_, {program_.definitions[id].body}).exprs;
    return inside_ != nullptr && std::any_of(reached.begin(), reached.end(), [&](kernel::ExprId expr) {
             const auto* variable = std::get_if<kernel::VariableRef>(&program_.exprs[expr]);
             return variable != nullptr && program_.is_own(variable->variable);
           });
  }

  ProofText& text_;
  const kernel::Program& program_;
  const kernel::Spelling& spelling_;
  std::unordered_map<std::string, MadeUp> made_up_;
  Part outside_;
  Part* inside_ = nullptr;
};

std::string ProofText::definitions() {
  Definitions definitions(*this);
  definitions.define_words_of(words_);
  std::string instances;
  for (const std::string& module : stdlib::module_names()) {
    const std::string name = spelling_.instance_of(module);
    if (words_.contains(name)) instances += fmt::format("{} == INSTANCE {}\n", name, module);
  }
  return instances + definitions.text();
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
