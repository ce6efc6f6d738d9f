#include "solver/backend/discharge.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <new>
#include <optional>
#include <system_error>
#include <thread>

namespace tlaloc::engine {

using solver::Answer;

namespace {

class Discharger {
 public:
  Discharger(const term::Terms& terms, const Contexts& contexts, const std::vector<Query>& queries,
             const DischargeOptions& options, const solver::Budget& budget)
      : terms_(terms), contexts_(contexts), queries_(queries), options_(options), budget_(budget), askers_(queries.size()) {
    out_.replies.resize(queries.size());
  }

  Discharged run() {
    const std::size_t count = std::min<std::size_t>(std::max<std::uint32_t>(options_.jobs, 1), queries_.size());
    workers_.resize(count);
    working_ = count;
    std::vector<std::thread> threads;
    threads.reserve(count);
    try {
      for (std::size_t i = 0; i < count; ++i) threads.emplace_back([this, i] { work(i); });
    } catch (const std::system_error&) {  // no room for another: those that there are do the work
      if (threads.empty()) throw std::bad_alloc();
      const std::lock_guard lock(mutex_);
      working_ -= count - threads.size();
    }
    watch();
    for (std::thread& thread : threads) thread.join();
    if (failure_) std::rethrow_exception(failure_);
    return std::move(out_);
  }

 private:
  static constexpr std::size_t kNone = ~std::size_t{0};
  static constexpr std::chrono::milliseconds kPoll{10};

  struct Worker {
    std::size_t query = kNone;           ///< at work
    solver::Session* session = nullptr;  ///< on it
    ContextId context;                   ///< of its last query
  };
  struct Task {
    std::size_t query;
    bool again;  ///< another thread is at it
  };

  /// The calling thread: passes on that the budget is over, and tells of progress.
  void watch() {
    std::unique_lock lock(mutex_);
    std::size_t told = kNone;
    while (working_ > 0) {
      if (budget_.is_over() || failure_) {
        stopped_ = true;
        for (const Worker& worker : workers_) {
          if (worker.session != nullptr) worker.session->interrupt();
        }
      }
      if (options_.progress && latest_ != told) {
        told = latest_;
        lock.unlock();
        options_.progress(told);
        lock.lock();
      }
      finished_.wait_for(lock, kPoll);
    }
  }

  void work(std::size_t self) {
    try {
      ContextSession own(terms_, contexts_, {1, options_.seed, std::nullopt});
      own.session().set_work(options_.work);
      std::optional<ContextSession> other;  // the backend that takes everything, by itself
      while (const auto task = take(self)) {
        if (task->again && !other) {
          other.emplace(terms_, contexts_, PortfolioOptions{1, options_.seed + 1, solver::universal_backend()});
          other->session().set_work(options_.work);
        }
        ask(self, *task, task->again ? *other : own);
      }
      const std::lock_guard lock(mutex_);
      out_.work.add(own.session().statistics());
      if (other) out_.work.add(other->session().statistics());
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
    }
    {
      const std::lock_guard lock(mutex_);
      --working_;
    }
    finished_.notify_all();
  }

  /// Preferably a query in the context where this thread is, then one in a context where no thread is.
  std::optional<Task> take(std::size_t self) {
    const std::lock_guard lock(mutex_);
    if (stopped_) return std::nullopt;
    std::optional<std::size_t> best;
    int best_rank = 0;
    for (std::size_t i = 0; i < queries_.size(); ++i) {
      if (askers_[i] != 0) continue;
      const int rank = queries_[i].context == workers_[self].context ? 3 : is_free(queries_[i].context) ? 2 : 1;
      if (rank <= best_rank) continue;
      best = i;
      best_rank = rank;
    }
    const bool again = !best;
    for (std::size_t i = 0; i < workers_.size() && !best; ++i) {
      const std::size_t query = workers_[i].query;
      if (query != kNone && askers_[query] == 1) best = query;
    }
    if (!best) return std::nullopt;
    ++askers_[*best];
    latest_ = *best;
    workers_[self].context = queries_[*best].context;
    return Task{*best, again};
  }
  [[nodiscard]] bool is_free(ContextId context) const {
    return std::none_of(workers_.begin(), workers_.end(), [&](const Worker& w) { return w.context == context; });
  }

  void ask(std::size_t self, const Task& task, ContextSession& sessions) {
    const double begin = budget_.seconds_elapsed();
    solver::Session& session = sessions.at(queries_[task.query].context);
    {
      const std::lock_guard lock(mutex_);
      workers_[self].query = task.query;
      workers_[self].session = &session;
      if (stopped_ || is_answered(task.query)) session.interrupt();
    }
    const TermId assumptions[] = {queries_[task.query].term};
    const Answer answer = session.check(assumptions);

    const std::lock_guard lock(mutex_);
    workers_[self].query = kNone;
    workers_[self].session = nullptr;
    session.reset_interrupt();
    Reply& reply = out_.replies[task.query];
    if (is_answered(task.query)) return;
    reply.seconds = std::max(reply.seconds, budget_.seconds_elapsed() - begin);
    if (stopped_) return;
    reply.answer = answer;
    if (answer == Answer::Unknown) {
      reply.why = session.why();
      return;
    }
    reply.why.reset();
    for (const Worker& worker : workers_) {
      if (worker.query == task.query) worker.session->interrupt();
    }
  }
  [[nodiscard]] bool is_answered(std::size_t query) const { return out_.replies[query].answer != Answer::Unknown; }

  const term::Terms& terms_;
  const Contexts& contexts_;
  const std::vector<Query>& queries_;
  const DischargeOptions& options_;
  const solver::Budget& budget_;

  std::mutex mutex_;  // of all that follows
  std::condition_variable finished_;
  std::vector<int> askers_;  // threads that have taken each query
  std::vector<Worker> workers_;
  std::size_t working_ = 0;
  std::size_t latest_ = kNone;
  bool stopped_ = false;
  Discharged out_;
  std::exception_ptr failure_;
};

}  // namespace

Discharged discharge(const term::Terms& terms, const Contexts& contexts, const std::vector<Query>& queries,
                     const DischargeOptions& options, const solver::Budget& budget) {
  return Discharger(terms, contexts, queries, options, budget).run();
}

}  // namespace tlaloc::engine
