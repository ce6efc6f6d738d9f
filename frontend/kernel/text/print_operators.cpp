// The printer: native and defined operators applied to operands, with parentheses where a reader needs them.
#include <fmt/format.h>

#include <cctype>

#include "frontend/kernel/text/printer.h"
#include "frontend/kernel/traverse.h"

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

}  // namespace

std::string Printer::operand(ExprId id) {
  auto [inner, closed] = render(id);
  return closed ? std::move(inner) : "(" + inner + ")";
}

bool Printer::binds_more_tightly(ExprId id, Op outer, bool is_first) const {
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

std::string Printer::infix_operand(ExprId id, Op outer, bool is_first) {
  if (outer == Op::Product) return factor(id);
  return binds_more_tightly(id, outer, is_first) ? text(id) : operand(id);
}

std::string Printer::factor(ExprId id) {
  const auto* literal = std::get_if<Literal>(&program_.exprs[id]);
  const ValueKind kind = literal == nullptr ? ValueKind::Set : literal->value.kind();
  const bool is_open =
      kind == ValueKind::Interval || kind == ValueKind::PowerSet || kind == ValueKind::SetOp || kind == ValueKind::Product;
  return is_open ? "(" + text(id) + ")" : operand(id);
}

std::string Printer::list(const std::vector<ExprId>& ids) {
  std::vector<std::string> parts;
  for (const ExprId id : ids) parts.push_back(text(id));
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string Printer::applied(const std::string& head, const std::vector<ExprId>& args) {
  if (args.empty()) return head;
  return fmt::format("{}({})", head, list(args));
}

std::string Printer::subscript(ExprId v) {
  std::string out = text(v);
  const bool simple = is_word(out) || out.starts_with("<<");
  return simple ? out : "(" + out + ")";
}

std::string Printer::applied_from(const std::string& prefix, const OpApply& e) {
  const std::string head = prefix + info(e.op).spelling;
  if (info(e.op).style != OpStyle::Infix) return applied(head, e.args);
  std::string out = text(e.args.front());
  for (std::size_t i = 1; i < e.args.size(); ++i) out = fmt::format("{}({}, {})", head, out, text(e.args[i]));
  return out;
}

std::string Printer::applied_symbol(const std::string& symbol, const std::vector<ExprId>& args) {
  if (args.size() == 2) return fmt::format("{} {} {}", operand(args[0]), symbol, operand(args[1]));
  return symbol == "-." ? "-" + operand(args[0]) : operand(args[0]) + symbol;
}

std::string Printer::named_enabled(ExprId id, const OpApply& e) {
  const Spelling::Enabled names = spelling_->enabled(id);
  std::vector<std::string> given;
  for (const LocalId local : free_locals(program_, e.args)) given.push_back(name(local));
  const std::string list = given.empty() ? "" : fmt::format("({})", fmt::join(given, ", "));
  return fmt::format("{}{}!{}", names.instance, list, names.name);
}

Printer::Piece Printer::op(const OpApply& e) {
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

Printer::Piece Printer::call(const Call& e) {
  const std::string called =
      spelling_ == nullptr ? program_.definitions[e.definition].name.text() : spelling_->definition(program_, e.definition);
  if (is_symbol(called) && called.find('!') == std::string::npos && !e.args.empty() && e.args.size() <= 2) {
    return {applied_symbol(called, e.args), false};
  }
  return {applied(called, e.args), true};
}

}  // namespace tlaloc::kernel
