// A transition system together with the term store that it uses.
#pragma once

#include "encoder/system/transition_system.h"
#include "encoder/term/term.h"
#include "frontend/frontend.h"

namespace tlaloc::encoder {

struct System {
  /// Keeps a reference to the specification. For the parameters see TransitionSystem.
  System(const frontend::Specification& specification, interpret::Run run, symbolic::Limits limits = {},
         const std::function<bool()>& interrupted = {})
      : transitions(specification, terms, std::move(run), limits, interrupted) {}

  term::Terms terms;
  TransitionSystem transitions;
};

}  // namespace tlaloc::encoder
