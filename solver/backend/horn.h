// Invariants by Z3's Spacer, which solves Horn clauses: a predicate over some terms of a state that holds initially, that no
// step leaves, and that excludes what is bad. No Z3 in sight here, and nothing to be trusted: whoever asks checks the answer.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "encoder/term/term.h"

namespace tlaloc::solver {

struct HornProblem {
  std::vector<term::TermId> now, next;  ///< what the invariant may speak of, before and after a step: of the same sorts
  std::vector<term::TermId> facts;      ///< hold of every state and step
  term::TermId initial, step, bad;
};

/// A formula over the problem's `now`, as operators in order: arguments come before what uses them.
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
  std::vector<std::size_t> args;  ///< nodes
  std::size_t argument = 0;       ///< of Argument: which of `now`
  Integer value = 0;              ///< of Integer
};

struct HornLimits {
  std::uint32_t units;    ///< of Z3's work
  std::uint32_t seconds;  ///< of processor time, twice as many by the clock, whatever the units say
  std::uint64_t megabytes;
  std::function<bool()> interrupted;  ///< polled
};

/// The worker is run as `PROGRAM kHornWorker UNITS SECONDS MEGABYTES`: no command of the user's.
inline constexpr const char* kHornWorker = "--internal-spacer";

/// The program that does what run_horn_worker does when it is started so. To be called before there are other threads.
void set_worker_program(std::string path);

/// By a worker, a process of its own: Spacer of Z3 4.8.12 now and then runs out of memory or crashes. The last node is the
/// invariant; nothing: none was found within the limits, or it is none that the nodes can say, or no program was set.
[[nodiscard]] std::optional<std::vector<HornNode>> solve_horn(const term::Terms& terms, const HornProblem& problem,
                                                              const HornLimits& limits);

/// The worker, given what follows kHornWorker: reads clauses from standard input, writes the invariant to standard output,
/// both as SMT-LIB 2. An exit code.
[[nodiscard]] int run_horn_worker(const std::vector<std::string>& arguments);

}  // namespace tlaloc::solver
