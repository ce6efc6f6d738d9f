// Terms as SMT-LIB 2 text, written without recursion.
#include <algorithm>
#include <cctype>

#include "encoder/term/smtlib.h"
#include "encoder/term/totalizer.h"
#include "frontend/support/check.h"

namespace tlaloc::term {

namespace {

std::string integer_text(const Integer& value) {
  return value.sign() < 0 ? "(- " + (-value).to_string() + ")" : value.to_string();
}

std::string quoted(std::string name) {
  const auto plain = [](unsigned char c) { return std::isalnum(c) != 0 || c == '_' || c == '.' || c == '!'; };
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '|' || c == '\\'; }, '_');
  const bool simple = !name.empty() && std::isdigit(static_cast<unsigned char>(name.front())) == 0 &&
                      std::all_of(name.begin(), name.end(), [&](char c) { return plain(static_cast<unsigned char>(c)); });
  return simple ? name : "|" + name + "|";
}

const char* spelling(Op op) {
  switch (op) {
    case Op::Not:
      return "not";
    case Op::And:
      return "and";
    case Op::Or:
      return "or";
    case Op::Iff:
    case Op::Eq:
      return "=";
    case Op::Ite:
      return "ite";
    case Op::Le:
      return "<=";
    case Op::Add:
      return "+";
    case Op::Mul:
      return "*";
    case Op::Div:
      return "div";
    case Op::Mod:
      return "mod";
    default:
      break;
  }
  internal_error(__FILE__, __LINE__, "operator without a spelling");
}

/// Writes terms; sub-terms that have a name are written by it.
class Writer {
 public:
  enum class Style { Readable, Script };
  using Names = std::unordered_map<TermId, std::string>;
  Writer(const Terms& terms, Style style, const Names& names) : terms_(terms), style_(style), names_(names) {}

  void write(TermId root, bool expand_root, std::string& out) const {
    struct Item {
      TermId term;
      std::string text;  // when the term is invalid
      bool expand = false;
    };
    std::vector<Item> stack;
    stack.push_back({root, {}, expand_root});
    const auto text = [&](std::string s) { stack.push_back({TermId(), std::move(s), false}); };
    const auto sub = [&](TermId t) { stack.push_back({t, {}, false}); };
    while (!stack.empty()) {
      const Item item = std::move(stack.back());
      stack.pop_back();
      if (!item.term.is_valid()) {
        out += item.text;
        continue;
      }
      const auto named = item.expand ? names_.end() : names_.find(item.term);
      if (named != names_.end()) {
        out += named->second;
        continue;
      }
      const std::span<const TermId> args = terms_.args(item.term);
      switch (terms_.op(item.term)) {
        case Op::True:
          out += "true";
          break;
        case Op::False:
          out += "false";
          break;
        case Op::Variable:
          out += variable_name(item.term);
          break;
        case Op::Integer:
          out += integer_text(terms_.integer_value(item.term));
          break;
        case Op::AtMost:
        case Op::AtLeast: {
          const bool most = terms_.op(item.term) == Op::AtMost;
          const std::string bound = std::to_string(terms_.bound(item.term));
          if (style_ == Style::Readable) {
            out += most ? "((_ at-most " : "((_ at-least ";
            out += bound + ")";
            text(")");
            for (auto a = args.rbegin(); a != args.rend(); ++a) {
              sub(*a);
              text(" ");
            }
          } else {  // the indexed operators are Z3's own: a script spells them out
            out += most ? "(<= (+" : "(>= (+";
            text(") " + bound + ")");
            for (auto a = args.rbegin(); a != args.rend(); ++a) {
              text(" 1 0)");
              sub(*a);
              text(" (ite ");
            }
          }
          break;
        }
        case Op::Div:
        case Op::Mod:
          if (style_ == Style::Script && !is_positive(args[1])) {  // SMT-LIB rounds by the divisor's sign
            out += terms_.op(item.term) == Op::Div ? "(tla.div " : "(tla.mod ";
            text(")");
            sub(args[1]);
            text(" ");
            sub(args[0]);
            break;
          }
          [[fallthrough]];
        default:
          out += "(";
          out += spelling(terms_.op(item.term));
          text(")");
          for (auto a = args.rbegin(); a != args.rend(); ++a) {
            sub(*a);
            text(" ");
          }
      }
    }
  }

  [[nodiscard]] std::string variable_name(TermId t) const {
    const std::string& name = terms_.variable(t).name;
    return quoted(style_ == Style::Readable ? name : name + "!" + std::to_string(terms_.variable_number(t)));
  }

 private:
  [[nodiscard]] bool is_positive(TermId t) const { return terms_.op(t) == Op::Integer && terms_.integer_value(t).sign() > 0; }

  const Terms& terms_;
  Style style_;
  const Names& names_;
};

