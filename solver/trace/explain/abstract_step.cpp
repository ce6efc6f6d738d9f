#include "solver/trace/explain/abstract_step.h"

#include <fmt/format.h>

#include <vector>

namespace tlaloc::trace {

namespace {

using kernel::Call;
using kernel::ExprId;
using kernel::Op;
using kernel::OpApply;
using kernel::Program;

/// The definition that an expression calls without arguments to it.
const kernel::Definition* called(const Program& program, ExprId expr) {
  const auto* call = std::get_if<Call>(&program.exprs[expr]);
  return call == nullptr ? nullptr : &program.definitions[call->definition];
}

bool is_of_instance(const Program& program, ExprId expr) {
  const kernel::Definition* definition = called(program, expr);
  return definition != nullptr && definition->name.text().find('!') != std::string::npos;
}

/// What a subscript consists of.
std::vector<ExprId> components(const Program& program, ExprId subscript) {
  const kernel::Definition* definition = called(program, subscript);
  const ExprId body = definition != nullptr && definition->params.empty() ? definition->body : subscript;
  const auto* e = std::get_if<OpApply>(&program.exprs[body]);
  return e != nullptr && e->op == Op::Tuple && !e->args.empty() ? e->args : std::vector{subscript};
}

}  // namespace

std::optional<std::string> describe_abstract_step(const Program& program, interpret::Interpreter& interpreter, ExprId formula,
                                                  const Trace& trace) {
  const auto* box = std::get_if<OpApply>(&program.exprs[formula]);
  if (box == nullptr || box->op != Op::BoxAction || trace.steps.size() < 2) return std::nullopt;
  if (!is_of_instance(program, box->args[0])) return std::nullopt;
  const std::size_t after = trace.steps.size();
  std::vector<std::string> changed, kept;
  for (const ExprId part : components(program, box->args[1])) {
    const auto value = [&](std::size_t number) {
      interpreter.set_level(static_cast<std::uint32_t>(number));
      return interpreter.evaluate(part, &trace.steps[number - 1].state);
    };
    const auto first = value(after - 1), then = value(after);
    if (!std::holds_alternative<Value>(first) || !std::holds_alternative<Value>(then)) return std::nullopt;
    const Value &from = std::get<Value>(first), &to = std::get<Value>(then);
    std::string text = kernel::print(program, part);
    if (from == to) {
      kept.push_back(fmt::format("{} at {}", text, from.to_string(program.names)));
    } else {
      changed.push_back(fmt::format("{} from {} to {}", text, from.to_string(program.names), to.to_string(program.names)));
    }
  }
  if (changed.empty()) return std::nullopt;
  std::string out = fmt::format("For {}, the step from state {} to state {} takes {}",
                                called(program, box->args[0])->name.text(), after - 1, after, fmt::join(changed, ", "));
  if (!kept.empty()) out += fmt::format(" and keeps {}", fmt::join(kept, ", "));
  return out + ".";
}

}  // namespace tlaloc::trace
