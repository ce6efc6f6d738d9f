#include "solver/trace/replay/lasso_reading.h"

#include <algorithm>
#include <map>

namespace tlaloc::trace {

using interpret::EvalError;
using temporal::Formula;
using temporal::FormulaId;

interpret::Result<bool> LassoReading::read_atom(const temporal::Atom& atom, std::size_t position) {
  const std::size_t after = position + 1 == trace_.steps.size() ? *trace_.loop_start : position + 1;
  interpreter_.set_level(static_cast<std::uint32_t>(position + 1));
  return interpreter_.holds(atom.expr, &trace_.steps[position].state, atom.is_action ? &trace_.steps[after].state : nullptr);
}

std::vector<bool> LassoReading::read_modal(bool is_always, const std::vector<bool>& operand) const {
  const auto loop = operand.begin() + static_cast<std::ptrdiff_t>(*trace_.loop_start);
  bool later = is_always ? std::all_of(loop, operand.end(), [](bool holds) { return holds; })
                         : std::any_of(loop, operand.end(), [](bool holds) { return holds; });
  std::vector<bool> out(operand.size());
  for (std::size_t i = operand.size(); i-- > 0;) {
    later = is_always ? operand[i] && later : operand[i] || later;
    out[i] = later;
  }
  return out;
}

interpret::Result<std::vector<bool>> LassoReading::read(FormulaId root) {
  const std::size_t count = trace_.steps.size();
  std::map<FormulaId, std::vector<bool>> values;
  for (const FormulaId part : formulas_.parts(root)) {
    const Formula& formula = formulas_[part];
    std::vector<bool>& here = values[part];
    switch (formula.kind) {
      case Formula::Kind::Atom:
      case Formula::Kind::Negated:
        for (std::size_t i = 0; i < count; ++i) {
          const auto holds = read_atom(formulas_[formula.atom], i);
          if (const auto* error = std::get_if<EvalError>(&holds)) return *error;
          here.push_back(std::get<bool>(holds) == (formula.kind == Formula::Kind::Atom));
        }
        break;
      case Formula::Kind::And:
      case Formula::Kind::Or: {
        const bool is_conjunction = formula.kind == Formula::Kind::And;
        here.assign(count, is_conjunction);
        for (const FormulaId operand : formula.operands) {
          const std::vector<bool>& other = values[operand];
          for (std::size_t i = 0; i < count; ++i) here[i] = is_conjunction ? here[i] && other[i] : here[i] || other[i];
        }
        break;
      }
      case Formula::Kind::Always:
      case Formula::Kind::Eventually:
        here = read_modal(formula.kind == Formula::Kind::Always, values[formula.operands.front()]);
        break;
    }
  }
  return values[root];
}

}  // namespace tlaloc::trace
