// ENABLED over linear arithmetic with choices from infinite sets: `ENABLED (\E d \in Int : \E e \in Nat : guard /\ x' = d
// /\ ...)` for random guards, in every state of a small box. What the encoder claims is compared with trying all choices of a
// larger box, whose finds must be claimed, and with Z3's own quantifier elimination.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <random>
#include <sstream>

#include "encoder/system/system.h"
#include "encoder/term/smtlib.h"
#include "frontend/support/process.h"
#include "solver/engine/encoded.h"
#include "tests/support/environment.h"
#include "tests/support/load_spec.h"

namespace tlaloc::test {
namespace {

namespace fs = std::filesystem;
using term::TermId;

/// `x`, `y`: the state; `d`, `e`: the choices.
struct Values {
  int x, y, d, e;
};

/// A number or a formula in three forms, which mean the same.
template <typename T>
struct Written {
  std::string tla;
  std::string smt;
  std::function<T(const Values&)> value;
};
using Number = Written<int>;
using Formula = Written<bool>;

/// A set of integers in the same three forms; the formula is about `d`.
struct IntegerSet {
  const char* tla;
  const char* smt;
  bool (*has)(int);
};

const IntegerSet kSets[] = {
    {"Int", "true", [](int) { return true; }},
    {"Nat", "(>= {0} 0)", [](int d) { return d >= 0; }},
    {"(Nat \\ {0, 2})", "(and (>= {0} 0) (not (= {0} 0)) (not (= {0} 2)))", [](int d) { return d >= 0 && d != 0 && d != 2; }},
    {"{n \\in Int : n % 3 = 1 /\\ n < 40}", "(and (= (mod {0} 3) 1) (< {0} 40))",
     [](int d) { return (d % 3 + 3) % 3 == 1 && d < 40; }},
};

int floor_div(int a, int b) { return a >= 0 ? a / b : -((-a + b - 1) / b); }

std::string smt_integer(int value) { return value < 0 ? fmt::format("(- {})", -value) : fmt::format("{}", value); }

class RandomGuard {
 public:
  explicit RandomGuard(unsigned seed) : random_(seed) {}

  unsigned pick(unsigned n) { return static_cast<unsigned>(random_() % n); }

  Formula formula(int depth) {
    if (depth == 0) return atom();
    switch (pick(6)) {
      case 0:
      case 1:
        return both(formula(depth - 1), formula(depth - 1));
      case 2:
      case 3:
        return either(formula(depth - 1), formula(depth - 1));
      case 4: {
        const Formula a = formula(depth - 1);
        return {fmt::format("~({})", a.tla), fmt::format("(not {})", a.smt), [a](const Values& v) { return !a.value(v); }};
      }
      default: {
        const Formula a = formula(depth - 1);
        const Formula b = formula(depth - 1);
        return {fmt::format("(({}) <=> ({}))", a.tla, b.tla), fmt::format("(= {} {})", a.smt, b.smt),
                [a, b](const Values& v) { return a.value(v) == b.value(v); }};
      }
    }
  }

 private:
  static Formula both(const Formula& a, const Formula& b) {
    return {fmt::format("({} /\\ {})", a.tla, b.tla), fmt::format("(and {} {})", a.smt, b.smt),
            [a, b](const Values& v) { return a.value(v) && b.value(v); }};
  }
  static Formula either(const Formula& a, const Formula& b) {
    return {fmt::format("({} \\/ {})", a.tla, b.tla), fmt::format("(or {} {})", a.smt, b.smt),
            [a, b](const Values& v) { return a.value(v) || b.value(v); }};
  }

