#include "encoder/action/ways.h"

#include <gtest/gtest.h>

#include <random>

namespace tlaloc::action {
namespace {

using Guarded = std::vector<std::pair<TermId, Ways>>;

/// As Ends::met_before, by looking at each pair of ways.
TermId met_before_each(term::Terms& terms, const Ways& ways, const Guarded& ends) {
  std::vector<TermId> met;
  for (const Way& way : *ways) {
    std::vector<TermId> parts{way.guard};
    for (const auto& [guard, others] : ends) {
      for (const Way& other : *others) {
        std::size_t i = 0;
        while (i < way.turns.size() && i < other.turns.size() && way.turns[i].arm == other.turns[i].arm) ++i;
        if (i == way.turns.size() || i == other.turns.size()) continue;  // one leads on from the other
        const bool is_first = other.turns[i].arm < way.turns[i].arm || !way.turns[i].ordered;
        if (is_first) parts.push_back(terms.negate(terms.conjunction({guard, other.guard})));
      }
    }
    met.push_back(terms.conjunction(parts));
  }
  return terms.disjunction(met);
}

TEST(Ways, MeetsAPlaceWhereNoEndComesBefore) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    std::mt19937 random(seed);
    const auto below = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
    term::Terms terms;
    std::vector<TermId> variables;
    for (int i = 0; i < 8; ++i) variables.push_back(terms.bool_variable("x"));
    const auto some_ways = [&] {
      std::vector<Way> ways;
      for (unsigned n = 1 + below(3); n > 0; --n) {
        Way way{variables[below(8)], {}};
        for (unsigned turns = below(4); turns > 0; --turns) way.turns.push_back({below(3), below(4) != 0});
        ways.push_back(std::move(way));
      }
      return std::make_shared<const std::vector<Way>>(std::move(ways));
    };
    Guarded ends;
    for (int i = 0; i < 5; ++i) ends.emplace_back(variables[below(8)], some_ways());
    Ends all(terms, ends);
    for (int i = 0; i < 5; ++i) {
      const Ways ways = some_ways();
      const TermId found = all.met_before(ways);
      const TermId expected = met_before_each(terms, ways, ends);
      for (unsigned bits = 0; bits < 256; ++bits) {
        term::Assignment assignment;
        for (unsigned v = 0; v < 8; ++v) assignment.booleans[terms.variable_number(variables[v])] = (bits >> v & 1U) != 0;
        term::TermEvaluator evaluator(terms, assignment);
        ASSERT_EQ(evaluator.truth(found), evaluator.truth(expected)) << "seed " << seed;
      }
    }
  }
}

}  // namespace
}  // namespace tlaloc::action
