// What an engine answers. A verdict is honest: Violated carries a trace that the concrete interpreter has replayed, Proved a
// reason that was checked, NoViolationUpTo the bound, Unknown the limit that cut the search.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "solver/run/unknown_reason.h"
#include "solver/trace/explain.h"
#include "solver/trace/trace.h"

namespace tlaloc::solver {

enum class ViolationKind {
  Invariant,
  ActionProperty,   ///< PROPERTY [][A]_v
  InitialProperty,  ///< PROPERTY P, a state predicate
  Deadlock,
  Assumption,          ///< an ASSUME is false
  Undefined,           ///< evaluating Init or Next has no value (TLC: exit 75)
  UndefinedInvariant,  ///< evaluating an invariant has no value on a reachable state (76)
  UndefinedProperty,   ///< evaluating a PROPERTY has no value on a reachable state, or a step (77)
  Assertion,           ///< Assert(FALSE, …)
};

/// What it is when a formula has no value that would be of this kind if it were FALSE.
[[nodiscard]] constexpr ViolationKind without_value(ViolationKind kind) {
  switch (kind) {
    case ViolationKind::Invariant:
      return ViolationKind::UndefinedInvariant;
    case ViolationKind::ActionProperty:
    case ViolationKind::InitialProperty:
      return ViolationKind::UndefinedProperty;
    default:
      return ViolationKind::Undefined;
  }
}

struct Violated {
  ViolationKind kind = ViolationKind::Invariant;
  std::string name;                               ///< property, "deadlock", …, as in the verdict line
  std::uint32_t step = 0;                         ///< transitions before the offending state
  std::string message;                            ///< of an undefined expression or assertion
  Span span;                                      ///< where: property body, offending sub-expression
  trace::Trace trace;                             ///< empty for Assumption and where Init itself has no value
  std::optional<trace::Explanation> explanation;  ///< of a false property
};
struct Proved {
  std::string reason;  ///< e.g. "all behaviours end within 6 steps"
};
struct NoViolationUpTo {
  std::uint32_t steps = 0;
};
struct Unknown {
  WhyUnknown why;
  std::optional<std::uint32_t> checked_steps;  ///< no violation up to here
};

using Verdict = std::variant<Violated, Proved, NoViolationUpTo, Unknown>;

struct PropertyVerdict {
  std::string name;
  Verdict verdict;
  std::string engine = {};  ///< that answered, where it is not that of the run
};

}  // namespace tlaloc::solver