  /// A sum of the four with small coefficients.
  Number sum() {
    int factors[4];
    for (int& factor : factors) factor = pick(2) == 0 ? 0 : static_cast<int>(pick(7)) - 3;
    const int constant = static_cast<int>(pick(9)) - 4;
    static constexpr const char* kNames[] = {"x", "y", "d", "e"};
    Number out{fmt::format("({})", constant), "(+ " + smt_integer(constant), {}};
    for (int i = 0; i < 4; ++i) {
      if (factors[i] == 0) continue;
      out.tla += fmt::format(" + ({}) * {}", factors[i], kNames[i]);
      out.smt += fmt::format(" (* {} {})", smt_integer(factors[i]), kNames[i]);
    }
    out.tla = "(" + out.tla + ")";
    out.smt += " 0)";
    out.value = [=](const Values& v) {
      return constant + factors[0] * v.x + factors[1] * v.y + factors[2] * v.d + factors[3] * v.e;
    };
    return out;
  }

  Number number() {
    const Number a = sum();
    const int by = static_cast<int>(pick(3)) + 2;
    switch (pick(6)) {
      case 0:
        return {fmt::format("({} % {})", a.tla, by), fmt::format("(mod {} {})", a.smt, by),
                [a, by](const Values& v) { return a.value(v) - by * floor_div(a.value(v), by); }};
      case 1:
        return {fmt::format("({} \\div {})", a.tla, by), fmt::format("(div {} {})", a.smt, by),
                [a, by](const Values& v) { return floor_div(a.value(v), by); }};
      case 2: {
        const Number b = sum();
        return {fmt::format("(IF {0} < {1} THEN {0} ELSE {1})", a.tla, b.tla),
                fmt::format("(ite (< {0} {1}) {0} {1})", a.smt, b.smt),
                [a, b](const Values& v) { return std::min(a.value(v), b.value(v)); }};
      }
      default:
        return a;
    }
  }

  Formula atom() {
    const Number a = number();
    const Number b = sum();
    switch (pick(4)) {
      case 0:
        return {fmt::format("({} = {})", a.tla, b.tla), fmt::format("(= {} {})", a.smt, b.smt),
                [a, b](const Values& v) { return a.value(v) == b.value(v); }};
      case 1:
        return {fmt::format("({} # {})", a.tla, b.tla), fmt::format("(not (= {} {}))", a.smt, b.smt),
                [a, b](const Values& v) { return a.value(v) != b.value(v); }};
      case 2:
        return {fmt::format("({} < {})", a.tla, b.tla), fmt::format("(< {} {})", a.smt, b.smt),
                [a, b](const Values& v) { return a.value(v) < b.value(v); }};
      default:
        return {fmt::format("({} >= {})", a.tla, b.tla), fmt::format("(>= {} {})", a.smt, b.smt),
                [a, b](const Values& v) { return a.value(v) >= b.value(v); }};
    }
  }

  std::mt19937 random_;
};

constexpr int kState = 2;   ///< x and y are in -2..2
constexpr int kChoice = 8;  ///< d and e of the box are in -8..8

struct Action {
  Formula guard;
  const IntegerSet* of_d;
  const IntegerSet* of_e;

