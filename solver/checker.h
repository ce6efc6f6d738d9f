// A specification that is loaded once and asked several questions: a later search goes on from what an earlier one has encoded
// and shown.
#pragma once

#include <memory>

#include "solver/solver.h"

namespace tlaloc::solver {

class Checker {
 public:
  /// Keeps a reference to the specification. `jobs`: solvers at work on one question.
  explicit Checker(const frontend::Specification& specification, std::uint32_t jobs = 1, std::uint32_t seed = 0);
  ~Checker();
  Checker(const Checker&) = delete;
  Checker& operator=(const Checker&) = delete;

  /// As solver::check; of the options, jobs and seed are those of the checker.
  [[nodiscard]] CheckResult check(CheckOptions options, const Budget& budget = {});

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tlaloc::solver
