// Private to encoder/evaluate/: what a formula says of ground elements, known without evaluating it again. A filter such as
// {m \in network : m.kind = "vote" /\ m.bal = b} over a set that only grows asks the same of the same messages at every step.
#pragma once

#include <cstddef>
#include <optional>
#include <unordered_map>
#include <vector>

#include "frontend/interpret/interpreter.h"
#include "frontend/kernel/kernel.h"

namespace tlaloc::evaluate {

/// Per element: the formula's truth. Nothing: the concrete interpreter gives it none; the encoding says why.
using GroundAnswers = std::unordered_map<Value, std::optional<bool>>;

/// A formula and the values of its locals, in the order of ExprInfo::free, but for the element's.
struct GroundQuestion {
  kernel::ExprId formula;
  std::vector<Value> others;
  friend bool operator==(const GroundQuestion&, const GroundQuestion&) = default;
};
struct GroundQuestionHash {
  std::size_t operator()(const GroundQuestion& question) const;
};

/// A formula about one element, in one environment: the part of it that depends on no state decides, as far as evaluation
/// from left to right gets with it. Valid within the evaluation that made it.
struct GroundTest {
  kernel::LocalId element;
  kernel::Op op = kernel::Op::And;  ///< And, Or, Implies, Not over `parts`, when there are any
  std::vector<GroundTest> parts;
  kernel::ExprId formula;            ///< otherwise: this one
  GroundAnswers* answers = nullptr;  ///< null: depends on a state
  interpret::Bindings others;
};

}  // namespace tlaloc::evaluate
