// The exit codes, in one table that the help, the README and the tests read. TLC's numbers where TLC has one.
// A code is chosen from a verdict or from the first error's category, nowhere else.
#pragma once

#include <array>
#include <string_view>

#include "frontend/diagnostic/diagnostic.h"
#include "solver/strategy/check_induction.h"
#include "solver/verdict.h"

namespace tlaloc::cli {

enum class ExitCode : int {
  Success = 0,
  AssumptionViolated = 10,
  Deadlock = 11,
  InvariantViolated = 12,
  PropertyViolated = 13,
  AssertionFailed = 14,
  Unknown = 20,
  NotInductive = 21,
  ExpectationNotMet = 22,
  SpecUndefined = 75,
  InvariantUndefined = 76,
  PropertyUndefined = 77,
  TypeError = 120,
  SpecUnreadable = 150,
  ConfigUnreadable = 151,
  Unsupported = 152,
  InternalError = 255,
};

struct ExitCodeInfo {
  ExitCode code;
  std::string_view meaning;
};

inline constexpr auto kExitCodes = std::to_array<ExitCodeInfo>({
    {ExitCode::Success, "proved, or no violation up to the requested bound"},
    {ExitCode::AssumptionViolated, "ASSUME false"},
    {ExitCode::Deadlock, "deadlock"},
    {ExitCode::InvariantViolated, "invariant violated"},
    {ExitCode::PropertyViolated, "temporal or action property violated"},
    {ExitCode::AssertionFailed, "Assert failed"},
    {ExitCode::Unknown, "unknown: a limit was reached or the solver gave up"},
    {ExitCode::NotInductive, "counterexample to induction"},
    {ExitCode::ExpectationNotMet, "--expect not met"},
    {ExitCode::SpecUndefined, "spec undefined on a reachable state"},
    {ExitCode::InvariantUndefined, "invariant undefined on a reachable state"},
    {ExitCode::PropertyUndefined, "temporal or action property undefined on a reachable state"},
    {ExitCode::TypeError, "type error that prevents checking"},
    {ExitCode::SpecUnreadable, "spec cannot be read"},
    {ExitCode::ConfigUnreadable, "config or command line cannot be read, or an output file cannot be written"},
    {ExitCode::Unsupported, "unsupported construct, named with its span"},
    {ExitCode::InternalError, "internal error (a failed replay is one)"},
});

[[nodiscard]] constexpr int number(ExitCode code) { return static_cast<int>(code); }

[[nodiscard]] constexpr ExitCode exit_code(DiagnosticCategory category) {
  switch (category) {
    case DiagnosticCategory::Syntax:
      return ExitCode::SpecUnreadable;
    case DiagnosticCategory::Config:
      return ExitCode::ConfigUnreadable;
    case DiagnosticCategory::Unsupported:
      return ExitCode::Unsupported;
    case DiagnosticCategory::Type:
      return ExitCode::TypeError;
    case DiagnosticCategory::Evaluation:
      return ExitCode::SpecUndefined;
  }
  return ExitCode::InternalError;
}

[[nodiscard]] constexpr ExitCode exit_code(solver::ViolationKind kind) {
  switch (kind) {
    case solver::ViolationKind::Invariant:
      return ExitCode::InvariantViolated;
    case solver::ViolationKind::ActionProperty:
    case solver::ViolationKind::TemporalProperty:
    case solver::ViolationKind::InitialProperty:
      return ExitCode::PropertyViolated;
    case solver::ViolationKind::Deadlock:
      return ExitCode::Deadlock;
    case solver::ViolationKind::Assumption:
      return ExitCode::AssumptionViolated;
    case solver::ViolationKind::Undefined:
      return ExitCode::SpecUndefined;
    case solver::ViolationKind::UndefinedInvariant:
      return ExitCode::InvariantUndefined;
    case solver::ViolationKind::UndefinedProperty:
      return ExitCode::PropertyUndefined;
    case solver::ViolationKind::Assertion:
      return ExitCode::AssertionFailed;
  }
  return ExitCode::InternalError;
}

[[nodiscard]] ExitCode exit_code(const solver::Verdict& verdict);
[[nodiscard]] ExitCode exit_code(const solver::Induction::Verdict& verdict);

}  // namespace tlaloc::cli
