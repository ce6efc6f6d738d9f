// The families of native Strict operators behind apply_native. Private to frontend/interpret/.
#pragma once

#include <span>

#include "frontend/interpret/interpreter.h"

namespace tlaloc::interpret {

inline constexpr std::size_t kMostPermuted = 10;  ///< elements of a set of which all orders are listed

Value apply_set_native(kernel::Op op, std::span<const Value> args);
Value apply_function_native(kernel::Op op, std::span<const Value> args);
Value apply_integer_native(kernel::Op op, std::span<const Value> args);
Value apply_sequence_native(kernel::Op op, std::span<const Value> args);
Value apply_text_native(kernel::Op op, std::span<const Value> args, const NameOrder& model_values);
/// Strict ones, and those that write or run something; what is written has the fields of records in the order of `names`.
Value apply_io_native(kernel::Op op, std::span<const Value> args, const NameOrder& names = {});
Value chi_square(const Value& expected, const Value& actual, const Value& significance);

}  // namespace tlaloc::interpret