/// All sub-terms, arguments before what uses them, and how often each is used.
std::vector<std::pair<TermId, std::size_t>> reachable(const Terms& terms, std::span<const TermId> roots) {
  std::unordered_map<TermId, std::size_t> uses;
  std::vector<TermId> stack;
  for (const TermId root : roots) {
    if (uses[root]++ == 0) stack.push_back(root);
  }
  while (!stack.empty()) {
    const TermId t = stack.back();
    stack.pop_back();
    for (const TermId a : terms.args(t)) {
      if (uses[a]++ == 0) stack.push_back(a);
    }
  }
  std::vector<std::pair<TermId, std::size_t>> result(uses.begin(), uses.end());
  std::sort(result.begin(), result.end());  // ids grow from arguments to users
  return result;
}

}  // namespace

std::string print(const Terms& terms, TermId t) {
  std::string out;
  Writer(terms, Writer::Style::Readable, {}).write(t, false, out);
  return out;
}

SmtlibWriter::SmtlibWriter(const Terms& terms, std::span<const TermId> roots, Counting counting)
    : terms_(terms), counting_(counting) {
  for (const auto& [t, uses] : reachable(terms, roots)) {
    if (terms.op(t) == Op::Variable) variables_.push_back(t);
    if ((uses >= 2 && !terms.args(t).empty()) || is_defined_by_cases(t)) defined_.push_back(t);
  }
}

bool SmtlibWriter::is_defined_by_cases(TermId t) const {
  return counting_ == Counting::Cases && (terms_.op(t) == Op::AtMost || terms_.op(t) == Op::AtLeast);
}

std::string SmtlibWriter::cases(TermId t, std::string& out) const {
  const bool most = terms_.op(t) == Op::AtMost;
  const std::size_t bound = std::size_t{terms_.bound(t)} + (most ? 1 : 0);
  std::vector<std::string> args;
  for (const TermId arg : terms_.args(t)) args.push_back(text(arg));
  std::size_t made = 0;
  const auto define = [&](std::string formula) {
    std::string name = "tla.t" + std::to_string(t.index) + "." + std::to_string(made++);
    out += "(define-fun " + name + " () Bool " + formula + ")\n";
    return name;
  };
  const auto both = [&](const std::string& left, const std::string& right) {
    return define("(and " + left + " " + right + ")");
  };
  const auto any = [&](const std::vector<std::string>& ways) {
    std::string formula = "(or";
    for (const std::string& way : ways) formula += " " + way;
    return define(formula + ")");
  };
  std::string at_least = "true";
  if (bound > args.size()) at_least = "false";
  if (bound > 0 && bound <= args.size()) at_least = totalizer(std::span<const std::string>(args), bound, both, any)[bound - 1];
  return most ? "(not " + at_least + ")" : at_least;
}

std::string SmtlibWriter::sort(TermId t) const { return terms_.sort(t) == Sort::Bool ? "Bool" : "Int"; }

std::vector<std::string> SmtlibWriter::bounds(TermId variable) const {
  const Variable& known = terms_.variable(variable);
  std::vector<std::string> all;
  if (known.low) all.push_back("(<= " + integer_text(*known.low) + " " + text(variable) + ")");
  if (known.high) all.push_back("(<= " + text(variable) + " " + integer_text(*known.high) + ")");
  return all;
}

std::string SmtlibWriter::definitions() {
  std::string out =
      "(define-fun tla.div ((a Int) (b Int)) Int (ite (= b 0) 0 (ite (> b 0) (div a b) (div (- a) (- b)))))\n"
      "(define-fun tla.mod ((a Int) (b Int)) Int (ite (= b 0) 0 (- a (* b (tla.div a b)))))\n";
  for (const TermId t : defined_) {
    std::string body;
    if (is_defined_by_cases(t)) {
      body = cases(t, out);
    } else {
      Writer(terms_, Writer::Style::Script, names_).write(t, true, body);
    }
    std::string name = "tla.t" + std::to_string(t.index);
    out += "(define-fun " + name + " () " + sort(t) + " " + body + ")\n";
    names_.emplace(t, std::move(name));
  }
  return out;
}

std::string SmtlibWriter::text(TermId t) const {
  std::string out;
  Writer(terms_, Writer::Style::Script, names_).write(t, false, out);
  return out;
}

std::string to_smtlib(const Terms& terms, std::span<const TermId> assertions, const std::string& comment) {
  SmtlibWriter writer(terms, assertions, SmtlibWriter::Counting::Sums);
  std::string out = comment.empty() ? "" : "; ";
  for (const char c : comment) {
    out += c;
    if (c == '\n') out += "; ";
  }
  if (!comment.empty()) out += '\n';
  out += "(set-logic ALL)\n";
  for (const TermId variable : writer.variables()) {
    out += "(declare-const " + writer.text(variable) + " " + writer.sort(variable) + ")\n";
    for (const std::string& bound : writer.bounds(variable)) out += "(assert " + bound + ")\n";
  }
  out += writer.definitions();
  for (const TermId a : assertions) out += "(assert " + writer.text(a) + ")\n";
  out += "(check-sat)\n";
  return out;
}

}  // namespace tlaloc::term
