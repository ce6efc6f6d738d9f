#include "solver/engine/portfolio.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <thread>

#include "frontend/support/check.h"

namespace tlaloc::engine {

using solver::Answer;
using solver::Session;
using solver::SessionOptions;
using term::Op;

namespace {

/// Past this width bit-blasted arithmetic loses against the arithmetic solver.
const Integer kWidest = 1 << 20;

bool narrow(const term::Range& range) { return range.low && range.high && *range.low >= -kWidest && *range.high <= kWidest; }

}  // namespace

bool FiniteDomain::suits(TermId t) const {
  switch (terms_.op(t)) {
    case Op::True:
    case Op::False:
    case Op::Not:
    case Op::And:
    case Op::Or:
    case Op::Iff:
    case Op::AtMost:
    case Op::AtLeast:
    case Op::Eq:
    case Op::Le:
    case Op::Integer:
      return true;
    case Op::Variable:
      return terms_.sort(t) == term::Sort::Bool || narrow(terms_.range(t));
    case Op::Ite:
      return terms_.sort(t) == term::Sort::Bool || narrow(terms_.range(t));
    case Op::Add:
    case Op::Mul:
      return narrow(terms_.range(t));
    case Op::Div:
    case Op::Mod:
      return narrow(terms_.range(t)) && terms_.op(terms_.args(t)[1]) == Op::Integer;
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
  Portfolio(const term::Terms& terms, const PortfolioOptions& options) : terms_(terms), options_(options), finite_(terms) {
    frames_.emplace_back();
    if (options_.only) {
      add(*options_.only);
    } else {
      add(Core::FiniteDomain);
      if (options_.jobs > 1) add(Core::Default);
    }
  }

  void assert_term(TermId t) override {
    ++statistics_.assertions;
    admit(t);
    frames_.back().push_back(t);
    tell([&](Session& session) { session.assert_term(t); });
  }
  void push() override {
    frames_.emplace_back();
    tell([](Session& session) { session.push(); });
  }
  void pop() override {
    TLALOC_CHECK(frames_.size() > 1, "pop without push");
    frames_.pop_back();
    tell([](Session& session) { session.pop(); });
  }

  Answer check(std::span<const TermId> assumptions) override {
    ++statistics_.checks;
    for (const TermId t : assumptions) admit(t);
    const auto begin = std::chrono::steady_clock::now();
    Answer answer = members_.size() > 1 ? race(assumptions) : members_.front().session->check(assumptions);
    if (members_.size() == 1) winner_ = 0;
    if (answer == Answer::Unknown && !options_.only && gave_up()) {
      drop_finite_domain();
      answer = members_.front().session->check(assumptions);
    }
    statistics_.solve_seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    statistics_.translated_terms = 0;
    for (const Member& m : members_) statistics_.translated_terms += m.session->statistics().translated_terms;
    return answer;
  }

  std::vector<TermId> core() override { return members_[winner_].session->core(); }
  std::string reason() override { return members_[winner_].session->reason(); }
  term::Assignment model() override { return members_[winner_].session->model(); }

  void interrupt() override {
    stopped_ = true;
    const std::lock_guard lock(mutex_);
    for (const Member& m : members_) m.session->interrupt();
  }
  void reset_interrupt() override {
    stopped_ = false;
    for (const Member& m : members_) m.session->reset_interrupt();
  }
  void set_timeout(std::uint32_t milliseconds) override {
    timeout_ms_ = milliseconds;
    for (const Member& m : members_) m.session->set_timeout(milliseconds);
  }
  void set_budget(std::uint32_t units) override {
    budget_ = units;
    for (const Member& m : members_) m.session->set_budget(units);
  }
  [[nodiscard]] const solver::SessionStatistics& statistics() const override { return statistics_; }

 private:
  using Core = SessionOptions::Core;
  struct Member {
    Core core;
    std::unique_ptr<Session> session;
    bool broken_off = false;  ///< interrupted in a race: told nothing any more, replaced before it is asked again
  };

  template <class F>
  void tell(F&& f) {
    for (const Member& m : members_) {
      if (!m.broken_off) f(*m.session);
    }
  }

  /// A new session that has been told everything so far.
  [[nodiscard]] std::unique_ptr<Session> informed_session(Core core) {
    auto session = solver::make_z3_session(terms_, {core, options_.seed, timeout_ms_});
    session->set_budget(budget_);
    for (std::size_t i = 0; i < frames_.size(); ++i) {
      if (i > 0) session->push();
      for (const TermId t : frames_[i]) session->assert_term(t);
    }
    return session;
  }
  void add(Core core) {
    auto session = informed_session(core);
    const std::lock_guard lock(mutex_);
    if (stopped_) session->interrupt();
    members_.push_back({core, std::move(session)});
  }
  /// Z3 4.8.12 has answered wrongly in a context in which a check had been interrupted: the loser of a race starts afresh.
  void replace_broken_off() {
    for (Member& m : members_) {
      if (!m.broken_off) continue;
      auto session = informed_session(m.core);
      const std::lock_guard lock(mutex_);
      if (stopped_) session->interrupt();
      m.session = std::move(session);
      m.broken_off = false;
    }
  }

  void admit(TermId t) {
    if (options_.only || members_.front().core != Core::FiniteDomain || finite_.contains(t)) return;
    drop_finite_domain();
  }
  void drop_finite_domain() {
    if (members_.size() == 1) add(Core::Default);
    replace_broken_off();
    const std::lock_guard lock(mutex_);
    members_.erase(members_.begin());
    winner_ = 0;
  }
  /// Whether the finite-domain core answered Unknown of its own accord.
  [[nodiscard]] bool gave_up() {
    return members_.front().core == Core::FiniteDomain && !stopped_ &&
           members_.front().session->reason().starts_with("solver gave up");
  }

  Answer race(std::span<const TermId> assumptions) {
    replace_broken_off();
    constexpr int kNobody = -1;
    std::atomic<int> first = kNobody;
    Answer answers[2] = {Answer::Unknown, Answer::Unknown};
    const auto run = [&](int self) {
      answers[self] = members_[self].session->check(assumptions);
      if (answers[self] == Answer::Unknown) return;
      int nobody = kNobody;
      if (first.compare_exchange_strong(nobody, self)) members_[1 - self].session->interrupt();
    };
    std::thread other(run, 1);
    run(0);
    other.join();
    // The loser was told to stop; the user may have said so as well, at any moment.
    for (const Member& m : members_) m.session->reset_interrupt();
    if (stopped_) {
      for (const Member& m : members_) m.session->interrupt();
    }
    winner_ = first == kNobody ? 1 : static_cast<std::size_t>(first.load());
    const Answer answer = answers[winner_];
    if (first != kNobody && !(answers[1 - winner_] == Answer::Unknown && winner_ == 1 && gave_up())) {
      members_[1 - winner_].broken_off = true;
    }
    if (winner_ == 1 && answers[0] == Answer::Unknown && gave_up()) drop_finite_domain();
    return answer;
  }

  const term::Terms& terms_;
  PortfolioOptions options_;
  FiniteDomain finite_;
  std::vector<std::vector<TermId>> frames_;
  std::vector<Member> members_;
  std::mutex mutex_;  // of members_, against interrupt() from elsewhere
  std::atomic<bool> stopped_ = false;
  std::size_t winner_ = 0;
  std::uint32_t timeout_ms_ = 0, budget_ = 0;
  solver::SessionStatistics statistics_;
};

}  // namespace

std::unique_ptr<Session> make_portfolio(const term::Terms& terms, const PortfolioOptions& options) {
  return std::make_unique<Portfolio>(terms, options);
}

}  // namespace tlaloc::engine
