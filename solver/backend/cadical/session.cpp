// A session on CaDiCaL, a SAT solver. Each scope has a literal that guards its assertions and is assumed while the scope is
// open; definitions and bounds hold for good. What CaDiCaL has learnt stays valid throughout.
#include <algorithm>
#include <array>
#include <cadical.hpp>
#include <chrono>
#include <cstdlib>
#include <limits>
#include <new>

#include "frontend/support/check.h"
#include "solver/backend/backend.h"
#include "solver/backend/lowering/lowering.h"

namespace tlaloc::solver {

namespace {

using lowering::Literal;
using lowering::Lowering;
using term::TermId;

constexpr const char* kOutOfMemory = "out of memory";

// What CaDiCaL answers, as solvers do in competitions.
constexpr int kSatisfiable = 10;
constexpr int kUnsatisfiable = 20;

/// How many units of Session::set_work a conflict and a decision are worth: Z3's SAT core gets through a million units in a
/// second, in which CaDiCaL has 25,000 conflicts. Where these are rare it is the decisions that take the time.
constexpr std::uint32_t kUnitsPerConflict = 40;
constexpr std::uint32_t kUnitsPerDecision = 10;

/// Polled by CaDiCaL now and then.
class Limits final : public CaDiCaL::Terminator {
 public:
  std::atomic<bool> interrupted = false;

  /// The clock of a check begins; 0: no limit.
  void begin(std::uint32_t milliseconds) {
    deadline_.reset();
    is_late_ = false;
    if (milliseconds != 0) deadline_ = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
  }
  [[nodiscard]] bool is_late() const { return is_late_; }
  bool terminate() override {
    if (deadline_ && !is_late_) is_late_ = std::chrono::steady_clock::now() >= *deadline_;
    return interrupted || is_late_;
  }

 private:
  std::optional<std::chrono::steady_clock::time_point> deadline_;
  bool is_late_ = false;
};

/// A solver and what it has been told.
class Instance final : public lowering::ClauseSink {
 public:
  Instance(const term::Terms& terms, std::uint32_t seed, Limits& limits) {
    const auto set = [&](const char* name, int value) {
      TLALOC_CHECK(solver_.set(name, value), std::string("CaDiCaL has no option ") + name);
    };
    set("quiet", 1);
    set("seed", static_cast<int>(seed % std::numeric_limits<int>::max()));
    set("reducetarget",
        90);          // percent of what was learned: incremental searches took up to a third less time than with the usual 75
    set("phase", 0);  // for what models are read by people: as little as possible holds, and numbers are small
    set("lucky", 0);  // tries models in which everything holds, among others
    solver_.connect_terminator(&limits);
    lowering_.emplace(terms, *this);
  }
  ~Instance() override { solver_.disconnect_terminator(); }

  Literal new_variable() override { return ++variables_; }
  void clause(std::span<const Literal> literals) override {
    for (const Literal l : literals) solver_.add(l);
    solver_.add(0);
  }

  [[nodiscard]] CaDiCaL::Solver& solver() { return solver_; }
  [[nodiscard]] Lowering& lowering() { return *lowering_; }
  [[nodiscard]] ClauseCounts counts() {
    return {static_cast<std::uint64_t>(solver_.vars()), static_cast<std::uint64_t>(solver_.irredundant()),
            static_cast<std::uint64_t>(solver_.redundant())};
  }
  [[nodiscard]] term::Assignment assignment() {
    // Variables that no clause mentions are unknown to CaDiCaL.
    const int known = solver_.vars();
    return lowering_->assignment([&](Literal l) { return std::abs(l) <= known && solver_.val(l) > 0; });
  }

 private:
  CaDiCaL::Solver solver_;
  Literal variables_ = 0;
  std::optional<Lowering> lowering_;
};

class CadicalSession final : public Session {
 public:
  CadicalSession(const term::Terms& terms, const SessionOptions& options)
      : terms_(terms), seed_(options.seed), timeout_ms_(options.timeout_ms) {
    frames_.emplace_back();
    guarded([&] { start(); });
  }

  void assert_term(TermId t) override {
    ++statistics_.assertions;
    frames_.back().assertions.push_back(t);
    guarded([&] { tell(t, frames_.back()); });
  }

  void push() override {
    frames_.emplace_back();
    guarded([&] { open(frames_.back()); });
  }

  void pop() override {
    TLALOC_CHECK(frames_.size() > 1, "pop without push");
    const Literal guard = frames_.back().guard;
    frames_.pop_back();
    if (failure_frames_ > frames_.size()) failure_.clear();
    guarded([&] {
      if (instance_ && guard != lowering::kTrue) instance_->clause(std::array{-guard});
    });
  }

  Answer check(std::span<const TermId> assumptions) override {
    ++statistics_.checks;
    unsat_core_.clear();
    why_ = {};
    model_.reset();
    if (limits_.interrupted) return unknown(UnknownReason::Interrupted, "interrupted");
    const auto begin = std::chrono::steady_clock::now();
    limits_.begin(timeout_ms_);
    Answer answer = Answer::Unknown;
    try {
      answer = check_now(assumptions);
    } catch (const lowering::Unbounded& refusal) {
      answer = unknown(UnknownReason::Incomplete, gave_up(refusal.what()));
    } catch (const std::bad_alloc&) {
      instance_.reset();  // it may have been in the middle of something
      answer = unknown(UnknownReason::Memory, gave_up(kOutOfMemory));
    }
    statistics_.solve_seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return answer;
  }

  std::vector<TermId> unsat_core() override { return unsat_core_; }
  WhyUnknown why() override { return why_; }
  term::Assignment model() override {
    TLALOC_CHECK(model_.has_value(), "no model: the last check was not satisfiable");
    return *model_;
  }

