#include "frontend/model/split.h"

#include <algorithm>

#include "frontend/kernel/levels.h"
#include "frontend/kernel/traverse.h"
#include "frontend/support/stack.h"

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
    if (stack::is_low()) return stack::on_segment([&] { return level(id, depth); });
    Level result = program_.levels[id];
    if (wraps_.empty()) return result;
    const Expr& expr = program_.exprs[id];
    if (const auto* e = std::get_if<OpApply>(&expr); e != nullptr && (e->op == Op::Enabled || e->op == Op::EnabledIn))
      return result;
    if (depth > kDeepest) return Level::Temporal;
    const auto name = [&](LocalId local) {
      if (const ExprId* value = binding(local)) result = std::max(result, level(*value, depth + 1));
    };
    if (const auto* ref = std::get_if<LocalRef>(&expr)) name(ref->local);
    if (const auto* call = std::get_if<CallLocal>(&expr)) name(call->local);
    for_each_child(expr, [&](ExprId child) { result = std::max(result, level(child, depth + 1)); });
    return result;
  }

  /// `body` inside the LETs and, when `quantified`, the \A on the way down.
  ExprId wrapped(ExprId body, bool quantified) {
    for (auto wrap = wraps_.rbegin(); wrap != wraps_.rend(); ++wrap) body = wrapped_once(*wrap, body, quantified);
    return body;
  }

  ExprId wrapped_once(const Wrap& wrap, ExprId body, bool quantified) {
    if (const auto* let = std::get_if<Let>(&wrap.node); let != nullptr ? !mentions(body, *let) : !quantified) return body;
    Expr node = std::visit(
        [&](auto copy) -> Expr {
          copy.body = body;
          return copy;
        },
        wrap.node);
    const Level node_level = level_of(program_, node);
    return program_.add(std::move(node), wrap.span, node_level);
  }

  [[nodiscard]] bool mentions(ExprId id, const Let& let) const {
    if (stack::is_low()) return stack::on_segment([&] { return mentions(id, let); });
    const Expr& expr = program_.exprs[id];
    const auto* ref = std::get_if<LocalRef>(&expr);
    const auto* call = std::get_if<CallLocal>(&expr);
    if (ref != nullptr || call != nullptr) {
      const LocalId local = ref != nullptr ? ref->local : call->local;
      if (std::any_of(let.bindings.begin(), let.bindings.end(), [&](const auto& binding) { return binding.first == local; }))
        return true;
    }
    bool found = false;
    for_each_child(expr, [&](ExprId child) { found = found || mentions(child, let); });
    return found;
  }

  /// The binders on the way down; a set keeps the LETs that stand outside of it.
  std::vector<Binder> binders() {
    std::vector<Binder> all;
    for (std::size_t i = 0; i < wraps_.size(); ++i) {
      const auto* quantifier = std::get_if<Quantifier>(&wraps_[i].node);
      if (quantifier == nullptr) continue;
      for (Binder binder : quantifier->binders) {
        for (std::size_t outer = i; outer-- > 0;) binder.set = wrapped_once(wraps_[outer], binder.set, false);
        all.push_back(std::move(binder));
      }
    }
    return all;
  }

  void add(PartKind kind, ExprId expr, const std::vector<ExprId>& operands) {
    Part part;
    part.kind = kind;
    part.expr = wrapped(expr, true);
    part.binders = binders();
    for (const ExprId operand : operands) part.operands.push_back(wrapped(operand, false));
    part.path = path_;
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
      for (std::size_t i = 0; i < e->args.size(); ++i) {
        if (e->args.size() > 1) path_.push_back(static_cast<std::uint32_t>(i + 1));
        walk(e->args[i], boxed);
        if (e->args.size() > 1) path_.pop_back();
      }
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
    if (stack::is_low()) return stack::on_segment([&] { walk(id, boxed); });
    const Level here = level(id);
    if (here <= Level::State) return add(boxed ? PartKind::BoxState : PartKind::State, id, {id});
    const auto* e = std::get_if<OpApply>(&program_.exprs[id]);
    if (boxed && e != nullptr && e->op == Op::BoxAction) return add(PartKind::BoxAction, id, std::vector(e->args));
    if (e != nullptr && e->op == Op::Always) return walk(e->args[0], true);
    // Not through a bare action: its own conjuncts mean nothing alone.
    if ((boxed || here == Level::Temporal) && unfold(id, boxed)) return;
    if (!boxed && here == Level::Action) return add(PartKind::Action, id, {id});
    classify(id, boxed);
  }

  /// What a temporal formula without groups in it says, `boxed`: always.
  void classify(ExprId id, bool boxed) {
    const auto* e = std::get_if<OpApply>(&program_.exprs[id]);
    if (e != nullptr) {
      const std::vector<ExprId> args = e->args;  // a copy: wrapping adds nodes
      switch (e->op) {
        // These say something of every suffix already: a box adds nothing.
        case Op::WeakFair:
          return add(PartKind::WeakFair, id, {args[1], args[0]});
        case Op::StrongFair:
          return add(PartKind::StrongFair, id, {args[1], args[0]});
        case Op::LeadsTo:
          if (is_simple(args[0]) && is_simple(args[1])) return add(PartKind::LeadsTo, id, args);
          break;
        case Op::Eventually: {
          const ExprId box = operand_of(Op::Always, args[0]).value_or(ExprId());
          if (box.is_valid() && is_simple(box)) return add(PartKind::EventuallyAlways, id, {box});
          if (!is_simple(args[0])) break;
          if (boxed) return add(PartKind::AlwaysEventually, always(id), args);
          return add(PartKind::Eventually, id, args);
        }
        case Op::Implies:
          if (const auto then = operand_of(Op::Eventually, args[1]); boxed && then && is_simple(args[0]) && is_simple(*then))
            return add(PartKind::LeadsTo, always(id), {args[0], *then});
          break;
        default:
          break;
      }
    }
    add(PartKind::Temporal, boxed ? always(id) : id, {});
  }

  [[nodiscard]] bool is_simple(ExprId id) const { return level(id) <= Level::Action; }

  /// The operand when `id` is that operator applied, behind names.
  [[nodiscard]] std::optional<ExprId> operand_of(Op op, ExprId id) const {
    for (int steps = 0; steps < kDeepest; ++steps) {
      const Expr& expr = program_.exprs[id];
      if (const auto* e = std::get_if<OpApply>(&expr)) return e->op == op ? std::optional(e->args[0]) : std::nullopt;
      if (const auto* call = std::get_if<Call>(&expr)) {
        const Definition& definition = program_.definitions[call->definition];
        if (definition.recursive || !definition.params.empty()) return std::nullopt;
        id = definition.body;
      } else if (const auto* ref = std::get_if<LocalRef>(&expr)) {
        const ExprId* value = binding(ref->local);
        if (value == nullptr) return std::nullopt;
        id = *value;
      } else {
        return std::nullopt;
      }
    }
    return std::nullopt;
  }

  ExprId always(ExprId id) { return program_.add(OpApply{Op::Always, {id}}, program_.spans[id], Level::Temporal); }

  static constexpr int kDeepest = 2000;
  Program& program_;
  std::vector<Wrap> wraps_;
  std::vector<std::uint32_t> path_;
  std::vector<Part> parts_;
};

}  // namespace

std::vector<Part> split(Program& program, ExprId formula) { return Splitter(program).run(formula); }

}  // namespace tlaloc::model
