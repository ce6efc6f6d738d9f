#include "solver/proof/certificate/recheck.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "frontend/support/check.h"
#include "frontend/support/files.h"
#include "frontend/support/process.h"

namespace tlaloc::solver {

namespace {

constexpr const char* kSolver = "cvc5";
constexpr double kSecondsPerFile = 10;

bool is_installed() {
  const auto found = run_process({kSolver, "--version"}, {});
  const auto* finished = std::get_if<Finished>(&found);
  return finished != nullptr && finished->exit_code == 0;
}

/// Its first word; empty when it was cut off.
std::string first_answer(const std::string& path, double seconds) {
  const auto run = run_process(
      {kSolver, "--lang=smt2", fmt::format("--tlimit={}", std::max(1, static_cast<int>(seconds * 1000))), path}, {});
  const auto* finished = std::get_if<Finished>(&run);
  if (finished == nullptr) return {};
  return finished->output.substr(0, finished->output.find('\n'));
}

}  // namespace

std::variant<Recheck, std::string> recheck(const std::vector<ObligationRecord>& obligations, const std::string& folder,
                                           const Budget& budget) {
  Recheck out;
  out.folder = folder;
  out.obligations = obligations.size();
  std::vector<const ObligationRecord*> written;
  std::vector<std::string> names;
  std::string index;
  for (const ObligationRecord& obligation : obligations) {
    if (obligation.script.empty()) {
      index += fmt::format("-         {}\n", obligation.claim);
      continue;
    }
    const std::string name = fmt::format("{:04}.smt2", written.size() + 1);
    index += fmt::format("{} {}\n", name, obligation.claim);
    const std::string path = in_directory(folder, name);
    if (const auto problem = write_file(path, obligation.script)) return fmt::format("cannot write {}: {}", path, *problem);
    written.push_back(&obligation);
    names.push_back(name);
  }
  index =
      "Each file states the negation of a claim: a solver must find it unsatisfiable. Claims without a file hold by what\n"
      "the formulas were simplified to.\n\n" +
      index;
  const std::string path = in_directory(folder, "OBLIGATIONS.txt");
  if (const auto problem = write_file(path, index)) return fmt::format("cannot write {}: {}", path, *problem);

  out.files = written.size();
  out.is_installed = is_installed();
  for (std::size_t i = 0; i < written.size() && out.is_installed; ++i) {
    budget.observe(0, fmt::format("cvc5 on file {}", i + 1));
    const double seconds = std::min(kSecondsPerFile, budget.seconds_left().value_or(kSecondsPerFile));
    const std::string answer = budget.is_over() ? "" : first_answer(in_directory(folder, names[i]), seconds);
    if (answer == "sat") throw InternalError(fmt::format("{} has a model of {}: {}", kSolver, names[i], written[i]->claim));
    if (answer == "unsat") {
      ++out.confirmed;
    } else {
      out.open.push_back(names[i]);
    }
  }
  return out;
}

std::string recheck_text(const Recheck& recheck) {
  std::string text =
      fmt::format("Certificate in {}: {} obligations, {} of them files", recheck.folder, recheck.obligations, recheck.files);
  if (!recheck.is_installed) return fmt::format("{}; {} is not installed, so none were checked by it", text, kSolver);
  text += fmt::format("; {} confirms {}", kSolver, recheck.confirmed);
  if (!recheck.open.empty()) text += fmt::format(", and gave no answer on {}", fmt::join(recheck.open, ", "));
  return text;
}

}  // namespace tlaloc::solver
