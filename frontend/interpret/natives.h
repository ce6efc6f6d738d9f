// The families of native Strict operators behind apply_native. Private to frontend/interpret/.
#pragma once

#include <span>

#include "frontend/interpret/interpreter.h"

namespace tlaloc::interpret {

Value apply_set_native(kernel::Op op, std::span<const Value> args);
Value apply_function_native(kernel::Op op, std::span<const Value> args);
Value apply_integer_native(kernel::Op op, std::span<const Value> args);
Value apply_sequence_native(kernel::Op op, std::span<const Value> args);

}  // namespace tlaloc::interpret
