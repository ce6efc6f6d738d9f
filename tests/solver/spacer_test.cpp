// Invariants of Horn clauses, and lemmas made of them.
#include "solver/engine/spacer.h"

#include <gtest/gtest.h>

#include "frontend/support/process.h"
#include "solver/backend/z3/horn.h"
#include "solver/strategy/invariant_search.h"
#include "tests/support/load_spec.h"

namespace tlaloc::engine {
namespace {

std::string tickets(const std::string& bound) {
  return "VARIABLES issued, used, lost, open\nInit == issued = 0 /\\ used = 0 /\\ lost = 0 /\\ open = TRUE\n"
         "Use == open /\\ issued < 10 /\\ issued' = issued + 1 /\\ used' = used + 1 /\\ UNCHANGED <<lost, open>>\n"
         "Lose == open /\\ issued < 10 /\\ issued' = issued + 1 /\\ lost' = lost + 1 /\\ UNCHANGED <<used, open>>\n"
         "Waste == open /\\ issued < 10 /\\ issued' = issued + 1 /\\ UNCHANGED <<used, lost, open>>\n"
         "Next == Use \\/ Lose \\/ Waste \\/ (open' = ~open /\\ UNCHANGED <<issued, used, lost>>)\n"
         "Inv == issued \\in Int /\\ used \\in Int /\\ lost \\in Int /\\ open \\in BOOLEAN /\\ used + lost <= " +
         bound;
}

TEST(Spacer, FindsInequalitiesBetweenSums) {
  frontend::Specification specification = test::load_spec(tickets("10"), {{"Inv"}, {}, {}});
  const solver::Budget budget;
  ProofProblem problem(specification, {}, budget);
  ASSERT_TRUE(problem.ask({problem.bad()}));
  const auto lemmas = Spacer(problem, budget).find();
  ASSERT_FALSE(lemmas.empty());
  for (const Lemma& lemma : lemmas) problem.add_lemma(lemma);
  EXPECT_FALSE(problem.ask({problem.known(), problem.bad()}));
  const auto attempt = solver::prove(test::load_spec(tickets("10"), {{"Inv"}, {}, {}}), {});
  ASSERT_TRUE(attempt.found);
  EXPECT_EQ(attempt.found->engine, "spacer");
}

TEST(Spacer, FindsNothingForWhatIsFalse) {
  frontend::Specification specification = test::load_spec(tickets("9"), {{"Inv"}, {}, {}});
  const solver::Budget budget;
  ProofProblem problem(specification, {}, budget);
  EXPECT_TRUE(Spacer(problem, budget).find().empty());
}

// n' = n + 1 below 5: over one term, by hand.
struct Counter {
  term::Terms terms;
  TermId n = terms.int_variable("n");
  TermId steps = terms.bool_variable("steps");
  solver::HornProblem problem;
  explicit Counter(int bad) {
    problem.now = {n};
    problem.next = {terms.add(n, terms.integer(1))};
    problem.initial = terms.equal(n, terms.integer(0));
    problem.step = terms.conjunction({steps, terms.less(n, terms.integer(5))});
    problem.bad = terms.equal(n, terms.integer(bad));
  }
};
const solver::HornLimits kAmple{50'000'000, 30, 2000, {}};

TEST(Horn, GivesAnInvariantOrNothing) {
  const Counter safe(6), unsafe(5);
  EXPECT_TRUE(solver::solve_horn(safe.terms, safe.problem, kAmple).has_value());
  EXPECT_FALSE(solver::solve_horn(unsafe.terms, unsafe.problem, kAmple).has_value());
}

TEST(Horn, KeepsItsLimits) {
  const Counter counter(6);
  solver::HornLimits limits = kAmple;
  limits.units = 1;
  EXPECT_FALSE(solver::solve_horn(counter.terms, counter.problem, limits).has_value());
  limits = kAmple;
  limits.interrupted = [] { return true; };
  EXPECT_FALSE(solver::solve_horn(counter.terms, counter.problem, limits).has_value());
}

/// A step gives n a value whatever it was; it cannot be `never`, and can be `maybe`.
void expect_values(const term::Terms& terms, solver::HornProblem problem, TermId never, TermId maybe) {
  problem.bad = never;
  EXPECT_TRUE(solver::solve_horn(terms, problem, kAmple).has_value());
  problem.bad = maybe;
  EXPECT_FALSE(solver::solve_horn(terms, problem, kAmple).has_value());
}

TEST(Horn, MeansWhatTheTermsMean) {
  Counter counter(0);
  term::Terms& terms = counter.terms;
  const auto is = [&](int value) { return terms.equal(counter.n, terms.integer(value)); };
  counter.problem.initial = is(1);
  counter.problem.step = terms.true_term();
  std::vector<TermId> chosen;
  std::vector<TermId> ones;
  for (int i = 0; i < 5; ++i) {
    chosen.push_back(terms.bool_variable("chosen"));
    ones.push_back(terms.ite(chosen.back(), terms.integer(1), terms.integer(0)));
  }
  solver::HornProblem sum = counter.problem;
  sum.next = {terms.add(ones)};
  sum.facts = {terms.at_most(chosen, 3), terms.at_least(chosen, 1)};
  expect_values(terms, sum, is(4), is(3));
  expect_values(terms, sum, is(0), is(2));
  // Bounds of variables, and division that rounds downwards.
  const TermId dividend = terms.int_variable("dividend", Integer(6), Integer(7));
  solver::HornProblem quotient = counter.problem;
  quotient.next = {terms.divide(dividend, terms.integer(-2))};
  expect_values(terms, quotient, is(-5), is(-4));
  expect_values(terms, quotient, is(-2), is(-3));
  solver::HornProblem remainder = counter.problem;
  remainder.next = {terms.modulo(terms.integer(-7), terms.integer(4))};
  expect_values(terms, remainder, is(-3), is(1));
}

std::string written(const std::vector<solver::HornNode>& nodes) {
  std::string out;
  for (const solver::HornNode& node : nodes) {
    out += std::to_string(static_cast<int>(node.op));
    for (const std::size_t arg : node.args) out += " " + std::to_string(arg);
    if (node.op == solver::HornNode::Op::Argument) out += " x" + std::to_string(node.argument);
    if (node.op == solver::HornNode::Op::Integer) out += " " + node.value.to_string();
    out += "; ";
  }
  return out;
}

std::string read(const std::string& body) {
  const auto nodes =
      z3::read_invariant("(define-fun invariant ((x0 Int) (x1 Bool)) Bool " + body + ")", {term::Sort::Int, term::Sort::Bool});
  return nodes ? written(*nodes) : "nothing";
}

TEST(Horn, ReadsDefinitions) {
  EXPECT_EQ(read("true"), "0; ");
  EXPECT_EQ(read("x1"), "2 x1; ");
  EXPECT_EQ(read("(<= x0 (- 12))"), "3 -12; 2 x0; 9 1 0; ");
  EXPECT_EQ(read("(> x0 12345678901234567890)"), "3 12345678901234567890; 2 x0; 9 1 0; 4 2; ");
  EXPECT_EQ(read("(>= x0 (* (- 2) x0))"), "2 x0; 3 -2; 11 1 0; 9 2 0; ");
  EXPECT_EQ(read("(= 1 (- x0))"), "2 x0; 3 -1; 11 1 0; 3 1; 8 3 2; ");
  EXPECT_EQ(read("(let ((a x1)) (and (or a (not a)) (=> a false)))"), "1; 2 x1; 7 1 0; 4 1; 6 1 3; 5 4 2; ");
  EXPECT_EQ(read("(ite x1 (< x0 1) (= x1 x1))"), "2 x1; 8 0 0; 3 1; 2 x0; 9 2 3; 4 4; 12 0 5 1; ");
}

TEST(Horn, ReadsNothingElse) {
  EXPECT_EQ(read("(exists ((y Int)) (< y x0))"), "nothing");
  EXPECT_EQ(read("(= 0 (mod x0 2))"), "nothing");
  EXPECT_EQ(read("(<= 0.5 (to_real x0))"), "nothing");
  EXPECT_EQ(read("x0"), "nothing");
  EXPECT_EQ(read("(and x1"), "nothing");
  EXPECT_EQ(read("y"), "nothing");
  EXPECT_FALSE(z3::read_invariant("", {term::Sort::Bool}).has_value());
  EXPECT_FALSE(z3::read_invariant("(define-fun invariant ((x Int)) Bool true)", {term::Sort::Bool}).has_value());
}

TEST(Horn, AnswersNothingWithoutAWorker) {
  const Counter counter(6);
  for (const char* const program : {"", "/no/such/program", "true", "false", "cat"}) {
    solver::set_worker_program(program);
    solver::HornLimits limits = kAmple;
    limits.seconds = 1;
    EXPECT_FALSE(solver::solve_horn(counter.terms, counter.problem, limits).has_value()) << program;
  }
  solver::set_worker_program(TLALOC_BINARY);
}

TEST(HornWorker, AnswersInSmtLib) {
  const auto run = [](const std::vector<std::string>& limits, const std::string& input) {
    std::vector<std::string> command{TLALOC_BINARY, solver::kHornWorker};
    command.insert(command.end(), limits.begin(), limits.end());
    ProcessSettings settings;
    settings.input = input;
    return std::get<Finished>(run_process(command, settings));
  };
  const std::vector<std::string> ample{"1000000", "30", "2000"};
  const std::string clauses =
      "(declare-rel invariant (Int))\n(declare-rel bad ())\n(declare-var x Int)\n(rule (invariant 0))\n"
      "(rule (=> (and (invariant x) (< x 5)) (invariant (+ x 1))))\n(rule (=> (and (invariant x) (> x 5)) bad))\n";
  const Finished answer = run(ample, clauses + "(query bad)\n");
  EXPECT_EQ(answer.exit_code, 0);
  EXPECT_TRUE(answer.output.starts_with("(define-fun invariant ((x0 Int)) Bool\n")) << answer.output;
  EXPECT_EQ(run({"1", "30", "2000"}, clauses + "(query bad)\n").output, "");
  EXPECT_EQ(run(ample, "").exit_code, 1);
  EXPECT_EQ(run(ample, clauses).exit_code, 1) << "no query";
  EXPECT_EQ(run(ample, clauses + "(query").exit_code, 1);
  EXPECT_EQ(run(ample, "(declare-rel bad ())(query bad)").exit_code, 1) << "no relation to answer with";
  EXPECT_EQ(run({}, clauses).exit_code, 1);
  EXPECT_EQ(run({"many", "30", "2000"}, clauses).exit_code, 1);
}

}  // namespace
}  // namespace tlaloc::engine
