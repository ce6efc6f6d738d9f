// The order in which proofs are tried: the invariants as they stand; then, against what shallow bugs there are, a bounded
// search; then simple lemmas, all that are true at once; then lemmas by PDR, as they are needed.
#include "solver/strategy/invariant_search.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "encoder/domain/domain_fixpoint.h"
#include "frontend/kernel/text/model_values.h"
#include "solver/engine/encoded.h"
#include "solver/engine/induction/k_induction.h"
#include "solver/engine/pdr.h"
#include "solver/engine/spacer.h"
#include "solver/proof/certificate/invariant.h"
#include "solver/proof/lemma.h"
#include "solver/proof/lemmas/abstract_reachability.h"
#include "solver/proof/lemmas/houdini.h"
#include "solver/proof/lemmas/linear_lemmas.h"
#include "solver/proof/states/concrete_states.h"
#include "solver/proof/variable_domains.h"
#include "solver/strategy/check_induction.h"

namespace tlaloc::solver {

namespace {

using engine::Lemma;
using engine::PdrOutcome;

// Steps searched for a violation before lemmas are looked for, and when PDR has found none in the first frames.
constexpr std::uint32_t kShallow = 12;
constexpr WorkLimit kShallowWork{5'000'000, 500'000};
constexpr std::size_t kFewFrames = 8;
// States that are listed, and steps between them, before anything else is tried.
constexpr engine::ConcreteStates::Limits kFewStates{2000, 40000};
// Of a limit, or seconds: for lemmas where states have been listed already.
constexpr double kShareOfLemmas = 0.25, kForLemmas = 20;
// The same for the list: one step may take the interpreter as long as a quantifier over a large set does.
constexpr double kShareOfList = 0.05, kForList = 2;
constexpr std::uint32_t kDeep = 20;
constexpr WorkLimit kDeepWork{40'000'000, 4'000'000};

/// Where lemmas come from that are proved before they are enough for anything.
struct LemmaSource {
  const char* engine;  ///< by which an invariant made of them is known
  const char* activity;
  std::vector<Lemma> (*find)(engine::ProofProblem& problem, const Budget& budget);
};

using Problem = engine::ProofProblem;
using engine::Houdini;

/// In the order in which they are asked.
constexpr LemmaSource kSimpleSources[] = {
    {"lemmas", "looking for linear equations",
     [](Problem& problem, const Budget&) { return engine::LinearLemmas(problem).find(); }},
    {"lemmas", "looking for implications",
     [](Problem& problem, const Budget&) { return Houdini(problem, Houdini::Kind::Pairs).find(); }},
    {"lemmas", "looking for comparisons",
     [](Problem& problem, const Budget&) { return Houdini(problem, Houdini::Kind::Comparisons).find(); }},
    {"k-induction", "looking steps ahead", [](Problem& problem, const Budget&) { return engine::KInduction(problem).find(); }},
};
/// When PDR has not found an invariant soon.
constexpr LemmaSource kSpacerSource{
    "spacer", "asking Spacer", [](Problem& problem, const Budget& budget) { return engine::Spacer(problem, budget).find(); }};
constexpr LemmaSource kAbstractReachabilitySource{"exhaustion", "listing states", [](Problem& problem, const Budget&) {
                                                    return engine::AbstractReachability(problem).find();
                                                  }};

class Prover {
 public:
  Prover(const frontend::Specification& specification, const ProveOptions& options, const Budget& budget)
      : specification_(specification), options_(options), budget_(budget, {}) {
    if (specification.origin != nullptr)
      own_.program.spelling = specification.origin->spelling;  // what it writes is read again
  }

  ProofAttempt run() {
    ProofAttempt attempt;
    std::optional<Induction> induction;
    std::string without_values;  // why not
    try {
      induction = check_induction(budget_);
    } catch (const symbolic::Unsupported& refusal) {
      // Most often: the invariants do not say which values a variable may take.
      without_values = refusal.what();
    }
    if (induction && concludes(*induction, attempt)) return attempt;
    if (list_states(kFewStates, attempt)) return with_better(std::move(attempt), !induction);
    if (!induction) {
      if (const auto why = find_types(budget_)) {
        return without_types(
            {why->kind, without_values == why->text ? why->text : fmt::format("{}; {}", without_values, why->text)});
      }
      try {
        induction = check_induction(budget_);
      } catch (const engine::NoValues& missing) {
        return without_types(incomplete(missing.what()));
      }
      if (concludes(*induction, attempt)) return attempt;
    }
    // Sequences without a bound in the invariants may have one that can be computed.
    if (induction->sequences_up_to && types_.empty() && !find_types(budget_)) {
      if (concludes(check_induction(budget_), attempt)) return attempt;
    }
    if (budget_.is_over()) {
      attempt.result.verdict = Unknown{budget_.why(), std::nullopt};
      return attempt;
    }
    if (concludes(search(kShallow, kShallowWork), attempt)) return attempt;
    strengthen(attempt, budget_, false);
    return attempt;
  }

 private:
  [[nodiscard]] CheckResult search(std::uint32_t length, std::optional<WorkLimit> work) const {
    CheckOptions options = options_;
    options.length = length;
    if (work) options.jobs = 1;  // which of two solvers is the first to answer depends on the clock
    return check(specification_, options, Budget(budget_, {{}, work}));
  }

  /// The invariants are inductive as they stand, or an assumption is violated.
  bool concludes(const Induction& induction, ProofAttempt& attempt) const {
    if (const auto* violated = std::get_if<Violated>(&induction.verdict)) {
      attempt.result.verdict = *violated;
      attempt.result.properties.push_back({violated->name, *violated});
      return true;
    }
    if (!std::holds_alternative<Proved>(induction.verdict)) return false;
    set_found(attempt, "induction", {});
    return true;
  }

  /// A violation, or all behaviours have ended.
  static bool concludes(CheckResult found, ProofAttempt& attempt) {
    if (!std::holds_alternative<Violated>(found.verdict) && !std::holds_alternative<Proved>(found.verdict)) return false;
    attempt.result = std::move(found);
    return true;
  }

  /// Nothing can be proved, but there may be a violation.
  [[nodiscard]] ProofAttempt without_types(const WhyUnknown& why) const {
    ProofAttempt attempt;
    try {
      if (concludes(search(kShallow, kShallowWork), attempt) || list_states({}, attempt)) return attempt;
    } catch (const symbolic::Unsupported&) {
      // Then nothing is known.
    }
    attempt.result.verdict = Unknown{why, std::nullopt};
    return attempt;
  }

  [[nodiscard]] Induction check_induction(const Budget& budget) const {
    InductOptions options{options_};
    options.length.reset();
    options.deadlock = own_.model.check_deadlock;
    options.explain = false;
    return induct(own_, options, budget);
  }

  /// Adds what variables may be to the invariants. Nothing: done; else why not.
  std::optional<WhyUnknown> find_types(const Budget& budget) {
    show(0, "iterating Next over sets of values");
    const auto closed = engine::find_variable_domains(own_, options_, budget);
    if (const auto* why = std::get_if<WhyUnknown>(&closed)) return *why;
    const auto& domains = std::get<std::vector<domain::ValueDomain>>(closed);
    for (std::uint32_t v = 0; v < domains.size(); ++v) {
      // Values of several kinds have no set. The invariants may tell them apart, once the other variables are known.
      if (domain::kinds(domains[v]).size() > 1) continue;
      types_.push_back(domain::membership(own_.program, kernel::VariableId(v), domains[v]));
    }
    auto& invariants = own_.model.invariants;
    for (std::size_t i = 0; i < types_.size(); ++i) {
      invariants.insert(invariants.begin() + static_cast<std::ptrdiff_t>(i),
                        {kernel::print(own_.program, types_[i]), types_[i], Span{}});
    }
    return std::nullopt;
  }

  void set_found(ProofAttempt& attempt, const char* engine, const std::vector<Lemma>& lemmas) const {
    attempt.found = found(engine, lemmas, false);
    const bool has_quantifiers =
        std::any_of(lemmas.begin(), lemmas.end(), [](const Lemma& lemma) { return lemma.spelt_out.has_value(); });
    if (has_quantifiers) attempt.spelt_out = found(engine, lemmas, true);
  }

  [[nodiscard]] InvariantFound found(const char* engine, const std::vector<Lemma>& lemmas, bool spelt_out) const {
    return engine::describe_invariant(own_, types_, lemmas, engine, spelt_out);
  }

  /// `is_listed`: an invariant is known, so that only what is found soon is of use.
  void strengthen(ProofAttempt& attempt, const Budget& budget, bool is_listed) {
    PdrOutcome outcome;
    try {
      engine::ProofProblem problem(own_, options_, budget, options_.constants);
      std::vector<Lemma> lemmas;
      for (const LemmaSource& source : kSimpleSources) {
        if (strengthens(problem, source, budget, lemmas, attempt)) return;
      }
      engine::Pdr pdr(problem, [&](std::uint32_t frames) { show(frames, "looking for an inductive invariant"); });
      outcome = pdr.run(kFewFrames);
      if (outcome.kind == PdrOutcome::Kind::Abstract || outcome.kind == PdrOutcome::Kind::Open) {
        if (!is_listed && list_states({}, attempt)) return;
        if (strengthens(problem, kSpacerSource, budget, lemmas, attempt)) return;
      }
      if (is_listed && outcome.kind != PdrOutcome::Kind::Inductive) return;
      if (outcome.kind == PdrOutcome::Kind::Open) {
        if (concludes(search(kDeep, kDeepWork), attempt)) return;
        if (strengthens(problem, kAbstractReachabilitySource, budget, lemmas, attempt)) return;
        outcome = pdr.run();
      }
      if (outcome.kind == PdrOutcome::Kind::Inductive) {
        for (const engine::Orbit& orbit : outcome.excluded) lemmas.push_back(engine::exclude_orbit(problem, orbit));
        set_found(attempt, "pdr", engine::minimise_lemmas(problem, lemmas));
        return;
      }
    } catch (const engine::Unanswered& unanswered) {
      outcome.why = unanswered.why;
    } catch (const evaluate::Interrupted&) {
      outcome.why = budget.why();
    }
    if (is_listed) return;
    if (outcome.kind == PdrOutcome::Kind::Abstract && concludes(search(outcome.steps, std::nullopt), attempt)) return;
    const bool weak = outcome.kind == PdrOutcome::Kind::Abstract;
    attempt.result.verdict = Unknown{
        weak ? incomplete("no inductive invariant was found: the atoms at hand do not tell reachable states from others")
             : outcome.why,
        std::nullopt};
  }

  /// What a list of states says can often be said in a few lemmas. They are looked for if that takes no longer than a share.
  [[nodiscard]] ProofAttempt with_better(ProofAttempt listed, bool needs_types) {
    const auto left = budget_.seconds_left();
    const Budget budget(budget_, {left ? *left * kShareOfLemmas : kForLemmas, {}});
    ProofAttempt attempt;
    try {
      if (needs_types && (find_types(budget) || concludes(check_induction(budget), attempt))) {
        return attempt.found ? attempt : listed;
      }
      strengthen(attempt, budget, true);
    } catch (const symbolic::Unsupported&) {
      // Then they are none.
    }
    return attempt.found ? attempt : listed;
  }

  /// That every state is one of those that are reached, if they are few.
  bool list_states(engine::ConcreteStates::Limits limits, ProofAttempt& attempt) const {
    show(0, "listing states");
    frontend::Specification own = specification_.draft();
    own.program.spelling = own_.program.spelling;
    const temporal::Formulas none;
    const auto left = budget_.seconds_left();
    const Budget listing(budget_, {left ? *left * kShareOfList : kForList, {}});
    auto listed = engine::ConcreteStates(own, none, engine::PlainFormulas({}), options_, listing, limits).list();
    auto* const states = std::get_if<engine::ConcreteStates::Listed>(&listed);
    if (states == nullptr) return false;
    show(0, fmt::format("checking that {} states are all", states->graph.states.size()));
    InvariantFound found{"exhaustion", {}, {kernel::print(own.program, states->any)}, {}};
    std::vector<kernel::ExprId> mentioned = states->types;
    mentioned.push_back(states->any);
    found.model_values = kernel::model_values(own.program, mentioned);
    for (const kernel::ExprId type : states->types) found.types.push_back(kernel::print(own.program, type));
    for (const kernel::ExprId formula : mentioned) {
      own.model.invariants.insert(own.model.invariants.begin(), {"Listed", formula, Span{}});
    }
    InductOptions options{options_};
    options.length.reset();
    options.deadlock = own.model.check_deadlock;
    options.explain = false;
    try {
      if (!std::holds_alternative<Proved>(induct(own, options, budget_).verdict)) return false;
    } catch (const symbolic::Unsupported&) {
      return false;
    }
    attempt.found = std::move(found);
    return true;
  }

  /// Adds what the source proves to the lemmas and to what the problem knows. Whether they are enough, and so an invariant is
  /// found: no where the solver cannot tell.
  [[nodiscard]] bool strengthens(engine::ProofProblem& problem, const LemmaSource& source, const Budget& budget,
                                 std::vector<Lemma>& lemmas, ProofAttempt& attempt) const {
    show(0, source.activity);
    try {
      for (const Lemma& lemma : source.find(problem, budget)) {
        problem.add_lemma(lemma);
        lemmas.push_back(lemma);
      }
      if (problem.ask({problem.known(), problem.bad()})) return false;
    } catch (const engine::Unanswered&) {
      if (budget.is_over()) throw;
      return false;
    }
    set_found(attempt, source.engine, engine::minimise_lemmas(problem, lemmas));
    return true;
  }

  void show(std::uint32_t depth, const std::string& activity) const { budget_.observe(depth, activity); }

  const frontend::Specification& specification_;
  frontend::Specification own_ = specification_.draft();  // types and atoms are added to its program
  std::vector<kernel::ExprId> types_;
  const ProveOptions& options_;
  const Budget budget_;
};

}  // namespace

ProofAttempt prove(const frontend::Specification& specification, const ProveOptions& options, const Budget& budget) {
  return Prover(specification, options, budget).run();
}

}  // namespace tlaloc::solver
