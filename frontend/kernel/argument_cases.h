// Functions on sets too large to list, written with cases: `[i \in Nat |-> IF i = n THEN v ELSE f[i]]`.
#pragma once

#include <optional>
#include <vector>

#include "frontend/kernel/kernel.h"

namespace tlaloc::kernel {

/// Where a function may differ from what it is almost everywhere.
struct ArgumentCases {
  std::vector<ExprId> arguments;
  std::vector<ExprId> sets;        ///< of arguments
  ExprId elsewhere;                ///< its value; mentions the argument only as `function[argument]`
  std::optional<ExprId> function;  ///< mentions it no more
};

/// Of a function of one argument whose body takes cases by whether the argument equals something, or is in a set, that does not
/// depend on it. Nothing: of any other, and of one that depends on chance.
[[nodiscard]] std::optional<ArgumentCases> find_argument_cases(const Program& program, const FunctionConstructor& function);

}  // namespace tlaloc::kernel
