// `check`. With a length: the bounded search. Without one, properties are also proved while the search goes on, in a thread of
// its own. The search ends when everything is proved but what it has found to be violated. The proof starts a little later:
// many searches have ended by then.
#include "frontend/support/check.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

#include "cli/command/command.h"
#include "cli/command/model_run.h"
#include "cli/command/partial_proof.h"

namespace tlaloc::cli {

namespace {

constexpr std::chrono::milliseconds kHeadStart{200}, kHeadStartOnOneCore{2000};
constexpr std::chrono::milliseconds kPoll{10};
constexpr double kForCertificate = 20;  // seconds, when a search has settled everything

class Race {
 public:
  Race(const Options& options, const FileProvider& files, const frontend::Specification& specification,
       const solver::CheckOptions& check, const solver::Budget& budget)
      : options_(options), check_(check), whole_(budget), proof_(options, files, specification) {}

  Answer run() {
    if (proof_.is_empty()) return solver::check(proof_.specification(), check_, whole_);
    solver::CheckOptions search = check_;
    search.jobs = std::max(check_.jobs - 1, 1U);  // one is the prover's
    search.found = [this](const solver::Violated& violated) {
      if (check_.found) check_.found(violated);
      tell_prover_of(violated);
    };
    std::thread prover;
    try {
      prover = std::thread([this] { prove(); });
    } catch (const std::system_error&) {  // there may be no more threads: the search is alone
      return solver::check(proof_.specification(), check_, whole_);
    }
    std::optional<solver::CheckResult> result;
    std::exception_ptr failure;
    try {
      result = solver::check(proof_.specification(), search, searching_);
    } catch (...) {
      failure = std::current_exception();
    }
    proving_.end();
    prover.join();
    if (!proof_.has_proved() && result && options_.certificate_dir && std::holds_alternative<solver::Proved>(result->verdict)) {
      // That all behaviours have been seen is no certificate; an invariant may still be found.
      attempt(check_, solver::Budget(whole_, {kForCertificate, {}}));
    }
    if (defect_ && check_.print) {
      check_.print("error: internal error while looking for a proof: " + *defect_ + "; the answer is that of the search alone");
    }
    if (result) return proof_.answer_with(std::move(*result));
    if (proof_.has_proved() && proof_.is_settled()) return proof_.answer();
    std::rethrow_exception(failure);
  }

 private:
  /// The prover begins anew: it may be trying to prove what is violated.
  void tell_prover_of(const solver::Violated& violated) {
    const std::lock_guard lock(mutex_);
    violated_.push_back(violated);
    if (attempt_ != nullptr) attempt_->end();
  }
  void begin_attempt(solver::Budget& budget) {
    const std::lock_guard lock(mutex_);
    for (; told_ < violated_.size(); ++told_) proof_.note(violated_[told_]);
    attempt_ = &budget;
  }
  void end_attempt() {
    const std::lock_guard lock(mutex_);
    attempt_ = nullptr;
  }
  [[nodiscard]] bool has_news() {
    const std::lock_guard lock(mutex_);
    return told_ < violated_.size();
  }

  void prove() {
    const auto head_start = check_.jobs > 1 ? kHeadStart : kHeadStartOnOneCore;
    for (auto waited = kPoll; waited < head_start; waited += kPoll) {
      if (proving_.is_over()) return;
      std::this_thread::sleep_for(kPoll);
    }
    solver::CheckOptions proof = check_;
    proof.print = {};
    proof.found = {};
    do {
      attempt(proof, proving_);
    } while (!proving_.is_over() && !defect_ && has_news());
  }

  void attempt(const solver::CheckOptions& check, const solver::Budget& budget) {
    solver::Budget part(budget, {});
    try {
      begin_attempt(part);
      proof_.run(check, part);
      if (proof_.is_settled()) searching_.end();
    } catch (const InternalError& defect) {
      defect_ = defect.what();
    } catch (const std::exception&) {
      // No proof, then: what cannot be encoded says nothing about the search.
    }
    end_attempt();
  }

  const Options& options_;
  const solver::CheckOptions& check_;
  const solver::Budget& whole_;
  solver::Budget searching_{whole_, {}};
  solver::Budget proving_{whole_, {{}, {}, true}};
  PartialProof proof_;  // the prover's, until it is joined
  std::mutex mutex_;
  std::vector<solver::Violated> violated_;  // by what the search has found
  std::size_t told_ = 0;                    // of them, to the prover
  solver::Budget* attempt_ = nullptr;       // of the prover, at this moment
  std::optional<std::string> defect_;       // written by the prover before it is joined
};

}  // namespace

ExitCode run_check(const Options& options, const FileProvider& files, Console& console) {
  const auto run = [&](const frontend::Specification& specification, const solver::CheckOptions& check,
                       const solver::Budget& budget) -> Answer {
    if (options.length || !specification.model.next) return solver::check(specification, check, budget);
    return Race(options, files, specification, check, budget).run();
  };
  return run_engine({"bmc", run}, options, files, console);
}

}  // namespace tlaloc::cli
