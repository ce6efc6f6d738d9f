// Constants without a value that --cinit or an assumption says something about are left open.
#include <fmt/format.h>

#include "frontend/kernel/conjuncts.h"
#include "frontend/kernel/levels.h"
#include "frontend/kernel/open_constants.h"
#include "frontend/kernel/traverse.h"
#include "frontend/model/model_builder.h"

namespace tlaloc::model {

using frontend::Model;
using kernel::ConstantId;
using kernel::ExprId;
using kernel::Level;

namespace {

/// What conjuncts of the form `c <= 5`, with c the constant, say of it.
struct Bounds {
  std::optional<Integer> low, high;
  bool is_integer = false;  ///< it is said to be in Int or Nat

  void at_least(const Integer& bound) {
    if (!low || *low < bound) low = bound;
  }
  void at_most(const Integer& bound) {
    if (!high || bound < *high) high = bound;
  }
};

class BoundsReader {
 public:
  BoundsReader(const kernel::Program& program, ConstantId constant) : program_(program), constant_(constant) {}

  void read(ExprId conjunct) {
    const auto* apply = std::get_if<kernel::OpApply>(&program_.exprs[conjunct]);
    if (apply == nullptr || apply->args.size() != 2) return;
    const bool is_left = is_constant(apply->args[0]);
    if (!is_left && !is_constant(apply->args[1])) return;
    const ExprId other = apply->args[is_left ? 1 : 0];
    if (apply->op == kernel::Op::In && is_left) return read_set(other);
    const auto* literal = std::get_if<kernel::Literal>(&program_.exprs[other]);
    const auto* minus = std::get_if<kernel::OpApply>(&program_.exprs[other]);
    const bool is_negative = minus != nullptr && minus->op == kernel::Op::Neg;
    if (is_negative) literal = std::get_if<kernel::Literal>(&program_.exprs[minus->args[0]]);
    if (literal == nullptr || !literal->value.is_int()) return;
    const Integer& bound = literal->value.as_int();
    compare(apply->op, is_left, is_negative ? Integer(0) - bound : bound);
  }

  Bounds bounds;

 private:
  void read_set(ExprId set) {
    if (const auto* apply = std::get_if<kernel::OpApply>(&program_.exprs[set]);
        apply != nullptr && apply->op == kernel::Op::SetMinus) {
      return read_set(apply->args[0]);
    }
    const auto* literal = std::get_if<kernel::Literal>(&program_.exprs[set]);
    if (literal == nullptr) return;
    bounds.is_integer |= literal->value.kind() == ValueKind::IntSet || literal->value.kind() == ValueKind::NatSet;
    if (literal->value.kind() == ValueKind::NatSet) bounds.at_least(0);
  }
  void compare(kernel::Op op, bool is_left, const Integer& bound) {
    switch (op) {
      case kernel::Op::Lt:
        return is_left ? bounds.at_most(bound - Integer(1)) : bounds.at_least(bound + Integer(1));
      case kernel::Op::Le:
        return is_left ? bounds.at_most(bound) : bounds.at_least(bound);
      case kernel::Op::Gt:
        return is_left ? bounds.at_least(bound + Integer(1)) : bounds.at_most(bound - Integer(1));
      case kernel::Op::Ge:
        return is_left ? bounds.at_least(bound) : bounds.at_most(bound);
      default:
        return;
    }
  }
  [[nodiscard]] bool is_constant(ExprId expr) const {
    const auto* ref = std::get_if<kernel::ConstantRef>(&program_.exprs[expr]);
    return ref != nullptr && ref->constant == constant_;
  }

