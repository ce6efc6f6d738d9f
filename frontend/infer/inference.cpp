#include "frontend/infer/inference.h"

#include <fmt/format.h>

#include "frontend/infer/check.h"
#include "frontend/stdlib/stdlib.h"

namespace tlaloc::infer {

Inference::Inference(const kernel::Program& program) : program_(program), flow_(program, types_) { flow_.run(); }

void Inference::check(DiagnosticSink& sink) { check_types(program_, types_, flow_, sink); }

std::string Inference::print() const {
  std::string out;
  const auto line = [&](const std::string& what, TypeId type) {
    out += fmt::format("{} \\in {}\n", what, types_.print(type, program_));
  };
  for (std::uint32_t i = 0; i < program_.constants.size(); ++i) {
    const kernel::ConstantId id(i);
    if (program_.constants[id].arity == 0) line("CONSTANT " + program_.constants[id].name.text(), flow_.constant(id));
  }
  for (std::uint32_t i = 0; i < program_.variables.size(); ++i) {
    const kernel::VariableId id(i);
    line("VARIABLE " + program_.variables[id].name.text(), flow_.variable(id));
  }
  for (std::uint32_t i = 0; i < program_.definitions.size(); ++i) {
    const kernel::DefinitionId id(i);
    const kernel::Definition& definition = program_.definitions[id];
    if (stdlib::find_bundled(definition.module.text()) != nullptr) continue;
    std::vector<std::string> params;
    for (const kernel::LocalId param : definition.params) {
      const kernel::Local& local = program_.locals[param];
      std::string text = local.name.text();
      if (local.arity > 0) {
        text += "(_";
        for (std::uint32_t k = 1; k < local.arity; ++k) text += ", _";
        text += ")";
      } else if (flow_.is_called(id)) {
        text += " \\in " + types_.print(flow_.local(param), program_);
      }
      params.push_back(std::move(text));
    }
    const std::string list = params.empty() ? "" : fmt::format("({})", fmt::join(params, ", "));
    line(definition.name.text() + list, flow_.definition(id));
  }
  return out;
}

}  // namespace tlaloc::infer
