#include "frontend/stdlib/stdlib.h"

#include <algorithm>
#include <map>

namespace tlaloc::stdlib {

namespace {

using Key = std::pair<Symbol, Symbol>;

const std::map<Key, Builtin>& builtins() {
  static const std::map<Key, Builtin> kBuiltins = [] {
    std::map<Key, Builtin> table;
#define TLALOC_BUILTIN_OP(module, name, op) table[Key{Symbol(module), Symbol(name)}] = Builtin{kernel::Op::op, std::nullopt};
#define TLALOC_BUILTIN_VALUE(module, name, value) table[Key{Symbol(module), Symbol(name)}] = Builtin{std::nullopt, value};
#define TLALOC_BUILTIN_REFUSED(module, name) table[Key{Symbol(module), Symbol(name)}] = Builtin{};
#include "frontend/stdlib/builtins.def"
#undef TLALOC_BUILTIN_OP
#undef TLALOC_BUILTIN_VALUE
#undef TLALOC_BUILTIN_REFUSED
    return table;
  }();
  return kBuiltins;
}

}  // namespace

const BundledModule* find_bundled(std::string_view name) {
  const auto& all = bundled_modules();
  const auto it = std::find_if(all.begin(), all.end(), [&](const BundledModule& module) { return module.name == name; });
  return it == all.end() ? nullptr : &*it;
}

std::optional<Builtin> find_builtin(Symbol module, Symbol name) {
  const auto it = builtins().find(Key{module, name});
  return it == builtins().end() ? std::nullopt : std::optional(it->second);
}

std::optional<Symbol> find_home(Symbol name) {
  for (const auto& [key, builtin] : builtins()) {
    if (key.second == name) return key.first;
  }
  return std::nullopt;
}

}  // namespace tlaloc::stdlib
