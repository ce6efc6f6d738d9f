#include "frontend/infer/annotation.h"

#include <algorithm>
#include <cctype>

namespace tlaloc::infer {

namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::string trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

/// Recursive descent over the types of Apalache (ADR-002, with row types):
///   type ::= '(' types ')' '=>' type | simple ['->' type]        types separated by ','
///   simple ::= Int | Bool | Str | Set(type) | Seq(type) | <<types>> | {field: type, ..., row} | [field: type, ...]
///            | Tag(type) '|' ... | $alias | NAME | variable | '(' type ')'
class TypeParser {
 public:
  TypeParser(std::string_view text, const TypeAliases& aliases, TypeStore& types)
      : text_(text), aliases_(aliases), types_(types) {}

  std::optional<AnnotatedType> run() {
    auto type = parse_operator();
    skip_blanks();
    return type && at_ == text_.size() ? type : std::nullopt;
  }

 private:
  static constexpr int kDeepest = 100;

  void skip_blanks() {
    while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
  }

  bool take(std::string_view symbol) {
    skip_blanks();
    if (!text_.substr(at_).starts_with(symbol)) return false;
    at_ += symbol.size();
    return true;
  }

  std::string word() {
    skip_blanks();
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_word(text_[at_])) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  std::optional<AnnotatedType> parse_operator() {
    const std::size_t start = at_;
    if (take("(")) {
      std::vector<TypeId> parameters;
      if (parse_list(")", parameters) && take("=>")) {
        const auto result = parse_type();
        if (!result) return std::nullopt;
        return AnnotatedType{std::move(parameters), *result, true};
      }
      at_ = start;
    }
    const auto type = parse_type();
    if (!type) return std::nullopt;
    if (!take("=>")) return AnnotatedType{{}, *type, false};
    const auto result = parse_type();  // one parameter needs no parentheses
    if (!result) return std::nullopt;
    return AnnotatedType{{*type}, *result, true};
  }

  /// Types up to the closing symbol. A parameter may be an operator.
  bool parse_list(std::string_view close, std::vector<TypeId>& into) {
    if (take(close)) return true;
    do {
      if (++depth_ > kDeepest) return false;
      const auto type = parse_operator();
      --depth_;
      if (!type) return false;
      into.push_back(type->is_operator ? types_.anything() : type->result);
    } while (take(","));
    return take(close);
  }

  std::optional<TypeId> parse_type() {
    if (++depth_ > kDeepest) return std::nullopt;
    const auto simple = parse_simple();
    if (!simple) return std::nullopt;
    std::optional<TypeId> type = simple;
    if (take("->")) {
      const auto range = parse_type();
      if (!range) return std::nullopt;
      type = types_.function(*simple, *range);
    }
    --depth_;
    return type;
  }

  std::optional<TypeId> parse_simple() {
    if (take("<<")) {
      std::vector<TypeId> components;
      if (!parse_list(">>", components)) return std::nullopt;
      return types_.tuple(std::move(components));
    }
    if (take("{")) return parse_fields("}");
    if (take("[")) return parse_fields("]");
    if (take("(")) {
      const auto type = parse_type();
      return type && take(")") ? type : std::nullopt;
    }
    const bool is_alias = take("$");
    const std::string name = word();
    if (name.empty()) return std::nullopt;
    if (is_alias) return alias(name);
    if (name == "Int" || name == "Real") return types_.integer();
    if (name == "Bool") return types_.boolean();
    if (name == "Str") return types_.text();
    if (name == "Set" || name == "Seq") {
      if (!take("(")) return std::nullopt;
      const auto item = parse_type();
      if (!item || !take(")")) return std::nullopt;
      return name == "Set" ? types_.set_of(*item) : types_.sequence(*item);
    }
    if (take("(")) return parse_variant();
    if (aliases_.types.contains(name)) return alias(name);
    return types_.anything();
  }

  TypeId alias(const std::string& name) const {
    const auto known = aliases_.types.find(name);
    return known == aliases_.types.end() ? types_.anything() : known->second;
  }

