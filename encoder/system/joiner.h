// Branches of Init or Next joined into one transition: a selector each, exactly one of them, and every state leaf of the next
// state defined under the selectors.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "encoder/action/action_reader.h"
#include "encoder/obligation/obligation.h"
#include "encoder/system/transition.h"
#include "frontend/frontend.h"

namespace tlaloc::encoder {

/// Init or Next as read at one state.
struct Reading {
  std::uint64_t state = 0;  ///< SymbolicState::id
  std::vector<action::Branch> branches;
  std::vector<TermId> definitions;
  std::vector<obligation::Obligation> obligations;
  bool capped = false;         ///< sequences longer than Limits::sequence were left out
  bool makes_choices = false;  ///< fresh variables were made: guards do not say by themselves whether a step exists
};

class TransitionJoiner {
 public:
  /// Keeps references to all of them.
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
  std::set<std::uint32_t> said_exclusive_;  // groups whose exclusiveness has been asserted
};

}  // namespace tlaloc::encoder
