// What engines need of a solver: assert, scopes, check under assumptions, values. Z3 stays behind it.
// One session belongs to one thread; interrupt() alone may be called from another.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "encoder/term/term.h"
#include "solver/run/budget.h"

namespace tlaloc::solver {

enum class Answer { Sat, Unsat, Unknown };

struct SessionOptions {
  std::uint32_t seed = 0;
  std::uint32_t timeout_ms = 0;  ///< per check; 0: none
};

struct SessionStatistics {
  std::uint64_t checks = 0;
  std::uint64_t assertions = 0;
  double solve_seconds = 0;
  std::uint64_t translated_terms = 0;
};

class Session : public Interruptible {
 public:
  virtual void assert_term(term::TermId t) = 0;
  virtual void push() = 0;
  virtual void pop() = 0;
  /// Assumptions are arbitrary Boolean terms; the session names them where its core needs literals.
  [[nodiscard]] virtual Answer check(std::span<const term::TermId> assumptions) = 0;
  /// After Unsat: a part of the assumptions that cannot all hold.
  [[nodiscard]] virtual std::vector<term::TermId> unsat_core() = 0;
  /// After Unknown.
  [[nodiscard]] virtual WhyUnknown why() = 0;
  /// After Sat: values of all variables that occur in what was asserted or assumed.
  [[nodiscard]] virtual term::Assignment model() = 0;
  /// Stops a running check, which then answers Unknown. Safe from other threads; sticky until reset: later checks answer
  /// Unknown at once.
  void interrupt() override = 0;
  virtual void reset_interrupt() = 0;
  /// Of the checks to come; 0: none.
  virtual void set_timeout(std::uint32_t milliseconds) = 0;
  /// Of each check to come, in Z3's units of work: the same on any machine and at any load. 0: none.
  virtual void set_work(std::uint32_t units) = 0;
  [[nodiscard]] virtual const SessionStatistics& statistics() const = 0;
};

/// A scope of assertions: those made during its lifetime are retracted when it is destroyed.
class Scope {
 public:
  explicit Scope(Session& session) : session_(session) { session_.push(); }
  ~Scope() { session_.pop(); }
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;

 private:
  Session& session_;
};

}  // namespace tlaloc::solver
