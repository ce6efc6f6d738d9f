// The bundled standard modules: their TLA+ text, and which of their definitions are native operators (builtins.def). A module
// file beside the spec or on the library path takes precedence over a bundled one, except for definitions that TLC computes
// itself whatever the file says (computed.def).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "frontend/kernel/kernel.h"
#include "frontend/support/symbol.h"

namespace tlaloc::stdlib {

struct BundledModule {
  std::string_view name;
  std::string_view text;
};
[[nodiscard]] const std::vector<BundledModule>& bundled_modules();
[[nodiscard]] const BundledModule* find_bundled(std::string_view name);

/// The meaning of a bundled module's definition other than its text: a native operator, a constant value (Nat, Int …), or, if
/// neither is set, something unsupported that is refused if a checked formula reaches it.
struct Builtin {
  std::optional<kernel::Op> op;
  std::optional<Value> value;
  bool is_io = false;            ///< touches files or processes
  std::string_view remedy = {};  ///< suggestion if it is refused
};
/// Keyed on the *defining* module: `Len` of the bundled Sequences, not any operator called Len.
[[nodiscard]] std::optional<Builtin> find_builtin(Symbol module, Symbol name);
/// Whether TLC computes this definition itself, wherever a module of that name comes from.
[[nodiscard]] bool is_computed_by_tlc(Symbol module, Symbol name);
/// A faster way for the interpreter to compute the definition's value. Keyed like find_builtin.
[[nodiscard]] std::optional<kernel::Shortcut> find_shortcut(Symbol module, Symbol name);
/// A bundled module with a builtin of this name, for remedies ("add Sequences to EXTENDS").
[[nodiscard]] std::optional<Symbol> find_home(Symbol name);
/// The bundled module that defines the native operator, and its name there; the first if there are several.
[[nodiscard]] std::optional<std::pair<Symbol, Symbol>> find_home(kernel::Op op);
/// Bundled modules that define builtins, in the order of their names.
[[nodiscard]] std::vector<std::string> module_names();
/// The builtins that a bundled module exports, including those of the modules it extends.
[[nodiscard]] std::vector<Symbol> names_of(std::string_view module);

}  // namespace tlaloc::stdlib
