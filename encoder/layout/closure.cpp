#include "encoder/layout/closure.h"

#include <fmt/core.h>

#include "encoder/encoder.h"
#include "encoder/layout/shape.h"

namespace tlaloc::layout {

using kernel::ExprId;

namespace {

constexpr int kExact = 3;     // rounds in which intervals only grow
constexpr int kLongest = 40;  // rounds

class Closing {
 public:
  Closing(frontend::Specification& specification, const interpret::Run& run, const std::function<bool()>& interrupted,
          const PossibleWhere& possible)
      : specification_(specification),
        run_(run),
        interrupted_(interrupted),
        possible_(possible),
        shapes_(specification.program.variables.size()) {}

  std::variant<std::vector<ExprId>, NotClosed> run() {
    term::Terms terms;
    encoder::Encoder encoder(specification_, terms, run_);
    encoder.set_interrupt(interrupted_);
    const encoder::Transition init = encoder.initial();
    if (init.branches.empty()) return NotClosed{"there is no initial state"};
    if (const auto why = absorb(terms, init.next, {})) return NotClosed{*why};
    for (int round = 0; round < kLongest; ++round) {
      const std::vector<Shape> before = shapes_;
      std::vector<ExprId> members = memberships();
      if (const auto why = step(members)) return NotClosed{*why};
      if (shapes_ == before) return members;
      if (round < kExact) continue;
      for (std::size_t v = 0; v < shapes_.size(); ++v) shapes_[v].widen(before[v]);
    }
    return NotClosed{"the values that variables take go on growing"};
  }

 private:
  std::vector<ExprId> memberships() {
    std::vector<ExprId> all;
    kernel::Program& program = specification_.program;
    for (std::uint32_t v = 0; v < shapes_.size(); ++v) {
      const ExprId variable = program.add(kernel::VariableRef{kernel::VariableId(v)}, Span{}, kernel::Level::State);
      const ExprId set = to_set(program, shapes_[v]);
      all.push_back(program.add(kernel::OpApply{kernel::Op::In, {variable, set}}, Span{}, kernel::Level::State));
    }
    return all;
  }

  std::optional<std::string> step(const std::vector<ExprId>& members) {
    term::Terms terms;
    encoder::Encoder encoder(specification_, terms, run_);
    encoder.set_interrupt(interrupted_);
    std::vector<ExprId> formulas = members;
    for (const auto* all : {&specification_.model.invariants, &specification_.model.constraints}) {
      for (const frontend::NamedExpr& formula : *all) formulas.push_back(formula.expr);
    }
    const encoder::ArbitraryState admitted = encoder.arbitrary(formulas);
    if (admitted.states.branches.empty()) return std::nullopt;
    const encoder::Transition next = encoder.step(admitted.states.next, 1);
    if (next.branches.empty()) return std::nullopt;
    if (!possible_) return absorb(terms, next.next, {});
    std::vector<term::TermId> facts{admitted.states.taken, next.taken};
    facts.insert(facts.end(), admitted.states.definitions.begin(), admitted.states.definitions.end());
    facts.insert(facts.end(), next.definitions.begin(), next.definitions.end());
    return absorb(terms, next.next, possible_(terms, facts));
  }

  std::optional<std::string> absorb(term::Terms& terms, const evaluate::SymbolicState& state, const Possible& possible) {
    for (std::uint32_t v = 0; v < shapes_.size(); ++v) {
      try {
        shapes_[v].absorb(terms, state.values[v], possible);
      } catch (const NoShape& refusal) {
        return fmt::format("variable `{}`: {}", specification_.program.variables[kernel::VariableId(v)].name.text(),
                           refusal.why);
      }
    }
    return std::nullopt;
  }

  frontend::Specification& specification_;
  const interpret::Run& run_;
  const std::function<bool()>& interrupted_;
  const PossibleWhere& possible_;
  std::vector<Shape> shapes_;
};

}  // namespace

std::variant<std::vector<ExprId>, NotClosed> close(frontend::Specification& specification, const interpret::Run& run,
                                                   const std::function<bool()>& interrupted, const PossibleWhere& possible) {
  return Closing(specification, run, interrupted, possible).run();
}

}  // namespace tlaloc::layout
