// The S-expression dump: (module Name (extends ...) followed by one unit a line. Names print bare, strings quoted, operators by
// their canonical spelling; nothing of the text's layout remains.
#include <utility>

#include "frontend/support/overloaded.h"
#include "frontend/support/stack.h"
#include "frontend/syntax/children.h"

namespace tlaloc::syntax {
namespace {

class Printer {
 public:
  explicit Printer(const Tree& tree) : tree_(tree) {}

  std::string run() {
    for (const ModuleId id : tree_.top_level) module(id, 0);
    return std::move(out_);
  }

 private:
  // ---- pieces

  void word(const std::string& text) {
    if (!out_.empty() && out_.back() != '(' && out_.back() != ' ' && out_.back() != '\n') out_ += ' ';
    out_ += text;
  }
  void open(const std::string& head) { word("(" + head); }
  void close() { out_ += ')'; }
  void name(const Name& n) { word(n.symbol.text()); }
  void names(const std::vector<Name>& list) {
    for (const Name& n : list) name(n);
  }
  void group(const std::string& head, const std::vector<Name>& list) {
    open(head);
    names(list);
    close();
  }
  template <class... Ids>
  void node(const std::string& head, Ids... ids) {
    open(head);
    (expr(ids), ...);
    close();
  }
  void list(const std::string& head, const std::vector<ExprId>& ids) {
    open(head);
    exprs(ids);
    close();
  }
  void exprs(const std::vector<ExprId>& ids) {
    for (const ExprId id : ids) expr(id);
  }
  /// Every operator has two operands in print: a chain opens all its operators, then closes one after each operand.
  void infix(const Infix& e) {
    const std::vector<ExprId> all = operands(tree_, e);
    for (std::size_t i = 1; i < all.size(); ++i) open(e.op.symbol.text());
    expr(all.front());
    for (std::size_t i = 1; i < all.size(); ++i) {
      expr(all[i]);
      close();
    }
  }
  void pattern(const Pattern& p) {
    if (p.is_tuple) open("tuple");
    names(p.names);
    if (p.is_tuple) close();
  }
  void bound(const Bound& b) {
    open("in");
    for (const Pattern& p : b.patterns) pattern(p);
    expr(b.set);
    close();
  }
  void bounds(const std::vector<Bound>& all) {
    for (const Bound& b : all) bound(b);
  }
  void fields(const std::string& head, const std::vector<Field>& all) {
    open(head);
    for (const Field& field : all) node(field.name.symbol.text(), field.value);
    close();
  }
  void declaration(const Declaration& d) {
    if (d.arity == 0) return name(d.name);
    open(d.name.symbol.text());
    word(std::to_string(d.arity));
    close();
  }
  void declarations(const std::string& head, const std::vector<Declaration>& all) {
    open(head);
    for (const Declaration& d : all) declaration(d);
    close();
  }
  void instance(const InstanceBody& body) {
    open("instance");
    name(body.module);
    for (const Substitution& s : body.substitutions) {
      open("<-");
      name(s.target);
      expr(s.value);
      close();
    }
    close();
  }
  void string(const std::string& text) {
    std::string quoted = "\"";
    for (const char c : text) {
      switch (c) {
        case '"':
          quoted += "\\\"";
          break;
        case '\\':
          quoted += "\\\\";
          break;
        case '\n':
          quoted += "\\n";
          break;
        case '\t':
          quoted += "\\t";
          break;
        case '\r':
          quoted += "\\r";
          break;
        case '\f':
          quoted += "\\f";
          break;
        default:
          quoted += c;
      }
    }
    word(quoted + "\"");
  }

  // ---- expressions

