// Private to encoder/evaluate/: caches the truth of a formula for ground elements. A filter such as {m \in network : m.kind =
// "vote" /\ m.bal = b} over a growing set evaluates the same formula for the same messages at every step.
#pragma once

#include <cstddef>
#include <optional>
#include <unordered_map>
#include <vector>

#include "frontend/interpret/interpreter.h"
#include "frontend/kernel/kernel.h"

namespace tlaloc::evaluate {

/// By element: the truth of the formula. Empty if the concrete interpreter finds no value; the encoding then reports why.
using GroundAnswers = std::unordered_map<Value, std::optional<bool>>;

/// A formula and the values of its locals except the element's, in the order of ExprInfo::free.
struct GroundQuestion {
  kernel::ExprId formula;
  std::vector<Value> others;
  friend bool operator==(const GroundQuestion&, const GroundQuestion&) = default;
};
struct GroundQuestionHash {
  std::size_t operator()(const GroundQuestion& question) const;
};

/// A test of one element in one environment: the part of a formula that depends on no state, as far as evaluation from left to
/// right reaches it. Valid only within the evaluation that made it.
struct GroundTest {
  kernel::LocalId element;
  kernel::Op op = kernel::Op::And;  ///< And, Or, Implies, Not over `parts`, when there are any
  std::vector<GroundTest> parts;
  kernel::ExprId formula;            ///< if there are no parts: the formula to test
  GroundAnswers* answers = nullptr;  ///< null: the formula depends on a state
  interpret::Bindings others;
};

}  // namespace tlaloc::evaluate
