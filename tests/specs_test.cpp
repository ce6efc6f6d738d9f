// specs_test TLALOC FOLDER: every run that FOLDER/expect.txt lists ends with the verdict line and the exit code it states.
// specs/README.md describes the format. One ctest entry per folder.
#include <cstdio>
#include <exception>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/run_program.h"

namespace {

using namespace tlaloc::test;

struct ExpectedRun {
  std::string command;
  std::string verdict;
  int exit_code = 0;
};

/// Nothing when the file is not of the form that specs/README.md gives, or lists no run at all.
std::optional<std::vector<ExpectedRun>> parse_expectations(const std::string& text) {
  std::vector<std::vector<std::string>> blocks(1);
  for (const std::string& line : lines_of(text)) {
    if (line.starts_with('#')) continue;
    if (!line.empty()) {
      blocks.back().push_back(line);
    } else if (!blocks.back().empty()) {
      blocks.emplace_back();
    }
  }
  if (blocks.back().empty()) blocks.pop_back();
  std::vector<ExpectedRun> runs;
  for (const auto& block : blocks) {
    if (block.size() != 3 || !block[1].starts_with("Verdict: ") || !block[2].starts_with("exit ")) return std::nullopt;
    runs.push_back({block[0], block[1], std::stoi(block[2].substr(5))});
  }
  if (runs.empty()) return std::nullopt;
  return runs;
}

/// True when the run went as expected; else says what differs.
bool check(const std::string& tlaloc, const std::string& folder, const ExpectedRun& expected) {
  const ProgramRun run = run_program(tlaloc, split_at_spaces(expected.command), folder);
  const auto lines = lines_of(run.out);
  const std::string verdict = lines.empty() ? "" : lines.back();
  const bool good = verdict == expected.verdict && run.exit_code == expected.exit_code;
  std::printf("%s  tlaloc %s\n", good ? "ok  " : "FAIL", expected.command.c_str());
  if (good) return true;
  std::printf("  expected: %s, exit %d\n  seen:     %s, exit %d\n--- stdout\n%s--- stderr\n%s---\n", expected.verdict.c_str(),
              expected.exit_code, verdict.c_str(), run.exit_code, run.out.c_str(), run.err.c_str());
  return false;
}

int run_all(const std::string& tlaloc, const std::string& folder) {
  const auto runs = parse_expectations(read_file(folder + "/expect.txt"));
  if (!runs) {
    std::printf("%s/expect.txt: not a list of `command`, `Verdict: ...`, `exit N`\n", folder.c_str());
    return 2;
  }
  bool all_good = true;
  for (const ExpectedRun& expected : *runs) all_good = check(tlaloc, folder, expected) && all_good;
  return all_good ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::puts("usage: specs_test TLALOC FOLDER");
    return 2;
  }
  try {
    return run_all(argv[1], argv[2]);
  } catch (const std::exception& failure) {
    std::puts(failure.what());
    return 2;
  }
}
