// The type annotations that Apalache reads: `@type: Set(Int);` and `@typeAlias: node = Int -> Bool;` in comments. Here they
// are hints that can be checked: read into the type they allow.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/infer/inferred_type.h"

namespace tlaloc::infer {

/// The type of an operator has parameters, any other none.
struct AnnotatedType {
  std::vector<TypeId> parameters;
  TypeId result;
  bool is_operator = false;
};

struct TypeAliases {
  std::map<std::string, TypeId, std::less<>> types;
};

/// What stands in a group of comments; texts without the comment's own marks.
struct AnnotationTexts {
  std::vector<std::string> types;
  std::vector<std::pair<std::string, std::string>> aliases;  ///< name, type
  bool broken = false;                                       ///< an annotation without its `;`, or an alias without a name
};
[[nodiscard]] AnnotationTexts read_annotations(std::string_view comments);

/// Nothing when the text is no type. Type variables, uninterpreted types, variants and open rows may be anything.
[[nodiscard]] std::optional<AnnotatedType> parse_type(std::string_view text, const TypeAliases& aliases, TypeStore& types);

/// No value has both types, as far as both are known.
[[nodiscard]] bool excludes(TypeId annotated, TypeId inferred, TypeStore& types);

}  // namespace tlaloc::infer
