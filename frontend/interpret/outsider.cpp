#include "frontend/interpret/outsider.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "frontend/interpret/interpreter.h"
#include "frontend/kernel/text/model_values.h"
#include "frontend/kernel/traverse.h"

namespace tlaloc::interpret {

namespace {

using kernel::ExprId;
using kernel::LocalId;
using kernel::Op;
using kernel::OpApply;
using kernel::Program;
using kernel::UnboundedChoose;

constexpr std::uint64_t kPatience = std::uint64_t{1} << 13U;  // with one set, in polls of the interpreter

/// A few elements of a set, as different as is easily had.
std::vector<Value> samples(const Value& set) {
  constexpr std::size_t kFew = 3;
  std::vector<Value> out;
  if (set.is_enumerable()) {
    set.for_each([&](const Value& element) {
      out.push_back(element);
      return out.size() < kFew;
    });
    return out;
  }
  switch (set.kind()) {
    case ValueKind::NatSet:
      return {Value::integer(0)};
    case ValueKind::IntSet:
      return {Value::integer(-1)};
    case ValueKind::StringSet:
      return {Value::string("")};
    case ValueKind::SeqSet:
      out.push_back(Value::tuple({}));
      for (const Value& item : samples(set.base())) out.push_back(Value::tuple({item}));
      return out;
    case ValueKind::PowerSet:
      out.push_back(Value::set({}));
      for (const Value& element : samples(set.base())) out.push_back(Value::set({element}));
      return out;
    case ValueKind::RecordSet: {
      std::vector<FieldValue> fields;
      for (const auto& [name, range] : set.fields()) {
        const std::vector<Value> some = samples(range);
        if (some.empty()) return {};
        fields.emplace_back(name, some.front());
      }
      return {Value::record(std::move(fields))};
    }
    case ValueKind::Product: {
      std::vector<Value> items;
      for (const Value& factor : set.items()) {
        const std::vector<Value> some = samples(factor);
        if (some.empty()) return {};
        items.push_back(some.front());
      }
      return {Value::tuple(std::move(items))};
    }
    case ValueKind::SetOp:
      if (set.set_operator() != Value::SetOperator::Union) return {};
      out = samples(set.base());
      for (Value& element : samples(set.range())) out.push_back(std::move(element));
      return out;
    default:
      return {};
  }
}

/// Whether two sets are the same. Nothing: infinite ones that are not written alike, and nobody sees an element of one only.
std::optional<bool> are_same(const Value& a, const Value& b) {
  if (a == b) return true;
  if (a.is_enumerable() && b.is_enumerable()) return false;
  // What a set cannot be asked about is of another kind than its elements.
  const auto has_stranger = [](const Value& set, const Value& other) {
    const std::vector<Value> some = samples(set);
    return std::any_of(some.begin(), some.end(), [&](const Value& element) { return other.contains(element) != true; });
  };
  if (has_stranger(a, b) || has_stranger(b, a)) return false;
  const auto a_is_finite = a.is_finite();
  const auto b_is_finite = b.is_finite();
  if (a_is_finite && b_is_finite && *a_is_finite != *b_is_finite) return false;
  return std::nullopt;
}

/// Depends on the state, or on what changes by itself.
bool is_volatile(const kernel::Expr& expr) {
  if (std::holds_alternative<kernel::VariableRef>(expr)) return true;
  const auto* apply = std::get_if<OpApply>(&expr);
  if (apply == nullptr) return false;
  switch (apply->op) {
    case Op::Print:
    case Op::PrintT:
    case Op::TlcGet:
    case Op::TlcSet:
    case Op::RandomElement:
    case Op::JavaTime:
      return true;
    default:
      return kernel::info(apply->op).kind >= kernel::OpKind::Effect;
  }
}

class Settlement {
 public:
  explicit Settlement(Program& program) : program_(program), state_(program.exprs.size(), State::Open) {
    std::vector<ExprId> all;
    for (std::uint32_t i = 0; i < program.exprs.size(); ++i) all.emplace_back(i);
    for (const Symbol name : kernel::model_values(program, all)) taken_.insert(name.text());
    for (const kernel::Constant& constant : program.constants) taken_.insert(constant.name.text());
  }

  void run() {
    // Names that the root module knows come first: its own definitions before those of instances, these before LET.
    std::vector<ExprId> named;
    for (const bool in_instances : {false, true}) {
      for (const kernel::Definition& definition : program_.definitions) {
        const std::string& name = definition.name.text();
        if ((name.find('!') != std::string::npos) != in_instances) continue;
        if (names_.emplace(definition.body, name).second) named.push_back(definition.body);
      }
    }
    for (const ExprId expr : named) settle(expr);
    for (std::uint32_t i = 0; i < program_.exprs.size(); ++i) settle(ExprId(i));
  }

 private:
  enum class State : std::uint8_t { Open, Settled };

