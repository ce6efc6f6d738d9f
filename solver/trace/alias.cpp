#include "solver/trace/alias.h"

#include <vector>

namespace tlaloc::trace {

namespace {

/// The fields of the alias in the first state are the columns of all.
std::optional<std::string> apply(const frontend::Specification& specification, const interpret::Run& run, trace::Trace& trace) {
  const kernel::ExprId alias = specification.model.alias->expr;
  std::size_t i = 0;
  interpret::Options options;
  options.run = run;
  options.so_far = [&] {
    std::vector<interpret::State> states;
    for (std::size_t j = 0; j <= i; ++j) states.push_back(trace.steps[j].state);
    return states;
  };
  interpret::Interpreter interpreter(specification.program, options);
  std::vector<interpret::State> shown;
  std::vector<Symbol> names;
  for (; i < trace.steps.size(); ++i) {
    const bool last = i + 1 == trace.steps.size();
    const std::size_t next = last ? trace.loop_start.value_or(i) : i + 1;
    interpreter.set_level(static_cast<std::uint32_t>(i + 1));
    const auto result = interpreter.evaluate(alias, &trace.steps[i].state, &trace.steps[next].state);
    if (const auto* error = std::get_if<interpret::EvalError>(&result)) return error->message;
    const Value& value = std::get<Value>(result);
    if (value.kind() != ValueKind::Record) return "it is not a record";
    interpret::State state;
    std::vector<Symbol> fields;
    for (const auto& [field, image] : value.fields()) {
      fields.push_back(field);
      state.push_back(image);
    }
    if (i == 0) names = fields;
    if (fields != names) return "its fields differ from state to state";
    shown.push_back(std::move(state));
  }
  const std::size_t first = state_variables(trace);  // what is left open stays behind the alias
  for (std::size_t c = first; c < trace.variables.size(); ++c) names.push_back(trace.variables[c]);
  for (std::size_t k = 0; k < shown.size(); ++k) {
    const interpret::State& state = trace.steps[k].state;
    shown[k].insert(shown[k].end(), state.begin() + static_cast<std::ptrdiff_t>(first), state.end());
    trace.steps[k].state = std::move(shown[k]);
  }
  trace.variables = std::move(names);
  return std::nullopt;
}

}  // namespace

void hide_history(const kernel::Program& program, trace::Trace& trace) {
  for (std::size_t v = program.variables.size(); v-- > 0;) {
    const kernel::Variable& variable = program.variables[kernel::VariableId(static_cast<std::uint32_t>(v))];
    if (!variable.is_history || v >= trace.variables.size() || trace.variables[v] != variable.name) continue;
    trace.variables.erase(trace.variables.begin() + static_cast<std::ptrdiff_t>(v));
    for (Step& step : trace.steps) step.state.erase(step.state.begin() + static_cast<std::ptrdiff_t>(v));
  }
}

std::optional<std::string> apply_alias(const frontend::Specification& specification, const interpret::Run& run,
                                       trace::Trace& trace) {
  if (!specification.model.alias || trace.steps.empty()) return std::nullopt;
  return apply(specification, run, trace);
}

}  // namespace tlaloc::trace
