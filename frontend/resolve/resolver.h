// Binds names: from a root file to a Resolution of it and of all modules it needs. Errors go to the sink; the result is
// usable only when there were none. No configuration is known here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "frontend/resolve/loader.h"
#include "frontend/resolve/resolution.h"

namespace tlaloc::resolve {

class Resolver {
 public:
  Resolver(Resolution& resolution, Loader& loader, DiagnosticSink& sink)
      : resolution_(resolution), loader_(loader), sink_(sink) {}

  /// The root module and, transitively, all others. False when an error was reported.
  bool resolve_root(const std::string& path);
  /// A module by the name that EXTENDS or INSTANCE gives, in a bundled module or in another one.
  [[nodiscard]] std::optional<ModuleId> resolve_module(syntax::Name name, bool for_bundled);
  /// The bundled module of that name, if there is one.
  [[nodiscard]] std::optional<ModuleId> resolve_bundled(syntax::Name name);
  /// An operator of the bundled modules Integers, Sequences, FiniteSets and TLC, whatever the spec extends.
  [[nodiscard]] std::optional<EntityId> find_standard(Symbol name, Span place);
  /// An expression in the scope of the root module. With `unknown_are_model_values`, names that the spec does not know are
  /// model values, as in a configuration file, and standard operators are known.
  bool bind_in_root(TreeId tree, syntax::ExprId expr, bool unknown_are_model_values);

 private:
  [[nodiscard]] std::optional<ModuleId> bind(const Loader::Found& found, syntax::Name wanted);

  Resolution& resolution_;
  Loader& loader_;
  DiagnosticSink& sink_;
  std::unordered_map<Symbol, std::optional<ModuleId>> done_, done_bundled_;
  struct Open {
    Symbol name;
    bool bundled;
  };
  std::vector<Open> in_progress_;
};

}  // namespace tlaloc::resolve
