// The direction of includes, read off the source tree: frontend -> encoder -> solver -> cli, and each foreign library only
// where it belongs. The libraries' link lists say the same; this test also sees headers that happen to be on the path.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <regex>
#include <string>
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

std::size_t place_in_flow(const std::string& path) {
  const std::string folder = path.substr(0, path.find('/'));
  return static_cast<std::size_t>(std::find(kFlow.begin(), kFlow.end(), folder) - kFlow.begin());
}

void expect_only_in(const std::regex& header, const std::string& where) {
  for (const Include& include : includes_of_the_sources()) {
    if (std::regex_search(include.header, header)) {
      EXPECT_TRUE(include.file.starts_with(where))
          << include.file << " includes " << include.header << ", which belongs in " << where;
    }
  }
}

TEST(Layering, SeesTheWholeTree) {
  const auto all = includes_of_the_sources();
  for (const char* folder : kFlow) {
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const Include& i) { return i.file.starts_with(folder); })) << folder;
  }
}

TEST(Layering, IncludesFollowTheFlow) {
  for (const Include& include : includes_of_the_sources()) {
    const std::size_t target = place_in_flow(include.header);
    if (target == kFlow.size()) continue;  // not ours
    EXPECT_LE(target, place_in_flow(include.file)) << include.file << " includes " << include.header;
  }
}

TEST(Layering, SourcesIncludeNoTests) {
  for (const Include& include : includes_of_the_sources()) {
    EXPECT_FALSE(include.header.starts_with("tests/")) << include.file << " includes " << include.header;
  }
}

TEST(Layering, OursAreIncludedFromTheRoot) {
  for (const Include& include : includes_of_the_sources()) {
    EXPECT_FALSE(include.header.starts_with("../") || include.header.starts_with("./"))
        << include.file << " includes " << include.header;
  }
}

TEST(Layering, OnlyTheSessionSeesZ3) { expect_only_in(std::regex(R"(^z3(\+\+|_[a-z]+)?\.h)"), "solver/backend/z3/"); }
TEST(Layering, OnlyTheGrammarSeesBoost) { expect_only_in(std::regex("^boost/"), "frontend/parse/grammar/"); }
TEST(Layering, OnlyTheOptionsSeeCli11) { expect_only_in(std::regex("^CLI/"), "cli/options.cpp"); }
TEST(Layering, OnlyTheIntegersSeeGmp) { expect_only_in(std::regex(R"(^gmp(xx)?\.h)"), "frontend/value/"); }

}  // namespace
}  // namespace tlaloc::test
