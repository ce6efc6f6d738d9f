#include "solver/proof/lemmas/houdini.h"

#include <algorithm>
#include <map>

namespace tlaloc::engine {

namespace {

constexpr std::size_t kMostCandidates = 12000;
constexpr std::size_t kTogether = 32;  // candidates that a question is about

}  // namespace

Houdini::Houdini(ProofProblem& problem, Kind kind) : problem_(problem), terms_(problem.terms()) {
  const auto count = static_cast<std::uint32_t>(problem.atoms().size());
  if (kind == Kind::Pairs) {
    propose_pairs(static_cast<std::uint32_t>(problem.cases()), count);
  } else {
    propose_comparisons(static_cast<std::uint32_t>(problem.parts()), count);
  }
}

void Houdini::propose_pairs(std::uint32_t cases, std::uint32_t count) {
  for (std::uint32_t a = 0; a < count; ++a) {
    for (const bool positive : {true, false}) propose({{a, positive}});
  }
  if (std::size_t{4} * cases * count > kMostCandidates) return;
  for (std::uint32_t a = 0; a < cases; ++a) {
    for (std::uint32_t b = a + 1; b < count; ++b) {
      for (const bool positive_a : {true, false}) {
        for (const bool positive_b : {true, false}) propose({{a, positive_a}, {b, positive_b}});
      }
    }
  }
}

void Houdini::propose_comparisons(std::uint32_t parts, std::uint32_t count) {
  if (problem_.quantities().empty() || std::size_t{parts} * parts * (count - parts) > kMostCandidates) return;
  for (std::uint32_t a = 0; a < parts; ++a) {
    for (std::uint32_t b = a + 1; b < parts; ++b) {
      for (std::uint32_t c = parts; c < count; ++c) {
        for (const bool positive : {true, false}) propose({{a, true}, {b, true}, {c, positive}});
      }
    }
  }
}

void Houdini::propose(Cube cube) {
  Lemma lemma = exclude_cube(problem_, cube);
  if (!terms_.is_true(lemma.now)) candidates_.push_back({std::move(cube), std::move(lemma)});
}

std::vector<Lemma> Houdini::find() {
  {
    const Scope initial(problem_.session());
    problem_.session().assert_term(problem_.initial());
    refute(false);
  }
  bool refuted = true;
  while (refuted) {
    const Scope step(problem_.session());
    for (const TermId t : {problem_.known(), problem_.continued(), problem_.step_condition()})
      problem_.session().assert_term(t);
    for (const Candidate& candidate : candidates_) problem_.session().assert_term(candidate.lemma.now);
    refuted = refute(true);
  }
  // Of what is left much follows from the rest, or from what values the variables may take.
  const Scope facts(problem_.session());
  problem_.session().assert_term(problem_.known());
  std::vector<Lemma> kept;
  for (Lemma& lemma : lemmas()) {
    if (!problem_.ask({terms_.negate(lemma.now)})) continue;
    problem_.session().assert_term(lemma.now);
    kept.push_back(std::move(lemma));
  }
  return kept;
}

/// The candidates, as one where they are a whole orbit.
std::vector<Lemma> Houdini::lemmas() const {
  std::map<Cube, std::size_t> number;
  for (std::size_t i = 0; i < candidates_.size(); ++i) number.emplace(candidates_[i].cube, i);
  std::vector<bool> is_said(candidates_.size(), false);
  std::vector<Lemma> all;
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    if (is_said[i]) continue;
    const auto orbit = problem_.symmetry().orbit(candidates_[i].cube);
    const auto is_candidate = [&](const Cube& cube) { return number.contains(cube); };
    if (!orbit || orbit->size() == 1 || !std::all_of(orbit->begin(), orbit->end(), is_candidate)) {
      all.push_back(candidates_[i].lemma);
      continue;
    }
    for (const Cube& cube : *orbit) is_said[number.at(cube)] = true;
    all.push_back(exclude_orbit(problem_, *orbit));
  }
  return all;
}

bool Houdini::refute(bool next) {
  bool refuted = false;
  for (std::size_t begin = 0; begin < candidates_.size();) {
    std::vector<TermId> broken;
    for (std::size_t i = begin; i < std::min(begin + kTogether, candidates_.size()); ++i) {
      broken.push_back(terms_.negate(next ? candidates_[i].lemma.next : candidates_[i].lemma.now));
    }
    if (!problem_.ask({terms_.disjunction(broken)})) {
      begin += broken.size();
      continue;
    }
    refuted = true;
    const term::Assignment model = problem_.session().model();
    term::TermEvaluator evaluator(terms_, model);
    std::vector<bool> truth;
    for (const Atom& atom : problem_.atoms()) truth.push_back(evaluator.truth(next ? atom.next : atom.now));
    const auto is_false = [&](const Candidate& candidate) {
      return std::all_of(candidate.cube.begin(), candidate.cube.end(),
                         [&](Literal literal) { return truth[literal.atom] == literal.positive; });
    };
    const auto rest = candidates_.begin() + static_cast<std::ptrdiff_t>(begin);
    begin -= static_cast<std::size_t>(std::count_if(candidates_.begin(), rest, is_false));
    std::erase_if(candidates_, is_false);
  }
  return refuted;
}

}  // namespace tlaloc::engine
