// The order, equality in both senses, and hashing. A lazy set and the enumerated set it denotes are one value here.
#include <algorithm>

#include "frontend/support/stack.h"
#include "frontend/value/element_cursor.h"
#include "frontend/value/value_node.h"

namespace tlaloc {

using Access = ValueAccess;
using value_detail::compare;

namespace {

/// Model values stand before everything, then the kinds that TLC never compares with one another.
int family(const Value& v) {
  switch (v.kind()) {
    case ValueKind::ModelValue:
      return 0;
    case ValueKind::Bool:
      return 1;
    case ValueKind::Int:
      return 2;
    case ValueKind::String:
      return 3;
    case ValueKind::Tuple:
    case ValueKind::Record:
    case ValueKind::Function:
    case ValueKind::LargeFunction:
      return 4;
    case ValueKind::Set:
    case ValueKind::Interval:
      return 5;
    default:
      return v.is_enumerable() ? 5 : 6;
  }
}

bool is_typed(const Value& v) { return v.kind() == ValueKind::ModelValue && v.model_value_type() != 0; }

/// Whether TLC refuses to compare values of these two families (differing, or both model values).
bool clash(const Value& a, const Value& b) {
  const bool a_model = a.kind() == ValueKind::ModelValue;
  const bool b_model = b.kind() == ValueKind::ModelValue;
  if (a_model && b_model) return is_typed(a) && is_typed(b) && a.model_value_type() != b.model_value_type();
  if (a_model || b_model) return is_typed(a) || is_typed(b);
  return !(a.is_set() && b.is_set());
}

bool is_tagless_scalar(const Value& v) { return v.kind() <= ValueKind::String && !Access::is_shared(v); }

std::strong_ordering compare_names(const Value& a, const Value& b) {
  return Access::word(a) == Access::word(b) ? std::strong_ordering::equal : Access::name(a) <=> Access::name(b);
}

/// Total, since all model values that meet are of one specification: those of one name have one rank.
std::strong_ordering compare_model_values(const Value& a, const Value& b) {
  if (Access::name(a) == Access::name(b)) return std::strong_ordering::equal;
  const auto ranks = Access::rank(a) <=> Access::rank(b);
  return ranks != 0 ? ranks : compare_names(a, b);
}

/// By size, then by the field names, then by the values. A field that differs makes two records differ, whatever the others
/// are; so it is of no account that one before it cannot be compared.
std::strong_ordering compare_records(const Value& a, const Value& b, bool* mixed) {
  const auto& left = Access::fields(a);
  const auto& right = Access::fields(b);
  if (left.size() != right.size()) return left.size() <=> right.size();
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (left[i].first != right[i].first) return left[i].first <=> right[i].first;
  }
  for (std::size_t i = 0; i < left.size(); ++i) {
    bool undecided = false;
    const auto order = compare(left[i].second, right[i].second, mixed == nullptr ? nullptr : &undecided);
    if (order == 0) continue;
    for (std::size_t j = i + 1; undecided && j < left.size(); ++j) {
      undecided = Value::equal(left[j].second, right[j].second) != false;
    }
    if (undecided) *mixed = true;
    return order;
  }
  return std::strong_ordering::equal;
}

/// After all that are listed; by domain, then by what they are almost everywhere, then by the exceptions.
std::strong_ordering compare_large_functions(const Value& a, const Value& b, bool* mixed) {
  if (mixed != nullptr && !Value::equal(a, b)) *mixed = true;
  if (a.kind() != b.kind()) return a.kind() <=> b.kind();
  const auto& left = Access::large(a);
  const auto& right = Access::large(b);
  if (const auto order = left.domain <=> right.domain; order != 0) return order;
  if (const auto order = left.otherwise <=> right.otherwise; order != 0) return order;
  return std::lexicographical_compare_three_way(left.exceptions.begin(), left.exceptions.end(), right.exceptions.begin(),
                                                right.exceptions.end());
}

std::strong_ordering compare_functions(const Value& a, const Value& b, bool* mixed) {
  if (a.kind() == ValueKind::LargeFunction || b.kind() == ValueKind::LargeFunction) return compare_large_functions(a, b, mixed);
  if (a.kind() == ValueKind::Tuple && b.kind() == ValueKind::Tuple) {
    const auto& left = Access::items(a);
    const auto& right = Access::items(b);
    if (left.size() != right.size()) return left.size() <=> right.size();
    for (std::size_t i = 0; i < left.size(); ++i) {
      if (const auto order = compare(left[i], right[i], mixed); order != 0) return order;
    }
    return std::strong_ordering::equal;
  }
  if (a.kind() == ValueKind::Record && b.kind() == ValueKind::Record) return compare_records(a, b, mixed);
  if (a.function_size() != b.function_size()) return a.function_size() <=> b.function_size();
  const bool both_listed = a.kind() == ValueKind::Function && b.kind() == ValueKind::Function;
  std::vector<MapEntry> left_made;
  std::vector<MapEntry> right_made;
  if (!both_listed) {
    left_made = a.function_entries();
    right_made = b.function_entries();
  }
  const auto& left = both_listed ? Access::entries(a) : left_made;
  const auto& right = both_listed ? Access::entries(b) : right_made;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (const auto order = compare(left[i].first, right[i].first, mixed); order != 0) return order;
  }
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (const auto order = compare(left[i].second, right[i].second, mixed); order != 0) return order;
  }
  return std::strong_ordering::equal;
}

