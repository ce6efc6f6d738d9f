#include "frontend/pluscal/checksum.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "frontend/pluscal/lower/calls.h"
#include "frontend/support/overloaded.h"

namespace tlaloc::pluscal {

namespace {

std::string quoted_tokens(const Expr& expr) {
  std::string out = "<< ";
  bool is_first = true;
  for (std::size_t i = 0; i < expr.lines.size(); ++i) {
    if (i > 0) out += '\n';
    for (const ExprToken& token : expr.lines[i]) {
      if (!std::exchange(is_first, false)) out += ", ";
      if (token.kind == ExprToken::Kind::String) {
        out += R"("\"", ")" + token.text + R"(", "\"")";
      } else if (token.text == "\\/" || token.text == "/\\") {
        out += fmt::format("\"(col{}) {}\"", token.column, token.text == "\\/" ? "\\\\/" : "/\\\\");
      } else {
        out += (token.text.front() == '\\' ? "\"\\" : "\"") + token.text + "\"";
      }
    }
  }
  return out + " >>";
}

/// Nested records with their fields below each other.
class TreePrinter {
 public:
  TreePrinter(const Algorithm& algorithm, bool is_old) : algorithm_(algorithm), is_old_(is_old) {}

  std::string run() {
    const bool is_multi = algorithm_.is_multiprocess();
    out_ += is_multi ? "[type    |-> \"multiprocess\", " : "[type     |-> \"uniprocess\", ";
    new_line();
    out_ += " name  |-> \"" + algorithm_.name + "\", ";
    new_line();
    field(
        is_multi ? " decls |-> " : " decls  |-> ", [&] { variables(algorithm_.variables); }, ",");
    new_line();
    field(
        is_multi ? " defs  |-> " : " defs   |-> ", [&] { out_ += quoted_tokens(algorithm_.definitions); }, ",");
    new_line();
    field(
        is_multi ? " prcds |-> " : " prcds  |-> ", [&] { list(procedures(), [&](const Procedure& p) { procedure(p); }); }, ",");
    new_line();
    if (is_multi) {
      field(
          " procs |-> ", [&] { list(algorithm_.processes, [&](const Process& p) { process(p); }); }, "]");
    } else {
      field(
          " body  |-> ", [&] { steps(split_at_labels(algorithm_, algorithm_.main.block).labelled); }, "]");
    }
    return std::move(out_);
  }

 private:
  void new_line() { out_ += "\n" + std::string(indents_.back(), ' '); }

  /// Lines inside are indented by the length of `head`.
  template <class Content>
  void indented(std::string_view head, const Content& content) {
    indents_.push_back(indents_.back() + head.size());
    out_ += head;
    content();
    indents_.pop_back();
  }
  template <class Content>
  void field(std::string_view head, const Content& content, std::string_view tail) {
    indented(head, content);
    out_ += tail;
  }

  template <class Items, class Print>
  void list(const Items& items, const Print& print) {
    indented("<<", [&] {
      bool is_first = true;
      for (const auto& item : items) {
        if (!std::exchange(is_first, false)) {
          out_ += ", ";
          new_line();
        }
        print(item);
      }
      out_ += ">>";
    });
  }

  [[nodiscard]] static std::string names(const std::vector<std::string>& list) {
    std::string out;
    for (const std::string& name : list) out += (out.empty() ? "\"" : ", \"") + name + "\"";
    return "<<" + out + ">>";
  }
  [[nodiscard]] static const char* relation(bool is_equality) { return is_equality ? "\"=\"" : "\"\\\\in\""; }

  void variables(const std::vector<Variable>& variables) {
    list(variables, [&](const Variable& variable) {
      out_ += fmt::format("[var |-> \"{}\", eqOrIn |-> {}, val |-> {}]", variable.name, relation(variable.is_equality),
                          quoted_tokens(initial_value(variable)));
    });
  }

  [[nodiscard]] static std::string labels_and_calls(const Body& body) {
    return fmt::format("minusLabels |-> {}, plusLabels |->{}, proceduresCalled |->{},", names(body.minus_labels),
                       names(body.plus_labels), names(body.called));
  }

