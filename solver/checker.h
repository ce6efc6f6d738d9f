// Checks one loaded specification several times: a later search continues from what earlier ones have encoded and shown.
#pragma once

#include <memory>

#include "solver/solver.h"

namespace tlaloc::solver {

class Checker {
 public:
  /// Keeps a reference to the specification. `jobs`: number of solvers that may work on one query.
  explicit Checker(const frontend::Specification& specification, std::uint32_t jobs = 1, std::uint32_t seed = 0);
  ~Checker();
  Checker(const Checker&) = delete;
  Checker& operator=(const Checker&) = delete;

  /// Like solver::check, but with the jobs and seed of the checker instead of those in `options`.
  [[nodiscard]] CheckResult check(CheckOptions options, const Budget& budget = {});

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tlaloc::solver