  void path_part(const PathPart& part) {
    switch (part.kind) {
      case PathPart::Kind::Name:
        if (part.args.empty()) return name(part.name);
        return list(part.name.symbol.text(), part.args);
      case PathPart::Kind::Index:
        return word(std::to_string(part.index));
      case PathPart::Kind::First:
        return word("<<");
      case PathPart::Kind::Last:
        return word(">>");
      case PathPart::Kind::Body:
        return word(":");
      case PathPart::Kind::AtSign:
        return word("@");
      case PathPart::Kind::Arguments:
        return list("args", part.args);
    }
  }
  void path(const Path& e) {
    if (e.parts.size() == 1) return path_part(e.parts.front());
    open("!");
    for (const PathPart& part : e.parts) path_part(part);
    close();
  }
  void except(const Except& e) {
    open("except");
    expr(e.base);
    for (const ExceptUpdate& update : e.updates) {
      open("=");
      for (const ExceptStep& step : update.path) {
        if (step.indices.empty()) {
          word("." + step.field.symbol.text());
        } else {
          list("at", step.indices);
        }
      }
      expr(update.value);
      close();
    }
    close();
  }
  void case_of(const Case& e) {
    open("case");
    for (const CaseArm& arm : e.arms) node("->", arm.condition, arm.value);
    if (e.other) node("other", *e.other);
    close();
  }
  void sequent(const Sequent& e) {
    open("assume");
    for (const Assumption& assumption : e.assumptions) {
      std::visit(Overloaded{[&](ExprId id) { expr(id); }, [&](const NewSymbol& symbol) { new_symbol(symbol); }}, assumption);
    }
    node("prove", e.goal);
    close();
  }
  void new_symbol(const NewSymbol& symbol) {
    switch (symbol.kind) {
      case NewSymbol::Kind::Constant:
        open("new constant");
        break;
      case NewSymbol::Kind::Variable:
        open("new variable");
        break;
      case NewSymbol::Kind::State:
        open("new state");
        break;
      case NewSymbol::Kind::Action:
        open("new action");
        break;
      case NewSymbol::Kind::Temporal:
        open("new temporal");
        break;
    }
    declaration(symbol.declaration);
    if (symbol.set) node("in", *symbol.set);
    close();
  }
  static std::string quantifier_head(UnboundedQuantifier::Kind kind) {
    switch (kind) {
      case UnboundedQuantifier::Kind::ForAll:
        return "\\A";
      case UnboundedQuantifier::Kind::Exists:
        return "\\E";
      case UnboundedQuantifier::Kind::TemporalForAll:
        return "\\AA";
      case UnboundedQuantifier::Kind::TemporalExists:
        return "\\EE";
    }
    return {};
  }

  void expr(ExprId id) {
    if (stack::is_low()) return stack::on_segment([&] { expr(id); });
    std::visit(
        Overloaded{
            [&](const Path& e) { path(e); },
            [&](const Prefix& e) { node(e.op.symbol.text(), e.operand); },
            [&](const Postfix& e) { node(e.op.symbol.text(), e.operand); },
            [&](const Infix& e) { infix(e); },
            [&](const Product& e) { list("\\X", e.factors); },
            [&](const Junction& e) { list(e.kind == Junction::Kind::And ? "and" : "or", e.items); },
            [&](const Paren& e) { node("paren", e.inner); },
            [&](const Number& e) {
              const std::string prefix = e.base == 2 ? "\\b" : e.base == 8 ? "\\o" : e.base == 16 ? "\\h" : "";
              word(prefix + e.digits + (e.fraction.empty() ? "" : "." + e.fraction));
            },
            [&](const String& e) { string(e.text.text()); },
            [&](const AtSign&) { word("@"); },
            [&](const Tuple& e) { list("tuple", e.items); },
            [&](const SetEnum& e) { list("set", e.items); },
            [&](const SetFilter& e) {
              open("filter");
              bound(e.bound);
              expr(e.predicate);
              close();
            },
            [&](const SetMap& e) {
              open("map");
              expr(e.value);
              bounds(e.bounds);
              close();
            },
            [&](const FunctionConstructor& e) {
              open("function");
              bounds(e.bounds);
              expr(e.body);
              close();
            },
            [&](const FunctionSet& e) { node("->", e.from, e.to); },
            [&](const FunctionApply& e) {
              open("apply");
              expr(e.function);
              exprs(e.args);
              close();
            },
            [&](const RecordConstructor& e) { fields("record", e.fields); },
            [&](const RecordSet& e) { fields("record-set", e.fields); },
            [&](const FieldAccess& e) {
              open(".");
              expr(e.record);
              name(e.field);
              close();
            },
            [&](const Except& e) { except(e); },
            [&](const If& e) { node("if", e.condition, e.then_branch, e.else_branch); },
            [&](const Case& e) { case_of(e); },
            [&](const Let& e) {
              open("let");
              for (const UnitId unit_id : e.definitions) unit(unit_id, 0);
              expr(e.body);
              close();
            },
            [&](const Quantifier& e) {
              open(e.kind == Quantifier::Kind::ForAll ? "\\A" : "\\E");
              bounds(e.bounds);
              expr(e.body);
              close();
            },
            [&](const UnboundedQuantifier& e) {
              open(quantifier_head(e.kind));
              names(e.names);
              expr(e.body);
              close();
            },
            [&](const Choose& e) {
              open("choose");
              pattern(e.pattern);
              if (e.set) node("in", *e.set);
              expr(e.predicate);
              close();
            },
            [&](const Lambda& e) {
              open("lambda");
              group("params", e.params);
              expr(e.body);
              close();
            },
            [&](const ActionBracket& e) { node(e.kind == ActionBracket::Kind::Box ? "box" : "angle", e.action, e.subscript); },
            [&](const Fairness& e) { node(e.kind == Fairness::Kind::Weak ? "WF" : "SF", e.subscript, e.action); },
            [&](const Labelled& e) {
              open("label");
              group(e.label.symbol.text(), e.params);
              expr(e.expr);
              close();
            },
            [&](const Sequent& e) { sequent(e); },
        },
        tree_.exprs[id]);
  }

