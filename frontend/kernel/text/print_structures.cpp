// The printer: LET, functions, records, EXCEPT and CASE.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/kernel/text/printer.h"

namespace tlaloc::kernel {

std::string Printer::lambda_definition(LocalId local, ExprId value) {
  if (const auto* lambda = std::get_if<Lambda>(&program_.exprs[value])) {
    bind(lambda->params);
    std::string out = fmt::format("{}({}) == {}", name(local), params(lambda->params), text(lambda->body));
    unbind(lambda->params);
    return out;
  }
  const auto* function = std::get_if<FunctionConstructor>(&program_.exprs[value]);
  if (function != nullptr && function->self.is_valid()) {  // h[x \in S] == e: one name for both
    const auto sets = set_texts(function->binders);
    names_[function->self] = name(local);
    std::string out = name(local) + function_rest(*function, sets);
    names_.erase(function->self);
    return out;
  }
  return fmt::format("{} == {}", name(local), text(value));
}

std::string Printer::let(const Let& e) {
  std::string out = "LET ";
  for (const auto& [local, value] : e.bindings) bind(local);
  if (e.recursive) {
    std::vector<std::string> names;
    for (const auto& [local, value] : e.bindings) {
      const auto* lambda = std::get_if<Lambda>(&program_.exprs[value]);
      std::string declared = name(local);
      for (std::size_t i = 0; lambda != nullptr && i < lambda->params.size(); ++i) declared += i == 0 ? "(_" : ", _";
      names.push_back(lambda != nullptr ? declared + ")" : declared);
    }
    out += fmt::format("RECURSIVE {} ", fmt::join(names, ", "));
  }
  for (const auto& [local, value] : e.bindings) out += lambda_definition(local, value) + " ";
  out += "IN " + text(e.body);
  for (const auto& [local, value] : e.bindings) unbind(local);
  return out;
}

std::string Printer::function_rest(const FunctionConstructor& e, const std::vector<std::string>& sets) {
  bind(e.binders);
  std::string out = fmt::format("[{}] == {}", bounds(e.binders, sets), text(e.body));
  unbind(e.binders);
  return out;
}

std::string Printer::function(const FunctionConstructor& e) {
  if (!e.self.is_valid()) {
    return with(e.binders, [&](const std::string& b) { return fmt::format("[{} |-> {}]", b, text(e.body)); });
  }
  const auto sets = set_texts(e.binders);
  bind(e.self);
  std::string out = fmt::format("LET {0}{1} IN {0}", name(e.self), function_rest(e, sets));
  unbind(e.self);
  return out;
}

std::string Printer::fields(const std::vector<std::pair<Symbol, ExprId>>& list_of, const char* sign) {
  std::vector<std::string> parts;
  for (const auto& [field, value] : list_of) parts.push_back(fmt::format("{} {} {}", field.text(), sign, text(value)));
  return fmt::format("[{}]", fmt::join(parts, ", "));
}

std::string Printer::record_set(const RecordSet& e) {
  const auto is_name = [](const auto& field) { return kernel::is_identifier(field.first.text()); };
  if (spelling_ == nullptr || std::all_of(e.fields.begin(), e.fields.end(), is_name)) return fields(e.fields, ":");
  std::string record = "r";
  for (int i = 1; is_taken(record); ++i) record = fmt::format("r_{}", i);
  std::vector<std::string> names, sets, members;
  for (const auto& [field, set] : e.fields) {
    names.push_back(Value::string(field).to_string());
    sets.push_back(operand(set));
    members.push_back(fmt::format("{}[{}] \\in {}", record, names.back(), sets.back()));
  }
  return fmt::format("{{{} \\in [{{{}}} -> UNION {{{}}}] : {}}}", record, fmt::join(names, ", "), fmt::join(sets, ", "),
                     fmt::join(members, " /\\ "));
}

std::string Printer::except(const Except& e) {
  std::string path;
  for (const ExprId key : e.path) path += fmt::format("[{}]", text(key));
  // @ is a word of its own: the innermost EXCEPT owns it, as in the source.
  names_[e.at] = "@";
  std::string out = fmt::format("[{} EXCEPT !{} = {}]", text(e.base), path, text(e.value));
  names_.erase(e.at);
  return out;
}

std::string Printer::cases(const Case& e) {
  std::vector<std::string> parts;
  for (const auto& [guard, value] : e.arms) parts.push_back(fmt::format("{} -> {}", text(guard), operand(value)));
  if (e.other) parts.push_back("OTHER -> " + operand(*e.other));
  return fmt::format("CASE {}", fmt::join(parts, " [] "));
}

}  // namespace tlaloc::kernel
