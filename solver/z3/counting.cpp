// Counting constraints as formulas: a totalizer (Bailleux, Boufkhad: Efficient CNF Encoding of Boolean Cardinality Constraints,
// CP 2003), cut off at the bound. A definition, so it may stand under any polarity. Z3 4.8.12's SMT core has a theory of its
// own for these, which has given models that violate them.
#include <algorithm>

#include "solver/z3/translator.h"

namespace tlaloc::z3 {

/// Formula i of the result: at least i + 1 of `args` hold; as many as `limit`.
std::vector<Ast> Translator::count(const Z3_ast* args, std::size_t size, std::size_t limit) const {
  if (size == 0) return {};
  if (size == 1) return {own(args[0])};
  const std::size_t half = size / 2;
  const std::vector<Ast> left = count(args, half, limit);
  const std::vector<Ast> right = count(args + half, size - half, limit);
  std::vector<Ast> result;
  for (std::size_t total = 1; total <= std::min(limit, size); ++total) {
    std::vector<Ast> ways;
    std::vector<Z3_ast> raw;
    for (std::size_t i = 0; i <= std::min(total, left.size()); ++i) {
      const std::size_t j = total - i;
      if (j > right.size()) continue;
      if (i == 0) {
        ways.push_back(right[j - 1]);
      } else if (j == 0) {
        ways.push_back(left[i - 1]);
      } else {
        const Z3_ast both[] = {left[i - 1].get(), right[j - 1].get()};
        ways.push_back(own(Z3_mk_and(context_, 2, both)));
      }
    }
    for (const Ast& way : ways) raw.push_back(way.get());
    result.push_back(raw.size() == 1 ? ways.front() : own(Z3_mk_or(context_, static_cast<unsigned>(raw.size()), raw.data())));
  }
  return result;
}

Ast Translator::at_least(const std::vector<Z3_ast>& args, std::size_t bound) const {
  if (bound == 0) return own(Z3_mk_true(context_));
  if (bound > args.size()) return own(Z3_mk_false(context_));
  return count(args.data(), args.size(), bound)[bound - 1];
}

}  // namespace tlaloc::z3
