// A session on Z3: one context, one solver, used by one thread. What Z3 refuses or breaks off becomes Answer::Unknown with
// its reason; no exception leaves. interrupt() alone may come from elsewhere: Z3 loses an interruption sent before its check
// has begun, so a thread repeats it until the check has ended.
//
// A core that was broken off is not asked again, nor is its context: Z3 4.8.12, stopped while it takes assertions in, forgets
// some of them and answers later questions with models that violate them, and a second solver in that context has done so as
// well (one interruption in a hundred). The session keeps what it asserted and starts afresh.
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
  Interrupter() = default;
  Interrupter(const Interrupter&) = delete;
  Interrupter& operator=(const Interrupter&) = delete;
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

  /// A check is under way in `context` while this lives.
  class Scope {
   public:
    Scope(Interrupter& owner, const z3::Context& context) : owner_(owner) { owner_.set_checking(&context); }
    ~Scope() { owner_.set_checking(nullptr); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Interrupter& owner_;
  };

 private:
  void set_checking(const z3::Context* context) {
    const std::lock_guard lock(mutex_);
    checking_ = context;
    wake_.notify_all();
  }
  void run() {
    std::unique_lock lock(mutex_);
    while (!closing_) {
      if (checking_ != nullptr && wanted_) {
        Z3_interrupt(*checking_);
        wake_.wait_for(lock, std::chrono::milliseconds(2));
      } else {
        wake_.wait(lock);
      }
    }
  }

  std::atomic<bool> wanted_ = false;
  std::mutex mutex_;
  std::condition_variable wake_;
  const z3::Context* checking_ = nullptr;
  bool closing_ = false;
  std::thread thread_;
};

/// One context with a solver in it and what was translated for it.
struct Core {
  z3::Context context;
  z3::Translator translator;
  z3::SolverHandle solver;
  z3::ModelHandle model;

  Core(const term::Terms& terms, SessionOptions::Core kind)
      : translator(context, terms,
                   kind == SessionOptions::Core::FiniteDomain ? z3::make_bit_vector_arithmetic(context, terms)
                                                              : z3::make_integer_arithmetic(context, terms)),
        solver(context, kind == SessionOptions::Core::FiniteDomain
                            ? Z3_mk_solver_for_logic(context, Z3_mk_string_symbol(context, "QF_FD"))
                            : Z3_mk_simple_solver(context)) {}

  void tell(Z3_ast formula) const {
    Z3_solver_assert(context, solver.get(), formula);
    context.check();
  }
  void push() const {
    Z3_solver_push(context, solver.get());
    context.check();
  }
  void pop() const {
    Z3_solver_pop(context, solver.get(), 1);
    context.check();
  }
  void set_parameters(std::uint32_t seed, std::uint32_t timeout_ms, std::uint32_t budget) const {
    const z3::ParamsHandle params(context, Z3_mk_params(context));
    const auto set = [&](const char* name, unsigned value) {
      Z3_params_set_uint(context, params.get(), Z3_mk_string_symbol(context, name), value);
    };
    set("random_seed", seed);
    set("timeout", timeout_ms == 0 ? ~0U : timeout_ms);
    set("rlimit", budget);
    // Z3 would take Ctrl-C for itself while it checks, and nobody else would hear of it.
    Z3_params_set_bool(context, params.get(), Z3_mk_string_symbol(context, "ctrl_c"), false);
    Z3_solver_set_params(context, solver.get(), params.get());
    context.check();
  }
};

class Z3Session final : public Session {
 public:
  Z3Session(const term::Terms& terms, const SessionOptions& options)
      : terms_(terms), kind_(options.core), seed_(options.seed), timeout_ms_(options.timeout_ms) {
    frames_.emplace_back();
    start();
  }

  void assert_term(TermId t) override {
    ++statistics_.assertions;
    frames_.back().assertions.push_back(t);
    if (!broken_off_) guarded([&] { tell(t); });
  }

