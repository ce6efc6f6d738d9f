// The table, and what makes an engine of each that answers in its own way.
#include "solver/engine/engine.h"

#include <functional>

#include "encoder/system/ground_decider.h"
#include "solver/engine/bounded/bmc.h"
#include "solver/engine/encoded.h"
#include "solver/engine/induction/k_induction.h"
#include "solver/engine/pdr.h"
#include "solver/engine/simulation.h"
#include "solver/engine/spacer.h"
#include "solver/proof/certificate/invariant.h"

namespace tlaloc::engine {

namespace {

constexpr Engine kRows[] = {
#define TLALOC_ENGINE(id, name, run) {name, run},
#include "solver/engine/engine.def"
};

/// Lemmas that are enough, if `find` has some, make the candidate; the invariants must say which values variables may take.
Findings find_invariant(encoder::System& system, const Question& question, const solver::Budget& budget, EngineId id,
                        const std::function<std::vector<Lemma>(ProofProblem&)>& find) {
  // Of the initial states the problem knows only those that satisfy the invariants.
  Question initial = question;
  initial.options.length = 0;
  Findings out = run_bounded_search(system, initial, budget);
  if (std::holds_alternative<solver::Violated>(out.result.verdict)) return out;
  out = {};
  const auto open = [&](solver::WhyUnknown why) { out.result.verdict = solver::Unknown{std::move(why), std::nullopt}; };
  try {
    frontend::Specification own = system.transitions.specification().draft();  // atoms are added to its program
    ProofProblem problem(own, question.options, budget, question.constants);
    const std::vector<Lemma> lemmas = find(problem);
    for (const Lemma& lemma : lemmas) problem.add_lemma(lemma);
    if (problem.ask({problem.known(), problem.bad()})) {
      open(solver::incomplete("no inductive invariant was found"));
    } else {
      out.candidate = describe_invariant(own, {}, minimise_lemmas(problem, lemmas), engine(id).name, false);
      open(solver::incomplete("an invariant was found and is still to be checked"));
    }
  } catch (const Unanswered& unanswered) {
    open(unanswered.why);
  } catch (const NoValues& missing) {
    open(solver::incomplete(missing.what()));
  } catch (const evaluate::Interrupted&) {
    open(budget.why());
  }
  return out;
}

}  // namespace

const Engine& engine(EngineId id) { return kRows[static_cast<std::size_t>(id)]; }

interpret::Options interpreter_options(const frontend::Specification& specification, const solver::CheckOptions& options,
                                       const solver::Budget& budget) {
  interpret::Options settings;
  settings.print = options.print;
  settings.interrupted = [&budget] { return budget.is_over(); };
  settings.run = solver::run_of(specification, options);
  settings.decider = encoder::make_ground_decider(specification.program, settings.run, settings.interrupted);
  return settings;
}

Findings run_bounded_search(encoder::System& system, const Question& question, const solver::Budget& budget) {
  const frontend::Specification& specification = system.transitions.specification();
  interpret::Interpreter interpreter(specification.program, interpreter_options(specification, question.options, budget));
  BoundedSearch search(system.transitions, question.options.jobs, question.options.seed);
  return {search.run(question.options, budget, interpreter), {}, {}};
}

Findings run_induction(encoder::System& system, const Question& question, const solver::Budget& budget) {
  return {{}, solver::induct(system.transitions.specification(), question.options, budget), {}};
}

Findings run_k_induction(encoder::System& system, const Question& question, const solver::Budget& budget) {
  return find_invariant(system, question, budget, EngineId::KInduction,
                        [](ProofProblem& problem) { return KInduction(problem).find(); });
}

Findings run_pdr(encoder::System& system, const Question& question, const solver::Budget& budget) {
  return find_invariant(system, question, budget, EngineId::Pdr, [&](ProofProblem& problem) {
    const auto show = [&](std::uint32_t frames) { budget.observe(frames, "looking for an inductive invariant"); };
    const PdrOutcome outcome = Pdr(problem, show).run();
    if (outcome.kind == PdrOutcome::Kind::Unknown) throw Unanswered{outcome.why};
    std::vector<Lemma> lemmas;
    if (outcome.kind != PdrOutcome::Kind::Inductive) return lemmas;  // what was excluded by then need not be true
    for (const Orbit& orbit : outcome.excluded) lemmas.push_back(exclude_orbit(problem, orbit));
    return lemmas;
  });
}

Findings run_spacer(encoder::System& system, const Question& question, const solver::Budget& budget) {
  return find_invariant(system, question, budget, EngineId::Spacer,
                        [&](ProofProblem& problem) { return Spacer(problem, budget).find(); });
}

Findings run_simulation(encoder::System& system, const Question& question, const solver::Budget& budget) {
  return {simulate(system.transitions.specification(), question.options, question.runs, budget), {}, {}};
}

}  // namespace tlaloc::engine
