#include "solver/proof/vocabulary.h"

#include <algorithm>
#include <map>
#include <set>

#include "frontend/kernel/traverse.h"
#include "frontend/support/stack.h"

namespace tlaloc::engine {

using kernel::ExprId;
using kernel::Level;
using kernel::Op;
using symbolic::SymValue;

namespace {

constexpr std::size_t kMostIntegers = 8;  // pairs of them are compared
constexpr int kFarthest = 2;              // differences between the two
constexpr std::size_t kMostNumbers = 6;   // of the text, that integers are compared with

class VocabularyMaker {
 public:
  explicit VocabularyMaker(frontend::Specification& specification)
      : program_(specification.program), model_(specification.model) {}

  Vocabulary make(const evaluate::SymbolicState& admitted) {
    for (std::uint32_t v = 0; v < admitted.values.size(); ++v) {
      const ExprId variable = program_.add(kernel::VariableRef{kernel::VariableId(v)}, Span{}, Level::State);
      walk(admitted.values[v], variable, std::nullopt);
    }
    Vocabulary made;
    made.parts = atoms_.size();
    made.joint = joint();
    mine_text([](Op op) { return op == Op::Eq; });
    made.cases = atoms_.size();
    for (const ExprId atom : integer_atoms_) add(atom, std::nullopt);
    compare_integers();
    mine_text(is_comparison);
    made.atoms = std::move(atoms_);
    made.quantities = std::move(integers_);
    made.quantities.insert(made.quantities.end(), lengths_.begin(), lengths_.end());
    made.small = std::move(small_);
    made.opposites = std::move(opposites_);
    return made;
  }

 private:
  /// `guard`: the condition under which `access` has a value; nothing: always.
  void walk(const SymValue& value, ExprId access, std::optional<ExprId> guard) {
    if (stack::is_low()) return stack::on_segment([&] { walk(value, access, guard); });
    if (value.get_if<symbolic::Boolean>() != nullptr) {
      add(access, guard);
    } else if (const auto* choice = value.get_if<symbolic::Choice>()) {
      const auto& alternatives = choice->alternatives;
      const bool integer =
          std::all_of(alternatives.begin(), alternatives.end(), [](const auto& a) { return a.second.is_int(); });
      if (integer && !guard) small_.push_back(access);
      const bool either = alternatives.size() == 2;
      const std::size_t count = either ? 1 : alternatives.size();
      const auto equals = [&](std::size_t i) { return apply(Op::Eq, {access, literal(alternatives[i].second)}); };
      for (std::size_t i = 0; i < count; ++i) {
        const ExprId atom = equals(i);
        if (either && !integer && !guard) opposites_.emplace(atom, equals(1));
        if (integer) {
          integer_atoms_.push_back(guard ? apply(Op::And, {*guard, atom}) : atom);
        } else {
          add(atom, guard);
        }
      }
    } else if (value.get_if<symbolic::IntegerTerm>() != nullptr) {
      if (!guard) integers_.push_back(access);
    } else if (const auto* set = value.get_if<symbolic::Set>()) {
      for (const auto& [element, member] : set->members) add(apply(Op::In, {literal(element), access}), guard);
    } else if (const auto* function = value.get_if<symbolic::Function>()) {
      const bool fixed = function->entries.empty() || function->entries.back().present == term::TermId(0);
      if (function->is_sequence && !fixed && !guard) lengths_.push_back(apply(Op::Len, {access}));
      for (const auto& entry : function->entries) {
        const ExprId key = literal(entry.key);
        std::optional<ExprId> present = guard;
        if (entry.present != term::TermId(0)) {  // not always
          const ExprId in_domain = apply(Op::In, {key, apply(Op::Domain, {access})});
          add(in_domain, guard);
          present = guard ? apply(Op::And, {*guard, in_domain}) : in_domain;
        }
        walk(entry.value, apply(Op::Apply, {access, key}), present);
      }
    } else if (const auto* kinds = value.get_if<symbolic::Union>()) {
      for (const auto& [condition, alternative] : kinds->alternatives) {
        if (alternative.is_ground()) add(apply(Op::Eq, {access, literal(alternative.ground())}), guard);
      }
    }
  }

  /// Where a part stands: `v[k]`, or nothing deeper down.
  struct Place {
    kernel::VariableId variable;
    Value key;
  };
  [[nodiscard]] std::optional<Place> place_of(ExprId atom) const {
    ExprId part = atom;
    if (const auto* equal = std::get_if<kernel::OpApply>(&program_.exprs[atom]); equal != nullptr && equal->op == Op::Eq) {
      part = equal->args[0];
    }
    const auto* apply = std::get_if<kernel::OpApply>(&program_.exprs[part]);
    if (apply == nullptr || apply->op != Op::Apply) return std::nullopt;
    const auto* variable = std::get_if<kernel::VariableRef>(&program_.exprs[apply->args[0]]);
    const auto* key = std::get_if<kernel::Literal>(&program_.exprs[apply->args[1]]);
    if (variable == nullptr || key == nullptr) return std::nullopt;
    return Place{variable->variable, key->value};
  }
  [[nodiscard]] std::vector<ExprId> joint() {
    std::vector<std::pair<Place, ExprId>> placed;
    for (const ExprId atom : atoms_) {
      if (const auto place = place_of(atom)) placed.emplace_back(*place, atom);
    }
    std::vector<ExprId> all;
    for (std::size_t i = 0; i < placed.size(); ++i) {
      for (std::size_t j = i + 1; j < placed.size(); ++j) {
        const auto& [a, b] = std::pair(placed[i].first, placed[j].first);
        if (a.variable == b.variable || a.key != b.key) continue;
        all.push_back(apply(Op::And, {placed[i].second, placed[j].second}));
      }
    }
    return all;
  }