  /// After `Tag(`. How variants are represented is no one's business.
  std::optional<TypeId> parse_variant() {
    for (;;) {
      if (!parse_type() || !take(")")) return std::nullopt;
      if (!take("|")) return types_.anything();
      if (word().empty()) return std::nullopt;
      if (!take("(")) return types_.anything();  // a row variable ends the list
    }
  }

  std::optional<TypeId> parse_fields(std::string_view close) {
    std::vector<Field> fields;
    bool is_open = false;
    if (take(close)) return types_.record({});
    do {
      const std::string name = word();
      if (name.empty()) return std::nullopt;
      if (!take(":")) {  // a row variable: further fields
        is_open = true;
        break;
      }
      const auto type = parse_type();
      if (!type) return std::nullopt;
      fields.push_back({Symbol(name), *type});
    } while (take(","));
    if (!take(close)) return std::nullopt;
    return is_open ? types_.anything() : types_.record(std::move(fields));
  }

  std::string_view text_;
  const TypeAliases& aliases_;
  TypeStore& types_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

/// Two functions, however they are given.
bool functions_exclude(TypeId annotated, TypeId inferred, TypeStore& types) {
  const InferredType want = types[annotated];  // copies: taking apart adds types
  const InferredType seen = types[inferred];
  if (want.tuple && seen.tuple && want.tuple->size() != seen.tuple->size() && !seen.sequence && !seen.function) return true;
  if (want.record && seen.record && !seen.function) {
    for (const Field& field : *seen.record) {
      const auto same =
          std::find_if(want.record->begin(), want.record->end(), [&](const Field& f) { return f.name == field.name; });
      if (same == want.record->end() ? field.always : excludes(same->type, field.type, types)) return true;
    }
    return false;
  }
  if (want.tuple && seen.tuple && want.tuple->size() == seen.tuple->size()) {
    for (std::size_t i = 0; i < want.tuple->size(); ++i) {
      if (excludes((*want.tuple)[i], (*seen.tuple)[i], types)) return true;
    }
    return false;
  }
  return excludes(types.domain(annotated), types.domain(inferred), types) ||
         (!want.tuple && !want.record && excludes(types.range(annotated), types.range(inferred), types));
}

}  // namespace

AnnotationTexts read_annotations(std::string_view comments) {
  std::string text(comments);
  for (const std::string_view mark : {"(*", "*)", "\\*"}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
      text.replace(at, mark.size(), "  ");
  }
  AnnotationTexts found;
  for (std::size_t at = text.find("@type"); at != std::string::npos; at = text.find("@type", at + 1)) {
    std::string_view rest = std::string_view(text).substr(at + 5);
    const bool is_alias = rest.starts_with("Alias");
    if (is_alias) rest.remove_prefix(5);
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    if (!rest.starts_with(":")) continue;  // prose
    const std::size_t end = rest.find(';');
    if (end == std::string_view::npos) {
      found.broken = true;
      continue;
    }
    const std::string_view body = rest.substr(1, end - 1);
    if (!is_alias) {
      found.types.push_back(trimmed(body));
      continue;
    }
    const std::size_t equals = body.find('=');
    if (equals == std::string_view::npos) {
      found.broken = true;
    } else {
      found.aliases.emplace_back(trimmed(body.substr(0, equals)), trimmed(body.substr(equals + 1)));
    }
  }
  return found;
}

std::optional<AnnotatedType> parse_type(std::string_view text, const TypeAliases& aliases, TypeStore& types) {
  return TypeParser(text, aliases, types).run();
}

bool excludes(TypeId annotated, TypeId inferred, TypeStore& types) {
  const auto is_known = [&](TypeId id) { return !types.is_open(id) && types.kinds(id) != 0; };
  if (!is_known(annotated) || !is_known(inferred)) return false;
  if ((types.kinds(annotated) & types.kinds(inferred)) == 0) return true;
  if (types.kinds(inferred) == kSet) return excludes(types.element(annotated), types.element(inferred), types);
  if (types.kinds(inferred) == kFunction) return functions_exclude(annotated, inferred, types);
  return false;
}

}  // namespace tlaloc::infer
