// The doors of the grammar, for parse.cpp; no Boost here. On failure the state's FailureLog knows where and why; errors that
// are final (precedence, depth, proof structure) are thrown as ParseError.
#pragma once

#include "frontend/parse/state.h"

namespace tlaloc::parse::grammar {

/// The module that begins at the given token, with all that stands in it; moves past its end.
[[nodiscard]] bool parse_module(ParseState& state, const lex::Token*& first, syntax::ModuleId& result);
/// One expression that takes all tokens.
[[nodiscard]] bool parse_lone_expression(ParseState& state, syntax::ExprId& result);

}  // namespace tlaloc::parse::grammar
