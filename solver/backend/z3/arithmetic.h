// How integer terms look in Z3: as its integers, or, for the finite-domain core, as bit vectors. Z3 would turn bounded integers
// into bit vectors itself, but only those it finds a bounded variable in: sums of constants chosen by guards it gives up on.
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

  /// A constant for an integer variable; what says that it lies within its bounds is added to `bounds`.
  [[nodiscard]] virtual Ast variable(term::TermId t, const std::string& name, std::vector<Ast>& bounds) = 0;
  /// An integer term or a comparison of two, given its arguments.
  [[nodiscard]] virtual Ast build(term::TermId t, const std::vector<Z3_ast>& args) = 0;
  /// The integer that a numeral of a model stands for.
  [[nodiscard]] virtual Integer value(Z3_ast numeral) const = 0;
};

/// Z3's integers.
[[nodiscard]] std::unique_ptr<Arithmetic> make_integer_arithmetic(const Context& context, const term::Terms& terms);
/// Two's complement, each term as wide as its range asks. Throws Z3Failure at a term without one.
[[nodiscard]] std::unique_ptr<Arithmetic> make_bit_vector_arithmetic(const Context& context, const term::Terms& terms);

}  // namespace tlaloc::z3