  void settle(ExprId expr) {
    const auto* choose = std::get_if<UnboundedChoose>(&program_.exprs[expr]);
    if (choose == nullptr || state_[expr.index] != State::Open) return;
    state_[expr.index] = State::Settled;
    std::vector<ExprId> sets;
    if (!collect_sets(choose->predicate, choose->local, sets) || !is_constant(sets)) return;
    const auto set = evaluate(sets);
    if (!set || set->kind() == ValueKind::AnySet) return;
    const Known* same = nullptr;
    for (const Known& known : known_) {
      const auto answer = are_same(known.set, *set);
      if (!answer) return;
      if (*answer) same = &known;
    }
    const Value value = same != nullptr ? same->value : Value::model_value(Symbol(fresh_name(expr)), program_.model_values);
    if (same == nullptr) known_.push_back({*set, value});
    program_.exprs.edit(expr) = kernel::Literal{value};
  }

  /// The sets that the predicate keeps `local` out of; false when it says anything else.
  bool collect_sets(ExprId predicate, LocalId local, std::vector<ExprId>& sets) const {
    const auto* apply = std::get_if<OpApply>(&program_.exprs[predicate]);
    if (apply == nullptr) return false;
    if (apply->op == Op::And) {
      return std::all_of(apply->args.begin(), apply->args.end(),
                         [&](ExprId conjunct) { return collect_sets(conjunct, local, sets); });
    }
    const OpApply* membership = apply;
    if (apply->op == Op::Not) membership = std::get_if<OpApply>(&program_.exprs[apply->args[0]]);
    if (membership == nullptr || membership->op != (apply->op == Op::Not ? Op::In : Op::NotIn)) return false;
    const auto* element = std::get_if<kernel::LocalRef>(&program_.exprs[membership->args[0]]);
    if (element == nullptr || element->local != local) return false;
    sets.push_back(membership->args[1]);
    return true;
  }

  /// Reads no variable, no local from outside, and nothing that changes by itself.
  [[nodiscard]] bool is_constant(const std::vector<ExprId>& sets) const {
    std::set<LocalId> used;
    std::set<LocalId> bound;
    std::vector<ExprId> open = sets;
    while (!open.empty()) {
      const kernel::Expr& node = program_.exprs[open.back()];
      open.pop_back();
      if (const auto* ref = std::get_if<kernel::LocalRef>(&node)) used.insert(ref->local);
      if (const auto* call = std::get_if<kernel::CallLocal>(&node)) used.insert(call->local);
      kernel::for_each_bound_local(node, [&](LocalId local) { bound.insert(local); });
      kernel::for_each_child(node, [&](ExprId child) { open.push_back(child); });
    }
    const std::vector<ExprId> reached = kernel::reach(program_, sets).exprs;
    return std::includes(bound.begin(), bound.end(), used.begin(), used.end()) &&
           std::none_of(reached.begin(), reached.end(), [&](ExprId expr) { return is_volatile(program_.exprs[expr]); });
  }

  /// Their union. Nothing: no value, or not one that is found with reasonable effort.
  std::optional<Value> evaluate(const std::vector<ExprId>& sets) {
    for (const ExprId inner : kernel::reach(program_, sets).exprs) settle(inner);  // they may choose, too
    std::uint64_t polls = 0;
    Interpreter interpreter(
        program_, {.print = {}, .interrupted = [&] { return ++polls > kPatience; }, .run = {}, .so_far = {}, .decider = {}});
    std::optional<Value> all;
    for (const ExprId set : sets) {
      const auto result = interpreter.evaluate(set);
      const auto* value = std::get_if<Value>(&result);
      if (value == nullptr || !value->is_set()) return std::nullopt;
      try {
        all = all ? apply_native(Op::Union2, std::array<Value, 2>{*all, *value}, program_.model_values) : *value;
      } catch (const EvalException&) {
        return std::nullopt;
      }
    }
    return all;
  }

  /// The last part of the definition's name, or something like it that nothing else is called. `a_b` would be a typed value.
  std::string fresh_name(ExprId expr) {
    const auto known = names_.find(expr);
    const std::string whole = known == names_.end() ? std::string() : known->second;
    const std::string last = whole.substr(whole.find_last_of('!') + 1);
    std::string name = last;
    const auto is_usable = [&] {
      return !name.empty() && Value::model_value(Symbol(name), program_.model_values).model_value_type() == 0 &&
             taken_.insert(name).second;
    };
    if (is_usable()) return name;
    name = "Outsider" + last;
    for (int i = 2; !is_usable(); ++i) name = "Outsider" + last + std::to_string(i);
    return name;
  }

  struct Known {
    Value set;
    Value value;
  };

  Program& program_;
  std::vector<State> state_;
  std::vector<Known> known_;
  std::map<ExprId, std::string> names_;  ///< of definitions, by their bodies
  std::set<std::string> taken_;          ///< names of values
};

}  // namespace

void settle_outsiders(Program& program) {
  const bool any = std::any_of(program.exprs.begin(), program.exprs.end(),
                               [](const kernel::Expr& expr) { return std::holds_alternative<UnboundedChoose>(expr); });
  if (any) Settlement(program).run();
}

}  // namespace tlaloc::interpret