  /// The reference translator notes what the main body calls, and its labels with + and -, at the last procedure.
  [[nodiscard]] std::vector<Procedure> procedures() const {
    std::vector<Procedure> list = algorithm_.procedures;
    if (list.empty() || algorithm_.is_multiprocess()) return list;
    const auto add = [](std::vector<std::string>& names, const std::vector<std::string>& more) {
      for (const std::string& name : more) {
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
      }
    };
    add(list.back().called, algorithm_.main.called);
    add(list.back().plus_labels, algorithm_.main.plus_labels);
    add(list.back().minus_labels, algorithm_.main.minus_labels);
    return list;
  }

  void procedure(const Procedure& procedure) {
    out_ += "[name   |-> \"" + procedure.name + "\", ";
    new_line();
    if (!is_old_) {
      out_ += labels_and_calls(procedure);
      new_line();
    }
    field(
        " params |-> ", [&] { variables(procedure.parameters); }, ",");
    new_line();
    declarations_and_body(procedure);
  }

  void declarations_and_body(const Body& body) {
    field(
        " decls  |-> ", [&] { variables(body.variables); }, ",");
    new_line();
    field(
        " body   |-> ", [&] { steps(split_at_labels(algorithm_, body.block).labelled); }, "]");
  }

  void process(const Process& process) {
    constexpr std::array<const char*, 3> kFairness = {"unfair", "wf", "sf"};
    out_ += "[name   |-> \"" + process.name + (is_old_ ? "\", " : "\",");
    new_line();
    if (!is_old_) {
      out_ += fmt::format(" fairness |-> \"{}\", {}", kFairness[static_cast<std::size_t>(process.fairness)],
                          labels_and_calls(process));
      new_line();
    }
    out_ += fmt::format(" eqOrIn |-> {},", relation(process.is_single));
    new_line();
    out_ += " id     |-> " + quoted_tokens(process.id) + ",";
    new_line();
    declarations_and_body(process);
  }

  void steps(const std::vector<Block>& labelled) {
    list(labelled, [&](const Block& step) {
      out_ += "[label |-> \"" + algorithm_[step.front()].label + "\",";
      new_line();
      field(
          " stmts |-> ", [&] { statements(step); }, "]");
    });
  }

  void statements(const Block& block) {
    list(block, [&](StmtId id) { statement(algorithm_[id]); });
  }

  void statement(const Stmt& stmt) {
    std::visit(Overloaded{
                   [&](const Assign& node) { assign(node); },
                   [&](const If& node) { stmt.is_broken ? labelled_if(node) : plain_if(node); },
                   [&](const Either& node) { stmt.is_broken ? labelled_either(node) : plain_either(node); },
                   [&](const With& node) { with(node); },
                   [&](const While& node) { loop(node); },
                   [&](const Await& node) { one_expression("when", node.condition); },
                   [&](const Print& node) { one_expression("print", node.value); },
                   [&](const Assertion& node) { one_expression("assert", node.condition); },
                   [&](const Skip&) { out_ += "[type |-> \"skip\"]"; },
                   [&](const Goto& node) { out_ += "[type |-> \"goto\",  to |-> \"" + node.target + "\"]"; },
                   [&](const Return& node) { out_ += "[type |-> \"return\", from |-> \"" + node.procedure + "\"]"; },
                   [&](const Call& node) { call(node); },
                   [&](const MacroCall&) {},
               },
               stmt.node);
  }

  void assign(const Assign& assign) {
    out_ += "[type |-> \"assignment\",";
    new_line();
    field(
        " ass  |-> ",
        [&] {
          list(sorted_parts(assign), [&](const SingleAssign& part) {
            out_ += fmt::format("[lhs |-> [var |-> \"{}\", sub |-> {}],", part.variable, quoted_tokens(part.subscript));
            new_line();
            out_ += " rhs |-> " + quoted_tokens(part.value) + "]";
          });
        },
        "]");
  }

  void plain_if(const If& choice) {
    out_ += "[type    |-> \"if\", ";
    new_line();
    out_ += " test    |-> " + quoted_tokens(choice.test) + ",";
    new_line();
    field(
        " then |-> ", [&] { statements(choice.then_block); }, ",");
    new_line();
    field(
        " else |-> ", [&] { statements(choice.else_block); }, "]");
  }

