// The facade of the inductive check: ASSUMEs by the concrete interpreter, then the obligations.
#include "solver/strategy/check_induction.h"

#include <algorithm>

#include "encoder/domain/domain_fixpoint.h"
#include "encoder/domain/probe_values.h"
#include "solver/engine/assumptions.h"
#include "solver/engine/encoded.h"
#include "solver/engine/engine.h"
#include "solver/engine/induction/induction_check.h"
#include "solver/proof/variable_domains.h"

namespace tlaloc::solver {

namespace {

/// The check of an invariant that says nothing of some variables, which may be anything, then.
class UntypedCheck {
 public:
  UntypedCheck(const frontend::Specification& specification, const InductOptions& options, Budget& budget,
               const interpret::Options& settings)
      : options_(options), budget_(budget), settings_(settings), own_(specification.draft()) {}

  /// Nothing: there is no telling what values Next gives the variables.
  std::optional<Induction> run() {
    if (!find_domains()) return std::nullopt;
    const Value probe = domain::make_probe_value(own_.program);
    std::optional<Induction> tried;
    for (const auto& [values, probes] :
         {std::pair(Kind::NearMiss, domain::Probes::NearMiss), {Kind::OtherKind, domain::Probes::OtherKind}}) {
      auto found =
          check(values, [&](const domain::ValueDomain& domain) { return domain::with_probe_values(domain, probe, probes); });
      if (found && !std::holds_alternative<Unknown>(found->verdict)) return found;
      if (found) tried = std::move(found);
      if (budget_.is_over()) return tried;
    }
    auto found = check(Kind::Closed, [](const domain::ValueDomain& domain) { return domain; });
    const bool says_more = found && holds_what_was_added(*found) && !std::holds_alternative<Unknown>(found->verdict);
    return says_more ? found : tried;
  }

 private:
  using Kind = engine::AddedValues::Kind;

  bool find_domains() {
    budget_.observe(0, "iterating Next over sets of values");
    // Most often there is no need to ask the solver what is possible.
    auto quick = domain::find_fixpoint(own_, run_of(own_, options_), [this] { return budget_.is_over(); });
    if (auto* domains = std::get_if<std::vector<domain::ValueDomain>>(&quick)) {
      domains_ = std::move(*domains);
      return true;
    }
    // What cannot be encoded may be so only in states that are not possible.
    if (budget_.is_over()) return false;
    auto closed = engine::find_variable_domains(own_, options_, budget_);
    if (auto* domains = std::get_if<std::vector<domain::ValueDomain>>(&closed)) domains_ = std::move(*domains);
    return !domains_.empty();
  }

  /// With values for the variables that need some. Nothing: Next cannot be read with such values.
  template <class Values>
  std::optional<Induction> check(Kind kind, Values values) {
    engine::AddedValues added{kind, {}};
    while (true) {
      try {
        interpret::Interpreter interpreter(own_.program, settings_);
        return engine::InductionCheck(own_, options_, budget_, interpreter, added).run();
      } catch (const engine::NoValues& missing) {
        const auto variable = kind == Kind::Closed ? of_one_kind(missing.variable(), added) : std::optional(missing.variable());
        if (!variable) return std::nullopt;
        try {
          added.of.push_back({*variable, domain::membership(own_.program, *variable, values(domains_[variable->index]))});
        } catch (const domain::NoValueDomain&) {
          return std::nullopt;
        }
      } catch (const symbolic::Unsupported&) {
        return std::nullopt;
      } catch (const evaluate::Interrupted&) {
        return std::nullopt;
      }
    }
  }

  /// The variable or, if there is no set of its values since they are of several kinds, another to begin with: the invariant
  /// may tell the kinds apart by it.
  [[nodiscard]] std::optional<kernel::VariableId> of_one_kind(kernel::VariableId variable,
                                                              const engine::AddedValues& added) const {
    if (domain::kinds(domains_[variable.index]).size() == 1) return variable;
    for (std::uint32_t v = 0; v < domains_.size(); ++v) {
      const bool known = std::any_of(added.of.begin(), added.of.end(), [&](const auto& of) { return of.variable.index == v; });
      if (!known && domain::kinds(domains_[v]).size() == 1) return kernel::VariableId(v);
    }
    return std::nullopt;
  }

  /// They come first.
  static bool holds_what_was_added(const Induction& found) {
    for (std::size_t i = 0; i < found.added.size(); ++i) {
      for (const InductionCell& cell : found.conjuncts[i].cells) {
        if (cell.answer == InductionCell::Answer::Fails || cell.answer == InductionCell::Answer::Undefined) return false;
      }
    }
    return true;
  }

  const InductOptions& options_;
  Budget& budget_;
  const interpret::Options& settings_;
  frontend::Specification own_;  // its program is a draft, to which values are added
  std::vector<domain::ValueDomain> domains_;
};

}  // namespace

Induction induct(const frontend::Specification& specification, const InductOptions& options, const Budget& whole) {
  Budget budget(whole, {});
  const interpret::Options settings = engine::interpreter_options(specification, options, budget);
  interpret::Interpreter interpreter(specification.program, settings);

  if (auto failed = engine::check_assumptions(specification, interpreter, budget)) {
    Induction result;
    if (auto* violated = std::get_if<Violated>(&failed->verdict)) {
      result.verdict = std::move(*violated);
    } else {
      result.verdict = std::get<Unknown>(failed->verdict);
    }
    return result;
  }
  try {
    return engine::InductionCheck(specification, options, budget, interpreter).run();
  } catch (const engine::NoValues&) {
    if (options.explain) {
      if (auto found = UntypedCheck(specification, options, budget, settings).run()) return std::move(*found);
    }
    if (!budget.is_over()) throw;
    Induction result;  // the values may well be there to be found
    result.verdict = Unknown{budget.why(), std::nullopt};
    return result;
  }
}

}  // namespace tlaloc::solver
