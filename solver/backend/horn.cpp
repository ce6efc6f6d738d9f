// The parent's side and the worker's side of a question about Horn clauses, but for what Z3 does.
#include "solver/backend/horn.h"

#include <fmt/format.h>
#include <signal.h>

#include <chrono>
#include <iostream>
#include <iterator>

#include "encoder/term/smtlib.h"
#include "frontend/support/process.h"
#include "solver/backend/z3/horn.h"

namespace tlaloc::solver {

namespace {

using Texts = std::vector<std::string>;

std::string& worker_program() {
  static std::string path;
  return path;
}

std::string applied(const std::string& function, const Texts& args) {
  return args.empty() ? function : fmt::format("({} {})", function, fmt::join(args, " "));
}

std::string conjunction(const Texts& args) { return args.empty() ? "true" : applied("and", args); }

/// Constants for what the invariant may speak of: PREFIX0, PREFIX1 and so on.
Texts constants(const char* prefix, std::size_t count) {
  Texts all;
  for (std::size_t i = 0; i < count; ++i) all.push_back(prefix + std::to_string(i));
  return all;
}

/// Initial states satisfy the invariant, a step from a state that does leads to one that does, and it excludes what is bad.
std::string clauses(const term::Terms& terms, const HornProblem& problem) {
  std::vector<term::TermId> roots{problem.initial, problem.step, problem.bad};
  for (const auto* more : {&problem.facts, &problem.now, &problem.next}) roots.insert(roots.end(), more->begin(), more->end());
  term::SmtlibWriter writer(terms, roots, term::SmtlibWriter::Counting::Cases);
  Texts sorts;
  for (const term::TermId t : problem.now) sorts.push_back(writer.sort(t));
  std::string out = fmt::format("(declare-rel {} ({}))\n(declare-rel bad ())\n", z3::kInvariant, fmt::join(sorts, " "));
  // For all values of these.
  const auto declare = [&](const std::string& name, const std::string& sort) {
    out += fmt::format("(declare-var {} {})\n", name, sort);
  };
  const Texts before = constants("s", sorts.size()), after = constants("t", sorts.size());
  for (std::size_t i = 0; i < sorts.size(); ++i) declare(before[i], sorts[i]);
  for (std::size_t i = 0; i < sorts.size(); ++i) declare(after[i], sorts[i]);
  Texts facts;
  for (const term::TermId variable : writer.variables()) {
    declare(writer.text(variable), writer.sort(variable));
    for (std::string& bound : writer.bounds(variable)) facts.push_back(std::move(bound));
  }
  out += writer.definitions();
  for (const term::TermId t : problem.facts) facts.push_back(writer.text(t));
  out += fmt::format("(define-fun facts () Bool {})\n", conjunction(facts));
  const auto equations = [&](const Texts& names, const std::vector<term::TermId>& values) {
    Texts all;
    for (std::size_t i = 0; i < names.size(); ++i) all.push_back(fmt::format("(= {} {})", names[i], writer.text(values[i])));
    return conjunction(all);
  };
  const std::string holds = applied(z3::kInvariant, before), now = equations(before, problem.now);
  const auto rule = [&](const std::string& head, const Texts& body) {
    out += fmt::format("(rule (=> {} {}))\n", conjunction(body), head);
  };
  rule(holds, {"facts", writer.text(problem.initial), now});
  rule(applied(z3::kInvariant, after), {holds, "facts", writer.text(problem.step), now, equations(after, problem.next)});
  rule("bad", {holds, "facts", writer.text(problem.bad), now});
  return out + "(query bad)\n";
}

}  // namespace

void set_worker_program(std::string path) { worker_program() = std::move(path); }

std::optional<std::vector<HornNode>> solve_horn(const term::Terms& terms, const HornProblem& problem,
                                                const HornLimits& limits) {
  const auto is_interrupted = [&] { return limits.interrupted && limits.interrupted(); };
  if (worker_program().empty() || is_interrupted()) return std::nullopt;
  ProcessSettings settings;
  settings.input = clauses(terms, problem);
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(2 * limits.seconds);
  settings.signal = [&](const Finished&) {
    const bool is_over = is_interrupted() || std::chrono::steady_clock::now() > deadline;
    return is_over ? SIGKILL : 0;
  };
  const auto run = run_process({worker_program(), kHornWorker, std::to_string(limits.units), std::to_string(limits.seconds),
                                std::to_string(limits.megabytes)},
                               settings);
  const auto* const finished = std::get_if<Finished>(&run);
  if (finished == nullptr || finished->exit_code != 0) return std::nullopt;
  std::vector<term::Sort> sorts;
  for (const term::TermId t : problem.now) sorts.push_back(terms.sort(t));
  return z3::read_invariant(finished->output, sorts);
}

int run_horn_worker(const std::vector<std::string>& arguments) {
  try {
    end_with_parent();
    limit_resources({std::stoull(arguments.at(1)), std::stoull(arguments.at(2))});
    const std::string clauses(std::istreambuf_iterator<char>(std::cin), {});
    std::cout << z3::solve_clauses(clauses, static_cast<std::uint32_t>(std::stoul(arguments.at(0)))) << std::flush;
    return std::cout ? 0 : 1;
  } catch (...) {
    return 1;
  }
}

}  // namespace tlaloc::solver
