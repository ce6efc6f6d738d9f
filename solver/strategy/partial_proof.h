// Proves as much as possible. First all properties of a model together, since one may be needed for another; if that fails, one
// after the other, each together with those already proved. So one certificate covers everything that is proved.
#pragma once

#include <exception>
#include <optional>
#include <string>
#include <vector>

#include "encoder/system/property.h"
#include "solver/report.h"
#include "solver/strategy/prove_liveness.h"
#include "solver/strategy/task.h"

namespace tlaloc::solver {

class PartialProof {
 public:
  /// `searches`: also search for violations, because nobody else does.
  explicit PartialProof(const Task& task, bool searches = false);

  /// Whether there is nothing to prove.
  [[nodiscard]] bool is_empty() const { return open().empty() && open_temporal().empty(); }
  /// Proves until nothing is left or a limit is reached. May be called again and then continues. If nothing could be proved
  /// because an engine threw, throws the same.
  void run(const CheckOptions& check, const Budget& budget);
  /// Records a violation that another engine has found. Its property is not tried any more; if it belongs to no property, none
  /// is.
  void note(const Violated& violated);
  /// Whether every property is proved or violated.
  [[nodiscard]] bool is_settled() const { return !broken_ && is_empty(); }
  [[nodiscard]] bool has_proved() const { return !proved_by_.empty(); }

  [[nodiscard]] Report report() const;
  /// Combines the result of a search with what is proved. Throws InternalError if they contradict each other.
  [[nodiscard]] Report report_with(CheckResult search) const;

 private:
  using Ids = std::vector<encoder::PropertyId>;
  struct Standing {
    std::optional<Verdict> verdict;  ///< Violated, Proved, or the reason why it is unknown
    std::string engine;
  };

  [[nodiscard]] Ids open() const;  ///< not temporal
  [[nodiscard]] Ids open_temporal() const;
  [[nodiscard]] Ids not_settled(bool temporal) const;
  [[nodiscard]] Ids proved() const;
  [[nodiscard]] bool is_over(const Budget& budget) const;
  /// Tries to prove `wanted` together. False if it was cut short by `seconds`.
  bool attempt(const Ids& wanted, std::optional<double> seconds, const CheckOptions& check, const Budget& budget);
  /// Searches for violations within few steps.
  void search_nearby(const CheckOptions& check, const Budget& budget);
  void name_limit(const Budget& budget);
  void attempt_each(const CheckOptions& check, const Budget& budget);
  /// Temporal properties, one after the other, each for a part of the budget.
  void attempt_temporal(LivenessProof::Effort effort, const CheckOptions& check, const Budget& budget);
  bool attempt_temporal(encoder::PropertyId wanted, LivenessProof::Effort effort, LivenessProof& proof, const Budget& part);
  void take(const Ids& wanted, Report report);
  [[nodiscard]] frontend::Specification restricted_to(const Ids& wanted) const;
  [[nodiscard]] CheckResult result() const;
  [[nodiscard]] Report with_certificate(CheckResult result, bool is_whole) const;

  const Task& task_;
  bool searches_;
  const frontend::Specification& specification_;
  encoder::Properties properties_;
  std::vector<Standing> standings_;         // one per property
  std::optional<Violated> first_, broken_;  // broken_: a violation that belongs to no property, so that nothing can be proved
  std::optional<Certificate> certificate_;
  std::vector<Certificate> liveness_;
  std::string proved_by_;
  Statistics statistics_;
  std::optional<symbolic::Unsupported> refusal_;
  std::exception_ptr failure_;  // thrown by the attempt at everything
  std::uint32_t violations_ = 0;
};

}  // namespace tlaloc::solver
