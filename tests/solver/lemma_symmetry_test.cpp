// Lemmas about interchangeable values: whole orbits, and their text.
#include <gtest/gtest.h>

#include <algorithm>

#include "frontend/kernel/text/model_values.h"
#include "solver/engine/pdr.h"
#include "solver/proof/lemma.h"
#include "solver/proof/lemmas/houdini.h"
#include "solver/proof/symmetry.h"
#include "solver/strategy/invariant_search.h"
#include "tests/solver/lemma_text.h"
#include "tests/support/load_spec.h"

namespace tlaloc::engine {
namespace {

frontend::Specification load(const std::string& body, const std::string& constants) {
  return test::load_spec(body, {{}, {}, "INIT Init\nNEXT Next\nINVARIANTS Types Safe\nCHECK_DEADLOCK FALSE\n" + constants});
}

// One token goes from who waits to who has it.
constexpr const char* kToken =
    "CONSTANT Node\nVARIABLES free, has, done\nInit == free = TRUE /\\ has = {} /\\ done = {}\n"
    "Take(n) == free /\\ free' = FALSE /\\ has' = has \\cup {n} /\\ UNCHANGED done\n"
    "Pass(n) == n \\in has /\\ has' = has \\ {n} /\\ done' = done \\cup {n} /\\ UNCHANGED free\n"
    "Back(n) == n \\in done /\\ done' = done \\ {n} /\\ free' = TRUE /\\ UNCHANGED has\n"
    "Next == \\E n \\in Node : Take(n) \\/ Pass(n) \\/ Back(n)\n"
    "Types == free \\in BOOLEAN /\\ has \\subseteq Node /\\ done \\subseteq Node\n";
constexpr const char* kSafe = "Safe == \\A p, q \\in has : p = q";

std::string text_of(ProofProblem& problem, std::uint32_t atom) {
  return kernel::print(problem.program(), problem.atoms()[atom].expr);
}

std::uint32_t atom_named(ProofProblem& problem, const std::string& text) {
  for (std::uint32_t i = 0; i < problem.atoms().size(); ++i) {
    if (text_of(problem, i) == text) return i;
  }
  ADD_FAILURE() << "no atom " << text;
  return 0;
}

TEST(LemmaSymmetry, MakesWholeOrbits) {
  frontend::Specification specification = load(std::string(kToken) + kSafe, "CONSTANT Node = {a, b, c}");
  const solver::Budget budget;
  ProofProblem problem(specification, {}, budget);
  const Literal has_a{atom_named(problem, "a \\in has"), true};
  const Literal done_b{atom_named(problem, "b \\in done"), true};
  const Literal free{atom_named(problem, "free"), true};
  EXPECT_EQ(problem.symmetry().orbit({has_a})->size(), 3U);
  EXPECT_EQ(problem.symmetry().orbit({free})->size(), 1U);
  Cube cube{has_a, done_b};
  std::sort(cube.begin(), cube.end());
  const Orbit orbit = *problem.symmetry().orbit(cube);
  EXPECT_EQ(orbit.size(), 6U);
  EXPECT_EQ(orbit.front(), cube);
  const Lemma lemma = exclude_orbit(problem, orbit);
  EXPECT_EQ(text_of(problem, lemma), "\\A x1, x2 \\in {a, b, c} : (x1 /= x2) => (~((x1 \\in has) /\\ (x2 \\in done)))");
  for (const Cube& image : orbit) {
    EXPECT_FALSE(problem.ask({lemma.now, problem.term(image[0], false), problem.term(image[1], false)}));
  }
}

TEST(LemmaSymmetry, KeepsApartWhatAFormulaTellsApart) {
  frontend::Specification specification =
      load(std::string(kToken) + "First == CHOOSE n \\in Node : TRUE\nSafe == First \\notin done", "CONSTANT Node = {a, b, c}");
  const solver::Budget budget;
  ProofProblem problem(specification, {}, budget);
  EXPECT_EQ(problem.symmetry().orbit({{atom_named(problem, "a \\in has"), true}})->size(), 1U);
}

TEST(LemmaSymmetry, ExchangesTheValuesOfSeveralSets) {
  frontend::Specification specification = load(
      "CONSTANTS Node, Key\nVARIABLE owner\nInit == owner = {}\n"
      "Next == \\E n \\in Node, k \\in Key : (\\A m \\in Node : <<m, k>> \\notin owner) /\\ owner' = owner \\cup {<<n, k>>}\n"
      "Types == owner \\subseteq Node \\X Key\nSafe == \\A n, m \\in Node, k \\in Key : {<<n, k>>, <<m, k>>} \\subseteq owner "
      "=> n = m",
      "CONSTANTS Node = {a, b}\n  Key = {k, l, m}");
  const solver::Budget budget;
  ProofProblem problem(specification, {}, budget);
  const Literal owned{atom_named(problem, "<<a, k>> \\in owner"), true};
  const Orbit orbit = *problem.symmetry().orbit({owned});
  EXPECT_EQ(orbit.size(), 6U);
  EXPECT_EQ(text_of(problem, exclude_orbit(problem, orbit)),
            "\\A x1 \\in {k, l, m} : \\A y1 \\in {a, b} : ~(<<y1, x1>> \\in owner)");
}

TEST(LemmaSymmetry, ReadsEquationsFromBothSides) {
  frontend::Specification specification = load(
      "CONSTANT Node\nVARIABLE n\nInit == n = [a \\in Node |-> 0]\nNext == \\E a \\in Node : n' = [n EXCEPT ![a] = n[a] + 1]\n"
      "Types == n \\in [Node -> Nat]\nSafe == \\A a \\in Node : n[a] >= 0",
      "CONSTANT Node = {a, b, c}");
  const solver::Budget budget;
  ProofProblem problem(specification, {}, budget);
  const Orbit orbit = *problem.symmetry().orbit({{atom_named(problem, "n[a] = n[b]"), false}});
  EXPECT_EQ(orbit.size(), 3U);
  EXPECT_EQ(text_of(problem, exclude_orbit(problem, orbit)), "\\A x1, x2 \\in {a, b, c} : (x1 /= x2) => (n[x1] = n[x2])");
}

TEST(LemmaSymmetry, CallsSetsByTheirNames) {
  frontend::Specification specification = load(std::string(kToken) + kSafe, "CONSTANT Node = {a, b, c}");
  const solver::Budget budget;
  const auto node = [&](const char* name) { return Value::model_value(Symbol(name), specification.program.model_values); };
  ProofProblem problem(specification, {}, budget, {{Symbol("Node"), Value::set({node("a"), node("b"), node("c")})}});
  const Lemma lemma = exclude_orbit(problem, *problem.symmetry().orbit({{atom_named(problem, "a \\in has"), true}}));
  EXPECT_EQ(text_of(problem, lemma), "\\A x1 \\in Node : ~(x1 \\in has)");
  EXPECT_TRUE(kernel::model_values(problem.program(), {lemma.expr}).empty());
  EXPECT_EQ(kernel::model_values(problem.program(), {*lemma.spelt_out}).size(), 3U);
}

TEST(LemmaSymmetry, ChoosesNamesThatAreFree) {
  frontend::Specification specification =
      load(std::string(kToken) + "x1 == 7\nSafe == \\A p, q \\in has : x1 > 6 => p = q", "CONSTANT Node = {a, b, x_1}");
  const solver::Budget budget;
  ProofProblem problem(specification, {}, budget);
  const Orbit orbit = *problem.symmetry().orbit({{atom_named(problem, "a \\in has"), true}});
  const std::string text = text_of(problem, exclude_orbit(problem, orbit));
  EXPECT_EQ(text.substr(0, text.find(" \\in")), "\\A x__1");
}

TEST(LemmaSymmetry, GivesImplicationsAndPdrTheSameForm) {
  frontend::Specification specification = load(std::string(kToken) + kSafe, "CONSTANT Node = {a, b, c}");
  const solver::Budget budget;
  ProofProblem problem(specification, {}, budget);
  const std::string wanted = "\\A x1 \\in {a, b, c} : ~(free /\\ (x1 \\in has))";
  const auto lemmas = Houdini(problem, Houdini::Kind::Pairs).find();
  EXPECT_TRUE(std::any_of(lemmas.begin(), lemmas.end(), [&](const Lemma& lemma) { return text_of(problem, lemma) == wanted; }));
  const PdrOutcome outcome = Pdr(problem, {}).run();
  ASSERT_EQ(outcome.kind, PdrOutcome::Kind::Inductive);
  std::vector<Lemma> learnt;
  for (const Orbit& orbit : outcome.excluded) learnt.push_back(exclude_orbit(problem, orbit));
  EXPECT_TRUE(std::any_of(learnt.begin(), learnt.end(), [&](const Lemma& lemma) { return text_of(problem, lemma) == wanted; }));
  for (const Lemma& lemma : learnt) problem.add_lemma(lemma);
  EXPECT_FALSE(problem.ask({problem.known(), problem.bad()}));
}

/// What is known before may speak of one value only: then what is learnt of one does not hold of all for the same reason.
TEST(LemmaSymmetry, RestsOnNoLemmaAboutOneValueAlone) {
  const std::string body =
      "CONSTANT Node\nVARIABLES x, y, z\nInit == x = {} /\\ y = {} /\\ z = {}\n"
      "Next == y' = x /\\ z' = y /\\ x' = x\n"
      "Types == x \\subseteq Node /\\ y \\subseteq Node /\\ z \\subseteq Node\nSafe == z = {}";
  for (const char* const node : {"a", "b", "c"}) {
    frontend::Specification specification = load(body, "CONSTANT Node = {a, b, c}");
    const solver::Budget budget;
    ProofProblem problem(specification, {}, budget);
    std::vector<Lemma> lemmas{exclude_cube(problem, {{atom_named(problem, std::string(node) + " \\in x"), true}})};
    problem.add_lemma(lemmas.front());
    const PdrOutcome outcome = Pdr(problem, {}).run();
    ASSERT_EQ(outcome.kind, PdrOutcome::Kind::Inductive) << outcome.why.text;
    for (const Orbit& orbit : outcome.excluded) lemmas.push_back(exclude_orbit(problem, orbit));
    for (const Lemma& lemma : lemmas) {
      std::vector<TermId> query{problem.continued(), problem.step_condition(), problem.terms().negate(lemma.next)};
      for (const Lemma& assumed : lemmas) query.push_back(assumed.now);
      EXPECT_FALSE(problem.ask(query)) << node << ": " << text_of(problem, lemma);
    }
  }
}

/// Two values of a part make one atom: the other value is said by its negation.
TEST(LemmaSymmetry, ExchangesTheValuesOfAPartThatHasTwo) {
  frontend::Specification specification = load(
      "CONSTANTS Node, Key\nVARIABLE at\nInit == \\E k \\in Key : at = [n \\in Node |-> k]\n"
      "Next == \\E n \\in Node, k \\in Key : at' = [at EXCEPT ![n] = k]\nTypes == at \\in [Node -> Key]\nSafe == TRUE",
      "CONSTANTS Node = {a, b, c}\n  Key = {k, l}");
  const solver::Budget budget;
  ProofProblem problem(specification, {}, budget);
  const Literal at_k{atom_named(problem, "at[a] = k"), true};
  const Orbit orbit = *problem.symmetry().orbit({at_k});
  EXPECT_EQ(orbit.size(), 6U);
  EXPECT_NE(std::find(orbit.begin(), orbit.end(), Cube{{at_k.atom, false}}), orbit.end());
  EXPECT_EQ(text_of(problem, exclude_orbit(problem, orbit)), "\\A x1 \\in {a, b, c} : \\A y1 \\in {k, l} : ~(at[x1] = y1)");
}

}  // namespace
}  // namespace tlaloc::engine
