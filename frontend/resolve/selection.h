// Subexpression names: which part of a definition's text `Op!lab(a)!1!<<` names. Positions count operands as SANY does;
// a label is looked for below its owner, the definition or label named before it; `!(a, b)` takes a binding expression apart.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "frontend/resolve/resolution.h"

namespace tlaloc::resolve {

struct Selection {
  syntax::ExprId expr;
  std::vector<EntityId> variables;        ///< bound above the part, which the name instantiates
  std::vector<syntax::ExprId> arguments;  ///< what it gives for them, in the tree of the path
  std::vector<EntityId> parameters;       ///< `!@`: bound above the part, left open
};

struct SelectionError {
  enum class Kind { NoSuchLabel, LabelArity, NotSupported };
  Kind kind = Kind::NotSupported;
  std::size_t part = 0;    ///< of the path
  std::size_t wanted = 0;  ///< LabelArity
  syntax::ExprId label;    ///< LabelArity
};

/// The text that subexpression names of a definition or statement begin with; nothing for units that have none.
[[nodiscard]] std::optional<syntax::ExprId> body_of(const syntax::Unit& unit);

/// The parts of `path` from `first` on, applied to the text `body` in `tree`.
[[nodiscard]] std::variant<Selection, SelectionError> select(const Resolution& resolution, TreeId tree, syntax::ExprId body,
                                                             const syntax::Path& path, std::size_t first);

}  // namespace tlaloc::resolve
