// Text to tokens, the first stage. Comments and the text around modules end here; a text with a lexical error yields one
// diagnostic and no tokens. Linear in the text, no recursion.
#pragma once

#include <optional>

#include "frontend/diagnostic/diagnostic.h"
#include "frontend/lex/token.h"
#include "frontend/source/source_file.h"

namespace tlaloc::lex {

/// The modules of a file: everything before `---- MODULE`, between modules and after the last `====` is free text. What looks
/// like a header after the first module may be prose: when lexical errors follow it, it is passed over.
[[nodiscard]] std::optional<TokenBuffer> lex_modules(SourceId source, const SourceManager& sources, DiagnosticSink& sink);

/// A text that is TLA+ from its first character: a lone expression.
[[nodiscard]] std::optional<TokenBuffer> lex_expression(SourceId source, const SourceManager& sources, DiagnosticSink& sink);

/// A .cfg file: a plain stream of TLA+ tokens. Its statement keywords are identifiers unless TLA+ reserves them
/// (CONSTANT and CONSTANTS are TokenKind::Constant; INIT, INVARIANT, SPECIFICATION, ... are TokenKind::Identifier).
[[nodiscard]] std::optional<TokenBuffer> lex_config(SourceId source, const SourceManager& sources, DiagnosticSink& sink);

}  // namespace tlaloc::lex
