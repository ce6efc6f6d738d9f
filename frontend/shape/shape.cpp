#include "frontend/shape/shape.h"

#include <algorithm>

#include "frontend/support/stack.h"

namespace tlaloc::shape {

namespace {

constexpr std::uint32_t kDeepest = 8;         // what lies deeper may be anything
constexpr std::size_t kMostStrings = 40;      // more are all strings
constexpr std::size_t kMostElements = 10000;  // of a set given as a value; a larger one may hold anything

std::vector<Field> join_fields(const std::vector<Field>& a, const std::vector<Field>& b, ShapeStore& store) {
  std::vector<Field> all;
  auto left = a.begin();
  auto right = b.begin();
  while (left != a.end() || right != b.end()) {
    const bool from_left = right == b.end() || (left != a.end() && left->name < right->name);
    const bool from_right = left == a.end() || (right != b.end() && right->name < left->name);
    if (from_left) {
      all.push_back({left->name, left->shape, false});
    } else if (from_right) {
      all.push_back({right->name, right->shape, false});
    } else {
      all.push_back({left->name, store.join(left->shape, right->shape), left->always && right->always});
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

ShapeStore::ShapeStore() {
  nothing_ = add({});
  Shape any;
  any.anything = true;
  anything_ = add(any);
  Shape boolean;
  boolean.boolean = true;
  boolean_ = add(boolean);
  Shape integer;
  integer.integer = true;
  integer_ = add(integer);
  Shape text;
  text.any_string = true;
  text_ = add(text);
}

std::uint32_t ShapeStore::depth_of(const Shape& shape) const {
  std::uint32_t depth = 0;
  const auto below = [&](ShapeId id) { depth = std::max(depth, shapes_[id].depth + 1); };
  if (shape.set) below(*shape.set);
  if (shape.function) {
    below(shape.function->first);
    below(shape.function->second);
  }
  if (shape.record) {
    for (const Field& field : *shape.record) below(field.shape);
  }
  if (shape.tuple) {
    for (const ShapeId component : *shape.tuple) below(component);
  }
  if (shape.sequence) below(*shape.sequence);
  return depth;
}

ShapeId ShapeStore::add(Shape shape) {
  if (shape.anything) {
    shape = {};
    shape.anything = true;
  }
  if (shape.strings.size() > kMostStrings) shape.any_string = true;
  if (shape.any_string) shape.strings.clear();
  if (shape.sequence && shape.tuple) {  // a tuple is one of the sequences
    ShapeId items = *shape.sequence;
    for (const ShapeId component : *shape.tuple) items = join(items, component);
    shape.tuple.reset();
    shape.sequence = items;
  }
  const std::uint32_t depth = depth_of(shape);
  if (depth > kDeepest) return anything_;
  if (const auto known = ids_.find(shape); known != ids_.end()) return known->second;
  const ShapeId id = shapes_.add({shape, depth});
  ids_.emplace(std::move(shape), id);
  return id;
}

ShapeId ShapeStore::literal(const Value& value) {
  if (stack::is_low()) return stack::on_segment([&] { return literal(value); });
  Shape shape;
  const auto join_all = [&](auto values, auto part) {
    ShapeId all = nothing_;
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
      shape.strings = {value.as_symbol()};
      return add(std::move(shape));
    case ValueKind::Tuple: {
      std::vector<ShapeId> components;
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

ShapeId ShapeStore::set_of(ShapeId element) {
  Shape shape;
  shape.set = element;
  return add(std::move(shape));
}

ShapeId ShapeStore::function(ShapeId arguments, ShapeId results) {
  Shape shape;
  shape.function = {arguments, results};
  return add(std::move(shape));
}

ShapeId ShapeStore::record(std::vector<Field> fields) {
  std::sort(fields.begin(), fields.end());
  Shape shape;
  shape.record = std::move(fields);
  return add(std::move(shape));
}

ShapeId ShapeStore::tuple(std::vector<ShapeId> components) {
  Shape shape;
  shape.tuple = std::move(components);
  return add(std::move(shape));
}

ShapeId ShapeStore::sequence(ShapeId items) {
  Shape shape;
  shape.sequence = items;
  return add(std::move(shape));
}

ShapeId ShapeStore::opaque(kernel::ConstantId constant) {
  Shape shape;
  shape.opaque = {{constant, 0}};
  return add(std::move(shape));
}

Shape ShapeStore::joined(const Shape& a, const Shape& b) {
  Shape both;
  both.anything = a.anything || b.anything;
  if (both.anything) return both;
  std::set_union(a.opaque.begin(), a.opaque.end(), b.opaque.begin(), b.opaque.end(), std::back_inserter(both.opaque));
  both.boolean = a.boolean || b.boolean;
  both.integer = a.integer || b.integer;
  both.any_string = a.any_string || b.any_string;
  std::set_union(a.strings.begin(), a.strings.end(), b.strings.begin(), b.strings.end(), std::back_inserter(both.strings));
  const auto either = [&](const std::optional<ShapeId>& x, const std::optional<ShapeId>& y) {
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
      ShapeId items = nothing_;
      for (const auto* tuple : {&*a.tuple, &*b.tuple}) {
        for (const ShapeId component : *tuple) items = join(items, component);
      }
      both.tuple.reset();
      both.sequence = both.sequence ? join(*both.sequence, items) : items;
    }
  }
  return both;
}

ShapeId ShapeStore::join(ShapeId a, ShapeId b) {
  if (a == b || b == nothing_) return a;
  if (a == nothing_) return b;
  if (b < a) std::swap(a, b);
  if (const auto known = joins_.find({a, b}); known != joins_.end()) return known->second;
  const Shape left = shapes_[a].shape;  // copies: joining parts adds shapes
  const Shape right = shapes_[b].shape;
  const ShapeId result = add(joined(left, right));
  joins_[{a, b}] = result;
  return result;
}

bool ShapeStore::is_open(ShapeId id) const { return shapes_[id].shape.anything || !shapes_[id].shape.opaque.empty(); }

Kinds ShapeStore::kinds(ShapeId id) const {
  const Shape& shape = shapes_[id].shape;
  Kinds kinds = 0;
  if (shape.boolean) kinds |= kBoolean;
  if (shape.integer) kinds |= kInteger;
  if (shape.any_string || !shape.strings.empty()) kinds |= kString;
  if (shape.set) kinds |= kSet;
  if (shape.function || shape.record || shape.tuple || shape.sequence) kinds |= kFunction;
  return kinds;
}

/// What the open part of a shape gives when taken apart, `deeper` levels down.
ShapeId ShapeStore::add_open(const Shape& shape, std::uint32_t deeper) {
  if (shape.anything || (deeper == 0 && !shape.opaque.empty())) return anything_;
  Shape part;
  for (const Opaque& opaque : shape.opaque) part.opaque.push_back({opaque.constant, opaque.depth + deeper});
  if (!part.opaque.empty() && part.opaque.back().depth > kDeepest) return anything_;
  return add(std::move(part));
}

ShapeId ShapeStore::element(ShapeId set) {
  const Shape shape = shapes_[set].shape;
  const ShapeId open = add_open(shape, 1);
  return shape.set ? join(open, *shape.set) : open;
}

ShapeId ShapeStore::domain(ShapeId function) {
  const Shape shape = shapes_[function].shape;
  ShapeId all = add_open(shape, 0);
  if (shape.function) all = join(all, shape.function->first);
  if (shape.tuple || shape.sequence) all = join(all, integer_);
  if (shape.record) {
    Shape names;
    for (const Field& field : *shape.record) names.strings.push_back(field.name);
    all = join(all, add(std::move(names)));
  }
  return all;
}

ShapeId ShapeStore::range(ShapeId function) { return apply(function, std::nullopt, std::nullopt); }

ShapeId ShapeStore::component(ShapeId tuple, std::size_t index) { return apply(tuple, std::nullopt, index + 1); }

ShapeId ShapeStore::apply(ShapeId function, std::optional<Symbol> field, std::optional<std::size_t> position) {
  const Shape shape = shapes_[function].shape;
  ShapeId all = add_open(shape, 0);
  if (shape.function) all = join(all, shape.function->second);
  if (shape.record && !position) {
    for (const Field& each : *shape.record) {
      if (!field || each.name == *field) all = join(all, each.shape);
    }
  }
  if (shape.tuple && !field) {
    for (std::size_t i = 0; i < shape.tuple->size(); ++i) {
      if (!position || *position == i + 1) all = join(all, (*shape.tuple)[i]);
    }
  }
  if (shape.sequence && !field) all = join(all, *shape.sequence);
  return all;
}

ShapeId ShapeStore::with(ShapeId function, std::optional<Symbol> field, std::optional<std::size_t> position, ShapeId value) {
  Shape shape = shapes_[function].shape;
  if (shape.function) shape.function->second = join(shape.function->second, value);
  if (shape.record && !position) {
    for (Field& each : *shape.record) {
      if (!field || each.name == *field) each.shape = join(each.shape, value);
    }
  }
  if (shape.tuple && !field) {
    for (std::size_t i = 0; i < shape.tuple->size(); ++i) {
      if (!position || *position == i + 1) (*shape.tuple)[i] = join((*shape.tuple)[i], value);
    }
  }
  if (shape.sequence && !field) shape.sequence = join(*shape.sequence, value);
  // A constant's function, updated, is no longer the constant's.
  if (!shape.opaque.empty()) return anything_;
  return add(std::move(shape));
}

}  // namespace tlaloc::shape
