// How Init and Next are read: the one definition of what is evaluated when. Both evaluators follow it, one on ground states
// (interpret/search/state_search.h) and one on symbolic states (encoder/action/action_reader.h).
//
// A state is made by reading a formula. Variables of the state that is made (x' in a step, x in Init) have no value at first.
// The form of a formula says what is read of it, and in which order:
//
//   Conjunction    each conjunct, left to right, in what the ones before it have made
//   Disjunction    each disjunct, in ways of its own, whatever the others say
//   Condition      the condition is evaluated; then THEN or ELSE (the conclusion of =>, or nothing) is read
//   Cases          guards are evaluated up to the first that holds; its arm is read
//   Exists         all sets are evaluated; then the body is read for each combination of elements, each in ways of its own
//   ForAll         all sets are evaluated; then it is the conjunction of its instances
//   Call … Let     the body, with parameters and LET names bound to their expressions, which are evaluated where the body uses
//                  their values and not before
//   Application    f[e] where f is written as a constructor: e and the sets of f are evaluated, then the body is read
//   Equation       see kernel/action/equation.h
//   Choice         x' \in S, x' \subseteq S: S is evaluated; x' gets any element where it has no value, else is tested
//   Truth          x' alone is x' = TRUE, ~x' is x' = FALSE, where x' has no value; else a test
//   Unchanged      the equation e = e'
//   Stuttering     [A]_v: A or UNCHANGED v
//   Change         <<A>>_v: A, then the test that v changes
//   Composition    A \cdot B: A to a state in between, B from there
//   Test           evaluated, as any expression is: operands left to right, as far as their values are needed
//
// A formula that cannot give a variable a value, as far as its level tells, is evaluated like a Test at first, and so is any
// formula once nothing is left to assign (`is_tested_first`); only where that meets a variable without a value is it read.
//
// What is read or evaluated as a whole and meets a variable without a value is put off: it is tried again, in order, at the end
// of the conjunction it stands in, as long as trying gives variables values, then at the end of the conjunction around that,
// and so on. What had no value before the variable was met is undefined for good, whether or not anything is put off. What is
// left over at the very end is undefined: the formula reads a variable that it gives no value.
//
// ENABLED A goes through the ways of A one after the other, each to its end, and is done with the first that leads to a state.
#pragma once

#include "frontend/kernel/kernel.h"

namespace tlaloc::kernel {

enum class ActionForm : std::uint8_t {
  Conjunction,
  Disjunction,
  Condition,  ///< IF, =>
  Cases,
  Exists,
  ForAll,
  Call,       ///< of a definition
  CallLocal,  ///< of an operator parameter or a LET operator
  Name,       ///< a parameter or a LET name
  Let,
  Application,
  Equation,
  Choice,
  Truth,
  Unchanged,
  Stuttering,
  Change,
  Composition,
  Test,
};
[[nodiscard]] ActionForm action_form(const Expr& expr);

/// Whether a formula is evaluated before it is read, as in the comment above.
[[nodiscard]] inline bool is_tested_first(Level level, bool initially, bool all_assigned) {
  return all_assigned || initially || level <= Level::State;
}

}  // namespace tlaloc::kernel
