// Elimination of variables from random formulas of linear arithmetic, against Z3's own quantifier elimination.
// enabled_arithmetic_test.cpp compares what is made of it, ENABLED.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "encoder/term/eliminate/eliminate.h"
#include "encoder/term/smtlib.h"
#include "frontend/support/process.h"
#include "tests/solver/random_terms.h"

namespace tlaloc::test {
namespace {

namespace fs = std::filesystem;
using term::SmtlibWriter;
using term::TermId;
using term::Terms;

constexpr const char* kDivision =
    "(define-fun tla.div ((a Int) (b Int)) Int (ite (= b 0) 0 (ite (> b 0) (div a b) (div (- a) (- b)))))\n"
    "(define-fun tla.mod ((a Int) (b Int)) Int (ite (= b 0) 0 (- a (* b (tla.div a b)))))\n";

std::vector<TermId> variables(const Terms& terms, std::size_t from, term::Sort sort) {
  std::vector<TermId> out;
  for (std::size_t i = from; i < terms.size(); ++i) {
    const TermId t(static_cast<std::uint32_t>(i));
    if (terms.op(t) == term::Op::Variable && terms.sort(t) == sort) out.push_back(t);
  }
  return out;
}

/// A script that asks whether the formula without the variables differs from the one in which Z3 quantifies over them.
std::string question(const Terms& terms, const std::vector<TermId>& gone, TermId formula, TermId result) {
  const std::vector<TermId> roots{formula, result};
  const SmtlibWriter writer(terms, roots, SmtlibWriter::Counting::Sums);
  std::string script = "(push)\n";
  std::string bound;
  std::string facts;
  for (const TermId variable : writer.variables()) {
    const std::string name = writer.text(variable);
    const bool is_gone = std::find(gone.begin(), gone.end(), variable) != gone.end();
    if (is_gone) {
      bound += "(" + name + " " + writer.sort(variable) + ")";
    } else {
      script += "(declare-const " + name + " " + writer.sort(variable) + ")\n";
    }
    for (const std::string& fact : writer.bounds(variable)) {
      if (is_gone) facts += " " + fact;
      if (!is_gone) script += "(assert " + fact + ")\n";
    }
  }
  std::string exists = "(and true" + facts + " " + writer.text(formula) + ")";
  if (!bound.empty()) exists = "(exists (" + bound + ") " + exists + ")";
  // Without nnf the tactic of Z3 4.8.12 takes a quantifier below xor for one of a single sign.
  return script + "(assert (xor " + exists + " " + writer.text(result) + "))\n(check-sat-using (then nnf qe smt))\n(pop)\n";
}

TEST(Elimination, AgreesWithZ3) {
  std::string path = fs::temp_directory_path() / "tlaloc-elimination-XXXXXX";
  ASSERT_NE(::mkdtemp(path.data()), nullptr);
  const fs::path script = fs::path(path) / "script.smt2";
  std::ofstream out(script);
  out << "(set-option :timeout 1000)\n" << kDivision;
  std::vector<std::uint32_t> seeds;
  for (std::uint32_t seed = 0; seeds.size() < 2000 && seed < 4000; ++seed) {
    Terms terms;
    const std::size_t from = terms.size();
    RandomTerms random(terms, seed, false);
    std::vector<TermId> gone = variables(terms, from, term::Sort::Int);
    gone.erase(gone.begin() + static_cast<std::ptrdiff_t>(seed % gone.size()));
    gone.push_back(variables(terms, from, term::Sort::Bool).front());
    const TermId formula = random.boolean(2 + static_cast<int>(seed % 2));
    const auto result = term::eliminate(terms, gone, formula);
    if (!result) continue;
    for (const TermId t : gone) {
      const SmtlibWriter writer(terms, std::vector{*result}, SmtlibWriter::Counting::Sums);
      EXPECT_EQ(std::find(writer.variables().begin(), writer.variables().end(), t), writer.variables().end()) << seed;
    }
    out << question(terms, gone, formula, *result);
    seeds.push_back(seed);
  }
  out.close();
  EXPECT_EQ(seeds.size(), 2000U);
  const auto run = run_process({"z3", script.string()}, {});
  const auto* finished = std::get_if<Finished>(&run);
  if (finished == nullptr) {
    fs::remove_all(path);
    GTEST_SKIP() << "z3 is not installed";
  }
  std::istringstream answers(finished->output);
  std::size_t decided = 0;
  std::size_t asked = 0;
  for (std::string answer; std::getline(answers, answer); ++asked) {
    EXPECT_NE(answer, "sat") << "seed " << seeds.at(asked);
    EXPECT_EQ(answer.find("error"), std::string::npos) << answer;
    decided += answer == "unsat" ? 1 : 0;
  }
  EXPECT_EQ(asked, seeds.size());
  EXPECT_GT(decided, seeds.size() * 95 / 100);
  fs::remove_all(path);
}

}  // namespace
}  // namespace tlaloc::test
