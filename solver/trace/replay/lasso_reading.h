// Temporal formulas on a ground behaviour that goes on for ever by repeating its end, as the concrete interpreter reads their
// atoms.
#pragma once

#include <vector>

#include "frontend/interpret/interpreter.h"
#include "frontend/temporal/formula.h"
#include "solver/trace/trace.h"

namespace tlaloc::trace {

class LassoReading {
 public:
  /// The trace has a loop, and is kept.
  LassoReading(const temporal::Formulas& formulas, interpret::Interpreter& interpreter, const Trace& trace)
      : formulas_(formulas), interpreter_(interpreter), trace_(trace) {}

  /// What the formula says at each state of the trace. Where an atom has no value: why.
  [[nodiscard]] interpret::Result<std::vector<bool>> read(temporal::FormulaId formula);

 private:
  [[nodiscard]] interpret::Result<bool> read_atom(const temporal::Atom& atom, std::size_t position);
  [[nodiscard]] std::vector<bool> read_modal(bool is_always, const std::vector<bool>& operand) const;

  const temporal::Formulas& formulas_;
  interpret::Interpreter& interpreter_;
  const Trace& trace_;
};

}  // namespace tlaloc::trace
