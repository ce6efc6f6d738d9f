#include "frontend/pluscal/generate/variables.h"

#include <algorithm>
#include <iterator>

namespace tlaloc::pluscal {

std::vector<VariableTable::Named> VariableTable::all() const {
  std::vector<Named> list = globals;
  list.insert(list.end(), locals.begin(), locals.end());
  return list;
}

VariableTable list_variables(const Algorithm& algorithm, const Shape& shape) {
  VariableTable table;
  if (!shape.omits_pc) table.globals.push_back({"pc", algorithm.span});
  for (const Variable& variable : algorithm.variables) table.globals.push_back({variable.name, variable.place});
  if (!algorithm.procedures.empty()) table.globals.push_back({"stack", algorithm.span});
  const auto add_locals = [&](const std::vector<Variable>& variables, bool is_per_process) {
    for (const Variable& variable : variables) {
      table.locals.push_back({variable.name, variable.place});
      if (is_per_process) table.per_process.insert(variable.name);
    }
  };
  for (const Procedure& procedure : algorithm.procedures) {
    add_locals(procedure.parameters, algorithm.is_multiprocess());
    add_locals(procedure.variables, algorithm.is_multiprocess());
  }
  for (const Process& process : algorithm.processes) add_locals(process.variables, !process.is_single);
  return table;
}

bool Changes::is_variable(const std::string& name) const {
  return std::find(variables_->begin(), variables_->end(), name) != variables_->end();
}

std::vector<std::string> Changes::unchanged() const {
  std::vector<std::string> list;
  std::copy_if(variables_->begin(), variables_->end(), std::back_inserter(list),
               [&](const std::string& name) { return !is_changed(name); });
  return list;
}

std::vector<std::string> Changes::unchanged_beside(const Changes& other) const {
  std::vector<std::string> list = unchanged();
  std::erase_if(list, [&](const std::string& name) { return !other.is_changed(name); });
  return list;
}

}  // namespace tlaloc::pluscal
