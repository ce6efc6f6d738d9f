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
    for (const Lemma& lemma : lemmas()) where.push_back(lemma.now);
    return where;
  };
  while (grow(step(), true)) {
  }
  // What holds everywhere comes first; of the rest, and of what the types say, much follows.
  std::vector<Lemma> kept;
  std::vector<TermId> facts;
  for (auto region = regions_.rbegin(); region != regions_.rend(); ++region) {
    for (Lemma& lemma : region->lemmas) {
      facts.push_back(terms_.negate(lemma.now));
      if (problem_.ask(facts)) {
        facts.back() = lemma.now;
        kept.push_back(std::move(lemma));
      } else {
        facts.pop_back();
      }
    }
  }
  return kept;
}

void LinearLemmas::add_region(std::optional<Literal> guard, std::vector<Coordinate> coordinates) {
  AffineHull hull(coordinates.size());
  regions_.push_back({guard, std::move(coordinates), std::move(hull), {}});
  describe(regions_.back());
}

void LinearLemmas::describe(Region& region) {
  region.lemmas.clear();
  if (region.hull.is_empty()) {
    if (region.guard)
      region.lemmas.push_back(exclude_cube(problem_, {*region.guard}));
    else
      region.lemmas.push_back({terms_.false_term(), terms_.false_term(), "FALSE", {}});
    return;
  }
  for (const LinearEquation& equation : region.hull.equations()) {
    region.lemmas.push_back(state_equation(problem_, region.guard, region.coordinates, equation));
  }
}

std::vector<Lemma> LinearLemmas::lemmas() const {
  std::vector<Lemma> all;
  for (const Region& region : regions_) all.insert(all.end(), region.lemmas.begin(), region.lemmas.end());
  return all;
}

bool LinearLemmas::grow(std::vector<TermId> where, bool next) {
  std::vector<TermId> outside;
  for (const Region& region : regions_) {
    for (const Lemma& lemma : region.lemmas) outside.push_back(terms_.negate(next ? lemma.next : lemma.now));
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
