// Names that the configuration and the command line use, looked up in the scope of the root module.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/config/config.h"
#include "frontend/diagnostic/diagnostic.h"
#include "frontend/resolve/resolution.h"

namespace tlaloc::model {

/// A name and the instances in front of it: `I!J!Op`.
using Chain = std::vector<resolve::EntityId>;

/// Letters, digits, `_` and `!` only: not an expression. A number passes too.
[[nodiscard]] bool is_name(std::string_view text);

class Names {
 public:
  Names(const resolve::Resolution& resolution, DiagnosticSink& sink) : resolution_(resolution), sink_(sink) {}

  /// Nothing when there is no such name; nothing is reported.
  [[nodiscard]] std::optional<Chain> find(Symbol name) const;
  /// Reports what is missing. `role` begins the message: "INVARIANT".
  [[nodiscard]] std::optional<Chain> look_up(const config::Name& name, const std::string& role) const;
  /// The same, and it must take no arguments.
  [[nodiscard]] std::optional<Chain> look_up_plain(const config::Name& name, const std::string& role) const;
  /// A name of some module, for `c <- [M] Op`.
  [[nodiscard]] std::optional<resolve::EntityId> look_up_in(const config::Name& module, const config::Name& name) const;

  /// Warns that a value is given to a name that does not exist.
  void ignore(const config::Name& name) const;

  [[nodiscard]] std::uint32_t arity(resolve::EntityId entity) const;
  [[nodiscard]] const resolve::Entity& meant(resolve::EntityId entity) const;  ///< behind unnamed instances

 private:
  void unknown(const config::Name& name, const std::string& role, const resolve::Module& scope) const;
  [[nodiscard]] std::string near(const config::Name& name, const resolve::Module& scope) const;

  const resolve::Resolution& resolution_;
  DiagnosticSink& sink_;
};

}  // namespace tlaloc::model
