// Text to tokens, the first stage. Comments and the text around modules end here; a text with a lexical error yields one
// diagnostic and no tokens. Linear in the text, no recursion.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

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

/// The tokens of a PlusCal algorithm, which may contain `;`. A lexical error ends them; since prose may follow the algorithm in
/// its comment, it is of no interest before the end is reached.
struct AlgorithmTokens {
  TokenBuffer buffer;
  std::optional<Diagnostic> error;
};
/// Text [begin, end) of a file.
[[nodiscard]] AlgorithmTokens lex_algorithm(SourceId source, std::uint32_t begin, std::uint32_t end,
                                            const SourceManager& sources);

/// A text made by ourselves, of which the tokens are to count as tokens of a file; their offsets are those of the text.
[[nodiscard]] std::optional<TokenBuffer> lex_fragment(std::string_view text, SourceId source, DiagnosticSink& sink);

}  // namespace tlaloc::lex
