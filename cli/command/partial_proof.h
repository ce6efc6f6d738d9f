// A proof of what can be proved. All properties of a model are tried together, since one may be needed for another; where that
// does not succeed, one after the other, each beside what is proved already. So one certificate covers all that is proved.
#pragma once

#include <exception>
#include <optional>
#include <string>
#include <vector>

#include "cli/command/model_run.h"
#include "encoder/system/property.h"

namespace tlaloc::cli {

class PartialProof {
 public:
  PartialProof(const Options& options, const FileProvider& files, const frontend::Specification& specification);

  [[nodiscard]] const frontend::Specification& specification() const { return specification_; }
  /// Is there nothing to prove?
  [[nodiscard]] bool is_empty() const { return open().empty(); }
  /// Proves until nothing is left or a limit is reached. It may be called again and goes on from what is known. Throws what
  /// the engines throw where nothing could be proved for that.
  void run(const solver::CheckOptions& check, const solver::Budget& budget);
  /// Found by another engine: there is nothing to prove any more of this property, or of any when it is none's.
  void note(const solver::Violated& violated);
  /// Everything is proved, except for what is violated.
  [[nodiscard]] bool is_settled() const { return !broken_ && open().empty(); }
  [[nodiscard]] bool has_proved() const { return !proved_by_.empty(); }

  [[nodiscard]] Answer answer() const;
  /// What a search has found, and what is proved beside it. Throws InternalError where they contradict each other.
  [[nodiscard]] Answer answer_with(solver::CheckResult search) const;

 private:
  using Ids = std::vector<encoder::PropertyId>;
  struct Standing {
    std::optional<solver::Verdict> verdict;  ///< Violated, Proved, or why it is not known
    std::string engine;
  };

  [[nodiscard]] Ids open() const;
  [[nodiscard]] Ids proved() const;
  [[nodiscard]] bool is_over(const solver::Budget& budget) const;
  /// False: it was cut short by `seconds`.
  bool attempt(const Ids& wanted, std::optional<double> seconds, const solver::CheckOptions& check,
               const solver::Budget& budget);
  void attempt_each(const solver::CheckOptions& check, const solver::Budget& budget);
  void take(const Ids& wanted, Answer answer);
  [[nodiscard]] frontend::Specification restricted_to(const Ids& wanted) const;
  [[nodiscard]] Options options_for(const Ids& wanted) const;
  [[nodiscard]] solver::CheckResult result() const;
  [[nodiscard]] Answer with_certificate(solver::CheckResult result, bool is_whole) const;

  const Options& options_;
  const FileProvider& files_;
  const frontend::Specification& specification_;
  encoder::Properties properties_;
  std::vector<Standing> standings_;                 // one per property
  std::optional<solver::Violated> first_, broken_;  // broken: of no property, so that nothing can be proved
  std::optional<Certificate> certificate_;
  std::string proved_by_;
  solver::Statistics statistics_;
  std::optional<symbolic::Unsupported> refusal_;
  std::exception_ptr failure_;  // of the attempt at everything
  std::uint32_t violations_ = 0;
};

}  // namespace tlaloc::cli
