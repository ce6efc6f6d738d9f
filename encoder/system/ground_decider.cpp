#include "encoder/system/ground_decider.h"

#include <algorithm>

#include "encoder/action/enabled.h"
#include "encoder/evaluate/evaluator.h"
#include "frontend/support/stack.h"

namespace tlaloc::encoder {

namespace {

using interpret::Bindings;
using interpret::EvalError;
using interpret::Result;
using interpret::State;
using kernel::ExprId;

constexpr std::size_t kMostTerms = 1'000'000;  // then all is made anew

/// What is needed to encode; grows with each question.
struct Encoding {
  Encoding(const kernel::Program& program, const interpret::Run& run, const std::function<bool()>& interrupted)
      : obligations(terms), evaluator(program, terms, obligations, {}, run), expressions(program.exprs.size()) {
    evaluator.set_interrupt(interrupted);
    action::answer_enabled(evaluator);
  }
  term::Terms terms;
  obligation::Obligations obligations;
  evaluate::Evaluator evaluator;
  std::size_t expressions;
};

class GroundDecider : public interpret::Decider {
 public:
  GroundDecider(const kernel::Program& program, interpret::Run run, std::function<bool()> interrupted)
      : program_(program), run_(std::move(run)), interrupted_(std::move(interrupted)) {
    run_.undefined_is_free = false;  // an interpreter has no unknown values
  }

  std::optional<Result<Value>> evaluate(ExprId expr, const Bindings& locals, const State* current, const State* next) override {
    return answer<Value>(expr, [&](Encoding& encoding) -> std::optional<Value> {
      const auto before = current != nullptr ? std::optional(ground(*current)) : std::nullopt;
      evaluate::PartialState after;
      if (next != nullptr) after = partial(*next);
      evaluate::Context context;
      context.env = bind(encoding, locals);
      context.path = encoding.terms.true_term();
      context.current = before ? &*before : nullptr;
      context.next = next != nullptr ? &after : nullptr;
      const symbolic::SymValue value = encoding.evaluator.evaluate(expr, context);
      return value.is_ground() ? std::optional(value.ground()) : std::nullopt;
    });
  }

  std::optional<Result<bool>> enabled(ExprId action, const Bindings& locals, const State& current) override {
    return answer<bool>(action, [&](Encoding& encoding) -> std::optional<bool> {
      const term::Terms& terms = encoding.terms;
      const action::Enabled found = action::read_enabled(encoding.evaluator, action, bind(encoding, locals), ground(current),
                                                         encoding.terms.true_term(), true);
      encoding.obligations.put_back(found.obligations);
      if (terms.is_true(found.holds)) return true;
      return terms.is_false(found.holds) && found.is_exact ? std::optional(false) : std::nullopt;
    });
  }

 private:
  static evaluate::SymbolicState ground(const State& state) {
    evaluate::SymbolicState out;
    out.id = evaluate::new_state_id();
    for (const Value& value : state) out.values.emplace_back(value);
    return out;
  }
  static evaluate::PartialState partial(const State& state) {
    evaluate::PartialState out;
    out.id = evaluate::new_state_id();
    for (const Value& value : state) out.values.emplace_back(symbolic::SymValue(value));
    return out;
  }
  static evaluate::EnvironmentPtr bind(Encoding& encoding, const Bindings& locals) {
    evaluate::EnvironmentPtr env;
    for (const auto& [local, value] : locals.values) env = encoding.evaluator.bind(env, local, value);
    return env;
  }

  /// Nothing also where something may have no value, or depends on the number of steps.
  template <class T, class Work>
  std::optional<Result<T>> answer(ExprId expr, Work work) {
    if (expr.index >= program_.exprs.size()) return std::nullopt;  // of a draft on top of the program
    if (!encoding_ || encoding_->expressions != program_.exprs.size() || encoding_->terms.size() > kMostTerms) {
      encoding_ = std::make_unique<Encoding>(program_, run_, interrupted_);
    }
    try {
      (void)encoding_->obligations.take();
      std::optional<T> found = work(*encoding_);
      const std::vector<obligation::Obligation> undefined = encoding_->obligations.take();
      (void)encoding_->evaluator.take_definitions();
      if (encoding_->evaluator.has_read_level()) {
        encoding_.reset();
        return std::nullopt;
      }
      for (const obligation::Obligation& obligation : undefined) {
        if (obligation.is_limit() || !encoding_->terms.is_true(obligation.violated)) return std::nullopt;
      }
      if (!undefined.empty()) {
        const obligation::Obligation& first = undefined.front();
        return Result<T>(EvalError{first.kind, first.message, first.span, {}});
      }
      if (!found) return std::nullopt;
      return Result<T>(std::move(*found));
    } catch (const symbolic::Unsupported&) {
    } catch (const interpret::EvalException&) {
    } catch (const evaluate::Interrupted&) {
    } catch (const stack::Exhausted&) {
    }
    encoding_.reset();  // left in the middle of something
    return std::nullopt;
  }

  const kernel::Program& program_;
  interpret::Run run_;
  std::function<bool()> interrupted_;
  std::unique_ptr<Encoding> encoding_;
};

}  // namespace

std::shared_ptr<interpret::Decider> make_ground_decider(const kernel::Program& program, interpret::Run run,
                                                        std::function<bool()> interrupted) {
  return std::make_shared<GroundDecider>(program, std::move(run), std::move(interrupted));
}

}  // namespace tlaloc::encoder
