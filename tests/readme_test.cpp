// What the README promises to scripts is what the code does: the table of exit codes, row by row.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "cli/exit_code.h"
#include "tests/support/run_program.h"

namespace tlaloc::test {
namespace {

std::multiset<std::string> rows_of_exit_codes() {
  std::multiset<std::string> rows;
  bool in_table = false;
  for (const std::string& line : lines_of(read_file(std::string(TLALOC_SOURCE_DIR) + "/README.md"))) {
    if (line == "| code | meaning |") {
      in_table = true;
    } else if (in_table && !line.starts_with("|---")) {
      if (!line.starts_with("|")) break;
      rows.insert(line);
    }
  }
  return rows;
}

TEST(Readme, QuotesTheTableOfExitCodes) {
  std::multiset<std::string> expected;
  for (const cli::ExitCodeInfo& row : cli::kExitCodes) {
    expected.insert("| " + std::to_string(cli::number(row.code)) + " | " + std::string(row.meaning) + " |");
  }
  EXPECT_EQ(rows_of_exit_codes(), expected);
}

}  // namespace
}  // namespace tlaloc::test
