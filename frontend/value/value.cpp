// Making values, looking into them, and functions: normal forms are established here and nowhere else.
#include "frontend/value/value.h"

#include <algorithm>

#include "frontend/support/stack.h"
#include "frontend/value/value_node.h"

namespace tlaloc {

using Access = ValueAccess;

namespace {

bool is_empty_set(const Value& v) { return v.kind() == ValueKind::Set && v.items().empty(); }

Value empty_set() { return Value::sorted_set({}); }

Value empty_tuple() {
  static const Value instance = Access::make(ValueKind::Tuple, new Access::ItemsNode({}));
  return instance;
}

bool field_less(const FieldValue& a, const FieldValue& b) { return a.first < b.first; }

Value make_fields(ValueKind kind, std::vector<FieldValue> fields) {
  if (!std::is_sorted(fields.begin(), fields.end(), field_less)) std::sort(fields.begin(), fields.end(), field_less);
  for (std::size_t i = 1; i < fields.size(); ++i) {
    TLALOC_CHECK(fields[i - 1].first != fields[i].first, "record with a repeated field");
  }
  return Access::make(kind, new Access::FieldsNode(std::move(fields)));
}

/// Sorts and drops duplicates; false when elements met that TLC cannot compare.
bool normalise(std::vector<Value>& elements) {
  bool mixed = false;
  const auto less = [&mixed](const Value& a, const Value& b) { return value_detail::compare(a, b, &mixed) < 0; };
  const auto not_less = [&less](const Value& a, const Value& b) { return !less(a, b); };
  if (std::adjacent_find(elements.begin(), elements.end(), not_less) != elements.end()) {
    std::sort(elements.begin(), elements.end(), less);
    elements.erase(std::unique(elements.begin(), elements.end()), elements.end());
  }
  return !mixed;
}

Value make_pair_set(ValueKind kind, Value first, Value second) {
  return Access::make(kind, new Access::PairNode(std::move(first), std::move(second)));
}

}  // namespace

void Value::destroy(const Node* node) noexcept {
  if (stack::is_low()) return stack::release([&] { destroy(node); });
  switch (node->shape) {
    case Node::Shape::Number:
      delete static_cast<const Access::NumberNode*>(node);
      return;
    case Node::Shape::Items:
      delete static_cast<const Access::ItemsNode*>(node);
      return;
    case Node::Shape::Fields:
      delete static_cast<const Access::FieldsNode*>(node);
      return;
    case Node::Shape::Entries:
      delete static_cast<const Access::EntriesNode*>(node);
      return;
    case Node::Shape::Range:
      delete static_cast<const Access::RangeNode*>(node);
      return;
    case Node::Shape::Pair:
      delete static_cast<const Access::PairNode*>(node);
      return;
    case Node::Shape::Large:
      delete static_cast<const Access::LargeNode*>(node);
      return;
  }
}

// ---- making

Value Value::integer(const Integer& i) {
  if (const auto word = i.to_int64()) return integer(*word);
  return Access::make(ValueKind::Int, new Access::NumberNode(i));
}

Value Value::model_value(Symbol name, const NameOrder& order) {
  Value value(ValueKind::ModelValue, static_cast<std::int64_t>(std::uint64_t{order.rank(name)} << 32U | name.index()));
  const std::string& text = name.text();
  if (text.size() > 2 && text[1] == '_') value.tag_ = text[0];
  return value;
}

Value Value::tuple(std::vector<Value> items) {
  if (items.empty()) return empty_tuple();
  return Access::make(ValueKind::Tuple, new Access::ItemsNode(std::move(items)));
}

Value Value::record(std::vector<FieldValue> fields) {
  if (fields.empty()) return empty_tuple();
  return make_fields(ValueKind::Record, std::move(fields));
}

Value Value::sorted_record(std::vector<FieldValue> fields) {
  if (fields.empty()) return empty_tuple();
  return Access::make(ValueKind::Record, new Access::FieldsNode(std::move(fields)));
}

Value Value::function(std::vector<MapEntry> entries) {
  const auto less = [](const MapEntry& a, const MapEntry& b) { return a.first < b.first; };
  if (!std::is_sorted(entries.begin(), entries.end(), less)) std::sort(entries.begin(), entries.end(), less);
  for (std::size_t i = 1; i < entries.size(); ++i) {
    TLALOC_CHECK(entries[i - 1].first != entries[i].first, "function with a repeated key");
  }
  return sorted_function(std::move(entries));
}

Value Value::sorted_function(std::vector<MapEntry> entries) {
  if (entries.empty()) return empty_tuple();
  const Value& first = entries.front().first;
  bool dense = first.is_small_int();
  for (std::size_t i = 1; dense && i < entries.size(); ++i) {
    const Value& key = entries[i].first;
    dense =
        key.is_small_int() && static_cast<std::uint64_t>(key.small_int()) - static_cast<std::uint64_t>(first.small_int()) == i;
  }
  if (dense && first.small_int() == 1) {
    std::vector<Value> items;
    items.reserve(entries.size());
    for (MapEntry& entry : entries) items.push_back(std::move(entry.second));
    return tuple(std::move(items));
  }
  if (std::all_of(entries.begin(), entries.end(), [](const MapEntry& e) { return e.first.is_string(); })) {
    std::vector<FieldValue> fields;
    fields.reserve(entries.size());
    for (MapEntry& entry : entries) fields.emplace_back(entry.first.as_symbol(), std::move(entry.second));
    return record(std::move(fields));
  }
  auto* const node = new Access::EntriesNode(std::move(entries));
  node->dense = dense;
  return Access::make(ValueKind::Function, node);
}

Value Value::large_function(Value domain, Value otherwise, std::vector<MapEntry> exceptions) {
  TLALOC_CHECK(domain.is_large_domain(), "a large function on a domain that can be listed");
  std::erase_if(exceptions, [&](const MapEntry& entry) { return entry.second == otherwise; });
  const auto less = [](const MapEntry& a, const MapEntry& b) { return a.first < b.first; };
  std::sort(exceptions.begin(), exceptions.end(), less);
  for (std::size_t i = 1; i < exceptions.size(); ++i) {
    TLALOC_CHECK(exceptions[i - 1].first != exceptions[i].first, "function with a repeated key");
  }
  return Access::make(ValueKind::LargeFunction,
                      new Access::LargeNode(std::move(domain), std::move(otherwise), std::move(exceptions)));
}

Value Value::set(std::vector<Value> elements) {
  normalise(elements);  // the caller promised comparable elements; the total order gives a normal form in any case
  return sorted_set(std::move(elements));
}

std::optional<Value> Value::comparable_set(std::vector<Value> elements) {
  if (!normalise(elements)) return std::nullopt;
  return sorted_set(std::move(elements));
}

Value Value::sorted_set(std::vector<Value> elements) {
  static const Value empty = Access::make(ValueKind::Set, new Access::ItemsNode({}));
  if (elements.empty()) return empty;
  return Access::make(ValueKind::Set, new Access::ItemsNode(std::move(elements)));
}

Value Value::interval(Integer low, Integer high) {
  if (low > high) return empty_set();
  return Access::make(ValueKind::Interval, new Access::RangeNode(std::move(low), std::move(high)));
}

// Lazy sets with no element, or with the empty set or function alone, are listed: then two lazy sets of one kind are
// equal exactly when their parts are.

Value Value::power_set(Value base) {
  TLALOC_CHECK(base.is_set(), "SUBSET of what is no set");
  if (is_empty_set(base)) return sorted_set({std::move(base)});
  return make_pair_set(ValueKind::PowerSet, std::move(base), Value());
}

Value Value::function_set(Value domain, Value range) {
  TLALOC_CHECK(domain.is_set() && range.is_set(), "[S -> T] of what is no set");
  if (is_empty_set(domain)) return sorted_set({empty_tuple()});
  if (is_empty_set(range)) return range;
  return make_pair_set(ValueKind::FunctionSet, std::move(domain), std::move(range));
}

Value Value::record_set(std::vector<FieldValue> fields) {
  if (fields.empty()) return sorted_set({empty_tuple()});
  for (const auto& [name, set] : fields) TLALOC_CHECK(set.is_set(), "record set with a field that is no set");
  if (std::any_of(fields.begin(), fields.end(), [](const FieldValue& f) { return is_empty_set(f.second); })) return empty_set();
  return make_fields(ValueKind::RecordSet, std::move(fields));
}

Value Value::product(std::vector<Value> factors) {
  if (factors.empty()) return sorted_set({empty_tuple()});
  for (const Value& factor : factors) TLALOC_CHECK(factor.is_set(), "product with a factor that is no set");
  if (std::any_of(factors.begin(), factors.end(), is_empty_set)) return empty_set();
  return Access::make(ValueKind::Product, new Access::ItemsNode(std::move(factors)));
}

Value Value::seq_set(Value elements) {
  TLALOC_CHECK(elements.is_set(), "Seq of what is no set");
  if (is_empty_set(elements)) return sorted_set({empty_tuple()});
  return make_pair_set(ValueKind::SeqSet, std::move(elements), Value());
}

Value Value::nat_set() { return {ValueKind::NatSet, std::int64_t{0}}; }
Value Value::int_set() { return {ValueKind::IntSet, std::int64_t{0}}; }
Value Value::real_set() { return {ValueKind::RealSet, std::int64_t{0}}; }
Value Value::string_set() { return {ValueKind::StringSet, std::int64_t{0}}; }
Value Value::any_set() { return {ValueKind::AnySet, std::int64_t{0}}; }

Value Value::boolean_set() {
  static const Value instance = sorted_set({boolean(false), boolean(true)});
  return instance;
}

Value Value::set_operation(SetOperator op, Value left, Value right) {
  TLALOC_CHECK(left.is_set() && right.is_set(), "set operation on what is no set");
  auto* const node = new Access::PairNode(std::move(left), std::move(right));
  node->op = op;
  return Access::make(ValueKind::SetOp, node);
}

// ---- looking

Integer Value::as_int() const {
  TLALOC_CHECK(kind_ == ValueKind::Int, "value is not an integer");
  return shared_ ? Access::number(*this) : Integer(payload_.word);
}

Symbol Value::as_symbol() const {
  TLALOC_CHECK(kind_ == ValueKind::String || kind_ == ValueKind::ModelValue, "value is neither string nor model value");
  return Access::name(*this);
}

std::span<const Value> Value::items() const {
  TLALOC_CHECK(shared_ && node()->shape == Node::Shape::Items, "value has no items");
  return Access::items(*this);
}

std::span<const FieldValue> Value::fields() const {
  TLALOC_CHECK(shared_ && node()->shape == Node::Shape::Fields, "value has no fields");
  return Access::fields(*this);
}

std::span<const MapEntry> Value::entries() const {
  TLALOC_CHECK(kind_ == ValueKind::Function || kind_ == ValueKind::LargeFunction, "value has no entries");
  return kind_ == ValueKind::Function ? Access::entries(*this) : Access::large(*this).exceptions;
}

const Value& Value::otherwise() const {
  TLALOC_CHECK(kind_ == ValueKind::LargeFunction, "value is no large function");
  return Access::large(*this).otherwise;
}

const Integer& Value::low() const {
  TLALOC_CHECK(kind_ == ValueKind::Interval, "value is not an interval");
  return Access::range(*this).low;
}

const Integer& Value::high() const {
  TLALOC_CHECK(kind_ == ValueKind::Interval, "value is not an interval");
  return Access::range(*this).high;
}

const Value& Value::base() const {
  TLALOC_CHECK(shared_ && node()->shape == Node::Shape::Pair, "set has no base");
  return Access::pair(*this).first;
}

const Value& Value::range() const {
  TLALOC_CHECK(kind_ == ValueKind::FunctionSet || kind_ == ValueKind::SetOp, "set has no second part");
  return Access::pair(*this).second;
}

Value::SetOperator Value::set_operator() const {
  TLALOC_CHECK(kind_ == ValueKind::SetOp, "value is no set operation");
  return Access::pair(*this).op;
}

// ---- functions

std::size_t Value::function_size() const {
  switch (kind_) {
    case ValueKind::Tuple:
      return Access::items(*this).size();
    case ValueKind::Record:
      return Access::fields(*this).size();
    case ValueKind::Function:
      return Access::entries(*this).size();
    default:
      TLALOC_CHECK(false, "value is no function that is listed");
      return 0;
  }
}

Value Value::domain() const {
  if (kind_ == ValueKind::LargeFunction) return Access::large(*this).domain;
  if (kind_ == ValueKind::Tuple) return interval(1, static_cast<std::int64_t>(function_size()));
  std::vector<Value> keys;
  keys.reserve(function_size());
  if (kind_ == ValueKind::Record) {
    for (const auto& [name, value] : Access::fields(*this)) keys.push_back(string(name));
  } else {
    if (const auto* const n = static_cast<const Access::EntriesNode*>(node()); n->dense) {
      return interval(n->entries.front().first.as_int(), n->entries.back().first.as_int());
    }
    for (const auto& [key, value] : Access::entries(*this)) keys.push_back(key);
  }
  return sorted_set(std::move(keys));
}

std::vector<MapEntry> Value::function_entries() const {
  std::vector<MapEntry> result;
  result.reserve(function_size());
  if (kind_ == ValueKind::Tuple) {
    std::int64_t i = 0;
    for (const Value& item : Access::items(*this)) result.emplace_back(integer(++i), item);
  } else if (kind_ == ValueKind::Record) {
    for (const auto& [name, value] : Access::fields(*this)) result.emplace_back(string(name), value);
  } else {
    result = Access::entries(*this);
  }
  return result;
}

const Value* Value::find(const Value& argument) const {
  switch (kind_) {
    case ValueKind::Tuple: {
      if (!argument.is_small_int()) return nullptr;
      const auto& all = Access::items(*this);
      const std::int64_t i = argument.small_int();
      return i >= 1 && static_cast<std::uint64_t>(i) <= all.size() ? &all[static_cast<std::size_t>(i - 1)] : nullptr;
    }
    case ValueKind::Record: {
      if (!argument.is_string()) return nullptr;
      for (const auto& [name, value] : Access::fields(*this)) {
        if (std::int64_t{name.index()} == argument.payload_.word) return &value;
      }
      return nullptr;
    }
    case ValueKind::Function: {
      const auto& all = Access::entries(*this);
      if (node()->dense) {
        if (!argument.is_small_int() || argument.small_int() < all.front().first.small_int()) return nullptr;
        const auto i =
            static_cast<std::uint64_t>(argument.small_int()) - static_cast<std::uint64_t>(all.front().first.small_int());
        return i < all.size() ? &all[i].second : nullptr;
      }
      const auto it = std::lower_bound(all.begin(), all.end(), argument,
                                       [](const MapEntry& entry, const Value& key) { return entry.first < key; });
      return it != all.end() && it->first == argument ? &it->second : nullptr;
    }
    case ValueKind::LargeFunction: {
      const auto& large = Access::large(*this);
      if (large.domain.contains(argument) != true) return nullptr;
      const auto it = std::lower_bound(large.exceptions.begin(), large.exceptions.end(), argument,
                                       [](const MapEntry& entry, const Value& key) { return entry.first < key; });
      return it != large.exceptions.end() && it->first == argument ? &it->second : &large.otherwise;
    }
    default:
      TLALOC_CHECK(false, "value is no function");
      return nullptr;
  }
}

Value Value::with(const Value& argument, Value result) const {
  const Value* const place = find(argument);
  if (place == nullptr) return *this;
  switch (kind_) {
    case ValueKind::Tuple: {
      std::vector<Value> items = Access::items(*this);
      items[static_cast<std::size_t>(place - Access::items(*this).data())] = std::move(result);
      return Access::make(kind_, new Access::ItemsNode(std::move(items)));
    }
    case ValueKind::Record: {
      std::vector<FieldValue> fields = Access::fields(*this);
      for (auto& [name, value] : fields) {
        if (std::int64_t{name.index()} == argument.payload_.word) value = std::move(result);
      }
      return Access::make(kind_, new Access::FieldsNode(std::move(fields)));
    }
    case ValueKind::LargeFunction: {
      const auto& large = Access::large(*this);
      std::vector<MapEntry> exceptions = large.exceptions;
      std::erase_if(exceptions, [&](const MapEntry& entry) { return entry.first == argument; });
      exceptions.emplace_back(argument, std::move(result));
      return large_function(large.domain, large.otherwise, std::move(exceptions));
    }
    default: {
      const auto& old = Access::entries(*this);
      std::size_t i = 0;
      while (&old[i].second != place) ++i;
      auto* const node = new Access::EntriesNode(old);
      node->entries[i].second = std::move(result);
      node->dense = this->node()->dense;
      return Access::make(kind_, node);
    }
  }
}

}  // namespace tlaloc
