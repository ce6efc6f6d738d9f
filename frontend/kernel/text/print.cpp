#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <unordered_set>

#include "frontend/kernel/kernel.h"
#include "frontend/kernel/text/spelling.h"
#include "frontend/kernel/traverse.h"
#include "frontend/support/overloaded.h"
#include "frontend/support/stack.h"

namespace tlaloc::kernel {

namespace {

bool is_word(const std::string& text) {
  if (text.empty()) return false;
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '_') return false;
  }
  return true;
}

/// An operator symbol rather than a name, perhaps behind an instance path: `++`, `I!++`.
bool is_symbol(const std::string& name) {
  const std::size_t bang = name.rfind('!');
  return !is_word(bang == std::string::npos || bang + 1 == name.size() ? name : name.substr(bang + 1));
}

class Printer {
 public:
  explicit Printer(const Program& program, const Spelling* spelling = nullptr) : program_(program), spelling_(spelling) {
    for (const Variable& variable : program.variables) taken_.insert(variable.name.text());
    for (const Constant& constant : program.constants) taken_.insert(constant.name.text());
    for (const auto& [name, id] : program.root_definitions) taken_.insert(name.text());
  }

  std::string definition(const Definition& d, const std::string& name) {
    bind(d.params);
    const std::string head = d.params.empty() ? name : fmt::format("{}({})", name, params(d.params));
    std::string out = fmt::format("{} == {}", head, text(d.body));
    unbind(d.params);
    return out;
  }

  std::string text(ExprId id) { return render(id).first; }