  void interrupt() override { limits_.interrupted = true; }
  void reset_interrupt() override { limits_.interrupted = false; }
  void set_timeout(std::uint32_t milliseconds) override { timeout_ms_ = milliseconds; }
  void set_work(std::uint32_t units) override { work_ = units; }
  void prefer(std::span<const TermId> wanted) override { wanted_.assign(wanted.begin(), wanted.end()); }
  [[nodiscard]] const SessionStatistics& statistics() const override {
    statistics_.clauses.reset();
    if (instance_) statistics_.clauses = instance_->counts();
    return statistics_;
  }

 private:
  struct Frame {
    std::vector<TermId> assertions;
    Literal guard = lowering::kTrue;
  };

  /// Runs `work`; a term that is refused answers all checks until its scope is gone.
  template <class Work>
  void guarded(Work work) {
    try {
      work();
    } catch (const lowering::Unbounded& refusal) {
      if (!failure_.empty()) return;
      failure_ = refusal.what();
      failure_frames_ = frames_.size();
    } catch (const std::bad_alloc&) {
      instance_.reset();
    }
  }
  [[nodiscard]] static std::string gave_up(const std::string& why) { return "solver gave up: " + why; }

  void open(Frame& frame) {
    if (instance_) frame.guard = instance_->lowering().new_literal();
  }
  void tell(TermId t, const Frame& frame) {
    if (!instance_) return;
    if (frame.guard == lowering::kTrue) {
      instance_->lowering().assert_term(t);
    } else {
      instance_->lowering().assert_term(t, frame.guard);
    }
  }
  /// A new instance that has been told everything.
  void start() {
    instance_ = std::make_unique<Instance>(terms_, seed_, limits_);
    for (Frame& frame : frames_) {
      if (&frame != &frames_.front()) open(frame);
      for (const TermId t : frame.assertions) tell(t, frame);
    }
  }

  Answer check_now(std::span<const TermId> assumptions) {
    if (!failure_.empty()) return unknown(UnknownReason::Incomplete, gave_up(failure_));
    if (!instance_) start();
    std::vector<Literal> literals;
    for (const TermId t : assumptions) {
      literals.push_back(instance_->lowering().implying(t));
      if (literals.back() != lowering::kFalse) continue;
      unsat_core_ = {t};
      return Answer::Unsat;
    }
    statistics_.translated_terms = instance_->lowering().lowered();
    CaDiCaL::Solver& solver = instance_->solver();
    for (const Frame& frame : frames_) {
      if (frame.guard != lowering::kTrue) solver.assume(frame.guard);
    }
    for (const Literal l : literals) solver.assume(l);
    if (work_ != 0) {
      solver.limit("conflicts", static_cast<int>(std::max(work_ / kUnitsPerConflict, 1U)));
      solver.limit("decisions", static_cast<int>(std::max(work_ / kUnitsPerDecision, 1U)));
    }
    std::vector<Literal> preferred;
    for (const TermId t : wanted_) {
      const Literal l = instance_->lowering().implying(t);
      if (!lowering::is_constant(l)) preferred.push_back(l);
    }
    for (const Literal l : preferred) solver.phase(l);
    const int result = solver.solve();
    for (const Literal l : preferred) solver.unphase(l);
    if (result == kSatisfiable) {
      model_ = instance_->assignment();
      confirm(assumptions);
      return Answer::Sat;
    }
    if (result == kUnsatisfiable) {
      for (std::size_t i = 0; i < assumptions.size(); ++i) {
        if (literals[i] != lowering::kTrue && solver.failed(literals[i])) unsat_core_.push_back(assumptions[i]);
      }
      return Answer::Unsat;
    }
    if (limits_.interrupted) return unknown(UnknownReason::Interrupted, "interrupted");
    if (limits_.is_late()) return unknown(UnknownReason::Timeout, "timeout");
    TLALOC_CHECK(work_ != 0, "CaDiCaL stopped for no reason");
    return unknown(UnknownReason::WorkLimit, "budget");
  }

  /// Nobody has to trust the lowering or the solver for a model.
  void confirm(std::span<const TermId> assumptions) const {
    term::TermEvaluator evaluator(terms_, *model_);
    const auto holds = [&](TermId t) { return evaluator.truth(t); };
    for (const Frame& frame : frames_) {
      TLALOC_CHECK(std::all_of(frame.assertions.begin(), frame.assertions.end(), holds),
                   "CaDiCaL's model violates an assertion");
    }
    TLALOC_CHECK(std::all_of(assumptions.begin(), assumptions.end(), holds), "CaDiCaL's model violates an assumption");
  }

  Answer unknown(UnknownReason kind, std::string text) {
    why_ = {kind, std::move(text)};
    return Answer::Unknown;
  }

  const term::Terms& terms_;
  std::uint32_t seed_;
  std::uint32_t timeout_ms_;
  std::uint32_t work_ = 0;
  Limits limits_;
  std::unique_ptr<Instance> instance_;  ///< null: not yet, or memory ran out
  std::vector<Frame> frames_;
  std::string failure_;
  std::size_t failure_frames_ = 0;
  std::optional<term::Assignment> model_;
  std::vector<TermId> unsat_core_;
  std::vector<TermId> wanted_;
  WhyUnknown why_;
  mutable SessionStatistics statistics_;  ///< its clauses are counted when somebody asks
};

}  // namespace

std::unique_ptr<Session> open_cadical(const term::Terms& terms, const SessionOptions& options) {
  return std::make_unique<CadicalSession>(terms, options);
}

std::string cadical_version() { return CaDiCaL::Solver::version(); }

}  // namespace tlaloc::solver
