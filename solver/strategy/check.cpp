// With a length: the bounded search. Without one, properties are also proved while the search goes on, in a thread of its own.
// The search ends when everything is proved but what it has found to be violated. The proof starts a little later: many
// searches have ended by then.
#include "frontend/support/check.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

#include "solver/engine/engine.h"
#include "solver/strategy/partial_proof.h"
#include "solver/strategy/strategy.h"

namespace tlaloc::solver {

namespace {

constexpr std::chrono::milliseconds kHeadStart{200}, kHeadStartOnOneCore{2000};
constexpr std::chrono::milliseconds kPoll{10};
constexpr double kForCertificate = 20;  // seconds, when a search has settled everything
constexpr double kAfterSearch = 20;     // seconds, when a search has come to what it cannot encode and there is no limit
const char* const kSearch = engine::engine(engine::EngineId::BoundedSearch).name;

class Race {
 public:
  Race(const Task& task, const CheckOptions& options, const Budget& budget)
      : task_(task), check_(options), whole_(budget), proof_(task) {}

  Report run() {
    if (proof_.is_empty()) return {solver::check(task_.specification, check_, whole_), {}, {}, {}, kSearch};
    CheckOptions search = check_;
    search.jobs = std::max(check_.jobs - 1, 1U);  // one is the prover's
    search.found = [this](const Violated& violated) {
      if (check_.found) check_.found(violated);
      tell_prover_of(violated);
    };
    std::thread prover;
    try {
      prover = std::thread([this] {
        prove();
        is_done_ = true;
      });
    } catch (const std::system_error&) {  // there may be no more threads: the search is alone
      return {solver::check(task_.specification, check_, whole_), {}, {}, {}, kSearch};
    }
    std::optional<CheckResult> result;
    std::exception_ptr failure;
    try {
      result = solver::check(task_.specification, search, searching_);
    } catch (...) {
      failure = std::current_exception();
    }
    if (result && is_at_an_end(result->verdict)) wait_for_prover();
    proving_.end();
    prover.join();
    if (!proof_.has_proved() && result && task_.keeps_obligations && std::holds_alternative<Proved>(result->verdict)) {
      // That all behaviours have been seen is no certificate; an invariant may still be found.
      attempt(check_, Budget(whole_, {kForCertificate, {}}));
    }
    if (defect_ && check_.print) {
      check_.print("error: internal error while looking for a proof: " + *defect_ + "; the answer is that of the search alone");
    }
    if (result) return proof_.report_with(std::move(*result));
    if (proof_.has_proved() && proof_.is_settled()) return proof_.report();
    std::rethrow_exception(failure);
  }

 private:
  /// The search has met what it cannot encode, at a depth that a proof may not depend on.
  [[nodiscard]] bool is_at_an_end(const Verdict& verdict) const {
    const auto* unknown = std::get_if<Unknown>(&verdict);
    const bool is_limit = unknown != nullptr &&
                          (unknown->why.kind == UnknownReason::Unsupported || unknown->why.kind == UnknownReason::Incomplete);
    return is_limit && !whole_.is_over();
  }
  void wait_for_prover() {
    const Budget waiting(whole_, {whole_.seconds_left() ? std::nullopt : std::optional(kAfterSearch), {}});
    while (!is_done_ && !waiting.is_over()) std::this_thread::sleep_for(kPoll);
  }
  /// The prover begins anew: it may be trying to prove what is violated.
  void tell_prover_of(const Violated& violated) {
    const std::lock_guard lock(mutex_);
    violated_.push_back(violated);
    if (attempt_ != nullptr) attempt_->end();
  }
  void begin_attempt(Budget& budget) {
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
    CheckOptions proof = check_;
    proof.print = {};
    proof.found = {};
    do {
      attempt(proof, proving_);
    } while (!proving_.is_over() && !defect_ && has_news());
  }

  void attempt(const CheckOptions& options, const Budget& budget) {
    Budget part(budget, {});
    try {
      begin_attempt(part);
      proof_.run(options, part);
      if (proof_.is_settled()) searching_.end();
    } catch (const InternalError& defect) {
      defect_ = defect.what();
    } catch (const std::exception&) {
      // No proof, then: what cannot be encoded says nothing about the search.
    }
    end_attempt();
  }

  const Task& task_;
  const CheckOptions& check_;
  const Budget& whole_;
  Budget searching_{whole_, {}};
  Budget proving_{whole_, {{}, {}, true}};
  PartialProof proof_;                 // the prover's, until it is joined
  std::atomic<bool> is_done_ = false;  // the prover has tried everything
  std::mutex mutex_;
  std::vector<Violated> violated_;     // by what the search has found
  std::size_t told_ = 0;               // of them, to the prover
  Budget* attempt_ = nullptr;          // of the prover, at this moment
  std::optional<std::string> defect_;  // written by the prover before it is joined
};

}  // namespace

Report search_and_prove(const Task& task, const CheckOptions& options, const Budget& budget) {
  if (options.length || !task.specification.model.next)
    return {check(task.specification, options, budget), {}, {}, {}, kSearch};
  return Race(task, options, budget).run();
}

}  // namespace tlaloc::solver
