// Exhaustive exploration of a small specification by the concrete interpreter, and the bounded search against it.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "frontend/frontend.h"
#include "frontend/interpret/interpreter.h"

namespace tlaloc::test {

using Depth = std::optional<std::uint32_t>;

/// The least depth of everything that can be wrong: with the first invariant, with deadlock, with Init, Next or a constraint.
/// Where Init is undefined nothing else is told.
struct Depths {
  Depth invariant_false, invariant_undefined, deadlock, undefined;
};
/// "undefined 1, deadlock 2": what is wrong where; empty: nothing.
[[nodiscard]] std::string print(const Depths& depths);

/// All states up to so many steps, as TLC continues them. Keeps a reference to the specification.
class Explorer {
 public:
  Explorer(const frontend::Specification& specification, std::uint32_t length);

  /// Nothing: too many, or the interpreter gave up somewhere.
  [[nodiscard]] std::optional<Depths> run();
  /// There are no other states than `states()`.
  [[nodiscard]] bool has_seen_all() const { return level_.empty(); }
  [[nodiscard]] const std::set<interpret::State>& states() const { return seen_; }

 private:
  /// Nothing: undefined, which `undefined` then says.
  std::optional<bool> holds(kernel::ExprId formula, const interpret::State& state, Depth& undefined, std::uint32_t depth);
  void visit(std::uint32_t depth);

  const frontend::Specification& specification_;
  std::uint32_t length_;
  std::uint64_t polls_ = 0;
  interpret::Interpreter interpreter_;
  std::set<interpret::State> level_, seen_;
  Depths depths_;
  bool gave_up_ = false;
};

struct Comparison {
  std::string differences;      ///< empty: they agree
  bool saw_all_states = false;  ///< the search ended since there was nothing left but states seen before
};
/// The search and the exploration of one specification. Nothing: not comparable, for one of them does not know. Without a
/// length the search goes on until it has seen everything.
[[nodiscard]] std::optional<Comparison> compare_search(const frontend::Specification& specification,
                                                       std::optional<std::uint32_t> length);
/// The search of one specification, of which is known what is wrong where.
[[nodiscard]] std::optional<Comparison> compare_search(const frontend::Specification& specification,
                                                       std::optional<std::uint32_t> length, const Depths& expected);

}  // namespace tlaloc::test
