#include "solver/backend/portfolio.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include "frontend/support/check.h"

namespace tlaloc::engine {

using solver::Answer;
using solver::BackendId;
using solver::Fragment;
using solver::kBackends;
using solver::Session;
using solver::SessionOptions;

namespace {

class Portfolio final : public Session {
 public:
  Portfolio(const term::Terms& terms, const PortfolioOptions& options)
      : terms_(terms), options_(options), fragments_(terms), at_work_(options.only.value_or(kBackends.front())) {
    frames_.emplace_back();
    session_ = informed_session(at_work_, never_);
  }

  void assert_term(TermId t) override {
    ++statistics_.assertions;
    admit(t);
    frames_.back().push_back(t);
    session_->assert_term(t);
  }
  void push() override {
    frames_.emplace_back();
    session_->push();
  }
  void pop() override {
    TLALOC_CHECK(frames_.size() > 1, "pop without push");
    frames_.pop_back();
    session_->pop();
  }

  Answer check(std::span<const TermId> assumptions) override {
    ++statistics_.checks;
    for (const TermId t : assumptions) admit(t);
    const auto begin = std::chrono::steady_clock::now();
    const std::optional<BackendId> rival = options_.jobs > 1 ? other_than(at_work_) : std::nullopt;
    Answer answer = rival ? race(assumptions, *rival) : session_->check(assumptions);
    while (answer == Answer::Unknown && gave_up(*session_)) {
      drop(at_work_);
      answer = session_->check(assumptions);
    }
    statistics_.solve_seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (answer != Answer::Unknown) ++statistics_.answers[solver::backend(at_work_).name];
    statistics_.translated_terms = session_->statistics().translated_terms;
    return answer;
  }

  std::vector<TermId> unsat_core() override { return session_->unsat_core(); }
  solver::WhyUnknown why() override { return session_->why(); }
  term::Assignment model() override { return session_->model(); }

  void interrupt() override {
    stopped_ = true;
    const std::lock_guard lock(mutex_);
    for (Session* session : {session_.get(), rival_.get()}) {
      if (session != nullptr) session->interrupt();
    }
  }
  void reset_interrupt() override {
    stopped_ = false;
    session_->reset_interrupt();
  }
  void set_timeout(std::uint32_t milliseconds) override {
    timeout_ms_ = milliseconds;
    session_->set_timeout(milliseconds);
  }
  void set_work(std::uint32_t units) override {
    work_ = units;
    session_->set_work(units);
  }
  void prefer(std::span<const TermId> wanted) override {
    wanted_.assign(wanted.begin(), wanted.end());
    session_->prefer(wanted);
  }
  [[nodiscard]] const solver::SessionStatistics& statistics() const override {
    statistics_.clauses = session_->statistics().clauses;
    return statistics_;
  }

 private:
  /// A new session that has been told everything so far. Null: no longer wanted, since `over`.
  [[nodiscard]] std::unique_ptr<Session> informed_session(BackendId id, const std::atomic<bool>& over) const {
    auto session = solver::backend(id).open(terms_, {options_.seed, timeout_ms_});
    session->set_work(work_);
    session->prefer(wanted_);
    for (std::size_t i = 0; i < frames_.size(); ++i) {
      if (i > 0) session->push();
      for (const TermId t : frames_[i]) {
        if (over) return nullptr;
        session->assert_term(t);
      }
    }
    return session;
  }
  /// From now on `session` is the one that is told everything.
  void follow(BackendId id, std::unique_ptr<Session> session) {
    const std::lock_guard lock(mutex_);
    if (stopped_) session->interrupt();
    at_work_ = id;
    session_ = std::move(session);
  }

