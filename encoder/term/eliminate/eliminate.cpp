// `\E` is distributed over disjunctions and over conjuncts without common variables; what is left is a conjunction, of which
// one variable at a time is eliminated: by a conjunct that says its value, by cases, or by Cooper's method.
#include "encoder/term/eliminate/eliminate.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "encoder/term/eliminate/cooper.h"
#include "encoder/term/eliminate/linearise.h"
#include "encoder/term/eliminate/univariate.h"
#include "encoder/term/substitute.h"
#include "frontend/support/stack.h"

namespace tlaloc::term {

namespace {

constexpr std::size_t kMostUnits = 64;       // bits of a mask
constexpr std::size_t kMostBooleans = 12;    // each may double the formula
constexpr std::size_t kMostTerms = 100'000;  // made on the way
constexpr std::size_t kMostSteps = 10'000;   // conjunctions looked at
constexpr std::size_t kMostWork = 500'000;   // terms looked at to replace variables in them
constexpr std::size_t kMostCases = 2'000;    // of one variable

class Eliminator {
 public:
  explicit Eliminator(Terms& terms) : terms_(terms), occurrences_(terms), size_before_(terms.size()) {}

  void add(std::span<const TermId> variables) {
    std::unordered_map<std::uint32_t, std::size_t> units_of_groups;
    for (const TermId variable : variables) {
      const std::uint32_t group = terms_.exclusive_group(variable);
      const auto known = units_of_groups.find(group);
      if (group != 0 && known != units_of_groups.end()) {
        units_[known->second].members.push_back(variable);
        occurrences_.add(variable, Mask{1} << known->second);
        continue;
      }
      if (group != 0) units_of_groups.emplace(group, units_.size());
      add_unit(variable, group);
    }
  }

  /// \E of all variables that occur.
  TermId exists(TermId f) {
    if (stack::is_low()) return stack::on_segment([&] { return exists(f); });
    if (occurrences_.in(f) == 0) return f;
    if (const auto known = known_.find(f); known != known_.end()) return known->second;
    const TermId result = exists_anew(f);
    known_.emplace(f, result);
    return result;
  }

 private:
  /// Variables of which one value is chosen at a time: an integer, a Boolean, or Booleans of one exclusive group.
  struct Unit {
    std::vector<TermId> members;
    std::uint32_t group = 0;
    [[nodiscard]] TermId first() const { return members.front(); }
  };
  using Conjuncts = std::vector<TermId>;

  void add_unit(TermId variable, std::uint32_t group) {
    if (units_.size() == kMostUnits) throw NotEliminated{};
    if (terms_.sort(variable) == Sort::Bool && ++booleans_ > kMostBooleans) throw NotEliminated{};
    occurrences_.add(variable, Mask{1} << units_.size());
    units_.push_back({{variable}, group});
  }

  void check_size() {
    if (++steps_ > kMostSteps || work_ > kMostWork || terms_.size() - size_before_ > kMostTerms) throw NotEliminated{};
  }

  [[nodiscard]] bool is_integer(const Unit& unit) const { return terms_.sort(unit.first()) == Sort::Int; }

  /// The disjuncts of a formula that is, or can be read as, a disjunction; empty if it is none.
  std::vector<TermId> disjuncts(TermId f) {
    const bool negated = terms_.op(f) == Op::Not;
    const TermId inner = negated ? terms_.args(f)[0] : f;
    const std::span<const TermId> args = terms_.args(inner);
    const auto signed_term = [&](TermId t) { return negated ? terms_.negate(t) : t; };
    switch (terms_.op(inner)) {
      case Op::Or:
        return negated ? std::vector<TermId>() : std::vector<TermId>(args.begin(), args.end());
      case Op::And: {
        std::vector<TermId> out;
        for (const TermId arg : args) {
          if (negated) out.push_back(terms_.negate(arg));
        }
        return out;
      }
      case Op::Iff:
        return {terms_.conjunction({args[0], signed_term(args[1])}),
                terms_.conjunction({terms_.negate(args[0]), terms_.negate(signed_term(args[1]))})};
      case Op::Ite:
        return {terms_.conjunction({args[0], signed_term(args[1])}),
                terms_.conjunction({terms_.negate(args[0]), signed_term(args[2])})};
      default:
        return {};
    }
  }

  TermId exists_anew(TermId f) {
    check_size();
    const std::vector<TermId> parts = disjuncts(f);
    if (parts.empty()) return exists_all({f});
    std::vector<TermId> any;
    for (const TermId part : parts) {
      any.push_back(exists(part));
      if (terms_.is_true(any.back())) break;
    }
    return terms_.disjunction(any);
  }

