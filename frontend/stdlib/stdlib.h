// The bundled standard modules: their TLA+ text, and which of their definitions are native operators
// (builtins.def). A module file found beside the spec or on the library path wins over a bundled one, but not in what TLC
// computes itself whatever the file says (computed.def).
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

/// What a definition of a bundled module is when it is not its text: a native operator, a constant value (Nat, Int …), or,
/// when neither is set, something that has no meaning here and is refused when a checked formula reaches it.
struct Builtin {
  std::optional<kernel::Op> op;
  std::optional<Value> value;
  bool is_io = false;            ///< touches files or processes
  std::string_view remedy = {};  ///< of what is refused
};
/// Keyed on the *defining* module: `Len` of the bundled Sequences, not any operator called Len.
[[nodiscard]] std::optional<Builtin> find_builtin(Symbol module, Symbol name);
/// Does TLC compute this definition by itself, wherever a module of that name comes from?
[[nodiscard]] bool is_computed_by_tlc(Symbol module, Symbol name);
/// The interpreter's quicker way to a definition's value, keyed likewise.
[[nodiscard]] std::optional<kernel::Shortcut> find_shortcut(Symbol module, Symbol name);
/// A bundled module with a builtin of this name, for remedies ("add Sequences to EXTENDS").
[[nodiscard]] std::optional<Symbol> find_home(Symbol name);
/// The bundled module that defines the native operator, and by which name; of several the first.
[[nodiscard]] std::optional<std::pair<Symbol, Symbol>> find_home(kernel::Op op);
/// Bundled modules that define builtins, in the order of their names.
[[nodiscard]] std::vector<std::string> module_names();
/// The builtins that a bundled module exports, of the modules that it extends too.
[[nodiscard]] std::vector<Symbol> names_of(std::string_view module);

}  // namespace tlaloc::stdlib
