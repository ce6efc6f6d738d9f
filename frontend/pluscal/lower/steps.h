// Bodies to steps: every label begins one, and every way through it says where the process goes on. What comes out are
// assignments and conditions only: no labels, loops, jumps or calls.
#pragma once

#include <string>
#include <vector>

#include "frontend/pluscal/algorithm.h"

namespace tlaloc::pluscal {

struct Step {
  std::string label;
  Span label_span;
  Block statements;
};

/// The steps of a body, in order of their labels in the text as far as nesting allows. `last`: the label at which it ends.
/// `sets_pc`: false when the translation has no `pc`. Rewrites what is nested in the last statements of the algorithm's steps
/// in place, as the reference translator does: the checksum of an algorithm is taken over the tree that this leaves behind.
[[nodiscard]] std::vector<Step> make_steps(Algorithm& algorithm, const Body& body, const std::string& last, bool sets_pc);

}  // namespace tlaloc::pluscal
