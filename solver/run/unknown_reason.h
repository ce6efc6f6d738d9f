// Why a query or run has no answer: a kind for programs, a text for people.
#pragma once

#include <string>
#include <utility>

namespace tlaloc::solver {

enum class UnknownReason {
  Interrupted,  ///< by Ctrl-C, or by the caller
  Timeout,
  WorkLimit,    ///< of a query or a search; does not depend on the machine or its load
  Memory,       ///< the limit was reached, or the system ran out
  Incomplete,   ///< the method cannot decide the question
  Unsupported,  ///< a construct cannot be encoded or evaluated
};

struct WhyUnknown {
  UnknownReason kind = UnknownReason::Incomplete;
  std::string text;
};

[[nodiscard]] inline WhyUnknown incomplete(std::string text) { return {UnknownReason::Incomplete, std::move(text)}; }
[[nodiscard]] inline WhyUnknown unsupported(std::string text) { return {UnknownReason::Unsupported, std::move(text)}; }

}  // namespace tlaloc::solver
