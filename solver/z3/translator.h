// Terms into Z3 expressions of one context: a memoised walk without recursion, each term once.
// Values mean exactly what term.h says; in particular division floors and division by zero gives 0.
#pragma once

#include <vector>

#include "encoder/term/term.h"
#include "solver/z3/handle.h"

namespace tlaloc::z3 {

class Translator {
 public:
  Translator(const Context& context, const term::Terms& terms);

  /// Throws Z3Failure. The result lives as long as the translator.
  Z3_ast translate(term::TermId root);
  /// Known bounds of the integer variables met since the last call; to be asserted for good.
  [[nodiscard]] std::vector<Ast> take_bounds() { return std::exchange(bounds_, {}); }

  struct Variable {
    std::uint32_t number;
    term::Sort sort;
    Ast constant;
  };
  /// All variables met so far.
  [[nodiscard]] const std::vector<Variable>& variables() const { return variables_; }
  [[nodiscard]] std::uint64_t translated() const { return translated_; }
  [[nodiscard]] Z3_sort bool_sort() const;

 private:
  [[nodiscard]] Ast build(term::TermId t, const std::vector<Z3_ast>& args);
  [[nodiscard]] Ast variable(term::TermId t);
  [[nodiscard]] Ast literal(const Integer& value) const;
  [[nodiscard]] Ast quotient(term::TermId divisor_term, Z3_ast dividend, Z3_ast divisor) const;
  [[nodiscard]] Ast remainder(term::TermId divisor_term, Z3_ast dividend, Z3_ast divisor) const;
  [[nodiscard]] std::vector<Ast> count(const Z3_ast* args, std::size_t size, std::size_t limit) const;
  [[nodiscard]] Ast at_least(const std::vector<Z3_ast>& args, std::size_t bound) const;
  [[nodiscard]] Ast own(Z3_ast raw) const { return {context_, raw}; }

  const Context& context_;
  const term::Terms& terms_;
  Ast bool_sort_, int_sort_;  // sorts are expressions too
  Ast zero_;
  std::vector<Ast> memo_;  // by term
  std::vector<Ast> bounds_;
  std::vector<Variable> variables_;
  std::uint64_t translated_ = 0;
};

}  // namespace tlaloc::z3
