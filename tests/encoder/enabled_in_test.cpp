// ENABLED below an instance whose substitution is no renaming: both evaluators say the same of every state.
#include <gtest/gtest.h>

#include "encoder/symbolic/operations.h"
#include "encoder/symbolic/placeholders.h"
#include "encoder/system/transition_system.h"
#include "frontend/interpret/interpreter.h"
#include "tests/support/load_spec.h"

namespace tlaloc::encoder {
namespace {

constexpr int kMost = 3;

const char* const kModules = R"(
---- MODULE Deep ----
VARIABLE d
DUp == d < 2 /\ d' = d + 1
DCan == ENABLED DUp
====
---- MODULE In ----
CONSTANT N
VARIABLES v, w
Up == v < N /\ v' = v + 1 /\ UNCHANGED w
Swap == v' = w /\ w' = v
Draw == \E n \in 1..N : v' = n /\ w' \in {n} \union (w .. N) /\ w' > v'
Choose == v' \in SUBSET (1..N) /\ v' # {} /\ w' = w /\ \A i \in v' : i > w
To(n) == v' = n /\ w' = IF n > v THEN w ELSE v
Late == w' = v' + v /\ v' \in 0..1
Late2 == w' > v /\ v' = w /\ w' = v'
Half == v' = 6 \div w /\ UNCHANGED w
Later == (v = 0 /\ UNCHANGED <<v, w>>) \/ v' = 6 \div w
Let == LET two == v + w IN two < N /\ v' = two
D == INSTANCE Deep WITH d <- v + w
Inner == D!DCan /\ v' = 1
Nested == ENABLED (v' = w /\ w' = w + 1 /\ D!DUp)
E1 == ENABLED Up
E2 == ENABLED <<Up>>_v
E3 == ENABLED <<Swap>>_<<v, w>>
E4 == ENABLED Draw
E5 == ENABLED Choose
E6 == \A n \in 0..N : ENABLED <<To(n)>>_v <=> n # v
E7 == \E n \in {v, w} : ENABLED (To(n) /\ v' > w)
E8 == ENABLED Late
E9 == ENABLED Late2
E10 == ENABLED Half
E11 == ENABLED Later
E12 == ENABLED (Draw /\ w' = 3)
E13 == ENABLED Let
E14 == ENABLED Inner
E15 == D!DCan
E16 == ENABLED (Up /\ ~ENABLED Up)
E17 == ENABLED [Up]_w
E18 == ENABLED (UNCHANGED v /\ v' = 2)
E19 == v > 0 => E11
E20 == Nested
Composed == ENABLED (Up \cdot Swap)
====
VARIABLES x, y, b
J == INSTANCE In WITH v <- x - y, w <- IF b THEN y ELSE 1, N <- 3
K == INSTANCE In WITH v <- x, w <- x, N <- 2
L == INSTANCE In WITH v <- 6 \div x, w <- y, N <- 4
M(i) == INSTANCE In WITH v <- x, w <- y, N <- i
P(i) == INSTANCE In WITH v <- x + i, w <- y, N <- 3
)";

class EnabledIn : public ::testing::Test {
 protected:
  /// What `formula` is refused for, or nothing; reports where the evaluators differ.
  std::string compare(const std::string& formula) {
    const auto spec = test::load_spec(
        std::string(kModules) + "Init == x = 0 /\\ y = 0 /\\ b\nNext == UNCHANGED <<x, y, b>>\nInv == " + formula + "\n",
        {{"Inv"}, {}, {}});
    const kernel::ExprId inv = spec.model.invariants.front().expr;
    term::Terms terms;
    TransitionSystem system(spec, terms, {});
    const term::TermId x = terms.int_variable("x", Integer(0), Integer(kMost));
    const term::TermId y = terms.int_variable("y", Integer(0), Integer(kMost));
    const term::TermId b = terms.bool_variable("b");
    SymbolicState state;
    state.values = {symbolic::make_integer(terms, x, Integer(0), Integer(kMost)),
                    symbolic::make_integer(terms, y, Integer(0), Integer(kMost)), symbolic::make_boolean(terms, b)};
    state.id = evaluate::new_state_id();
    const symbolic::Placeholders made(static_cast<std::uint32_t>(terms.variable_count()));
    auto encoded = system.holds(inv, {state});
    if (const auto* refusal = std::get_if<Refusal>(&encoded)) return refusal->message;
    const auto& condition = std::get<Condition>(encoded);
    for (const auto t : condition.definitions) ADD_FAILURE() << formula << " defines " << term::print(terms, t);
    EXPECT_FALSE(made.occur(terms, condition.holds)) << formula << " rests on a choice";
    for (const auto& o : condition.obligations) EXPECT_FALSE(made.occur(terms, o.violated)) << formula;
    interpret::Interpreter interpreter(spec.program);
    for (int at = 0; at < 2 * (kMost + 1) * (kMost + 1); ++at) {
      const Integer i(at / 2 / (kMost + 1)), j(at / 2 % (kMost + 1));
      term::Assignment assignment;
      assignment.integers[terms.variable_number(x)] = i;
      assignment.integers[terms.variable_number(y)] = j;
      assignment.booleans[terms.variable_number(b)] = at % 2 == 1;
      term::TermEvaluator evaluator(terms, assignment);
      const interpret::State concrete{Value::integer(i), Value::integer(j), Value::boolean(at % 2 == 1)};
      const auto expected = interpreter.holds(inv, &concrete);
      bool violated = false;
      for (const auto& o : condition.obligations) violated = violated || evaluator.truth(o.violated);
      const bool* value = std::get_if<bool>(&expected);
      ++(value == nullptr ? undefined_ : *value ? holds_ : fails_);
      EXPECT_EQ(violated, value == nullptr)
          << formula << " where x = " << i.to_string() << ", y = " << j.to_string() << ", b " << at % 2;
      if (violated || value == nullptr) continue;
      EXPECT_EQ(evaluator.truth(condition.holds), *value)
          << formula << " where x = " << i.to_string() << ", y = " << j.to_string() << ", b " << at % 2;
    }
    return {};
  }

  int holds_ = 0, fails_ = 0, undefined_ = 0;
};

TEST_F(EnabledIn, SaysWhatTheInterpreterSays) {
  for (const char* instance : {"J", "K", "L", "P(x)"}) {
    for (int number = 1; number <= 20; ++number) {
      EXPECT_EQ(compare(std::string(instance) + "!E" + std::to_string(number)), "");
    }
  }
  EXPECT_GT(holds_, 900);
  EXPECT_GT(fails_, 700);
  EXPECT_GT(undefined_, 150);
}

TEST_F(EnabledIn, SeesBoundVariables) {
  EXPECT_EQ(compare("\\E i \\in {1, y} : P(i)!E4 /\\ M(i)!E1"), "");
  EXPECT_EQ(compare("\\A i \\in 1..2 : P(i)!E6 \\/ J!E4"), "");
  EXPECT_EQ(compare("\\A i \\in 0..x : P(i)!E7 => M(1)!E12"), "");
  EXPECT_EQ(compare("LET F(i) == P(i)!E1 IN F(y) /\\ ~F(x + 1)"), "");
  EXPECT_GT(holds_, 10);
  EXPECT_GT(fails_, 10);
}

TEST_F(EnabledIn, RefusesComposedActionsAsTheInterpreterDoes) {
  EXPECT_EQ(compare("J!Composed"), "`\\cdot` below `ENABLED` in an instance cannot be encoded");
}

}  // namespace
}  // namespace tlaloc::encoder
