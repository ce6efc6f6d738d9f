#include "encoder/domain/value_domain.h"

#include <algorithm>

#include "frontend/support/overloaded.h"

namespace tlaloc::domain {

using kernel::ExprId;
using kernel::Level;
using kernel::Op;

namespace {

constexpr std::size_t kMostElements = 2000;
constexpr std::uint32_t kDeepest = 200;  // functions of functions

template <class Pick>
std::optional<Integer> outer(const std::optional<Integer>& a, const std::optional<Integer>& b, Pick pick) {
  return a && b ? std::optional(pick(*a, *b)) : std::nullopt;
}

void join(std::optional<IntegerRange>& into, const IntegerRange& range) {
  if (!into) {
    into = range;
    return;
  }
  into->low = outer(into->low, range.low, [](const Integer& a, const Integer& b) { return std::min(a, b); });
  into->high = outer(into->high, range.high, [](const Integer& a, const Integer& b) { return std::max(a, b); });
}

void check_depth(std::uint32_t depth) {
  if (depth > kDeepest) throw NoValueDomain{"values nest more than " + std::to_string(kDeepest) + " levels deep"};
}

std::vector<ValueDomain>& domains_of(ValueDomain& domain, const std::vector<Value>& keys) {
  auto& domains = domain.functions[keys];
  domains.resize(keys.size());
  return domains;
}

ValueDomain& result_of(ValueDomain& domain, const Value& arguments) {
  auto& results = domain.large_functions[arguments];
  results.resize(1);
  return results.front();
}

}  // namespace

// `depth`: of the functions around it.
void ValueDomain::absorb(const Value& value, std::uint32_t depth) {
  check_depth(depth);
  if (value.is_int()) {
    join(integers, {value.as_int(), value.as_int()});
  } else if (value.kind() == ValueKind::LargeFunction) {
    ValueDomain& result = result_of(*this, value.domain());
    result.absorb(value.otherwise(), depth + 1);
    for (const auto& [key, item] : value.entries()) result.absorb(item, depth + 1);
  } else if (value.is_function()) {
    const std::vector<MapEntry> entries = value.function_entries();
    std::vector<Value> keys;
    for (const auto& [key, result] : entries) keys.push_back(key);
    auto& domains = domains_of(*this, keys);
    for (std::size_t i = 0; i < entries.size(); ++i) domains[i].absorb(entries[i].second, depth + 1);
  } else if (value.is_set()) {
    const auto listed = value.elements(kMostElements);
    if (!listed) throw NoValueDomain{"a value is the set " + value.to_string()};
    if (!elements) elements.emplace();
    elements->insert(listed->begin(), listed->end());
  } else {
    atoms.insert(value);
  }
}

bool ValueDomain::has(const Value& scalar) const {
  if (!scalar.is_int()) return atoms.contains(scalar);
  return integers && (!integers->low || *integers->low <= scalar.as_int()) &&
         (!integers->high || scalar.as_int() <= *integers->high);
}

void ValueDomain::absorb(term::Terms& terms, const SymValue& value, const Possible& possible, std::uint32_t depth) {
  check_depth(depth);
  const auto can = [&](term::TermId condition) { return !possible || terms.is_true(condition) || possible(condition); };
  const auto all_of = [&](const SymValue& element) {
    const auto ground = symbolic::expand(terms, element, kMostElements);
    if (!ground) throw NoValueDomain{"a set has elements that cannot be listed"};
    for (const auto& [guard, v] : *ground) elements->insert(v);
  };
  const auto lazy = [] { throw NoValueDomain{"a value is a set that is not listed"}; };
  std::visit(Overloaded{
                 [&](const Value& v) { absorb(v, depth); },
                 [&](const symbolic::Boolean&) {
                   atoms.insert(Value::boolean(false));
                   atoms.insert(Value::boolean(true));
                 },
                 [&](const symbolic::Choice& c) {
                   for (const auto& [guard, v] : c.alternatives) {
                     if (!has(v) && can(guard)) absorb(v, depth);
                   }
                 },
                 [&](const symbolic::IntegerTerm& t) {
                   const term::Range range = terms.range(t.term);
                   join(integers, {t.low ? t.low : range.low, t.high ? t.high : range.high});
                 },
                 [&](const symbolic::Set& s) {
                   if (!elements) elements.emplace();
                   for (const auto& [v, member] : s.members) {
                     if (!elements->contains(v) && can(member)) elements->insert(v);
                   }
                   for (const auto& [member, element] : s.others) all_of(element);
                   if (elements->size() > kMostElements) throw NoValueDomain{"a set may have too many different elements"};
                 },
                 [&](const symbolic::Function& f) { absorb_function(terms, f, possible, depth); },
                 [&](const symbolic::LargeFunction& f) { absorb_large_function(terms, f, possible, depth); },
                 [&](const symbolic::Union& u) {
                   for (const auto& [guard, v] : u.alternatives) {
                     if (can(guard)) absorb(terms, v, possible, depth);
                   }
                 },
                 [&](const auto&) { lazy(); },
             },
             value.node().payload);
}

void ValueDomain::absorb_large_function(term::Terms& terms, const symbolic::LargeFunction& f, const Possible& possible,
                                        std::uint32_t depth) {
  const auto can = [&](term::TermId condition) { return !possible || terms.is_true(condition) || possible(condition); };
  if (f.bases.empty()) throw NoValueDomain{"a function has arguments that are not listed"};
  ValueDomain& result = result_of(*this, f.domain.ground());
  for (const auto& [guard, base] : f.bases) {
    // Of an arbitrary function one value is like another: whatever its range has.
    if (can(guard)) result.absorb(terms, base.arbitrary ? base.arbitrary->elsewhere : base.otherwise, {}, depth + 1);
  }
  for (const auto& w : f.writes) {
    if (can(w.when)) result.absorb(terms, w.value, possible, depth + 1);
  }
}

/// One entry per domain: of a sequence, one per length.
void ValueDomain::absorb_function(term::Terms& terms, const symbolic::Function& f, const Possible& possible,
                                  std::uint32_t depth) {
  std::vector<Value> keys;
  const auto keep = [&] {
    auto& domains = domains_of(*this, keys);
    for (std::size_t i = 0; i < keys.size(); ++i) domains[i].absorb(terms, f.entries[i].value, possible, depth + 1);
  };
  for (const auto& entry : f.entries) {
    if (!terms.is_true(entry.present)) {
      if (!f.is_sequence) throw NoValueDomain{"a function has no fixed domain"};
      keep();  // it may end here
      std::vector<Value> longer = keys;
      longer.push_back(entry.key);
      if (!functions.contains(longer) && possible && !possible(entry.present)) return;
    }
    keys.push_back(entry.key);
  }
  keep();
}

void ValueDomain::widen(const ValueDomain& before, const ValueDomain* earlier) {
  if (integers && before.integers) {
    const auto first = earlier == nullptr ? std::nullopt : earlier->integers;
    const auto goes_on = [&](std::optional<Integer> IntegerRange::*side) {
      return (*integers).*side != (*before.integers).*side && (!first || (*before.integers).*side != (*first).*side);
    };
    if (goes_on(&IntegerRange::low)) integers->low.reset();
    if (goes_on(&IntegerRange::high)) integers->high.reset();
  }
  for (auto& [keys, domains] : functions) {
    const auto old = before.functions.find(keys);
    if (old == before.functions.end()) continue;
    const std::vector<ValueDomain>* oldest = nullptr;
    if (earlier != nullptr) {
      if (const auto found = earlier->functions.find(keys); found != earlier->functions.end()) oldest = &found->second;
    }
    for (std::size_t i = 0; i < domains.size(); ++i) {
      domains[i].widen(old->second[i], oldest == nullptr ? nullptr : &(*oldest)[i]);
    }
  }
  for (auto& [arguments, results] : large_functions) {
    const auto old = before.large_functions.find(arguments);
    if (old == before.large_functions.end()) continue;
    const ValueDomain* oldest = nullptr;
    if (earlier != nullptr) {
      if (const auto found = earlier->large_functions.find(arguments); found != earlier->large_functions.end()) {
        oldest = &found->second.front();
      }
    }
    results.front().widen(old->second.front(), oldest);
  }
}

namespace {

/// Keys of functions that can be compared have the same kind.
ValueKind kind_of_keys(const std::vector<Value>& keys) {
  return keys.empty() || keys.front().kind() == ValueKind::ModelValue ? ValueKind::ModelValue : keys.front().kind();
}

}  // namespace

std::vector<ValueDomain> kinds(const ValueDomain& domain) {
  std::vector<ValueDomain> parts;
  ValueDomain strings, booleans, numbers, sets, model_values;
  for (const Value& atom : domain.atoms) {
    ValueDomain& part = atom.is_string() ? strings : atom.is_bool() ? booleans : model_values;
    part.atoms.insert(atom);
  }
  numbers.integers = domain.integers;
  sets.elements = domain.elements;
  for (ValueDomain* part : {&strings, &booleans, &numbers, &sets}) {
    if (*part != ValueDomain{}) parts.push_back(std::move(*part));
  }
  std::map<ValueKind, ValueDomain> functions;
  for (const auto& [keys, domains] : domain.functions) functions[kind_of_keys(keys)].functions.emplace(keys, domains);
  // The empty function goes with any other.
  if (const auto any = functions.find(ValueKind::ModelValue); any != functions.end() && functions.size() > 1) {
    ValueDomain& first = any == functions.begin() ? std::next(any)->second : functions.begin()->second;
    first.functions.merge(any->second.functions);
    functions.erase(any);
  }
  for (auto& [kind, part] : functions) parts.push_back(std::move(part));
  for (const auto& [arguments, results] : domain.large_functions) {
    ValueDomain part;
    part.large_functions.emplace(arguments, results);
    parts.push_back(std::move(part));
  }
  if (parts.empty()) return {std::move(model_values)};
  parts.front().atoms.merge(model_values.atoms);
  return parts;
}

namespace {

class Writer {
 public:
  explicit Writer(kernel::Program& program) : program_(program) {}

