#include "cli/options.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <thread>

namespace tlaloc::cli {
namespace {

ParsedOptions parse(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "tlaloc");
  return parse_options(static_cast<int>(arguments.size()), arguments.data());
}

Options good(std::vector<const char*> arguments) {
  ParsedOptions parsed = parse(std::move(arguments));
  if (const auto* error = std::get_if<UsageError>(&parsed)) ADD_FAILURE() << error->message;
  return std::holds_alternative<Options>(parsed) ? std::get<Options>(std::move(parsed)) : Options{};
}

bool refused(std::vector<const char*> arguments) { return std::holds_alternative<UsageError>(parse(std::move(arguments))); }

using Names = std::vector<std::string>;

TEST(Options, CheckNeedsNothingButASpec) {
  const Options options = good({"check", "Spec.tla"});
  EXPECT_EQ(options.command, Command::Check);
  EXPECT_EQ(options.spec, "Spec.tla");
  EXPECT_FALSE(options.length || options.timeout_seconds || options.memory_megabytes || options.deadlock || options.config);
  EXPECT_EQ(options.max_errors, 1U);
  EXPECT_EQ(options.jobs, std::clamp(std::thread::hardware_concurrency(), 1U, 2U));
  EXPECT_EQ(options.progress, When::Auto);
  EXPECT_TRUE(options.traces.empty());
}

TEST(Options, ReadsTheModel) {
  const Options options =
      good({"check", "--config",      "F.cfg",       "--init",       "I",       "--next", "N",   "--inv",   "A,B",      "--inv",
            "C",     "--temporal",    "P,Q",         "--constraint", "S",       "-c",     "N=3", "--const", "S={1, 2}", "-I",
            "lib",   "--no-deadlock", "--undefined", "free",         "Spec.tla"});
  EXPECT_EQ(options.spec, "Spec.tla");
  EXPECT_EQ(options.config, "F.cfg");
  EXPECT_EQ(options.init, "I");
  EXPECT_EQ(options.next, "N");
  EXPECT_EQ(options.invariants, (Names{"A", "B", "C"}));
  EXPECT_EQ(options.properties, (Names{"P", "Q"}));
  EXPECT_EQ(options.constraints, (Names{"S"}));
  ASSERT_EQ(options.constants.size(), 2U);
  EXPECT_EQ(options.constants[0], (std::pair<std::string, std::string>("N", "3")));
  EXPECT_EQ(options.constants[1], (std::pair<std::string, std::string>("S", "{1, 2}")));
  EXPECT_EQ(options.library_dirs.front(), "lib");
  EXPECT_EQ(options.deadlock, false);
  EXPECT_TRUE(options.undefined_is_free);
}

TEST(Options, ReadsLimitsAndOutput) {
  const Options options =
      good({"check",        "Spec.tla", "--length", "20",         "--timeout",   "1.5",  "--memory",   "512",
            "--jobs",       "2",        "--seed",   "7",          "--max-error", "3",    "--expect",   "violated",
            "--output-dir", "out",      "--trace",  "itf:a.json", "--trace",     "text", "--progress", "never",
            "--quiet",      "--color",  "always",   "--stats"});
  EXPECT_EQ(options.length, 20U);
  EXPECT_EQ(options.timeout_seconds, 1.5);
  EXPECT_EQ(options.memory_megabytes, 512U);
  EXPECT_EQ(options.jobs, 2U);
  EXPECT_EQ(options.seed, 7U);
  EXPECT_EQ(options.max_errors, 3U);
  EXPECT_EQ(options.expect, "violated");
  EXPECT_EQ(options.output_dir, "out");
  ASSERT_EQ(options.traces.size(), 2U);
  EXPECT_EQ(options.traces[0].format, TraceFormat::Itf);
  EXPECT_EQ(options.traces[0].file, "a.json");
  EXPECT_EQ(options.traces[1].format, TraceFormat::Text);
  EXPECT_FALSE(options.traces[1].file);
  EXPECT_EQ(options.progress, When::Never);
  EXPECT_EQ(options.color, When::Always);
  EXPECT_TRUE(options.quiet && options.stats);
}

TEST(Options, ListsTakeOneValueEach) {
  EXPECT_EQ(good({"check", "-c", "N=1", "Spec.tla"}).spec, "Spec.tla");
  EXPECT_EQ(good({"check", "--trace", "itf:t.json", "Spec.tla"}).spec, "Spec.tla");
  EXPECT_EQ(good({"check", "--inv", "A", "Spec.tla"}).invariants, (Names{"A"}));
}

TEST(Options, ConstantsMayBeNegativeOrHoldEqualsSigns) {
  EXPECT_EQ(good({"check", "S.tla", "-c", "N=-1"}).constants[0].second, "-1");
  EXPECT_EQ(good({"check", "S.tla", "-c", "P=(1 = 1)"}).constants[0].second, "(1 = 1)");
}

TEST(Options, CommasSplitNamesOnly) {
  EXPECT_EQ(split_names("A, B,C!D"), (Names{"A", "B", "C!D"}));
  EXPECT_EQ(split_names("x \\in {1, 2}"), (Names{"x \\in {1, 2}"}));
  EXPECT_EQ(split_names("\\A a, b \\in S : a = b"), (Names{"\\A a, b \\in S : a = b"}));
  EXPECT_EQ(split_names("A,"), (Names{"A,"}));
}

TEST(Options, RefusesWhatMakesNoSense) {
  EXPECT_TRUE(refused({}));
  EXPECT_TRUE(refused({"check"}));
  EXPECT_TRUE(refused({"chekc", "Spec.tla"}));
  EXPECT_TRUE(refused({"check", "Spec.tla", "Other.tla"}));
  EXPECT_TRUE(refused({"check", "Spec.tla", "--dump=tree"}));
  EXPECT_TRUE(refused({"check", "Spec.tla", "--runs", "3"}));
  EXPECT_TRUE(refused({"parse", "Spec.tla", "--length", "3"}));
  EXPECT_TRUE(refused({"parse", "Spec.tla", "--dump=nothing"}));
  EXPECT_TRUE(refused({"check", "Spec.tla", "--deadlock", "--no-deadlock"}));
  EXPECT_TRUE(refused({"check", "Spec.tla", "--length", "-1"}));
  EXPECT_TRUE(refused({"check", "Spec.tla", "--length", "many"}));
  EXPECT_TRUE(refused({"check", "Spec.tla", "--timeout", "0"}));
  EXPECT_TRUE(refused({"check", "Spec.tla", "--undefined", "maybe"}));
  EXPECT_TRUE(refused({"check", "Spec.tla", "--trace", "pdf"}));
  EXPECT_TRUE(refused({"check", "Spec.tla", "--trace", "itf:"}));
  EXPECT_TRUE(refused({"check", "Spec.tla", "-c", "N"}));
  EXPECT_TRUE(refused({"check", "Spec.tla", "-c", "=3"}));
  EXPECT_TRUE(refused({"check", "Spec.tla", "--json", "--trace", "itf"}));
  EXPECT_TRUE(refused({"trace", "show", "t.itf.json", "--to", "html"}));
  EXPECT_TRUE(refused({"trace", "convert", "t.itf.json"}));
  EXPECT_FALSE(refused({"trace", "convert", "t.itf.json", "--to", "html"}));
}

TEST(Options, TakesPlainNumbersOnly) {
  for (const char* const text : {"", " 3", "3 ", "+3", "-3", "3.0", "0x3", "1e1", "three", "99999999999999999999"}) {
    for (const char* const option : {"--length", "--memory", "--jobs", "--seed", "--max-error"}) {
      EXPECT_TRUE(refused({"check", "S.tla", option, text})) << option << " '" << text << "'";
    }
  }
  EXPECT_EQ(good({"check", "S.tla", "--length", "010"}).length, 10U);
  EXPECT_EQ(good({"check", "S.tla", "--length", "0"}).length, 0U);
  for (const char* const option : {"--memory", "--jobs", "--max-error"}) EXPECT_TRUE(refused({"check", "S.tla", option, "0"}));
  EXPECT_TRUE(refused({"simulate", "S.tla", "--runs", "0"}));
  for (const char* const text : {"", "0", "-1", "nan", "inf", "1e300", "0x10", "1s", "1 "}) {
    EXPECT_TRUE(refused({"check", "S.tla", "--timeout", text})) << text;
  }
  EXPECT_EQ(good({"check", "S.tla", "--timeout", "1e-3"}).timeout_seconds, 0.001);
  EXPECT_EQ(good({"check", "S.tla", "--timeout", ".5"}).timeout_seconds, 0.5);
}

TEST(Options, RefusesEmptyTexts) {
  for (const char* const option : {"--config", "--init", "--next", "--inv", "--property", "--constraint", "--expect",
                                   "--output-dir", "--certificate", "--trace", "-c", "-I", "--cinit"}) {
    EXPECT_TRUE(refused({"check", "S.tla", option, ""})) << option;
  }
  EXPECT_TRUE(refused({"check", ""}));
}

TEST(Options, SaysShortlyWhatIsWrongWithANumber) {
  const auto parsed = parse({"check", "S.tla", "--timeout", "0"});
  ASSERT_TRUE(std::holds_alternative<UsageError>(parsed));
  EXPECT_EQ(std::get<UsageError>(parsed).message, "--timeout: `0` is no number of seconds above 0 and up to 1e+09");
}

TEST(Options, KnowsWhetherErrorsAreWantedAsJson) {
  const auto json = [](const std::vector<const char*>& arguments) {
    const auto parsed = parse(arguments);
    EXPECT_TRUE(std::holds_alternative<UsageError>(parsed));
    return std::get<UsageError>(parsed).format == ResultFormat::Json;
  };
  EXPECT_TRUE(json({"check", "S.tla", "--json", "--lenght", "3"}));
  EXPECT_TRUE(json({"check", "S.tla", "--lenght", "3", "--json"}));
  EXPECT_TRUE(json({"check", "S.tla", "--json", "--trace", "pdf"}));
  EXPECT_FALSE(json({"check", "S.tla", "--lenght", "3"}));
  EXPECT_FALSE(json({"check", "--", "--json", "S.tla"}));
  EXPECT_FALSE(json({"explain", "E1001", "--json"}));
  EXPECT_TRUE(json({"chekc", "S.tla", "--json"}));
}

TEST(Options, TakesAConstantInitializer) {
  const auto help = parse({"check", "--help"});
  ASSERT_TRUE(std::holds_alternative<HelpText>(help));
  EXPECT_NE(std::get<HelpText>(help).text.find("--cinit OP"), std::string::npos);
  EXPECT_EQ(good({"check", "S.tla", "--cinit", "C"}).cinit, "C");
}

TEST(Options, HelpListsExitCodesAndDefaults) {
  const auto general = parse({"--help"});
  ASSERT_TRUE(std::holds_alternative<HelpText>(general));
  EXPECT_NE(std::get<HelpText>(general).text.find("152  unsupported construct"), std::string::npos);
  const auto check = parse({"check", "--help"});
  ASSERT_TRUE(std::holds_alternative<HelpText>(check));
  const std::string& text = std::get<HelpText>(check).text;
  for (const char* const part : {"Model", "Limits", "Output", "--length K", "SECONDS", "MB", "default"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << " is not in\n" << text;
  }
}

TEST(Options, TranslateWritesInPlaceWhenTold) {
  EXPECT_TRUE(good({"translate", "--in-place", "Spec.tla"}).in_place);
  EXPECT_FALSE(good({"translate", "Spec.tla"}).in_place);
}

TEST(Options, ProveTakesAModelAndNoLength) {
  EXPECT_EQ(good({"prove", "Spec.tla", "--inv", "A", "--no-deadlock"}).command, Command::Prove);
  EXPECT_TRUE(refused({"prove", "Spec.tla", "--length", "3"}));
}

TEST(Options, InductTakesAnInvariantAndNothingAboutDeadlock) {
  const Options options =
      good({"induct", "Spec.tla", "--inv", "A,B", "--implies", "x \\in {1, 2}", "--length", "3", "--property", "P"});
  EXPECT_EQ(options.command, Command::Induct);
  EXPECT_EQ(options.invariants, (Names{"A", "B"}));
  EXPECT_EQ(options.implied, (Names{"x \\in {1, 2}"}));
  EXPECT_EQ(options.length, 3U);
  EXPECT_EQ(options.properties, (Names{"P"}));
  EXPECT_TRUE(refused({"induct", "Spec.tla"})) << "no invariant";
  for (const char* const flag : {"--deadlock", "--no-deadlock"})
    EXPECT_TRUE(refused({"induct", "Spec.tla", "--inv", "A", flag}));
  EXPECT_TRUE(refused({"induct", "Spec.tla", "--inv", "A", "--max-error", "2"}));
  EXPECT_TRUE(refused({"check", "Spec.tla", "--implies", "A"}));
}

TEST(Options, CertificatesAreForWhatCanBeProved) {
  EXPECT_EQ(good({"check", "Spec.tla", "--certificate", "proof"}).certificate_dir, "proof");
  EXPECT_EQ(good({"prove", "Spec.tla", "--certificate", "proof"}).certificate_dir, "proof");
  EXPECT_EQ(good({"induct", "Spec.tla", "--inv", "A", "--certificate", "proof"}).certificate_dir, "proof");
  EXPECT_TRUE(refused({"simulate", "Spec.tla", "--certificate", "proof"}));
}

TEST(Options, LibraryPathComesFromTheEnvironmentToo) {
  ::setenv("TLA_PATH", "/one::/two", 1);
  const Options options = good({"check", "Spec.tla", "-I", "first"});
  ::unsetenv("TLA_PATH");
  EXPECT_EQ(options.library_dirs, (Names{"first", "/one", "/two"}));
}

}  // namespace
}  // namespace tlaloc::cli
