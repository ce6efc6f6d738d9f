// Shortcuts: definitions of bundled modules computed directly. Each gives what the text gives, in the text's order; where the
// arguments are not what it is made for it gives nothing, and the text decides (and says what is wrong).
#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "frontend/interpret/evaluate/node_rules.h"
#include "frontend/interpret/natives/natives.h"

namespace tlaloc::interpret {

using kernel::Shortcut;

namespace {

constexpr std::size_t kMostListed = std::size_t{1} << 24U;

/// The subsets with k elements, in the order of values.
std::optional<Value> subsets_of_size(const Value& size, const Value& set) {
  if (!size.is_small_int() || !set.is_set()) return std::nullopt;
  const auto elements = set.elements(kMostListed);
  if (!elements) return std::nullopt;
  const auto n = static_cast<std::int64_t>(elements->size());
  const std::int64_t k = size.small_int();
  if (k < 0 || k > n) return Value::set({});
  std::vector<std::size_t> picks(static_cast<std::size_t>(k));
  std::iota(picks.begin(), picks.end(), std::size_t{0});
  std::vector<Value> subsets;
  for (;;) {
    if (subsets.size() == kMostListed) fail(EvalError::Kind::Limit, "the set has too many elements");
    std::vector<Value> subset;
    subset.reserve(picks.size());
    for (const std::size_t pick : picks) subset.push_back((*elements)[pick]);
    subsets.push_back(Value::sorted_set(std::move(subset)));
    std::size_t last = picks.size();
    while (last > 0 && picks[last - 1] == elements->size() - picks.size() + last - 1) --last;
    if (last == 0) return Value::sorted_set(std::move(subsets));
    std::iota(picks.begin() + static_cast<std::ptrdiff_t>(last) - 1, picks.end(), picks[last - 1] + 1);
  }
}

std::optional<Value> extreme(const Value& set, bool greatest) {
  if (set.kind() == ValueKind::Interval) return Value::integer(greatest ? set.high() : set.low());
  if (set.kind() != ValueKind::Set || set.items().empty()) return std::nullopt;
  const auto items = set.items();
  if (!items.front().is_int() || !items.back().is_int()) return std::nullopt;
  return greatest ? items.back() : items.front();  // sets are kept in order
}

std::vector<Value> values_of(const Value& function) {
  std::vector<Value> values;
  for (auto& [key, value] : function.function_entries()) values.push_back(std::move(value));
  return values;
}

std::optional<Value> is_injective(const Value& function) {
  if (!function.is_listed_function()) return std::nullopt;
  const auto distinct = Value::comparable_set(values_of(function));
  if (!distinct) return std::nullopt;
  return Value::boolean(distinct->items().size() == function.function_size());
}

/// From values back to the first argument that has them.
std::optional<Value> inverse(const Value& function) {
  if (!function.is_listed_function()) return std::nullopt;
  if (!Value::comparable_set(values_of(function))) return std::nullopt;
  std::unordered_map<Value, Value> first;
  for (const auto& [key, value] : function.function_entries()) first.emplace(value, key);
  return Value::function({first.begin(), first.end()});
}

/// Every order of the elements, as sequences.
std::optional<Value> arrangements(const Value& set) {
  if (!set.is_set()) return std::nullopt;
  const auto elements = set.elements(kMostPermuted);
  if (!elements) return std::nullopt;
  std::vector<std::size_t> picks(elements->size());
  std::iota(picks.begin(), picks.end(), std::size_t{0});
  std::vector<Value> sequences;
  do {
    std::vector<Value> sequence;
    sequence.reserve(picks.size());
    for (const std::size_t pick : picks) sequence.push_back((*elements)[pick]);
    sequences.push_back(Value::tuple(std::move(sequence)));
  } while (std::next_permutation(picks.begin(), picks.end()));
  return Value::sorted_set(std::move(sequences));
}

std::optional<Value> bitwise(Shortcut shortcut, const Value& a, const Value& b) {
  if (!a.is_small_int() || !b.is_small_int()) return std::nullopt;
  switch (shortcut) {
    case Shortcut::BitAnd:
      return Value::integer(a.small_int() & b.small_int());
    case Shortcut::BitOr:
      return Value::integer(a.small_int() | b.small_int());
    default:
      return Value::integer(a.small_int() ^ b.small_int());
  }
}

/// Every bit up to the highest that is set, turned; negative numbers have no such bit.
std::optional<Value> turned_bits(const Value& value) {
  if (!value.is_small_int()) return std::nullopt;
  const std::int64_t number = value.small_int();
  if (number <= 0) return Value::integer(0);
  const auto width = static_cast<unsigned>(Integer(number).bit_length());
  return Value::integer(~number & static_cast<std::int64_t>((std::uint64_t{1} << width) - 1));
}

}  // namespace

/// FoldLeft(op, base, seq), FoldRight(op, seq, base), and the same over the indices.
std::optional<Value> Evaluator::fold_sequence(Shortcut shortcut, const std::vector<ExprId>& args, const Env* env) {
  const bool left = shortcut == Shortcut::FoldLeft || shortcut == Shortcut::FoldLeftDomain;
  const bool indices = shortcut == Shortcut::FoldLeftDomain || shortcut == Shortcut::FoldRightDomain;
  const Value sequence = eval(args[left ? 2 : 1], env);
  if (sequence.kind() != ValueKind::Tuple) return std::nullopt;
  const Closure op = closure(args[0], env);
  const auto items = sequence.items();
  const auto operand = [&](std::size_t i) { return indices ? Value::integer(i + 1) : items[i]; };
  std::array<Value, 2> operands{};
  Value result = eval(args[left ? 1 : 2], env);
  for (std::size_t i = 0; i < items.size(); ++i) {
    tick();
    operands[left ? 0 : 1] = std::move(result);
    operands[left ? 1 : 0] = operand(left ? i : items.size() - 1 - i);
    result = apply_closure(op, operands);
  }
  return result;
}

/// FoldFunctionOnSet(op, base, fun, indices)
std::optional<Value> Evaluator::fold_function(const std::vector<ExprId>& args, const Env* env) {
  const Value indices = eval(args[3], env);
  if (!indices.is_set() || !ElementCursor::can_walk(indices)) return std::nullopt;
  const std::shared_ptr<LazyFunction> lazy = lazy_function(args[2], env);
  const Value function = lazy ? Value() : eval(args[2], env);
  const Closure op = closure(args[0], env);
  std::array<Value, 2> operands{};
  Value result = eval(args[1], env);
  ElementCursor cursor(indices);
  for (Value index; cursor.next(index);) {
    tick();
    operands[1] = std::move(result);
    operands[0] = lazy ? apply_lazy(*lazy, index, args[2]) : located(args[2], [&] {
      return apply_native(kernel::Op::Apply, std::array<Value, 2>{function, index}, program_.model_values);
    });
    result = apply_closure(op, operands);
  }
  return result;
}

std::optional<Value> Evaluator::take_shortcut(Shortcut shortcut, const std::vector<ExprId>& args, const Env* env) {
  switch (shortcut) {
    case Shortcut::FoldSet: {
      const Value set = eval(args[2], env);
      if (!set.is_set() || !ElementCursor::can_walk(set)) return std::nullopt;
      const Closure op = closure(args[0], env);
      std::array<Value, 2> operands{};
      Value result = eval(args[1], env);
      ElementCursor cursor(set);
      while (cursor.next(operands[0])) {
        tick();
        operands[1] = std::move(result);
        result = apply_closure(op, operands);
      }
      return result;
    }
    case Shortcut::FoldFunctionOnSet:
      return fold_function(args, env);
    case Shortcut::FoldLeft:
    case Shortcut::FoldRight:
    case Shortcut::FoldLeftDomain:
    case Shortcut::FoldRightDomain:
      return fold_sequence(shortcut, args, env);
    case Shortcut::SetToSeq: {
      const Value set = eval(args[0], env);
      auto elements = set.is_set() ? set.elements(kMostListed) : std::nullopt;
      if (!elements) return std::nullopt;
      return Value::tuple(std::move(*elements));
    }
    case Shortcut::SetToSeqs:
      return arrangements(eval(args[0], env));
    case Shortcut::KSubset:
      return subsets_of_size(eval(args[0], env), eval(args[1], env));
    case Shortcut::Max:
    case Shortcut::Min:
      return extreme(eval(args[0], env), shortcut == Shortcut::Max);
    case Shortcut::IsInjective:
      return is_injective(eval(args[0], env));
    case Shortcut::AntiFunction:
      return inverse(eval(args[0], env));
    case Shortcut::BitAnd:
    case Shortcut::BitOr:
    case Shortcut::BitXor:
      return bitwise(shortcut, eval(args[0], env), eval(args[1], env));
    case Shortcut::BitNot:
      return turned_bits(eval(args[0], env));
  }
  return std::nullopt;
}

}  // namespace tlaloc::interpret
