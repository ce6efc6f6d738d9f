#include "encoder/term/eliminate/least.h"

#include <algorithm>
#include <functional>
#include <unordered_set>

#include "encoder/term/eliminate/cooper.h"
#include "encoder/term/eliminate/eliminate.h"
#include "encoder/term/eliminate/linearise.h"
#include "encoder/term/eliminate/univariate.h"

namespace tlaloc::term {

namespace {

constexpr std::size_t kMostCandidates = 256;
constexpr std::size_t kMostTableRows = 2000;  // values of other variables

/// The least among the values at which a linear formula becomes TRUE when the variable grows.
Least among_candidates(Terms& terms, TermId variable, TermId formula) {
  Occurrences occurrences(terms);
  occurrences.add(variable, 1);
  Lineariser lineariser(terms, occurrences, [](TermId, TermId) -> TermId { throw NotEliminated{}; });
  const TermId linear = lineariser.formula(formula);
  const std::vector<Cooper::Candidate> candidates =
      Cooper(terms, occurrences, {linear}, variable, 1).candidates(kMostCandidates);
  std::optional<Least> best;
  for (const Cooper::Candidate& candidate : candidates) {
    if (terms.is_false(candidate.satisfies)) continue;
    if (!best) {
      best = Least{candidate.satisfies, candidate.value};
      continue;
    }
    const TermId is_less = terms.disjunction({terms.negate(best->exists), terms.less(candidate.value, best->value)});
    const TermId better = terms.conjunction({candidate.satisfies, is_less});
    best->value = terms.ite(better, candidate.value, best->value);
    best->exists = terms.disjunction({best->exists, candidate.satisfies});
  }
  return best ? *best : Least{terms.false_term(), terms.integer(0)};
}

/// For each value of the other variables, which are few and have few values, by itself.
class Table {
 public:
  Table(Terms& terms, TermId variable) : terms_(terms), variable_(variable) {}

  Least of(TermId formula) {
    if (++cases_ > kMostTableRows) throw NotEliminated{};
    std::vector<TermId> others = variables_of(terms_, formula);
    std::erase(others, variable_);
    if (others.empty()) {
      const auto solutions = solve(terms_, variable_, formula);
      if (!solutions || (solutions->exist && !solutions->least)) throw NotEliminated{};
      return {terms_.boolean(solutions->exist), terms_.integer(solutions->exist ? *solutions->least : Integer(0))};
    }
    const TermId other = others.front();
    if (terms_.sort(other) == Sort::Bool) {
      const Least yes = of(with(formula, other, terms_.true_term()));
      const Least no = of(with(formula, other, terms_.false_term()));
      return {terms_.ite(other, yes.exists, no.exists), terms_.ite(other, yes.value, no.value)};
    }
    const Range range = terms_.range(other);
    if (!range.low || !range.high || *range.high - *range.low >= Integer(static_cast<std::int64_t>(kMostTableRows))) {
      throw NotEliminated{};
    }
    std::optional<Least> all;
    for (Integer k = *range.high; *range.low <= k; k = k - 1) {
      const Least one = of(with(formula, other, terms_.integer(k)));
      const TermId here = terms_.less_equal(other, terms_.integer(k));
      all = all ? Least{terms_.ite(here, one.exists, all->exists), terms_.ite(here, one.value, all->value)} : one;
    }
    return *all;
  }

 private:
  TermId with(TermId formula, TermId variable, TermId value) {
    std::unordered_map<TermId, TermId> values{{variable, value}};
    if (const std::uint32_t group = terms_.exclusive_group(variable); group != 0 && terms_.is_true(value)) {
      for (const TermId member : variables_of(terms_, terms_.exclusive_constraint(group))) {
        if (member != variable) values.emplace(member, terms_.false_term());
      }
    }
    return replace(terms_, formula, values, work_);
  }

  Terms& terms_;
  TermId variable_;
  std::size_t cases_ = 0;
  std::size_t work_ = 0;
};

}  // namespace

std::optional<Least> least(Terms& terms, TermId variable, TermId formula) {
  const TermId variables[] = {variable};
  if (depends_by_sources(terms, variables, formula)) return std::nullopt;
  for (const bool is_linear : {true, false}) {
    try {
      return is_linear ? among_candidates(terms, variable, formula) : Table(terms, variable).of(formula);
    } catch (const NotEliminated&) {  // try the other one
    }
  }
  return std::nullopt;
}

}  // namespace tlaloc::term
