#include "solver/backend/lowering/gates.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "frontend/support/check.h"

namespace tlaloc::lowering {

Gates::Gates(ClauseSink& sink) : sink_(sink) {
  const Literal first = sink_.new_variable();
  TLALOC_CHECK(first == kTrue, "somebody has used the sink before");
  sink_.clause(std::array{first});
}

void Gates::clause(std::span<const Literal> literals) {
  clause_.clear();
  for (const Literal l : literals) {
    if (l == kTrue) return;
    if (l != kFalse) clause_.push_back(l);
  }
  sink_.clause(clause_);
}

Literal Gates::conjunction(Literal a, Literal b) {
  if (a == kFalse || b == kFalse || a == -b) return kFalse;
  if (a == kTrue || a == b) return b;
  if (b == kTrue) return a;
  return conjunction(std::array{a, b});
}

Literal Gates::conjunction(std::span<const Literal> inputs) {
  std::vector<Literal> key;
  for (const Literal l : inputs) {
    if (l == kFalse) return kFalse;
    if (l != kTrue) key.push_back(l);
  }
  std::sort(key.begin(), key.end(), [](Literal a, Literal b) { return std::pair(std::abs(a), a) < std::pair(std::abs(b), b); });
  key.erase(std::unique(key.begin(), key.end()), key.end());
  for (std::size_t i = 1; i < key.size(); ++i) {
    if (key[i] == -key[i - 1]) return kFalse;
  }
  if (key.empty()) return kTrue;
  if (key.size() == 1) return key.front();
  const auto found = conjunctions_.find(key);
  if (found != conjunctions_.end()) return found->second;
  const Literal gate = new_variable();
  std::vector<Literal> all{gate};
  for (const Literal l : key) {
    clause({-gate, l});
    all.push_back(-l);
  }
  clause(all);
  conjunctions_.emplace(std::move(key), gate);
  return gate;
}

Literal Gates::parity(Literal a, Literal b, Literal c) {
  // The inputs as variables in order, those that occur twice cancelled; the signs go to the result.
  bool negated = false;
  std::array<Literal, 3> inputs{a, b, c};
  for (Literal& l : inputs) {
    if (l < 0) {
      negated = !negated;
      l = -l;
    }
    if (l == kTrue) {
      negated = !negated;
      l = 0;
    }
  }
  std::sort(inputs.begin(), inputs.end());
  if (inputs[1] == inputs[2]) {
    inputs = {0, 0, inputs[0]};
  } else if (inputs[0] == inputs[1]) {
    inputs = {0, 0, inputs[2]};
  }
  const auto signed_result = [&](Literal l) { return negated ? -l : l; };
  const auto [x, y, z] = inputs;
  if (z == 0) return signed_result(kFalse);
  if (y == 0) return signed_result(z);
  const auto [entry, fresh] = gates_.try_emplace(Key{Kind::Parity, inputs}, 0);
  if (fresh) {
    const Literal gate = entry->second = new_variable();
    if (x == 0) {
      clause({-gate, y, z});
      clause({-gate, -y, -z});
      clause({gate, -y, z});
      clause({gate, y, -z});
    } else {
      for (const auto [p, q, r] : {std::array{x, y, z}, std::array{x, -y, -z}, std::array{-x, y, -z}, std::array{-x, -y, z}}) {
        clause({-gate, p, q, r});
        clause({gate, -p, -q, -r});
      }
    }
  }
  return signed_result(entry->second);
}

Literal Gates::majority(Literal a, Literal b, Literal c) {
  std::array<Literal, 3> inputs{a, b, c};
  std::sort(inputs.begin(), inputs.end(),
            [](Literal l, Literal m) { return std::pair(std::abs(l), l) < std::pair(std::abs(m), m); });
  if (inputs[0] == inputs[1]) return inputs[0];
  if (inputs[1] == inputs[2]) return inputs[1];
  if (inputs[0] == -inputs[1]) return inputs[2];
  if (inputs[1] == -inputs[2]) return inputs[0];
  // The constant is the first variable.
  if (inputs[0] == kTrue) return disjunction(inputs[1], inputs[2]);
  if (inputs[0] == kFalse) return conjunction(inputs[1], inputs[2]);
  // It is its own dual.
  const bool negated = inputs[0] < 0;
  if (negated) {
    for (Literal& l : inputs) l = -l;
  }
  const auto [entry, fresh] = gates_.try_emplace(Key{Kind::Majority, inputs}, 0);
  if (fresh) {
    const Literal gate = entry->second = new_variable();
    for (std::size_t i = 0; i < 3; ++i) {
      const Literal p = inputs[i];
      const Literal q = inputs[(i + 1) % 3];
      clause({-gate, p, q});
      clause({gate, -p, -q});
    }
  }
  return negated ? -entry->second : entry->second;
}

Literal Gates::choice(Literal condition, Literal then_literal, Literal else_literal) {
  if (condition < 0) {
    condition = -condition;
    std::swap(then_literal, else_literal);
  }
  if (condition == kTrue || then_literal == else_literal) return then_literal;
  if (then_literal == condition) then_literal = kTrue;
  if (then_literal == -condition) then_literal = kFalse;
  if (else_literal == condition) else_literal = kFalse;
  if (else_literal == -condition) else_literal = kTrue;
  if (then_literal == else_literal) return then_literal;
  if (then_literal == -else_literal) return -exclusive_or(condition, then_literal);
  if (then_literal == kTrue) return disjunction(condition, else_literal);
  if (then_literal == kFalse) return conjunction(-condition, else_literal);
  if (else_literal == kTrue) return disjunction(-condition, then_literal);
  if (else_literal == kFalse) return conjunction(condition, then_literal);
  const bool negated = then_literal < 0;
  if (negated) {
    then_literal = -then_literal;
    else_literal = -else_literal;
  }
  const auto [entry, fresh] = gates_.try_emplace(Key{Kind::Choice, {condition, then_literal, else_literal}}, 0);
  if (fresh) {
    const Literal gate = entry->second = new_variable();
    clause({-gate, -condition, then_literal});
    clause({gate, -condition, -then_literal});
    clause({-gate, condition, else_literal});
    clause({gate, condition, -else_literal});
    // Implied, but unit propagation does not see it before it knows the condition.
    clause({-gate, then_literal, else_literal});
    clause({gate, -then_literal, -else_literal});
  }
  return negated ? -entry->second : entry->second;
}

}  // namespace tlaloc::lowering
