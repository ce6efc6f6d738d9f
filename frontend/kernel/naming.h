// What a step is called in a trace: the operator that the disjunct of Next which was taken calls, with its arguments. Whoever
// reads Next on the way down carries along how far the name is from being settled, so that all agree on it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "frontend/kernel/kernel.h"

namespace tlaloc::kernel {

/// How a formula within Next bears on the name of the step.
enum class Naming : std::uint8_t {
  Settled,   ///< not at all
  NextCall,  ///< it takes the name if it calls an operator, and settles it
  Action,    ///< a part of an operator that names the step, through \/ and \E only: those that it calls name the step more
             ///< closely
  Arm,       ///< a disjunct of Next itself
  Whole,     ///< all of Next
};

/// Below \/ or \E.
[[nodiscard]] Naming naming_below_split(Naming outer);
/// In the body of an operator that is called.
[[nodiscard]] Naming naming_below_call(Naming outer, const Definition& called);
/// Of the conjunct number `index` of `conjuncts`; `heir` is what find_heir says of them.
[[nodiscard]] Naming naming_of_conjunct(Naming outer, std::size_t index, std::size_t count, std::optional<std::size_t> heir);

/// The conjunct that goes on naming the step where Next itself is a conjunction: what the others do may be left out of the
/// name. That is the only one to call operators that assign, if the others test or leave unchanged, or if it is a disjunction.
/// Within an operator that names the step there is none, unless it is the only conjunct: a call there is a part of what it
/// does.
[[nodiscard]] std::optional<std::size_t> find_heir(const Program& program, const std::vector<ExprId>& conjuncts, Naming outer);

}  // namespace tlaloc::kernel
