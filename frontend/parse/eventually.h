// `<>` is the temporal operator "eventually". Other languages write "not equal" so, and pages make it of tuples (lost_tuple.h).
#pragma once

#include <optional>
#include <string>

#include "frontend/diagnostic/diagnostic.h"
#include "frontend/lex/token.h"

namespace tlaloc::parse {

/// The error of a parse that fails at `at`, where a `<>` is to blame: it stands there or before it, and neither what it says
/// nor what follows makes a formula of it. Nothing where the failure has another reason. `found` is the token as the user wrote
/// it.
[[nodiscard]] std::optional<Diagnostic> explain_eventually(const lex::TokenBuffer& buffer, const lex::Token* at,
                                                           const std::string& found);

}  // namespace tlaloc::parse
