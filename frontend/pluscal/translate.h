// PlusCal to TLA+: the facade. An algorithm stands in a comment of a module; its translation stands after it, between
// `\* BEGIN TRANSLATION` and `\* END TRANSLATION`, or nowhere: then it is made when the module is read.
#pragma once

#include <optional>
#include <string>

#include "frontend/diagnostic/diagnostic.h"
#include "frontend/lex/token.h"
#include "frontend/pluscal/generate/text_writer.h"
#include "frontend/source/source_file.h"

namespace tlaloc::pluscal {

/// Completes the tokens of a file by the translation of its algorithm, if it has an algorithm and no translation. The tokens
/// added have the layout of the translation and the places of what they stand for in the algorithm, so that all later stages
/// speak of the algorithm. A translation that is there is used as it is; if its checksums say that it, or the algorithm, has
/// been changed since, a warning says so. False: the algorithm has errors, which were reported.
[[nodiscard]] bool complete_tokens(lex::TokenBuffer& tokens, const SourceManager& sources, DiagnosticSink& sink);

/// The text of the file with the translation of its algorithm written anew, everything else byte for byte. Nothing when there
/// was an error.
[[nodiscard]] std::optional<std::string> translate_file(SourceId source, const SourceManager& sources, DiagnosticSink& sink);

}  // namespace tlaloc::pluscal