  /// Takes conjunctions apart.
  Conjuncts flat(const Conjuncts& conjuncts) {
    Conjuncts out;
    Conjuncts todo(conjuncts.rbegin(), conjuncts.rend());
    while (!todo.empty()) {
      const TermId t = todo.back();
      todo.pop_back();
      const bool negated = terms_.op(t) == Op::Not;
      const TermId inner = negated ? terms_.args(t)[0] : t;
      if (terms_.op(inner) == (negated ? Op::Or : Op::And) && occurrences_.in(t) != 0) {
        for (const TermId arg : terms_.args(inner)) todo.push_back(negated ? terms_.negate(arg) : arg);
      } else if (!terms_.is_true(t)) {
        out.push_back(t);
      }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  /// \E over a conjunction: apart for conjuncts that have no variable in common.
  TermId exists_all(const Conjuncts& conjuncts) {
    if (stack::is_low()) return stack::on_segment([&] { return exists_all(conjuncts); });
    check_size();
    Conjuncts result;
    std::vector<std::pair<Mask, Conjuncts>> parts;
    for (const TermId conjunct : flat(conjuncts)) {
      if (terms_.is_false(conjunct)) return conjunct;
      Mask mask = occurrences_.in(conjunct);
      if (mask == 0) {
        result.push_back(conjunct);
        continue;
      }
      Conjuncts joined{conjunct};
      std::erase_if(parts, [&](const auto& part) {
        if ((part.first & mask) == 0) return false;
        mask |= part.first;
        joined.insert(joined.end(), part.second.begin(), part.second.end());
        return true;
      });
      // What joins two parts may come after one that joins it with a third: the mask has grown meanwhile, so look again.
      for (bool again = true; again;) {
        again = false;
        std::erase_if(parts, [&](const auto& part) {
          if ((part.first & mask) == 0) return false;
          mask |= part.first;
          joined.insert(joined.end(), part.second.begin(), part.second.end());
          return again = true;
        });
      }
      parts.emplace_back(mask, std::move(joined));
    }
    if (terms_.is_false(terms_.conjunction(result))) return terms_.false_term();
    for (auto& [mask, part] : parts) {
      std::sort(part.begin(), part.end());
      result.push_back(exists_connected(std::move(part), mask));
      if (terms_.is_false(result.back())) return result.back();
    }
    return terms_.conjunction(result);
  }

  TermId exists_connected(Conjuncts conjuncts, Mask mask) {
    if (conjuncts.size() == 1 && !disjuncts(conjuncts.front()).empty()) return exists(conjuncts.front());
    if (const auto defined = substitute_definition(conjuncts, mask)) return exists_all(*defined);
    // Folds of the conjunction as a whole may know more: exclusive conjuncts, for instance.
    const TermId whole = terms_.conjunction(conjuncts);
    if (occurrences_.in(whole) == 0) return whole;
    if (Conjuncts folded = flat({whole}); folded.size() < conjuncts.size()) return exists_all(folded);
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if ((mask >> i & 1U) != 0 && !is_integer(units_[i])) return exists_boolean(conjuncts, i);
    }
    return exists_integer(conjuncts, mask);
  }

  /// Where a conjunct says which value a variable has: the others with that value.
  std::optional<Conjuncts> substitute_definition(const Conjuncts& conjuncts, Mask mask) {
    for (std::size_t i = 0; i < conjuncts.size(); ++i) {
      const TermId t = conjuncts[i];
      const bool negated = terms_.op(t) == Op::Not;
      const TermId inner = negated ? terms_.args(t)[0] : t;
      std::unordered_map<TermId, TermId> values;
      Conjuncts facts;
      if (terms_.op(inner) == Op::Variable) {
        const Unit& unit = unit_of(inner);
        if (negated) {
          values.emplace(inner, terms_.false_term());
        } else {
          choose(unit, inner, values, facts);
        }
      } else if (terms_.op(t) == Op::Eq) {
        for (std::size_t u = 0; u < units_.size() && values.empty(); ++u) {
          const Mask bit = Mask{1} << u;
          if ((mask & occurrences_.in(t)&bit) == 0 || !is_integer(units_[u])) continue;
          const TermId variable = units_[u].first();
          const auto literal = literal_in(terms_, occurrences_, t, variable, bit);
          if (!literal || literal->kind != Literal::Kind::Equal) continue;
          if (literal->factor != Integer(1) && literal->factor != Integer(-1)) continue;
          const TermId value = terms_.multiply(terms_.integer(-literal->factor), literal->rest);
          const Range range = terms_.range(variable);
          if (range.low) facts.push_back(terms_.less_equal(terms_.integer(*range.low), value));
          if (range.high) facts.push_back(terms_.less_equal(value, terms_.integer(*range.high)));
          values.emplace(variable, value);
        }
      }
      if (values.empty()) continue;
      for (std::size_t j = 0; j < conjuncts.size(); ++j) {
        if (j != i) facts.push_back(replace(terms_, conjuncts[j], values, work_));
      }
      return facts;
    }
    return std::nullopt;
  }

  const Unit& unit_of(TermId variable) {
    Mask mask = occurrences_.in(variable);
    std::size_t i = 0;
    while ((mask >> i & 1U) == 0) ++i;
    return units_[i];
  }

  /// `member` is the one of its group that is TRUE; an invalid id: none of those that are to be eliminated is.
  void choose(const Unit& unit, TermId member, std::unordered_map<TermId, TermId>& values, Conjuncts& facts) {
    for (const TermId other : unit.members) values[other] = terms_.boolean(other == member);
    if (unit.group == 0 || !member.is_valid()) return;
    std::vector<TermId> todo{terms_.exclusive_constraint(unit.group)};
    while (!todo.empty()) {
      const TermId t = todo.back();
      todo.pop_back();
      if (terms_.op(t) == Op::Variable && !values.contains(t)) facts.push_back(terms_.negate(t));
      todo.insert(todo.end(), terms_.args(t).begin(), terms_.args(t).end());
    }
  }

  TermId exists_boolean(const Conjuncts& conjuncts, std::size_t number) {
    const Unit unit = units_[number];
    std::vector<TermId> members = unit.members;
    members.emplace_back();
    if (members.size() > kMostCases) throw NotEliminated{};
    std::vector<TermId> any;
    for (const TermId member : members) {
      std::unordered_map<TermId, TermId> values;
      Conjuncts facts;
      choose(unit, member, values, facts);
      for (const TermId conjunct : conjuncts) facts.push_back(replace(terms_, conjunct, values, work_));
      any.push_back(exists(terms_.conjunction(facts)));
      if (terms_.is_true(any.back())) break;
    }
    return terms_.disjunction(any);
  }

  TermId exists_integer(const Conjuncts& conjuncts, Mask mask) {
    Lineariser lineariser(terms_, occurrences_, [&](TermId dividend, TermId divisor) {
      const auto [at, is_new] = quotients_.try_emplace({dividend, divisor});
      if (!is_new) return at->second;
      at->second = terms_.int_variable("quotient");
      add_unit(at->second, 0);
      return at->second;
    });
    Conjuncts linear;
    for (const TermId conjunct : conjuncts) linear.push_back(lineariser.formula(conjunct));
    for (const TermId fact : lineariser.take_facts()) linear.push_back(fact);
    if (linear != conjuncts) return exists_all(linear);
    // The variable with the fewest cases.
    std::optional<Cooper> best;
    for (std::size_t u = 0; u < units_.size(); ++u) {
      const Mask bit = Mask{1} << u;
      if ((mask & bit) == 0) continue;
      try {
        Cooper cooper(terms_, occurrences_, conjuncts, units_[u].first(), bit);
        if (!best || cooper.cost() < best->cost()) best.emplace(std::move(cooper));
      } catch (const NotEliminated&) {
        check_size();  // perhaps another variable, which makes this one simpler
      }
    }
    if (!best || best->cost() > kMostCases) return exists_alone(conjuncts, mask);
    std::vector<TermId> any;
    for (const TermId one : best->cases(work_)) {
      any.push_back(exists(one));
      if (terms_.is_true(any.back())) break;
    }
    return terms_.disjunction(any);
  }

  /// Of a conjunction in which no other variable occurs: whatever its degree.
  TermId exists_alone(const Conjuncts& conjuncts, Mask mask) {
    const TermId whole = terms_.conjunction(conjuncts);
    std::optional<TermId> variable;
    for (std::size_t u = 0; u < units_.size(); ++u) {
      if ((mask >> u & 1U) != 0 && !variable) variable = units_[u].first();
    }
    if (!variable || variables_of(terms_, whole) != std::vector{*variable}) throw NotEliminated{};
    const auto solutions = solve(terms_, *variable, whole);
    if (!solutions) throw NotEliminated{};
    return terms_.boolean(solutions->exist);
  }

  Terms& terms_;
  Occurrences occurrences_;
  std::size_t size_before_;
  std::size_t steps_ = 0;
  std::size_t booleans_ = 0;
  std::size_t work_ = 0;
  std::vector<Unit> units_;
  std::map<std::pair<TermId, TermId>, TermId> quotients_;
  std::unordered_map<TermId, TermId> known_;
};

}  // namespace

bool depends_by_sources(const Terms& terms, std::span<const TermId> variables, TermId formula) {
  if (!terms.has_sources()) return false;
  const std::vector<TermId> occurring = variables_of(terms, formula);
  return std::any_of(occurring.begin(), occurring.end(),
                     [&](TermId v) { return !terms.sources(v).empty() && mentions(terms, v, variables); });
}

std::optional<TermId> eliminate(Terms& terms, std::span<const TermId> variables, TermId formula) {
  std::vector<TermId> distinct(variables.begin(), variables.end());
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  if (depends_by_sources(terms, distinct, formula)) return std::nullopt;
  try {
    Eliminator eliminator(terms);
    eliminator.add(distinct);
    return eliminator.exists(formula);
  } catch (const NotEliminated&) {
    return std::nullopt;
  }
}

}  // namespace tlaloc::term
