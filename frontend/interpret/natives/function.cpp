// Functions, tuples and records as one notion: application, domain, :> and @@.
#include "frontend/interpret/failure.h"
#include "frontend/interpret/natives/natives.h"

namespace tlaloc::interpret {

using kernel::Op;

namespace {

[[noreturn]] void fail_application(const Value& function, const Value& argument) {
  switch (function.kind()) {
    case ValueKind::Tuple:
      if (!argument.is_int()) {
        fail(EvalError::Kind::Type,
             "the tuple " + show(function) + " is applied to " + describe(argument) + ", not an integer");
      }
      fail(EvalError::Kind::Undefined, "the index " + show(argument) + " is outside the domain of the tuple " + show(function));
    case ValueKind::Record:
      if (!argument.is_string()) {
        fail(EvalError::Kind::Type,
             "the record " + show(function) + " is applied to " + describe(argument) + ", not a field name");
      }
      fail(EvalError::Kind::Undefined, "the record " + show(function) + " has no field `" + argument.as_symbol().text() + "`");
    case ValueKind::Function:
      fail(EvalError::Kind::Undefined, "the function " + show(function) + " is applied to " + show(argument) +
                                           ", which is not in its domain " + show(function.domain()));
    case ValueKind::LargeFunction:
      if (!function.domain().contains(argument)) {
        fail(EvalError::Kind::Type, "cannot decide whether " + describe(argument) +
                                        ", to which a function is applied, is in its domain " + show(function.domain()));
      }
      fail(EvalError::Kind::Undefined, "the function " + show(function) + " is applied to " + show(argument) +
                                           ", which is not in its domain " + show(function.domain()));
    default:
      fail(EvalError::Kind::Type, describe(function) + " is applied to " + show(argument) + ", but it is not a function");
  }
}

/// What cannot be given as one large function with exceptions is refused: the union of different domains, one of them large.
Value merge_large(const Value& first, const Value& second) {
  const auto refuse = [&] {
    fail(EvalError::Kind::Unsupported,
         "cannot represent " + show(first) + " @@ " + show(second) + ": one domain is large and does not contain the other");
  };
  const auto contains_all = [&](const Value& domain, const Value& listed) {
    for (const auto& [key, value] : listed.function_entries()) {
      const auto in = domain.contains(key);
      if (!in) fail_membership(key, domain);
      if (!*in) return false;
    }
    return true;
  };
  if (first.kind() == ValueKind::LargeFunction) {
    const Value domain = first.domain();
    if (second.is_listed_function() ? !contains_all(domain, second) : !equal(domain, second.domain())) refuse();
    return first;
  }
  if (!contains_all(second.domain(), first)) refuse();
  Value result = second;
  for (const auto& [key, value] : first.function_entries()) result = result.with(key, value);
  return result;
}

Value merge(const Value& first, const Value& second) {
  if (!first.is_function()) fail_operand("left operand", "@@", first, "a function");
  if (!second.is_function()) fail_operand("right operand", "@@", second, "a function");
  if (!first.is_listed_function() || !second.is_listed_function()) return merge_large(first, second);
  if (second.function_size() == 0) return first;
  if (first.function_size() == 0) return second;
  const auto left = first.function_entries();
  const auto right = second.function_entries();
  std::vector<MapEntry> merged;
  merged.reserve(left.size() + right.size());
  std::size_t j = 0;
  for (const MapEntry& entry : left) {
    while (j < right.size() && right[j].first < entry.first) merged.push_back(right[j++]);
    if (j < right.size() && right[j].first == entry.first) ++j;
    merged.push_back(entry);
  }
  merged.insert(merged.end(), right.begin() + static_cast<std::ptrdiff_t>(j), right.end());
  for (std::size_t i = 1; i < merged.size(); ++i) {
    if (!Value::equal(merged[i - 1].first, merged[i].first)) fail_comparison(merged[i - 1].first, merged[i].first);
  }
  return Value::sorted_function(std::move(merged));
}

}  // namespace

Value apply_function_native(Op op, std::span<const Value> args) {
  switch (op) {
    case Op::Tuple:
      return Value::tuple({args.begin(), args.end()});
    case Op::Apply: {
      const Value* const result = args[0].is_function() ? args[0].find(args[1]) : nullptr;
      if (result == nullptr) fail_application(args[0], args[1]);
      return *result;
    }
    case Op::Domain:
      if (!args[0].is_function()) fail_operand("operand", "DOMAIN", args[0], "a function");
      return args[0].domain();
    case Op::MapsTo:
      return Value::sorted_function({{args[0], args[1]}});
    case Op::Merge:
      return merge(args[0], args[1]);
    default:
      break;
  }
  TLALOC_CHECK(false, "not an operator on functions");
  return {};
}

}  // namespace tlaloc::interpret
