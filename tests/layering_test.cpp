// The direction of includes, read off the source tree: frontend -> encoder -> solver -> cli, the folders of encoder and solver
// in their own order, and each foreign library only where it belongs. The libraries' link lists say the same of the first and
// the last; this test also sees headers that happen to be on the path.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <optional>
#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/run_program.h"

namespace tlaloc::test {
namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 4> kFlow{"frontend", "encoder", "solver", "cli"};

struct Include {
  std::string file;    ///< relative to the source tree
  std::string header;  ///< as written between quotes or angle brackets
};

std::vector<Include> includes_of_the_sources() {
  static const std::regex kDirective(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
  const fs::path root = TLALOC_SOURCE_DIR;
  std::vector<Include> all;
  for (const char* folder : kFlow) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const std::string extension = entry.path().extension();
      if (extension != ".h" && extension != ".cpp" && extension != ".def") continue;
      for (const std::string& line : lines_of(read_file(entry.path()))) {
        std::smatch match;
        if (std::regex_search(line, match, kDirective)) {
          all.push_back({fs::relative(entry.path(), root).generic_string(), match[1].str()});
        }
      }
    }
  }
  return all;
}

/// The rooms of a floor in order: each may include those before it and itself. A file that stands apart from its folder has a
/// row of its own.
constexpr const char* kRooms[] = {
    "encoder/term",
    "encoder/symbolic",
    "encoder/obligation",
    "encoder/evaluate",
    "encoder/action",
    "encoder/symmetry",
    "encoder/system",
    "encoder/domain",
    "solver/run",
    "solver/backend",
    "solver/backend/lowering",
    "solver/backend/cadical",
    "solver/backend/z3",
    "solver/engine/encoded.h",  // what engines and proofs make of a refusal by the encoder
    "solver/trace/trace.h",
    "solver/trace/explain",
    "solver/trace/replay",
    "solver/verdict.h",
    "solver/trace",
    "solver/solver.h",                    // what can be asked; the engines know it too
    "solver/strategy/check_induction.h",  // the two facades that answer one question; engines and proofs give their answers
    "solver/strategy/invariant_search.h",
    "solver/answered.h",
    "solver/proof",
    "solver/proof/lemmas",
    "solver/proof/certificate",
    "solver/engine",
    "solver",
    "solver/strategy",
    "cli/render/trace",
    "cli/render",
    "cli/command",
};

/// Includes that go against the order of the rooms: the tables that list what is behind them.
const std::vector<std::pair<std::string, std::string>> kTables = {
    {"solver/backend/horn.cpp", "solver/backend/z3/horn.h"},
};

/// Headers of foreign libraries, and the only place that sees them.
struct Foreign {
  std::regex header;
  const char* where;
};
const std::vector<Foreign> kForeign = {
    {std::regex(R"(^z3(\+\+|_[a-z]+)?\.h)"), "solver/backend/z3/"},
    {std::regex(R"(^c?cadical\.h)"), "solver/backend/cadical/"},
    {std::regex("^boost/"), "frontend/parse/grammar/"},
    {std::regex("^CLI/"), "cli/options.cpp"},
    {std::regex(R"(^gmp(xx)?\.h)"), "frontend/value/"},
};

bool is_in(const std::string& path, const std::string& room) {
  return path == room || (path.starts_with(room) && path[room.size()] == '/');
}

/// The number of the floor; their count: not ours.
std::size_t floor_of(const std::string& path) {
  const auto holds = [&](const char* folder) { return is_in(path, folder); };
  return static_cast<std::size_t>(std::find_if(kFlow.begin(), kFlow.end(), holds) - kFlow.begin());
}

/// The number of the room, the closest one; nothing: the floor has none.
std::optional<std::size_t> room_of(const std::string& path) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < std::size(kRooms); ++i) {
    const std::size_t length = std::string(kRooms[i]).size();
    if (is_in(path, kRooms[i]) && (!found || length > std::string(kRooms[*found]).size())) found = i;
  }
  return found;
}

/// What is wrong with an include; empty: nothing.
std::string violation(const Include& include) {
  const std::string what = include.file + " includes " + include.header;
  if (include.header.starts_with("../") || include.header.starts_with("./")) return what + ", not from the root";
  if (include.header.starts_with("tests/")) return what + ", a test";
  for (const Foreign& foreign : kForeign) {
    if (std::regex_search(include.header, foreign.header) && !include.file.starts_with(foreign.where))
      return what + ", which belongs in " + foreign.where;
  }
  const std::size_t floor = floor_of(include.file), other = floor_of(include.header);
  if (other == kFlow.size()) return {};
  if (other > floor) return what + ", against the flow";
  if (other < floor) return {};
  const auto room = room_of(include.file), wanted = room_of(include.header);
  const bool is_table = std::find(kTables.begin(), kTables.end(), std::pair(include.file, include.header)) != kTables.end();
  if (room && wanted && *wanted > *room && !is_table) return what + ", against the order of the rooms";
  return {};
}

std::vector<std::string> violations(const std::vector<Include>& includes) {
  std::vector<std::string> all;
  for (const Include& include : includes) {
    if (std::string wrong = violation(include); !wrong.empty()) all.push_back(std::move(wrong));
  }
  return all;
}

