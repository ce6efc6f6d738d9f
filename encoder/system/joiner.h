// Joins the branches of Init or Next into one transition: one selector per branch, exactly one of which holds, and every leaf
// of the next state defined under the selectors.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "encoder/action/action_reader.h"
#include "encoder/obligation/obligation.h"
#include "encoder/system/transition.h"
#include "frontend/frontend.h"

namespace tlaloc::encoder {

/// Init or Next, read in one state.
struct Reading {
  std::uint64_t state = 0;  ///< SymbolicState::id
  std::vector<action::Branch> branches;
  std::vector<TermId> definitions;
  std::vector<obligation::Obligation> obligations;
  bool capped = false;         ///< sequences longer than Limits::sequence were left out
  bool makes_choices = false;  ///< fresh variables were made, so the guards alone do not decide whether a step exists
};

class TransitionJoiner {
 public:
  /// Keeps references to all arguments.
  TransitionJoiner(const frontend::Specification& specification, term::Terms& terms, const symbolic::Limits& limits,
                   obligation::Obligations& obligations)
      : specification_(specification), terms_(terms), limits_(limits), obligations_(obligations) {}

  /// `name` prefixes the variables that are made. A branch that leaves a variable unassigned becomes an obligation.
  [[nodiscard]] Transition join(Reading reading, const std::string& name, bool initial);

 private:
  void say_one_hot(const SymValue& value, TermId taken, std::vector<TermId>& definitions);
  [[nodiscard]] bool is_complete(const action::Branch& branch, bool initial);

  const frontend::Specification& specification_;
  term::Terms& terms_;
  const symbolic::Limits& limits_;
  obligation::Obligations& obligations_;
  std::set<std::uint32_t> said_exclusive_;  // groups whose exclusiveness was asserted
};

}  // namespace tlaloc::encoder
