#include "frontend/config/config.h"

#include <gtest/gtest.h>

#include "frontend/config/config_text.h"

namespace tlaloc::test {
namespace {

class ConfigFile : public ::testing::Test {
 protected:
  std::optional<config::Config> parse(const std::string& text) {
    sink = {};
    names = {};
    return config::parse_config(sources.add("M.cfg", text), sources, names, sink);
  }
  void refuses(const std::string& text, DiagnosticKind kind) {
    EXPECT_FALSE(parse(text)) << text;
    ASSERT_NE(sink.first_error(), nullptr) << text;
    EXPECT_EQ(sink.first_error()->kind, kind) << text << "\n" << render(*sink.first_error(), sources, false);
  }
  SourceManager sources;
  NameOrder names;
  DiagnosticSink sink;
};

TEST_F(ConfigFile, ReadsEveryStatement) {
  const auto config = parse(
      "\\* a comment (* with *)\nINIT Init NEXT\n Next\nINVARIANTS A B!C\nINVARIANT D\nPROPERTIES P PROPERTY Q\nCONSTRAINT C1\n"
      "ACTION_CONSTRAINTS AC\nSYMMETRY Sym VIEW V ALIAS Al (* block *) POSTCONDITION Post\nCHECK_DEADLOCK FALSE\n");
  ASSERT_TRUE(config) << render(sink.all()[0], sources, false);
  EXPECT_EQ(config->init->symbol.text(), "Init");
  EXPECT_EQ(config->next->symbol.text(), "Next");
  ASSERT_EQ(config->invariants.size(), 3U);
  EXPECT_EQ(config->invariants[1].symbol.text(), "B!C");
  EXPECT_EQ(sources.text(config->invariants[1].span), "B!C");
  EXPECT_EQ(config->properties.size(), 2U);
  EXPECT_EQ(config->constraints.size(), 1U);
  EXPECT_EQ(config->action_constraints.size(), 1U);
  EXPECT_EQ(config->symmetry->symbol.text(), "Sym");
  EXPECT_EQ(config->view->symbol.text(), "V");
  EXPECT_EQ(config->alias->symbol.text(), "Al");
  EXPECT_EQ(config->postconditions.size(), 1U);
  EXPECT_EQ(config->check_deadlock, false);
}

TEST_F(ConfigFile, ReadsConstants) {
  const auto config = parse(
      "CONSTANTS a = a  N = -12 S = {{b, a}, {}} T = \"text\" U=TRUE\nx<-y Nat <- [Mod]MyNat c = [Mod] 3 F(1, b) = 2\nCONSTANT "
      "d = 1");
  ASSERT_TRUE(config) << render(sink.all()[0], sources, false);
  ASSERT_EQ(config->assignments.size(), 8U);
  EXPECT_EQ(config->assignments[0].value, Value::model_value(Symbol("a"), {}));
  EXPECT_EQ(config->assignments[1].value, Value::integer(-12));
  EXPECT_EQ(
      config->assignments[2].value,
      Value::set({Value::set({}), Value::set({Value::model_value(Symbol("a"), {}), Value::model_value(Symbol("b"), {})})}));
  EXPECT_EQ(config->assignments[3].value, Value::string("text"));
  EXPECT_EQ(config->assignments[4].value, Value::boolean(true));
  EXPECT_EQ(config->assignments[5].module->symbol.text(), "Mod");
  ASSERT_EQ(config->assignments[6].arguments.size(), 2U);
  EXPECT_EQ(config->assignments[6].value, Value::integer(2));
  ASSERT_EQ(config->substitutions.size(), 2U);
  EXPECT_EQ(config->substitutions[0].replacement.symbol.text(), "y");
  EXPECT_FALSE(config->substitutions[0].module);
  EXPECT_EQ(config->substitutions[1].module->symbol.text(), "Mod");
}

TEST_F(ConfigFile, AcceptsAnEmptyFile) { EXPECT_TRUE(parse("")); }

TEST_F(ConfigFile, PassesOverAByteOrderMark) {
  const std::string mark = "\xEF\xBB\xBF";
  EXPECT_TRUE(parse(mark));
  const auto config = parse(mark + "INIT Init");
  ASSERT_TRUE(config);
  EXPECT_EQ(sources.locate(config->init->span), "M.cfg:1:6");
  refuses(mark + mark + "INIT Init", DiagnosticKind::ConfigSyntax);
  refuses("INIT" + mark + " Init", DiagnosticKind::ConfigSyntax);
  const auto inside = config::extract_config(mark + "---- CONFIG M ----\nINIT A\n====\n", "M");
  ASSERT_TRUE(inside);
  EXPECT_EQ(inside->find_first_not_of(" \n"), inside->find("INIT"));
}

TEST_F(ConfigFile, RefusesWhatIsMalformed) {
  refuses("INVARIENT Inv", DiagnosticKind::ConfigSyntax);
  refuses("INIT", DiagnosticKind::ConfigSyntax);
  refuses("INIT INVARIANT A", DiagnosticKind::ConfigSyntax);
  refuses("CONSTANT N", DiagnosticKind::ConfigSyntax);
  refuses("CONSTANT N = ", DiagnosticKind::ConfigSyntax);
  refuses("CONSTANT N = {1, }", DiagnosticKind::ConfigSyntax);
  refuses("CONSTANT N = {1, \"a\"}", DiagnosticKind::ConfigSyntax);
  refuses("CONSTANT N = 1 + 2", DiagnosticKind::ConfigSyntax);
  refuses("CONSTANT N <- [M Op", DiagnosticKind::ConfigSyntax);
  refuses("CHECK_DEADLOCK maybe", DiagnosticKind::ConfigSyntax);
  refuses("CONSTANT N = " + std::string(100000, '{'), DiagnosticKind::ConfigSyntax);
  refuses("INIT \"unfinished", DiagnosticKind::ConfigSyntax);
}

TEST_F(ConfigFile, RefusesRepetitionAndConflict) {
  refuses("INIT A INIT B", DiagnosticKind::ConfigRepeated);
  refuses("CHECK_DEADLOCK TRUE CHECK_DEADLOCK TRUE", DiagnosticKind::ConfigRepeated);
  refuses("SPECIFICATION Spec NEXT Next", DiagnosticKind::ConfigConflict);
  refuses("_PERIODIC P", DiagnosticKind::Unsupported);
}

TEST(EmbeddedConfig, KeepsThePlacesOfTheFile) {
  const std::string text =
      "---- MODULE M ----\n====\n---- CONFIG Other ----\nNEXT A\n====\n--- CONFIG M ----\n"
      "------ CONFIG M ------\nINIT B\n  ====\nprose\n";
  const auto config = config::extract_config(text, "M");
  ASSERT_TRUE(config);
  EXPECT_EQ(config->size(), text.size());
  EXPECT_EQ(config->find_first_not_of(" \n"), text.find("INIT B"));
  EXPECT_EQ(config->find_last_not_of(" \n"), text.find("INIT B") + 5);
  EXPECT_FALSE(config::extract_config(text, "Another"));
}

}  // namespace
}  // namespace tlaloc::test
