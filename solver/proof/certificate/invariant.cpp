#include "solver/proof/certificate/invariant.h"

#include <set>

#include "frontend/kernel/model_values.h"

namespace tlaloc::engine {

solver::InvariantFound describe_invariant(const frontend::Specification& own, const std::vector<kernel::ExprId>& types,
                                          const std::vector<Lemma>& lemmas, const char* engine, bool spelt_out) {
  const kernel::Program& program = own.program;
  solver::InvariantFound out;
  out.engine = engine;
  std::set<Symbol> named;
  const auto name_all = [&](const std::vector<kernel::ExprId>& exprs, const std::set<Value>& bound = {}) {
    for (const Symbol name : kernel::model_values(program, exprs)) {
      if (!bound.contains(Value::model_value(name, program.model_values))) named.insert(name);
    }
  };
  for (const kernel::ExprId type : types) out.types.push_back(kernel::print(program, type));
  for (const Lemma& lemma : lemmas) {
    const bool is_spelt_out = spelt_out && !lemma.spelt_out.empty();
    out.lemmas.push_back(is_spelt_out ? lemma.spelt_out : lemma.text);
    name_all(lemma.naming, is_spelt_out ? std::set<Value>{} : lemma.bound);
  }
  name_all(types);
  // Invariants that were given as expressions.
  for (const frontend::NamedExpr& invariant : own.model.invariants) name_all({invariant.expr});
  out.model_values.assign(named.begin(), named.end());
  return out;
}

}  // namespace tlaloc::engine
