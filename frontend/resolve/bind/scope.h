// The names in scope while a module is bound: a stack of frames, module frames below, local ones above.
// TLA+ has one name space and no shadowing, so lookup never has to choose; declaring reports the conflict.
#pragma once

#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "frontend/diagnostic/diagnostic.h"
#include "frontend/resolve/resolution.h"

namespace tlaloc::resolve {

class Scope {
 public:
  struct Frame {
    std::unordered_map<Symbol, EntityId> names;
    std::unordered_map<Symbol, ModuleId> modules;  ///< inner modules
  };

  explicit Scope(const Resolution& resolution) : resolution_(resolution) {}

  void push() { frames_.emplace_back(); }
  void pop() { frames_.pop_back(); }
  [[nodiscard]] std::optional<EntityId> find(Symbol name) const;
  [[nodiscard]] std::optional<ModuleId> find_module(Symbol name) const;
  /// Puts the name into the innermost frame, whatever it meant before.
  void set(Symbol name, EntityId entity) { frames_.back().names[name] = entity; }
  /// A weak name came along with a bundled module that needs it: what the user defines takes its place without a word.
  void set_weak(Symbol name) { weak_.insert(name); }
  void set_strong(Symbol name) { weak_.erase(name); }
  [[nodiscard]] bool is_weak(Symbol name) const { return weak_.contains(name); }
  void set_module(Symbol name, ModuleId module) { frames_.back().modules[name] = module; }
  /// Reports when the name is taken. A repeated CONSTANT or VARIABLE is a warning, as in SANY; the first one stays.
  bool declare(EntityId entity, DiagnosticSink& sink);
  /// A way out for an undefined name: a near one, or the module that has it.
  [[nodiscard]] std::string remedy(Symbol name) const;

 private:
  const Resolution& resolution_;
  std::vector<Frame> frames_;
  std::unordered_set<Symbol> weak_;
};

/// Pushes a frame for as long as it lives.
class ScopeFrame {
 public:
  explicit ScopeFrame(Scope& scope) : scope_(scope) { scope_.push(); }
  ~ScopeFrame() { scope_.pop(); }
  ScopeFrame(const ScopeFrame&) = delete;
  ScopeFrame& operator=(const ScopeFrame&) = delete;

 private:
  Scope& scope_;
};

}  // namespace tlaloc::resolve
