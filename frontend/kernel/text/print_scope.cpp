// The printer: the names of locals, and what stands between a binder and its body.
#include <fmt/format.h>

#include "frontend/kernel/text/printer.h"

namespace tlaloc::kernel {

Printer::Printer(const Program& program, const Spelling* spelling) : program_(program), spelling_(spelling) {
  for (const Variable& variable : program.variables) taken_.insert(variable.name.text());
  for (const Constant& constant : program.constants) taken_.insert(constant.name.text());
  for (const auto& [name, id] : program.root_definitions) taken_.insert(name.text());
}

void Printer::bind(LocalId local) {
  const std::string base = program_.locals[local].name.empty() ? "x" : program_.locals[local].name.text();
  std::string name = base;
  for (int i = 1; is_taken(name); ++i) name = fmt::format("{}_{}", base, i);
  taken_.insert(name);
  names_[local] = std::move(name);
}

bool Printer::is_taken(const std::string& name) const {
  return taken_.contains(name) || (spelling_ != nullptr && spelling_->is_taken(Symbol(name)));
}

void Printer::unbind(LocalId local) {
  if (const auto it = names_.find(local); it != names_.end()) {
    taken_.erase(it->second);
    names_.erase(it);
  }
}

void Printer::bind(const std::vector<LocalId>& locals) {
  for (const LocalId local : locals) bind(local);
}

void Printer::unbind(const std::vector<LocalId>& locals) {
  for (const LocalId local : locals) unbind(local);
}

void Printer::bind(const std::vector<Binder>& binders) {
  for (const Binder& binder : binders) bind(binder.locals);
}

void Printer::unbind(const std::vector<Binder>& binders) {
  for (const Binder& binder : binders) unbind(binder.locals);
}

std::string Printer::name(LocalId local) const {
  const auto it = names_.find(local);  // free in a fragment that is printed alone
  return it == names_.end() ? program_.locals[local].name.text() : it->second;
}

std::string Printer::params(const std::vector<LocalId>& locals) const {
  std::vector<std::string> parts;
  for (const LocalId local : locals) {
    std::string part = name(local);
    if (const std::uint32_t arity = program_.locals[local].arity; arity > 0) {
      part += "(_";
      for (std::uint32_t i = 1; i < arity; ++i) part += ", _";
      part += ")";
    }
    parts.push_back(std::move(part));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string Printer::pattern(const Binder& binder) const {
  return binder.is_tuple ? "<<" + params(binder.locals) + ">>" : params(binder.locals);
}

std::vector<std::string> Printer::set_texts(const std::vector<Binder>& binders) {
  std::vector<std::string> sets;
  for (const Binder& binder : binders) sets.push_back(operand(binder.set));
  return sets;
}

std::string Printer::bounds(const std::vector<Binder>& binders, const std::vector<std::string>& sets) const {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < binders.size(); ++i) {
    const bool goes_on = i + 1 < binders.size() && binders[i + 1].set == binders[i].set;
    parts.push_back(goes_on ? pattern(binders[i]) : fmt::format("{} \\in {}", pattern(binders[i]), sets[i]));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace tlaloc::kernel
