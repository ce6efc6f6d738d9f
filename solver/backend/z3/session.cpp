// A session on Z3: one context, one solver, used by one thread. What Z3 refuses or breaks off becomes Answer::Unknown with
// its reason; no exception leaves. interrupt() alone may come from elsewhere.
//
// A solver that was interrupted is not asked again, nor is its context: Z3 4.8.12, stopped while it takes assertions in,
// forgets some of them and answers later questions with models that violate them, and a second solver in that context has done
// so as well (one interruption in a hundred). The session keeps what it asserted and starts afresh.
#include <chrono>
#include <unordered_map>

#include "frontend/support/check.h"
#include "solver/backend/backend.h"
#include "solver/backend/z3/solver_context.h"

namespace tlaloc::solver {

namespace {

using term::TermId;
using z3::Ast;
using z3::SolverContext;

constexpr const char* kOutOfMemory = "out of memory";

class Z3Session final : public Session {
 public:
  Z3Session(const term::Terms& terms, z3::SolverKind kind, const SessionOptions& options)
      : terms_(terms), kind_(kind), seed_(options.seed), timeout_ms_(options.timeout_ms) {
    frames_.emplace_back();
    start();
  }

  void assert_term(TermId t) override {
    ++statistics_.assertions;
    frames_.back().push_back(t);
    if (!broken_off_) guarded([&] { assert_formula(t); });
  }

  void push() override {
    frames_.emplace_back();
    if (!broken_off_) guarded([&] { open(true); });
  }

  void pop() override {
    TLALOC_CHECK(frames_.size() > 1, "pop without push");
    frames_.pop_back();
    if (failure_frames_ > frames_.size()) failure_.clear();
    if (broken_off_) return;
    guarded([&] {
      z3_->pop();
      std::erase_if(z3_->literals, [&](const auto& entry) { return entry.second.frames > frames_.size(); });
      // Bounds are facts about variables and outlive the scope in which the variable was first seen.
      const std::vector<Ast> bounds = std::move(z3_->bounds.back());
      z3_->bounds.pop_back();
      for (const Ast& bound : bounds) keep_bound(bound);
    });
  }

  Answer check(std::span<const TermId> assumptions) override {
    ++statistics_.checks;
    unsat_core_.clear();
    why_ = {};
    if (z3_ != nullptr) z3_->model = {};
    if (interrupter_.wanted()) return unknown("interrupted");
    const auto begin = std::chrono::steady_clock::now();
    Answer answer = Answer::Unknown;
    try {
      answer = check_now(assumptions);
    } catch (const z3::Z3Failure& failure) {
      answer = unknown(failure.what());
    } catch (const std::bad_alloc&) {
      answer = unknown(kOutOfMemory);
    }
    if (answer == Answer::Unknown || interrupter_.wanted()) {
      broken_off_ = true;
      if (answer != Answer::Unknown) answer = unknown("interrupted");
    }
    statistics_.solve_seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (z3_ != nullptr) statistics_.translated_terms = z3_->translator.translated();
    return answer;
  }

  std::vector<TermId> unsat_core() override { return unsat_core_; }
  WhyUnknown why() override { return why_; }

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
    if (!broken_off_) guarded([&] { z3_->set_parameters(seed_, timeout_ms_, work_); });
  }
  void set_work(std::uint32_t units) override {
    if (units == work_) return;
    work_ = units;
    if (!broken_off_) guarded([&] { z3_->set_parameters(seed_, timeout_ms_, work_); });
  }
  [[nodiscard]] const SessionStatistics& statistics() const override { return statistics_; }

 private:
  /// A fresh context that has been told everything.
  void start() {
    z3_ = std::make_shared<SolverContext>(terms_, kind_);
    z3_->set_parameters(seed_, timeout_ms_, work_);
    broken_off_ = false;
    for (std::size_t i = 0; i < frames_.size(); ++i) {
      open(i > 0);
      for (const TermId t : frames_[i]) assert_formula(t);
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
      fail(kOutOfMemory);
    }
  }
  void fail(const std::string& why) {
    if (!failure_.empty()) return;
    failure_ = why.empty() ? "Z3 failed" : why;
    failure_frames_ = frames_.size();
  }

