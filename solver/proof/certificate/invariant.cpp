#include "solver/proof/certificate/invariant.h"

#include "frontend/kernel/text/model_values.h"

namespace tlaloc::engine {

solver::InvariantFound describe_invariant(const frontend::Specification& own, const std::vector<kernel::ExprId>& types,
                                          const std::vector<Lemma>& lemmas, const char* engine, bool spelt_out) {
  const kernel::Program& program = own.program;
  solver::InvariantFound out;
  out.engine = engine;
  std::vector<kernel::ExprId> mentioned = types;
  for (const kernel::ExprId type : types) out.types.push_back(kernel::print(program, type));
  for (const Lemma& lemma : lemmas) {
    const kernel::ExprId expr = spelt_out ? lemma.spelt_out.value_or(lemma.expr) : lemma.expr;
    out.lemmas.push_back(kernel::print(program, expr));
    mentioned.push_back(expr);
  }
  // Invariants that were given as expressions.
  for (const frontend::NamedExpr& invariant : own.model.invariants) mentioned.push_back(invariant.expr);
  out.model_values = kernel::model_values(program, std::move(mentioned));
  return out;
}

}  // namespace tlaloc::engine
