// A transition system and the terms that it makes: constructed here and nowhere else.
#pragma once

#include "encoder/system/transition_system.h"
#include "encoder/term/term.h"
#include "frontend/frontend.h"

namespace tlaloc::encoder {

struct System {
  /// Keeps a reference to the specification.
  System(const frontend::Specification& specification, interpret::Run run, symbolic::Limits limits = {})
      : transitions(specification, terms, std::move(run), limits) {}

  term::Terms terms;
  TransitionSystem transitions;
};

}  // namespace tlaloc::encoder
