// Temporal formulas over a given transition system: what they say, as sets of states and steps, and how TLA+ writes them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/support/temporal/transition_system.h"

namespace tlaloc::oracle {

struct Formula;
using FormulaPtr = std::shared_ptr<const Formula>;

enum class Form {
  State,  ///< a state predicate, ENABLED included
  Step,   ///< [A]_v or <<A>>_v
  Not,
  And,
  Or,
  Implies,
  Equivalent,
  Always,
  Eventually,
  LeadsTo,
  WeaklyFair,    ///< WF_v(A)
  StronglyFair,  ///< SF_v(A)
  ForAll,        ///< \A i \in S : F; the operands are F for each i
  Exists,
};

struct Formula {
  Form form = Form::State;
  std::vector<FormulaPtr> operands;
  std::string text;              ///< of what has no operands, in parentheses where needed; of ForAll and Exists: `i \in S`
  StateSet states;               ///< State: where it holds; WeaklyFair and StronglyFair: ENABLED <<A>>_v
  Relation steps = Relation(0);  ///< Step: which satisfy it; WeaklyFair and StronglyFair: <<A>>_v
};

/// A predicate or an action with its text.
struct Predicate {
  std::string text;
  StateSet states;
};
struct Action {
  std::string text;
  Relation steps;
};

[[nodiscard]] FormulaPtr state_formula(Predicate predicate);
[[nodiscard]] FormulaPtr box_step(const System& system, const Action& action, const Subscript& subscript);
[[nodiscard]] FormulaPtr angle_step(const System& system, const Action& action, const Subscript& subscript);
/// WF_v(A) or SF_v(A), as the form says.
[[nodiscard]] FormulaPtr fair(Form form, const System& system, const Action& action, const Subscript& subscript);
[[nodiscard]] FormulaPtr formula(Form form, std::vector<FormulaPtr> operands, std::string text = {});

/// In TLA+, with parentheses around every operand that could need them.
[[nodiscard]] std::string print(const Formula& formula);

}  // namespace tlaloc::oracle
