// A session on Z3: one context, one solver, used by one thread. What Z3 refuses or breaks off becomes Answer::Unknown with
// its reason; no exception leaves. interrupt() alone may come from elsewhere: Z3 loses an interruption sent before its check
// has begun, so a thread repeats it until the check has ended.
//
// A core that was broken off is not asked again: Z3 4.8.12, stopped while it takes assertions in, forgets some of them and
// answers later questions with models that violate them (seen with the default core, one interruption in a hundred). The
// session keeps what it asserted and starts a fresh core.
#include "solver/session.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "frontend/support/check.h"
#include "solver/z3/translator.h"

namespace tlaloc::solver {

namespace {

using term::TermId;
using z3::Ast;

/// Sends an interruption again and again while a check runs and one is wanted.
class Interrupter {
 public:
  explicit Interrupter(const z3::Context& context) : context_(context) {}
  ~Interrupter() {
    {
      const std::lock_guard lock(mutex_);
      closing_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
  }

  void request() {
    wanted_ = true;
    const std::lock_guard lock(mutex_);
    if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
    wake_.notify_all();
  }
  void reset() { wanted_ = false; }
  [[nodiscard]] bool wanted() const { return wanted_; }

  /// A check is under way while this lives.
  class Scope {
   public:
    explicit Scope(Interrupter& owner) : owner_(owner) { owner_.set_checking(true); }
    ~Scope() { owner_.set_checking(false); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Interrupter& owner_;
  };

 private:
  void set_checking(bool checking) {
    const std::lock_guard lock(mutex_);
    checking_ = checking;
    wake_.notify_all();
  }
  void run() {
    std::unique_lock lock(mutex_);
    while (!closing_) {
      if (checking_ && wanted_) {
        Z3_interrupt(context_);
        wake_.wait_for(lock, std::chrono::milliseconds(2));
      } else {
        wake_.wait(lock);
      }
    }
  }

  const z3::Context& context_;
  std::atomic<bool> wanted_ = false;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool checking_ = false;
  bool closing_ = false;
  std::thread thread_;
};

class Z3Session final : public Session {
 public:
  Z3Session(const term::Terms& terms, const SessionOptions& options)
      : terms_(terms),
        translator_(context_, terms,
                    options.core == SessionOptions::Core::FiniteDomain ? z3::make_bit_vector_arithmetic(context_, terms)
                                                                       : z3::make_integer_arithmetic(context_, terms)),
        interrupter_(context_),
        core_kind_(options.core),
        seed_(options.seed),
        timeout_ms_(options.timeout_ms) {
    frames_.emplace_back();
    start_core();
  }

  void assert_term(TermId t) override {
    ++statistics_.assertions;
    guarded([&] { assert_now(translator_.translate(t)); });
  }

  void push() override {
    frames_.emplace_back();
    if (broken_off_) return;
    guarded([&] {
      Z3_solver_push(context_, solver_.get());
      context_.check();
    });
  }

  void pop() override {
    TLALOC_CHECK(frames_.size() > 1, "pop without push");
    Frame gone = std::move(frames_.back());
    frames_.pop_back();
    if (failure_frames_ > frames_.size()) failure_.clear();
    guarded([&] {
      if (!broken_off_) Z3_solver_pop(context_, solver_.get(), 1);
      context_.check();
      std::erase_if(literals_, [&](const auto& entry) { return entry.second.frames > frames_.size(); });
      // Bounds are facts about variables and outlive the scope in which the variable was first seen.
      for (const Ast& bound : gone.bounds) keep_bound(bound);
    });
  }

  Answer check(std::span<const TermId> assumptions) override {
    ++statistics_.checks;
    core_.clear();
    reason_.clear();
    model_ = {};
    if (interrupter_.wanted()) return unknown("interrupted");
    const auto begin = std::chrono::steady_clock::now();
    Answer answer = Answer::Unknown;
    try {
      answer = check_now(assumptions);
    } catch (const z3::Z3Failure& failure) {
      answer = unknown(failure.what());
    } catch (const std::bad_alloc&) {
      answer = unknown("out of memory");
    }
    if (answer == Answer::Unknown || interrupter_.wanted()) {
      broken_off_ = true;
      if (answer != Answer::Unknown) answer = unknown("interrupted");
    }
    statistics_.solve_seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    statistics_.translated_terms = translator_.translated();
    return answer;
  }

  std::vector<TermId> core() override { return core_; }
  std::string reason() override { return reason_; }

  term::Assignment model() override {
    TLALOC_CHECK(static_cast<bool>(model_), "no model: the last check was not satisfiable");
    term::Assignment out;
    for (const z3::Translator::Variable& variable : translator_.variables()) {
      Z3_ast raw = nullptr;
      const bool known = Z3_model_eval(context_, model_.get(), variable.constant.get(), true, &raw);
      TLALOC_CHECK(known, "Z3's model has no value for a variable");
      const Ast value(context_, raw);
      if (variable.sort == term::Sort::Bool) {
        out.booleans.emplace(variable.number, Z3_get_bool_value(context_, value.get()) == Z3_L_TRUE);
      } else {
        out.integers.emplace(variable.number, translator_.value(value.get()));
      }
    }
    return out;
  }

  void interrupt() override { interrupter_.request(); }
  void reset_interrupt() override { interrupter_.reset(); }
  void set_timeout(std::uint32_t milliseconds) override {
    if (milliseconds == timeout_ms_) return;
    timeout_ms_ = milliseconds;
    if (!broken_off_) guarded([&] { set_parameters(); });
  }
  [[nodiscard]] const SessionStatistics& statistics() const override { return statistics_; }

 private:
  struct Literal {
    Ast constant;
    std::size_t frames;  ///< open when it was defined
  };
  /// What was asserted in one scope.
  struct Frame {
    std::vector<Ast> assertions, bounds;
  };

  void start_core() {
    const Z3_solver raw = core_kind_ == SessionOptions::Core::FiniteDomain
                              ? Z3_mk_solver_for_logic(context_, Z3_mk_string_symbol(context_, "QF_FD"))
                              : Z3_mk_simple_solver(context_);
    solver_ = z3::SolverHandle(context_, raw);
    set_parameters();
  }
  void restart_core() {
    start_core();
    for (std::size_t i = 0; i < frames_.size(); ++i) {
      if (i > 0) Z3_solver_push(context_, solver_.get());
      for (const auto* asts : {&frames_[i].bounds, &frames_[i].assertions}) {
        for (const Ast& ast : *asts) Z3_solver_assert(context_, solver_.get(), ast.get());
      }
      context_.check();
    }
    broken_off_ = false;
  }

  void set_parameters() {
    const z3::ParamsHandle params(context_, Z3_mk_params(context_));
    const auto set = [&](const char* name, unsigned value) {
      Z3_params_set_uint(context_, params.get(), Z3_mk_string_symbol(context_, name), value);
    };
    set("random_seed", seed_);
    set("timeout", timeout_ms_ == 0 ? ~0U : timeout_ms_);
    Z3_solver_set_params(context_, solver_.get(), params.get());
    context_.check();
  }

  /// Runs `work`; a failure is kept and answers all checks until its scope is gone.
  template <class Work>
  void guarded(Work work) {
    try {
      work();
    } catch (const z3::Z3Failure& failure) {
      fail(failure.what());
    } catch (const std::bad_alloc&) {
      fail("out of memory");
    }
  }
  void fail(const std::string& why) {
    if (!failure_.empty()) return;
    failure_ = why.empty() ? "Z3 failed" : why;
    failure_frames_ = frames_.size();
  }

  void assert_now(Z3_ast formula) {
    take_bounds();
    frames_.back().assertions.emplace_back(context_, formula);
    tell(formula);
  }
  void take_bounds() {
    for (const Ast& bound : translator_.take_bounds()) keep_bound(bound);
  }
  void keep_bound(const Ast& bound) {
    frames_.back().bounds.push_back(bound);
    tell(bound.get());
  }
  void tell(Z3_ast formula) {
    if (broken_off_) return;  // told when the core starts again
    Z3_solver_assert(context_, solver_.get(), formula);
    context_.check();
  }

  /// The Boolean constant that stands for an assumption: cores take no formulas.
  Z3_ast literal(TermId t) {
    if (terms_.op(t) == term::Op::Variable) return translator_.translate(t);
    const auto found = literals_.find(t);
    if (found != literals_.end()) return found->second.constant.get();
    const Z3_ast formula = translator_.translate(t);
    const std::string name = "a" + std::to_string(fresh_++);
    const Ast constant(context_, Z3_mk_const(context_, Z3_mk_string_symbol(context_, name.c_str()), translator_.bool_sort()));
    const Ast implication(context_, Z3_mk_implies(context_, constant.get(), formula));
    assert_now(implication.get());
    return literals_.emplace(t, Literal{constant, frames_.size()}).first->second.constant.get();
  }

  Answer check_now(std::span<const TermId> assumptions) {
    std::vector<Z3_ast> literals;
    std::unordered_map<unsigned, TermId> meaning;
    for (const TermId t : assumptions) {
      if (terms_.is_true(t)) continue;
      if (terms_.is_false(t)) {
        core_ = {t};
        return Answer::Unsat;
      }
      literals.push_back(literal(t));
      meaning.emplace(Z3_get_ast_id(context_, literals.back()), t);
    }
    take_bounds();
    if (!failure_.empty()) return unknown(failure_);
    if (broken_off_) restart_core();
    Z3_lbool result = Z3_L_UNDEF;
    {
      const Interrupter::Scope scope(interrupter_);
      result = Z3_solver_check_assumptions(context_, solver_.get(), static_cast<unsigned>(literals.size()), literals.data());
    }
    context_.check();
    if (result == Z3_L_UNDEF) return unknown(Z3_solver_get_reason_unknown(context_, solver_.get()));
    if (result == Z3_L_TRUE) {
      model_ = z3::ModelHandle(context_, Z3_solver_get_model(context_, solver_.get()));
      return Answer::Sat;
    }
    const z3::VectorHandle core(context_, Z3_solver_get_unsat_core(context_, solver_.get()));
    for (unsigned i = 0; i < Z3_ast_vector_size(context_, core.get()); ++i) {
      const Ast member(context_, Z3_ast_vector_get(context_, core.get(), i));
      const auto found = meaning.find(Z3_get_ast_id(context_, member.get()));
      TLALOC_CHECK(found != meaning.end(), "Z3's core names something that was not assumed");
      core_.push_back(found->second);
    }
    return Answer::Unsat;
  }

  Answer unknown(const std::string& why) {
    const bool stopped = why.find("cancel") != std::string::npos || why.find("interrupt") != std::string::npos;
    if (interrupter_.wanted()) {
      reason_ = "interrupted";
    } else if (timeout_ms_ != 0 && (stopped || why.find("timeout") != std::string::npos)) {
      reason_ = "timeout";
    } else {
      reason_ = "solver gave up: " + (why.empty() ? "no reason given" : why);
    }
    return Answer::Unknown;
  }

  const term::Terms& terms_;
  z3::Context context_;
  z3::Translator translator_;
  Interrupter interrupter_;
  z3::SolverHandle solver_;
  z3::ModelHandle model_;
  SessionOptions::Core core_kind_;
  bool broken_off_ = false;
  std::vector<Frame> frames_;
  std::uint32_t seed_;
  std::uint32_t timeout_ms_;
  std::uint64_t fresh_ = 0;
  std::unordered_map<TermId, Literal> literals_;
  std::string failure_;
  std::size_t failure_frames_ = 0;
  std::vector<TermId> core_;
  std::string reason_;
  SessionStatistics statistics_;
};

}  // namespace

std::unique_ptr<Session> make_z3_session(const term::Terms& terms, const SessionOptions& options) {
  try {
    return std::make_unique<Z3Session>(terms, options);
  } catch (const z3::Z3Failure& failure) {
    throw InternalError(std::string("Z3 does not start: ") + failure.what());
  }
}

std::string z3_version() {
  unsigned major = 0;
  unsigned minor = 0;
  unsigned build = 0;
  unsigned revision = 0;
  Z3_get_version(&major, &minor, &build, &revision);
  return std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(build) + "." + std::to_string(revision);
}

}  // namespace tlaloc::solver
