#include "frontend/pluscal/lower/macros.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "frontend/pluscal/failure.h"
#include "frontend/support/overloaded.h"

namespace tlaloc::pluscal {

namespace {

// Macros that call each other twice grow exponentially; every later stage recurses over what is nested.
constexpr std::size_t kMostStatements = 100'000;
constexpr std::size_t kDeepest = 400;

class Expander {
 public:
  explicit Expander(Algorithm& algorithm) : algorithm_(algorithm) {}

  void run() {
    for (known_ = 0; known_ < algorithm_.macros.size(); ++known_) expand(algorithm_.macros[known_].block);
    expand(algorithm_.main.block);
    for (Process& process : algorithm_.processes) expand(process.block);
    for (Procedure& procedure : algorithm_.procedures) expand(procedure.block);
  }

 private:
  void expand(Block& block, std::size_t depth = 0) {
    Block result;
    for (const StmtId id : block) {
      if (std::holds_alternative<MacroCall>(algorithm_[id].node)) {
        const Block expansion = expand_call(id, depth);
        result.insert(result.end(), expansion.begin(), expansion.end());
        continue;
      }
      expand_inside(id, depth + 1);
      result.push_back(id);
    }
    block = std::move(result);
  }

  /// Works on copies of the blocks: expansion adds statements, which moves the store.
  void expand_inside(StmtId id, std::size_t depth) {
    const std::size_t count = inner_blocks(algorithm_[id]).size();
    for (std::size_t i = 0; i < count; ++i) {
      Block inner = *inner_blocks(algorithm_[id])[i];
      expand(inner, depth);
      *inner_blocks(algorithm_[id])[i] = std::move(inner);
    }
  }

  Block expand_call(StmtId id, std::size_t depth) {
    const Stmt call = algorithm_[id];
    const auto& [name, arguments] = std::get<MacroCall>(call.node);
    const auto begin = algorithm_.macros.begin();
    const auto end = begin + static_cast<std::ptrdiff_t>(known_);
    const auto macro = std::find_if(begin, end, [&, &wanted = name](const Macro& m) { return m.name == wanted; });
    if (macro == end) report_unknown(call, name);
    if (macro->parameters.size() != arguments.size()) {
      fail(DiagnosticKind::PlusCalArguments, call.span,
           fmt::format("macro `{}` is called with {} argument{}, expected {}", name, arguments.size(),
                       arguments.size() == 1 ? "" : "s", macro->parameters.size()),
           {}, {{macro->place, "defined here"}});
    }
    Substitution by;
    for (std::size_t i = 0; i < arguments.size(); ++i) by.emplace(macro->parameters[i], arguments[i]);
    Block result = copy(macro->block, by, call.place, depth);
    if (result.empty())
      result.push_back(algorithm_.statements.add({Skip{}, "", {}, call.span, call.place, std::nullopt, false}));
    Stmt& first = algorithm_[result.front()];
    first.label = call.label;
    first.label_span = call.label_span;
    return result;
  }

  [[noreturn]] void report_unknown(const Stmt& call, const std::string& name) const {
    std::vector<Label> others;
    for (const Macro& macro : algorithm_.macros) {
      if (macro.name == name) others.push_back({macro.place, "defined here, after its use"});
    }
    const bool is_procedure = std::any_of(algorithm_.procedures.begin(), algorithm_.procedures.end(),
                                          [&](const Procedure& procedure) { return procedure.name == name; });
    fail(DiagnosticKind::PlusCalUndefined, call.span, fmt::format("macro `{}` is not defined", name),
         is_procedure ? fmt::format("`{}` is a procedure: write `call {}(...)`", name, name)
                      : (others.empty() ? "" : "a macro must be defined before it is used"),
         std::move(others));
  }

  /// `depth`: of the place where the copy will stand.
  Block copy(const Block& block, const Substitution& by, Span macro_place, std::size_t depth) {
    Block result;
    for (const StmtId id : block) result.push_back(copy(id, by, macro_place, depth));
    return result;
  }

  StmtId copy(StmtId id, const Substitution& by, Span macro_place, std::size_t depth) {
    Stmt stmt = algorithm_[id];
    if (depth > kDeepest) {
      fail(DiagnosticKind::NestingTooDeep, macro_place,
           fmt::format("macros expand to statements nested more than {} levels deep", kDeepest));
    }
    if (algorithm_.statements.size() > kMostStatements) {
      fail(DiagnosticKind::PlusCalTooLarge, macro_place,
           fmt::format("macros expand to more than {} statements", kMostStatements), "make procedures of some of the macros");
    }
    stmt.macro_place = macro_place;
    for (Block* const inner : inner_blocks(stmt)) *inner = copy(*inner, by, macro_place, depth + 1);
    replace_parameters(stmt, by, macro_place);
    return algorithm_.statements.add(std::move(stmt));
  }

  static void replace(Expr& expr, const Substitution& by) { expr = substitute(expr, by, Parentheses::Add); }

  static void replace_parameters(Stmt& stmt, const Substitution& by, Span macro_place) {
    std::visit(Overloaded{
                   [&](Assign& assign) {
                     for (SingleAssign& part : assign.parts) replace_in_assignment(part, by, macro_place);
                   },
                   [&](If& choice) { replace(choice.test, by); },
                   [&](Either&) {},
                   [&](With& with) { replace(with.value, by); },
                   [&](While& loop) { replace(loop.test, by); },
                   [&](Await& await) { replace(await.condition, by); },
                   [&](Print& print) { replace(print.value, by); },
                   [&](Assertion& assertion) { replace(assertion.condition, by); },
                   [&](Skip&) {},
                   [&](Goto&) {},
                   [&](Return&) {},
                   [&](Call& call) {
                     for (Expr& argument : call.arguments) replace(argument, by);
                   },
                   [&](MacroCall& call) {
                     for (Expr& argument : call.arguments) replace(argument, by);
                   },
               },
               stmt.node);
  }

  /// A parameter may stand for the variable, with or without a subscript: `x[i]` for `v` makes `v[j] := 1` `x[i][j] := 1`.
  static void replace_in_assignment(SingleAssign& part, const Substitution& by, Span macro_place) {
    replace(part.value, by);
    replace(part.subscript, by);
    const auto found = by.find(part.variable);
    if (found == by.end()) return;
    Expr rest = found->second;
    const ExprToken variable = rest.lines.front().front();
    if (variable.kind != ExprToken::Kind::Identifier) {
      fail(DiagnosticKind::PlusCalArguments, rest.span(),
           "found an expression, expected a variable that the macro can assign to", {},
           {{part.span, fmt::format("`{}` is assigned here", part.variable)}, {macro_place, "the macro is called here"}});
    }
    part.variable = variable.text;
    rest.lines.front().erase(rest.lines.front().begin());
    while (!rest.lines.empty() && rest.lines.front().empty()) rest.lines.erase(rest.lines.begin());
    if (!rest.empty()) {
      const std::size_t margin = rest.lines.front().front().column;
      for (Expr::Line& line : rest.lines) {
        for (ExprToken& token : line) token.column -= std::min(margin, token.column);
      }
    }
    part.subscript = concatenate(rest, part.subscript);
  }

  Algorithm& algorithm_;
  std::size_t known_ = 0;  ///< the macros up to here may be called
};

}  // namespace

void expand_macros(Algorithm& algorithm) { Expander(algorithm).run(); }

}  // namespace tlaloc::pluscal