  void compare_integers() {
    const std::vector<Value> numbers = numbers_of_text();
    const ExprId zero = literal(Value::integer(0));
    for (const ExprId integer : integers_) {
      add(apply(Op::Le, {zero, integer}), std::nullopt);
      for (const Value& number : numbers) {
        add(apply(Op::Eq, {integer, literal(number)}), std::nullopt);
        add(apply(Op::Le, {integer, literal(number)}), std::nullopt);
      }
    }
    const std::size_t count = std::min(integers_.size(), kMostIntegers);
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t j = i + 1; j < count; ++j) {
        add(apply(Op::Le, {integers_[i], integers_[j]}), std::nullopt);
        add(apply(Op::Le, {integers_[j], integers_[i]}), std::nullopt);
        add(apply(Op::Eq, {integers_[i], integers_[j]}), std::nullopt);
        for (int apart = 1; apart <= kFarthest; ++apart) {
          const ExprId distance = literal(Value::integer(apart));
          add(apply(Op::Eq, {integers_[i], apply(Op::Add, {integers_[j], distance})}), std::nullopt);
          add(apply(Op::Eq, {integers_[j], apply(Op::Add, {integers_[i], distance})}), std::nullopt);
        }
      }
    }
  }

  [[nodiscard]] std::vector<ExprId> text() const {
    std::vector<ExprId> roots;
    if (model_.init) roots.push_back(*model_.init);
    if (model_.next) roots.push_back(*model_.next);
    for (const frontend::NamedExpr& invariant : model_.invariants) roots.push_back(invariant.expr);
    return kernel::reach_in_states(program_, roots).exprs;
  }

  [[nodiscard]] std::vector<Value> numbers_of_text() const {
    std::set<Value> found{Value::integer(0)};
    for (const ExprId id : text()) {
      const auto* number = std::get_if<kernel::Literal>(&program_.exprs[id]);
      if (number != nullptr && number->value.is_int() && found.size() < kMostNumbers) found.insert(number->value);
    }
    return {found.begin(), found.end()};
  }

  /// Comparisons that stand in Init, Next and the invariants and speak of no bound variable or parameter.
  void mine_text(bool (*is_wanted)(Op)) {
    for (const ExprId id : text()) {
      const auto* apply = std::get_if<kernel::OpApply>(&program_.exprs[id]);
      if (apply == nullptr || program_.levels[id] != Level::State || !is_wanted(apply->op) || !is_closed(id)) continue;
      add(id, std::nullopt);
    }
  }
  static bool is_comparison(Op op) {
    switch (op) {
      case Op::Eq:
      case Op::In:
      case Op::SubsetEq:
      case Op::Lt:
      case Op::Le:
      case Op::Gt:
      case Op::Ge:
        return true;
      default:
        return false;
    }
  }
  [[nodiscard]] bool is_closed(ExprId id) const {
    std::vector<ExprId> open{id};
    while (!open.empty()) {
      const kernel::Expr& expr = program_.exprs[open.back()];
      open.pop_back();
      if (std::holds_alternative<kernel::LocalRef>(expr) || std::holds_alternative<kernel::CallLocal>(expr)) return false;
      kernel::for_each_child(expr, [&](ExprId child) { open.push_back(child); });
    }
    return true;
  }

  void add(ExprId atom, std::optional<ExprId> guard) {
    if (guard) atom = apply(Op::And, {*guard, atom});
    if (texts_.insert(kernel::print(program_, atom)).second) atoms_.push_back(atom);
  }
  ExprId literal(const Value& value) { return program_.add(kernel::Literal{value}, Span{}, Level::Constant); }
  ExprId apply(Op op, std::vector<ExprId> args) {
    return program_.add(kernel::OpApply{op, std::move(args)}, Span{}, Level::State);
  }

  kernel::Program& program_;
  const frontend::Model& model_;
  std::vector<ExprId> atoms_;
  std::vector<ExprId> integers_, lengths_, small_;
  std::vector<ExprId> integer_atoms_;
  Opposites opposites_;
  std::set<std::string> texts_;
};

}  // namespace

Vocabulary make_vocabulary(frontend::Specification& specification, const evaluate::SymbolicState& admitted) {
  return VocabularyMaker(specification).make(admitted);
}

}  // namespace tlaloc::engine
