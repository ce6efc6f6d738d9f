// ENABLED A inside of a formula. Reading A is the action encoder's work, and it calls this evaluator again: what is under way
// here is put aside meanwhile, so that A is evaluated from outside, and its obligations come back as those of the formula.
#include "encoder/evaluate/impl.h"

namespace tlaloc::evaluate {

SymValue Evaluator::Impl::eval_enabled(ExprId action, const Scope& s) {
  if (s.current == nullptr) unsupported("`ENABLED` stands where there is no state to take a step from");
  SymbolicState state;
  state.id = new_state_id();
  state.own = s.current->own;
  const std::size_t count = state.own.empty() ? program.variables.size() : variable_count();
  state.values.resize(count);
  for (std::uint32_t i = 0; i < (state.own.empty() ? count : state.own.size()); ++i) {
    const VariableId variable = state.own.empty() ? VariableId(i) : state.own[i];
    const auto& value = s.current->values[variable.index];
    note_read(false, variable, value);
    if (!value) return read_early(variable, s);
    state.values[variable.index] = *value;
  }
  if (!state.own.empty()) {
    if (const auto missing = keep_rigid(state, s)) return read_early(*missing, s);
  }
  return ask_enabled(action, state, s);
}

/// An action's own variables stand beside the open constants. The first of these that has no value yet.
std::optional<VariableId> Evaluator::Impl::keep_rigid(SymbolicState& state, const Scope& s) {
  for (std::size_t i = program.first_rigid(); s.current != nullptr && i < program.variables.size(); ++i) {
    const VariableId variable(static_cast<std::uint32_t>(i));
    const auto& value = s.current->values[i];
    note_read(false, variable, value);
    if (!value) return variable;
    state.values[i] = *value;
  }
  return std::nullopt;
}

// In the state that the action's own variables have now: what is read is only what their values read.
SymValue Evaluator::Impl::eval_enabled_in(const kernel::OpApply& operation, const Scope& s) {
  SymbolicState state;
  state.id = new_state_id();
  state.values.resize(variable_count());
  for (std::size_t i = 1; i + 1 < operation.args.size(); i += 2) {
    const VariableId own = std::get<kernel::VariableRef>(node(operation.args[i])).variable;
    const SymValue value = eval(operation.args[i + 1], s);
    state.own.push_back(own);
    state.values[own.index] = is_bottom(value) ? SymValue() : value;
  }
  if (const auto missing = keep_rigid(state, s)) return read_early(*missing, s);
  TLALOC_CHECK(!state.own.empty(), "an action that is read over variables of its own has none");
  return ask_enabled(operation.args[0], state, s);
}

SymValue Evaluator::Impl::ask_enabled(ExprId action, const SymbolicState& state, const Scope& s) {
  if (!enabled_reader) unsupported("`ENABLED` stands where there is no state to take a step from");
  const std::uint64_t levels_before = level_reads;
  std::vector<Obligation> undefined;
  TermId enabled;
  {
    struct Aside {
      Impl& impl;
      std::vector<Frame> frames = std::exchange(impl.frames, {});
      decltype(Impl::lazy_functions) lazy_functions = std::exchange(impl.lazy_functions, {});
      std::vector<Obligation> obligations = impl.obligations.take();
      std::uint64_t calls = impl.calls;
      Span span = impl.span;
      bool reads_matter = std::exchange(impl.reads_matter, true);
      ~Aside() {
        impl.frames = std::move(frames);
        impl.lazy_functions = std::move(lazy_functions);
        impl.obligations.put_back(std::move(obligations));
        impl.calls = calls;
        impl.span = span;
        impl.reads_matter = reads_matter;
      }
    } aside{*this};
    enabled = enabled_reader(action, s.env, state, s.path);
    undefined = obligations.take();
  }
  for (Obligation& obligation : undefined) {
    const bool is_free = run.undefined_is_free && obligation::may_be_free(obligation.kind);
    frames.back().stops.push_back({std::move(obligation), {}, is_free});
  }
  if (level_reads != levels_before) frames.back().lasting = false;
  return boolean(enabled);
}

}  // namespace tlaloc::evaluate
