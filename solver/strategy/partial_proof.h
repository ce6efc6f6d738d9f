// A proof of what can be proved. All properties of a model are tried together, since one may be needed for another; where that
// does not succeed, one after the other, each beside what is proved already. So one certificate covers all that is proved.
#pragma once

#include <exception>
#include <optional>
#include <string>
#include <vector>

#include "encoder/system/property.h"
#include "solver/report.h"
#include "solver/strategy/task.h"

namespace tlaloc::solver {

class PartialProof {
 public:
  /// `searches`: nobody else looks for violations meanwhile.
  explicit PartialProof(const Task& task, bool searches = false);

  /// Is there nothing to prove?
  [[nodiscard]] bool is_empty() const { return open().empty(); }
  /// Proves until nothing is left or a limit is reached. It may be called again and goes on from what is known. Throws what
  /// the engines throw where nothing could be proved for that.
  void run(const CheckOptions& check, const Budget& budget);
  /// Found by another engine: there is nothing to prove any more of this property, or of any when it is none's.
  void note(const Violated& violated);
  /// Everything is proved, except for what is violated.
  [[nodiscard]] bool is_settled() const { return !broken_ && open().empty(); }
  [[nodiscard]] bool has_proved() const { return !proved_by_.empty(); }

  [[nodiscard]] Report report() const;
  /// What a search has found, and what is proved beside it. Throws InternalError where they contradict each other.
  [[nodiscard]] Report report_with(CheckResult search) const;

 private:
  using Ids = std::vector<encoder::PropertyId>;
  struct Standing {
    std::optional<Verdict> verdict;  ///< Violated, Proved, or why it is not known
    std::string engine;
  };

  [[nodiscard]] Ids open() const;
  [[nodiscard]] Ids proved() const;
  [[nodiscard]] bool is_over(const Budget& budget) const;
  /// False: it was cut short by `seconds`.
  bool attempt(const Ids& wanted, std::optional<double> seconds, const CheckOptions& check, const Budget& budget);
  /// Violations that few steps lead to.
  void search_nearby(const CheckOptions& check, const Budget& budget);
  void name_limit(const Budget& budget);
  void attempt_each(const CheckOptions& check, const Budget& budget);
  void take(const Ids& wanted, Report report);
  [[nodiscard]] frontend::Specification restricted_to(const Ids& wanted) const;
  [[nodiscard]] CheckResult result() const;
  [[nodiscard]] Report with_certificate(CheckResult result, bool is_whole) const;

  const Task& task_;
  bool searches_;
  const frontend::Specification& specification_;
  encoder::Properties properties_;
  std::vector<Standing> standings_;         // one per property
  std::optional<Violated> first_, broken_;  // broken: of no property, so that nothing can be proved
  std::optional<Certificate> certificate_;
  std::string proved_by_;
  Statistics statistics_;
  std::optional<symbolic::Unsupported> refusal_;
  std::exception_ptr failure_;  // of the attempt at everything
  std::uint32_t violations_ = 0;
};

}  // namespace tlaloc::solver
