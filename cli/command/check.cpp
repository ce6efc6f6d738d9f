// `check`. With a length: the bounded search. Without one, invariants are also proved while the search goes on, in a thread of
// its own, and whatever settles the question first ends the other. The proof starts a little later: many searches have ended by
// then.
#include "frontend/support/check.h"

#include <algorithm>
#include <atomic>
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
       const solver::CheckOptions& limits)
      : options_(options), files_(files), specification_(specification), limits_(limits) {}

  Answer run() {
    solver::CheckOptions search = limits_;
    search.stop = &settled_;
    search.jobs = std::max(limits_.jobs - 1, 1U);  // one is the prover's
    std::thread messenger([this] { pass_on_interrupt(); });
    std::thread prover([this] { prove(); });
    std::optional<solver::CheckResult> result;
    std::exception_ptr failure;
    try {
      result = solver::check(specification_, search);
    } catch (...) {
      failure = std::current_exception();
    }
    settled_ = true;
    prover.join();
    done_ = true;
    messenger.join();
    if (!proof_ && result && options_.certificate_dir && std::holds_alternative<solver::Proved>(result->verdict)) {
      // That all behaviours have been seen is no certificate; an invariant may still be found.
      solver::CheckOptions proof = limits_;
      proof.timeout_seconds = std::min(limits_.timeout_seconds.value_or(kForCertificate), kForCertificate);
      attempt(proof);
    }
    if (defect_ && limits_.print) {
      limits_.print("error: internal error while looking for a proof: " + *defect_ +
                    "; the answer is that of the search alone");
    }
    const bool violated = result && std::holds_alternative<solver::Violated>(result->verdict);
    if (proof_ && violated) throw InternalError("what was proved is violated by a behaviour");
    if (proof_) return std::move(*proof_);
    if (failure) std::rethrow_exception(failure);
    return std::move(*result);
  }

 private:
  void pass_on_interrupt() {
    while (!done_) {
      if (limits_.stop != nullptr && *limits_.stop) settled_ = true;
      std::this_thread::sleep_for(kPoll);
    }
  }

  void prove() {
    const auto head_start = limits_.jobs > 1 ? kHeadStart : kHeadStartOnOneCore;
    for (auto waited = kPoll; waited < head_start; waited += kPoll) {
      if (settled_) return;
      std::this_thread::sleep_for(kPoll);
    }
    solver::CheckOptions proof = limits_;
    proof.stop = &settled_;
    proof.progress = {};
    proof.print = {};
    if (proof.timeout_seconds) {
      const double left = *proof.timeout_seconds - std::chrono::duration<double>(head_start).count();
      if (left <= 0) return;
      proof.timeout_seconds = left;
    }
    attempt(proof);
  }

  void attempt(const solver::CheckOptions& limits) {
    try {
      Answer answer = attempt_proof(options_, files_, specification_, limits);
      if (!is_definite(answer)) return;
      proof_ = std::move(answer);
      settled_ = true;
    } catch (const InternalError& defect) {
      defect_ = defect.what();
    } catch (const std::exception&) {
      // No proof, then: what cannot be encoded says nothing about the search.
    }
  }

  const Options& options_;
  const FileProvider& files_;
  const frontend::Specification& specification_;
  const solver::CheckOptions& limits_;
  std::atomic<bool> settled_ = false, done_ = false;
  // written by the prover before it is joined
  std::optional<Answer> proof_;
  std::optional<std::string> defect_;
};

}  // namespace

ExitCode run_check(const Options& options, const FileProvider& files, Console& console) {
  const auto check = [&](const frontend::Specification& specification, const solver::CheckOptions& limits) -> Answer {
    if (options.length || !is_provable(specification.model)) return solver::check(specification, limits);
    return Race(options, files, specification, limits).run();
  };
  return run_engine({"bmc", check}, options, files, console);
}

}  // namespace tlaloc::cli