  [[nodiscard]] bool takes_part(BackendId id) const { return !dropped_[static_cast<std::size_t>(id)]; }
  /// Another one that takes part, preferably of another kind: what one SAT solver cannot answer, another one rarely can.
  [[nodiscard]] std::optional<BackendId> other_than(BackendId id) const {
    if (options_.only) return std::nullopt;
    std::optional<BackendId> alike;
    for (const BackendId other : kBackends) {
      if (other == id || !takes_part(other)) continue;
      if (solver::backend(other).takes != solver::backend(id).takes) return other;
      if (!alike) alike = other;
    }
    return alike;
  }
  void admit(TermId t) {
    if (options_.only) return;
    const Fragment fragment = fragments_.fragment_of(t);
    if (fragment <= taken_) return;
    taken_ = fragment;
    for (const BackendId id : kBackends) {
      if (takes_part(id) && solver::backend(id).takes < fragment) drop(id);
    }
  }
  /// From now on it takes no part.
  void drop(BackendId id) {
    dropped_[static_cast<std::size_t>(id)] = true;
    if (id != at_work_) return;
    const auto next = other_than(id);
    TLALOC_CHECK(next.has_value(), "no backend is left");
    follow(*next, informed_session(*next, never_));
  }
  /// Whether the backend at work answered Unknown of its own accord, and another one may know.
  [[nodiscard]] bool gave_up(Session& session) const {
    const auto reason = session.why().kind;
    return !stopped_ && other_than(at_work_) && solver::backend(at_work_).takes != Fragment::Everything &&
           (reason == solver::UnknownReason::Incomplete || reason == solver::UnknownReason::Memory);
  }

  /// Another backend joins in when the first has thought for a while, and goes on alone when it is the one that answers. A
  /// rival that loses is patient for twice as long. The loser is dropped: Z3 4.8.12 has answered wrongly in a context in which
  /// a check had been interrupted.
  Answer race(std::span<const TermId> assumptions, BackendId other) {
    std::mutex mutex;
    std::condition_variable wake;
    std::atomic<bool> over = false;
    bool hurry = false;  // the first has given up
    std::atomic<bool> rival_won = false;
    Answer rivals = Answer::Unknown;
    const auto challenge = [&] {
      {
        std::unique_lock lock(mutex);
        wake.wait_for(lock, head_start_, [&] { return over || hurry; });
      }
      if (over) return;
      auto session = informed_session(other, over);
      if (session == nullptr) return;
      Session* const rival = session.get();
      {
        const std::lock_guard lock(mutex_);
        if (stopped_) rival->interrupt();
        rival_ = std::move(session);
      }
      if (over) return;
      rivals = rival->check(assumptions);
      if (rivals == Answer::Unknown || over.exchange(true)) return;
      rival_won = true;
      session_->interrupt();
    };
    std::exception_ptr failure;
    std::thread thread([&] {
      try {
        challenge();
      } catch (...) {
        failure = std::current_exception();
      }
    });
    const auto end = [&](bool is_open) {
      {
        const std::lock_guard lock(mutex);
        hurry = is_open;
        if (!is_open) over = true;
      }
      wake.notify_all();
      if (!is_open) {
        const std::lock_guard lock(mutex_);
        if (rival_ != nullptr) rival_->interrupt();
      }
      thread.join();
    };
    Answer answer = Answer::Unknown;
    try {
      answer = session_->check(assumptions);
    } catch (...) {  // a defect: not to be made worse by a thread left behind
      end(false);
      rival_ = nullptr;
      throw;
    }
    end(answer == Answer::Unknown && gave_up(*session_));  // having given up, one waits for what the rival knows
    if (failure) std::rethrow_exception(failure);
    const std::lock_guard lock(mutex_);
    if (rival_won) {
      answer = rivals;
      at_work_ = other;
      session_ = std::move(rival_);
      if (!stopped_) session_->reset_interrupt();  // it may have been told to stop when it had its answer already
      head_start_ = options_.head_start;
    } else if (rival_ != nullptr) {
      head_start_ *= 2;
    }
    rival_ = nullptr;
    return answer;
  }

  inline static const std::atomic<bool> never_ = false;

  const term::Terms& terms_;
  PortfolioOptions options_;
  solver::FragmentFinder fragments_;
  Fragment taken_ = Fragment::Propositional;      ///< of what was asserted and asked so far
  std::array<bool, kBackends.size()> dropped_{};  ///< by backend
  std::vector<std::vector<TermId>> frames_;
  std::vector<TermId> wanted_;
  BackendId at_work_;
  std::unique_ptr<Session> session_;
  std::unique_ptr<Session> rival_;  ///< while there is a race
  std::chrono::milliseconds head_start_ = options_.head_start;
  std::mutex mutex_;  ///< of the two, against interrupt() from elsewhere
  std::atomic<bool> stopped_ = false;
  std::uint32_t timeout_ms_ = 0, work_ = 0;
  mutable solver::SessionStatistics statistics_;  ///< its clauses are those of the session at work when somebody asks
};

}  // namespace

std::unique_ptr<Session> make_portfolio(const term::Terms& terms, const PortfolioOptions& options) {
  return std::make_unique<Portfolio>(terms, options);
}

}  // namespace tlaloc::engine
