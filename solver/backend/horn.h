// Finds invariants with Z3's Spacer, which solves Horn clauses: a predicate over some terms of a state that holds initially, is
// preserved by every step, and excludes the bad states. This header does not depend on Z3. The result is not to be trusted: the
// caller checks it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "encoder/term/term.h"

namespace tlaloc::solver {

struct HornProblem {
  std::vector<term::TermId> now,
      next;  ///< terms that the invariant may mention, before and after a step; pairwise of the same sort
  std::vector<term::TermId> facts;  ///< constraints that hold in every state and step
  term::TermId initial, step, bad;
};

/// A node of a formula over the problem's `now`. Nodes are listed in order: arguments come before the nodes that use them.
struct HornNode {
  enum class Op : std::uint8_t {
    True,
    False,
    Argument,
    Integer,
    Not,
    And,
    Or,
    Implies,
    Equal,
    LessEqual,
    Add,
    Multiply,
    IfThenElse
  };
  Op op;
  std::vector<std::size_t> args;  ///< indices of nodes
  std::size_t argument = 0;       ///< of Op::Argument: index into `now`
  Integer value = 0;              ///< of Op::Integer
};

struct HornLimits {
  std::uint32_t units;    ///< of Z3's work (its resource limit)
  std::uint32_t seconds;  ///< of processor time; a limit of twice as many by the clock applies too
  std::uint64_t megabytes;
  std::function<bool()> interrupted;  ///< polled
};

/// The worker is started as `PROGRAM kHornWorker UNITS SECONDS MEGABYTES`. This command is hidden from users.
inline constexpr const char* kHornWorker = "--internal-spacer";

/// Sets the program that runs run_horn_worker when it is started with kHornWorker. Must be called before other threads start.
void set_worker_program(std::string path);

/// Solves the problem in a worker process, because Spacer of Z3 4.8.12 occasionally runs out of memory or crashes. The last
/// node of the result is the invariant. Empty if none was found within the limits, if the answer cannot be expressed as nodes,
/// or if no worker program was set.
[[nodiscard]] std::optional<std::vector<HornNode>> solve_horn(const term::Terms& terms, const HornProblem& problem,
                                                              const HornLimits& limits);

/// Runs the worker. `arguments` are those after kHornWorker. Reads clauses from standard input and writes the invariant to
/// standard output, both as SMT-LIB 2. Returns an exit code.
[[nodiscard]] int run_horn_worker(const std::vector<std::string>& arguments);

}  // namespace tlaloc::solver
