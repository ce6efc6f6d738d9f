// Why there is no answer: for programs the kind, for people the text.
#pragma once

#include <string>
#include <utility>

namespace tlaloc::solver {

enum class UnknownReason {
  Interrupted,  ///< by Ctrl-C, or by whoever asked
  Timeout,
  WorkLimit,    ///< of a question or a search: the same on any machine and at any load
  Memory,       ///< the limit, or there is none left
  Incomplete,   ///< the method does not decide it
  Unsupported,  ///< a construct that cannot be encoded, or evaluated
};

struct WhyUnknown {
  UnknownReason kind = UnknownReason::Incomplete;
  std::string text;
};

[[nodiscard]] inline WhyUnknown incomplete(std::string text) { return {UnknownReason::Incomplete, std::move(text)}; }
[[nodiscard]] inline WhyUnknown unsupported(std::string text) { return {UnknownReason::Unsupported, std::move(text)}; }

}  // namespace tlaloc::solver
