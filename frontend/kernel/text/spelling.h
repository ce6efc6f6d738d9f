// Names for a text to be read beside a specification, such as a certificate: the text is made of the specification's
// expressions and read where the names of its root module are in scope. Something that has no name there gets a new one, which
// the writer of the text must declare.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "frontend/kernel/kernel.h"
#include "frontend/support/symbol.h"
#include "frontend/value/value.h"

namespace tlaloc::kernel {

/// The names in scope at the end of the root module.
struct Scope {
  struct Name {
    bool is_local = false;  ///< not seen by a module that extends the root
    Symbol standard;        ///< the bundled module that defines it; empty if none
  };
  std::unordered_map<Symbol, Name> names;
  std::unordered_set<Symbol> modules;  ///< all modules that were read
  /// Names in the configuration and in command line expressions; their meaning must not change.
  std::unordered_set<Symbol> words;
  std::unordered_set<Symbol> own_values;  ///< names to which the configuration assigns the model value of that name
  std::unordered_set<Symbol>
      replaced;             ///< names for which the configuration puts another operator: what they are defined as has none
  bool sees_local = false;  ///< the text is placed in the root module itself
};

/// Whether TLA+ allows the text as the name of a definition or a field: its characters are valid, and it is not a reserved
/// word.
[[nodiscard]] bool is_identifier(const std::string& text);

class Spelling final : public ValueNames {
 public:
  Spelling(const Program& program, Scope scope);

  /// The name for a model value: its own, if that has no other meaning.
  [[nodiscard]] std::string model_value(Symbol name) const override;
  [[nodiscard]] std::string prefix(std::string_view symbol) const override;
  [[nodiscard]] std::string prefix(Op op) const;
  [[nodiscard]] bool is_field(const std::string& name) const override { return is_identifier(name); }
  /// The definition's name, or a new one if that is not visible or has another meaning.
  [[nodiscard]] std::string definition(const Program& program, DefinitionId id) const;
  [[nodiscard]] bool is_visible(const Program& program, DefinitionId id) const;

  /// A new name for a variable that is no part of the state (Program::own_variables).
  [[nodiscard]] std::string own_variable(const Program& program, VariableId id) const;
  /// What no expression says: ENABLED of an action over variables of its own. It is an operator of a module of its own, whose
  /// variables an instance substitutes.
  struct Enabled {
    std::string module, instance, name;
  };
  /// New names for these. `expr`: of the application of Op::EnabledIn.
  [[nodiscard]] Enabled enabled(ExprId expr) const;

  /// Whether the name cannot be used for a bound variable.
  [[nodiscard]] bool is_taken(Symbol name) const;
  /// The name itself, or a similar unused one.
  [[nodiscard]] std::string fresh(const std::string& name) const;
  /// Whether it is a name of the root module that the text can see.
  [[nodiscard]] bool is_in_scope(Symbol name) const;
  /// Whether all names of the standard module can be brought into scope without changing the meaning of any.
  [[nodiscard]] bool can_extend(const std::string& module) const { return extendable_.contains(module); }
  /// `I` of the prefix `I!` for definitions of the module.
  [[nodiscard]] std::string instance_of(std::string_view module) const;
  [[nodiscard]] const Scope& scope() const { return scope_; }

 private:
  [[nodiscard]] std::string prefix(Symbol module, Symbol name) const;
  [[nodiscard]] bool has_room_for(std::string_view module) const;

  Scope scope_;
  std::unordered_set<std::string> extendable_;
  std::unordered_set<Symbol> standard_;  ///< all names of the standard modules that a text may need
  std::unordered_set<Symbol> locals_;    ///< of bound variables and parameters
  std::unordered_set<Symbol> own_;       ///< definitions that are the model value of their name
};

/// The standard modules whose operators occur in texts of values and atoms.
[[nodiscard]] const std::vector<std::string>& modules_for_text();

}  // namespace tlaloc::kernel