  void push() override {
    frames_.emplace_back();
    if (!broken_off_) guarded([&] { z3_->push(); });
  }

  void pop() override {
    TLALOC_CHECK(frames_.size() > 1, "pop without push");
    const Frame gone = std::move(frames_.back());
    frames_.pop_back();
    if (failure_frames_ > frames_.size()) failure_.clear();
    if (broken_off_) return;
    guarded([&] {
      z3_->pop();
      std::erase_if(literals_, [&](const auto& entry) { return entry.second.frames > frames_.size(); });
      // Bounds are facts about variables and outlive the scope in which the variable was first seen.
      for (const Ast& bound : gone.bounds) keep_bound(bound);
    });
  }

  Answer check(std::span<const TermId> assumptions) override {
    ++statistics_.checks;
    unsat_core_.clear();
    reason_.clear();
    z3_->model = {};
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
    statistics_.translated_terms = z3_->translator.translated();
    return answer;
  }

  std::vector<TermId> core() override { return unsat_core_; }
  std::string reason() override { return reason_; }

  term::Assignment model() override {
    TLALOC_CHECK(static_cast<bool>(z3_->model), "no model: the last check was not satisfiable");
    term::Assignment out;
    for (const z3::Translator::Variable& variable : z3_->translator.variables()) {
      Z3_ast raw = nullptr;
      const bool known = Z3_model_eval(z3_->context, z3_->model.get(), variable.constant.get(), true, &raw);
      TLALOC_CHECK(known, "Z3's model has no value for a variable");
      const Ast value(z3_->context, raw);
      if (variable.sort == term::Sort::Bool) {
        out.booleans.emplace(variable.number, Z3_get_bool_value(z3_->context, value.get()) == Z3_L_TRUE);
      } else {
        out.integers.emplace(variable.number, z3_->translator.value(value.get()));
      }
    }
    return out;
  }

  void interrupt() override { interrupter_.request(); }
  void reset_interrupt() override { interrupter_.reset(); }
  void set_timeout(std::uint32_t milliseconds) override {
    if (milliseconds == timeout_ms_) return;
    timeout_ms_ = milliseconds;
    if (!broken_off_) guarded([&] { z3_->set_parameters(seed_, timeout_ms_, budget_); });
  }
  void set_budget(std::uint32_t units) override {
    if (units == budget_) return;
    budget_ = units;
    if (!broken_off_) guarded([&] { z3_->set_parameters(seed_, timeout_ms_, budget_); });
  }
  [[nodiscard]] const SessionStatistics& statistics() const override { return statistics_; }

 private:
  struct Literal {
    Ast constant;
    std::size_t frames;  ///< open when it was defined
  };
  /// What was asserted in one scope, and the bounds of variables first seen there.
  struct Frame {
    std::vector<TermId> assertions;
    std::vector<Ast> bounds;
  };

