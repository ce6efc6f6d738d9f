// The door to the evaluator, and which rule an expression goes to.
#include "encoder/evaluate/evaluator.h"

#include <atomic>

#include "encoder/evaluate/impl.h"
#include "frontend/support/overloaded.h"
#include "frontend/support/stack.h"

namespace tlaloc::evaluate {

namespace {

constexpr std::uint64_t kInterruptEvery = 256;
constexpr std::uint64_t kConstantPolls = 1U << 13U;  // patience with the concrete interpreter, in its polls

}  // namespace

std::uint64_t new_state_id() {
  static std::atomic<std::uint64_t> last{0};
  return ++last;
}

Evaluator::Impl::Impl(const kernel::Program& program_in, Terms& terms_in, obligation::Obligations& obligations_in,
                      Limits limits_in, interpret::Run run_in)
    : program(program_in),
      terms(terms_in),
      obligations(obligations_in),
      limits(limits_in),
      bottom(lazy(symbolic::Union{})),
      run(std::move(run_in)),
      interpreter(program_in, {.print = {},
                               .interrupted = [this] { return ++polls > kConstantPolls || (interrupted && interrupted()); },
                               .run = run,
                               .so_far = {},
                               .decider = {}}),
      infos(program_in.exprs.size()),
      constant_definitions(find_constant_definitions()) {
  for (const kernel::Definition& definition : program.definitions) {
    Thunk thunk;
    thunk.body = definition.body;
    thunk.home = terms.true_term();
    definition_thunks.push_back(std::move(thunk));
  }
}

Evaluator::Impl::~Impl() {
  // Lazy sets hold on to the environments they were made in, whose thunks may hold the sets: undo the knots.
  for (const auto& holder : holders) {
    const auto environment = holder.lock();
    if (environment == nullptr) continue;
    for (Thunk& thunk : environment->thunks) thunk.entries.clear();
    environment->points.clear();
  }
}

void Evaluator::Impl::poll() {
  if (++evaluations % kInterruptEvery == 0 && interrupted && interrupted()) throw Interrupted{};
}

Scope Evaluator::Impl::scope_of(const Context& context) {
  Scope s;
  s.env = context.env;
  s.path = context.path.is_valid() ? context.path : terms.true_term();
  static const std::vector<VariableId> none;
  const std::vector<VariableId>& own = context.current != nullptr ? context.current->own : none;
  const auto view = [&](const auto* state, std::uint64_t& id, StatePtr& cached) -> StatePtr {
    if (state == nullptr) return nullptr;
    if (cached != nullptr && state->id != 0 && state->id == id) return cached;
    auto made = std::make_shared<StateView>();
    made->values.resize(variable_count());
    if (own.empty()) {
      std::copy(state->values.begin(), state->values.end(), made->values.begin());
    } else {
      made->own = own;
      for (const VariableId variable : own) made->values[variable.index] = state->values[variable.index];
      for (std::size_t v = program.first_rigid(); v < program.variables.size(); ++v) made->values[v] = state->values[v];
    }
    id = state->id;
    cached = made;
    return made;
  };
  s.current = context.initial != nullptr ? view(context.initial, current_id, current_view)
                                         : view(context.current, current_id, current_view);
  s.next = view(context.next, next_id, next_view);
  return s;
}

SymValue Evaluator::Impl::eval(ExprId expr, const Scope& s) {
  if (const auto* literal = std::get_if<kernel::Literal>(&node(expr))) return literal->value;
  if (terms.is_false(s.path)) return bottom;
  if (stack::is_low()) [[unlikely]] {
    return stack::on_segment([&] { return eval(expr, s); });
  }
  struct Restore {
    Span& place;
    Span before;
    ~Restore() { place = before; }
  } restore{span, span};
  if (const Span own = program.spans[expr]; own.is_valid()) span = own;
  poll();
  try {
    if (auto value = constant(expr, s)) return *value;
    return dispatch(expr, s);
  } catch (Unsupported& refusal) {
    refusal.set_span(span);
    throw;
  } catch (const stack::Exhausted&) {
    unsupported("the expression nests, or a recursive operator unfolds, too deeply; bound the recursion by ground values");
  }
}

TermId Evaluator::Impl::holds(ExprId expr, const Scope& s) {
  const Span outer = span;
  if (const Span own = program.spans[expr]; own.is_valid()) span = own;
  const TermId result = formula(expr, s, "a formula");
  span = outer;
  return result;
}

SymValue Evaluator::Impl::dispatch(ExprId expr, const Scope& s) {
  const auto heavy = [&](auto&& rule) -> SymValue {
    if (auto value = delegate(expr, s)) return *value;
    return rule();
  };
  return std::visit(
      Overloaded{
          [&](const kernel::Literal& literal) -> SymValue { return literal.value; },
          [&](const kernel::ConstantRef& ref) -> SymValue {
            return fail_all(s, ErrorKind::Undefined,
                            "constant `" + program.constants[ref.constant].name.text() + "` has no value in the configuration");
          },
          [&](const kernel::VariableRef& ref) -> SymValue { return eval_variable(ref, s); },
          [&](const kernel::LocalRef& ref) -> SymValue { return eval_local(ref, s); },
          [&](const kernel::OpApply& apply) -> SymValue { return eval_op(expr, apply, s); },
          [&](const kernel::Call& call) -> SymValue {
            if (FoldRest* rest = rest_of(expr, s.env)) return take_rest(*rest, expr, s);
            return heavy([&] { return eval_call(expr, call, s); });
          },
          [&](const kernel::CallLocal& call) -> SymValue { return eval_call_local(expr, call, s); },
          [&](const kernel::Lambda&) -> SymValue { unsupported("an operator stands where a value is needed"); },
          [&](const kernel::Let& let) -> SymValue {
            const EnvironmentPtr inner = enter_let(let, s);
            return eval(let.body, s.with(inner));
          },
          [&](const kernel::Quantifier& q) -> SymValue { return heavy([&] { return eval_quantifier(q, s); }); },
          [&](const kernel::UnboundedQuantifier& q) -> SymValue {
            unsupported(q.temporal ? "a temporal quantifier cannot be evaluated in a state"
                                   : "a quantifier without a set to range over cannot be evaluated; bound it: `\\A x \\in S`");
          },
          [&](const kernel::Choose& choose) -> SymValue { return heavy([&] { return eval_choose(choose, s); }); },
          [&](const kernel::UnboundedChoose&) -> SymValue {
            unsupported(
                "CHOOSE without a set to choose from cannot be evaluated, other than `CHOOSE x : x \\notin S` for a constant "
                "set "
                "S; give the definition a value in the configuration, for instance a model value, or bound it: "
                "`CHOOSE x \\in S : ...`");
          },
          [&](const kernel::Filter& filter) -> SymValue { return heavy([&] { return eval_filter(filter, s); }); },
          [&](const kernel::Map& map) -> SymValue { return heavy([&] { return eval_map(map, s); }); },
          [&](const kernel::FunctionConstructor& constructor) -> SymValue {
            return heavy([&] { return eval_constructor(constructor, s); });
          },
          [&](const kernel::RecordConstructor& record) -> SymValue { return eval_record(record, s); },
          [&](const kernel::RecordSet& record_set) -> SymValue { return eval_record_set(record_set, s); },
          [&](const kernel::Except& except) -> SymValue { return eval_except(except, s); },
          [&](const kernel::Case& c) -> SymValue { return eval_case(c, s); },
      },
      node(expr));
}

SymValue Evaluator::Impl::eval_op(ExprId expr, const kernel::OpApply& operation, const Scope& s) {
  const auto& args = operation.args;
  switch (operation.op) {
    case Op::And:
      return eval_and(args, s);
    case Op::Or:
      return eval_or(args, s);
    case Op::Implies:
      return eval_implies(args, s);
    case Op::If:
      return eval_if(args, s);
    case Op::Apply:
      return eval_apply(expr, operation, s);
    case Op::Lt:
    case Op::Le:
    case Op::Gt:
    case Op::Ge:
    case Op::Eq:
    case Op::Ne:
      if (auto value = compare_length(operation, s)) return *value;
      break;
    case Op::Domain:
      return eval_domain(operation, s);
    case Op::In:
    case Op::NotIn:
      return eval_membership(operation, s);
    case Op::SubsetEq:
      return eval_subset(operation, s);
    case Op::SelectSeq:
      if (auto value = delegate(expr, s)) return *value;
      return eval_select_seq(args[0], args[1], s);
    case Op::SortSeq:
      if (auto value = delegate(expr, s)) return *value;
      return eval_sort_seq(args[0], args[1], s);
    default:
      break;
  }
  switch (kernel::info(operation.op).kind) {
    case kernel::OpKind::Strict: {
      std::vector<SymValue> values;
      values.reserve(args.size());
      for (const ExprId arg : args) values.push_back(eval(arg, s));
      return apply(operation.op, std::move(values), s);
    }
    case kernel::OpKind::Lazy:
    case kernel::OpKind::HigherOrder:
      return eval_lazy_native(operation, s);
    case kernel::OpKind::Effect:
      unsupported(
          std::string("`") + kernel::info(operation.op).spelling +
          "` depends on more than the state, which has no meaning in symbolic checking; `tlaloc simulate` evaluates it");
    case kernel::OpKind::Action:
      return eval_action_op(operation, s);
    case kernel::OpKind::Temporal:
      break;
  }
  unsupported(std::string("temporal operator `") + kernel::info(operation.op).spelling +
              "` has no value in a state; use it in PROPERTY or SPECIFICATION only");
}

// ---- the public face

Evaluator::Evaluator(const kernel::Program& program, Terms& terms, obligation::Obligations& obligations, Limits limits,
                     interpret::Run run)
    : impl_(std::make_unique<Impl>(program, terms, obligations, limits, std::move(run))) {}
Evaluator::~Evaluator() = default;

SymValue Evaluator::evaluate(ExprId expr, const Context& context) {
  return impl_->enter_from_outside([&] {
    const SymValue value = impl_->eval(expr, impl_->scope_of(context));
    return impl_->is_bottom(value) ? SymValue() : value;
  });
}

TermId Evaluator::holds(ExprId expr, const Context& context) {
  return impl_->enter_from_outside([&] { return impl_->holds(expr, impl_->scope_of(context)); });
}

SymValue Evaluator::Impl::eval_operand(const Operand& operand, const Scope& s) {
  const Scope there = s.with(operand.env);
  return operand.primed ? eval_prime(operand.expr, there) : eval(operand.expr, there);
}

Attempt<SymValue> Evaluator::try_evaluate(const Operand& operand, const Context& context) {
  return impl_->attempt<SymValue>(context, {}, [&](const Scope& s) {
    SymValue value = impl_->eval_operand(operand, s);
    return impl_->is_bottom(value) ? SymValue() : value;
  });
}

Attempt<SymValue> Evaluator::try_evaluate_set(ExprId expr, const Context& context) {
  return impl_->attempt<SymValue>(context, Value::set({}), [&](const Scope& s) {
    const SymValue value = impl_->eval(expr, s);
    impl_->span = impl_->program.spans[expr];
    return impl_->only_sets(value, s);
  });
}

Attempt<TermId> Evaluator::try_holds(ExprId expr, const Context& context) {
  return impl_->attempt<TermId>(context, terms().false_term(), [&](const Scope& s) { return impl_->holds(expr, s); });
}

Attempt<TermId> Evaluator::try_equal(const Operand& left, const Operand& right, const Context& context) {
  return impl_->attempt<TermId>(context, terms().false_term(), [&](const Scope& s) {
    const SymValue a = impl_->eval_operand(left, s);
    const SymValue b = impl_->eval_operand(right, s);
    impl_->span = program().spans[left.expr];
    return impl_->equal(a, b, s);
  });
}

std::optional<Evaluator::Glimpse> Evaluator::glimpse(ExprId expr, const Context& context) {
  Attempt<SymValue> seen;
  try {
    seen = impl_->attempt<SymValue>(
        context, {}, [&](const Scope& s) { return impl_->eval(expr, s); }, false);
  } catch (const Unsupported&) {
    return std::nullopt;
  }
  const TermId defined = seen.early ? terms().negate(seen.early->path) : terms().true_term();
  if (impl_->is_bottom(seen.value) || terms().is_false(terms().conjunction({context.path, defined}))) return std::nullopt;
  return Glimpse{std::move(seen.value), defined};
}

std::optional<Attempt<std::vector<Evaluator::Application>>> Evaluator::try_apply(const kernel::OpApply& apply,
                                                                                 const Context& context) {
  bool is_rule = true;
  auto result = impl_->attempt<std::vector<Application>>(context, {}, [&](const Scope& s) {
    std::vector<Application> out;
    const EnvironmentPtr function = impl_->lazy_function(apply.args[0], s);
    is_rule = function != nullptr;
    if (is_rule) impl_->open_node(function, impl_->eval(apply.args[1], s), s, out);
    return out;
  });
  if (!is_rule) return std::nullopt;
  return result;
}

EnvironmentPtr Evaluator::bind(const EnvironmentPtr& env, LocalId local, SymValue value) const {
  return impl_->bind_value(env, local, std::move(value));
}

EnvironmentPtr Evaluator::bind(const kernel::Binder& binder, SymValue element, const Context& context) {
  return impl_->enter_from_outside([&] { return impl_->bind_element(context.env, binder, element, impl_->scope_of(context)); });
}

EnvironmentPtr Evaluator::enter(const kernel::Call& call, const Context& context) {
  return impl_->enter_call(program().definitions[call.definition].params, call.args, nullptr, impl_->scope_of(context));
}

EnvironmentPtr Evaluator::enter(const kernel::Let& let, const Context& context) {
  return impl_->enter_let(let, impl_->scope_of(context));
}

Evaluator::Closure Evaluator::resolve(const kernel::LocalRef& ref, const Context& context) {
  const Binding found = lookup(context.env, ref.local);
  if (found.node->kind == Environment::Kind::Values || found.node->kind == Environment::Kind::Function) return {};
  if (found.node->thunks[found.index].fixed_by != nullptr) return {};
  return {found.node->thunks[found.index].body, found.node->home()};
}

Evaluator::Closure Evaluator::resolve(const kernel::CallLocal& call, const Context& context) {
  return impl_->resolve_call(call, impl_->scope_of(context));
}

std::optional<TermId> Evaluator::precedes(const SymValue& a, const SymValue& b) { return impl_->precedes(a, b); }

Terms& Evaluator::terms() { return impl_->terms; }
const Limits& Evaluator::limits() const { return impl_->limits; }
const kernel::Program& Evaluator::program() const { return impl_->program; }
obligation::Obligations& Evaluator::obligations() { return impl_->obligations; }
void Evaluator::set_level(std::uint32_t level) { impl_->level = level; }
bool Evaluator::has_read_level() const { return impl_->level_reads > 0; }
void Evaluator::set_enabled_reader(EnabledReader reader) { impl_->enabled_reader = std::move(reader); }
void Evaluator::set_interrupt(std::function<bool()> interrupted) {
  impl_->terms.set_interrupt(interrupted);
  impl_->interrupted = std::move(interrupted);
}
bool Evaluator::is_interrupted() const { return impl_->interrupted && impl_->interrupted(); }
const std::vector<TermId>& Evaluator::definitions() const { return impl_->definitions; }
std::vector<TermId> Evaluator::take_definitions() {
  impl_->universals.instantiate(impl_->terms, impl_->limits);
  std::vector<TermId> all = std::exchange(impl_->definitions, {});
  const std::vector<TermId> stated = impl_->terms.take_stated();
  all.insert(all.end(), stated.begin(), stated.end());
  return all;
}

}  // namespace tlaloc::evaluate
