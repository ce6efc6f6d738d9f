// The building blocks of lemmas: atoms, literals and cubes.
#pragma once

#include <unordered_map>
#include <vector>

#include "encoder/term/term.h"
#include "frontend/kernel/kernel.h"

namespace tlaloc::engine {

using term::TermId;

/// A state predicate, as a term before and after the step.
struct Atom {
  kernel::ExprId expr;
  TermId now, next;
};
/// An integer expression, as a term before and after the step.
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

/// For an atom `x = a` whose part has only two values: the atom that says its negation, `x = b`.
using Opposites = std::unordered_map<kernel::ExprId, kernel::ExprId>;

/// A conjunction of literals, sorted.
using Cube = std::vector<Literal>;
/// All images of a cube under permutations of interchangeable values; the cube itself comes first. Never empty.
using Orbit = std::vector<Cube>;

}  // namespace tlaloc::engine
