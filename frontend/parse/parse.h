// Text to syntax tree: the only public door of the parser; knows no Boost.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "frontend/diagnostic/diagnostic.h"
#include "frontend/lex/token.h"
#include "frontend/source/source_file.h"
#include "frontend/syntax/tree.h"

namespace tlaloc::parse {

/// Parses all modules of a file (text around them ignored). Nothing when there was an error; never throws, never overflows
/// the stack: nesting deeper than a fixed limit is a diagnostic.
[[nodiscard]] std::optional<syntax::Tree> parse_file(SourceId source, const SourceManager& sources, DiagnosticSink& sink);

/// The same, of tokens: all modules in them.
[[nodiscard]] std::optional<syntax::Tree> parse_modules(const lex::TokenBuffer& tokens, const SourceManager& sources,
                                                        DiagnosticSink& sink);

/// Whether tokens [begin, end) of each range are one expression; reports those that are not, naming the token after it as what
/// was found where it ends too early.
[[nodiscard]] bool check_expressions(const lex::TokenBuffer& tokens,
                                     const std::vector<std::pair<std::size_t, std::size_t>>& ranges,
                                     const SourceManager& sources, DiagnosticSink& sink);

/// A lone expression, e.g. from the command line; the whole text must be one expression.
[[nodiscard]] std::optional<syntax::ExprId> parse_expression(SourceId source, const SourceManager& sources, syntax::Tree& tree,
                                                             DiagnosticSink& sink);

/// The same, of tokens.
[[nodiscard]] std::optional<syntax::ExprId> parse_expression(const lex::TokenBuffer& tokens, const SourceManager& sources,
                                                             syntax::Tree& tree, DiagnosticSink& sink);

}  // namespace tlaloc::parse
