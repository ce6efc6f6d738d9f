// Counting constraints by a totalizer: Z3 4.8.12's SMT solver has a theory of its own for these, which has given models that
// violate them.
#include "encoder/term/totalizer.h"
#include "solver/backend/z3/translator.h"

namespace tlaloc::z3 {

Ast Translator::at_least(const std::vector<Z3_ast>& args, std::size_t bound) const {
  if (bound == 0) return own(Z3_mk_true(context_));
  if (bound > args.size()) return own(Z3_mk_false(context_));
  const auto both = [&](const Ast& left, const Ast& right) {
    const Z3_ast parts[] = {left.get(), right.get()};
    return own(Z3_mk_and(context_, 2, parts));
  };
  const auto any = [&](const std::vector<Ast>& ways) {
    std::vector<Z3_ast> raw;
    for (const Ast& way : ways) raw.push_back(way.get());
    return own(Z3_mk_or(context_, static_cast<unsigned>(raw.size()), raw.data()));
  };
  std::vector<Ast> formulas;
  for (const Z3_ast arg : args) formulas.push_back(own(arg));
  return term::totalizer(std::span<const Ast>(formulas), bound, both, any)[bound - 1];
}

}  // namespace tlaloc::z3
