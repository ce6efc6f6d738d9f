// How integer terms are represented in Z3: as its integers or, for the finite-domain solver, as bit vectors. Z3 can turn
// bounded integers into bit vectors itself, but only where it finds a bounded variable; it gives up on sums of guarded
// constants.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "encoder/term/term.h"
#include "solver/backend/z3/handle.h"

namespace tlaloc::z3 {

class Arithmetic {
 public:
  Arithmetic() = default;
  Arithmetic(const Arithmetic&) = delete;
  Arithmetic& operator=(const Arithmetic&) = delete;
  virtual ~Arithmetic() = default;

  /// Makes a constant for an integer variable. Adds the constraints of its bounds to `bounds`.
  [[nodiscard]] virtual Ast variable(term::TermId t, const std::string& name, std::vector<Ast>& bounds) = 0;
  /// Builds an integer term, or a comparison of two, from its translated arguments.
  [[nodiscard]] virtual Ast build(term::TermId t, const std::vector<Z3_ast>& args) = 0;
  /// The integer that a model's numeral represents.
  [[nodiscard]] virtual Integer value(Z3_ast numeral) const = 0;
};

/// Uses Z3's integers.
[[nodiscard]] std::unique_ptr<Arithmetic> make_integer_arithmetic(const Context& context, const term::Terms& terms);
/// Uses two's complement bit vectors, each as wide as its term's range requires. Throws Z3Failure for a term without a finite
/// range.
[[nodiscard]] std::unique_ptr<Arithmetic> make_bit_vector_arithmetic(const Context& context, const term::Terms& terms);

}  // namespace tlaloc::z3
