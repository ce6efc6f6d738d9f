// Rules of operators that look at or change what no state shows: assertions, output, registers, facts about the run, files.
#include "frontend/interpret/evaluate/node_rules.h"
#include "frontend/interpret/natives/natives.h"
#include "frontend/interpret/run.h"

namespace tlaloc::interpret {

using kernel::Op;
using kernel::OpApply;

namespace {

/// TLC's registers have natural numbers, and names that begin like this.
constexpr std::string_view kNamedRegister = "s:";

bool is_register(const Value& key) {
  if (key.is_int()) return key.as_int().sign() >= 0;
  return key.is_string() && key.as_symbol().text().starts_with(kNamedRegister);
}

}  // namespace

const Value* Evaluator::find_register(const Value& key, const char* op, ExprId expr) const {
  if (!is_register(key)) {
    fail_at(EvalError::Kind::Type,
            std::string("the first argument of `") + op + "` is " + describe(key) + ", not a natural number", expr);
  }
  const auto known = registers_.find(key);
  return known == registers_.end() ? nullptr : &known->second;
}

Value Evaluator::read_fact(const Value& key, ExprId expr) {
  const std::string& name = key.as_symbol().text();
  if (name == "level") return Value::integer(states_.current.values == nullptr ? 0 : level_);  // 0: no state yet
  if (name == "duration") {
    const auto elapsed = std::chrono::steady_clock::now() - start_;
    return Value::integer(std::chrono::duration_cast<std::chrono::seconds>(elapsed).count());
  }
  if (auto fact = tlc_value(key, options_.run)) return *std::move(fact);
  fail_at(EvalError::Kind::Unsupported, "`TLCGet(" + key.to_string() + ")` cannot be evaluated, no states are counted here",
          expr);
}

Value Evaluator::states_so_far(ExprId expr) const {
  if (!options_.so_far) fail_at(EvalError::Kind::Unsupported, "`Trace` has a value in `tlaloc simulate` only", expr);
  std::vector<Value> records;
  for (const State& state : options_.so_far()) {
    std::vector<FieldValue> fields;
    std::size_t i = 0;
    for (const kernel::Variable& variable : program_.variables) fields.emplace_back(variable.name, state[i++]);
    records.push_back(Value::record(std::move(fields)));
  }
  return Value::tuple(std::move(records));
}

/// AssertError: the expression fails, and with this message. TLC's wording of most errors is not ours, so a message that is
/// neither ours nor what `Assert` says there settles nothing.
bool Evaluator::fails_with(ExprId message, ExprId tested, ExprId expr, const Env* env) {
  const Value wanted = eval(message, env);
  if (!wanted.is_string())
    fail_at(EvalError::Kind::Type, "the first argument of `AssertError` is " + describe(wanted) + ", not a string", expr);
  std::string seen;
  try {
    static_cast<void>(eval(tested, env));
    return false;
  } catch (const EvalException& failure) {
    if (failure.error().kind == EvalError::Kind::Limit) throw;
    seen = failure.error().message;
  }
  if (wanted.as_symbol().text() == seen) return true;
  fail_at(EvalError::Kind::Unsupported,
          "the expression fails (" + seen + "), but whether TLC would say " + show(wanted) + " is not known", expr);
}

Value Evaluator::eval_effect(const OpApply& node, ExprId expr, const Env* env) {
  switch (node.op) {
    case Op::Assert: {
      if (eval_bool(node.args[0], env, "the first argument of `Assert`")) return Value::boolean(true);
      const Value message = eval(node.args[1], env);
      fail_at(EvalError::Kind::Assertion,
              "the first argument of `Assert` is FALSE; the second is " + message.to_string(program_.names), expr);
    }
    case Op::Print: {
      ++impure_reads_;
      const Value out = eval(node.args[0], env);
      Value result = eval(node.args[1], env);
      if (options_.print) options_.print(out.to_string(program_.names) + "  " + result.to_string(program_.names));
      return result;
    }
    case Op::PrintT: {
      ++impure_reads_;
      const Value out = eval(node.args[0], env);
      if (options_.print) options_.print(out.to_string(program_.names));
      return Value::boolean(true);
    }
    case Op::TlcGet: {
      ++impure_reads_;
      const Value key = eval(node.args[0], env);
      if (key.is_string() && !is_register(key)) return read_fact(key, expr);
      const Value* const known = find_register(key, "TLCGet", expr);
      if (known == nullptr) {
        fail_at(EvalError::Kind::Undefined, "`TLCGet(" + key.to_string() + ")` is read, but nothing was set there", expr);
      }
      return *known;
    }
    case Op::TlcSet: {
      ++impure_reads_;
      const Value key = eval(node.args[0], env);
      if (key.is_string() && !is_register(key)) {
        fail_at(EvalError::Kind::Unsupported,
                "`TLCSet(" + key.to_string() + ", ...)` steers a run of TLC and cannot be evaluated", expr);
      }
      static_cast<void>(find_register(key, "TLCSet", expr));
      registers_[key] = eval(node.args[1], env);
      return Value::boolean(true);
    }
    case Op::TlcGetOrDefault: {
      ++impure_reads_;
      const Value* const known = find_register(eval(node.args[0], env), "TLCGetOrDefault", expr);
      return known != nullptr ? *known : eval(node.args[1], env);
    }
    case Op::TlcGetAndSet: {
      ++impure_reads_;
      const Value key = eval(node.args[0], env);
      const Value* const known = find_register(key, "TLCGetAndSet", expr);
      Value old = known != nullptr ? *known : eval(node.args[3], env);
      registers_[key] = apply_closure(closure(node.args[1], env), std::array<Value, 2>{old, eval(node.args[2], env)});
      return old;
    }
    case Op::AssertError:
      ++impure_reads_;
      return Value::boolean(fails_with(node.args[0], node.args[1], expr, env));
    case Op::StatesSoFar:
      ++impure_reads_;
      return states_so_far(expr);
    case Op::EvalDefinition: {
      const Value name = eval(node.args[0], env);
      const auto found = name.is_string() ? program_.find(name.as_symbol()) : std::nullopt;
      if (!found || !program_.definitions[*found].params.empty()) {
        fail_at(EvalError::Kind::Unsupported,
                "`TLCEvalDefinition` is applied to " + describe(name) +
                    ", which names no definition of the model without parameters",
                expr);
      }
      return eval(program_.definitions[*found].body, nullptr);
    }
    case Op::RandomElement:
    case Op::RandomSubset:
    case Op::RandomSetOfSubsets:  // constant definitions draw once, as in TLC
      return eval_random(node, expr, env);
    case Op::JavaTime: {
      ++impure_reads_;
      const auto now = std::chrono::system_clock::now().time_since_epoch();
      constexpr std::int64_t kPositiveWord = 0x7fffffff;  // TLC's integers have 32 bits
      return Value::integer(std::chrono::duration_cast<std::chrono::milliseconds>(now).count() & kPositiveWord);
    }
    default: {
      ++impure_reads_;
      std::vector<Value> operands;
      for (const ExprId arg : node.args) operands.push_back(eval(arg, env));
      return located(expr, [&] { return apply_io_native(node.op, operands, program_.names); });
    }
  }
}

}  // namespace tlaloc::interpret
