// ASSUMEs by the concrete interpreter, then the search.
#include "solver/checker.h"

#include <optional>

#include "encoder/system/system.h"
#include "solver/engine/assumptions.h"
#include "solver/engine/bounded/bmc.h"
#include "solver/engine/engine.h"

namespace tlaloc::solver {

interpret::Run run_of(const frontend::Specification& specification, const CheckOptions& options) {
  return {.mode = "bfs",
          .check_deadlock = specification.model.check_deadlock,
          .seed = options.seed,
          .undefined_is_free = options.undefined == encoder::Undefined::IsFree};
}

struct Checker::Impl {
  Impl(const frontend::Specification& spec, std::uint32_t job_count, std::uint32_t chosen_seed)
      : specification(spec), jobs(job_count), seed(chosen_seed) {}

  const frontend::Specification& specification;
  std::uint32_t jobs, seed;
  encoder::Undefined undefined = encoder::Undefined::IsError;  ///< as the system was encoded
  std::optional<encoder::System> system;
  std::optional<engine::BoundedSearch> search;
};

Checker::Checker(const frontend::Specification& specification, std::uint32_t jobs, std::uint32_t seed)
    : impl_(std::make_unique<Impl>(specification, jobs, seed)) {}

Checker::~Checker() = default;

CheckResult Checker::check(CheckOptions options, const Budget& whole) {
  options.jobs = impl_->jobs;
  options.seed = impl_->seed;
  const frontend::Specification& specification = impl_->specification;
  const Budget budget(whole, {});
  interpret::Interpreter interpreter(specification.program, engine::interpreter_options(specification, options, budget));

  if (auto failed = engine::check_assumptions(specification, interpreter, budget)) {
    CheckResult result;
    result.verdict = failed->verdict;
    if (const auto* violated = std::get_if<Violated>(&result.verdict); violated != nullptr && options.found) {
      options.found(*violated);
    }
    result.properties.push_back(std::move(*failed));
    return result;
  }
  if (!specification.model.init || !specification.model.next) {
    CheckResult result;
    result.verdict = Proved{specification.program.assumptions.empty() ? "nothing to check" : "all assumptions hold"};
    return result;
  }
  bool is_cut_short = false;
  if (impl_->undefined != options.undefined) {
    impl_->search.reset();
    impl_->system.reset();
  }
  if (!impl_->system) {
    impl_->undefined = options.undefined;
    impl_->system.emplace(specification, run_of(specification, options), symbolic::Limits{}, [&] { return budget.is_over(); });
    is_cut_short = budget.is_over();
    impl_->search.emplace(impl_->system->transitions, impl_->jobs, impl_->seed);
  }
  const frontend::Specification& encoded = impl_->system->transitions.specification();
  interpret::Interpreter replaying(encoded.program, engine::interpreter_options(encoded, options, budget));
  CheckResult result = impl_->search->run(options, budget, replaying);
  if (result.statistics.no_initial_state) {  // perhaps for what is said of the constants, if that was not found out before
    if (auto failed = engine::check_open_constants(specification, budget)) {
      result.verdict = failed->verdict;
      result.properties = {std::move(*failed)};
    }
  }
  if (is_cut_short) {  // a later question has other limits
    impl_->search.reset();
    impl_->system.reset();
  }
  return result;
}

CheckResult check(const frontend::Specification& specification, const CheckOptions& options, const Budget& budget) {
  return Checker(specification, options.jobs, options.seed).check(options, budget);
}

}  // namespace tlaloc::solver
