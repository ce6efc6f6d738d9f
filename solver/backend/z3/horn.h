// Horn clauses as SMT-LIB 2 text, exchanged between the parent process and its worker. This header does not depend on Z3.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "encoder/term/term.h"
#include "solver/backend/horn.h"

namespace tlaloc::z3 {

/// The name of the relation to solve for.
inline constexpr const char* kInvariant = "invariant";

/// Solves `clauses`: rules in Z3's fixed point format over the relation `invariant`, and a query. Returns a define-fun of a
/// relation for which the query has no answer, or an empty string if none was found within `units` of work. Throws Z3Failure.
[[nodiscard]] std::string solve_clauses(const std::string& clauses, std::uint32_t units);

/// Parses a define-fun of `invariant` with arguments of these sorts into nodes. Empty if the text is malformed or uses an
/// operator without a node.
[[nodiscard]] std::optional<std::vector<solver::HornNode>> read_invariant(const std::string& definition,
                                                                          const std::vector<term::Sort>& arguments);

}  // namespace tlaloc::z3
