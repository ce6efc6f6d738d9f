#include "solver/proof/lemma.h"

#include <unordered_map>

#include "frontend/support/check.h"

namespace tlaloc::engine {

using kernel::ExprId;
using kernel::Op;

namespace {

/// ~(a /\ b), or a => ~b where that reads better. `atoms`: of the cube, in order.
ExprId exclusion(Expressions& make, const Cube& cube, const std::vector<ExprId>& atoms) {
  std::vector<ExprId> premise, conclusion;
  for (std::size_t i = 0; i < cube.size(); ++i) (cube[i].positive ? premise : conclusion).push_back(atoms[i]);
  if (premise.empty()) return make.disjunction(std::move(conclusion));
  const ExprId all = make.conjunction(std::move(premise));
  return conclusion.empty() ? make.negation(all) : make.implication(all, make.disjunction(std::move(conclusion)));
}

/// For all different elements of the sets no state satisfies the cube.
ExprId exclusion(Expressions& make, const Cube& cube, const Symmetry::Pattern& pattern) {
  std::vector<ExprId> distinct;
  for (const auto& [locals, set] : pattern.bounds) {
    for (std::size_t i = 0; i < locals.size(); ++i) {
      for (std::size_t j = i + 1; j < locals.size(); ++j) {
        distinct.push_back(make.apply(Op::Ne, {make.reference(locals[i]), make.reference(locals[j])}));
      }
    }
  }
  ExprId out = exclusion(make, cube, pattern.atoms);
  if (!distinct.empty()) out = make.implication(make.conjunction(std::move(distinct)), out);
  for (auto bound = pattern.bounds.rbegin(); bound != pattern.bounds.rend(); ++bound) {
    out = make.for_all(bound->locals, bound->set, out);
  }
  return out;
}

}  // namespace

Lemma exclude_cube(ProofProblem& problem, const Cube& cube) {
  term::Terms& terms = problem.terms();
  std::vector<TermId> now, next;
  std::vector<ExprId> atoms;
  for (const Literal literal : cube) {
    now.push_back(terms.negate(problem.term(literal, false)));
    next.push_back(terms.negate(problem.term(literal, true)));
    atoms.push_back(problem.atoms()[literal.atom].expr);
  }
  return {terms.disjunction(now), terms.disjunction(next), exclusion(problem.expressions(), cube, atoms)};
}

Lemma exclude_orbit(ProofProblem& problem, const Orbit& orbit) {
  if (orbit.size() == 1) return exclude_cube(problem, orbit.front());
  Expressions& make = problem.expressions();
  std::vector<TermId> now, next;
  std::vector<ExprId> images;
  for (const Cube& cube : orbit) {
    const Lemma image = exclude_cube(problem, cube);
    now.push_back(image.now);
    next.push_back(image.next);
    images.push_back(image.expr);
  }
  const auto pattern = problem.symmetry().pattern(orbit.front(), make);
  TLALOC_CHECK(pattern.has_value(), "exchanging values changes a cube that speaks of none");
  return {problem.terms().conjunction(now), problem.terms().conjunction(next), exclusion(make, orbit.front(), *pattern),
          make.conjunction(std::move(images))};
}

Lemma be_in_one_of(ProofProblem& problem, const std::vector<Cube>& cubes) {
  term::Terms& terms = problem.terms();
  Expressions& make = problem.expressions();
  std::vector<TermId> now, next;
  std::vector<ExprId> cases;
  for (const Cube& cube : cubes) {
    std::vector<TermId> literals, literals_next, positives;
    std::vector<ExprId> parts;
    for (const Literal literal : cube) {
      literals.push_back(problem.term(literal, false));
      literals_next.push_back(problem.term(literal, true));
      if (!literal.positive) continue;
      positives.push_back(literals.back());
      parts.push_back(problem.atoms()[literal.atom].expr);
    }
    const TermId positive = terms.conjunction(positives);
    for (const Literal literal : cube) {
      // What a part is says what it is not.
      if (literal.positive || terms.is_false(terms.conjunction({positive, problem.atoms()[literal.atom].now}))) continue;
      parts.push_back(make.negation(problem.atoms()[literal.atom].expr));
    }
    now.push_back(terms.conjunction(literals));
    next.push_back(terms.conjunction(literals_next));
    cases.push_back(make.conjunction(std::move(parts)));
  }
  return {terms.disjunction(now), terms.disjunction(next), make.disjunction(std::move(cases))};
}

StepTerms equation_terms(ProofProblem& problem, std::optional<Literal> guard, const std::vector<Coordinate>& coordinates,
                         const LinearEquation& equation) {
  term::Terms& terms = problem.terms();
  std::vector<TermId> now{terms.integer(equation.constant)}, next = now;
  for (std::size_t i = 0; i < coordinates.size(); ++i) {
    if (equation.coefficients[i].sign() == 0) continue;
    const TermId coefficient = terms.integer(equation.coefficients[i]);
    now.push_back(terms.multiply(coefficient, coordinates[i].now));
    next.push_back(terms.multiply(coefficient, coordinates[i].next));
  }
  const TermId zero = terms.integer(0);
  const StepTerms everywhere{terms.equal(terms.add(now), zero), terms.equal(terms.add(next), zero)};
  if (!guard) return everywhere;
  return {terms.implies(problem.term(*guard, false), everywhere.now),
          terms.implies(problem.term(*guard, true), everywhere.next)};
}

Lemma state_equation(ProofProblem& problem, std::optional<Literal> guard, const std::vector<Coordinate>& coordinates,
                     const LinearEquation& equation) {
  Expressions& make = problem.expressions();
  std::vector<Expressions::Multiple> multiples;
  for (std::size_t i = 0; i < coordinates.size(); ++i) {
    if (equation.coefficients[i].sign() == 0) continue;
    ExprId value = coordinates[i].expr;
    if (coordinates[i].is_atom) {
      value = make.apply(Op::If, {value, make.literal(Value::integer(1)), make.literal(Value::integer(0))});
    }
    multiples.emplace_back(equation.coefficients[i], value);
  }
  ExprId expr = make.comparison(Op::Eq, multiples, equation.constant);
  if (guard) {
    const ExprId atom = problem.atoms()[guard->atom].expr;
    expr = make.implication(guard->positive ? atom : make.negation(atom), expr);
  }
  const StepTerms terms = equation_terms(problem, guard, coordinates, equation);
  return {terms.now, terms.next, expr};
}

bool are_enough(ProofProblem& problem, const std::vector<Lemma>& lemmas) {
  term::Terms& terms = problem.terms();
  std::vector<TermId> now, next;
  for (const Lemma& lemma : lemmas) {
    now.push_back(lemma.now);
    next.push_back(lemma.next);
  }
  if (lemmas.empty() || problem.ask({problem.initial(), terms.negate(terms.conjunction(now))})) return false;
  const TermId broken =
      terms.conjunction({problem.continued(), problem.step_condition(), terms.negate(terms.conjunction(next))});
  now.push_back(problem.known());
  now.push_back(terms.disjunction({problem.bad(), broken}));
  return !problem.ask(now);
}

std::vector<Lemma> minimise_lemmas(ProofProblem& problem, const std::vector<Lemma>& lemmas) {
  std::unordered_map<TermId, std::size_t> number;
  for (std::size_t i = 0; i < lemmas.size(); ++i) number.emplace(lemmas[i].now, i);
  std::vector<bool> is_needed(lemmas.size(), false);
  std::vector<std::size_t> todo;
  const auto need_for = [&](std::vector<TermId> query) {
    for (const Lemma& lemma : lemmas) query.push_back(lemma.now);
    if (problem.ask(query)) return false;
    for (const TermId t : problem.session().unsat_core()) {
      const auto found = number.find(t);
      if (found == number.end() || is_needed[found->second]) continue;
      is_needed[found->second] = true;
      todo.push_back(found->second);
    }
    return true;
  };
  if (!need_for({problem.bad()})) return lemmas;
  while (!todo.empty()) {
    const TermId broken = problem.terms().negate(lemmas[todo.back()].next);
    todo.pop_back();
    if (!need_for({problem.continued(), problem.step_condition(), broken})) return lemmas;
  }
  std::vector<Lemma> kept;
  for (std::size_t i = 0; i < lemmas.size(); ++i) {
    if (is_needed[i]) kept.push_back(lemmas[i]);
  }
  return kept;
}

}  // namespace tlaloc::engine