  /// A fresh context that has been told everything.
  void start() {
    literals_.clear();
    for (Frame& frame : frames_) frame.bounds.clear();
    z3_ = std::make_unique<Core>(terms_, kind_);
    z3_->set_parameters(seed_, timeout_ms_, budget_);
    broken_off_ = false;
    for (std::size_t i = 0; i < frames_.size(); ++i) {
      if (i > 0) z3_->push();
      for (const TermId t : frames_[i].assertions) tell(t, i);
    }
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

  void tell(TermId t) { tell(t, frames_.size() - 1); }
  void tell(TermId t, std::size_t frame) {
    const Z3_ast formula = z3_->translator.translate(t);
    for (const Ast& bound : z3_->translator.take_bounds()) keep_bound(bound, frame);
    z3_->tell(formula);
  }
  void keep_bound(const Ast& bound) { keep_bound(bound, frames_.size() - 1); }
  void keep_bound(const Ast& bound, std::size_t frame) {
    frames_[frame].bounds.push_back(bound);
    z3_->tell(bound.get());
  }

  /// The Boolean constant that stands for an assumption: cores take no formulas.
  Z3_ast literal(TermId t) {
    const Z3_ast formula = z3_->translator.translate(t);
    for (const Ast& bound : z3_->translator.take_bounds()) keep_bound(bound);
    if (terms_.op(t) == term::Op::Variable) return formula;
    const auto found = literals_.find(t);
    if (found != literals_.end()) return found->second.constant.get();
    const std::string name = "a" + std::to_string(fresh_++);
    const z3::Context& context = z3_->context;
    const Ast constant(context, Z3_mk_const(context, Z3_mk_string_symbol(context, name.c_str()), z3_->translator.bool_sort()));
    z3_->tell(Ast(context, Z3_mk_implies(context, constant.get(), formula)).get());
    return literals_.emplace(t, Literal{constant, frames_.size()}).first->second.constant.get();
  }

  Answer check_now(std::span<const TermId> assumptions) {
    if (!failure_.empty()) return unknown(failure_);
    if (broken_off_) start();
    const z3::Context& context = z3_->context;
    std::vector<Z3_ast> literals;
    std::unordered_map<unsigned, TermId> meaning;
    for (const TermId t : assumptions) {
      if (terms_.is_true(t)) continue;
      if (terms_.is_false(t)) {
        unsat_core_ = {t};
        return Answer::Unsat;
      }
      literals.push_back(literal(t));
      meaning.emplace(Z3_get_ast_id(context, literals.back()), t);
    }
    Z3_lbool result = Z3_L_UNDEF;
    {
      const Interrupter::Scope scope(interrupter_, context);
      result = Z3_solver_check_assumptions(context, z3_->solver.get(), static_cast<unsigned>(literals.size()), literals.data());
    }
    context.check();
    if (result == Z3_L_UNDEF) return unknown(Z3_solver_get_reason_unknown(context, z3_->solver.get()));
    if (result == Z3_L_TRUE) {
      z3_->model = z3::ModelHandle(context, Z3_solver_get_model(context, z3_->solver.get()));
      return Answer::Sat;
    }
    const z3::VectorHandle core(context, Z3_solver_get_unsat_core(context, z3_->solver.get()));
    for (unsigned i = 0; i < Z3_ast_vector_size(context, core.get()); ++i) {
      const Ast member(context, Z3_ast_vector_get(context, core.get(), i));
      const auto found = meaning.find(Z3_get_ast_id(context, member.get()));
      TLALOC_CHECK(found != meaning.end(), "Z3's core names something that was not assumed");
      unsat_core_.push_back(found->second);
    }
    return Answer::Unsat;
  }

  Answer unknown(const std::string& why) {
    const bool stopped = why.find("cancel") != std::string::npos || why.find("interrupt") != std::string::npos;
    if (interrupter_.wanted()) {
      reason_ = "interrupted";
    } else if (timeout_ms_ != 0 && (stopped || why.find("timeout") != std::string::npos)) {
      reason_ = "timeout";
    } else if (budget_ != 0 && (stopped || why.find("resource limit") != std::string::npos)) {
      reason_ = "budget";
    } else {
      reason_ = "solver gave up: " + (why.empty() ? "no reason given" : why);
    }
    return Answer::Unknown;
  }

  const term::Terms& terms_;
  SessionOptions::Core kind_;
  std::uint32_t seed_;
  std::uint32_t timeout_ms_;
  std::uint32_t budget_ = 0;
  Interrupter interrupter_;
  std::unique_ptr<Core> z3_;
  bool broken_off_ = false;  ///< not told anything any more
  std::vector<Frame> frames_;
  std::uint64_t fresh_ = 0;
  std::unordered_map<TermId, Literal> literals_;
  std::string failure_;
  std::size_t failure_frames_ = 0;
  std::vector<TermId> unsat_core_;
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
