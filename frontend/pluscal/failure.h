// How the stages of the translation give up: with one diagnostic, thrown to the facade (translate.h), which reports it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "frontend/diagnostic/diagnostic.h"

namespace tlaloc::pluscal {

struct Failure {
  Diagnostic diagnostic;
};

[[noreturn]] inline void fail(DiagnosticKind kind, Span span, std::string message, std::string remedy = {},
                              std::vector<Label> others = {}) {
  throw Failure{{kind, std::move(message), span, std::move(others), std::move(remedy)}};
}

}  // namespace tlaloc::pluscal
