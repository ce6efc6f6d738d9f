// Questions to sets: how many, which, is it in, is it part of. Lazy sets answer by their rule.
#include <algorithm>
#include <limits>

#include "frontend/support/stack.h"
#include "frontend/value/element_cursor.h"
#include "frontend/value/value_node.h"

namespace tlaloc {

using Access = ValueAccess;

namespace {

constexpr std::int64_t kLargestExponent = std::int64_t{1} << 16U;
constexpr std::int64_t kMostListed = std::int64_t{1} << 24U;  // arguments of a function that is listed
constexpr std::size_t kListedAtMost = std::size_t{1} << 20U;

/// An untyped model value is in no such set; asking for a typed one is an error.
std::optional<bool> model_value_in_none(const Value& v) {
  return v.model_value_type() == 0 ? std::optional(false) : std::nullopt;
}

std::optional<bool> in_listed(const Value& set, const Value& element) {
  const auto& items = Access::items(set);
  bool mixed = false;
  const auto it = std::lower_bound(items.begin(), items.end(), element, [&mixed](const Value& item, const Value& wanted) {
    return value_detail::compare(item, wanted, &mixed) < 0;
  });
  if (it != items.end() && value_detail::compare(*it, element, &mixed) == 0) return true;
  return mixed ? std::nullopt : std::optional(false);
}

std::optional<bool> in_function_set(const Value& set, const Value& element) {
  if (!element.is_function()) return std::nullopt;
  if (const auto same = Value::equal(element.domain(), set.base()); same != true) return same;
  const auto test = [&set](const Value& value) { return set.range().contains(value); };
  if (element.kind() == ValueKind::LargeFunction) {
    std::optional<bool> all = test(element.otherwise());  // which some argument has
    for (const auto& [key, value] : element.entries()) {
      const auto in = test(value);
      if (in == false || all == false) return false;
      if (!in) all = std::nullopt;
    }
    return all;
  }
  if (element.kind() == ValueKind::Tuple) {
    for (const Value& value : Access::items(element)) {
      if (const auto in = test(value); in != true) return in;
    }
  } else if (element.kind() == ValueKind::Record) {
    for (const auto& [name, value] : Access::fields(element)) {
      if (const auto in = test(value); in != true) return in;
    }
  } else {
    for (const auto& [key, value] : Access::entries(element)) {
      if (const auto in = test(value); in != true) return in;
    }
  }
  return true;
}

std::optional<bool> in_record_set(const Value& set, const Value& element) {
  if (!element.is_function()) return std::nullopt;
  if (element.kind() == ValueKind::LargeFunction) return false;
  if (element.kind() != ValueKind::Record) return element.function_size() == 0 ? std::optional(false) : std::nullopt;
  const auto& sets = Access::fields(set);
  const auto& values = Access::fields(element);
  if (sets.size() != values.size()) return false;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    if (sets[i].first != values[i].first) return false;
  }
  for (std::size_t i = 0; i < sets.size(); ++i) {
    if (const auto in = sets[i].second.contains(values[i].second); in != true) return in;
  }
  return true;
}

std::optional<bool> in_product(const Value& set, const Value& element) {
  if (!element.is_function()) return std::nullopt;
  if (element.kind() == ValueKind::LargeFunction) return false;
  if (element.kind() != ValueKind::Tuple) {
    return element.domain().is_subset_of(Value::int_set()) == true ? std::optional(false) : std::nullopt;
  }
  const auto& factors = Access::items(set);
  const auto& items = Access::items(element);
  if (factors.size() != items.size()) return false;
  for (std::size_t i = 0; i < factors.size(); ++i) {
    if (const auto in = factors[i].contains(items[i]); in != true) return in;
  }
  return true;
}

std::optional<bool> in_sequences(const Value& set, const Value& element) {
  if (element.kind() == ValueKind::LargeFunction) return false;  // its domain is no 1..n
  if (element.kind() != ValueKind::Tuple) return std::nullopt;
  for (const Value& item : Access::items(element)) {
    if (const auto in = set.base().contains(item); in != true) return in;
  }
  return true;
}

std::optional<Integer> product_of(const auto& sizes) {
  Integer result = 1;
  bool known = true;
  for (const std::optional<Integer>& size : sizes) {
    if (size && size->sign() == 0) return Integer(0);
    known = known && size && result.bit_length() < static_cast<std::size_t>(kLargestExponent);
    if (known) result = result * *size;
  }
  return known ? std::optional(result) : std::nullopt;
}

}  // namespace

