// How evaluation fails: throwing EvalError with operands rendered for the message. Private to frontend/interpret/.
#pragma once

#include <string>

#include "frontend/interpret/interpreter.h"

namespace tlaloc::interpret {

/// What a Limit error says where there is no stack left for an expression or a value.
inline constexpr const char* kTooDeep = "the expression, or a value in it, is nested too deeply to be evaluated";

[[noreturn]] void fail(EvalError::Kind kind, std::string message, Span span = {});

/// "`<<1, 2>>`", cut when long.
[[nodiscard]] std::string show(const Value& value);
/// "the tuple `<<1, 2>>`"
[[nodiscard]] std::string describe(const Value& value);

/// "left operand of `+`" and so on; used by the natives to name the operand that is of the wrong kind.
[[noreturn]] void fail_operand(const char* which, const char* op, const Value& seen, const char* wanted);
/// Of a function on a large domain, which `op` would have to list.
[[noreturn]] void fail_large_function(const char* op, const Value& function);
[[noreturn]] void fail_comparison(const Value& a, const Value& b);
[[noreturn]] void fail_membership(const Value& element, const Value& set);
[[noreturn]] void fail_enumeration(const Value& set);

/// TLA+ equality and membership; the error of values that TLC does not compare.
[[nodiscard]] bool equal(const Value& a, const Value& b);
[[nodiscard]] bool contains(const Value& set, const Value& element);
/// The set of these elements; an error when TLC could not compare two of them.
[[nodiscard]] Value make_set(std::vector<Value> elements);
/// `value` must be a set that can be walked with an ElementCursor.
void require_enumerable(const Value& value, const char* what);

}  // namespace tlaloc::interpret
