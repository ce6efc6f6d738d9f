#include "solver/proof/lemma.h"

#include <fmt/format.h>

#include <unordered_map>

#include "frontend/support/check.h"

namespace tlaloc::engine {

namespace {

std::string in_parentheses(const ProofProblem& problem, kernel::ExprId expr) {
  return "(" + kernel::print(problem.program(), expr) + ")";
}

/// ~(a /\ b), or a => ~b where that reads better. `atoms`: of the cube, in order.
std::string to_text(const Cube& cube, const std::vector<std::string>& atoms) {
  std::vector<std::string> premise, conclusion;
  for (std::size_t i = 0; i < cube.size(); ++i) (cube[i].positive ? premise : conclusion).push_back(atoms[i]);
  const std::string all = fmt::format("{}", fmt::join(premise, " /\\ "));
  const std::string any = fmt::format("{}", fmt::join(conclusion, " \\/ "));
  if (premise.empty()) return any;
  if (conclusion.empty()) return "~(" + all + ")";
  return "(" + all + ") => (" + any + ")";
}

/// Each coordinate on the side of the equation where its coefficient is positive.
std::string to_text(const ProofProblem& problem, const std::vector<Coordinate>& coordinates, const LinearEquation& equation) {
  std::vector<std::string> left, right;
  for (std::size_t i = 0; i < coordinates.size(); ++i) {
    const Integer& coefficient = equation.coefficients[i];
    if (coefficient.sign() == 0) continue;
    const Integer times = coefficient.sign() < 0 ? -coefficient : coefficient;
    const std::string expr = kernel::print(problem.program(), coordinates[i].expr);
    const std::string value = coordinates[i].is_atom ? "(IF " + expr + " THEN 1 ELSE 0)" : expr;
    (coefficient.sign() > 0 ? left : right).push_back(times == Integer(1) ? value : times.to_string() + " * " + value);
  }
  if (equation.constant.sign() > 0) left.push_back(equation.constant.to_string());
  if (equation.constant.sign() < 0) right.push_back((-equation.constant).to_string());
  if (left.empty()) left.emplace_back("0");
  if (right.empty()) right.emplace_back("0");
  return fmt::format("{} = {}", fmt::join(left, " + "), fmt::join(right, " + "));
}

}  // namespace

Lemma exclude_cube(ProofProblem& problem, const Cube& cube) {
  term::Terms& terms = problem.terms();
  Lemma out;
  std::vector<TermId> now, next;
  std::vector<std::string> atoms;
  for (const Literal literal : cube) {
    now.push_back(terms.negate(problem.term(literal, false)));
    next.push_back(terms.negate(problem.term(literal, true)));
    out.naming.push_back(problem.atoms()[literal.atom].expr);
    atoms.push_back(in_parentheses(problem, out.naming.back()));
  }
  out.now = terms.disjunction(now);
  out.next = terms.disjunction(next);
  out.text = to_text(cube, atoms);
  return out;
}

Lemma exclude_orbit(ProofProblem& problem, const Orbit& orbit) {
  Lemma out = exclude_cube(problem, orbit.front());
  if (orbit.size() == 1) return out;
  std::vector<TermId> now{out.now}, next{out.next};
  std::vector<std::string> images{"(" + out.text + ")"};
  for (std::size_t i = 1; i < orbit.size(); ++i) {
    const Lemma image = exclude_cube(problem, orbit[i]);
    out.naming.insert(out.naming.end(), image.naming.begin(), image.naming.end());
    images.push_back("(" + image.text + ")");
    now.push_back(image.now);
    next.push_back(image.next);
  }
  out.now = problem.terms().conjunction(now);
  out.next = problem.terms().conjunction(next);
  const auto pattern = problem.symmetry().pattern(orbit.front());
  TLALOC_CHECK(pattern.has_value(), "exchanging values changes a cube that speaks of none");
  out.bound = pattern->bound;
  out.spelt_out = fmt::format("{}", fmt::join(images, " /\\ "));
  out.text = pattern->prefix + "(" + to_text(orbit.front(), pattern->literals) + ")";
  return out;
}

Lemma be_in_one_of(ProofProblem& problem, const std::vector<Cube>& cubes) {
  term::Terms& terms = problem.terms();
  Lemma out;
  std::vector<TermId> now, next;
  std::vector<std::string> texts;
  for (const Cube& cube : cubes) {
    std::vector<TermId> literals, literals_next, positives;
    std::vector<std::string> parts;
    for (const Literal literal : cube) {
      literals.push_back(problem.term(literal, false));
      literals_next.push_back(problem.term(literal, true));
      if (!literal.positive) continue;
      positives.push_back(literals.back());
      parts.push_back(in_parentheses(problem, problem.atoms()[literal.atom].expr));
    }
    const TermId positive = terms.conjunction(positives);
    for (const Literal literal : cube) {
      // What a part is says what it is not.
      if (literal.positive || terms.is_false(terms.conjunction({positive, problem.atoms()[literal.atom].now}))) continue;
      parts.push_back("~" + in_parentheses(problem, problem.atoms()[literal.atom].expr));
    }
    now.push_back(terms.conjunction(literals));
    next.push_back(terms.conjunction(literals_next));
    texts.push_back(parts.empty() ? "TRUE" : fmt::format("({})", fmt::join(parts, " /\\ ")));
  }
  for (const Atom& atom : problem.atoms()) out.naming.push_back(atom.expr);
  out.now = terms.disjunction(now);
  out.next = terms.disjunction(next);
  out.text = fmt::format("{}", fmt::join(texts, " \\/ "));
  return out;
}

Lemma state_equation(ProofProblem& problem, std::optional<Literal> guard, const std::vector<Coordinate>& coordinates,
                     const LinearEquation& equation) {
  term::Terms& terms = problem.terms();
  Lemma out;
  std::vector<TermId> now{terms.integer(equation.constant)}, next = now;
  for (std::size_t i = 0; i < coordinates.size(); ++i) {
    if (equation.coefficients[i].sign() == 0) continue;
    const TermId coefficient = terms.integer(equation.coefficients[i]);
    now.push_back(terms.multiply(coefficient, coordinates[i].now));
    next.push_back(terms.multiply(coefficient, coordinates[i].next));
    out.naming.push_back(coordinates[i].expr);
  }
  const TermId zero = terms.integer(0);
  out.now = terms.equal(terms.add(now), zero);
  out.next = terms.equal(terms.add(next), zero);
  out.text = to_text(problem, coordinates, equation);
  if (guard) {
    out.now = terms.implies(problem.term(*guard, false), out.now);
    out.next = terms.implies(problem.term(*guard, true), out.next);
    out.naming.push_back(problem.atoms()[guard->atom].expr);
    out.text = (guard->positive ? "" : "~") + in_parentheses(problem, out.naming.back()) + " => (" + out.text + ")";
  }
  return out;
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
