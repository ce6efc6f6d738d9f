#include "solver/proof/vocabulary.h"

#include <gtest/gtest.h>

#include "encoder/system/transition_system.h"
#include "frontend/interpret/interpreter.h"
#include "tests/support/load_spec.h"

namespace tlaloc::engine {
namespace {

using Texts = std::vector<std::string>;

/// The vocabulary of a specification whose invariant is its first one.
class Words {
 public:
  explicit Words(const std::string& body) : specification_(test::load_spec(body, {{"Inv"}, {}, {}}).draft()) {
    const frontend::Specification original = specification_.draft();
    encoder::TransitionSystem system(original, terms_, interpret::Run());
    const auto admitted = system.admitted({specification_.model.invariants[0].expr});
    vocabulary_ = make_vocabulary(specification_, std::get<encoder::AdmittedStates>(admitted).states.next);
  }

  [[nodiscard]] const Vocabulary& all() const { return vocabulary_; }
  [[nodiscard]] const frontend::Specification& specification() const { return specification_; }
  [[nodiscard]] Texts texts(const std::vector<kernel::ExprId>& exprs) const {
    Texts out;
    for (const kernel::ExprId expr : exprs) out.push_back(kernel::print(specification_.program, expr));
    return out;
  }
  /// The atoms number `from` to `to`.
  [[nodiscard]] Texts atoms(std::size_t from, std::size_t to) const {
    const Texts all = texts(vocabulary_.atoms);
    return {all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(to)};
  }
  [[nodiscard]] Texts parts() const { return atoms(0, vocabulary_.parts); }
  [[nodiscard]] Texts numbers() const { return atoms(vocabulary_.cases, vocabulary_.atoms.size()); }
  [[nodiscard]] bool has(const std::string& atom) const {
    const Texts all = texts(vocabulary_.atoms);
    return std::find(all.begin(), all.end(), atom) != all.end();
  }