bool Value::is_enumerable() const {
  if (stack::is_low()) return stack::on_segment([&] { return is_enumerable(); });
  switch (kind_) {
    case ValueKind::Set:
    case ValueKind::Interval:
      return true;
    case ValueKind::PowerSet:
      return base().is_enumerable();
    case ValueKind::FunctionSet:
      return base().is_enumerable() && range().is_enumerable();
    case ValueKind::RecordSet:
      return std::all_of(fields().begin(), fields().end(), [](const FieldValue& f) { return f.second.is_enumerable(); });
    case ValueKind::Product:
      return std::all_of(items().begin(), items().end(), [](const Value& f) { return f.is_enumerable(); });
    case ValueKind::SetOp:
      if (set_operator() == SetOperator::Union) return base().is_enumerable() && range().is_enumerable();
      return base().is_enumerable() || (set_operator() == SetOperator::Intersection && range().is_enumerable());
    default:
      return false;
  }
}

// Without an enumeration a set is infinite only if its infinite part surely counts: it does not beside an empty factor, nor
// as the domain of functions with one value. Rules that hide an operation (which may be empty) are not trusted.
std::optional<bool> Value::is_finite() const {
  if (stack::is_low()) return stack::on_segment([&] { return is_finite(); });
  if (is_enumerable()) return true;
  const auto infinite_if = [](bool known) { return known ? std::optional(false) : std::nullopt; };
  switch (kind_) {
    case ValueKind::NatSet:
    case ValueKind::IntSet:
    case ValueKind::RealSet:
    case ValueKind::StringSet:
    case ValueKind::AnySet:
      return false;
    case ValueKind::PowerSet:
      return base().is_finite();
    case ValueKind::SeqSet:
      return infinite_if(base().kind() != ValueKind::SetOp && (base().is_enumerable() || base().is_finite() == false));
    case ValueKind::FunctionSet: {
      const auto size = range().exact_cardinality();
      return infinite_if(size ? *size > Integer(1) : range().is_finite() == false);
    }
    case ValueKind::RecordSet:
      return infinite_if(std::all_of(fields().begin(), fields().end(), [](const FieldValue& f) {
        return f.second.kind() != ValueKind::SetOp && f.second.is_finite().has_value();
      }));
    case ValueKind::Product:
      return infinite_if(std::all_of(items().begin(), items().end(),
                                     [](const Value& f) { return f.kind() != ValueKind::SetOp && f.is_finite().has_value(); }));
    case ValueKind::SetOp: {
      const auto left = base().is_finite();
      const auto right = range().is_finite();
      if (set_operator() == SetOperator::Union) return infinite_if(left == false || right == false);
      return infinite_if(set_operator() == SetOperator::Difference && left == false && right == true);
    }
    default:
      return std::nullopt;
  }
}

bool Value::is_large_domain() const {
  if (!is_set()) return false;
  if (kind_ == ValueKind::Interval) return low() != Integer(1) && high() - low() >= Integer(kMostListed);
  if (kind_ == ValueKind::Set) return false;
  if (is_finite() == false) return true;
  const auto size = kind_ == ValueKind::SetOp ? std::nullopt : exact_cardinality();
  return size && *size > Integer(kMostListed);
}

