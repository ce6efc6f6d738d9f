// `check`. With a length: the bounded search. Without one, invariants are also proved while the search goes on, in a thread of
// its own, and whatever settles the question first ends the other. The proof starts a little later: many searches have ended by
// then.
#include "frontend/support/check.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <optional>
#include <thread>

#include "cli/command/command.h"
#include "cli/command/model_run.h"

namespace tlaloc::cli {

namespace {

constexpr std::chrono::milliseconds kHeadStart{200}, kHeadStartOnOneCore{2000};
constexpr std::chrono::milliseconds kPoll{10};
constexpr double kForCertificate = 20;  // seconds, when a search has settled everything

bool is_definite(const Answer& answer) {
  if (const auto* proof = std::get_if<Proof>(&answer)) return std::holds_alternative<solver::Proved>(proof->result.verdict);
  return false;  // a violation is the search's to find: it finds a shortest one
}

class Race {
 public:
  Race(const Options& options, const FileProvider& files, const frontend::Specification& specification,
       const solver::CheckOptions& check, const solver::Budget& budget)
      : options_(options), files_(files), specification_(specification), check_(check), whole_(budget) {}

  Answer run() {
    solver::CheckOptions search = check_;
    search.jobs = std::max(check_.jobs - 1, 1U);  // one is the prover's
    std::thread prover([this] { prove(); });
    std::optional<solver::CheckResult> result;
    std::exception_ptr failure;
    try {
      result = solver::check(specification_, search, searching_);
    } catch (...) {
      failure = std::current_exception();
    }
    proving_.end();
    prover.join();
    if (!proof_ && result && options_.certificate_dir && std::holds_alternative<solver::Proved>(result->verdict)) {
      // That all behaviours have been seen is no certificate; an invariant may still be found.
      attempt(check_, solver::Budget(whole_, {kForCertificate, {}}));
    }
    if (defect_ && check_.print) {
      check_.print("error: internal error while looking for a proof: " + *defect_ + "; the answer is that of the search alone");
    }
    const bool violated = result && std::holds_alternative<solver::Violated>(result->verdict);
    if (proof_ && violated) throw InternalError("what was proved is violated by a behaviour");
    if (proof_) return std::move(*proof_);
    if (failure) std::rethrow_exception(failure);
    return std::move(*result);
  }

 private:
  void prove() {
    const auto head_start = check_.jobs > 1 ? kHeadStart : kHeadStartOnOneCore;
    for (auto waited = kPoll; waited < head_start; waited += kPoll) {
      if (proving_.is_over()) return;
      std::this_thread::sleep_for(kPoll);
    }
    solver::CheckOptions proof = check_;
    proof.print = {};
    attempt(proof, proving_);
  }

  void attempt(const solver::CheckOptions& check, const solver::Budget& budget) {
    try {
      Answer answer = attempt_proof(options_, files_, specification_, check, budget);
      if (!is_definite(answer)) return;
      proof_ = std::move(answer);
      searching_.end();
    } catch (const InternalError& defect) {
      defect_ = defect.what();
    } catch (const std::exception&) {
      // No proof, then: what cannot be encoded says nothing about the search.
    }
  }

  const Options& options_;
  const FileProvider& files_;
  const frontend::Specification& specification_;
  const solver::CheckOptions& check_;
  const solver::Budget& whole_;
  solver::Budget searching_{whole_, {}};
  solver::Budget proving_{whole_, {{}, {}, true}};
  // written by the prover before it is joined
  std::optional<Answer> proof_;
  std::optional<std::string> defect_;
};

}  // namespace

ExitCode run_check(const Options& options, const FileProvider& files, Console& console) {
  const auto run = [&](const frontend::Specification& specification, const solver::CheckOptions& check,
                       const solver::Budget& budget) -> Answer {
    if (options.length || !is_provable(specification.model)) return solver::check(specification, check, budget);
    return Race(options, files, specification, check, budget).run();
  };
  return run_engine({"bmc", run}, options, files, console);
}

}  // namespace tlaloc::cli
