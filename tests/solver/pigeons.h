// A question that is hard for resolution.
#pragma once

#include <vector>

#include "encoder/term/term.h"
#include "solver/backend/session.h"

namespace tlaloc::test {

/// n + 1 pigeons in n holes: exponentially hard for resolution.
inline void assert_pigeons(term::Terms& terms, solver::Session& s, int holes) {
  std::vector<std::vector<term::TermId>> in(static_cast<std::size_t>(holes) + 1);
  for (auto& pigeon : in) {
    for (int h = 0; h < holes; ++h) pigeon.push_back(terms.bool_variable("p"));
    s.assert_term(terms.disjunction(pigeon));
  }
  for (std::size_t h = 0; h < static_cast<std::size_t>(holes); ++h) {
    for (std::size_t a = 0; a < in.size(); ++a) {
      for (std::size_t b = a + 1; b < in.size(); ++b) {
        s.assert_term(terms.disjunction({terms.negate(in[a][h]), terms.negate(in[b][h])}));
      }
    }
  }
}

}  // namespace tlaloc::test
