// What a specification means does not depend on what the process read before: the same specifications in different orders, each
// order in a process of its own.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include "solver/solver.h"
#include "tests/support/load_spec.h"

namespace tlaloc::solver {
namespace {

struct Text {
  std::string body;
  test::Asked asked;
};

/// Everything that an order of names can have a say in: choices, traces, the size of the formulas, lemmas.
std::string report(const Text& text) {
  const frontend::Specification specification = test::load_spec(text.body, text.asked);
  const NameOrder& names = specification.program.names;
  CheckOptions options;
  options.length = 4;
  const CheckResult result = check(specification, options);
  std::string out = fmt::format("{} terms, {} variables, {} assertions, {} calls\n", result.statistics.terms,
                                result.statistics.variables, result.statistics.assertions, result.statistics.solver_calls);
  const auto* violated = std::get_if<Violated>(&result.verdict);
  if (violated == nullptr) return out + "nothing violated\n";
  out += fmt::format("{} at {}\n", violated->name, violated->step);
  for (const trace::Step& step : violated->trace.steps) {
    out += step.action.name.text();
    for (const auto& [name, value] : step.action.parameters) out += " " + name.text() + "=" + value.to_string(names);
    for (const Value& value : step.state) out += " " + value.to_string(names);
    out += "\n";
  }
  return out;
}

/// The report of each text, when they are read one after the other in a process that has read none of them.
std::vector<std::string> reports(const std::vector<Text>& texts) {
  std::array<int, 2> pipe{};
  if (::pipe(pipe.data()) != 0) throw std::runtime_error("no pipe");
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no process");
  if (child == 0) {
    std::string all;
    try {
      for (const Text& text : texts) all += report(text) + '\0';
    } catch (const std::exception& error) {
      all = error.what();
    }
    const bool written = ::write(pipe[1], all.data(), all.size()) == static_cast<ssize_t>(all.size());
    ::_exit(written ? 0 : 1);
  }
  ::close(pipe[1]);
  std::string all;
  std::array<char, 4096> buffer{};
  for (ssize_t got = 0; (got = ::read(pipe[0], buffer.data(), buffer.size())) > 0;) {
    all.append(buffer.data(), static_cast<std::size_t>(got));
  }
  ::close(pipe[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  std::vector<std::string> parts;
  for (std::size_t end = 0; (end = all.find('\0')) != std::string::npos; all.erase(0, end + 1))
    parts.push_back(all.substr(0, end));
  EXPECT_EQ(status, 0);
  EXPECT_EQ(all, "") << "an error";
  EXPECT_EQ(parts.size(), texts.size());
  parts.resize(texts.size());
  return parts;
}

/// Each pair in both orders, and each text after itself.
void expect_independence(const std::vector<Text>& texts) {
  for (const Text& a : texts) {
    const std::string alone = reports({a}).front();
    EXPECT_EQ(reports({a, a}).back(), alone);
    for (const Text& b : texts) EXPECT_EQ(reports({b, a}).back(), alone) << "after another: " << b.body;
  }
}

const std::string kChoices = R"(VARIABLES x, seen
Init == x = (CHOOSE s \in Names : TRUE) /\ seen = {}
Next == \/ \E s \in Names \ seen : x' = s /\ seen' = seen \cup {s}
        \/ x' = (CHOOSE s \in Names : s # x) /\ UNCHANGED seen
Inv == seen # Names
)";

TEST(History, HasNoSayInStrings) {
  const test::Asked asked{{"Inv"}, {}, {}};
  expect_independence({{"Names == {\"hzz\", \"hyy\", \"hxx\"}\n" + kChoices, asked},
                       {"Names == {\"hxx\", \"hyy\", \"hzz\"}\n" + kChoices, asked},
                       {"Names == {\"hyy\", \"hzz\", \"hxx\"}\n" + kChoices, asked}});
}

TEST(History, HasNoSayInModelValues) {
  const auto text = [](const std::string& names) {
    return Text{"CONSTANT Names\n" + kChoices, {{}, {}, "INIT Init NEXT Next INVARIANT Inv CONSTANT Names = " + names}};
  };
  expect_independence({text("{hm3, hm1, hm2}"), text("{hm1, hm2, hm3}"), text("{hm2, hm3, hm1}")});
  const auto chosen = [&](const std::string& names) {
    const std::string all = reports({text("{hm1, hm2, hm3}"), text(names)}).back();
    return all.substr(all.find(" hm") + 1, 3);
  };
  EXPECT_EQ(chosen("{hm3, hm1, hm2}"), "hm3") << "the first one of the configuration";
  EXPECT_EQ(chosen("{hm2, hm3, hm1}"), "hm2");
}

TEST(History, HasNoSayInRecords) {
  const auto text = [](const std::string& first, const std::string& second) {
    return Text{fmt::format("VARIABLES msgs, last\n"
                            "All == [{0} : 1..2, {1} : {{\"hp\", \"hq\"}}]\n"
                            "Init == msgs = {{}} /\\ last = CHOOSE m \\in All : m.{0} > 0\n"
                            "Next == \\E m \\in All \\ msgs : msgs' = msgs \\cup {{m}} /\\ last' = CHOOSE n \\in msgs' : TRUE\n"
                            "Inv == ~ (\\E m, n \\in msgs : m.{0} < n.{0} /\\ m.{1} # n.{1} /\\ last = n)",
                            first, second),
                {{"Inv"}, {}, {}}};
  };
  expect_independence({text("hkind", "hbody"), text("hbody", "hkind")});
}

}  // namespace
}  // namespace tlaloc::solver