TEST(Layering, SeesTheWholeTree) {
  const auto all = includes_of_the_sources();
  for (const char* folder : kFlow) {
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const Include& i) { return is_in(i.file, folder); })) << folder;
  }
  for (const Include& include : all) {
    if (is_in(include.file, "encoder")) {
      EXPECT_TRUE(room_of(include.file)) << include.file << " stands in no room";
    }
  }
  for (const char* room : kRooms) EXPECT_TRUE(fs::exists(fs::path(TLALOC_SOURCE_DIR) / room)) << room;
}

TEST(Layering, NoIncludeGoesAgainstIt) { EXPECT_EQ(violations(includes_of_the_sources()), std::vector<std::string>{}); }

TEST(Layering, ReportsEachPlantedViolation) {
  const std::vector<Include> kPlanted = {
      // the flow
      {"frontend/kernel/text/print.cpp", "encoder/term/term.h"},
      {"frontend/frontend.h", "solver/solver.h"},
      {"encoder/term/term.h", "solver/backend/session.h"},
      {"solver/strategy/invariant_search.cpp", "cli/options.h"},
      // the rooms of the encoder
      {"encoder/term/logic.cpp", "encoder/symbolic/value.h"},
      {"encoder/obligation/obligation.h", "encoder/evaluate/evaluator.h"},
      {"encoder/symbolic/merge.cpp", "encoder/obligation/obligation.h"},
      {"encoder/evaluate/logic/enabled.cpp", "encoder/action/action_reader.h"},
      {"encoder/action/action_reader.h", "encoder/system/transition.h"},
      {"encoder/symmetry/canonical.h", "encoder/system/transition_system.h"},
      {"encoder/system/joiner.cpp", "encoder/domain/value_domain.h"},
      // the rooms of the solver
      {"solver/run/budget.h", "solver/backend/session.h"},
      {"solver/backend/session.h", "solver/backend/z3/solver_context.h"},
      {"solver/backend/fragment.cpp", "solver/backend/lowering/lowering.h"},
      {"solver/backend/lowering/lowering.cpp", "solver/backend/cadical/session.h"},
      {"solver/backend/portfolio.cpp", "solver/trace/trace.h"},
      {"solver/backend/z3/session.cpp", "solver/verdict.h"},
      {"solver/trace/trace.h", "solver/trace/replay/replay.h"},
      {"solver/trace/replay/replay.cpp", "solver/proof/atom.h"},
      {"solver/proof/lemma.cpp", "solver/proof/lemmas/houdini.h"},
      {"solver/proof/goal.cpp", "solver/engine/pdr.h"},
      {"solver/engine/bounded/bmc.cpp", "solver/strategy/strategy.h"},
      {"solver/verdict.h", "solver/solver.h"},
      {"cli/render/json.cpp", "cli/command/command.h"},
      // others
      {"cli/driver.cpp", "tests/support/load_spec.h"},
      {"solver/strategy/invariant_search.cpp", "../cli/options.h"},
      {"solver/strategy/invariant_search.cpp", "./solver.h"},
      {"solver/backend/portfolio.cpp", "z3.h"},
      {"encoder/term/term.h", "z3_api.h"},
      {"solver/backend/lowering/lowering.cpp", "cadical.hpp"},
      {"solver/backend/z3/session.cpp", "ccadical.h"},
      {"cli/driver.cpp", "z3++.h"},
      {"frontend/lex/lexer.cpp", "boost/spirit/home/x3.hpp"},
      {"cli/driver.cpp", "CLI/CLI.hpp"},
      {"encoder/term/arithmetic.cpp", "gmp.h"},
  };
  for (const Include& planted : kPlanted) {
    const auto reported = violations({{"frontend/frontend.cpp", "frontend/frontend.h"}, planted, {"cli/driver.cpp", "vector"}});
    ASSERT_EQ(reported.size(), 1U) << planted.file << " includes " << planted.header;
    EXPECT_TRUE(reported[0].starts_with(planted.file + " includes " + planted.header)) << reported[0];
  }
  EXPECT_EQ(violations(kPlanted).size(), kPlanted.size());
}

TEST(Layering, ReportsNothingThatIsAllowed) {
  EXPECT_EQ(violations({
                {"encoder/action/action_reader.h", "encoder/evaluate/evaluator.h"},
                {"encoder/action/ways.cpp", "encoder/action/ways.h"},
                {"solver/backend/z3/session.cpp", "z3.h"},
                {"solver/backend/cadical/session.cpp", "cadical.hpp"},
                {"solver/backend/cadical/session.cpp", "solver/backend/lowering/lowering.h"},
                {"solver/backend/z3/session.cpp", "solver/backend/session.h"},
                {"solver/backend/horn.cpp", "solver/backend/z3/horn.h"},
                {"solver/trace/counterexample.h", "solver/verdict.h"},
                {"solver/verdict.h", "solver/trace/trace.h"},
                {"solver/strategy/invariant_search.cpp", "solver/engine/pdr.h"},
                {"cli/driver.cpp", "frontend/frontend.h"},
                {"cli/driver.cpp", "string"},
            }),
            std::vector<std::string>{});
}

}  // namespace
}  // namespace tlaloc::test
