#include "frontend/model/split.h"

#include <algorithm>

#include "frontend/kernel/levels.h"
#include "frontend/kernel/traverse.h"

namespace tlaloc::model {

namespace {

using namespace kernel;  // NOLINT(google-build-using-namespace): this file is about kernel nodes only

/// A LET or \A on the way down.
struct Wrap {
  std::variant<Let, Quantifier> node;  ///< its body is not used
  Span span;
};

class Splitter {
 public:
  explicit Splitter(Program& program) : program_(program) {}

  std::vector<Part> run(ExprId formula) {
    walk(formula, false);
    return std::move(parts_);
  }

 private:
  /// The definition of a LET name (or parameter) on the way down; with how many wraps stand outside of it.
  [[nodiscard]] const ExprId* binding(LocalId local) const {
    for (auto wrap = wraps_.rbegin(); wrap != wraps_.rend(); ++wrap) {
      const auto* let = std::get_if<Let>(&wrap->node);
      if (let == nullptr) continue;
      for (const auto& [name, value] : let->bindings) {
        if (name == local) return &value;
      }
    }
    return nullptr;
  }

  /// The level with parameters read as what they stand for.
  [[nodiscard]] Level level(ExprId id, int depth = 0) const {
    Level result = program_.levels[id];
    if (wraps_.empty()) return result;
    const Expr& expr = program_.exprs[id];
    if (const auto* e = std::get_if<OpApply>(&expr); e != nullptr && e->op == Op::Enabled) return result;
    if (depth > kDeepest) return Level::Temporal;
    const auto name = [&](LocalId local) {
      if (const ExprId* value = binding(local)) result = std::max(result, level(*value, depth + 1));
    };
    if (const auto* ref = std::get_if<LocalRef>(&expr)) name(ref->local);
    if (const auto* call = std::get_if<CallLocal>(&expr)) name(call->local);
    for_each_child(expr, [&](ExprId child) { result = std::max(result, level(child, depth + 1)); });
    return result;
  }

  ExprId wrapped(ExprId body) {
    for (auto wrap = wraps_.rbegin(); wrap != wraps_.rend(); ++wrap) {
      Expr node = std::visit(
          [&](auto copy) -> Expr {
            copy.body = body;
            return copy;
          },
          wrap->node);
      const Level node_level = level_of(program_, node);
      body = program_.add(std::move(node), wrap->span, node_level);
    }
    return body;
  }

  void add(PartKind kind, ExprId expr) {
    Part part;
    part.kind = kind;
    part.expr = wrapped(expr);
    part.quantified =
        std::any_of(wraps_.begin(), wraps_.end(), [](const Wrap& w) { return std::holds_alternative<Quantifier>(w.node); });
    if (kind == PartKind::BoxAction) {
      const auto e = std::get<OpApply>(program_.exprs[expr]);  // a copy: wrapping adds nodes
      part.action = wrapped(e.args[0]);
      part.subscript = wrapped(e.args[1]);
    }
    parts_.push_back(std::move(part));
  }

  void below(Wrap wrap, ExprId body, bool boxed) {
    wraps_.push_back(std::move(wrap));
    walk(body, boxed);
    wraps_.pop_back();
  }

  /// What the node is made of when it only groups formulas; false for everything else.
  bool unfold(ExprId id, bool boxed) {
    const Expr expr = program_.exprs[id];  // a copy: walking adds nodes
    const Span span = program_.spans[id];
    if (const auto* e = std::get_if<OpApply>(&expr); e != nullptr && e->op == Op::And) {
      for (const ExprId arg : e->args) walk(arg, boxed);
      return true;
    }
    if (const auto* call = std::get_if<Call>(&expr)) {
      const Definition definition = program_.definitions[call->definition];
      if (definition.recursive) return false;
      if (definition.params.empty()) {
        walk(definition.body, boxed);
        return true;
      }
      Let let;
      for (std::size_t i = 0; i < definition.params.size(); ++i) {
        // An operator handed on by name only would need a second name for it.
        if (program_.locals[definition.params[i]].arity > 0 && !std::holds_alternative<Lambda>(program_.exprs[call->args[i]]))
          return false;
        let.bindings.emplace_back(definition.params[i], call->args[i]);
      }
      below(Wrap{std::move(let), span}, definition.body, boxed);
      return true;
    }
    if (const auto* let = std::get_if<Let>(&expr)) {
      below(Wrap{*let, span}, let->body, boxed);
      return true;
    }
    if (const auto* ref = std::get_if<LocalRef>(&expr)) {
      const ExprId* value = binding(ref->local);
      if (value == nullptr || std::holds_alternative<Lambda>(program_.exprs[*value])) return false;
      const ExprId body = *value;
      walk(body, boxed);
      return true;
    }
    if (const auto* quantifier = std::get_if<Quantifier>(&expr); quantifier != nullptr && quantifier->for_all) {
      for (const Binder& binder : quantifier->binders) {
        if (level(binder.set) != Level::Constant) return false;
      }
      below(Wrap{*quantifier, span}, quantifier->body, boxed);
      return true;
    }
    return false;
  }

  void walk(ExprId id, bool boxed) {
    const Level here = level(id);
    if (here <= Level::State) return add(boxed ? PartKind::BoxState : PartKind::State, id);
    const auto* e = std::get_if<OpApply>(&program_.exprs[id]);
    if (boxed && e != nullptr && e->op == Op::BoxAction) return add(PartKind::BoxAction, id);
    if (e != nullptr && e->op == Op::Always) return walk(e->args[0], true);
    // Not through a bare action: its own conjuncts mean nothing alone.
    if ((boxed || here == Level::Temporal) && unfold(id, boxed)) return;
    if (!boxed) return add(here == Level::Action ? PartKind::Action : PartKind::Temporal, id);
    OpApply always{Op::Always, {id}};
    add(PartKind::Temporal, program_.add(std::move(always), program_.spans[id], Level::Temporal));
  }

  static constexpr int kDeepest = 2000;
  Program& program_;
  std::vector<Wrap> wraps_;
  std::vector<Part> parts_;
};

}  // namespace

std::vector<Part> split(Program& program, ExprId formula) { return Splitter(program).run(formula); }

}  // namespace tlaloc::model