/// The parts of a set value in turn: what remains to order sets by that cannot be counted or listed.
std::strong_ordering compare_rules(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return a.kind() <=> b.kind();
  if (!Access::is_shared(a)) return std::strong_ordering::equal;
  switch (a.kind()) {
    case ValueKind::Product: {
      const auto left = a.items();
      const auto right = b.items();
      return std::lexicographical_compare_three_way(left.begin(), left.end(), right.begin(), right.end());
    }
    case ValueKind::RecordSet: {
      const auto left = a.fields();
      const auto right = b.fields();
      return std::lexicographical_compare_three_way(left.begin(), left.end(), right.begin(), right.end());
    }
    default: {
      const auto& left = Access::pair(a);
      const auto& right = Access::pair(b);
      if (left.op != right.op) return left.op <=> right.op;
      if (const auto order = left.first <=> right.first; order != 0) return order;
      return left.second <=> right.second;
    }
  }
}

/// Two enumerable sets: by size, then element by element.
std::strong_ordering compare_sets(const Value& a, const Value& b, bool* mixed) {
  if (a.kind() == ValueKind::Set && b.kind() == ValueKind::Set) {
    const auto& left = Access::items(a);
    const auto& right = Access::items(b);
    if (left.size() != right.size()) return left.size() <=> right.size();
    for (std::size_t i = 0; i < left.size(); ++i) {
      if (const auto order = compare(left[i], right[i], mixed); order != 0) return order;
    }
    return std::strong_ordering::equal;
  }
  const auto left_size = a.exact_cardinality();
  const auto right_size = b.exact_cardinality();
  if (!left_size || !right_size) {
    if (left_size.has_value() != right_size.has_value()) {
      return left_size ? std::strong_ordering::less : std::strong_ordering::greater;
    }
    return compare_rules(a, b);
  }
  if (*left_size != *right_size) return *left_size <=> *right_size;
  if (a.kind() == b.kind()) {
    // for these the first difference between the elements is the first one between the parts
    if (a.kind() == ValueKind::Interval) return a.low() <=> b.low();
    if (a.kind() == ValueKind::PowerSet) return compare(a.base(), b.base(), mixed);
    if (a.kind() == ValueKind::FunctionSet) {
      const auto domains = compare(a.base(), b.base(), mixed);
      return domains != 0 ? domains : compare(a.range(), b.range(), mixed);
    }
    if (compare_rules(a, b) == 0) return std::strong_ordering::equal;
  }
  if (!ElementCursor::can_walk(a) || !ElementCursor::can_walk(b)) return compare_rules(a, b);
  ElementCursor left(a);
  ElementCursor right(b);
  Value x;
  Value y;
  while (left.next(x) && right.next(y)) {
    if (const auto order = compare(x, y, mixed); order != 0) return order;
  }
  return std::strong_ordering::equal;
}

/// A listed function has another domain. Two large ones of one domain have an argument that is an exception of neither, so
/// their defaults are compared, and then the exceptions of both. One difference decides.
std::optional<bool> equal_large_functions(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return false;
  if (const auto domains = Value::equal(a.domain(), b.domain()); domains != true) return domains;
  std::optional<bool> all = Value::equal(a.otherwise(), b.otherwise());
  const auto compare_at = [&](const Value& key) {
    if (all == false) return;
    const auto same = Value::equal(*a.find(key), *b.find(key));
    if (same != true) all = same;
  };
  for (const auto& [key, value] : a.entries()) compare_at(key);
  for (const auto& [key, value] : b.entries()) compare_at(key);
  return all;
}

