#include "cli/verdict_line.h"

#include <fmt/core.h>

#include <cctype>

#include "cli/exit_code.h"
#include "frontend/diagnostic/shorten.h"
#include "frontend/support/overloaded.h"

namespace tlaloc::cli {

using solver::NoViolationUpTo;
using solver::Proved;
using solver::Unknown;
using solver::Violated;
using solver::ViolationKind;

namespace {

std::string one_line(std::string_view text) {
  std::string out;
  bool gap = false;
  for (const char c : text) {
    if (std::isspace(static_cast<unsigned char>(c)) != 0) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    out += c;
  }
  return out;
}

constexpr auto kUnknownText = [](const Unknown& unknown) {
  if (!unknown.checked_steps) return fmt::format("unknown ({})", one_line(unknown.why.text));
  return fmt::format("unknown ({}, no violation up to {} steps)", one_line(unknown.why.text), *unknown.checked_steps);
};

constexpr auto kBoundText = [](const NoViolationUpTo& bound) {
  return fmt::format("no violation up to {} steps", bound.steps);
};

}  // namespace

ExitCode exit_code(const solver::Verdict& verdict) {
  return std::visit(
      Overloaded{[](const Violated& v) { return exit_code(v.kind); }, [](const Proved&) { return ExitCode::Success; },
                 [](const NoViolationUpTo&) { return ExitCode::Success; }, [](const Unknown&) { return ExitCode::Unknown; }},
      verdict);
}

ExitCode exit_code(const solver::Induction::Verdict& verdict) {
  return std::visit(
      Overloaded{[](const Violated& v) { return exit_code(v.kind); }, [](const Proved&) { return ExitCode::Success; },
                 [](const solver::NotInductive&) { return ExitCode::NotInductive; },
                 [](const Unknown&) { return ExitCode::Unknown; }},
      verdict);
}

std::string violated_name(const Violated& violated, const SourceManager& sources) {
  switch (violated.kind) {
    case ViolationKind::Invariant:
    case ViolationKind::ActionProperty:
    case ViolationKind::TemporalProperty:
    case ViolationKind::InitialProperty:
      return one_line(violated.name);
    case ViolationKind::Deadlock:
      return "deadlock";
    case ViolationKind::Assumption: {
      if (violated.name.starts_with("assumption ")) return one_line(violated.name);
      if (!violated.name.empty() && violated.name != "assumption") return "assumption " + one_line(violated.name);
      if (!violated.span.is_valid()) return "assumption";
      return fmt::format("assumption line {}", sources.file(violated.span.source).line_column(violated.span.begin).line);
    }
    case ViolationKind::Undefined:
    case ViolationKind::UndefinedInvariant:
    case ViolationKind::UndefinedProperty:
      return "undefined expression";
    case ViolationKind::Assertion:
      return "assertion";
  }
  return one_line(violated.name);
}

std::string verdict_text(const solver::Verdict& verdict, const std::vector<solver::PropertyVerdict>& properties,
                         const SourceManager& sources) {
  return std::visit(
      Overloaded{[&](const Violated& v) { return fmt::format("violated {} at step {}", violated_name(v, sources), v.step); },
                 [&](const Proved& proved) {
                   std::string names;
                   for (const solver::PropertyVerdict& property : properties) {
                     if (!std::holds_alternative<Proved>(property.verdict)) continue;
                     names += (names.empty() ? "" : ", ") + one_line(property.name);
                   }
                   return names.empty() ? fmt::format("proved ({})", one_line(proved.reason)) : "proved " + names;
                 },
                 kBoundText, kUnknownText},
      verdict);
}

std::string verdict_text(const solver::Induction& induction, const SourceManager& sources) {
  return std::visit(
      Overloaded{[&](const Violated& v) { return fmt::format("violated {} at step {}", violated_name(v, sources), v.step); },
                 [&](const Proved&) {
                   std::string names;
                   for (const std::string& name : induction.proved) names += (names.empty() ? "" : ", ") + one_line(name);
                   return "proved " + names;
                 },
                 [](const solver::NotInductive& n) { return "not inductive " + one_line(n.name); }, kUnknownText},
      induction.verdict);
}

std::string property_line(const solver::PropertyVerdict& property, const SourceManager& sources) {
  const std::string answer = std::visit(
      Overloaded{[&](const Violated& v) {
                   const std::string name = violated_name(v, sources);
                   const bool same = name == one_line(property.name) || v.kind == ViolationKind::Assumption;
                   return same ? fmt::format("violated at step {}", v.step) : fmt::format("{} at step {}", name, v.step);
                 },
                 [](const Proved& p) { return p.reason.empty() ? "proved" : fmt::format("proved ({})", one_line(p.reason)); },
                 kBoundText, kUnknownText},
      property.verdict);
  return fmt::format("{}: {}", one_line(property.name), answer);
}

std::string invalid_text(std::string_view reason) { return fmt::format("invalid ({})", one_line(shortened(reason))); }

std::string invalid_reason(const Diagnostic& error) {
  switch (info(error.kind).category) {
    case DiagnosticCategory::Syntax:
      return "spec: " + error.message;
    case DiagnosticCategory::Config:
      return "config: " + error.message;
    case DiagnosticCategory::Unsupported:
      return "unsupported: " + error.message;
    case DiagnosticCategory::Type:
      return "type: " + error.message;
    case DiagnosticCategory::Evaluation:
      return "evaluation: " + error.message;
  }
  return error.message;
}

bool meets(std::string_view verdict, std::string_view expected) {
  constexpr std::string_view kLabel = "Verdict: ";
  if (expected.starts_with(kLabel)) expected.remove_prefix(kLabel.size());
  if (!verdict.starts_with(expected)) return false;
  if (verdict.size() == expected.size() || expected.empty()) return true;
  const auto in_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '!'; };
  return !(in_word(expected.back()) && in_word(verdict[expected.size()]));
}

}  // namespace tlaloc::cli
