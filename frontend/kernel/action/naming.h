// Determines the name of a step in a trace: the operator called by the disjunct of Next that was taken, with its arguments.
// Each reader of Next carries a Naming down, so that all agree on the name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "frontend/kernel/kernel.h"

namespace tlaloc::kernel {

/// How a formula within Next contributes to the step's name.
enum class Naming : std::uint8_t {
  Settled,   ///< the name is fixed
  NextCall,  ///< if it calls an operator, that one names the step
  Action,  ///< part of an operator that names the step, through \/ and \E only: operators called here give a more precise name
  Arm,     ///< a disjunct of Next itself
  Whole,   ///< all of Next
};

/// The naming below \/ or \E.
[[nodiscard]] Naming naming_below_split(Naming outer);
/// The naming in the body of a called operator.
[[nodiscard]] Naming naming_below_call(Naming outer, const Definition& called);
/// The naming of conjunct number `index`; `heir` is the result of find_heir.
[[nodiscard]] Naming naming_of_conjunct(Naming outer, std::size_t index, std::size_t count, std::optional<std::size_t> heir);

/// The conjunct that names the step if Next itself is a conjunction, so that the others do not appear in the name: the only one
/// that calls operators which assign, provided that the others test or leave variables unchanged, or that it is a disjunction.
/// Within an operator that names the step there is none, unless it is the only conjunct, because a call there is part of what
/// the operator does.
[[nodiscard]] std::optional<std::size_t> find_heir(const Program& program, const std::vector<ExprId>& conjuncts, Naming outer);

}  // namespace tlaloc::kernel
