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
using solver::Session;
using solver::SessionOptions;

namespace {

/// Past this width bit-blasted arithmetic loses against the arithmetic solver.
const Integer kWidest = 1 << 20;

bool narrow(const term::Range& range) { return range.low && range.high && *range.low >= -kWidest && *range.high <= kWidest; }

}  // namespace

bool FiniteDomain::suits(TermId t) const {
  switch (terms_.op(t)) {
    case term::Op::True:
    case term::Op::False:
    case term::Op::Not:
    case term::Op::And:
    case term::Op::Or:
    case term::Op::Iff:
    case term::Op::AtMost:
    case term::Op::AtLeast:
    case term::Op::Eq:
    case term::Op::Le:
    case term::Op::Integer:
      return true;
    case term::Op::Variable:
      return terms_.sort(t) == term::Sort::Bool || narrow(terms_.range(t));
    case term::Op::Ite:
      return terms_.sort(t) == term::Sort::Bool || narrow(terms_.range(t));
    case term::Op::Add:
    case term::Op::Mul:
      return narrow(terms_.range(t));
    case term::Op::Div:
    case term::Op::Mod:
      return narrow(terms_.range(t)) && terms_.op(terms_.args(t)[1]) == term::Op::Integer;
  }
  throw InternalError("a term of an unknown kind");
}

bool FiniteDomain::contains(TermId root) {
  memo_.resize(terms_.size(), Known::Open);
  std::vector<TermId> open{root};
  while (!open.empty()) {
    const TermId t = open.back();
    if (memo_[t.index] != Known::Open) {
      open.pop_back();
      continue;
    }
    bool finite = suits(t);
    const std::size_t before = open.size();
    if (finite) {
      for (const TermId arg : terms_.args(t)) {
        if (memo_[arg.index] == Known::Open) open.push_back(arg);
        if (memo_[arg.index] == Known::Other) finite = false;
      }
    }
    if (finite && open.size() != before) continue;
    open.resize(before - 1);
    memo_[t.index] = finite ? Known::Finite : Known::Other;
  }
  return memo_[root.index] == Known::Finite;
}

namespace {

class Portfolio final : public Session {
 public:
  Portfolio(const term::Terms& terms, const PortfolioOptions& options)
      : terms_(terms), options_(options), finite_(terms), core_(options.only.value_or(Core::FiniteDomain)) {
    frames_.emplace_back();
    session_ = informed_session(core_, never_);
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
    const bool may_race = options_.jobs > 1 && !options_.only && takes_all_;
    Answer answer = may_race ? race(assumptions) : session_->check(assumptions);
    if (answer == Answer::Unknown && gave_up(*session_)) {
      drop_finite_domain();
      answer = session_->check(assumptions);
    }
    statistics_.solve_seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
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
  [[nodiscard]] const solver::SessionStatistics& statistics() const override { return statistics_; }

 private:
  using Core = SessionOptions::Core;

  /// A new session that has been told everything so far. Null: no longer wanted, since `over`.
  [[nodiscard]] std::unique_ptr<Session> informed_session(Core core, const std::atomic<bool>& over) const {
    auto session = solver::make_z3_session(terms_, {core, options_.seed, timeout_ms_});
    session->set_work(work_);
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
  void follow(Core core, std::unique_ptr<Session> session) {
    const std::lock_guard lock(mutex_);
    if (stopped_) session->interrupt();
    core_ = core;
    session_ = std::move(session);
  }

  void admit(TermId t) {
    if (options_.only || !takes_all_ || finite_.contains(t)) return;
    drop_finite_domain();
  }
  void drop_finite_domain() {
    takes_all_ = false;
    if (core_ == Core::FiniteDomain) follow(Core::Default, informed_session(Core::Default, never_));
  }
  /// Whether the finite-domain core answered Unknown of its own accord.
  [[nodiscard]] bool gave_up(Session& session) const {
    const auto reason = session.why().kind;
    return core_ == Core::FiniteDomain && !options_.only && !stopped_ &&
           (reason == solver::UnknownReason::Incomplete || reason == solver::UnknownReason::Memory);
  }

  /// The other core joins in when the first has thought for a while, and goes on alone when it is the one that answers. A
  /// rival that loses is patient for twice as long. The loser is dropped: Z3 4.8.12 has answered wrongly in a context in which
  /// a check had been interrupted.
  Answer race(std::span<const TermId> assumptions) {
    const Core other = core_ == Core::FiniteDomain ? Core::Default : Core::FiniteDomain;
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
      core_ = other;
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
  FiniteDomain finite_;
  bool takes_all_ = true;  ///< the finite-domain core, of what was asserted and asked so far
  std::vector<std::vector<TermId>> frames_;
  Core core_;
  std::unique_ptr<Session> session_;
  std::unique_ptr<Session> rival_;  ///< while there is a race
  std::chrono::milliseconds head_start_ = options_.head_start;
  std::mutex mutex_;  ///< of the two, against interrupt() from elsewhere
  std::atomic<bool> stopped_ = false;
  std::uint32_t timeout_ms_ = 0, work_ = 0;
  solver::SessionStatistics statistics_;
};

}  // namespace

std::unique_ptr<Session> make_portfolio(const term::Terms& terms, const PortfolioOptions& options) {
  return std::make_unique<Portfolio>(terms, options);
}

}  // namespace tlaloc::engine
