// A specification from TLA+ text, for tests: the body of a module Test that extends the usual standard modules.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "frontend/frontend.h"
#include "frontend/interpret/interpreter.h"

namespace tlaloc::test {

struct ParsedSpec {
  SourceManager sources;
  kernel::Program program;

  /// The body of an operator without parameters.
  [[nodiscard]] kernel::ExprId body(const std::string& name) const;
};

/// Throws std::runtime_error with the rendered diagnostics when the text is refused.
[[nodiscard]] std::unique_ptr<ParsedSpec> parse_spec(const std::string& body);

/// What an expression without variables evaluates to, printed, or "error: KIND MESSAGE". `definitions` may go before.
[[nodiscard]] std::string evaluate_text(const std::string& expression, const std::string& definitions = {});
[[nodiscard]] std::string print_result(const interpret::Result<Value>& result);

}  // namespace tlaloc::test