  EnabledText enabled(ExprId id) {
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

 private:
  using Piece = std::pair<std::string, bool>;  // text; whether it can be an operand without parentheses

  std::string operand(ExprId id) {
    auto [inner, closed] = render(id);
    return closed ? std::move(inner) : "(" + inner + ")";
  }
  /// Whether everyone knows that the operand binds more tightly: `2 * a + b + c = d - 1`.
  [[nodiscard]] bool binds_more_tightly(ExprId id, Op outer, bool is_first) const {
    const auto* inner = std::get_if<OpApply>(&program_.exprs[id]);
    if (inner == nullptr || inner->args.size() != 2) return false;
    const bool is_product = inner->op == Op::Mul;
    const bool is_sum = inner->op == Op::Add;
    switch (outer) {
      case Op::Eq:
      case Op::Ne:
      case Op::Lt:
      case Op::Le:
      case Op::Gt:
      case Op::Ge:
        return is_product || is_sum || inner->op == Op::Sub;
      case Op::Add:
        return is_product || (is_sum && is_first);
      default:
        return false;
    }
  }
  std::string infix_operand(ExprId id, Op outer, bool is_first) {
    if (outer == Op::Product) return factor(id);
    return binds_more_tightly(id, outer, is_first) ? text(id) : operand(id);
  }
  /// Of a Cartesian product, which binds more tightly than the operators in values that are sets.
  std::string factor(ExprId id) {
    const auto* literal = std::get_if<Literal>(&program_.exprs[id]);
    const ValueKind kind = literal == nullptr ? ValueKind::Set : literal->value.kind();
    const bool is_open =
        kind == ValueKind::Interval || kind == ValueKind::PowerSet || kind == ValueKind::SetOp || kind == ValueKind::Product;
    return is_open ? "(" + text(id) + ")" : operand(id);
  }
  std::string list(const std::vector<ExprId>& ids) {
    std::vector<std::string> parts;
    for (const ExprId id : ids) parts.push_back(text(id));
    return fmt::format("{}", fmt::join(parts, ", "));
  }

  // Ids are unique, names are not: a name that means something else here gets a number.
  void bind(LocalId local) {
    const std::string base = program_.locals[local].name.empty() ? "x" : program_.locals[local].name.text();
    std::string name = base;
    for (int i = 1; is_taken(name); ++i) name = fmt::format("{}_{}", base, i);
    taken_.insert(name);
    names_[local] = std::move(name);
  }
  [[nodiscard]] bool is_taken(const std::string& name) const {
    return taken_.contains(name) || (spelling_ != nullptr && spelling_->is_taken(Symbol(name)));
  }
  void unbind(LocalId local) {
    if (const auto it = names_.find(local); it != names_.end()) {
      taken_.erase(it->second);
      names_.erase(it);
    }
  }
  void bind(const std::vector<LocalId>& locals) {
    for (const LocalId local : locals) bind(local);
  }
  void unbind(const std::vector<LocalId>& locals) {
    for (const LocalId local : locals) unbind(local);
  }
  void bind(const std::vector<Binder>& binders) {
    for (const Binder& binder : binders) bind(binder.locals);
  }
  void unbind(const std::vector<Binder>& binders) {
    for (const Binder& binder : binders) unbind(binder.locals);
  }
  std::string name(LocalId local) const {
    const auto it = names_.find(local);  // free in a fragment that is printed alone
    return it == names_.end() ? program_.locals[local].name.text() : it->second;
  }
  std::string params(const std::vector<LocalId>& locals) const {
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
  std::string pattern(const Binder& binder) const {
    return binder.is_tuple ? "<<" + params(binder.locals) + ">>" : params(binder.locals);
  }
  /// Sets are printed before the locals are bound: they do not see them.
  std::vector<std::string> set_texts(const std::vector<Binder>& binders) {
    std::vector<std::string> sets;
    for (const Binder& binder : binders) sets.push_back(operand(binder.set));
    return sets;
  }
  /// `x, y \in S, z \in T`: one set stands behind all patterns that it was lowered for.
  std::string bounds(const std::vector<Binder>& binders, const std::vector<std::string>& sets) const {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < binders.size(); ++i) {
      const bool goes_on = i + 1 < binders.size() && binders[i + 1].set == binders[i].set;
      parts.push_back(goes_on ? pattern(binders[i]) : fmt::format("{} \\in {}", pattern(binders[i]), sets[i]));
    }
    return fmt::format("{}", fmt::join(parts, ", "));
  }
  /// `make(bounds)` with the binders' locals in scope.
  template <class Make>
  std::string with(const std::vector<Binder>& binders, Make make) {
    const auto sets = set_texts(binders);
    bind(binders);
    std::string out = make(bounds(binders, sets));
    unbind(binders);
    return out;
  }

  std::string applied(const std::string& head, const std::vector<ExprId>& args) {
    if (args.empty()) return head;
    return fmt::format("{}({})", head, list(args));
  }
  std::string subscript(ExprId v) {
    std::string out = text(v);
    const bool simple = is_word(out) || out.starts_with("<<");
    return simple ? out : "(" + out + ")";
  }

  /// An operator of a standard module behind the name of an instance: `I!+(a, b)`.
  std::string applied_from(const std::string& prefix, const OpApply& e) {
    const std::string head = prefix + info(e.op).spelling;
    if (info(e.op).style != OpStyle::Infix) return applied(head, e.args);
    std::string out = text(e.args.front());
    for (std::size_t i = 1; i < e.args.size(); ++i) out = fmt::format("{}({}, {})", head, out, text(e.args[i]));
    return out;
  }
  /// A definition that is an operator symbol, between its operands, before or behind its operand.
  std::string applied_symbol(const std::string& symbol, const std::vector<ExprId>& args) {
    if (args.size() == 2) return fmt::format("{} {} {}", operand(args[0]), symbol, operand(args[1]));
    return symbol == "-." ? "-" + operand(args[0]) : operand(args[0]) + symbol;
  }

  /// What enabled() gives a name to, by that name.
  std::string named_enabled(ExprId id, const OpApply& e) {
    const Spelling::Enabled names = spelling_->enabled(id);
    std::vector<std::string> given;
    for (const LocalId local : free_locals(program_, e.args)) given.push_back(name(local));
    const std::string list = given.empty() ? "" : fmt::format("({})", fmt::join(given, ", "));
    return fmt::format("{}{}!{}", names.instance, list, names.name);
  }

  Piece op(const OpApply& e) {
    const std::string spelling = info(e.op).spelling;
    const auto& a = e.args;
    if (const std::string prefix = spelling_ == nullptr ? "" : spelling_->prefix(e.op); !prefix.empty()) {
      return {applied_from(prefix, e), true};
    }
    switch (info(e.op).style) {
      case OpStyle::Infix: {
        if (a.empty()) return {e.op == Op::Or ? "FALSE" : "TRUE", true};
        if (a.size() == 1) return render(a[0]);
        std::vector<std::string> parts;
        for (const ExprId arg : a) parts.push_back(infix_operand(arg, e.op, parts.empty()));
        return {fmt::format("{}", fmt::join(parts, " " + spelling + " ")), false};
      }
      case OpStyle::Prefix:
        return {fmt::format("{}{}{}", e.op == Op::Neg ? "-" : spelling,
                            std::isalpha(static_cast<unsigned char>(spelling[0])) != 0 ? " " : "", operand(a[0])),
                false};
      case OpStyle::Postfix:
        return {operand(a[0]) + "'", true};
      case OpStyle::Named:
        return {applied(spelling, a), true};
      case OpStyle::Special:
        break;
    }
    switch (e.op) {
      case Op::If:
        return {fmt::format("IF {} THEN {} ELSE {}", text(a[0]), text(a[1]), text(a[2])), false};
      case Op::SetEnum:
        return {"{" + list(a) + "}", true};
      case Op::FunctionSet:
        return {fmt::format("[{} -> {}]", text(a[0]), text(a[1])), true};
      case Op::Tuple:
        return {"<<" + list(a) + ">>", true};
      case Op::BoxAction:
        return {fmt::format("[{}]_{}", text(a[0]), subscript(a[1])), true};
      case Op::AngleAction:
        return {fmt::format("<<{}>>_{}", text(a[0]), subscript(a[1])), true};
      case Op::WeakFair:
        return {fmt::format("WF_{}({})", subscript(a[0]), text(a[1])), true};
      case Op::StrongFair:
        return {fmt::format("SF_{}({})", subscript(a[0]), text(a[1])), true};
      default:
        break;  // only Apply is left
    }
    if (const auto* key = std::get_if<Literal>(&program_.exprs[a[1]]);
        key != nullptr && key->value.is_string() && kernel::is_identifier(key->value.as_symbol().text())) {
      return {operand(a[0]) + "." + key->value.as_symbol().text(), true};
    }
    const auto* tuple = std::get_if<OpApply>(&program_.exprs[a[1]]);
    const bool several = tuple != nullptr && tuple->op == Op::Tuple && tuple->args.size() > 1;
    return {fmt::format("{}[{}]", operand(a[0]), several ? list(tuple->args) : text(a[1])), true};
  }

  std::string lambda_definition(LocalId local, ExprId value) {
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
  std::string let(const Let& e) {
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
  /// `[bounds] == body`, the function's own name in scope.
  std::string function_rest(const FunctionConstructor& e, const std::vector<std::string>& sets) {
    bind(e.binders);
    std::string out = fmt::format("[{}] == {}", bounds(e.binders, sets), text(e.body));
    unbind(e.binders);
    return out;
  }
  std::string function(const FunctionConstructor& e) {
    if (!e.self.is_valid()) {
      return with(e.binders, [&](const std::string& b) { return fmt::format("[{} |-> {}]", b, text(e.body)); });
    }
    const auto sets = set_texts(e.binders);
    bind(e.self);
    std::string out = fmt::format("LET {0}{1} IN {0}", name(e.self), function_rest(e, sets));
    unbind(e.self);
    return out;
  }
  std::string fields(const std::vector<std::pair<Symbol, ExprId>>& list_of, const char* sign) {
    std::vector<std::string> parts;
    for (const auto& [field, value] : list_of) parts.push_back(fmt::format("{} {} {}", field.text(), sign, text(value)));
    return fmt::format("[{}]", fmt::join(parts, ", "));
  }
  /// `[a: S, b: T]`; where a string is no name, the functions on these strings that have such values.
  std::string record_set(const RecordSet& e) {
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
  std::string except(const Except& e) {
    std::string path;
    for (const ExprId key : e.path) path += fmt::format("[{}]", text(key));
    // @ is a word of its own: the innermost EXCEPT owns it, as in the source.
    names_[e.at] = "@";
    std::string out = fmt::format("[{} EXCEPT !{} = {}]", text(e.base), path, text(e.value));
    names_.erase(e.at);
    return out;
  }
  std::string cases(const Case& e) {
    std::vector<std::string> parts;
    for (const auto& [guard, value] : e.arms) parts.push_back(fmt::format("{} -> {}", text(guard), operand(value)));
    if (e.other) parts.push_back("OTHER -> " + operand(*e.other));
    return fmt::format("CASE {}", fmt::join(parts, " [] "));
  }

  Piece render(ExprId id) {
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
              const bool is_own = e.variable.index >= program_.variables.size() && spelling_ != nullptr;
              return Piece{is_own ? spelling_->own_variable(program_, e.variable) : program_.variable(e.variable).name.text(),
                           true};
            },
            [&](const LocalRef& e) {
              return Piece{name(e.local), true};
            },
            [&](const OpApply& e) {
              return e.op == Op::EnabledIn && spelling_ != nullptr ? Piece{named_enabled(id, e), true} : op(e);
            },
            [&](const Call& e) {
              const std::string called = spelling_ == nullptr ? program_.definitions[e.definition].name.text()
                                                              : spelling_->definition(program_, e.definition);
              if (is_symbol(called) && called.find('!') == std::string::npos && !e.args.empty() && e.args.size() <= 2) {
                return Piece{applied_symbol(called, e.args), false};
              }
              return Piece{applied(called, e.args), true};
            },
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
                  with({e.binder}, [&](const std::string& b) { return fmt::format("{{{} : {}}}", b, text(e.predicate)); }),
                  true};
            },
            [&](const Map& e) {
              return Piece{
                  with(e.binders, [&](const std::string& b) { return fmt::format("{{{} : {}}}", operand(e.value), b); }), true};
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

  const Program& program_;
  const Spelling* spelling_;
  std::unordered_map<LocalId, std::string> names_;
  std::unordered_set<std::string> taken_;
};

}  // namespace

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
