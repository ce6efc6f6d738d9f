#include "tests/frontend/load_fixture.h"

namespace tlaloc::test {
namespace {

constexpr const char* kCounter =
    "EXTENDS Naturals\nCONSTANTS N, F(_)\nVARIABLES x, y\nvars == <<x, y>>\nInit == x = 0 /\\ y = N\nInc(k) == x' = x + k /\\ "
    "UNCHANGED y\n"
    "Next == \\E k \\in 1..2 : Inc(k)\nFair == WF_vars(Next) /\\ \\A k \\in {1, 2} : SF_vars(Inc(k))\nSpec == Init /\\ "
    "[][Next]_vars /\\ Fair\n"
    "Inv == x >= 0\nUses == F(1) = N\nOne(a) == a\nOther == 7\nLimit == x < 5";

class Model : public LoadTest {
 protected:
  void SetUp() override { file("M", kCounter); }
};

TEST_F(Model, TakesASpecificationApart) {
  config("SPECIFICATION Spec\nINVARIANT Inv\nCONSTANT N = 3\nCONSTRAINT Limit\nCHECK_DEADLOCK FALSE");
  ASSERT_TRUE(load()) << messages();
  EXPECT_EQ(text(*model().init), "Init");
  EXPECT_EQ(text(*model().next), "Next");
  EXPECT_EQ(model().next_name, "Next");
  EXPECT_EQ(text(*model().subscript), "vars");
  ASSERT_EQ(model().fairness.size(), 2U);
  EXPECT_FALSE(model().fairness[0].strong);
  EXPECT_EQ(text(model().fairness[0].action), "Next");
  EXPECT_TRUE(model().fairness[0].binders.empty());
  EXPECT_TRUE(model().fairness[1].strong);
  EXPECT_EQ(text(model().fairness[1].expr), "\\A k \\in {1, 2} : SF_vars(Inc(k))");
  EXPECT_EQ(text(model().fairness[1].action), "Inc(k)");
  EXPECT_EQ(text(model().fairness[1].subscript), "vars");
  ASSERT_EQ(model().fairness[1].binders.size(), 1U);
  EXPECT_EQ(text(model().fairness[1].binders[0].set), "{1, 2}");
  ASSERT_EQ(model().invariants.size(), 1U);
  EXPECT_EQ(model().invariants[0].name, "Inv");
  EXPECT_EQ(sources.text(model().invariants[0].span), "x >= 0");
  EXPECT_EQ(model().constraints.size(), 1U);
  EXPECT_FALSE(model().check_deadlock);
  EXPECT_EQ(body("Init"), "(x = 0) /\\ (y = 3)");
}

TEST_F(Model, PutsReplacementsInPlace) {
  config("INIT Init\nNEXT Next\nINVARIANT Uses\nCONSTANTS N <- Other\nF <- One\nNat = {1}");
  ASSERT_TRUE(load()) << messages();
  EXPECT_EQ(body("Uses"), "One(1) = Other");
  config("INIT Init\nNEXT Next\nINVARIANT Uses\nCONSTANTS N = {a, b}\nF(1) = 2\nF(3) = a");
  ASSERT_TRUE(load()) << messages();
  EXPECT_EQ(body("Uses"), "F(1) = {a, b}");
  EXPECT_EQ(body("F"), "CASE a = 1 -> 2 [] a = 3 -> a");
  config("INIT Init\nNEXT Next\nINVARIANT Uses\nCONSTANTS N = {a, b}\nF(1) = 2\nF(1) = a");
  EXPECT_FALSE(load());
  EXPECT_EQ(count(DiagnosticKind::ConfigRepeated), 1) << messages();
}

TEST_F(Model, OverridesDefinitionsWhereverTheyAreUsed) {
  config("INIT Init\nNEXT Next\nCONSTANTS N = 1\n Inc <- One2\n");
  EXPECT_FALSE(load());
  EXPECT_EQ(count(DiagnosticKind::ConfigUnknownName), 1) << messages();
  sink = {};
  config("INIT Init\nNEXT Next\nCONSTANTS N = 1\n Inc <- One\n");
  ASSERT_TRUE(load()) << messages();
  EXPECT_EQ(body("Next"), "\\E k \\in (1 .. 2) : One(k)");
}

TEST_F(Model, TakesConstantsFromTheCommandLine) {
  config("SPECIFICATION Spec\nCONSTANT N = 3");
  options.constants = {{"N", "Other + 1"}};
  ASSERT_TRUE(load()) << messages();
  EXPECT_EQ(body("N"), "Other + 1");
  options.constants = {{"N", "{p, q}"}};
  ASSERT_TRUE(load()) << messages();
  EXPECT_EQ(body("N"), "{p, q}");
}

TEST_F(Model, TakesInvariantsAsExpressions) {
  config("SPECIFICATION Spec\nCONSTANT N = 3\nINVARIANT Nowhere");
  options.invariants = {"x < N", "Inv"};
  ASSERT_TRUE(load()) << messages();
  ASSERT_EQ(model().invariants.size(), 2U);
  EXPECT_EQ(text(model().invariants[0].expr), "x < 3");
  EXPECT_EQ(model().invariants[0].name, "x < N");
}

TEST_F(Model, NamesConstantsWithoutAValueWhereTheyAreNeeded) {
  config("SPECIFICATION Spec");
  EXPECT_FALSE(load());
  ASSERT_EQ(count(DiagnosticKind::ConstantWithoutValue), 1) << messages();
  EXPECT_EQ(sink.first_error()->message, "constant `N` has no value");
  sink = {};
  options.invariants = {"Uses"};
  EXPECT_FALSE(load());
  EXPECT_EQ(count(DiagnosticKind::ConstantWithoutValue), 2) << messages();
}

TEST_F(Model, ReportsNamesThatTheSpecDoesNotDefine) {
  config("SPECIFICATION Spek\nCONSTANTS N = 3\n Q <- Other\n");
  EXPECT_FALSE(load());
  EXPECT_EQ(count(DiagnosticKind::ConfigUnknownName), 2) << messages();
  EXPECT_EQ(info(sink.first_error()->kind).category, DiagnosticCategory::Config);
}

TEST_F(Model, ChecksLevelsAndArities) {
  config("SPECIFICATION Spec\nCONSTANT N = 3\nINVARIANT Next");
  EXPECT_FALSE(load());
  EXPECT_EQ(count(DiagnosticKind::ConfigLevel), 1) << messages();
  sink = {};
  config("SPECIFICATION Spec\nCONSTANT N = 3\nPROPERTY Next");
  EXPECT_FALSE(load());
  EXPECT_EQ(count(DiagnosticKind::ConfigLevel), 1) << messages();
  sink = {};
  config("SPECIFICATION Spec\nCONSTANT N = 3\nINVARIANT One");
  EXPECT_FALSE(load());
  EXPECT_EQ(count(DiagnosticKind::ConfigArity), 1) << messages();
  sink = {};
  config("INIT Init\nCONSTANT N = 3");
  EXPECT_FALSE(load());
  EXPECT_EQ(count(DiagnosticKind::NoBehaviour), 1) << messages();
}

TEST_F(Model, TakesInitAndNextByNameWithoutAConfiguration) {
  options.constants = {{"N", "1"}};
  ASSERT_TRUE(load()) << messages();
  EXPECT_EQ(count(DiagnosticKind::DefaultBehaviour), 1);
  EXPECT_EQ(text(*model().next), "Next");
}

TEST_F(Model, SpansOfUnreadableConfigurationsAreConfigErrors) {
  options.config_path = "nowhere.cfg";
  EXPECT_FALSE(load());
  EXPECT_EQ(count(DiagnosticKind::ConfigUnreadable), 1) << messages();
}

TEST_F(Model, RefusesSpecificationsOfAnotherShape) {
  for (const char* spec : {"Init", "[][Next]_<<x, y>>", "Init /\\ [][Next]_x /\\ [][Next]_y",
                           "Init /\\ [](x = 0) /\\ [][Next]_<<x, y>>", "Init /\\ \\A i \\in {1} : [][Next]_<<x, y>>"}) {
    sink = {};
    file("M", "VARIABLES x, y\nInit == x = 0 /\\ y = 0\nNext == UNCHANGED <<x, y>>\nSpec == " + std::string(spec));
    config("SPECIFICATION Spec");
    EXPECT_FALSE(load()) << spec;
    EXPECT_GE(count(DiagnosticKind::SpecificationShape), 1) << spec << "\n" << messages();
  }
}

TEST_F(Model, IgnoresWhatHasNoEffectButSaysSo) {
  file("M", "EXTENDS TLCExt\nVARIABLE x\nInit == x = 0\nNext == x' = x\nShown == [print |-> TLCFP(x)]\nPost == TRUE");
  config("INIT Init\nNEXT Next\nCONSTANT Nowhere = 3\nALIAS Shown\nPOSTCONDITION Post");
  ASSERT_TRUE(load()) << messages();
  EXPECT_EQ(count(DiagnosticKind::ConfigIgnored), 2) << messages();
  EXPECT_FALSE(model().alias.has_value());
  EXPECT_EQ(model().postconditions.size(), 1U);
}

TEST_F(Model, SaysNothingOfModelValuesThatOnlyTheConfigurationKnows) {
  config("SPECIFICATION Spec\nCONSTANTS N = {n1, n2}\nn1 = n1 n2 = n2");
  ASSERT_TRUE(load()) << messages();
  EXPECT_TRUE(sink.all().empty()) << messages();
  config("SPECIFICATION Spec\nCONSTANTS N = {n1, n2}\nn1 = n2 NN = {n1} n2 = [Naturals] n2");
  EXPECT_FALSE(load());
  EXPECT_EQ(count(DiagnosticKind::ConfigIgnored), 2) << messages();
}

TEST_F(Model, WantsConstantsThatDoNotDependOnTheState) {
  const std::string rest =
      "\nCONSTANTS K, F(_)\nVARIABLE x\nCur == x\nLater == Cur + 1\nPrimed(a) == a'\nPlus(a) == a + Cur\nSeven == 7\nEight == "
      "Seven + 1\nASSUME K = K\nId(a) == "
      "a\n"
      "E == ENABLED (x' = 1)\nHidden == LET c == Cur IN c\nHeld == \\A y \\in {x} : y = 1\nInit == x = 0\nNext == x' = x\nInv "
      "== K = K";
  const auto refuses = [&](const std::string& constants) {
    sink = {};
    file("M", "EXTENDS Naturals" + rest);
    config("INIT Init NEXT Next INVARIANT Inv\nCONSTANTS " + constants);
    EXPECT_FALSE(load()) << constants;
    EXPECT_GE(count(DiagnosticKind::ConfigLevel), 1) << constants << messages();
    EXPECT_EQ(info(sink.first_error()->kind).category, DiagnosticCategory::Config) << constants << messages();
  };
  for (const char* by : {"Cur", "Later", "x", "E", "Hidden", "Held", "Init", "Next"}) {
    refuses("K <- " + std::string(by) + " F <- Id");
  }
  refuses("K <- Eight F <- Id Seven <- Cur");  // through a definition that is replaced itself
  refuses("K <- [M] Cur F <- Id");
  options.constants = {{"K", "x + 1"}};
  refuses("K = 1 F <- Id");
}

TEST_F(Model, LetsDefinitionsBeReplacedByWhatDependsOnTheState) {
  file("M",
       "EXTENDS Naturals\nVARIABLE x\nCur == x\nDef == 1\nStep == x = 0\nMove == x' = x + Def\nInit == x = 0\n"
       "Next == Step\nInv == Def = x");
  config("INIT Init NEXT Next INVARIANT Inv\nCONSTANTS Def <- Cur Step <- Move");
  ASSERT_TRUE(load()) << messages();
  EXPECT_EQ(body("Inv"), "Cur = x");
  file("M", "EXTENDS Naturals\nVARIABLE x\nCur == x\nDef == 1\nASSUME Def = 1\nInit == x = 0\nNext == x' = x");
  config("INIT Init NEXT Next\nCONSTANTS Def <- Cur");
  EXPECT_FALSE(load());
  EXPECT_EQ(count(DiagnosticKind::AssumptionNotConstant), 1) << messages();
}

TEST_F(Model, LetsConstantsWithParametersBeReplacedByWhatDependsOnTheState) {
  file("M",
       "EXTENDS Naturals\nCONSTANTS F(_), G(_)\nVARIABLE x\nPlus(a) == a + x\nMove(a) == x' = a\nInit == x = 0\n"
       "Next == G(1)\nInv == F(1) = x + 1");
  config("INIT Init NEXT Next INVARIANT Inv\nCONSTANTS F <- Plus G <- Move");
  ASSERT_TRUE(load()) << messages();
  // The levels are those of the replacement, where it is used.
  sink = {};
  config("INIT Init NEXT Next INVARIANT Inv\nCONSTANTS F <- Move G <- Move");
  EXPECT_FALSE(load());
  sink = {};
  file("M", "EXTENDS Naturals\nCONSTANT F(_)\nVARIABLE x\nPlus(a) == a + x\nASSUME F(1) = 1\nInit == x = 0\nNext == x' = x");
  config("INIT Init NEXT Next\nCONSTANT F <- Plus");
  EXPECT_FALSE(load());
  EXPECT_EQ(count(DiagnosticKind::AssumptionNotConstant), 1) << messages();
}

TEST_F(Model, PutsBuiltInValuesInPlace) {
  file("M",
       "EXTENDS Naturals\nCONSTANTS C, F(_)\nVARIABLE x\nDo(y) == x' = y\nI == INSTANCE M2\nInit == x \\in C\n"
       "Next == Do(x) \\/ F(x) \\/ I!Do");
  file("M2", "VARIABLE x\nDo == x' = x");
  config("INIT Init NEXT Next\nCONSTANTS C <- BOOLEAN F <- TRUE Do <- FALSE");
  ASSERT_TRUE(load()) << messages();
  EXPECT_EQ(body("Init"), "x \\in {FALSE, TRUE}");
  EXPECT_EQ(body("Next"), "FALSE \\/ TRUE \\/ I!Do");
  config("INIT Init NEXT Next\nCONSTANTS C <- STRING F <- TRUE Do <- FALSE Do <- [M2] FALSE");
  ASSERT_TRUE(load()) << messages();
  EXPECT_EQ(body("Init"), "x \\in STRING");
  EXPECT_EQ(body("Next"), "FALSE \\/ TRUE \\/ FALSE");
}

TEST_F(Model, ReplacesInTheRootOnlyUnlessAModuleIsNamed) {
  const std::string body_of_next = "x' = I!Lim + Lim";
  file("M",
       "EXTENDS Limits\nI == INSTANCE Limits\nf[n \\in 0..1] == n\nOther == 7\nInit == x = I!Lim\nNext == " + body_of_next);
  file("Limits", "EXTENDS Naturals\nVARIABLE x\nLim == 2\nTwice == Lim + Lim + x");
  for (const auto& [constants, next] : {
           std::pair<std::string, std::string>("Lim = 7", "x' = I!Lim + 7"),
           {"Lim <- Other", "x' = I!Lim + Other"},
           {"Lim <- TRUE", "x' = I!Lim + TRUE"},
           {"Lim = [Limits] 7", "x' = 7 + 7"},
           {"Lim <- [Limits] Other", "x' = Other + Other"},
       }) {
    config("INIT Init NEXT Next\nCONSTANTS " + constants);
    ASSERT_TRUE(load()) << messages();
    EXPECT_EQ(body("Next"), next) << constants;
  }
}

TEST_F(Model, WarnsOfReplacementsThatStopAtAnInstanceWithoutAName) {
  file("M", "EXTENDS Naturals\nVARIABLE x\nINSTANCE Limits\nOther == 7\nInit == x = Lim\nNext == x' = Twice + Lim + Unused");
  file("Limits", "EXTENDS Naturals\nVARIABLE x\nLim == 2 + 0 * x\nTwice == Lim + Lim + x\nUnused == x");
  for (const char* constants : {"Lim = 7", "Lim <- Other"}) {
    sink = {};
    config("INIT Init NEXT Next\nCONSTANTS " + std::string(constants));
    ASSERT_TRUE(load()) << messages();
    EXPECT_EQ(count(DiagnosticKind::ConfigIgnored), 1) << messages();
  }
  sink = {};
  config("INIT Init NEXT Next\nCONSTANTS Lim <- [Limits] Other");
  ASSERT_TRUE(load()) << messages();
  for (const kernel::Definition& definition : program().definitions) {
    if (definition.name == Symbol("Twice")) {
      EXPECT_EQ(text(definition.body), "Other + Other + x");
    }
  }
  config("INIT Init NEXT Next\nCONSTANTS Unused <- Other");
  ASSERT_TRUE(load()) << messages();
  EXPECT_TRUE(sink.all().empty()) << messages();
}

class WithoutVariables : public LoadTest {
 protected:
  void SetUp() override { file("M", "EXTENDS Naturals\nInv == 1 = 2\nGood == TRUE\nF(x) == x"); }
};

TEST_F(WithoutVariables, AsksFormulasOfTheOnlyState) {
  config("INVARIANT Inv\nPROPERTY Good");
  ASSERT_TRUE(load()) << messages();
  EXPECT_EQ(text(*model().init), "TRUE");
  EXPECT_EQ(text(*model().next), "TRUE");
  EXPECT_FALSE(model().check_deadlock);
  EXPECT_EQ(model().invariants.size(), 1U);
  EXPECT_EQ(model().initial_properties.size(), 1U);
  options.use_config = false;
  for (auto* wanted : {&options.invariants, &options.implied, &options.properties}) {
    *wanted = {"1 = 1"};
    ASSERT_TRUE(load()) << messages();
    EXPECT_TRUE(model().init && model().next);
    wanted->clear();
  }
}

TEST_F(WithoutVariables, NeedsNoBehaviourWhereNothingIsAsked) {
  ASSERT_TRUE(load()) << messages();
  EXPECT_FALSE(model().init || model().next);
  options.expressions = {"Inv"};
  ASSERT_TRUE(load()) << messages();
  EXPECT_FALSE(model().init || model().next);
}

TEST_F(WithoutVariables, TakesInitAndNextByNameToo) {
  options.invariants = {"Good"};
  file("M", "Init == FALSE\nNext == TRUE\nGood == TRUE");
  ASSERT_TRUE(load()) << messages();
  EXPECT_EQ(text(*model().init), "Init");
  EXPECT_EQ(count(DiagnosticKind::DefaultBehaviour), 1);
  file("M", "Init(x) == x\nNext == TRUE\nGood == TRUE");
  ASSERT_TRUE(load()) << messages();
  EXPECT_EQ(text(*model().init), "TRUE");
}

class Property : public LoadTest {
 protected:
  void SetUp() override {
    file("M",
         "EXTENDS Naturals\nVARIABLES x, y\nInit == x = 0 /\\ y = 0\nNext == x' = x + 1 /\\ y' = y\nSpec == Init /\\ "
         "[][Next]_<<x, y>>\n"
         "A == x' >= x\nMixed == x = 0 /\\ [](y = 0) /\\ [][A]_x /\\ <>(x = 3)\nMono(v) == [][v' >= v]_v\nBoth == Mono(x) /\\ "
         "Mono(y)\n"
         "Each == \\A k \\in 1..2 : [](x # k) /\\ (x = k ~> x = 0)\nNamed == LET p == x = 0 IN []p\nNested == [](x >= 0 "
         "/\\ [](x < 9))\n"
         "Moving == \\A k \\in {x} : [](x = k)");
    config("SPECIFICATION Spec");
  }
};

TEST_F(Property, IsSplitByWhatCanCheckIt) {
  options.properties = {"Mixed"};
  ASSERT_TRUE(load()) << messages();
  ASSERT_EQ(model().initial_properties.size(), 1U);
  EXPECT_EQ(text(model().initial_properties[0].expr), "x = 0");
  ASSERT_EQ(model().invariants.size(), 1U);
  EXPECT_EQ(text(model().invariants[0].expr), "y = 0");
  ASSERT_EQ(model().action_properties.size(), 1U);
  EXPECT_EQ(text(model().action_properties[0].expr), "[A]_x");
  EXPECT_EQ(sources.text(model().action_properties[0].span), "x' >= x");
  ASSERT_EQ(model().temporal.size(), 1U);
  EXPECT_EQ(text(model().temporal[0].expr), "<>(x = 3)");
  EXPECT_EQ(model().initial_properties[0].name, "Mixed!1");
  EXPECT_EQ(model().temporal[0].name, "Mixed!4");
}

TEST_F(Property, NamesTheFormOfTemporalFormulas) {
  using frontend::TemporalForm;
  const std::vector<std::pair<std::string, TemporalForm>> forms = {{"<>(x = 1)", TemporalForm::Eventually},
                                                                   {"<>[](x = 1)", TemporalForm::EventuallyAlways},
                                                                   {"<>[][A]_x", TemporalForm::EventuallyAlways},
                                                                   {"[]<>(x = 1)", TemporalForm::AlwaysEventually},
                                                                   {"[]<><<A>>_x", TemporalForm::AlwaysEventually},
                                                                   {"[][]<>(x = 1)", TemporalForm::AlwaysEventually},
                                                                   {"x = 1 ~> x = 2", TemporalForm::LeadsTo},
                                                                   {"[](x = 1 => <>(x = 2))", TemporalForm::LeadsTo},
                                                                   {"[](x = 1 ~> x = 2)", TemporalForm::LeadsTo},
                                                                   {"WF_x(A)", TemporalForm::WeakFair},
                                                                   {"[]SF_x(A)", TemporalForm::StrongFair},
                                                                   {"x = 1 => <>(x = 2)", TemporalForm::General},
                                                                   {"[](x = 1 => <>[](x = 2))", TemporalForm::General},
                                                                   {"x = 1 ~> [](x = 2)", TemporalForm::General},
                                                                   {"<>(x = 1) \\/ [](x = 2)", TemporalForm::General}};
  for (const auto& [formula, form] : forms) {
    sink = {};
    options.properties = {formula};
    ASSERT_TRUE(load()) << formula << "\n" << messages();
    ASSERT_EQ(model().temporal.size(), 1U) << formula;
    EXPECT_EQ(static_cast<int>(model().temporal[0].form), static_cast<int>(form)) << formula;
  }
}

TEST_F(Property, GivesOperandsTheirLetsAndLeavesBindersBeside) {
  file("M",
       "EXTENDS Naturals\nVARIABLE x\nA(n) == x' = n\nSpec == x = 0 /\\ [][A(1)]_x\n"
       "P == LET S == 1..3 IN \\A k \\in S : LET m == k + 1 IN \\A i \\in 0..m : WF_x(A(m + i)) /\\ <>(x = m)");
  options.properties = {"P"};
  ASSERT_TRUE(load()) << messages();
  ASSERT_EQ(model().temporal.size(), 2U);
  const frontend::TemporalFormula& fair = model().temporal[0];
  EXPECT_EQ(fair.name, "P!1");
  ASSERT_EQ(fair.binders.size(), 2U);
  EXPECT_EQ(text(fair.binders[0].set), "LET S == 1 .. 3 IN S");
  EXPECT_EQ(text(fair.binders[1].set), "LET m == k + 1 IN 0 .. m");
  EXPECT_EQ(text(fair.operands[0]), "LET m == k + 1 IN A(m + i)");
  EXPECT_EQ(model().temporal[1].name, "P!2");
}

TEST_F(Property, TakesParametrisedInstancesApart) {
  file("M",
       "EXTENDS Naturals\nVARIABLE x\n---- MODULE Lamp ----\nCONSTANT n\nVARIABLE lit\nOn == lit' = n\nFair == WF_lit(On) /\\ "
       "[](lit # n)\n====\nI(n) == INSTANCE Lamp WITH lit <- x\nSpec == x = 0 /\\ [][x' = 1]_x /\\ \\A k \\in {1, 2} : "
       "WF_x(I(k)!On)\n"
       "P == \\A k \\in 1..2 : I(k)!Fair");
  options.properties = {"P"};
  ASSERT_TRUE(load()) << messages();
  ASSERT_EQ(model().fairness.size(), 1U);
  EXPECT_EQ(text(model().fairness[0].action), "I!On(k)");
  ASSERT_EQ(model().temporal.size(), 1U);
  EXPECT_EQ(text(model().temporal[0].operands[0]), "LET n == k IN I!On(n)");
  EXPECT_EQ(text(model().temporal[0].operands[1]), "x");
  EXPECT_EQ(model().invariants.size(), 1U);
}

TEST_F(Property, KeepsParametersAndQuantifiersAroundParts) {
  options.properties = {"Both", "Each", "Named", "Nested"};
  ASSERT_TRUE(load()) << messages();
  ASSERT_EQ(model().action_properties.size(), 2U);
  EXPECT_EQ(text(model().action_properties[0].expr), "LET v == x IN [v' >= v]_v");
  EXPECT_EQ(text(model().action_properties[1].expr), "LET v == y IN [v' >= v]_v");
  ASSERT_EQ(model().invariants.size(), 4U);
  EXPECT_EQ(text(model().invariants[0].expr), "\\A k \\in (1 .. 2) : x /= k");
  EXPECT_EQ(text(model().invariants[1].expr), "LET p == x = 0 IN p");
  EXPECT_EQ(text(model().invariants[2].expr), "x >= 0");
  EXPECT_EQ(text(model().invariants[3].expr), "x < 9");
  ASSERT_EQ(model().temporal.size(), 1U);
  EXPECT_EQ(text(model().temporal[0].expr), "\\A k \\in (1 .. 2) : (x = k) ~> (x = 0)");
}

TEST_F(Property, StaysWholeWhenABoundChangesWithTheState) {
  options.properties = {"Moving"};
  ASSERT_TRUE(load()) << messages();
  EXPECT_EQ(model().temporal.size(), 1U);
  EXPECT_TRUE(model().invariants.empty());
}

TEST_F(Property, WarnsOfSubscriptsThatMissAVariable) {
  files.add("M.tla", "---- MODULE M ----\nVARIABLES x, y\nSpec == x = 0 /\\ y = 0 /\\ [][x' = x /\\ y' = y]_x\n====\n");
  ASSERT_TRUE(load()) << messages();
  EXPECT_EQ(count(DiagnosticKind::SubscriptMissesVariable), 1) << messages();
}

}  // namespace
}  // namespace tlaloc::test
