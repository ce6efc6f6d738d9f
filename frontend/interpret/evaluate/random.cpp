// What is drawn by chance, from the seed of the run: RandomElement of TLC, and module Randomization. At one place the same is
// drawn from the same set every time, so that encoding, replay and the next run with that seed see the same elements; a
// simulation, which is the only one to see its states, has new ones drawn for each step.
#include <algorithm>
#include <random>
#include <set>

#include "frontend/interpret/evaluate/node_rules.h"
#include "frontend/support/stack.h"

namespace tlaloc::interpret {

using kernel::Op;
using kernel::OpApply;

namespace {

constexpr std::size_t kMostListed = std::size_t{1} << 20U;  // larger sets are drawn from by their rule
constexpr unsigned kWord = 62;                              // bits drawn at a time

/// Uniform in 0..bound-1.
Integer draw_below(const Integer& bound, std::mt19937_64& random) {
  if (const auto small = bound.to_int64()) {
    return {std::uniform_int_distribution<std::int64_t>(0, *small - 1)(random)};
  }
  Integer drawn;
  for (std::size_t bits = 0; bits < bound.bit_length() + kWord; bits += kWord) {
    drawn = drawn * Integer(std::int64_t{1} << kWord) + Integer(static_cast<std::int64_t>(random() >> (64U - kWord)));
  }
  return Integer::floor_mod(drawn, bound);
}

/// An element of a finite set that is not empty; sets given by a rule are never listed.
Value draw_element(const Value& set, std::mt19937_64& random) {
  if (stack::is_low()) return stack::on_segment([&] { return draw_element(set, random); });
  switch (set.kind()) {
    case ValueKind::Interval:
      return Value::integer(set.low() + draw_below(set.high() - set.low() + Integer(1), random));
    case ValueKind::PowerSet: {
      std::vector<Value> chosen;
      ElementCursor cursor(set.base());
      for (Value element; cursor.next(element);) {
        if ((random() & 1U) != 0) chosen.push_back(element);
      }
      return Value::sorted_set(std::move(chosen));
    }
    case ValueKind::FunctionSet: {
      std::vector<MapEntry> entries;
      ElementCursor cursor(set.base());
      for (Value key; cursor.next(key);) entries.emplace_back(key, draw_element(set.range(), random));
      return Value::sorted_function(std::move(entries));
    }
    case ValueKind::RecordSet: {
      std::vector<FieldValue> fields;
      for (const auto& [name, values] : set.fields()) fields.emplace_back(name, draw_element(values, random));
      return Value::record(std::move(fields));
    }
    case ValueKind::Product: {
      std::vector<Value> items;
      for (const Value& factor : set.items()) items.push_back(draw_element(factor, random));
      return Value::tuple(std::move(items));
    }
    default: {
      const auto elements = set.elements(kMostListed);
      if (!elements) fail(EvalError::Kind::Limit, "the set " + show(set) + " is too large to be drawn from");
      return (*elements)[random() % elements->size()];
    }
  }
}

std::int64_t natural(const Value& value, const char* which, const char* op) {
  const auto number = value.is_int() ? value.as_int().to_int64() : std::nullopt;
  if (!number || *number < 0) fail_operand(which, op, value, "a natural number");
  return *number;
}

/// `count` different elements.
Value draw_subset(const Value& set, std::int64_t count, std::mt19937_64& random) {
  const auto size = set.exact_cardinality();
  if (size && *size < Integer(count)) {
    fail(EvalError::Kind::Undefined, "`RandomSubset` is asked for " + std::to_string(count) + " elements of " + show(set) +
                                         ", which has only " + size->to_string());
  }
  if (auto elements = set.elements(kMostListed)) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
      std::swap((*elements)[i], (*elements)[i + random() % (elements->size() - i)]);
    }
    elements->resize(static_cast<std::size_t>(count));
    return Value::set(std::move(*elements));
  }
  if (static_cast<std::size_t>(count) > kMostListed / 2) {
    fail(EvalError::Kind::Limit, "`RandomSubset` is asked for too many elements of " + show(set));
  }
  std::set<Value> drawn;  // much smaller than the set, so repetitions are few
  while (drawn.size() < static_cast<std::size_t>(count)) drawn.insert(draw_element(set, random));
  return Value::sorted_set({drawn.begin(), drawn.end()});
}

/// At most `picks` subsets that have `mean` elements on average.
Value draw_subsets(const Value& set, std::int64_t picks, std::int64_t mean, std::mt19937_64& random) {
  const auto elements = set.elements(kMostListed);
  if (!elements) fail(EvalError::Kind::Limit, "the set " + show(set) + " is too large to be drawn from");
  const auto size = static_cast<std::int64_t>(elements->size());
  if (mean > size) {
    fail(EvalError::Kind::Undefined, "`RandomSetOfSubsets` is asked for subsets of " + show(set) + " with " +
                                         std::to_string(mean) + " elements on average");
  }
  if (size < 62 && picks > (std::int64_t{1} << size)) {
    fail(EvalError::Kind::Undefined,
         "`RandomSetOfSubsets` is asked for " + std::to_string(picks) + " subsets of " + show(set) + ", which has fewer");
  }
  std::bernoulli_distribution chosen(size == 0 ? 0 : static_cast<double>(mean) / static_cast<double>(size));
  std::set<Value> subsets;
  for (std::int64_t i = 0; i < picks; ++i) {
    std::vector<Value> subset;
    std::copy_if(elements->begin(), elements->end(), std::back_inserter(subset), [&](const Value&) { return chosen(random); });
    subsets.insert(Value::sorted_set(std::move(subset)));
  }
  return Value::sorted_set({subsets.begin(), subsets.end()});
}

std::uint64_t seed_of(std::uint64_t run, std::uint64_t draws, ExprId place, const std::vector<Value>& args) {
  constexpr std::uint64_t kPrime = 1099511628211ULL;  // FNV-1a
  std::uint64_t hash = 14695981039346656037ULL ^ run ^ (std::uint64_t{place.index} << 32U);
  hash = (hash ^ draws) * kPrime;
  for (const Value& arg : args) {
    for (const char c : arg.to_string()) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  }
  return hash;
}

}  // namespace

Value Evaluator::eval_random(const OpApply& node, ExprId expr, const Env* env) {
  std::vector<Value> args;
  for (const ExprId arg : node.args) args.push_back(eval(arg, env));
  const char* const name = kernel::info(node.op).spelling;
  return located(expr, [&] {
    const Value& set = args.back();
    if (!set.is_set()) fail_operand("set drawn from", name, set, "a set");
    if (!set.is_enumerable()) fail_enumeration(set);
    std::mt19937_64 random(seed_of(options_.run.seed, draws_, expr, args));
    switch (node.op) {
      case Op::RandomElement: {
        if (set.cardinality() == Integer(0)) fail(EvalError::Kind::Undefined, "`RandomElement` is applied to the empty set");
        return draw_element(set, random);
      }
      case Op::RandomSubset:
        return draw_subset(set, natural(args[0], "first argument", name), random);
      default:
        return draw_subsets(set, natural(args[0], "first argument", name), natural(args[1], "second argument", name), random);
    }
  });
}

}  // namespace tlaloc::interpret
