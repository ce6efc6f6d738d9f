#include "cli/render/trace/value_type.h"

namespace tlaloc::cli {

namespace {

using Kind = ValueType::Kind;
constexpr std::size_t kMostTypedElements = 4096;  // enough to see what a set is of
constexpr std::size_t kDeepestType = 500;

template <class Range>
std::optional<ValueType> common_type(const Range& values, std::size_t depth) {
  ValueType type;
  for (const Value& value : values) {
    const auto one = infer_type(value, depth);
    const auto both = one ? unify(type, *one) : std::nullopt;
    if (!both) return std::nullopt;
    type = *both;
  }
  return type;
}

std::optional<ValueType> tuple_type(const Value& value, std::size_t depth) {
  ValueType tuple{Kind::Tuple, {}, {}};
  std::optional<ValueType> common = ValueType{};
  for (const Value& item : value.items()) {
    auto type = infer_type(item, depth);
    if (!type) return std::nullopt;
    if (common) common = unify(*common, *type);
    tuple.parts.push_back(std::move(*type));
  }
  return common ? ValueType{Kind::Seq, {std::move(*common)}, {}} : tuple;
}

std::optional<ValueType> function_type(const Value& value, std::size_t depth) {
  ValueType argument;
  ValueType result;
  for (const auto& [key, image] : value.entries()) {
    const auto key_type = infer_type(key, depth);
    const auto image_type = infer_type(image, depth);
    const auto arguments = key_type ? unify(argument, *key_type) : std::nullopt;
    const auto results = image_type ? unify(result, *image_type) : std::nullopt;
    if (!arguments || !results) return std::nullopt;
    argument = *arguments;
    result = *results;
  }
  return ValueType{Kind::Function, {std::move(argument), std::move(result)}, {}};
}

std::optional<ValueType> unify_parts(const ValueType& a, const ValueType& b) {
  if (a.parts.size() != b.parts.size() || a.fields != b.fields) return std::nullopt;
  ValueType both{a.kind, {}, a.fields};
  for (std::size_t i = 0; i < a.parts.size(); ++i) {
    auto part = unify(a.parts[i], b.parts[i]);
    if (!part) return std::nullopt;
    both.parts.push_back(std::move(*part));
  }
  return both;
}

}  // namespace

std::optional<ValueType> infer_type(const Value& value, std::size_t depth) {
  if (++depth > kDeepestType) return std::nullopt;
  switch (value.kind()) {
    case ValueKind::Bool:
      return ValueType{Kind::Bool, {}, {}};
    case ValueKind::Int:
      return ValueType{Kind::Int, {}, {}};
    case ValueKind::String:
    case ValueKind::ModelValue:
      return ValueType{Kind::Str, {}, {}};
    case ValueKind::Tuple:
      return tuple_type(value, depth);
    case ValueKind::Record: {
      ValueType record{Kind::Record, {}, {}};
      for (const auto& [field, image] : value.fields()) {
        auto type = infer_type(image, depth);
        if (!type) return std::nullopt;
        record.fields.push_back(field.text());
        record.parts.push_back(std::move(*type));
      }
      return record;
    }
    case ValueKind::Function:
      return function_type(value, depth);
    case ValueKind::LargeFunction: {
      const auto arguments = infer_type(value.domain(), depth);
      auto results = infer_type(value.otherwise(), depth);
      for (const auto& [key, image] : value.entries()) {
        const auto one = infer_type(image, depth);
        results = one && results ? unify(*results, *one) : std::nullopt;
      }
      if (!arguments || arguments->kind != Kind::Set || !results) return std::nullopt;
      return ValueType{Kind::Function, {arguments->parts.front(), std::move(*results)}, {}};
    }
    case ValueKind::NatSet:
    case ValueKind::IntSet:
    case ValueKind::Interval:
      return ValueType{Kind::Set, {ValueType{Kind::Int, {}, {}}}, {}};
    case ValueKind::StringSet:
      return ValueType{Kind::Set, {ValueType{Kind::Str, {}, {}}}, {}};
    case ValueKind::Set:
    case ValueKind::PowerSet:
    case ValueKind::FunctionSet:
    case ValueKind::RecordSet:
    case ValueKind::Product: {
      const auto elements = value.elements(kMostTypedElements);
      auto type = elements ? common_type(*elements, depth) : std::nullopt;
      if (!type) return std::nullopt;
      return ValueType{Kind::Set, {std::move(*type)}, {}};
    }
    case ValueKind::SeqSet:
    case ValueKind::RealSet:
    case ValueKind::AnySet:
    case ValueKind::SetOp:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<ValueType> unify(const ValueType& a, const ValueType& b) {
  if (a.kind == Kind::Any) return b;
  if (b.kind == Kind::Any) return a;
  if (a.kind == b.kind) return unify_parts(a, b);
  return std::nullopt;
}

std::optional<std::string> to_text(const ValueType& type) {
  std::vector<std::string> parts;
  for (const ValueType& part : type.parts) {
    auto text = to_text(part);
    if (!text) return std::nullopt;
    parts.push_back(std::move(*text));
  }
  const auto joined = [&] {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      out += i == 0 ? "" : ", ";
      if (type.kind == Kind::Record) out += type.fields[i] + ": ";
      out += parts[i];
    }
    return out;
  };
  switch (type.kind) {
    case Kind::Any:
      return std::nullopt;
    case Kind::Bool:
      return "Bool";
    case Kind::Int:
      return "Int";
    case Kind::Str:
      return "Str";
    case Kind::Set:
      return "Set(" + parts[0] + ")";
    case Kind::Seq:
      return "Seq(" + parts[0] + ")";
    case Kind::Tuple:
      return "<<" + joined() + ">>";
    case Kind::Record:
      return "{ " + joined() + " }";
    case Kind::Function:
      return "(" + parts[0] + " -> " + parts[1] + ")";
  }
  return std::nullopt;
}

}  // namespace tlaloc::cli