std::optional<bool> equal_functions(const Value& a, const Value& b) {
  if (a.kind() == ValueKind::LargeFunction || b.kind() == ValueKind::LargeFunction) return equal_large_functions(a, b);
  if (a.function_size() != b.function_size()) return false;
  if (a.kind() == ValueKind::Tuple && b.kind() == ValueKind::Tuple) {
    for (std::size_t i = 0; i < a.items().size(); ++i) {
      if (const auto same = Value::equal(a.items()[i], b.items()[i]); same != true) return same;
    }
    return true;
  }
  if (a.kind() == ValueKind::Record && b.kind() == ValueKind::Record) {
    for (std::size_t i = 0; i < a.fields().size(); ++i) {
      if (a.fields()[i].first != b.fields()[i].first) return false;
    }
    std::optional<bool> all = true;
    for (std::size_t i = 0; i < a.fields().size(); ++i) {
      const auto same = Value::equal(a.fields()[i].second, b.fields()[i].second);
      if (same == false) return false;
      if (!same) all = std::nullopt;
    }
    return all;
  }
  const auto left = a.function_entries();
  const auto right = b.function_entries();
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (const auto same = Value::equal(left[i].first, right[i].first); same != true) return same;
  }
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (const auto same = Value::equal(left[i].second, right[i].second); same != true) return same;
  }
  return true;
}

std::optional<bool> equal_sets(const Value& a, const Value& b) {
  const bool a_finite = a.is_enumerable();
  const bool b_finite = b.is_enumerable();
  if (!a_finite && !b_finite) return a == b ? std::optional(true) : std::nullopt;
  if (a_finite != b_finite) return (a_finite ? b : a).is_finite() == false ? std::optional(false) : std::nullopt;
  if (a.kind() == b.kind() && a == b) return true;
  const auto left_size = a.exact_cardinality();
  const auto right_size = b.exact_cardinality();
  if (left_size && right_size && *left_size != *right_size) return false;
  if (!left_size || !right_size) return left_size.has_value() != right_size.has_value() ? std::optional(false) : std::nullopt;
  if (!ElementCursor::can_walk(a) || !ElementCursor::can_walk(b)) return std::nullopt;
  ElementCursor left(a);
  ElementCursor right(b);
  Value x;
  Value y;
  while (left.next(x) && right.next(y)) {
    if (const auto same = Value::equal(x, y); same != true) return same;
  }
  return true;
}

// ---- hashing

constexpr std::size_t kSaltFunction = 0x51ED270B27D1A95DU;
constexpr std::size_t kSaltSet = 0x2545F4914F6CDD1DU;
constexpr std::size_t kHashedWhole = 1024;  // lazy and listed sets beyond this size are hashed by their first elements
constexpr std::size_t kHashedFirst = 16;

std::size_t mix(std::size_t seed, std::size_t h) {
  seed = (seed ^ h) * 0x9E3779B97F4A7C15U;
  return seed ^ (seed >> 29U);
}

std::size_t hash_set(const Value& v) {
  if (!v.is_enumerable()) {
    std::size_t h = mix(kSaltSet, static_cast<std::size_t>(v.kind()));
    if (v.kind() == ValueKind::PowerSet || v.kind() == ValueKind::SeqSet) h = mix(h, v.base().hash());
    return h;
  }
  const auto size = v.exact_cardinality();
  if (!size || !ElementCursor::can_walk(v)) return kSaltSet;
  std::size_t h = mix(kSaltSet, size->hash());
  std::size_t left = *size <= Integer(kHashedWhole) ? kHashedWhole : kHashedFirst;
  ElementCursor cursor(v);
  for (Value element; left > 0 && cursor.next(element); --left) h = mix(h, element.hash());
  return h;
}

std::size_t hash_shared(const Value& v) {
  switch (v.kind()) {
    case ValueKind::Int:
      return v.as_int().hash();
    case ValueKind::Tuple: {
      std::size_t h = kSaltFunction;
      for (const Value& item : Access::items(v)) h = mix(h, item.hash());
      return h;
    }
    case ValueKind::Record: {
      std::size_t h = kSaltFunction + 1;
      for (const auto& [name, value] : Access::fields(v)) h = mix(mix(h, name.hash()), value.hash());
      return h;
    }
    case ValueKind::Function: {
      std::size_t h = kSaltFunction + 2;
      for (const auto& [key, value] : Access::entries(v)) h = mix(mix(h, key.hash()), value.hash());
      return h;
    }
    case ValueKind::LargeFunction: {
      std::size_t h = mix(mix(kSaltFunction + 3, v.domain().hash()), v.otherwise().hash());
      for (const auto& [key, value] : v.entries()) h = mix(mix(h, key.hash()), value.hash());
      return h;
    }
    default:
      return hash_set(v);
  }
}

}  // namespace

