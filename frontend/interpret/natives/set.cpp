// Sets: listed ones are computed element by element; infinite or very large ones stay rules (Value's lazy sets).
#include <algorithm>
#include <numeric>

#include "frontend/interpret/failure.h"
#include "frontend/interpret/natives/natives.h"
#include "frontend/value/element_cursor.h"

namespace tlaloc::interpret {

using kernel::Op;

namespace {

// Operands larger than this stay rules in the result: mostly such a union is only asked for members.
constexpr std::int64_t kListedAtMost = 1024;
constexpr std::int64_t kListedIntegers = std::int64_t{1} << 16U;

void require_set(const Value& v, const char* which, const char* op) {
  if (!v.is_set()) fail_operand(which, op, v, "a set");
}

/// Listed, or small enough to be.
bool is_listable(const Value& v) {
  if (v.kind() == ValueKind::Set) return true;
  if (!v.is_enumerable()) return false;
  const auto size = v.exact_cardinality();
  return size && *size <= Integer(v.kind() == ValueKind::Interval ? kListedIntegers : kListedAtMost);
}

std::vector<Value> listed(const Value& v) {
  auto elements = v.elements();
  if (!elements) fail(EvalError::Kind::Limit, "the set " + show(v) + " is too large to be listed");
  return std::move(*elements);
}

Value filtered(const Value& walked, const Value& other, bool wanted) {
  require_enumerable(walked, "the operand");
  std::vector<Value> kept;
  ElementCursor cursor(walked);
  for (Value element; cursor.next(element);) {
    if (contains(other, element) == wanted) kept.push_back(element);
  }
  return Value::sorted_set(std::move(kept));
}

/// S \ T for a listed S much larger than T: cut out what is found.
Value without(const Value& set, const Value& removed) {
  const auto items = set.items();
  std::vector<std::size_t> holes;
  for (const Value& element : removed.items()) {
    if (!contains(set, element)) continue;
    holes.push_back(static_cast<std::size_t>(std::lower_bound(items.begin(), items.end(), element) - items.begin()));
  }
  if (holes.empty()) return set;
  std::vector<Value> kept;
  kept.reserve(items.size() - holes.size());
  std::size_t from = 0;
  for (const std::size_t hole : holes) {
    kept.insert(kept.end(), items.begin() + static_cast<std::ptrdiff_t>(from),
                items.begin() + static_cast<std::ptrdiff_t>(hole));
    from = hole + 1;
  }
  kept.insert(kept.end(), items.begin() + static_cast<std::ptrdiff_t>(from), items.end());
  return Value::sorted_set(std::move(kept));
}

// A union with a set given by a rule stays a rule where it is large or its elements cannot be compared. An element is looked
// for in the part that is a list first, as TLC does.
Value unite(const Value& a, const Value& b) {
  require_set(a, "left operand", "\\cup");
  require_set(b, "right operand", "\\cup");
  if (a.kind() == ValueKind::Set && a.items().empty()) return b;
  if (b.kind() == ValueKind::Set && b.items().empty()) return a;
  const auto by_rule = [&] {
    const bool swap = b.is_list() && !a.is_list();
    return Value::set_operation(Value::SetOperator::Union, swap ? b : a, swap ? a : b);
  };
  if (!is_listable(a) || !is_listable(b)) return by_rule();
  std::vector<Value> all = listed(a);
  const std::vector<Value> more = listed(b);
  all.insert(all.end(), more.begin(), more.end());
  if (a.is_list() && b.is_list()) return make_set(std::move(all));
  auto joined = Value::comparable_set(std::move(all));
  return joined ? std::move(*joined) : by_rule();
}

Value intersect(const Value& a, const Value& b) {
  require_set(a, "left operand", "\\cap");
  require_set(b, "right operand", "\\cap");
  if (a.kind() == ValueKind::Interval && b.kind() == ValueKind::Interval) {
    return Value::interval(std::max(a.low(), b.low()), std::min(a.high(), b.high()));
  }
  if (is_listable(a)) return filtered(a, b, true);
  if (is_listable(b)) return filtered(b, a, true);
  return Value::set_operation(Value::SetOperator::Intersection, a, b);
}

Value subtract(const Value& a, const Value& b) {
  require_set(a, "left operand", "\\");
  require_set(b, "right operand", "\\");
  if (!is_listable(a)) return Value::set_operation(Value::SetOperator::Difference, a, b);
  if (a.kind() == ValueKind::Set && b.kind() == ValueKind::Set && b.items().size() < a.items().size() / 4) return without(a, b);
  return filtered(a, b, false);
}

Value big_union(const Value& sets) {
  if (sets.is_set() && sets.kind() == ValueKind::PowerSet) return sets.base();
  if (!sets.is_set()) fail_operand("operand", "UNION", sets, "a set of sets");
  require_enumerable(sets, "the operand of `UNION`");
  std::vector<Value> all;
  std::vector<Value> lazy;
  ElementCursor cursor(sets);
  for (Value set; cursor.next(set);) {
    if (!set.is_set()) {
      fail(EvalError::Kind::Type, "`UNION` is applied to " + show(sets) + ", which has " + describe(set) + " as an element");
    }
    if (!is_listable(set)) {
      lazy.push_back(set);
      continue;
    }
    ElementCursor elements(set);
    for (Value element; elements.next(element);) all.push_back(element);
  }
  Value result = all.empty() && !lazy.empty() ? lazy.back() : make_set(std::move(all));
  for (const Value& set : lazy) {
    if (!(set == result)) result = unite(result, set);
  }
  return result;
}

Value is_finite_set(const Value& set) {
  require_set(set, "argument", "IsFiniteSet");
  const auto finite = set.is_finite();
  if (!finite) fail(EvalError::Kind::Unsupported, "cannot decide whether " + show(set) + " is finite");
  return Value::boolean(*finite);
}

Value cardinality(const Value& set) {
  require_set(set, "argument", "Cardinality");
  if (set.kind() == ValueKind::Set) return Value::integer(set.items().size());
  if (!set.is_enumerable()) {
    fail(set.is_finite() == false ? EvalError::Kind::Undefined : EvalError::Kind::Unsupported,
         "`Cardinality` is applied to " + show(set) + ", which is not known to be finite");
  }
  const auto size = set.exact_cardinality();
  if (!size) fail(EvalError::Kind::Limit, "the cardinality of " + show(set) + " is too large to compute");
  return Value::integer(*size);
}

Value permutations(const Value& set) {
  require_set(set, "argument", "Permutations");
  require_enumerable(set, "the argument of `Permutations`");
  const std::vector<Value> elements = listed(set);
  if (elements.size() > kMostPermuted) {
    fail(EvalError::Kind::Limit,
         "`Permutations` of " + std::to_string(elements.size()) + " elements is too large to be listed");
  }
  std::vector<std::size_t> picks(elements.size());
  std::iota(picks.begin(), picks.end(), std::size_t{0});
  std::vector<Value> functions;
  do {  // in lexicographic order, which is the order of functions on one domain
    std::vector<MapEntry> entries;
    entries.reserve(elements.size());
    for (std::size_t i = 0; i < elements.size(); ++i) entries.emplace_back(elements[i], elements[picks[i]]);
    functions.push_back(Value::sorted_function(std::move(entries)));
  } while (std::next_permutation(picks.begin(), picks.end()));
  return Value::sorted_set(std::move(functions));
}

}  // namespace

Value apply_set_native(Op op, std::span<const Value> args) {
  switch (op) {
    case Op::SetEnum:
      return make_set({args.begin(), args.end()});
    case Op::In:
      return Value::boolean(contains(args[1], args[0]));
    case Op::NotIn:
      return Value::boolean(!contains(args[1], args[0]));
    case Op::SubsetEq: {
      require_set(args[0], "left operand", "\\subseteq");
      require_set(args[1], "right operand", "\\subseteq");
      const auto result = args[0].is_subset_of(args[1]);
      if (!result && !args[0].is_enumerable()) fail_enumeration(args[0]);
      if (!result)
        fail(EvalError::Kind::Type, "cannot compare the elements of " + show(args[0]) + " with those of " + show(args[1]));
      return Value::boolean(*result);
    }
    case Op::Union2:
      return unite(args[0], args[1]);
    case Op::Intersect:
      return intersect(args[0], args[1]);
    case Op::SetMinus:
      return subtract(args[0], args[1]);
    case Op::PowerSet:
      require_set(args[0], "operand", "SUBSET");
      return Value::power_set(args[0]);
    case Op::BigUnion:
      return big_union(args[0]);
    case Op::Product:
      for (const Value& factor : args) require_set(factor, "operand", "\\X");
      return Value::product({args.begin(), args.end()});
    case Op::FunctionSet:
      require_set(args[0], "domain", "[S -> T]");
      require_set(args[1], "range", "[S -> T]");
      return Value::function_set(args[0], args[1]);
    case Op::SeqSet:
      require_set(args[0], "argument", "Seq");
      return Value::seq_set(args[0]);
    case Op::Cardinality:
      return cardinality(args[0]);
    case Op::IsFiniteSet:
      return is_finite_set(args[0]);
    case Op::Permutations:
      return permutations(args[0]);
    default:
      break;
  }
  TLALOC_CHECK(false, "not an operator on sets");
  return {};
}

}  // namespace tlaloc::interpret
