#include <fmt/format.h>

#include "frontend/kernel/text/printer.h"
#include "frontend/kernel/traverse.h"
#include "frontend/support/overloaded.h"
#include "frontend/support/stack.h"

namespace tlaloc::kernel {

std::string Printer::definition(const Definition& d, const std::string& name) {
  bind(d.params);
  const std::string head = d.params.empty() ? name : fmt::format("{}({})", name, params(d.params));
  std::string out = fmt::format("{} == {}", head, text(d.body));
  unbind(d.params);
  return out;
}

EnabledText Printer::enabled(ExprId id) {
  const auto& args = std::get<OpApply>(program_.exprs[id]).args;
  const Spelling::Enabled names = spelling_->enabled(id);
  const std::vector<LocalId> parameters = free_locals(program_, args);
  std::vector<std::string> variables, substitutions;
  for (std::size_t i = 1; i < args.size(); i += 2) {
    variables.push_back(text(args[i]));
    taken_.insert(variables.back());
  }
  for (const LocalId local : parameters) {  // in scope of definitions that have parameters of their own
    names_[local] = spelling_->fresh(fmt::format("{}_in_{}", program_.locals[local].name.text(), id.index));
  }
  for (std::size_t i = 1; i < args.size(); i += 2) {
    substitutions.push_back(fmt::format("{} <- {}", variables[i / 2], text(args[i + 1])));
  }
  for (const LocalId local : parameters) substitutions.push_back(fmt::format("{0} <- {0}", name(local)));
  const std::string heads = parameters.empty() ? "" : params(parameters);
  EnabledText out;
  out.opening = fmt::format("---- MODULE {} ----\nVARIABLES {}\n", names.module, fmt::join(variables, ", "));
  if (!heads.empty()) out.opening += fmt::format("CONSTANTS {}\n", heads);
  out.closing =
      fmt::format("{} == ENABLED {}\n====\n{}{} == INSTANCE {} WITH {}\n", names.name, operand(args.front()), names.instance,
                  heads.empty() ? "" : "(" + heads + ")", names.module, fmt::join(substitutions, ", "));
  return out;
}

Printer::Piece Printer::render(ExprId id) {
  if (stack::is_low()) return stack::on_segment([&] { return render(id); });
  return std::visit(
      Overloaded{
          [&](const Literal& e) {
            const bool negative = e.value.is_int() && e.value.as_int().sign() < 0;
            return Piece{e.value.to_string(program_.names, spelling_), !negative};
          },
          [&](const ConstantRef& e) {
            return Piece{program_.constants[e.constant].name.text(), true};
          },
          [&](const VariableRef& e) {
            const bool is_own = program_.is_own(e.variable) && spelling_ != nullptr;
            return Piece{is_own ? spelling_->own_variable(program_, e.variable) : program_.variable(e.variable).name.text(),
                         true};
          },
          [&](const LocalRef& e) {
            return Piece{name(e.local), true};
          },
          [&](const OpApply& e) {
            return e.op == Op::EnabledIn && spelling_ != nullptr ? Piece{named_enabled(id, e), true} : op(e);
          },
          [&](const Call& e) { return call(e); },
          [&](const CallLocal& e) {
            return Piece{applied(name(e.local), e.args), true};
          },
          [&](const Lambda& e) {
            bind(e.params);
            std::string out = fmt::format("LAMBDA {} : {}", params(e.params), text(e.body));
            unbind(e.params);
            return Piece{std::move(out), false};
          },
          [&](const Let& e) {
            return Piece{let(e), false};
          },
          [&](const Quantifier& e) {
            return Piece{with(e.binders,
                              [&](const std::string& b) {
                                return fmt::format("{} {} : {}", e.for_all ? "\\A" : "\\E", b, text(e.body));
                              }),
                         false};
          },
          [&](const UnboundedQuantifier& e) {
            bind(e.locals);
            const char* word = e.temporal ? (e.for_all ? "\\AA" : "\\EE") : (e.for_all ? "\\A" : "\\E");
            std::string out = fmt::format("{} {} : {}", word, params(e.locals), text(e.body));
            unbind(e.locals);
            return Piece{std::move(out), false};
          },
          [&](const Choose& e) {
            return Piece{
                with({e.binder}, [&](const std::string& b) { return fmt::format("CHOOSE {} : {}", b, text(e.predicate)); }),
                false};
          },
          [&](const UnboundedChoose& e) {
            bind(e.local);
            std::string out = fmt::format("CHOOSE {} : {}", name(e.local), text(e.predicate));
            unbind(e.local);
            return Piece{std::move(out), false};
          },
          [&](const Filter& e) {
            return Piece{
                with({e.binder}, [&](const std::string& b) { return fmt::format("{{{} : {}}}", b, text(e.predicate)); }), true};
          },
          [&](const Map& e) {
            return Piece{with(e.binders, [&](const std::string& b) { return fmt::format("{{{} : {}}}", operand(e.value), b); }),
                         true};
          },
          [&](const FunctionConstructor& e) {
            return Piece{function(e), !e.self.is_valid()};
          },
          [&](const RecordConstructor& e) {
            return Piece{fields(e.fields, "|->"), true};
          },
          [&](const RecordSet& e) {
            return Piece{record_set(e), true};
          },
          [&](const Except& e) {
            return Piece{except(e), true};
          },
          [&](const Case& e) {
            return Piece{cases(e), false};
          },
      },
      program_.exprs[id]);
}

std::string print(const Program& program, ExprId expr) { return Printer(program, program.spelling.get()).text(expr); }

std::string print(const Program& program, ExprId expr, const Spelling& spelling) {
  return Printer(program, &spelling).text(expr);
}

std::string print(const Program& program, DefinitionId id, const Spelling& spelling) {
  return Printer(program, &spelling).definition(program.definitions[id], spelling.definition(program, id));
}

EnabledText print_enabled(const Program& program, ExprId expr, const Spelling& spelling) {
  return Printer(program, &spelling).enabled(expr);
}

std::string print_declaration(const Program& program, DefinitionId id, const Spelling& spelling) {
  std::vector<std::string> places;
  for (const LocalId param : program.definitions[id].params) {
    std::string place = "_";
    for (std::uint32_t i = 0; i < program.locals[param].arity; ++i) place += i == 0 ? "(_" : ", _";
    places.push_back(program.locals[param].arity > 0 ? place + ")" : place);
  }
  const std::string name = spelling.definition(program, id);
  return places.empty() ? "RECURSIVE " + name : fmt::format("RECURSIVE {}({})", name, fmt::join(places, ", "));
}

std::string print(const Program& program, const Value& value) { return value.to_string(program.names, program.spelling.get()); }

std::string print(const Program& program) {
  std::string out;
  for (const Constant& constant : program.constants) out += fmt::format("CONSTANT {}\n", constant.name.text());
  for (const Variable& variable : program.variables) out += fmt::format("VARIABLE {}\n", variable.name.text());
  Printer printer(program);
  for (const Definition& definition : program.definitions) out += printer.definition(definition, definition.name.text()) + "\n";
  for (const Assumption& assumption : program.assumptions) {
    const std::string name = assumption.name ? assumption.name->text() + " == " : "";
    out += fmt::format("ASSUME {}{}\n", name, printer.text(assumption.formula));
  }
  return out;
}

}  // namespace tlaloc::kernel
