// Tokens to the syntax tree of an algorithm, in p-syntax or c-syntax.
#pragma once

#include <utility>
#include <vector>

#include "frontend/lex/lexer.h"
#include "frontend/pluscal/algorithm.h"
#include "frontend/pluscal/options.h"
#include "frontend/source/source_file.h"

namespace tlaloc::pluscal {

struct Parsed {
  Algorithm algorithm;
  /// Token ranges of the expressions in it, which are still to be parsed as TLA+.
  std::vector<std::pair<std::size_t, std::size_t>> expressions;
};

/// `tokens` begin after `--algorithm` or `--fair`. Throws Failure.
[[nodiscard]] Parsed parse_algorithm(const lex::AlgorithmTokens& tokens, bool is_fair, const Options& options,
                                     const SourceManager& sources);

}  // namespace tlaloc::pluscal
