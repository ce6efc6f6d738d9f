// A solver session as engines see it: assertions in scopes, checks under assumptions, models. Independent of any solver. A
// session belongs to one thread; only interrupt() may be called from another.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
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
  std::uint32_t timeout_ms = 0;  ///< limit per check in milliseconds; 0: none
};

/// The size of what a SAT solver works on at present.
struct ClauseCounts {
  std::uint64_t variables = 0;
  std::uint64_t clauses = 0;  ///< that say what it was told, without those that it removed
  std::uint64_t learned = 0;  ///< that follow from them and are kept
};

struct SessionStatistics {
  std::uint64_t checks = 0;
  std::uint64_t assertions = 0;
  double solve_seconds = 0;
  std::uint64_t translated_terms = 0;
  /// How often each backend answered Sat or Unsat, by its name; of a portfolio only.
  std::map<std::string, std::uint64_t> answers = {};
  std::optional<ClauseCounts> clauses = {};  ///< of a session on CaDiCaL

  /// Adds what another session did. Its clauses do not count: they are at present, not work done.
  void add(const SessionStatistics& other) {
    checks += other.checks;
    assertions += other.assertions;
    solve_seconds += other.solve_seconds;
    translated_terms += other.translated_terms;
    for (const auto& [name, count] : other.answers) answers[name] += count;
  }
};

class Session : public Interruptible {
 public:
  virtual void assert_term(term::TermId t) = 0;
  virtual void push() = 0;
  virtual void pop() = 0;
  /// Checks satisfiability under `assumptions`, which may be any Boolean terms; the session introduces literals for them where
  /// the solver needs literals.
  [[nodiscard]] virtual Answer check(std::span<const term::TermId> assumptions) = 0;
  /// After Unsat: a subset of the assumptions that cannot all hold.
  [[nodiscard]] virtual std::vector<term::TermId> unsat_core() = 0;
  /// After Unknown: the reason.
  [[nodiscard]] virtual WhyUnknown why() = 0;
  /// After Sat: values of all variables in the assertions and assumptions.
  [[nodiscard]] virtual term::Assignment model() = 0;
  /// In the models of later checks `wanted` hold, where nothing speaks against it: a hint, which a session may ignore. Replaces
  /// those of before; none: models are as usual.
  virtual void prefer(std::span<const term::TermId> /*wanted*/) {}
  /// Stops a running check, which then answers Unknown. May be called from other threads. Remains in effect until
  /// reset_interrupt(): until then, later checks answer Unknown at once.
  void interrupt() override = 0;
  virtual void reset_interrupt() = 0;
  /// Time limit for each later check, in milliseconds; 0: none.
  virtual void set_timeout(std::uint32_t milliseconds) = 0;
  /// Work limit for each later check, which does not depend on the machine or its load; 0: none. In Z3's resource units, or
  /// what another solver does in the same time, roughly.
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
