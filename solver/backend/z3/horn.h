// Both ends of what the parent and its worker say to each other about Horn clauses, as SMT-LIB 2 text. No Z3 in sight here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "encoder/term/term.h"
#include "solver/backend/horn.h"

namespace tlaloc::z3 {

/// The relation that is asked for.
inline constexpr const char* kInvariant = "invariant";

/// `clauses`: rules of Z3's fixed point format over the relation `invariant`, and a query. What the relation may be so that
/// the query has no answer, as a define-fun; empty: nothing was found with so many units of work. Throws Z3Failure.
[[nodiscard]] std::string solve_clauses(const std::string& clauses, std::uint32_t units);

/// A define-fun of `invariant`, of arguments of these sorts, as nodes. Nothing: it is none, or the nodes cannot say it.
[[nodiscard]] std::optional<std::vector<solver::HornNode>> read_invariant(const std::string& definition,
                                                                          const std::vector<term::Sort>& arguments);

}  // namespace tlaloc::z3