namespace {

/// Whether it is easily seen: of functions with different domains, also in unions.
bool are_disjoint(const Value& a, const Value& b) {
  if (stack::is_low()) return stack::on_segment([&] { return are_disjoint(a, b); });
  const auto has_none_of = [](const Value& listed, const Value& functions) {
    return std::none_of(listed.items().begin(), listed.items().end(), [&](const Value& element) {
      return element.kind() != ValueKind::ModelValue && (!element.is_function() || element.domain() == functions.base());
    });
  };
  const auto is_union = [](const Value& v) {
    return v.kind() == ValueKind::SetOp && v.set_operator() == Value::SetOperator::Union;
  };
  if (is_union(a)) return are_disjoint(a.base(), b) && are_disjoint(a.range(), b);
  if (is_union(b)) return are_disjoint(a, b.base()) && are_disjoint(a, b.range());
  if (b.kind() == ValueKind::FunctionSet) {
    if (a.kind() == ValueKind::Set) return has_none_of(a, b);
    return a.kind() == ValueKind::FunctionSet && a.base() != b.base();
  }
  return a.kind() == ValueKind::FunctionSet && b.kind() == ValueKind::Set && has_none_of(b, a);
}

/// Of a union, an intersection or a difference, from the cardinalities of its parts, of which only the smaller is walked, if
/// that: `SUBSET (1..40) \cup {none}` has 2^40 + 1 elements. A test that TLC could not decide counts as not in the set, as for
/// cursors.
std::optional<Integer> cardinality_of_operation(const Value& set) {
  constexpr std::int64_t kWalked = std::int64_t{1} << 20U;
  const Value& left = set.base();
  const Value& right = set.range();
  const auto left_size = left.is_enumerable() ? left.exact_cardinality() : std::nullopt;
  const auto right_size = right.is_enumerable() ? right.exact_cardinality() : std::nullopt;
  if (are_disjoint(left, right)) {
    if (set.set_operator() == Value::SetOperator::Intersection) return Integer(0);
    if (set.set_operator() == Value::SetOperator::Difference) return left_size;
    return left_size && right_size ? std::optional(*left_size + *right_size) : std::nullopt;
  }
  const bool walk_left = left_size && (!right_size || *left_size <= *right_size);
  const Value& walked = walk_left ? left : right;
  const Value& other = walk_left ? right : left;
  const auto& walked_size = walk_left ? left_size : right_size;
  if (!walked_size || *walked_size > Integer(kWalked) || !ElementCursor::can_walk(walked)) return std::nullopt;
  std::int64_t common = 0;
  ElementCursor cursor(walked);
  for (Value element; cursor.next(element);) common += other.contains(element) == true ? 1 : 0;
  switch (set.set_operator()) {
    case Value::SetOperator::Union:
      if (!left_size || !right_size) return std::nullopt;
      return *left_size + *right_size - Integer(common);
    case Value::SetOperator::Intersection:
      return Integer(common);
    case Value::SetOperator::Difference:
      if (!left_size) return std::nullopt;
      return *left_size - Integer(common);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Integer> Value::exact_cardinality() const {
  if (stack::is_low()) return stack::on_segment([&] { return exact_cardinality(); });
  switch (kind_) {
    case ValueKind::Set:
      return Integer(static_cast<std::int64_t>(Access::items(*this).size()));
    case ValueKind::Interval:
      return high() - low() + 1;
    case ValueKind::PowerSet:
    case ValueKind::FunctionSet: {
      const auto exponent = base().exact_cardinality();
      const auto size = kind_ == ValueKind::PowerSet ? Integer(2) : range().exact_cardinality();
      if (!exponent || !size) return std::nullopt;
      if (size == Integer(1)) return Integer(1);
      if (*exponent * Integer(static_cast<std::int64_t>(size->bit_length())) > Integer(kLargestExponent)) return std::nullopt;
      return Integer::power(*size, *exponent);
    }
    case ValueKind::RecordSet: {
      std::vector<std::optional<Integer>> sizes;
      for (const auto& [name, set] : fields()) sizes.push_back(set.exact_cardinality());
      return product_of(sizes);
    }
    case ValueKind::Product: {
      std::vector<std::optional<Integer>> sizes;
      for (const Value& factor : items()) sizes.push_back(factor.exact_cardinality());
      return product_of(sizes);
    }
    case ValueKind::SetOp:
      return cardinality_of_operation(*this);
    default:
      return std::nullopt;
  }
}

std::optional<Integer> Value::cardinality() const {
  auto size = exact_cardinality();
  if (size && *size > Integer(std::int64_t{1} << 62U)) return std::nullopt;
  return size;
}

std::optional<std::vector<Value>> Value::elements(std::size_t limit) const {
  if (!ElementCursor::can_walk(*this)) return std::nullopt;
  const auto size = exact_cardinality();
  if (!size ||
      *size > Integer(static_cast<std::int64_t>(std::min<std::size_t>(limit, std::numeric_limits<std::int64_t>::max())))) {
    return std::nullopt;
  }
  if (kind_ == ValueKind::Set) return Access::items(*this);
  std::vector<Value> result;
  result.reserve(static_cast<std::size_t>(*size->to_int64()));
  ElementCursor cursor(*this);
  for (Value element; cursor.next(element);) result.push_back(element);
  return result;
}

bool Value::for_each(const std::function<bool(const Value&)>& visit) const {
  if (!ElementCursor::can_walk(*this)) return false;
  ElementCursor cursor(*this);
  for (Value element; cursor.next(element);) {
    if (!visit(element)) break;
  }
  return true;
}

Value Value::enumerated() const {
  if (kind_ == ValueKind::Set || !is_set()) return *this;
  auto all = elements(kListedAtMost);
  return all ? sorted_set(std::move(*all)) : *this;
}

std::optional<bool> Value::contains(const Value& element) const {
  if (stack::is_low()) return stack::on_segment([&] { return contains(element); });
  if (kind_ == ValueKind::Set) return in_listed(*this, element);
  if (kind_ == ValueKind::AnySet) return true;
  if (kind_ == ValueKind::SetOp) {
    const auto left = base().contains(element);
    switch (set_operator()) {
      case SetOperator::Union:
        return left != false ? left : range().contains(element);
      case SetOperator::Intersection:
        return left != true ? left : range().contains(element);
      case SetOperator::Difference: {
        if (left != true) return left;
        const auto right = range().contains(element);
        return right ? std::optional(!*right) : std::nullopt;
      }
    }
  }
  if (element.kind() == ValueKind::ModelValue) return model_value_in_none(element);
  switch (kind_) {
    case ValueKind::Interval:
      if (!element.is_int()) return std::nullopt;
      return element.as_int() >= low() && element.as_int() <= high();
    case ValueKind::PowerSet:
      return element.is_set() ? element.is_subset_of(base()) : std::nullopt;
    case ValueKind::FunctionSet:
      return in_function_set(*this, element);
    case ValueKind::RecordSet:
      return in_record_set(*this, element);
    case ValueKind::Product:
      return in_product(*this, element);
    case ValueKind::SeqSet:
      return in_sequences(*this, element);
    case ValueKind::NatSet:
      return element.is_int() ? std::optional(element.as_int().sign() >= 0) : std::nullopt;
    case ValueKind::IntSet:
    case ValueKind::RealSet:
      return element.is_int() ? std::optional(true) : std::nullopt;
    case ValueKind::StringSet:
      return element.is_string() ? std::optional(true) : std::nullopt;
    default:
      TLALOC_CHECK(false, "membership asked of what is no set");
      return std::nullopt;
  }
}

std::optional<bool> Value::is_subset_of(const Value& other) const {
  if (stack::is_low()) return stack::on_segment([&] { return is_subset_of(other); });
  if (other.kind_ == ValueKind::AnySet) return true;
  if (kind_ == ValueKind::Interval) {
    if (other.kind_ == ValueKind::Interval) return low() >= other.low() && high() <= other.high();
    if (other.kind_ == ValueKind::NatSet) return low().sign() >= 0;
    if (other.kind_ == ValueKind::IntSet || other.kind_ == ValueKind::RealSet) return true;
  }
  if (kind_ == ValueKind::PowerSet && other.kind_ == ValueKind::PowerSet) return base().is_subset_of(other.base());
  if (kind_ == ValueKind::FunctionSet && other.kind_ == ValueKind::FunctionSet && equal(base(), other.base()) == true &&
      range().is_subset_of(other.range()) == true) {
    return true;
  }
  if (!ElementCursor::can_walk(*this)) return *this == other ? std::optional(true) : std::nullopt;
  ElementCursor cursor(*this);
  for (Value element; cursor.next(element);) {
    if (const auto in = other.contains(element); in != true) return in;
  }
  return true;
}

}  // namespace tlaloc