  // ---- proofs

  void proof(ProofId id) {
    if (stack::is_low()) return stack::on_segment([&] { proof(id); });
    const Proof& p = tree_.proofs[id];
    switch (p.kind) {
      case Proof::Kind::Obvious:
        return word("(obvious)");
      case Proof::Kind::Omitted:
        return word("(omitted)");
      case Proof::Kind::By:
        open(p.only ? "by only" : "by");
        exprs(p.facts);
        if (!p.modules.empty()) group("modules", p.modules);
        if (!p.definitions.empty()) list("def", p.definitions);
        return close();
      case Proof::Kind::Steps:
        open("proof");
        for (const ProofStep& s : p.steps) step(s);
        return close();
    }
  }
  void step(const ProofStep& s) {
    open(s.id.symbol.text());
    if (!s.keyword.symbol.empty()) name(s.keyword);
    names(s.names);
    bounds(s.bounds);
    for (const UnitId definition : s.definitions) unit(definition, 0);
    exprs(s.exprs);
    if (!s.modules.empty()) group("modules", s.modules);
    if (!s.unfolded.empty()) list("def", s.unfolded);
    if (s.proof) proof(*s.proof);
    close();
  }

  // ---- units and modules

  void unit(UnitId id, int indent) {
    std::visit(Overloaded{
                   [&](const ConstantDeclaration& u) { declarations("constant", u.items); },
                   [&](const VariableDeclaration& u) { group("variable", u.names); },
                   [&](const RecursiveDeclaration& u) { declarations("recursive", u.items); },
                   [&](const OperatorDefinition& u) {
                     open(u.local ? "local ==" : "==");
                     declarations(u.name.symbol.text(), u.params);
                     expr(u.body);
                     close();
                   },
                   [&](const FunctionDefinition& u) {
                     open(u.local ? "local function" : "function");
                     name(u.name);
                     bounds(u.bounds);
                     expr(u.body);
                     close();
                   },
                   [&](const ModuleDefinition& u) {
                     open(u.local ? "local ==" : "==");
                     declarations(u.name.symbol.text(), u.params);
                     instance(u.instance);
                     close();
                   },
                   [&](const Instance& u) {
                     if (u.local) open("local");
                     instance(u.instance);
                     if (u.local) close();
                   },
                   [&](const Assume& u) {
                     open(u.is_axiom ? "axiom" : "assume");
                     if (u.name) name(*u.name);
                     expr(u.formula);
                     close();
                   },
                   [&](const Theorem& u) {
                     open("theorem");
                     if (u.name) name(*u.name);
                     expr(u.statement);
                     if (u.proof) proof(*u.proof);
                     close();
                   },
                   [&](const UseOrHide& u) {
                     open(u.keyword.symbol.text() + (u.only ? " only" : ""));
                     exprs(u.facts);
                     if (!u.modules.empty()) group("modules", u.modules);
                     if (!u.definitions.empty()) list("def", u.definitions);
                     close();
                   },
                   [&](const Submodule& u) { module(u.module, indent); },
                   [&](const Separator&) { word("(separator)"); },
               },
               tree_.units[id]);
  }
  void module(ModuleId id, int indent) {
    const Module& m = tree_.modules[id];
    open("module");
    name(m.name);
    if (!m.extends.empty()) group("extends", m.extends);
    for (const UnitId unit_id : m.units) {
      out_ += '\n';
      out_.append(static_cast<std::size_t>(indent) * 2 + 2, ' ');
      unit(unit_id, indent + 1);
    }
    close();
    if (indent == 0) out_ += '\n';
  }

  const Tree& tree_;
  std::string out_;
};

}  // namespace

std::string print(const Tree& tree) { return Printer(tree).run(); }

}  // namespace tlaloc::syntax