 private:
  frontend::Specification specification_;
  term::Terms terms_;
  Vocabulary vocabulary_;
};

TEST(Vocabulary, SpeaksOfEveryPartOfAState) {
  const Words words(
      "VARIABLES flag, pc, sent\nInit == flag = FALSE /\\ pc = [p \\in {1, 2} |-> \"a\"] /\\ sent = {}\nNext == UNCHANGED "
      "<<flag, pc, sent>>\n"
      "Inv == flag \\in BOOLEAN /\\ pc \\in [{1, 2} -> {\"a\", \"b\", \"c\"}] /\\ sent \\in SUBSET {\"m\", \"n\"}");
  EXPECT_EQ(words.parts(), (Texts{"flag", "pc[1] = \"a\"", "pc[1] = \"b\"", "pc[1] = \"c\"", "pc[2] = \"a\"", "pc[2] = \"b\"",
                                  "pc[2] = \"c\"", "\"m\" \\in sent", "\"n\" \\in sent"}));
}

TEST(Vocabulary, SaysOneOfTwoCasesAndNotesTheOther) {
  const Words words("VARIABLE pc\nInit == pc = \"a\"\nNext == UNCHANGED pc\nInv == pc \\in {\"a\", \"b\"}");
  EXPECT_EQ(words.parts(), (Texts{"pc = \"a\""}));
  ASSERT_EQ(words.all().opposites.size(), 1U);
  const auto& [atom, opposite] = *words.all().opposites.begin();
  EXPECT_EQ(words.texts({atom, opposite}), (Texts{"pc = \"a\"", "pc = \"b\""}));
}

TEST(Vocabulary, GuardsPartsThatAreNotAlwaysThere) {
  const Words words("VARIABLE q\nInit == q = <<>>\nNext == UNCHANGED q\nInv == q = <<>> \\/ q \\in [{1} -> BOOLEAN]");
  EXPECT_EQ(words.parts(), (Texts{"1 \\in (DOMAIN q)", "(1 \\in (DOMAIN q)) /\\ q[1]"}))
      << "q[1] alone has no value where q is empty";
  EXPECT_EQ(words.texts(words.all().quantities), (Texts{"Len(q)"}));
}

TEST(Vocabulary, ComparesIntegersWithEachOtherAndWithNumbersOfTheText) {
  const Words words(
      "VARIABLES m, n\nInit == m = 0 /\\ n = 0\nNext == m' = m + 17 /\\ n' = n\nInv == m \\in Nat /\\ n \\in Nat");
  EXPECT_EQ(words.texts(words.all().quantities), (Texts{"m", "n"}));
  for (const char* atom : {"0 <= m", "m <= 17", "m = 17", "m <= n", "n <= m", "m = n", "m = n + 1", "n = m + 2"})
    EXPECT_TRUE(words.has(atom)) << atom;
  EXPECT_EQ(words.parts(), Texts{});
}

TEST(Vocabulary, PutsValuesOfSmallIntegersBehindTheOtherParts) {
  const Words words(
      "VARIABLES n, b\nInit == n = 0 /\\ b = TRUE\nNext == UNCHANGED <<n, b>>\nInv == n \\in 0..2 /\\ b \\in BOOLEAN");
  EXPECT_EQ(words.parts(), (Texts{"b"}));
  EXPECT_EQ(words.texts(words.all().small), (Texts{"n"}));
  const Texts numbers = words.numbers();
  for (const char* atom : {"n = 1", "n = 2"}) EXPECT_NE(std::find(numbers.begin(), numbers.end(), atom), numbers.end()) << atom;
}

TEST(Vocabulary, JoinsPartsUnderTheSameKey) {
  const Words words(
      "VARIABLES pc, flag\nInit == pc = [p \\in {1, 2} |-> \"a\"] /\\ flag = [p \\in {1, 2} |-> FALSE]\nNext == UNCHANGED "
      "<<pc, flag>>\n"
      "Inv == pc \\in [{1, 2} -> {\"a\", \"b\"}] /\\ flag \\in [{1, 2} -> BOOLEAN]");
  EXPECT_EQ(words.texts(words.all().joint), (Texts{"(pc[1] = \"a\") /\\ flag[1]", "(pc[2] = \"a\") /\\ flag[2]"}));
}

TEST(Vocabulary, TakesComparisonsFromTheTextThatSpeakOfNoBoundVariable) {
  const Words words(
      "VARIABLES s, n\nInit == s = {} /\\ n = 0\nNext == \\E k \\in {1, 2} : k > n /\\ Cardinality(s) < 5 /\\ UNCHANGED <<s, "
      "n>>\n"
      "Inv == s \\in SUBSET {1, 2} /\\ n \\in Nat /\\ (s = {1} => n > 4)");
  EXPECT_TRUE(words.has("Cardinality(s) < 5"));
  EXPECT_TRUE(words.has("n > 4"));
  EXPECT_FALSE(words.has("k > n"));
  const Texts equations = words.atoms(words.all().parts, words.all().cases);
  EXPECT_NE(std::find(equations.begin(), equations.end(), "s = {1}"), equations.end());
}

/// Atoms and parts are evaluated in any state that the invariant admits.
TEST(Vocabulary, HasAValueInEveryStateThatIsAdmitted) {
  const Words words(
      "VARIABLES q, n\nInit == q = <<>> /\\ n = 0\nNext == UNCHANGED <<q, n>>\n"
      "Inv == /\\ q \\in {<<>>} \\cup [{1} -> 0..2] \\cup [{1, 2} -> 0..2]\n       /\\ n \\in -3..3");
  const frontend::Specification& specification = words.specification();
  interpret::Interpreter interpreter(specification.program, {});
  const Value one = Value::integer(1);
  for (const Value& q : {Value::tuple({}), Value::tuple({one}), Value::tuple({one, one})}) {
    for (int n = -3; n <= 3; n += 3) {
      const interpret::State state{q, Value::integer(n)};
      for (const kernel::ExprId atom : words.all().atoms) {
        const auto holds = interpreter.holds(atom, &state);
        EXPECT_TRUE(std::holds_alternative<bool>(holds))
            << kernel::print(specification.program, atom) << " where q = " << q.to_string();
      }
      for (const kernel::ExprId part : words.all().quantities) {
        const auto value = interpreter.evaluate(part, &state);
        EXPECT_TRUE(std::holds_alternative<Value>(value)) << kernel::print(specification.program, part);
      }
    }
  }
  EXPECT_GT(words.all().atoms.size(), 10U);
}

}  // namespace
}  // namespace tlaloc::engine
