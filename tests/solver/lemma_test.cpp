// Lemmas are said twice, as terms and as an expression: both mean the same in every state.
#include "solver/proof/lemma.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "frontend/interpret/interpreter.h"
#include "solver/engine/spacer.h"
#include "tests/solver/lemma_text.h"
#include "tests/support/load_spec.h"

namespace tlaloc::engine {
namespace {

using interpret::State;
using solver::HornNode;

constexpr std::size_t kMostStates = 24;

/// A problem, and some of its initial states. `names`: what the constants may be called.
class SampledProblem {
 public:
  explicit SampledProblem(const std::string& body, const std::string& constants = {},
                          const std::vector<std::pair<std::string, std::vector<std::string>>>& names = {})
      : specification_(
            test::load_spec(body, {{}, {}, "INIT Init\nNEXT Next\nINVARIANT Types\nCHECK_DEADLOCK FALSE\n" + constants})) {
    kernel::Program& program = specification_.program;
    interpret::Interpreter interpreter(program);
    (void)interpreter.for_each_initial_state(*specification_.model.init, [&](const State& state) {
      states_.push_back(state);
      return true;
    });
    std::shuffle(states_.begin(), states_.end(), random_);
    states_.resize(std::min(states_.size(), kMostStates));
    Expressions make(program);
    for (const State& state : states_) {
      std::vector<kernel::ExprId> equations;
      for (std::uint32_t v = 0; v < state.size(); ++v) {
        const auto variable = program.add(kernel::VariableRef{kernel::VariableId(v)}, Span{}, kernel::Level::State);
        equations.push_back(make.apply(kernel::Op::Eq, {variable, make.literal(state[v])}));
      }
      says_.push_back(make.conjunction(equations));
    }
    ConstantNames named;
    for (const auto& [name, elements] : names) {
      std::vector<Value> values;
      for (const std::string& element : elements) {
        values.push_back(Value::model_value(Symbol(element), program.model_values));
      }
      named.emplace_back(Symbol(name), Value::set(std::move(values)));
    }
    problem.emplace(specification_, solver::CheckOptions{}, budget, named);
    for (const kernel::ExprId says : says_) where_.push_back(problem->state_predicate(says).now);
  }

  std::size_t below(std::size_t count) { return random_() % count; }

  Cube cube(std::size_t literals) {
    Cube made;
    while (made.size() < literals) {
      const auto atom = static_cast<std::uint32_t>(below(problem->atoms().size()));
      const auto is_it = [&](Literal literal) { return literal.atom == atom; };
      if (std::none_of(made.begin(), made.end(), is_it)) made.push_back({atom, below(2) == 0});
    }
    std::sort(made.begin(), made.end());
    return made;
  }

  /// In all states; counts those where the lemma holds.
  void expect_agreement(const Lemma& lemma) {
    interpret::Interpreter interpreter(problem->program());
    for (const auto& expr : {std::optional(lemma.expr), lemma.spelt_out}) {
      for (std::size_t i = 0; expr && i < states_.size(); ++i) {
        const auto value = interpreter.holds(*expr, &states_[i]);
        ASSERT_TRUE(std::holds_alternative<bool>(value)) << kernel::print(problem->program(), *expr);
        const bool holds = std::get<bool>(value);
        ++(holds ? true_ : false_);
        EXPECT_EQ(problem->ask({where_[i], lemma.now}), holds) << kernel::print(problem->program(), *expr);
        EXPECT_EQ(problem->ask({where_[i], problem->terms().negate(lemma.now)}), !holds)
            << kernel::print(problem->program(), *expr);
      }
    }
  }

  /// That lemmas of both kinds were seen, so that the agreement is no accident.
  void expect_both() const {
    EXPECT_GT(true_, 0U);
    EXPECT_GT(false_, 0U);
  }

  const solver::Budget budget;
  std::optional<ProofProblem> problem;