  const kernel::Program& program_;
  ConstantId constant_;
};

}  // namespace

/// `c \in 1..5` where `c \in Int /\ c > 0 /\ c <= 5` is said: a range is worth more than what is asked of a number afterwards.
std::optional<ExprId> ModelBuilder::range_of(ConstantId constant, const std::vector<ExprId>& conjuncts) {
  BoundsReader reader(program_, constant);
  for (const ExprId conjunct : conjuncts) reader.read(conjunct);
  const Bounds& bounds = reader.bounds;
  if (!bounds.is_integer || !bounds.low || !bounds.high || *bounds.high < *bounds.low) return std::nullopt;
  const Span span = program_.constants[constant].span;
  const ExprId ref = program_.add(kernel::ConstantRef{constant}, span, Level::Constant);
  const ExprId range = program_.add(kernel::Literal{Value::interval(*bounds.low, *bounds.high)}, span, Level::Constant);
  return program_.add(kernel::OpApply{kernel::Op::In, {ref, range}}, span, Level::Constant);
}

ExprId ModelBuilder::conjoin(const std::vector<ExprId>& formulas) {
  if (formulas.size() == 1) return formulas.front();
  Level level = Level::Constant;
  for (const ExprId formula : formulas) level = std::max(level, program_.levels[formula]);
  const Span span = program_.spans[formulas.back()];
  return program_.add(kernel::OpApply{kernel::Op::And, formulas}, span, level);
}

void ModelBuilder::leave_constants_open(Model& model) {
  if (!model.init || !model.next) return;
  const auto used = find_used_constants(model);
  std::vector<ExprId> said;
  if (cinit_) said.push_back(cinit_->expr);
  for (const kernel::Assumption& assumption : program_.assumptions) said.push_back(assumption.formula);
  std::vector<ConstantId> without_value;
  for (std::uint32_t i = 0; i < used.size(); ++i) {
    if (used[i] && program_.constants[ConstantId(i)].arity == 0) without_value.emplace_back(i);
  }
  const std::vector<ConstantId> open = kernel::given_values(program_, said, without_value);
  if (open.empty()) {
    // All that it mentions has values: it is one more assumption.
    if (cinit_) program_.assumptions.push_back({Symbol(cinit_->name), cinit_->expr, cinit_->span});
    return;
  }
  const auto mentions_open = [&](ExprId formula) {
    for (const ExprId id : kernel::reach(program_, {formula}).exprs) {
      const auto* ref = std::get_if<kernel::ConstantRef>(&program_.exprs[id]);
      if (ref != nullptr && std::find(open.begin(), open.end(), ref->constant) != open.end()) return true;
    }
    return false;
  };
  frontend::OpenConstants about;
  std::vector<ExprId> facts;
  const auto add_facts = [&](ExprId formula, const std::string& name) {
    facts.push_back(formula);
    for (const kernel::Conjunct& conjunct : kernel::conjuncts(program_, formula, name))
      about.conjuncts.push_back(conjunct.expr);
  };
  if (cinit_) add_facts(cinit_->expr, cinit_->name);
  std::vector<kernel::Assumption> closed;
  for (kernel::Assumption& assumption : program_.assumptions) {
    if (mentions_open(assumption.formula)) {
      add_facts(assumption.formula, assumption.name ? assumption.name->text() : "assumption");
      about.assumed.push_back(std::move(assumption));
    } else {
      closed.push_back(std::move(assumption));
    }
  }
  program_.assumptions = std::move(closed);
  for (const ConstantId id : open) {
    if (const auto range = range_of(id, about.conjuncts)) about.ranges.push_back(*range);
  }
  facts.insert(facts.begin(), about.ranges.begin(), about.ranges.end());
  about.facts = conjoin(facts);
  model.init = conjoin({about.facts, *model.init});

  std::string names;
  for (const ConstantId id : open)
    names += fmt::format("{}`{}`", names.empty() ? "" : ", ", program_.constants[id].name.text());
  sink_.report(DiagnosticKind::ConstantLeftOpen, program_.constants[open.front()].span,
               fmt::format("{} {} left open, with any values that {} allow", names, open.size() == 1 ? "is" : "are",
                           cinit_ ? "`--cinit` and the assumptions" : "the assumptions"),
               fmt::format("to check one value, give `-c {}=EXPR`", program_.constants[open.front()].name.text()));
  kernel::open_constants(program_, open);
  kernel::assign_levels(program_);
  model.open = std::move(about);
}

/// For a constant of which nothing says what it may be: the rest of a remedy.
std::string ModelBuilder::how_to_leave_open(ConstantId constant) const {
  const std::string& name = program_.constants[constant].name.text();
  const auto is_constant = [&](ExprId expr) {
    const auto* ref = std::get_if<kernel::ConstantRef>(&program_.exprs[expr]);
    return ref != nullptr && ref->constant == constant;
  };
  bool is_set = false;
  for (std::uint32_t i = 0; i < program_.exprs.size() && !is_set; ++i) {
    const kernel::Expr& expr = program_.exprs[ExprId(i)];
    if (const auto* apply = std::get_if<kernel::OpApply>(&expr)) {
      is_set = (apply->op == kernel::Op::In || apply->op == kernel::Op::NotIn) && is_constant(apply->args[1]);
    } else if (const auto* quantifier = std::get_if<kernel::Quantifier>(&expr)) {
      is_set = std::any_of(quantifier->binders.begin(), quantifier->binders.end(),
                           [&](const kernel::Binder& binder) { return is_constant(binder.set); });
    }
  }
  if (is_set) {
    return fmt::format(
        "; a set of model values whose size is left open is not supported: give its elements, as in `CONSTANT {} = {{a, b, "
        "c}}`",
        name);
  }
  std::vector<ExprId> said;
  if (cinit_) said.push_back(cinit_->expr);
  for (const kernel::Assumption& assumption : program_.assumptions) said.push_back(assumption.formula);
  const std::vector<ExprId> parts = kernel::reach(program_, said).exprs;
  if (std::any_of(parts.begin(), parts.end(), is_constant)) {
    return fmt::format(
        "; what is said of `{0}` restricts it, but does not say which values it may have: add `{0} \\in Int`, or "
        "another set",
        name);
  }
  return fmt::format("; for all values in a set S, let `ASSUME {} \\in S` or `--cinit` say so", name);
}

}  // namespace tlaloc::model
