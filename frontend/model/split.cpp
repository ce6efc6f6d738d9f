#include "frontend/model/split.h"

#include "frontend/kernel/nesting.h"
#include "frontend/support/stack.h"

namespace tlaloc::model {

namespace {

using namespace kernel;  // NOLINT(google-build-using-namespace): this file is about kernel nodes only

class Splitter {
 public:
  explicit Splitter(Program& program) : program_(program), nesting_(program) {}

  std::vector<Part> run(ExprId formula) {
    walk(formula, false);
    return std::move(parts_);
  }

 private:
  void add(PartKind kind, ExprId expr, const std::vector<ExprId>& operands) {
    Part part;
    part.kind = kind;
    part.expr = nesting_.wrapped(expr, true);
    part.binders = nesting_.binders();
    for (const ExprId operand : operands) part.operands.push_back(nesting_.wrapped(operand, false));
    part.path = path_;
    parts_.push_back(std::move(part));
  }

  void below(std::variant<Let, Quantifier> wrap, Span span, ExprId body, bool boxed) {
    nesting_.enter(std::move(wrap), span);
    walk(body, boxed);
    nesting_.leave();
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
      auto let = nesting_.parameters(definition.params, call->args);
      if (!let) return false;
      below(std::move(*let), span, definition.body, boxed);
      return true;
    }
    if (const auto* let = std::get_if<Let>(&expr)) {
      below(*let, span, let->body, boxed);
      return true;
    }
    if (const auto* ref = std::get_if<LocalRef>(&expr)) {
      const ExprId* value = nesting_.binding(ref->local);
      if (value == nullptr || std::holds_alternative<Lambda>(program_.exprs[*value])) return false;
      const ExprId body = *value;
      walk(body, boxed);
      return true;
    }
    if (const auto* quantifier = std::get_if<Quantifier>(&expr); quantifier != nullptr && quantifier->for_all) {
      for (const Binder& binder : quantifier->binders) {
        if (nesting_.level(binder.set) != Level::Constant) return false;
      }
      below(*quantifier, span, quantifier->body, boxed);
      return true;
    }
    return false;
  }

  void walk(ExprId id, bool boxed) {
    if (stack::is_low()) return stack::on_segment([&] { walk(id, boxed); });
    const Level here = nesting_.level(id);
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

  [[nodiscard]] bool is_simple(ExprId id) const { return nesting_.level(id) <= Level::Action; }

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
        const ExprId* value = nesting_.binding(ref->local);
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
  Nesting nesting_;
  std::vector<std::uint32_t> path_;
  std::vector<Part> parts_;
};

}  // namespace

std::vector<Part> split(Program& program, ExprId formula) { return Splitter(program).run(formula); }

}  // namespace tlaloc::model