  [[nodiscard]] std::string module_text() const {
    std::string out = fmt::format(
        "VARIABLES x, y\nInit == x \\in -{0}..{0} /\\ y \\in -{0}..{0}\n"
        "Next == \\E d \\in {1} : \\E e \\in {2} : {3} /\\ x' = d /\\ y' \\in {{y, e}}\nPossible == ENABLED Next\n",
        kState, of_d->tla, of_e->tla, guard.tla);
    for (int value = -kState; value <= kState; ++value) {
      out += fmt::format("X{0} == x = {1}\nY{0} == y = {1}\n", value + kState, value);
    }
    return out;
  }
  /// That `d` and `e` may be chosen.
  [[nodiscard]] std::string condition() const {
    return fmt::format("(and {} {} {})", fmt::format(fmt::runtime(of_d->smt), "d"), fmt::format(fmt::runtime(of_e->smt), "e"),
                       guard.smt);
  }
  [[nodiscard]] std::string exists() const { return fmt::format("(exists ((d Int) (e Int)) {})", condition()); }
  [[nodiscard]] bool holds_in_box(int x, int y) const {
    for (int d = -kChoice; d <= kChoice; ++d) {
      for (int e = -kChoice; e <= kChoice; ++e) {
        if (of_d->has(d) && of_e->has(e) && guard.value({x, y, d, e})) return true;
      }
    }
    return false;
  }
};

Action random_action(unsigned seed) {
  RandomGuard random(seed);
  Action action;
  action.of_d = &kSets[random.pick(std::size(kSets))];
  action.of_e = &kSets[random.pick(std::size(kSets))];
  action.guard = random.formula(1 + static_cast<int>(random.pick(2)));
  return action;
}

enum class Ask {
  Elimination,  ///< whether what is claimed of ENABLED differs from Z3's answer, and whether it is denied in a state in which
                ///< the box has a choice
  EachState,    ///< for each state whether there is a choice, without a quantifier, and whether that is claimed
};

/// Two questions, or two for each state. Nothing: the encoder does not decide it.
std::optional<std::string> questions(const Action& action, Ask ask) {
  Asked asked{{"Possible"}, {}, {}};
  for (int i = 0; i <= 2 * kState; ++i) {
    asked.invariants.push_back(fmt::format("X{}", i));
    asked.invariants.push_back(fmt::format("Y{}", i));
  }
  const frontend::Specification specification = load_spec(action.module_text(), asked);
  encoder::System system(specification, {});
  encoder::TransitionSystem& transitions = system.transitions;
  const encoder::Transition initial = engine::take(transitions.initial());
  std::vector<TermId> facts = initial.definitions;
  facts.push_back(initial.step_condition);
  const encoder::StateAt at{initial.next};
  std::vector<TermId> conditions;
  for (const auto& invariant : specification.model.invariants) {
    const encoder::Condition condition = engine::take(transitions.holds(invariant.expr, at));
    for (const obligation::Obligation& obligation : condition.obligations) {
      if (obligation.is_limit()) return std::nullopt;
      ADD_FAILURE() << obligation.message;
    }
    facts.insert(facts.end(), condition.definitions.begin(), condition.definitions.end());
    conditions.push_back(condition.holds);
  }
  std::vector<TermId> roots = facts;
  roots.insert(roots.end(), conditions.begin(), conditions.end());
  term::SmtlibWriter writer(system.terms, roots, term::SmtlibWriter::Counting::Sums);
  std::string script = "(push)\n(declare-const x Int)\n(declare-const y Int)\n";
  for (const TermId variable : writer.variables()) {
    script += fmt::format("(declare-const {} {})\n", writer.text(variable), writer.sort(variable));
    for (const std::string& fact : writer.bounds(variable)) script += fmt::format("(assert {})\n", fact);
  }
  script += writer.definitions();
  for (const TermId fact : facts) script += fmt::format("(assert {})\n", writer.text(fact));
  std::string found = "false";
  for (int i = 0; i <= 2 * kState; ++i) {
    const auto condition = [&](int which) { return writer.text(conditions[static_cast<std::size_t>(1 + 2 * i + which)]); };
    script += fmt::format("(assert (= {} (= x {})))\n", condition(0), smt_integer(i - kState));
    script += fmt::format("(assert (= {} (= y {})))\n", condition(1), smt_integer(i - kState));
    for (int j = -kState; j <= kState; ++j) {
      if (!action.holds_in_box(i - kState, j)) continue;
      found += fmt::format(" (and (= x {}) (= y {}))", smt_integer(i - kState), smt_integer(j));
    }
  }
  const std::string holds = writer.text(conditions.front());
  if (ask == Ask::EachState) {
    script += "(declare-const d Int)\n(declare-const e Int)\n";
    for (int state = 0; state < (2 * kState + 1) * (2 * kState + 1); ++state) {
      for (const std::string& question : {action.condition(), holds}) {
        script += fmt::format("(push)\n(assert (and (= x {}) (= y {}) {}))\n(check-sat)\n(pop)\n",
                              smt_integer(state / (2 * kState + 1) - kState), smt_integer(state % (2 * kState + 1) - kState),
                              question);
      }
    }
    return script + "(pop)\n";
  }
  script += fmt::format("(push)\n(assert (xor {} {}))\n", action.exists(), holds);
  // Without nnf the tactic of Z3 4.8.12 takes a quantifier below xor for one of a single sign.
  script += "(check-sat-using (then nnf qe smt))\n(pop)\n";
  script += fmt::format("(assert (and (or {}) (not {})))\n(check-sat)\n(pop)\n", found, holds);
  return script;
}

/// Z3's answers to the questions of some actions; fewer if it ran into the limit. Nothing: it is not installed.
std::optional<std::vector<std::string>> ask_z3(const std::string& questions) {
  std::string path = fs::temp_directory_path() / "tlaloc-enabled-XXXXXX";
  if (::mkdtemp(path.data()) == nullptr) return std::nullopt;
  const fs::path script = fs::path(path) / "script.smt2";
  std::ofstream(script) << "(set-option :timeout 1000)\n" << questions;
  const auto run = run_process({"z3", "-T:15", script.string()}, {});
  fs::remove_all(path);
  const auto* finished = std::get_if<Finished>(&run);
  if (finished == nullptr) return std::nullopt;
  std::istringstream lines(finished->output);
  std::vector<std::string> answers;
  for (std::string answer; std::getline(lines, answer) && answer != "timeout";) answers.push_back(answer);
  return answers;
}

/// Z3 4.8.12 eliminates wrongly now and then; what it says of single states, without quantifiers, counts.
void expect_right_in_each_state(unsigned seed) {
  const Action action = random_action(seed);
  const auto answers = ask_z3(*questions(action, Ask::EachState));
  ASSERT_EQ(answers->size(), 2U * (2 * kState + 1) * (2 * kState + 1));
  for (std::size_t i = 0; i < answers->size(); i += 2) {
    EXPECT_EQ((*answers)[i], (*answers)[i + 1]) << "state " << i / 2 << ", seed " << seed << ":\n" << action.module_text();
    EXPECT_NE((*answers)[i], "unknown") << seed;
  }
}

TEST(EnabledArithmetic, AgreesWithABoxAndWithZ3) {
  constexpr std::size_t kAtOnce = 10;  // Z3 gets slower with each question
  const unsigned first = from_environment("TLALOC_RANDOM_SEED", 0);
  const unsigned count = from_environment("TLALOC_RANDOM_SPECS", 60);
  std::size_t asked = 0;
  std::size_t decided = 0;
  std::size_t doubts = 0;
  for (unsigned seed = first; seed < first + count;) {
    std::string script;
    std::vector<unsigned> seeds;
    for (; seed < first + count && seeds.size() < kAtOnce; ++seed) {
      const auto text = questions(random_action(seed), Ask::Elimination);
      if (!text) continue;
      script += *text;
      seeds.push_back(seed);
    }
    const auto answers = ask_z3(script);
    if (!answers) GTEST_SKIP() << "z3 is not installed";
    for (std::size_t i = 0; i < answers->size(); ++i) {
      const std::string& answer = (*answers)[i];
      ASSERT_LT(i / 2, seeds.size()) << answer;
      if (answer == "sat" && i % 2 == 0) {
        ++doubts;
        expect_right_in_each_state(seeds[i / 2]);
        continue;
      }
      EXPECT_TRUE(answer == "unsat" || answer == "unknown") << answer << ", seed " << seeds[i / 2] << ":\n"
                                                            << random_action(seeds[i / 2]).module_text();
      decided += answer == "unsat" ? 1 : 0;
    }
    asked += 2 * seeds.size();
  }
  EXPECT_GE(asked, 2 * count * 8 / 10) << "decided by the encoder";
  EXPECT_GT(decided, asked / 2);  // in its time
  EXPECT_LE(doubts, 1 + count / 100);
  std::printf("%u actions, of %zu questions Z3 decides %zu, and eliminates wrongly in %zu\n", count, asked, decided, doubts);
}

}  // namespace
}  // namespace tlaloc::test
