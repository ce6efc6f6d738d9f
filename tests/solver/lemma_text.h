// What a lemma says, as a proof would print it.
#pragma once

#include <string>

#include "solver/proof/lemma.h"

namespace tlaloc::engine {

inline std::string text_of(const ProofProblem& problem, const Lemma& lemma) {
  return kernel::print(problem.program(), lemma.expr);
}

}  // namespace tlaloc::engine
