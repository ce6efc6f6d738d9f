// Exhaustive exploration of a small specification by the concrete interpreter: what there is to be found.
#pragma once

#include <cstdint>
#include <optional>
#include <set>

#include "frontend/frontend.h"
#include "frontend/interpret/interpreter.h"

namespace tlaloc::testing {

using Depth = std::optional<std::uint32_t>;

/// The least depth of everything that can be wrong: with the first invariant, with deadlock, with Init, Next or a constraint.
struct Depths {
  Depth invariant_false, invariant_undefined, deadlock, undefined;
};

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

}  // namespace tlaloc::testing
