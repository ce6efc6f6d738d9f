// The doors of the grammar, for parse.cpp; no Boost here. On failure the state's FailureLog knows where and why; errors that
// are final (precedence, depth, proof structure) are thrown as ParseError.
#pragma once

#include "frontend/parse/state.h"

namespace tlaloc::parse::grammar {

/// All modules of the token buffer, into the state's tree.
[[nodiscard]] bool parse_modules(ParseState& state);
/// One expression that takes all tokens.
[[nodiscard]] bool parse_lone_expression(ParseState& state, syntax::ExprId& result);

}  // namespace tlaloc::parse::grammar