 private:
  frontend::Specification specification_;
  std::mt19937 random_{20};
  std::vector<State> states_;
  std::vector<kernel::ExprId> says_;
  std::vector<TermId> where_;
  std::size_t true_ = 0, false_ = 0;
};

// Values of all the kinds that can hold a node.
constexpr const char* kNodes =
    "CONSTANTS Node, Key\nVARIABLES at, sent, seen\nTypes == /\\ at \\in [Node -> {\"in\", \"out\", \"left\"}]\n"
    "  /\\ sent \\subseteq [to : Node, key : Key] /\\ seen \\subseteq {{n, m} : n, m \\in Node}\n"
    "Init == Types\n"
    "Next == \\E n, m \\in Node, k \\in Key :\n  /\\ at' = [at EXCEPT ![n] = IF at[m] = at[n] THEN \"out\" ELSE \"left\"]\n"
    "  /\\ sent' = sent \\cup {[to |-> m, key |-> k]} /\\ seen' = seen \\cup {{n, m}}\n";
constexpr const char* kNodeConstants = "CONSTANTS Node = {a, b}\n  Key = {k, l}";

TEST(Lemma, OfCubesMeansTheSameAsTermsAndAsAnExpression) {
  SampledProblem sampled(kNodes, kNodeConstants);
  for (std::size_t i = 0; i < 30; ++i) sampled.expect_agreement(exclude_cube(*sampled.problem, sampled.cube(1 + i % 4)));
  sampled.expect_both();
}

TEST(Lemma, OfOrbitsMeansTheSameAsTermsAndAsAnExpression) {
  for (const bool is_named : {false, true}) {
    SampledProblem sampled(kNodes, kNodeConstants, {{is_named ? "Node" : "Other", {"a", "b"}}});
    std::size_t quantified = 0;
    for (std::size_t i = 0; i < 30; ++i) {
      const auto orbit = sampled.problem->symmetry().orbit(sampled.cube(1 + i % 4));
      if (!orbit) continue;
      const Lemma lemma = exclude_orbit(*sampled.problem, *orbit);
      sampled.expect_agreement(lemma);
      quantified += lemma.spelt_out ? 1 : 0;
    }
    EXPECT_GT(quantified, 0U);
    sampled.expect_both();
  }
}

TEST(Lemma, OfStatesThatAreListedMeansTheSameAsTermsAndAsAnExpression) {
  SampledProblem sampled(
      "VARIABLES x, y\nTypes == x \\in {\"p\", \"q\", \"r\"} /\\ y \\in BOOLEAN\nInit == Types\n"
      "Next == x' \\in {\"p\", \"q\", \"r\"} /\\ y' = ~y");
  for (std::size_t i = 0; i < 20; ++i) {
    std::vector<Cube> cubes(i % 4);
    for (Cube& cube : cubes) cube = sampled.cube(sampled.problem->atoms().size());
    sampled.expect_agreement(be_in_one_of(*sampled.problem, cubes));
  }
  sampled.expect_both();
}

constexpr const char* kSums =
    "VARIABLES m, n, at\nTypes == m \\in Int /\\ n \\in Int /\\ at \\in {\"in\", \"out\", \"left\"}\n"
    "Init == m \\in -2..2 /\\ n \\in -1..2 /\\ at \\in {\"in\", \"out\", \"left\"}\n"
    "Next == m' = m + n /\\ n' = n - 1 /\\ at' \\in {\"in\", \"out\", \"left\"}";

TEST(Lemma, OfEquationsMeansTheSameAsTermsAndAsAnExpression) {
  SampledProblem sampled(kSums);
  ProofProblem& problem = *sampled.problem;
  term::Terms& terms = problem.terms();
  std::vector<Coordinate> coordinates;
  for (const Quantity& quantity : problem.quantities())
    coordinates.push_back({quantity.expr, false, quantity.now, quantity.next});
  const auto count = [&](TermId atom) { return terms.ite(atom, terms.integer(1), terms.integer(0)); };
  for (std::size_t i = 0; i < problem.cases(); ++i) {
    const Atom& atom = problem.atoms()[i];
    coordinates.push_back({atom.expr, true, count(atom.now), count(atom.next)});
  }
  for (std::size_t i = 0; i < 40; ++i) {
    LinearEquation equation;
    for (std::size_t c = 0; c < coordinates.size(); ++c)
      equation.coefficients.emplace_back(static_cast<int>(sampled.below(4)) - 1);
    equation.constant = static_cast<int>(sampled.below(5)) - 2;
    const std::optional<Literal> guard = i % 2 == 0 ? std::nullopt : std::optional(sampled.cube(1).front());
    sampled.expect_agreement(state_equation(problem, guard, coordinates, equation));
  }
  sampled.expect_both();
}

/// Random answers, with every kind of node.
TEST(Lemma, OfSpacerMeansTheSameAsTermsAndAsAnExpression) {
  SampledProblem sampled(kSums);
  const Spacer spacer(*sampled.problem, sampled.budget);
  const std::size_t numbers = sampled.problem->quantities().size() + sampled.problem->small().size();
  using Op = HornNode::Op;
  for (int i = 0; i < 60; ++i) {
    std::vector<HornNode> nodes;
    std::vector<std::size_t> integers, truths;
    const auto add = [&](std::vector<std::size_t>& kind, HornNode node) {
      kind.push_back(nodes.size());
      nodes.push_back(std::move(node));
    };
    const auto any = [&](const std::vector<std::size_t>& kind) { return kind[sampled.below(kind.size())]; };
    for (std::size_t n = 0; n < numbers + sampled.problem->parts(); ++n)
      add(n < numbers ? integers : truths, {Op::Argument, {}, n});
    add(integers, {Op::Integer, {}, 0, static_cast<int>(sampled.below(7)) - 3});
    add(truths, {i % 2 == 0 ? Op::True : Op::False, {}});
    add(integers, {Op::Multiply, {integers.back(), any(integers)}});
    for (int n = 0; n < 6; ++n) {
      add(integers, {Op::Add, {any(integers), any(integers), any(integers)}});
      add(integers, {Op::IfThenElse, {any(truths), any(integers), any(integers)}});
      add(truths, {n % 2 == 0 ? Op::LessEqual : Op::Equal, {any(integers), any(integers)}});
      add(truths, {n % 2 == 0 ? Op::Implies : Op::Equal, {any(truths), any(truths)}});
      add(truths, {n % 2 == 0 ? Op::And : Op::Or, {any(truths), any(truths), any(truths)}});
      add(truths, {Op::Not, {any(truths)}});
    }
    add(truths, {Op::And, {any(truths), any(truths)}});
    for (const Lemma& lemma : spacer.lemmas(nodes)) sampled.expect_agreement(lemma);
  }
  sampled.expect_both();
}

TEST(Lemma, OfSpacerIsNoLongerThanATextMayBe) {
  SampledProblem sampled(kSums);
  const Spacer spacer(*sampled.problem, sampled.budget);
  using Op = HornNode::Op;
  const auto argument = sampled.problem->quantities().size() + sampled.problem->small().size();
  std::vector<HornNode> doubling{{Op::Argument, {}, argument}}, deep = doubling;
  for (std::size_t i = 0; i < 200; ++i) {
    deep.push_back({Op::Not, {i}});
    doubling.push_back({Op::Equal, {i, i}});
  }
  ASSERT_EQ(spacer.lemmas(deep).size(), 1U);
  sampled.expect_agreement(spacer.lemmas(deep).front());
  EXPECT_TRUE(spacer.lemmas(doubling).empty());
}

}  // namespace
}  // namespace tlaloc::engine
