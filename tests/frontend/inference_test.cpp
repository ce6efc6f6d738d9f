#include "frontend/infer/inference.h"

#include "tests/frontend/load_fixture.h"

namespace tlaloc::test {
namespace {

class InferredType : public LoadTest {
 protected:
  /// The line of the dump about `name`, a variable, constant or definition, behind its `\in`.
  std::string type_of(const std::string& name, const std::string& body) {
    sink = {};
    file("M", "EXTENDS Integers, Sequences, FiniteSets, TLC\n" + body);
    if (!analyse()) return messages();
    const std::string dump = "\n" + infer::Inference(program()).print();
    for (const std::string prefix : {"\nVARIABLE ", "\nCONSTANT ", "\n"}) {
      const std::size_t at = dump.find(prefix + name + " \\in ");
      if (at == std::string::npos) continue;
      const std::size_t begin = at + prefix.size() + name.size() + 5;
      return dump.substr(begin, dump.find('\n', begin) - begin);
    }
    return "nothing of " + name + " in" + dump;
  }
  std::string type(const std::string& expression) { return type_of("E", "CONSTANT C\nE == " + expression); }
  int warnings(const std::string& body) {
    type_of("E", "E == 1\n" + body);
    return static_cast<int>(sink.all().size());
  }
};

TEST_F(InferredType, OfExpressionsIsWrittenAsASetThatHoldsThem) {
  EXPECT_EQ(type("1 + 2"), "Int");
  EXPECT_EQ(type("{}"), "{{}}");
  EXPECT_EQ(type("{1, 2}"), "SUBSET Int");
  EXPECT_EQ(type("SUBSET SUBSET {1}"), "SUBSET (SUBSET (SUBSET Int))");
  EXPECT_EQ(type("[x \\in 1..3 |-> \"a\"]"), "[Int -> {\"a\"}]");
  EXPECT_EQ(type("[a |-> 1, b |-> {TRUE}]"), "[a : Int, b : SUBSET BOOLEAN]");
  EXPECT_EQ(type("<<1, \"a\">>"), "<<Int, {\"a\"}>>");
  EXPECT_EQ(type("Append(<<1>>, 2)"), "Seq(Int)");
  EXPECT_EQ(type("CHOOSE x \\in C : TRUE"), "C");
  EXPECT_EQ(type("C"), "{C}");
  EXPECT_EQ(type("ToString(1)"), "STRING");
}

TEST_F(InferredType, JoinsWhatFlowsTogether) {
  EXPECT_EQ(type("IF C THEN 1 ELSE \"a\""), "Int \\cup {\"a\"}");
  EXPECT_EQ(type("{[a |-> 1], [a |-> \"x\", b |-> 2]}"), "SUBSET [a : Int \\cup {\"x\"}, b? : Int]");
  EXPECT_EQ(type("{<<1>>, <<1, \"b\">>}"), "SUBSET Seq(Int \\cup {\"b\"})");
  EXPECT_EQ(type("[[x \\in 1..2 |-> 0] EXCEPT ![1] = \"a\"]"), "[Int -> Int \\cup {\"a\"}]");
  EXPECT_EQ(type("[[a |-> 1, b |-> 2] EXCEPT !.a = @ = 1]"), "[a : BOOLEAN \\cup Int, b : Int]");
}

TEST_F(InferredType, OfVariablesComesFromInitAndSteps) {
  const std::string body = "VARIABLES x, y\nInit == x = 0 /\\ y = <<>>\nNext == x' \\in {\"a\"} /\\ y' = Append(y, x)\n";
  EXPECT_EQ(type_of("x", body + "Spec == Init /\\ [][Next]_<<x, y>>"), "Int \\cup {\"a\"}");
  EXPECT_EQ(type_of("y", body + "Spec == Init /\\ [][Next]_<<x, y>>"), "Seq(Int \\cup {\"a\"})");
}

TEST_F(InferredType, FollowsVariablesThroughParameters) {
  EXPECT_EQ(type_of("x", "VARIABLE x\nInit == x = 0\nSet(v, e) == v' = e\nNext == Set(x, \"a\")\nSpec == Init /\\ [][Next]_x"),
            "Int \\cup {\"a\"}");
}

TEST_F(InferredType, OfAVariableWithoutAnInitialValueIsOpen) { EXPECT_EQ(type_of("x", "VARIABLE x\nStep == x' = 1"), "Any"); }

TEST_F(InferredType, OfEnabledIsBooleanInInstancesToo) {
  files.add("N.tla", "---- MODULE N ----\nVARIABLE v\nA == v' = 0\n====\n");
  EXPECT_EQ(type_of("E", "VARIABLE y\nI == INSTANCE N WITH v <- y\nE == ENABLED I!A"), "BOOLEAN");
}

TEST_F(InferredType, OfGrowingValuesIsFinite) {
  EXPECT_NE(type_of("x", "VARIABLE x\nInit == x = {}\nNext == x' = {x}\nSpec == Init /\\ [][Next]_x").find("Any"),
            std::string::npos);
}

TEST_F(InferredType, OfOperatorsJoinsAllCalls) {
  EXPECT_EQ(type_of("Id(a \\in Int \\cup {\"s\"})", "Id(a) == a\nA == Id(1)\nB == Id(\"s\")"), "Int \\cup {\"s\"}");
  EXPECT_EQ(type_of("H", "Ap(F(_), a) == F(a)\nH == Ap(LAMBDA x : {x}, 3)"), "SUBSET Int");
}

TEST_F(InferredType, TakesWhatAssumptionsSayOfConstants) {
  EXPECT_EQ(type_of("N", "CONSTANT N\nASSUME N \\in Nat \\ {0} /\\ TRUE"), "Int");
}

TEST_F(InferredType, WarnsOfWhatCanNeverMakeSense) {
  for (const char* body : {"A == 1 = \"a\"", "A == {} + 1", "A == {1}[2]", "A == [a |-> 1].b", "A == 1 \\in 2",
                           "A == 1 /\\ TRUE", "A == \\E x \\in 3 : TRUE", "A == LET f == <<1>> IN f = {f}"}) {
    EXPECT_EQ(warnings(body), 1) << body << "\n" << messages();
  }
}

TEST_F(InferredType, LetsPassWhatMayMakeSense) {
  for (const char* body :
       {"CONSTANT C\nA == C = \"a\" /\\ C + 1 = 2 /\\ C[1] = 3", "A == \"abc\"[1]", "A == Len(\"abc\") + Len(\"a\" \\o \"b\")",
        "A == {} = {\"a\"} /\\ 1 \\in {}", "A == (CHOOSE x : x \\notin {1}) = 2", "F(x) == x + 1\nG(x) == x.a",
        "A == \\A r \\in {[a |-> 1], [b |-> 1]} : r.b = 1", "A == [x \\in {\"a\"} |-> 1].a", "A == <<>> = [x \\in 1..0 |-> x]",
        "A == (\"a\" :> 1 @@ \"b\" :> 2).b", "VARIABLE x\nA == x = 1 /\\ x = \"a\""}) {
    EXPECT_EQ(warnings(body), 0) << body << "\n" << messages();
  }
}

TEST_F(InferredType, ComparesAnnotationsWithWhatIsInferred) {
  const std::string ending = "x\nInit == x = 1\n";
  for (const char* type : {"Int", "a", "NODE", "$unknown", "Str | Int", "(Int)"}) {
    const int expected = std::string(type) == "Str | Int" ? 1 : 0;
    EXPECT_EQ(warnings("VARIABLE\n\\* @type: " + std::string(type) + ";\n" + ending), expected) << type << messages();
  }
  for (const char* type : {"Str", "Set(Int)", "Int -> Int", "<<Int, Int>>", "{ a: Int }", "[a: Int]", "Seq(a)", "Bool"}) {
    EXPECT_EQ(warnings("VARIABLE\n\\* @type: " + std::string(type) + ";\n" + ending), 1) << type << messages();
    EXPECT_EQ(count(DiagnosticKind::AnnotationMismatch), 1) << type;
  }
  EXPECT_EQ(warnings("VARIABLE\n\\* @type: Some(Int) | None(UNIT);\n" + ending), 0) << messages();
}

}  // namespace
}  // namespace tlaloc::test
