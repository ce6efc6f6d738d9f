#include "frontend/stdlib/stdlib.h"

#include <algorithm>
#include <map>
#include <set>

namespace tlaloc::stdlib {

namespace {

using Key = std::pair<Symbol, Symbol>;

const std::map<Key, Builtin>& builtins() {
  static const std::map<Key, Builtin> kBuiltins = [] {
    std::map<Key, Builtin> table;
    const auto add = [&](const char* module, const char* name, Builtin meaning) {
      table[Key{Symbol(module), Symbol(name)}] = std::move(meaning);
    };
#define TLALOC_BUILTIN_OP(module, name, native) add(module, name, {.op = kernel::Op::native, .value = {}});
#define TLALOC_BUILTIN_IO(module, name, native) add(module, name, {.op = kernel::Op::native, .value = {}, .is_io = true});
#define TLALOC_BUILTIN_VALUE(module, name, meaning) add(module, name, {.op = {}, .value = meaning});
#define TLALOC_BUILTIN_REFUSED(module, name, text) add(module, name, {.op = {}, .value = {}, .is_io = false, .remedy = text});
#include "frontend/stdlib/builtins.def"
#undef TLALOC_BUILTIN_OP
#undef TLALOC_BUILTIN_IO
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

bool is_computed_by_tlc(Symbol module, Symbol name) {
  static const std::set<Key> kComputed = {
#define TLALOC_COMPUTED(module, name) Key{Symbol(module), Symbol(name)},
#include "frontend/stdlib/computed.def"
#undef TLALOC_COMPUTED
  };
  // Apalache's module is the one of builtins.def that TLC has no more of than its text.
  static const Symbol kApalache("Apalache");
  if (module == kApalache) return false;
  const Key key{module, name};
  return builtins().contains(key) || kComputed.contains(key);
}

std::optional<kernel::Shortcut> find_shortcut(Symbol module, Symbol name) {
  static const std::map<Key, kernel::Shortcut> kShortcuts = {
#define TLALOC_SHORTCUT(module, name, shortcut) {Key{Symbol(module), Symbol(name)}, kernel::Shortcut::shortcut},
#include "frontend/kernel/shortcuts.def"
#undef TLALOC_SHORTCUT
  };
  const auto it = kShortcuts.find(Key{module, name});
  return it == kShortcuts.end() ? std::nullopt : std::optional(it->second);
}

std::optional<Symbol> find_home(Symbol name) {
  for (const auto& [key, builtin] : builtins()) {
    if (key.second == name) return key.first;
  }
  return std::nullopt;
}

std::optional<std::pair<Symbol, Symbol>> find_home(kernel::Op op) {
  static const auto kHomes = [] {
    std::map<kernel::Op, std::pair<Symbol, Symbol>> homes;
    // In the order of builtins.def: that of Symbols depends on what was read before.
#define TLALOC_BUILTIN_OP(module, name, native) homes.emplace(kernel::Op::native, std::pair(Symbol(module), Symbol(name)));
#define TLALOC_BUILTIN_IO(module, name, native) TLALOC_BUILTIN_OP(module, name, native)
#define TLALOC_BUILTIN_VALUE(module, name, meaning)
#define TLALOC_BUILTIN_REFUSED(module, name, text)
#include "frontend/stdlib/builtins.def"
#undef TLALOC_BUILTIN_OP
#undef TLALOC_BUILTIN_IO
#undef TLALOC_BUILTIN_VALUE
#undef TLALOC_BUILTIN_REFUSED
    return homes;
  }();
  const auto it = kHomes.find(op);
  return it == kHomes.end() ? std::nullopt : std::optional(it->second);
}

std::vector<std::string> module_names() {
  std::set<std::string> names;
  for (const auto& [key, builtin] : builtins()) names.insert(key.first.text());
  return {names.begin(), names.end()};
}

std::vector<Symbol> names_of(std::string_view module) {
  std::vector<Symbol> names;
  const Symbol wanted(module);
  for (const auto& [key, builtin] : builtins()) {
    const bool is_extended = module == "Integers" && key.first.text() == "Naturals";
    if (key.first == wanted || is_extended) names.push_back(key.second);
  }
  return names;
}

}  // namespace tlaloc::stdlib