  void labelled_if(const If& choice) {
    out_ += "[type      |-> \"labelIf\",";
    new_line();
    out_ += " test      |-> " + quoted_tokens(choice.test) + ",";
    new_line();
    const Steps then_steps = split_at_labels(algorithm_, choice.then_block);
    const Steps else_steps = split_at_labels(algorithm_, choice.else_block);
    field(
        " unlabThen |-> ", [&] { statements(then_steps.unlabelled); }, ",");
    new_line();
    field(
        " labThen   |-> ", [&] { steps(then_steps.labelled); }, ",");
    new_line();
    field(
        " unlabElse |-> ", [&] { statements(else_steps.unlabelled); }, ",");
    new_line();
    field(
        " labElse   |-> ", [&] { steps(else_steps.labelled); }, "]");
    new_line();
  }

  void plain_either(const Either& either) {
    out_ += "[type |-> \"either\", ";
    new_line();
    const auto branches = [&] {
      indented("<< ", [&] {
        for (std::size_t i = 0; i < either.branches.size(); ++i) {
          if (i > 0) {
            out_ += ", ";
            new_line();
          }
          statements(either.branches[i]);
        }
        out_ += " >>";
      });
    };
    field(" ors  |-> ", branches, "]");
  }

  void labelled_either(const Either& either) {
    out_ += "[type    |-> \"labelEither\",";
    new_line();
    const auto clause = [&](const Block& branch) {
      const Steps parts = split_at_labels(algorithm_, branch);
      field(
          "[unlabOr |-> ", [&] { statements(parts.unlabelled); }, ",");
      new_line();
      field(
          " labOr   |-> ", [&] { steps(parts.labelled); }, "]");
      new_line();
    };
    field(
        " clauses |-> ", [&] { list(either.branches, clause); }, "]");
    new_line();
  }

  void with(const With& with) {
    out_ += "[type   |-> \"with\", ";
    new_line();
    out_ += " var    |-> \"" + with.variable + "\",";
    new_line();
    out_ += fmt::format(" eqOrIn |-> {},", relation(with.is_equality));
    new_line();
    out_ += " exp    |-> " + quoted_tokens(with.value) + ",";
    new_line();
    field(
        " do     |-> ", [&] { statements(with.body); }, "]");
  }

  void loop(const While& loop) {
    out_ += "[type    |-> \"while\", ";
    new_line();
    out_ += " test    |-> " + quoted_tokens(loop.test) + ",";
    new_line();
    const Steps parts = split_at_labels(algorithm_, loop.body);
    field(
        " labDo   |-> ", [&] { steps(parts.labelled); }, ",");
    new_line();
    field(
        " unlabDo |-> ", [&] { statements(parts.unlabelled); }, "]");
  }

  void one_expression(const char* type, const Expr& expr) {
    out_ += fmt::format("[type |-> \"{}\", ", type);
    new_line();
    out_ += " exp |-> " + quoted_tokens(expr) + "]";
  }

  void call(const Call& call) {
    const char* const type = call.then_return ? "callReturn" : call.then_goto ? "callGoto" : "call";
    out_ += fmt::format("[type     |-> \"{}\",", type);
    new_line();
    if (call.then_return) {
      out_ += " from     |-> \"" + call.then_return->procedure + "\",";
    } else if (call.then_goto) {
      out_ += " after    |-> \"" + call.then_goto->target + "\",";
    } else {
      out_ += " returnTo |-> \"\",";
    }
    new_line();
    out_ += " to       |-> \"" + call.procedure + "\",";
    new_line();
    const bool is_plain = !call.then_return && !call.then_goto;
    indented(is_plain ? " args     |-> " : "args     |-> ", [&] {
      list(call.arguments, [&](const Expr& argument) { out_ += quoted_tokens(argument); });
      out_ += "]";
      if (!is_plain) new_line();
    });
  }

  const Algorithm& algorithm_;
  bool is_old_;
  std::string out_;
  std::vector<std::size_t> indents_ = {0};
};

}  // namespace

std::string crc32(std::string_view bytes) {
  constexpr std::uint32_t kPolynomial = 0xEDB88320U;
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? kPolynomial : 0U);
  }
  return fmt::format("{:x}", ~crc);
}

std::string print_tree(const Algorithm& algorithm, bool is_old) { return TreePrinter(algorithm, is_old).run(); }

}  // namespace tlaloc::pluscal
