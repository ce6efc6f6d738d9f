#include "frontend/infer/inferred_type.h"

#include <algorithm>

#include "frontend/support/stack.h"

namespace tlaloc::infer {

namespace {

constexpr std::uint32_t kDeepest = 8;         // what lies deeper may be anything
constexpr std::size_t kMostStrings = 40;      // more are all strings
constexpr std::size_t kMostElements = 10000;  // of a set given as a value; a larger one may hold anything

std::vector<Field> join_fields(const std::vector<Field>& a, const std::vector<Field>& b, TypeStore& store) {
  std::vector<Field> all;
  auto left = a.begin();
  auto right = b.begin();
  while (left != a.end() || right != b.end()) {
    const bool from_left = right == b.end() || (left != a.end() && left->name < right->name);
    const bool from_right = left == a.end() || (right != b.end() && right->name < left->name);
    if (from_left) {
      all.push_back({left->name, left->type, false});
    } else if (from_right) {
      all.push_back({right->name, right->type, false});
    } else {
      all.push_back({left->name, store.join(left->type, right->type), left->always && right->always});
    }
    if (!from_right) ++left;
    if (!from_left) ++right;
  }
  return all;
}

}  // namespace

std::string describe(Kinds kinds) {
  static constexpr std::pair<Kind, const char*> kNames[] = {
      {kBoolean, "a Boolean"}, {kInteger, "an integer"}, {kString, "a string"}, {kSet, "a set"}, {kFunction, "a function"}};
  std::string text;
  for (const auto& [kind, name] : kNames) {
    if ((kinds & kind) != 0) text += (text.empty() ? "" : " or ") + std::string(name);
  }
  return text.empty() ? "no value" : text;
}

TypeStore::TypeStore() {
  nothing_ = add({});
  InferredType any;
  any.anything = true;
  anything_ = add(any);
  InferredType boolean;
  boolean.boolean = true;
  boolean_ = add(boolean);
  InferredType integer;
  integer.integer = true;
  integer_ = add(integer);
  InferredType text;
  text.any_string = true;
  text_ = add(text);
}

std::uint32_t TypeStore::depth_of(const InferredType& type) const {
  std::uint32_t depth = 0;
  const auto below = [&](TypeId id) { depth = std::max(depth, types_[id].depth + 1); };
  if (type.set) below(*type.set);
  if (type.function) {
    below(type.function->first);
    below(type.function->second);
  }
  if (type.record) {
    for (const Field& field : *type.record) below(field.type);
  }
  if (type.tuple) {
    for (const TypeId component : *type.tuple) below(component);
  }
  if (type.sequence) below(*type.sequence);
  return depth;
}

TypeId TypeStore::add(InferredType type) {
  if (type.anything) {
    type = {};
    type.anything = true;
  }
  if (type.strings.size() > kMostStrings) type.any_string = true;
  if (type.any_string) type.strings.clear();
  if (type.sequence && type.tuple) {  // a tuple is one of the sequences
    TypeId items = *type.sequence;
    for (const TypeId component : *type.tuple) items = join(items, component);
    type.tuple.reset();
    type.sequence = items;
  }
  const std::uint32_t depth = depth_of(type);
  if (depth > kDeepest) return anything_;
  if (const auto known = ids_.find(type); known != ids_.end()) return known->second;
  const TypeId id = types_.add({type, depth});
  ids_.emplace(std::move(type), id);
  return id;
}

TypeId TypeStore::literal(const Value& value) {
  if (stack::is_low()) return stack::on_segment([&] { return literal(value); });
  InferredType type;
  const auto join_all = [&](auto values, auto part) {
    TypeId all = nothing_;
    for (const auto& item : values) all = join(all, literal(part(item)));
    return all;
  };
  const auto itself = [](const Value& item) -> const Value& { return item; };
  switch (value.kind()) {
    case ValueKind::Bool:
      return boolean_;
    case ValueKind::Int:
      return integer_;
    case ValueKind::String:
      type.strings = {value.as_symbol()};
      return add(std::move(type));
    case ValueKind::Tuple: {
      std::vector<TypeId> components;
      for (const Value& item : value.items()) components.push_back(literal(item));
      return tuple(std::move(components));
    }
    case ValueKind::Record: {
      std::vector<Field> fields;
      for (const auto& [name, item] : value.fields()) fields.push_back({name, literal(item)});
      return record(std::move(fields));
    }
    case ValueKind::Function:
      return function(join_all(value.entries(), [](const MapEntry& entry) -> const Value& { return entry.first; }),
                      join_all(value.entries(), [](const MapEntry& entry) -> const Value& { return entry.second; }));
    case ValueKind::LargeFunction:
      return function(element(literal(value.domain())),
                      join(literal(value.otherwise()),
                           join_all(value.entries(), [](const MapEntry& entry) -> const Value& { return entry.second; })));
    case ValueKind::Set:
      if (value.items().size() > kMostElements) return set_of(anything_);
      return set_of(join_all(value.items(), itself));
    case ValueKind::Interval:
    case ValueKind::NatSet:
    case ValueKind::IntSet:
    case ValueKind::RealSet:
      return set_of(integer_);
    case ValueKind::StringSet:
      return set_of(text_);
    case ValueKind::PowerSet:
      return set_of(literal(value.base()));
    case ValueKind::SeqSet:
      return set_of(sequence(element(literal(value.base()))));
    case ValueKind::FunctionSet:
      return set_of(function(element(literal(value.base())), element(literal(value.range()))));
    case ValueKind::ModelValue:
    case ValueKind::RecordSet:
    case ValueKind::Product:
    case ValueKind::AnySet:
    case ValueKind::SetOp:
      break;
  }
  return value.is_set() ? set_of(anything_) : anything_;
}

TypeId TypeStore::set_of(TypeId element) {
  InferredType type;
  type.set = element;
  return add(std::move(type));
}

TypeId TypeStore::function(TypeId arguments, TypeId results) {
  InferredType type;
  type.function = {arguments, results};
  return add(std::move(type));
}

TypeId TypeStore::record(std::vector<Field> fields) {
  std::sort(fields.begin(), fields.end());
  InferredType type;
  type.record = std::move(fields);
  return add(std::move(type));
}

TypeId TypeStore::tuple(std::vector<TypeId> components) {
  InferredType type;
  type.tuple = std::move(components);
  return add(std::move(type));
}

TypeId TypeStore::sequence(TypeId items) {
  InferredType type;
  type.sequence = items;
  return add(std::move(type));
}

TypeId TypeStore::opaque(kernel::ConstantId constant) {
  InferredType type;
  type.opaque = {{constant, 0}};
  return add(std::move(type));
}

InferredType TypeStore::joined(const InferredType& a, const InferredType& b) {
  InferredType both;
  both.anything = a.anything || b.anything;
  if (both.anything) return both;
  std::set_union(a.opaque.begin(), a.opaque.end(), b.opaque.begin(), b.opaque.end(), std::back_inserter(both.opaque));
  both.boolean = a.boolean || b.boolean;
  both.integer = a.integer || b.integer;
  both.any_string = a.any_string || b.any_string;
  std::set_union(a.strings.begin(), a.strings.end(), b.strings.begin(), b.strings.end(), std::back_inserter(both.strings));
  const auto either = [&](const std::optional<TypeId>& x, const std::optional<TypeId>& y) {
    return x && y ? std::optional(join(*x, *y)) : x ? x : y;
  };
  both.set = either(a.set, b.set);
  both.sequence = either(a.sequence, b.sequence);
  both.function = a.function ? a.function : b.function;
  if (a.function && b.function)
    both.function = {join(a.function->first, b.function->first), join(a.function->second, b.function->second)};
  both.record = a.record ? a.record : b.record;
  if (a.record && b.record) both.record = join_fields(*a.record, *b.record, *this);
  both.tuple = a.tuple ? a.tuple : b.tuple;
  if (a.tuple && b.tuple) {
    if (a.tuple->size() == b.tuple->size()) {
      for (std::size_t i = 0; i < a.tuple->size(); ++i) (*both.tuple)[i] = join((*a.tuple)[i], (*b.tuple)[i]);
    } else {  // tuples of several lengths are sequences
      TypeId items = nothing_;
      for (const auto* tuple : {&*a.tuple, &*b.tuple}) {
        for (const TypeId component : *tuple) items = join(items, component);
      }
      both.tuple.reset();
      both.sequence = both.sequence ? join(*both.sequence, items) : items;
    }
  }
  return both;
}

TypeId TypeStore::join(TypeId a, TypeId b) {
  if (a == b || b == nothing_) return a;
  if (a == nothing_) return b;
  if (b < a) std::swap(a, b);
  if (const auto known = joins_.find({a, b}); known != joins_.end()) return known->second;
  const InferredType left = types_[a].type;  // copies: joining parts adds types
  const InferredType right = types_[b].type;
  const TypeId result = add(joined(left, right));
  joins_[{a, b}] = result;
  return result;
}

bool TypeStore::is_open(TypeId id) const { return types_[id].type.anything || !types_[id].type.opaque.empty(); }

Kinds TypeStore::kinds(TypeId id) const {
  const InferredType& type = types_[id].type;
  Kinds kinds = 0;
  if (type.boolean) kinds |= kBoolean;
  if (type.integer) kinds |= kInteger;
  if (type.any_string || !type.strings.empty()) kinds |= kString;
  if (type.set) kinds |= kSet;
  if (type.function || type.record || type.tuple || type.sequence) kinds |= kFunction;
  return kinds;
}

/// What the open part of a type gives when taken apart, `deeper` levels down.
TypeId TypeStore::add_open(const InferredType& type, std::uint32_t deeper) {
  if (type.anything || (deeper == 0 && !type.opaque.empty())) return anything_;
  InferredType part;
  for (const Opaque& opaque : type.opaque) part.opaque.push_back({opaque.constant, opaque.depth + deeper});
  if (!part.opaque.empty() && part.opaque.back().depth > kDeepest) return anything_;
  return add(std::move(part));
}

TypeId TypeStore::element(TypeId set) {
  const InferredType type = types_[set].type;
  const TypeId open = add_open(type, 1);
  return type.set ? join(open, *type.set) : open;
}

TypeId TypeStore::domain(TypeId function) {
  const InferredType type = types_[function].type;
  TypeId all = add_open(type, 0);
  if (type.function) all = join(all, type.function->first);
  if (type.tuple || type.sequence) all = join(all, integer_);
  if (type.record) {
    InferredType names;
    for (const Field& field : *type.record) names.strings.push_back(field.name);
    all = join(all, add(std::move(names)));
  }
  return all;
}

TypeId TypeStore::range(TypeId function) { return apply(function, std::nullopt, std::nullopt); }

TypeId TypeStore::component(TypeId tuple, std::size_t index) { return apply(tuple, std::nullopt, index + 1); }

TypeId TypeStore::apply(TypeId function, std::optional<Symbol> field, std::optional<std::size_t> position) {
  const InferredType type = types_[function].type;
  TypeId all = add_open(type, 0);
  if (type.function) all = join(all, type.function->second);
  if (type.record && !position) {
    for (const Field& each : *type.record) {
      if (!field || each.name == *field) all = join(all, each.type);
    }
  }
  if (type.tuple && !field) {
    for (std::size_t i = 0; i < type.tuple->size(); ++i) {
      if (!position || *position == i + 1) all = join(all, (*type.tuple)[i]);
    }
  }
  if (type.sequence && !field) all = join(all, *type.sequence);
  return all;
}

TypeId TypeStore::with(TypeId function, std::optional<Symbol> field, std::optional<std::size_t> position, TypeId value) {
  InferredType type = types_[function].type;
  if (type.function) type.function->second = join(type.function->second, value);
  if (type.record && !position) {
    for (Field& each : *type.record) {
      if (!field || each.name == *field) each.type = join(each.type, value);
    }
  }
  if (type.tuple && !field) {
    for (std::size_t i = 0; i < type.tuple->size(); ++i) {
      if (!position || *position == i + 1) (*type.tuple)[i] = join((*type.tuple)[i], value);
    }
  }
  if (type.sequence && !field) type.sequence = join(*type.sequence, value);
  // A constant's function, updated, is no longer the constant's.
  if (!type.opaque.empty()) return anything_;
  return add(std::move(type));
}

}  // namespace tlaloc::infer
