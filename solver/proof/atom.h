// What engines make lemmas of: atoms, literals, cubes of them.
#pragma once

#include <unordered_map>
#include <vector>

#include "encoder/term/term.h"
#include "frontend/kernel/kernel.h"

namespace tlaloc::engine {

using term::TermId;

/// A state predicate, before and after the step.
struct Atom {
  kernel::ExprId expr;
  TermId now, next;
};
/// An integer, before and after the step.
struct Quantity {
  kernel::ExprId expr;
  TermId now, next;
};

/// An atom or its negation.
struct Literal {
  std::uint32_t atom = 0;
  bool positive = true;
  friend auto operator<=>(const Literal&, const Literal&) = default;
};

/// By atom, `x = a` where the part has two values, what says its negation: `x = b`.
using Opposites = std::unordered_map<kernel::ExprId, kernel::ExprId>;

/// A conjunction, sorted.
using Cube = std::vector<Literal>;
/// What permutations of interchangeable values make of a cube: itself first. Never empty.
using Orbit = std::vector<Cube>;

}  // namespace tlaloc::engine
