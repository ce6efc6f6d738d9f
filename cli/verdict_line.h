// The wording of verdicts: the text after `Verdict: ` and the line of each property. Scripts rely on it; every output format
// uses it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "frontend/diagnostic/diagnostic.h"
#include "solver/strategy/check_induction.h"
#include "solver/verdict.h"

namespace tlaloc::cli {

/// The NAME in `violated NAME at step K`: a property, or `deadlock`, `assumption A`, `undefined expression`, `assertion`.
[[nodiscard]] std::string violated_name(const solver::Violated& violated, const SourceManager& sources);
/// `violated NAME at step K`, `proved A, B`, `no violation up to K steps`, `unknown (REASON)`.
[[nodiscard]] std::string verdict_text(const solver::Verdict& verdict, const std::vector<solver::PropertyVerdict>& properties,
                                       const SourceManager& sources);
/// `proved A, B`, `not inductive NAME`, `violated assumption A at step 0`, `unknown (REASON)`.
[[nodiscard]] std::string verdict_text(const solver::Induction& induction, const SourceManager& sources);
/// `NAME: violated at step K`, `NAME: no violation up to K steps`, …
[[nodiscard]] std::string property_line(const solver::PropertyVerdict& property, const SourceManager& sources);
/// `invalid (REASON)`; line breaks in the reason are replaced.
[[nodiscard]] std::string invalid_text(std::string_view reason);
/// The reason for rejecting an input: the category and message of its first error.
[[nodiscard]] std::string invalid_reason(const Diagnostic& error);
/// Whether a verdict starts with these words: `violated Inv` fits `violated Inv at step 3` but not `violated Inv2 at step 3`.
[[nodiscard]] bool meets(std::string_view verdict, std::string_view expected);

}  // namespace tlaloc::cli