  ExprId set(const ValueDomain& domain) {
    if (kinds(domain).size() > 1) throw NoValueDomain{"values of different kinds stand in one place"};
    std::optional<ExprId> all;
    const auto add = [&](ExprId part) { all = all ? apply(Op::Union2, {*all, part}) : part; };
    if (!domain.atoms.empty()) add(literal(Value::set({domain.atoms.begin(), domain.atoms.end()})));
    if (domain.integers) add(integers(*domain.integers));
    for (const auto& [keys, domains] : domain.functions) add(functions(keys, domains));
    for (const auto& [arguments, results] : domain.large_functions) {
      add(apply(Op::FunctionSet, {literal(arguments), set(results.front())}));
    }
    if (domain.elements) {
      add(apply(Op::PowerSet, {literal(Value::sorted_set({domain.elements->begin(), domain.elements->end()}))}));
    }
    TLALOC_CHECK(all.has_value(), "a domain without values");
    return *all;
  }

 private:
  ExprId integers(const IntegerRange& range) {
    if (range.low && range.high) return literal(Value::interval(*range.low, *range.high));
    if (range.low && *range.low >= Integer(0)) return literal(Value::nat_set());
    return literal(Value::int_set());
  }
  ExprId functions(const std::vector<Value>& keys, const std::vector<ValueDomain>& domains) {
    if (keys.empty()) return literal(Value::sorted_set({Value::tuple({})}));
    const bool alike = std::all_of(domains.begin(), domains.end(), [&](const ValueDomain& s) { return s == domains.front(); });
    const bool record = std::all_of(keys.begin(), keys.end(), [](const Value& key) { return key.is_string(); });
    if (record && !alike) {
      kernel::RecordSet fields;
      for (std::size_t i = 0; i < keys.size(); ++i) fields.fields.emplace_back(keys[i].as_symbol(), set(domains[i]));
      return program_.add(std::move(fields), Span{}, Level::Constant);
    }
    if (!alike && is_tuple(keys)) {
      std::vector<ExprId> factors;
      for (const ValueDomain& domain : domains) factors.push_back(set(domain));
      return apply(Op::Product, std::move(factors));
    }
    ValueDomain result;
    for (const ValueDomain& domain : domains) merge(result, domain);
    return apply(Op::FunctionSet, {literal(Value::sorted_set(keys)), set(result)});
  }
  static bool is_tuple(const std::vector<Value>& keys) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (keys[i] != Value::integer(static_cast<std::int64_t>(i) + 1)) return false;
    }
    return true;
  }
  static void merge(ValueDomain& into, const ValueDomain& domain) {
    into.atoms.insert(domain.atoms.begin(), domain.atoms.end());
    if (domain.integers) join(into.integers, *domain.integers);
    if (domain.elements) {
      if (!into.elements) into.elements.emplace();
      into.elements->insert(domain.elements->begin(), domain.elements->end());
    }
    for (const auto& [arguments, results] : domain.large_functions) merge(result_of(into, arguments), results.front());
    for (const auto& [keys, domains] : domain.functions) {
      auto& own = domains_of(into, keys);
      for (std::size_t i = 0; i < domains.size(); ++i) merge(own[i], domains[i]);
    }
  }
  ExprId literal(const Value& value) { return program_.add(kernel::Literal{value}, Span{}, Level::Constant); }
  ExprId apply(Op op, std::vector<ExprId> args) {
    return program_.add(kernel::OpApply{op, std::move(args)}, Span{}, Level::Constant);
  }

  kernel::Program& program_;
};

}  // namespace

ExprId to_set(kernel::Program& program, const ValueDomain& domain) { return Writer(program).set(domain); }

}  // namespace tlaloc::domain
