// What text beside a specification may call things: text made of its expressions that is to be read where the names of its root
// module are in scope, as that of a certificate is. What has no name there gets one, which whoever writes the text declares.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "frontend/kernel/kernel.h"
#include "frontend/support/symbol.h"
#include "frontend/value/value.h"

namespace tlaloc::kernel {

/// The names of the root module, at its end.
struct Scope {
  struct Name {
    bool is_local = false;  ///< not seen by a module that extends the root
    Symbol standard;        ///< bundled module that defines it; empty: none
  };
  std::unordered_map<Symbol, Name> names;
  std::unordered_set<Symbol> modules;  ///< all that were read
  /// Names in the configuration and in expressions of the command line: what they mean must not change.
  std::unordered_set<Symbol> words;
  std::unordered_set<Symbol> own_values;  ///< names to which the configuration assigns the model value of that name
  bool sees_local = false;                ///< the text stands in the root module itself
};

/// A name that TLA+ lets a definition or a field have, for all that its characters say: no reserved word.
[[nodiscard]] bool is_identifier(const std::string& text);

class Spelling final : public ValueNames {
 public:
  Spelling(const Program& program, Scope scope);

  /// Of a model value: its own name, where that has no other meaning.
  [[nodiscard]] std::string model_value(Symbol name) const override;
  [[nodiscard]] std::string prefix(std::string_view symbol) const override;
  [[nodiscard]] std::string prefix(Op op) const;
  [[nodiscard]] bool is_field(const std::string& name) const override { return is_identifier(name); }
  /// Its name, or one made up where that cannot be seen or means another.
  [[nodiscard]] std::string definition(const Program& program, DefinitionId id) const;
  [[nodiscard]] bool is_visible(const Program& program, DefinitionId id) const;

  /// Not for a bound variable.
  [[nodiscard]] bool is_taken(Symbol name) const;
  /// The name, or one like it that nothing has.
  [[nodiscard]] std::string fresh(const std::string& name) const;
  /// Is the name one of the root module's that the text sees?
  [[nodiscard]] bool is_in_scope(Symbol name) const;
  /// Can all of the standard module's names be brought in, without another meaning of any?
  [[nodiscard]] bool can_extend(const std::string& module) const { return extendable_.contains(module); }
  /// `I` of the prefix `I!` for what the module defines.
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

/// Standard modules whose operators texts made of values and atoms use.
[[nodiscard]] const std::vector<std::string>& modules_for_text();

}  // namespace tlaloc::kernel
