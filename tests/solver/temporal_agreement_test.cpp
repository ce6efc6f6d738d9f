// Temporal properties against the oracle, on random small transition systems: what is violated is found, at the least depth and
// with a behaviour that is truly a counterexample; what is proved holds.
//
// TLALOC_RANDOM_SPECS: how many; TLALOC_RANDOM_SEED: where to begin; TLALOC_RANDOM_DIFFERENCES: how many that differ are shown
// before the end; TLALOC_TEMPORAL_DIR: a folder into which each case is written with its configuration and the oracle's answer.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <utility>

#include "frontend/frontend.h"
#include "solver/checker.h"
#include "solver/strategy/prove_liveness.h"
#include "solver/strategy/strategy.h"
#include "tests/support/environment.h"
#include "tests/support/temporal/random_case.h"

namespace tlaloc::solver {
namespace {

using oracle::Case;
using oracle::Decision;
using oracle::Lasso;
using test::from_environment;

constexpr std::uint32_t kFarthest = 14;  // steps of a search that is to find a violation
constexpr std::uint32_t kUsual = 7;      // steps of a search that must not find one
constexpr double kSearchSeconds = 60, kProofSeconds = 3, kCycleSeconds = 4;

/// A case as the checker loads it, and what that needs to live.
struct LoadedCase {
  explicit LoadedCase(const Case& drawn) {
    files.add("Test.tla", oracle::module_text(drawn, "Test"));
    files.add("Test.cfg", oracle::config_text());
    load.spec_path = "Test.tla";
    load.config_path = "Test.cfg";
    loaded = frontend::load(load, files, sources, sink);
    if (loaded.specification && !sink.has_errors()) return;
    for (const Diagnostic& diagnostic : sink.all()) refusal += render(diagnostic, sources, false);
  }

