// Other programs: what they are given, what they give back, and that they can be ended.
#include "frontend/support/process.h"

#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>

namespace tlaloc {
namespace {

Finished finished(const std::vector<std::string>& command, const ProcessSettings& settings = {}) {
  const auto run = run_process(command, settings);
  const auto* const all = std::get_if<Finished>(&run);
  EXPECT_NE(all, nullptr) << command.front() << ": " << std::get<std::string>(run);
  return all == nullptr ? Finished{} : *all;
}

Finished shell(const std::string& script, const ProcessSettings& settings = {}) {
  return finished({"/bin/sh", "-c", script}, settings);
}

ProcessSettings with_input(std::string text) {
  ProcessSettings settings;
  settings.input = std::move(text);
  return settings;
}

const std::string kLong(3'000'000, 'x');  // more than a pipe holds

TEST(Process, CollectsWhatAProgramWrites) {
  const Finished both = shell("echo one; echo two >&2; exit 3");
  EXPECT_EQ(both.output, "one\n");
  EXPECT_EQ(both.errors, "two\n");
  EXPECT_EQ(both.exit_code, 3);
  EXPECT_EQ(shell("kill -TERM $$").exit_code, 128 + SIGTERM);
  EXPECT_TRUE(std::holds_alternative<std::string>(run_process({"/no/such/program"})));
  EXPECT_TRUE(std::holds_alternative<std::string>(run_process({})));
}

TEST(Process, GivesInput) {
  EXPECT_EQ(finished({"cat"}, with_input("one\ntwo")).output, "one\ntwo");
  EXPECT_EQ(finished({"cat"}, with_input("")).output, "");
  EXPECT_EQ(finished({"cat"}, with_input(kLong)).output, kLong);
  EXPECT_EQ(finished({"true"}, with_input(kLong)).exit_code, 0) << "it need not be read";
  EXPECT_EQ(shell("read line; echo $line; exec >&- 2>&-; cat", with_input("one\n" + kLong)).output, "one\n");
}

TEST(Process, SetsFolderAndEnvironment) {
  ProcessSettings settings;
  settings.folder = "/usr";
  settings.environment.emplace_back("TLALOC_TEST", "a b");
  EXPECT_EQ(shell("pwd; echo \"$TLALOC_TEST\"", settings).output, "/usr\na b\n");
  settings.folder = "/no/such/folder";
  EXPECT_TRUE(std::holds_alternative<std::string>(run_process({"/bin/sh"}, settings)));
}

TEST(Process, SendsSignals) {
  ProcessSettings settings;
  bool is_sent = false;
  settings.signal = [&](const Finished& so_far) {
    if (is_sent || so_far.errors != "ready\n") return 0;
    is_sent = true;
    return SIGUSR1;
  };
  const Finished caught = shell("trap 'echo caught; exit 5' USR1; echo ready >&2; while :; do sleep 0.01; done", settings);
  EXPECT_EQ(caught.output, "caught\n");
  EXPECT_EQ(caught.exit_code, 5);
  settings.signal = [](const Finished&) { return 0; };
  EXPECT_EQ(shell("exec >&- 2>&-; sleep 0.1; exit 4", settings).exit_code, 4);
}

TEST(Process, Kills) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point start = Clock::now();
  ProcessSettings settings;
  settings.signal = [](const Finished& so_far) { return so_far.output.empty() ? 0 : SIGKILL; };
  EXPECT_EQ(shell("echo ready; exec sleep 100", settings).exit_code, 128 + SIGKILL);
  EXPECT_EQ(shell("echo ready; exec >&- 2>&-; exec sleep 100", settings).exit_code, 128 + SIGKILL);
  EXPECT_EQ(shell("while :; do echo ready; done", settings).exit_code, 128 + SIGKILL);
  // One that the killed program has started may keep the pipes open.
  EXPECT_EQ(shell("sleep 100 & echo ready; wait", settings).exit_code, 128 + SIGKILL);
  EXPECT_LT(Clock::now() - start, std::chrono::seconds(60));
}

}  // namespace
}  // namespace tlaloc
