#include "frontend/interpret/interpreter.h"

#include "frontend/interpret/decider.h"
#include "frontend/interpret/evaluate/evaluator.h"
#include "frontend/interpret/search/state_search.h"
#include "frontend/support/stack.h"

namespace tlaloc::interpret {

namespace {

/// One call from outside; a visitor may make another one within it.
class Entry {
 public:
  Entry(Evaluator& evaluator, StateView current, StateView next)
      : evaluator_(evaluator), calls_(evaluator.calls()), states_(evaluator, {current, next, false}) {
    evaluator.set_calls(nullptr);
  }
  ~Entry() { evaluator_.set_calls(calls_); }
  Entry(const Entry&) = delete;
  Entry& operator=(const Entry&) = delete;

 private:
  Evaluator& evaluator_;
  const CallFrame* calls_;
  StateScope states_;
};

}  // namespace

struct Interpreter::Impl {
  Evaluator evaluator;

  Impl(const kernel::Program& program, Options options) : evaluator(program, std::move(options)) {}

  template <class T, class Work>
  Result<T> guarded(const State* current, const State* next, Work work) {
    const auto view = [this](const State* state) {
      TLALOC_CHECK(state == nullptr || state->size() == evaluator.program().variables.size(), "state of another program");
      return state == nullptr ? StateView{} : StateView{state->data(), nullptr};
    };
    const Entry entry(evaluator, view(current), view(next));
    try {
      return work();
    } catch (const EvalException& error) {
      return error.error();
    } catch (const stack::Exhausted&) {
      return EvalError{EvalError::Kind::Limit, kTooDeep, {}, {}};
    }
  }
};

Interpreter::Interpreter(const kernel::Program& program, Options options)
    : impl_(std::make_unique<Impl>(program, std::move(options))) {}
Interpreter::~Interpreter() = default;

Result<Value> Interpreter::evaluate(kernel::ExprId expr, const State* current, const State* next, const Bindings& bindings) {
  Evaluator& evaluator = impl_->evaluator;
  return impl_->guarded<Value>(current, next, [&]() -> Result<Value> {
    const EnvScope scope(evaluator.envs());
    const Env* env = nullptr;
    for (const auto& [local, value] : bindings.values) env = evaluator.bind_value(local, value, env);
    return evaluator.eval(expr, env);
  });
}

Result<bool> Interpreter::holds(kernel::ExprId expr, const State* current, const State* next) {
  return impl_->guarded<bool>(current, next,
                              [&]() -> Result<bool> { return impl_->evaluator.eval_bool(expr, nullptr, "the formula"); });
}

Result<bool> Interpreter::for_each_initial_state(kernel::ExprId init, const std::function<bool(const State&)>& visit) {
  return impl_->guarded<bool>(nullptr, nullptr, [&]() -> Result<bool> {
    StateSearch search(impl_->evaluator, StateSearch::Goal::Initial,
                       [&visit](const State& state, const LabelNode*) { return visit(state); });
    return search.run(init, nullptr);
  });
}

Result<bool> Interpreter::for_each_successor(kernel::ExprId next, const State& current,
                                             const std::function<bool(const State&, const ActionLabel&)>& visit) {
  return impl_->guarded<bool>(&current, nullptr, [&]() -> Result<bool> {
    StateSearch* self = nullptr;
    StateSearch search(impl_->evaluator, StateSearch::Goal::Next,
                       [&](const State& state, const LabelNode* label) { return visit(state, self->describe(label)); });
    self = &search;
    return search.run(next, nullptr);
  });
}

Result<bool> Interpreter::has_successor(kernel::ExprId next, const State& current) {
  bool found = false;
  const Result<bool> all = for_each_successor(next, current, [&](const State&, const ActionLabel&) {
    found = true;
    return false;
  });
  if (found) return true;
  const auto* const error = std::get_if<EvalError>(&all);
  if (error == nullptr) return false;
  if (is_limit(error->kind)) {
    if (Decider* const decider = impl_->evaluator.decider()) {
      if (auto decided = decider->enabled(next, {}, current)) return std::move(*decided);
    }
  }
  return *error;
}

void Interpreter::set_level(std::uint32_t level) { impl_->evaluator.set_level(level); }
void Interpreter::draw_anew() { impl_->evaluator.draw_anew(); }
void Interpreter::set_witnesses(std::vector<Value> witnesses) { impl_->evaluator.set_witnesses(std::move(witnesses)); }

}  // namespace tlaloc::interpret
