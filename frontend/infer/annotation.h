// The type annotations that Apalache reads, in comments: `@type: Set(Int);` and `@typeAlias: node = Int -> Bool;`. They serve
// as claims to be checked: parsed into the type they allow.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/infer/inferred_type.h"

namespace tlaloc::infer {

/// Only the type of an operator has parameters.
struct AnnotatedType {
  std::vector<TypeId> parameters;
  TypeId result;
  bool is_operator = false;
};

struct TypeAliases {
  std::map<std::string, TypeId, std::less<>> types;
};

/// The annotations in a group of comments; texts without comment marks.
struct AnnotationTexts {
  std::vector<std::string> types;
  std::vector<std::pair<std::string, std::string>> aliases;  ///< name, type
  bool broken = false;                                       ///< an annotation without its `;`, or an alias without a name
};
[[nodiscard]] AnnotationTexts read_annotations(std::string_view comments);

/// Empty if the text is not a type. Type variables, uninterpreted types, variants and open rows allow any value.
[[nodiscard]] std::optional<AnnotatedType> parse_type(std::string_view text, const TypeAliases& aliases, TypeStore& types);

/// Whether no value has both types, as far as both are known.
[[nodiscard]] bool excludes(TypeId annotated, TypeId inferred, TypeStore& types);

}  // namespace tlaloc::infer