std::strong_ordering value_detail::compare(const Value& a, const Value& b, bool* mixed) {
  if (a.kind() == b.kind() && is_tagless_scalar(a) && is_tagless_scalar(b)) {
    return a.kind() == ValueKind::String ? compare_names(a, b) : Access::word(a) <=> Access::word(b);
  }
  if (Access::is_shared(a) && Access::is_shared(b) && Access::node(a) == Access::node(b)) return std::strong_ordering::equal;
  const int left = family(a);
  const int right = family(b);
  if (mixed != nullptr && (left != right || left == 0) && clash(a, b)) *mixed = true;
  if (left != right) return left <=> right;
  if (left == 0) return compare_model_values(a, b);
  if (left == 2) return a.as_int() <=> b.as_int();
  TLALOC_CHECK(left > 3, "scalars of one kind have been compared above");
  if (stack::is_low()) return stack::on_segment([&] { return compare(a, b, mixed); });
  switch (left) {
    case 4:
      return compare_functions(a, b, mixed);
    case 5:
      return compare_sets(a, b, mixed);
    default:
      return compare_rules(a, b);
  }
}

bool operator==(const Value& a, const Value& b) {
  if (a.kind() == b.kind()) {
    if (is_tagless_scalar(a) && is_tagless_scalar(b)) return Access::word(a) == Access::word(b);
    if (a.kind() == ValueKind::ModelValue) return Access::name(a) == Access::name(b);
    if (Access::is_shared(a) && Access::is_shared(b)) {
      if (Access::node(a) == Access::node(b)) return true;
      const std::size_t hash = Access::node(a)->hash.load(std::memory_order_relaxed);
      const std::size_t other = Access::node(b)->hash.load(std::memory_order_relaxed);
      if (hash != 0 && other != 0 && hash != other) return false;  // where both have been computed
      if (stack::is_low()) return stack::on_segment([&] { return a == b; });
      if (a.kind() == ValueKind::Tuple || a.kind() == ValueKind::Set) return Access::items(a) == Access::items(b);
      if (a.kind() == ValueKind::Record) return Access::fields(a) == Access::fields(b);
      if (a.kind() == ValueKind::Function) return Access::entries(a) == Access::entries(b);
    }
  } else if (!a.is_set() || !b.is_set()) {
    return false;  // normal forms: values of different kinds differ
  }
  return compare(a, b, nullptr) == 0;
}

std::strong_ordering operator<=>(const Value& a, const Value& b) { return compare(a, b, nullptr); }

std::optional<bool> Value::equal(const Value& a, const Value& b) {
  if (a.kind_ == b.kind_ && is_tagless_scalar(a) && is_tagless_scalar(b)) return a.payload_.word == b.payload_.word;
  if (stack::is_low()) return stack::on_segment([&] { return equal(a, b); });
  if (a.is_function() && b.is_function()) return equal_functions(a, b);
  if (a.is_set() && b.is_set()) return equal_sets(a, b);
  if (a.kind_ == b.kind_ && a.kind_ != ValueKind::ModelValue) return a == b;
  if (clash(a, b)) return std::nullopt;
  return a == b;
}

std::size_t Value::hash() const {
  if (kind_ == ValueKind::String || kind_ == ValueKind::ModelValue) {
    return mix(static_cast<std::size_t>(kind_), Access::name(*this).hash());
  }
  if (!shared_)
    return mix(static_cast<std::size_t>(kind_ < ValueKind::Set ? kind_ : ValueKind::Set),
               static_cast<std::size_t>(kind_ < ValueKind::Set ? payload_.word : static_cast<std::int64_t>(kind_)));
  std::size_t h = node()->hash.load(std::memory_order_relaxed);
  if (h == 0) {
    h = stack::is_low() ? stack::on_segment([&] { return hash_shared(*this); }) : hash_shared(*this);
    if (h == 0) h = 1;
    node()->hash.store(h, std::memory_order_relaxed);
  }
  return h;
}

}  // namespace tlaloc
