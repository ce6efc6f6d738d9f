#include "encoder/domain/domain_fixpoint.h"

#include <fmt/core.h>

#include "encoder/domain/value_domain.h"
#include "encoder/system/system.h"

namespace tlaloc::domain {

using kernel::ExprId;

namespace {

constexpr int kExact = 3;     // rounds in which intervals only grow; then, those lose a bound that grow twice in a row,
constexpr int kPatient = 12;  // and then, those that grow
constexpr int kLongest = 40;  // rounds

class FixpointIteration {
 public:
  FixpointIteration(frontend::Specification& specification, const interpret::Run& run, const std::function<bool()>& interrupted,
                    const PossibleWhere& possible)
      : specification_(specification),
        run_(run),
        interrupted_(interrupted),
        possible_(possible),
        domains_(specification.program.variables.size()) {}

  std::variant<std::vector<ValueDomain>, NoFixpoint> run() {
    encoder::System own(specification_, run_);
    term::Terms& terms = own.terms;
    encoder::TransitionSystem& system = own.transitions;
    system.set_interrupt(interrupted_);
    const auto encoded = system.initial();
    if (const auto* refusal = std::get_if<encoder::Refusal>(&encoded)) return NoFixpoint{refusal->message, *refusal};
    const auto& init = std::get<encoder::Transition>(encoded);
    if (init.branches.empty()) return NoFixpoint{"there is no initial state"};
    if (auto why = absorb(terms, init.next, {})) return std::move(*why);
    std::vector<ValueDomain> earlier, before;
    for (int round = 0; round < kLongest; ++round) {
      earlier = std::exchange(before, domains_);
      if (auto why = step()) return std::move(*why);
      if (domains_ == before) return std::move(domains_);
      if (round < kExact) continue;
      for (std::size_t v = 0; v < domains_.size(); ++v) domains_[v].widen(before[v], round < kPatient ? &earlier[v] : nullptr);
    }
    return NoFixpoint{"the values that variables take go on growing"};
  }

 private:
  std::optional<NoFixpoint> step() {
    std::vector<ExprId> formulas;
    for (std::uint32_t v = 0; v < domains_.size(); ++v) {
      try {
        formulas.push_back(membership(specification_.program, kernel::VariableId(v), domains_[v]));
      } catch (const NoValueDomain& refusal) {
        return refused(v, refusal);
      }
    }
    encoder::System own(specification_, run_);
    term::Terms& terms = own.terms;
    encoder::TransitionSystem& system = own.transitions;
    system.set_interrupt(interrupted_);
    for (const auto* all : {&specification_.model.invariants, &specification_.model.constraints}) {
      for (const frontend::NamedExpr& formula : *all) formulas.push_back(formula.expr);
    }
    const auto states = system.admitted(formulas);
    if (const auto* refusal = std::get_if<encoder::Refusal>(&states)) return NoFixpoint{refusal->message, *refusal};
    const auto& admitted = std::get<encoder::AdmittedStates>(states);
    if (admitted.states.branches.empty()) return std::nullopt;
    const auto step = system.step(admitted.states.next, 1);
    if (const auto* refusal = std::get_if<encoder::Refusal>(&step)) return NoFixpoint{refusal->message, *refusal};
    const auto& next = std::get<encoder::Transition>(step);
    if (next.branches.empty()) return std::nullopt;
    if (!possible_) return absorb(terms, next.next, {});
    std::vector<term::TermId> facts{admitted.states.step_condition, next.step_condition};
    facts.insert(facts.end(), admitted.states.definitions.begin(), admitted.states.definitions.end());
    facts.insert(facts.end(), next.definitions.begin(), next.definitions.end());
    return absorb(terms, next.next, possible_(terms, facts));
  }

  std::optional<NoFixpoint> absorb(term::Terms& terms, const evaluate::SymbolicState& state, const Possible& possible) {
    for (std::uint32_t v = 0; v < domains_.size(); ++v) {
      try {
        domains_[v].absorb(terms, state.values[v], possible);
      } catch (const NoValueDomain& refusal) {
        return refused(v, refusal);
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] NoFixpoint refused(std::uint32_t variable, const NoValueDomain& refusal) const {
    const std::string name = specification_.program.variables[kernel::VariableId(variable)].name.text();
    return {fmt::format("variable `{}`: {}", name, refusal.why)};
  }

  frontend::Specification& specification_;
  const interpret::Run& run_;
  const std::function<bool()>& interrupted_;
  const PossibleWhere& possible_;
  std::vector<ValueDomain> domains_;
};

}  // namespace

ExprId membership(kernel::Program& program, kernel::VariableId variable, const ValueDomain& domain) {
  const auto apply = [&](kernel::Op op, std::vector<ExprId> operands) {
    return program.add(kernel::OpApply{op, std::move(operands)}, Span{}, kernel::Level::State);
  };
  std::vector<ExprId> parts;
  for (const ValueDomain& kind : kinds(domain)) {
    const ExprId reference = program.add(kernel::VariableRef{variable}, Span{}, kernel::Level::State);
    parts.push_back(apply(kernel::Op::In, {reference, to_set(program, kind)}));
  }
  return parts.size() == 1 ? parts.front() : apply(kernel::Op::Or, std::move(parts));
}

std::variant<std::vector<ValueDomain>, NoFixpoint> find_fixpoint(frontend::Specification& specification,
                                                                 const interpret::Run& run,
                                                                 const std::function<bool()>& interrupted,
                                                                 const PossibleWhere& possible) {
  return FixpointIteration(specification, run, interrupted, possible).run();
}

}  // namespace tlaloc::domain
