#include "solver/proof/lemmas/linear_lemmas.h"

namespace tlaloc::engine {

namespace {

constexpr std::size_t kMostQuantities = 24;
constexpr std::size_t kMostCases = 48;  // with more, atoms are left aside

}  // namespace

LinearLemmas::LinearLemmas(ProofProblem& problem) : problem_(problem), terms_(problem.terms()) {
  if (problem.quantities().empty()) return;
  std::vector<Coordinate> coordinates;
  for (const auto* quantities : {&problem.quantities(), &problem.small()}) {
    for (const Quantity& quantity : *quantities) {
      if (coordinates.size() < kMostQuantities) coordinates.push_back({quantity.expr, false, quantity.now, quantity.next});
    }
  }
  const bool few = problem.cases() <= kMostCases;
  for (std::uint32_t i = 0; few && i < problem.cases(); ++i) {
    for (const bool positive : {true, false}) add_region(Literal{i, positive}, coordinates);
  }
  const TermId zero = terms_.integer(0);
  const TermId one = terms_.integer(1);
  const auto count = [&](const Atom& atom) {
    coordinates.push_back({atom.expr, true, terms_.ite(atom.now, one, zero), terms_.ite(atom.next, one, zero)});
  };
  for (std::size_t i = 0; few && i < problem.cases(); ++i) count(problem.atoms()[i]);
  if (few && problem.joint().size() <= kMostCases) {
    for (const Atom& atom : problem.joint()) count(atom);
  }
  add_region(std::nullopt, std::move(coordinates));
}

std::vector<Lemma> LinearLemmas::find() {
  if (regions_.empty()) return {};
  while (grow({problem_.initial()}, false)) {
  }
  const auto step = [&] {
    std::vector<TermId> where{problem_.continued(), problem_.step_condition()};
    for (const Region& region : regions_) {
      for (const StepTerms& fact : region.facts) where.push_back(fact.now);
    }
    return where;
  };
  while (grow(step(), true)) {
  }
  // What holds everywhere comes first; of the rest, and of what the types say, much follows.
  std::vector<Lemma> kept;
  std::vector<TermId> facts;
  for (auto region = regions_.rbegin(); region != regions_.rend(); ++region) {
    for (std::size_t i = 0; i < region->facts.size(); ++i) {
      const TermId now = region->facts[i].now;
      facts.push_back(terms_.negate(now));
      if (problem_.ask(facts)) {
        facts.back() = now;
        kept.push_back(lemma(*region, i));
      } else {
        facts.pop_back();
      }
    }
  }
  return kept;
}

void LinearLemmas::add_region(std::optional<Literal> guard, std::vector<Coordinate> coordinates) {
  AffineHull hull(coordinates.size());
  regions_.push_back({guard, std::move(coordinates), std::move(hull), {}, {}});
  describe(regions_.back());
}

void LinearLemmas::describe(Region& region) {
  region.equations.clear();
  region.facts.clear();
  if (region.hull.is_empty()) {
    const Lemma nowhere = lemma(region, 0);
    region.facts.push_back({nowhere.now, nowhere.next});
    return;
  }
  region.equations = region.hull.equations();
  for (const LinearEquation& equation : region.equations) {
    region.facts.push_back(equation_terms(problem_, region.guard, region.coordinates, equation));
  }
}

Lemma LinearLemmas::lemma(const Region& region, std::size_t fact) {
  if (!region.hull.is_empty()) return state_equation(problem_, region.guard, region.coordinates, region.equations[fact]);
  if (region.guard) return exclude_cube(problem_, {*region.guard});
  return {terms_.false_term(), terms_.false_term(), problem_.expressions().literal(Value::boolean(false))};
}

bool LinearLemmas::grow(std::vector<TermId> where, bool next) {
  std::vector<TermId> outside;
  for (const Region& region : regions_) {
    for (const StepTerms& fact : region.facts) outside.push_back(terms_.negate(next ? fact.next : fact.now));
  }
  where.push_back(terms_.disjunction(outside));
  if (!problem_.ask(where)) return false;
  const term::Assignment model = problem_.session().model();
  term::TermEvaluator evaluator(terms_, model);
  for (Region& region : regions_) {
    if (region.guard && !evaluator.truth(problem_.term(*region.guard, next))) continue;
    Point point;
    for (const Coordinate& c : region.coordinates) point.push_back(evaluator.number(next ? c.next : c.now));
    if (region.hull.contains(point)) continue;
    region.hull.join(point);
    describe(region);
  }
  return true;
}

}  // namespace tlaloc::engine
