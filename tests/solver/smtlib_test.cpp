// What the printer writes, read by solvers that are not ours: `z3` and `cvc5`, where they are installed.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "frontend/support/process.h"
#include "tests/solver/random_terms.h"

namespace tlaloc::test {
namespace {

namespace fs = std::filesystem;
using term::TermId;
using term::Terms;

class Scripts : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    const auto version = run_process({GetParam(), "--version"}, {});
    const auto* finished = std::get_if<Finished>(&version);
    if (finished == nullptr || finished->exit_code != 0) GTEST_SKIP() << GetParam() << " is not installed";
    std::string path = fs::temp_directory_path() / "tlaloc-smtlib-XXXXXX";
    ASSERT_NE(::mkdtemp(path.data()), nullptr);
    folder_ = path;
  }
  void TearDown() override {
    if (!folder_.empty()) fs::remove_all(folder_);
  }

  [[nodiscard]] std::string answer(const std::string& script) const {
    const fs::path path = folder_ / "script.smt2";
    std::ofstream(path) << script;
    const auto run = run_process({GetParam(), path.string()}, {});
    const auto* finished = std::get_if<Finished>(&run);
    return finished == nullptr ? std::get<std::string>(run) : finished->output.substr(0, finished->output.find('\n'));
  }
  [[nodiscard]] std::string answer(const Terms& terms, std::vector<TermId> assertions) const {
    return answer(term::to_smtlib(terms, assertions, "of a test"));
  }

  fs::path folder_;
};

TEST_P(Scripts, MeanWhatTheTermsMean) {
  for (std::uint32_t seed = 0; seed < 12; ++seed) {
    Terms terms;
    RandomTerms random(terms, seed, false);
    const term::Assignment assignment = random.assignment();
    std::vector<TermId> wrong;
    for (int k = 0; k < 10; ++k) {
      const TermId formula = random.boolean(4);
      const bool truth = term::TermEvaluator(terms, assignment).truth(formula);
      wrong.push_back(truth ? terms.negate(formula) : formula);
    }
    std::vector<TermId> assertions = random.fix(assignment);
    EXPECT_EQ(answer(terms, assertions), "sat") << seed;
    assertions.push_back(terms.disjunction(wrong));
    EXPECT_EQ(answer(terms, assertions), "unsat") << seed;
  }
}

TEST_P(Scripts, DivideAsTlaPlusDoes) {
  Terms terms;
  const TermId a = terms.int_variable("a"), b = terms.int_variable("b");
  std::vector<TermId> wrong;
  const auto expect = [&](int dividend, int divisor, int quotient, int remainder) {
    const TermId here = terms.conjunction({terms.equal(a, terms.integer(dividend)), terms.equal(b, terms.integer(divisor))});
    wrong.push_back(terms.conjunction({here, terms.negate(terms.equal(terms.divide(a, b), terms.integer(quotient)))}));
    wrong.push_back(terms.conjunction({here, terms.negate(terms.equal(terms.modulo(a, b), terms.integer(remainder)))}));
    if (divisor <= 0) return;
    const TermId literal = terms.integer(divisor);
    wrong.push_back(terms.conjunction({here, terms.negate(terms.equal(terms.divide(a, literal), terms.integer(quotient)))}));
    wrong.push_back(terms.conjunction({here, terms.negate(terms.equal(terms.modulo(a, literal), terms.integer(remainder)))}));
  };
  expect(7, 2, 3, 1);
  expect(-7, 2, -4, 1);
  expect(7, -2, -4, -1);
  expect(-7, -2, 3, -1);
  expect(6, 3, 2, 0);
  expect(-6, 3, -2, 0);
  expect(5, 0, 0, 0);
  EXPECT_EQ(answer(terms, {terms.disjunction(wrong)}), "unsat");
}

TEST_P(Scripts, QuoteNamesThatAreNoSymbols) {
  Terms terms;
  std::vector<TermId> all;
  for (const char* name : {"", "x'", "s0.f[\"a|b\\\"]", "3", "let", "two\nlines", "é"}) {
    all.push_back(terms.bool_variable(name));
    all.push_back(terms.negate(terms.bool_variable(name)));  // of the same name, yet another one
  }
  EXPECT_EQ(answer(terms, all), "sat");
}

INSTANTIATE_TEST_SUITE_P(Solver, Scripts, ::testing::Values("z3", "cvc5"),
                         [](const auto& test) { return std::string(test.param); });

}  // namespace
}  // namespace tlaloc::test
