#include "solver/proof/symmetry.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "encoder/symmetry/interchangeable.h"
#include "frontend/kernel/text/model_values.h"
#include "frontend/kernel/text/spelling.h"
#include "frontend/support/stack.h"

namespace tlaloc::engine {

using kernel::ExprId;

namespace {

constexpr std::size_t kLargestOrbit = 1200;

}  // namespace

Symmetry::Symmetry(const frontend::Specification& specification, const std::vector<Atom>& atoms, const Opposites& opposites,
                   const ConstantNames& names) {
  for (auto& values : symmetry::all_interchangeable(specification.program, symmetry::meaning(specification.model))) {
    Interchangeable set{std::move(values), std::nullopt};
    const Value whole = Value::set(set.values);
    for (const auto& [name, value] : names) {
      if (value == whole) set.name = name;
    }
    sets_.push_back(std::move(set));
  }
  if (sets_.empty()) return;
  program_ = specification.program.draft();
  std::unordered_map<std::string, Literal> meaning;
  for (const Atom& atom : atoms) {
    const auto index = static_cast<std::uint32_t>(atoms_.size());
    meaning.emplace(kernel::print(program_, atom.expr), Literal{index, true});
    if (const auto* equal = std::get_if<kernel::OpApply>(&program_.exprs[atom.expr]);
        equal != nullptr && equal->op == kernel::Op::Eq) {
      const ExprId turned =
          program_.add(kernel::OpApply{kernel::Op::Eq, {equal->args[1], equal->args[0]}}, Span{}, kernel::Level::State);
      meaning.emplace(kernel::print(program_, turned), Literal{index, true});
    }
    if (const auto opposite = opposites.find(atom.expr); opposite != opposites.end()) {
      meaning.emplace(kernel::print(program_, opposite->second), Literal{index, false});
    }
    atoms_.push_back(atom.expr);
  }
  // Exchanges of neighbours generate all permutations.
  for (const auto& [values, name] : sets_) {
    for (std::size_t i = 0; i + 1 < values.size(); ++i) {
      auto& images = images_.emplace_back();
      for (const ExprId atom : atoms_) {
        const auto found = meaning.find(exchanged(atom, values[i], values[i + 1]));
        images.push_back(found == meaning.end() ? std::nullopt : std::optional(found->second));
      }
    }
  }
}

std::string Symmetry::exchanged(ExprId atom, const Value& a, const Value& b) {
  return kernel::print(program_, exchange(atom, a, b));
}

/// Atoms about parts of a state are made of operators and literals; those of the text speak of no single one of the values.
ExprId Symmetry::exchange(ExprId expr, const Value& a, const Value& b) {
  if (stack::is_low()) return stack::on_segment([&] { return exchange(expr, a, b); });
  if (const auto* literal = std::get_if<kernel::Literal>(&program_.exprs[expr])) {
    Value other = symmetry::exchange(literal->value, a, b);
    if (other == literal->value) return expr;
    return program_.add(kernel::Literal{std::move(other)}, Span{}, kernel::Level::Constant);
  }
  const auto* apply = std::get_if<kernel::OpApply>(&program_.exprs[expr]);
  if (apply == nullptr) return expr;
  kernel::OpApply changed = *apply;
  bool is_same = true;
  for (ExprId& arg : changed.args) {
    const ExprId before = std::exchange(arg, exchange(arg, a, b));
    is_same &= before == arg;
  }
  return is_same ? expr : program_.add(std::move(changed), Span{}, program_.levels[expr]);
}

std::optional<Orbit> Symmetry::orbit(const Cube& cube) const {
  Orbit orbit{cube};
  std::set<Cube> seen{cube};
  for (std::size_t i = 0; i < orbit.size(); ++i) {
    for (const auto& images : images_) {
      Cube image;
      for (const Literal literal : orbit[i]) {
        const std::optional<Literal>& other = images[literal.atom];
        if (!other) return std::nullopt;
        image.push_back({other->atom, other->positive == literal.positive});
      }
      std::sort(image.begin(), image.end());
      if (!seen.insert(image).second) continue;
      if (orbit.size() == kLargestOrbit) return std::nullopt;
      orbit.push_back(std::move(image));
    }
  }
  return orbit;
}

std::vector<Symbol> Symmetry::values_in(std::vector<ExprId> atoms) const {
  std::vector<ExprId> literals;
  while (!atoms.empty()) {
    const ExprId expr = atoms.back();
    atoms.pop_back();
    if (std::holds_alternative<kernel::Literal>(program_.exprs[expr])) literals.push_back(expr);
    if (const auto* apply = std::get_if<kernel::OpApply>(&program_.exprs[expr])) {
      atoms.insert(atoms.end(), apply->args.begin(), apply->args.end());
    }
  }
  return kernel::model_values(program_, literals);
}

std::optional<Symmetry::Pattern> Symmetry::pattern(const Cube& cube, Expressions& make) const {
  Pattern out;
  for (const Literal literal : cube) out.atoms.push_back(atoms_[literal.atom]);
  const std::vector<Symbol> occurring = values_in(out.atoms);
  Expressions::Replacements variables;
  for (const Interchangeable& set : sets_) {
    Pattern::Bound bound;
    for (const Value& value : set.values) {
      if (!std::binary_search(occurring.begin(), occurring.end(), value.as_symbol())) continue;
      bound.locals.push_back(make.bound_variable(fresh_name(out.bounds.size(), bound.locals.size() + 1)));
      variables.emplace(value, make.reference(bound.locals.back()));
    }
    if (bound.locals.empty()) continue;
    const Value whole = Value::set(set.values);
    bound.set = set.name ? make.named(*set.name, whole) : make.literal(whole);
    out.bounds.push_back(std::move(bound));
  }
  if (out.bounds.empty()) return std::nullopt;
  for (ExprId& atom : out.atoms) atom = make.replace(atom, variables);
  return out;
}

/// x1, x2, ..., y1, ...: by set and number. A longer one where the specification has such a name.
std::string Symmetry::fresh_name(std::size_t set, std::size_t number) const {
  constexpr std::string_view kStems = "xyzuvw";
  std::string stem(1 + set / kStems.size(), kStems[set % kStems.size()]);
  while (is_taken(stem + std::to_string(number))) stem += "_";
  return stem + std::to_string(number);
}

bool Symmetry::is_taken(const std::string& name) const {
  const Symbol symbol(name);
  if (program_.spelling != nullptr && program_.spelling->is_taken(symbol)) return true;
  const auto is_it = [&](const auto& declared) { return declared.name == symbol; };
  const auto is_in = [&](const auto& all) { return std::any_of(all.begin(), all.end(), is_it); };
  if (is_in(program_.definitions) || is_in(program_.variables) || is_in(program_.constants) || is_in(program_.locals))
    return true;
  return std::any_of(sets_.begin(), sets_.end(), [&](const Interchangeable& set) {
    return std::any_of(set.values.begin(), set.values.end(), [&](const Value& value) { return value.as_symbol() == symbol; });
  });
}

}  // namespace tlaloc::engine