  void open(bool is_scope) {
    if (is_scope) z3_->push();
    z3_->bounds.emplace_back();
  }
  void assert_formula(TermId t) {
    const Z3_ast formula = z3_->translator.translate(t);
    for (const Ast& bound : z3_->translator.take_bounds()) keep_bound(bound);
    z3_->assert_formula(formula);
  }
  void keep_bound(const Ast& bound) {
    z3_->bounds.back().push_back(bound);
    z3_->assert_formula(bound.get());
  }

  /// The Boolean constant that stands for an assumption: Z3 assumes literals only, no formulas.
  Z3_ast literal(TermId t) {
    const Z3_ast formula = z3_->translator.translate(t);
    for (const Ast& bound : z3_->translator.take_bounds()) keep_bound(bound);
    if (terms_.op(t) == term::Op::Variable) return formula;
    const auto found = z3_->literals.find(t);
    if (found != z3_->literals.end()) return found->second.constant.get();
    const std::string name = "a" + std::to_string(fresh_++);
    const z3::Context& context = z3_->context;
    const Ast constant(context, Z3_mk_const(context, Z3_mk_string_symbol(context, name.c_str()), z3_->translator.bool_sort()));
    z3_->assert_formula(Ast(context, Z3_mk_implies(context, constant.get(), formula)).get());
    return z3_->literals.emplace(t, SolverContext::Literal{constant, frames_.size()}).first->second.constant.get();
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
    const auto answer = z3::ask_interruptibly(z3_, literals, interrupter_);
    if (!answer) {
      z3_ = nullptr;
      return unknown("interrupted");
    }
    const Z3_lbool result = *answer;
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
      why_ = {UnknownReason::Interrupted, "interrupted"};
    } else if (timeout_ms_ != 0 && (stopped || why.find("timeout") != std::string::npos)) {
      why_ = {UnknownReason::Timeout, "timeout"};
    } else if (work_ != 0 && (stopped || why.find("resource limit") != std::string::npos)) {
      why_ = {UnknownReason::WorkLimit, "budget"};
    } else if (why == kOutOfMemory) {
      why_ = {UnknownReason::Memory, "solver gave up: " + why};
    } else {
      why_ = incomplete("solver gave up: " + (why.empty() ? "no reason given" : why));
    }
    return Answer::Unknown;
  }

  const term::Terms& terms_;
  z3::SolverKind kind_;
  std::uint32_t seed_;
  std::uint32_t timeout_ms_;
  std::uint32_t work_ = 0;
  z3::Interrupter interrupter_;
  std::shared_ptr<SolverContext> z3_;        ///< null: left behind
  bool broken_off_ = false;                  ///< not told anything any more
  std::vector<std::vector<TermId>> frames_;  ///< what was asserted in each scope
  std::uint64_t fresh_ = 0;
  std::string failure_;
  std::size_t failure_frames_ = 0;
  std::vector<TermId> unsat_core_;
  WhyUnknown why_;
  SessionStatistics statistics_;
};

std::unique_ptr<Session> open(const term::Terms& terms, z3::SolverKind kind, const SessionOptions& options) {
  try {
    return std::make_unique<Z3Session>(terms, kind, options);
  } catch (const z3::Z3Failure& failure) {
    throw InternalError(std::string("Z3 does not start: ") + failure.what());
  }
}

}  // namespace

std::unique_ptr<Session> open_z3_finite_domain(const term::Terms& terms, const SessionOptions& options) {
  return open(terms, z3::SolverKind::FiniteDomain, options);
}
std::unique_ptr<Session> open_z3_smt(const term::Terms& terms, const SessionOptions& options) {
  return open(terms, z3::SolverKind::Smt, options);
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
