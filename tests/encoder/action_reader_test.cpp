// What the reader makes of small formulas: the branches, each with its label, its guard and what it assigns, and where a
// formula has no value. The state that a step leaves: `x` is an integer of 0..9, `b` a Boolean.
#include "encoder/action/action_reader.h"

#include <gtest/gtest.h>

#include "tests/support/parse_spec.h"

namespace tlaloc::action {
namespace {

using Texts = std::vector<std::string>;

constexpr const char* kDefinitions =
    "VARIABLES x, b\n"
    "Set(n) == x' = n /\\ b' = b\n"
    "Same == UNCHANGED b\n"
    "Action == ";

struct Read {
  Texts branches;     ///< `LABEL guard: x' = value, b' = value`
  Texts obligations;  ///< `message where condition`
  std::size_t fresh = 0;
  bool is_complete = true;
};

Read read(const std::string& action, Mode mode = Mode::Step) {
  const auto parsed = test::parse_spec(kDefinitions + action);
  term::Terms terms;
  obligation::Obligations obligations(terms);
  Evaluator evaluator(parsed->program, terms, obligations, {});
  SymbolicState state;
  state.values = {symbolic::make_integer(terms, terms.int_variable("x", Integer(0), Integer(9)), Integer(0), Integer(9)),
                  symbolic::make_boolean(terms, terms.bool_variable("b"))};
  state.id = evaluate::new_state_id();
  const std::size_t before = terms.variable_count();

  ActionReader reader(evaluator, mode, mode == Mode::Initial ? nullptr : &state, "new");
  const std::vector<Branch> branches = reader.read(parsed->body("Action"), nullptr, terms.true_term());
  reader.end_at_first(branches);
  Read out;
  for (const Branch& branch : branches) {
    EXPECT_TRUE(branch.postponed.empty()) << action;
    std::string text = branch.label.name.empty() ? "" : branch.label.name.text();
    for (const LabelParameter& parameter : branch.label.parameters)
      text += " " + parameter.name.text() + "=" + symbolic::print(terms, parameter.value);
    text += (text.empty() ? "" : " ") + term::print(terms, branch.guard) + ":";
    for (std::size_t v = 0; v < 2; ++v) {
      const auto& value = branch.next.values[v];
      if (value) text += std::string(v == 0 ? " x'=" : " b'=") + symbolic::print(terms, *value);
    }
    out.branches.push_back(text);
  }
  for (const obligation::Obligation& o : obligations.take())
    out.obligations.push_back(o.message + " where " + term::print(terms, o.violated));
  out.fresh = terms.variable_count() - before;
  out.is_complete = reader.is_complete();
  return out;
}

/// The branches of an action that has a value in every state.
Texts branches(const std::string& action, Mode mode = Mode::Step) {
  const Read all = read(action, mode);
  EXPECT_EQ(all.obligations, Texts{}) << action;
  return all.branches;
}

TEST(ActionReader, GivesEachDisjunctABranchOfItsOwn) {
  EXPECT_EQ(branches("\\/ x = 0 /\\ x' = 1 /\\ b' = TRUE\n          \\/ b /\\ x' = x + 1 /\\ b' = ~b"),
            (Texts{"(= x 0): x'=1 b'=TRUE", "b: x'=(+ x 1) b'=FALSE"}));
}

TEST(ActionReader, PutsEveryTestIntoTheGuardWhereverItStands) {
  EXPECT_EQ(branches("x' = 1 /\\ b /\\ b' = FALSE"), (Texts{"b: x'=1 b'=FALSE"}));
  EXPECT_EQ(branches("x' = 1 /\\ b' = FALSE /\\ b"), (Texts{"b: x'=1 b'=FALSE"}));
}

TEST(ActionReader, DropsABranchWhoseGuardIsFalse) {
  EXPECT_EQ(branches("(x > 9 /\\ x' = 1 /\\ Same) \\/ (b /\\ ~b /\\ x' = 2 /\\ Same)"), Texts{});
}

TEST(ActionReader, AssignsOnceAndTestsAfterwards) {
  EXPECT_EQ(branches("x' = 3 /\\ x' = x /\\ Same"), (Texts{"(= x 3): x'=3 b'=b"}));
  EXPECT_EQ(branches("x' = 3 /\\ x' \\in 1..2 /\\ Same"), Texts{});
  EXPECT_EQ(branches("x' = 3 /\\ ~b'"), (Texts{"true: x'=3 b'=FALSE"}));
  EXPECT_EQ(branches("x' = 3 /\\ b' /\\ b' = b"), (Texts{"b: x'=3 b'=TRUE"}));
}

TEST(ActionReader, SplitsConditionsIntoBranchesThatExcludeEachOther) {
  EXPECT_EQ(branches("IF b THEN Set(1) ELSE Set(2)"), (Texts{"b: x'=1 b'=TRUE", "(not b): x'=2 b'=FALSE"}));
  EXPECT_EQ(branches("CASE b -> x' = 1 /\\ Same [] x = 0 -> x' = 2 /\\ Same [] OTHER -> x' = 3 /\\ Same"),
            (Texts{"b: x'=1 b'=b", "(and (not b) (= x 0)): x'=2 b'=b", "(and (not b) (not (= x 0))): x'=3 b'=b"}));
}

TEST(ActionReader, NamesABranchByTheOperatorThatItCalls) {
  EXPECT_EQ(branches("x = 0 /\\ (Set(4) \\/ Set(x))"), (Texts{"Set n=4 (= x 0): x'=4 b'=b", "Set (= x 0): x'=x b'=b"}))
      << "an argument that depends on the state is no part of the name";
  EXPECT_EQ(branches("\\E n \\in {1, 7} : n > x /\\ Set(n)"),
            (Texts{"Set n=1 (<= x 0): x'=1 b'=b", "Set n=7 (<= x 6): x'=7 b'=b"}));
  EXPECT_EQ(branches("\\E n \\in {1, 7} : x' = n /\\ Same /\\ x' > 1"), (Texts{"true: x'=7 b'=b"})) << "Next itself";
}

TEST(ActionReader, DrawsAFreshElementWithinTheBoundsOfItsSet) {
  const Read one = read("x' \\in 1..50 /\\ x' > x /\\ Same");
  EXPECT_EQ(one.branches, (Texts{"(<= x (+ |new.x'| (- 1))): x'=|new.x'| b'=b"}));
  EXPECT_EQ(one.fresh, 1U);
  EXPECT_EQ(branches("x' \\in 8..x /\\ Same"),
            (Texts{"(and (or (not (<= x 7)) |new.x'=9|) (or (not (<= x 8)) (not |new.x'=9|))): "
                   "x'=one of (8 if (not |new.x'=9|), 9 if |new.x'=9|) b'=b"}))
      << "where x is too small, a chosen element is none of the set";
  EXPECT_EQ(branches("x' \\in {} /\\ Same"), Texts{});
}

TEST(ActionReader, ReadsLaterWhatWaitsForAValue) {
  EXPECT_EQ(branches("b' = (x' = x) /\\ x' = 3"), (Texts{"true: x'=3 b'=(= x 3)"}));
  EXPECT_EQ(branches("(x' > 2 /\\ b' = TRUE) /\\ x' = x"), (Texts{"(not (<= x 2)): x'=x b'=TRUE"}));
}

TEST(ActionReader, SplitsOffOnlyTheStatesThatReadTooEarly) {
  // Where b holds, x' is asked for before it has a value.
  EXPECT_EQ(branches("(IF b THEN x' # 3 ELSE x < 5) /\\ x' = x /\\ Same"),
            (Texts{"(and b (not (= x 3))): x'=x b'=b", "(and (not b) (<= x 4)): x'=x b'=b"}));
}

TEST(ActionReader, FindsUndefinedWhatReadsAVariableThatIsGivenNoValue) {
  const Read one = read("b /\\ b' = (x' = 3)");
  EXPECT_EQ(one.branches, Texts{});
  EXPECT_EQ(one.obligations, (Texts{"`x'` is read before it is assigned where b"}));
}

TEST(ActionReader, RecordsWhatHasNoValueUnderTheConditionOfItsPlace) {
  const Read one = read("b /\\ x' = 7 \\div x /\\ Same");
  EXPECT_EQ(one.obligations, (Texts{"division by zero where (and b (= x 0))"}));
  EXPECT_EQ(one.branches.size(), 1U);
  EXPECT_EQ(read("x # 0 /\\ x' = 7 \\div x /\\ Same").obligations, Texts{}) << "the test before it excludes zero";
  EXPECT_EQ(read("x' = 7 \\div x /\\ x # 0 /\\ Same").obligations.size(), 1U) << "the test behind it comes too late";
}

TEST(ActionReader, LeavesWhatDoesNotChangeTheSameTerm) {
  EXPECT_EQ(branches("UNCHANGED <<x, b>>"), (Texts{"true: x'=x b'=b"}));
  EXPECT_EQ(branches("[b /\\ Set(0)]_x /\\ Same"), (Texts{"true: x'=x b'=b", "b: x'=0 b'=TRUE"}));
  EXPECT_EQ(branches("<<Set(0)>>_x"), (Texts{"Set n=0 (not (= x 0)): x'=0 b'=b"}));
}

TEST(ActionReader, ReadsAnInitialPredicateOverNoState) {
  EXPECT_EQ(branches("x = 2 /\\ b \\in {TRUE}", Mode::Initial), (Texts{"true: x'=2 b'=TRUE"}));
  EXPECT_EQ(branches("b = (x > 1) /\\ x = 2", Mode::Initial), (Texts{"true: x'=2 b'=TRUE"}));
}

TEST(ActionReader, AsksWhetherAStepExistsWithoutFreshVariablesInAGuard) {
  for (const Mode mode : {Mode::Expanded, Mode::Sampled}) {
    const Read one = read("x' \\in 3..5 /\\ x' > x /\\ Same", mode);
    EXPECT_EQ(one.fresh, 0U);
    EXPECT_EQ(one.branches, (Texts{"(<= x 2): x'=3 b'=b", "(<= x 3): x'=4 b'=b", "(<= x 4): x'=5 b'=b"}));
    EXPECT_TRUE(one.is_complete);
  }
}

TEST(ActionReader, DoesNotMeetWhatLiesBehindTheFirstWayOfEnabled) {
  const std::string undefined = "(x = 1 \\div 0 /\\ x' = 0 /\\ Same)";
  EXPECT_EQ(read("(x < 5 /\\ Set(1)) \\/ " + undefined, Mode::Enabled).obligations,
            (Texts{"division of `1` by zero where (not (<= x 4))"}));
  EXPECT_EQ(read(undefined + " \\/ (x < 5 /\\ Set(1))", Mode::Enabled).obligations,
            (Texts{"division of `1` by zero where true"}));
}

}  // namespace
}  // namespace tlaloc::action
