#include "cli/command/command.h"
#include "cli/command/model_run.h"
#include "solver/induction.h"

namespace tlaloc::cli {

ExitCode run_induct(const Options& options, const FileProvider& files, Console& console) {
  const auto check = [&](const frontend::Specification& specification, const solver::CheckOptions& common,
                         const solver::Budget& budget) -> Answer {
    solver::InductOptions induct{common};
    induct.found = {};  // what a search finds is shown below the table
    std::vector<solver::ObligationRecord> obligations;
    if (options.certificate_dir) {
      induct.record = [&](const solver::ObligationRecord& record) { obligations.push_back(record); };
    }
    InductionAnswer answer{solver::induct(specification, induct, budget), std::nullopt};
    if (options.certificate_dir && std::holds_alternative<solver::Proved>(answer.result.verdict)) {
      const solver::InvariantFound found{"induction", answer.result.added, {}, answer.result.model_values};
      const frontend::LoadOptions load = to_load_options(options);
      answer.certificate = make_certificate({load, specification, options.undefined_is_free}, found);
      answer.certificate->obligations = std::move(obligations);
    }
    return answer;
  };
  return run_engine({"induction", check}, options, files, console);
}

}  // namespace tlaloc::cli
