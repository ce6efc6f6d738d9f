// The answers of engines. Violated carries a trace that the concrete interpreter has replayed, Proved a reason that was
// checked, NoViolationUpTo its bound, and Unknown the limit that ended the search.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "solver/run/unknown_reason.h"
#include "solver/trace/explain/explain.h"
#include "solver/trace/trace.h"

namespace tlaloc::solver {

enum class ViolationKind {
  Invariant,
  ActionProperty,    ///< PROPERTY [][A]_v
  TemporalProperty,  ///< another PROPERTY about whole behaviours
  InitialProperty,   ///< PROPERTY P, a state predicate
  Deadlock,
  Assumption,          ///< an ASSUME is false
  Undefined,           ///< evaluating Init or Next fails (TLC: exit 75)
  UndefinedInvariant,  ///< evaluating an invariant fails on a reachable state (76)
  UndefinedProperty,   ///< evaluating a PROPERTY fails on a reachable state or step (77)
  Assertion,           ///< Assert(FALSE, …)
};

/// The kind of violation if a formula is undefined that would be a violation of `kind` if it were FALSE.
[[nodiscard]] constexpr ViolationKind without_value(ViolationKind kind) {
  switch (kind) {
    case ViolationKind::Invariant:
      return ViolationKind::UndefinedInvariant;
    case ViolationKind::ActionProperty:
    case ViolationKind::TemporalProperty:
    case ViolationKind::InitialProperty:
      return ViolationKind::UndefinedProperty;
    default:
      return ViolationKind::Undefined;
  }
}

struct Violated {
  ViolationKind kind = ViolationKind::Invariant;
  std::string name;                               ///< of the property, or "deadlock", …, as in the verdict line
  std::uint32_t step = 0;                         ///< transitions before the offending state
  std::string message;                            ///< for an undefined expression or failed assertion
  Span span;                                      ///< of the property's body, or of the offending sub-expression
  trace::Trace trace;                             ///< empty for Assumption, and if Init itself is undefined
  std::optional<trace::Explanation> explanation;  ///< for a false property
  std::vector<std::string> remarks = {};          ///< sentences about the trace: how and why the property fails
};
struct Proved {
  std::string reason;  ///< e.g. "all behaviours end within 6 steps"
};
struct NoViolationUpTo {
  std::uint32_t steps = 0;
};
struct Unknown {
  WhyUnknown why;
  std::optional<std::uint32_t> checked_steps;  ///< there is no violation up to this depth
};

using Verdict = std::variant<Violated, Proved, NoViolationUpTo, Unknown>;

struct PropertyVerdict {
  std::string name;
  Verdict verdict;
  std::string engine = {};  ///< that answered, if it is not the engine of the run
};

}  // namespace tlaloc::solver
