// golden_test TLALOC CASE.tla: the run that the case's first lines describe writes exactly what stands beside it.
//     \* run: check %s --length 3      the arguments; %s is the case; run inside its folder
//     \* exit: 12                      the exit code
// Beside CASE.tla: CASE.stdout and CASE.stderr; a file that is absent means that nothing may be written. A case whose name
// begins with fail_ must be rejected, and no other may be. UPDATE_GOLDEN=1 rewrites the files and the exit line.
// Measurements (in JSON times, memory, sizes of formulas; in tables seconds) are compared as `#`: they differ from run to run.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include "tests/support/run_program.h"

namespace {

using namespace tlaloc::test;
namespace fs = std::filesystem;

const std::string kRun = "\\* run: ";
const std::string kExit = "\\* exit: ";

/// Exit codes that say the input could not be checked at all, as opposed to an answer about it.
bool is_rejection(int exit_code) { return exit_code == 120 || exit_code == 150 || exit_code == 151 || exit_code == 152; }

std::string without_measurements(const std::string& text) {
  static const std::regex kMeasurement(
      R"re(("(\w+_seconds|peak_megabytes|terms|(sat_)?variables|(learned_)?clauses|assertions|solver_calls)": )[0-9][0-9.e+-]*)re");
  static const std::regex kSeconds(R"re(  [0-9]+\.[0-9][0-9] s\n)re");  // at the end of a line of a table
  return std::regex_replace(std::regex_replace(text, kMeasurement, "$1#"), kSeconds, "  # s\n");
}

/// What the address sanitizer says of itself when a program first uses stacks of its own.
std::string without_notes_of_sanitizers(const std::string& text) {
  static const std::regex kNote("==[0-9]+==WARNING: ASan doesn't fully support makecontext/swapcontext[^\\n]*\\n");
  return std::regex_replace(text, kNote, "");
}

std::string expected_text(const fs::path& path) { return fs::exists(path) ? read_file(path) : ""; }

void write_golden(const fs::path& path, const std::string& text) {
  if (text.empty()) {
    fs::remove(path);
  } else {
    std::ofstream(path, std::ios::binary) << text;
  }
}

bool same(const char* what, const std::string& expected, const std::string& seen) {
  if (expected == seen) return true;
  std::printf("%s differs\n--- expected\n%s--- seen\n%s---\n", what, expected.c_str(), seen.c_str());
  return false;
}

int run_case(const std::string& tlaloc, const fs::path& path) {
  std::vector<std::string> lines = lines_of(read_file(path));
  if (lines.size() < 2 || !lines[0].starts_with(kRun) || !lines[1].starts_with(kExit)) {
    std::printf("%s: the first two lines must be `\\* run: ...` and `\\* exit: N`\n", path.c_str());
    return 2;
  }
  std::vector<std::string> arguments = split_at_spaces(lines[0].substr(kRun.size()));
  for (std::string& argument : arguments) {
    if (argument == "%s") argument = path.filename();
  }
  ProgramRun run = run_program(tlaloc, arguments, path.parent_path());
  run.out = without_measurements(run.out);
  run.err = without_notes_of_sanitizers(run.err);
  const fs::path out = fs::path(path).replace_extension(".stdout");
  const fs::path err = fs::path(path).replace_extension(".stderr");
  const bool must_fail = path.filename().string().starts_with("fail_");
  if (is_rejection(run.exit_code) != must_fail) {
    std::printf("exit code %d of a case that %s\n--- stderr\n%s---\n", run.exit_code,
                must_fail ? "must be rejected" : "must not be rejected: name it fail_*", run.err.c_str());
    return 1;
  }
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    write_golden(out, run.out);
    write_golden(err, run.err);
    std::string text = read_file(path);
    const std::size_t at = lines[0].size() + 1;
    text.replace(at, lines[1].size(), kExit + std::to_string(run.exit_code));
    std::ofstream(path, std::ios::binary) << text;
    return 0;
  }
  const bool good_exit = same("exit code", lines[1].substr(kExit.size()) + "\n", std::to_string(run.exit_code) + "\n");
  const bool good_out = same("stdout", expected_text(out), run.out);
  const bool good_err = same("stderr", expected_text(err), run.err);
  return good_exit && good_out && good_err ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::puts("usage: golden_test TLALOC CASE.tla");
    return 2;
  }
  try {
    return run_case(argv[1], argv[2]);
  } catch (const std::exception& failure) {
    std::puts(failure.what());
    return 2;
  }
}
