// The type annotations that Apalache reads: `@type: Set(Int);` and `@typeAlias: node = Int -> Bool;` in comments. Here they
// are hints that can be checked: read into the shape they allow.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/shape/shape.h"

namespace tlaloc::shape {

/// The type of an operator has parameters, any other none.
struct AnnotatedType {
  std::vector<ShapeId> parameters;
  ShapeId result;
  bool is_operator = false;
};

struct TypeAliases {
  std::map<std::string, ShapeId, std::less<>> shapes;
};

/// What stands in a group of comments; texts without the comment's own marks.
struct AnnotationTexts {
  std::vector<std::string> types;
  std::vector<std::pair<std::string, std::string>> aliases;  ///< name, type
  bool broken = false;                                       ///< an annotation without its `;`, or an alias without a name
};
[[nodiscard]] AnnotationTexts read_annotations(std::string_view comments);

/// Nothing when the text is no type. Type variables, uninterpreted types, variants and open rows may be anything.
[[nodiscard]] std::optional<AnnotatedType> parse_type(std::string_view text, const TypeAliases& aliases, ShapeStore& shapes);

/// No value has both shapes, as far as both are known.
[[nodiscard]] bool excludes(ShapeId annotated, ShapeId inferred, ShapeStore& shapes);

}  // namespace tlaloc::shape
