// Translates terms into expressions of one Z3 context: a memoised walk without recursion, visiting each term once. The meaning
// is exactly that of term.h. Integers are handled by an Arithmetic.
#pragma once

#include <memory>
#include <vector>

#include "encoder/term/term.h"
#include "solver/backend/z3/arithmetic.h"
#include "solver/backend/z3/handle.h"

namespace tlaloc::z3 {

class Translator {
 public:
  Translator(const Context& context, const term::Terms& terms, std::unique_ptr<Arithmetic> arithmetic);

  /// Translates a term. The result lives as long as the translator. Throws Z3Failure.
  Z3_ast translate(term::TermId root);
  /// Bounds of the integer variables that occurred since the last call; the caller asserts them permanently.
  [[nodiscard]] std::vector<Ast> take_bounds() { return std::exchange(bounds_, {}); }

  struct Variable {
    std::uint32_t number;
    term::Sort sort;
    Ast constant;
  };
  /// All variables that occurred so far.
  [[nodiscard]] const std::vector<Variable>& variables() const { return variables_; }
  /// The integer that a model's numeral represents.
  [[nodiscard]] Integer value(Z3_ast numeral) const { return arithmetic_->value(numeral); }
  [[nodiscard]] std::uint64_t translated() const { return translated_; }
  [[nodiscard]] Z3_sort bool_sort() const;

 private:
  [[nodiscard]] Ast build(term::TermId t, const std::vector<Z3_ast>& args);
  [[nodiscard]] Ast variable(term::TermId t);
  [[nodiscard]] Ast at_least(const std::vector<Z3_ast>& args, std::size_t bound) const;
  [[nodiscard]] Ast own(Z3_ast raw) const { return {context_, raw}; }

  const Context& context_;
  const term::Terms& terms_;
  std::unique_ptr<Arithmetic> arithmetic_;
  Ast bool_sort_;          // sorts are expressions too
  std::vector<Ast> memo_;  // by term
  std::vector<Ast> bounds_;
  std::vector<Variable> variables_;
  std::uint64_t translated_ = 0;
};

}  // namespace tlaloc::z3