  MemoryFiles files;
  SourceManager sources;
  DiagnosticSink sink;
  frontend::LoadOptions load;
  frontend::Loaded loaded;
  std::string refusal;  ///< empty: there is a specification
};

/// The state of the oracle's system with these values; nothing: there is none.
std::optional<oracle::StateId> state_of(const oracle::System& system, const trace::Trace& trace,
                                        const interpret::State& state) {
  for (oracle::StateId id = 0; id < system.states.size(); ++id) {
    bool is_same = true;
    for (std::size_t v = 0; v < trace.variables.size(); ++v) {
      for (std::size_t w = 0; w < system.variables.size(); ++w) {
        if (system.variables[w].name != trace.variables[v].text()) continue;
        is_same = is_same && system.variables[w].values[system.states[id][w]] == state[v].to_string();
      }
    }
    if (is_same) return id;
  }
  return std::nullopt;
}

/// What an answer is measured by.
struct Expected {
  const Case& drawn;
  const Decision& decision;
  bool is_shortest;  ///< a counterexample must be
};

/// A behaviour that is shown up to where it repeats itself: the assumptions and the denied property must be true of it.
std::string judge_lasso(const Expected& expected, const Lasso& shown) {
  for (const oracle::FormulaPtr& formula : expected.drawn.question.of_counterexample()) {
    if (!holds_of_lasso(*formula, shown)) return "the counterexample " + print(shown) + " does not satisfy " + print(*formula);
  }
  if (expected.is_shortest && expected.decision.shortest && length(shown) != *expected.decision.shortest) {
    return "the counterexample " + print(shown) + " is not of the least length, " + std::to_string(*expected.decision.shortest);
  }
  return "";
}

/// A beginning of a behaviour after which nothing helps.
std::string judge_beginning(const Expected& expected, const std::vector<oracle::StateId>& states) {
  if (oracle::is_bad_prefix(expected.drawn.question, states) == false) {
    return "what is shown can be continued so that the property holds";
  }
  if (!expected.drawn.is_machine_closed) return "";  // that it cannot be continued fairly is not looked at
  if (!expected.decision.counterexample) return "a beginning violates what holds";
  if (expected.is_shortest && expected.decision.shortest && states.size() - 1 > *expected.decision.shortest) {
    return "there is a shorter counterexample";
  }
  return "";
}

std::string judge_violation(const Expected& expected, const Violated& violated) {
  if (!violated.name.starts_with("Prop")) return "violated is " + violated.name + ", which was not asked";
  if (violated.kind == without_value(violated.kind)) return "something has no value";
  Lasso shown;
  for (const trace::Step& step : violated.trace.steps) {
    const auto state = state_of(expected.drawn.question.system, violated.trace, step.state);
    if (!state) return "a state is shown that the system does not have";
    shown.states.push_back(*state);
  }
  if (shown.states.empty()) return "no behaviour is shown";
  const auto& loop_start = violated.trace.loop_start;
  shown.loop_start = loop_start ? *loop_start : shown.states.size() - 1;
  if (!is_behaviour(expected.drawn.question.system, shown)) return "what is shown is no behaviour: " + print(shown);
  return loop_start ? judge_lasso(expected, shown) : judge_beginning(expected, shown.states);
}

/// How an answer contradicts the oracle; empty: it does not.
std::string judge(const Expected& expected, const Verdict& verdict) {
  if (const auto* violated = std::get_if<Violated>(&verdict)) return judge_violation(expected, *violated);
  if (std::holds_alternative<Proved>(verdict) && expected.decision.counterexample) {
    return "proved is what " + print(*expected.decision.counterexample) + " violates";
  }
  const auto* none = std::get_if<NoViolationUpTo>(&verdict);
  if (none != nullptr && expected.decision.shortest && *expected.decision.shortest <= none->steps) {
    return "not found within " + std::to_string(none->steps) + " steps: one of " + std::to_string(*expected.decision.shortest);
  }
  return "";
}

void write_case(const Case& drawn, const Decision& decision, unsigned seed) {
  const char* folder = std::getenv("TLALOC_TEMPORAL_DIR");
  if (folder == nullptr) return;
  const std::string name = "Case" + std::to_string(seed), path = std::string(folder) + "/" + name;
  std::ofstream(path + ".tla") << oracle::module_text(drawn, name);
  std::ofstream(path + ".cfg") << oracle::config_text();
  std::ofstream answer(path + ".expected");
  answer << (decision.counterexample ? "violated" : "holds");
  if (decision.counterexample) answer << " " << print(*decision.counterexample);
  if (decision.shortest) answer << " shortest " << *decision.shortest;
  answer << "\n";
}

/// Asks about so many cases: `ask(loaded, decision)` gives a verdict.
struct Asked {
  unsigned violated = 0, unanswered = 0, proved = 0;  ///< unanswered: of those that are violated near enough
};
template <class Ask>
Asked ask_about_many(unsigned wanted, bool is_shortest, Ask ask) {
  const unsigned first = from_environment("TLALOC_RANDOM_SEED", 1);
  const unsigned tolerated = from_environment("TLALOC_RANDOM_DIFFERENCES", 0);
  Asked asked;
  unsigned compared = 0, differences = 0;
  for (unsigned seed = first; compared < wanted; ++seed) {
    const Case drawn = oracle::random_case(seed);
    const auto decision = oracle::decide(drawn.question);
    if (!decision) continue;  // too large
    ++compared;
    write_case(drawn, *decision, seed);
    const LoadedCase loaded(drawn);
    std::string report = loaded.refusal;
    if (report.empty()) {
      const Verdict verdict = ask(loaded, *decision);
      report = judge({drawn, *decision, is_shortest}, verdict);
      asked.proved += std::holds_alternative<Proved>(verdict);
      if (decision->shortest && *decision->shortest <= kFarthest) {
        ++asked.violated;
        asked.unanswered += std::holds_alternative<Unknown>(verdict);
      }
    }
    if (report.empty()) continue;
    ADD_FAILURE() << "seed " << seed << ": " << report << "\n" << oracle::module_text(drawn, "Test");
    if (++differences > tolerated) return asked;
  }
  return asked;
}

Verdict not_encoded(const symbolic::Unsupported& refusal) { return Unknown{unsupported(refusal.what()), std::nullopt}; }

TEST(TemporalAgreement, FindsTheShortestCounterexamples) {
  const auto search = [](const LoadedCase& loaded, const Decision& decision) {
    CheckOptions options;
    options.length = kUsual;
    if (decision.shortest && *decision.shortest <= kFarthest) {
      options.length = std::max(kUsual, static_cast<std::uint32_t>(*decision.shortest) + 1);
    }
    try {
      return Checker(*loaded.loaded.specification).check(options, Budget({kSearchSeconds, {}, nullptr, {}})).verdict;
    } catch (const symbolic::Unsupported& refusal) {
      return not_encoded(refusal);
    }
  };
  const Asked asked = ask_about_many(from_environment("TLALOC_RANDOM_SPECS", 150), true, search);
  RecordProperty("violated", static_cast<int>(asked.violated));
  RecordProperty("unanswered", static_cast<int>(asked.unanswered));
  EXPECT_GT(asked.violated, 0U);
  EXPECT_EQ(asked.unanswered, 0U);
}

TEST(TemporalAgreement, ProvesOnlyWhatHolds) {
  const auto prove = [](const LoadedCase& loaded, const Decision&) {
    const Task task{*loaded.loaded.specification, loaded.load, loaded.files};
    try {
      return prove_properties(task, {}, Budget({kProofSeconds, {}, nullptr, {}})).result.verdict;
    } catch (const symbolic::Unsupported& refusal) {
      return not_encoded(refusal);
    }
  };
  const Asked asked = ask_about_many(from_environment("TLALOC_RANDOM_SPECS", 150) / 5, false, prove);
  RecordProperty("proved", static_cast<int>(asked.proved));
  EXPECT_GT(asked.proved, 0U);
}

/// Without a search beside it, which would find what it misses. The states are few, so what holds is proved, unless the
/// property asks for the first step.
TEST(TemporalAgreement, FindsFairCyclesWhereTheOracleDoes) {
  unsigned held = 0;
  const auto prove = [&held](const LoadedCase& loaded, const Decision& decision) -> Verdict {
    const frontend::Specification& specification = *loaded.loaded.specification;
    const Task task{specification, loaded.load, loaded.files};
    const encoder::Properties properties = encoder::list_properties(specification.model);
    const Budget budget({kCycleSeconds, {}, nullptr, {}});
    Verdict all = Unknown{incomplete("not only temporal properties"), std::nullopt};
    for (const encoder::Property& property : properties) {
      const bool is_asked = property.kind != encoder::PropertyKind::Defined;
      if (is_asked && property.kind != encoder::PropertyKind::Temporal) return all;
    }
    if (!decision.counterexample) ++held;
    LivenessProof proof(task, {}, budget);
    for (std::uint32_t i = 0; i < properties.size(); ++i) {
      const encoder::PropertyId id(i);
      if (properties[id].kind != encoder::PropertyKind::Temporal) continue;
      all = proof.run(id, LivenessProof::Effort::All, budget).result.verdict;
      if (!std::holds_alternative<Proved>(all)) return all;
    }
    return all;
  };
  const Asked asked = ask_about_many(from_environment("TLALOC_RANDOM_SPECS", 150) / 3, false, prove);
  RecordProperty("proved", static_cast<int>(asked.proved));
  RecordProperty("held", static_cast<int>(held));
  EXPECT_GT(held, 0U);
  EXPECT_GE(asked.proved * 5, held * 4);
}

}  // namespace
}  // namespace tlaloc::solver
