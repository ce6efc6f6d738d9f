// ENABLED A inside of a formula. Reading A is the action encoder's work, and it calls this evaluator again: what is under way
// here is put aside meanwhile, so that A is evaluated from outside, and its obligations come back as those of the formula.
#include "encoder/evaluate/impl.h"

namespace tlaloc::evaluate {

SymValue Evaluator::Impl::eval_enabled(ExprId action, const Scope& s) {
  if (s.current == nullptr || !enabled_reader) unsupported("`ENABLED` stands where there is no state to take a step from");
  SymbolicState state;
  state.id = new_state_id();
  for (std::uint32_t v = 0; v < s.current->values.size(); ++v) {
    const auto& value = s.current->values[v];
    note_read(false, VariableId(v), value);
    if (!value) return read_early(VariableId(v), s);
    state.values.push_back(*value);
  }
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
  for (Obligation& obligation : undefined) frames.back().stops.push_back({std::move(obligation), {}});
  if (level_reads != levels_before) frames.back().lasting = false;
  return boolean(enabled);
}

}  // namespace tlaloc::evaluate
