#include "encoder/symbolic/large_function.h"

#include <algorithm>
#include <map>

#include "encoder/symbolic/detail.h"
#include "frontend/support/stack.h"

namespace tlaloc::symbolic {

std::optional<LargeFunction> as_large_function(Terms& terms, const SymValue& value) {
  if (const auto* large = value.get_if<LargeFunction>()) return *large;
  if (!is_large_function(value)) {
    const auto listed = detail::as_function(terms, value);
    if (!listed) return std::nullopt;
    LargeFunction result;
    Set domain;
    for (const FunctionEntry& e : listed->entries) {
      domain.members.emplace_back(e.key, e.present);
      result.writes.push_back({e.present, e.key, e.value});
    }
    result.domain = make_set(terms, std::move(domain));
    return result;
  }
  const Value& ground = value.ground();
  LargeFunction result{ground.domain(), {{terms.true_term(), {SymValue(ground.otherwise()), nullptr}}}, {}};
  for (const auto& [key, item] : ground.entries()) result.writes.push_back({terms.true_term(), key, item});
  return result;
}

bool is_large_function(const SymValue& value) {
  return value.is_ground() ? value.ground().kind() == ValueKind::LargeFunction : value.get_if<LargeFunction>() != nullptr;
}

bool is_on_large_domain(const SymValue& function) {
  if (function.is_ground()) return function.ground().kind() == ValueKind::LargeFunction;
  const auto* large = function.get_if<LargeFunction>();
  return large != nullptr && !large->bases.empty();
}

namespace {

/// Without a base: with arguments and values that are ground.
std::optional<Value> listed(const Terms& terms, const LargeFunction& function) {
  if (!function.domain.is_ground()) return std::nullopt;
  const auto keys = function.domain.ground().elements(Limits{}.enumerate);
  if (!keys) return std::nullopt;
  std::map<Value, Value> entries;
  for (const LargeFunction::Write& w : function.writes) {
    if (!terms.is_true(w.when) || !w.key.is_ground() || !w.value.is_ground()) return std::nullopt;
    entries.insert_or_assign(w.key.ground(), w.value.ground());
  }
  return entries.size() == keys->size() ? std::optional(Value::function({entries.begin(), entries.end()})) : std::nullopt;
}

}  // namespace

SymValue make_large_function(Terms& terms, LargeFunction function) {
  std::erase_if(function.writes, [&](const LargeFunction::Write& w) { return terms.is_false(w.when); });
  std::erase_if(function.bases, [&](const auto& base) { return terms.is_false(base.first); });
  if (function.bases.empty()) {
    if (auto ground = listed(terms, function)) return std::move(*ground);
    return wrap(std::move(function));
  }
  const LargeFunction::Base& base = function.bases.front().second;
  const bool ground = function.bases.size() == 1 && !base.arbitrary && base.otherwise.is_ground() &&
                      std::all_of(function.writes.begin(), function.writes.end(), [&](const LargeFunction::Write& w) {
                        return terms.is_true(w.when) && w.key.is_ground() && w.value.is_ground();
                      });
  if (!ground) return wrap(std::move(function));
  Value result = Value::large_function(function.domain.ground(), base.otherwise.ground(), {});
  for (const LargeFunction::Write& w : function.writes) result = result.with(w.key.ground(), w.value.ground());
  return result;
}

void write(const Terms& terms, LargeFunction& function, TermId when, SymValue key, SymValue value) {
  if (terms.is_true(when)) {
    // What stood there before is gone, whatever has been written elsewhere since.
    std::erase_if(function.writes, [&](const LargeFunction::Write& w) { return identical(w.key, key); });
  }
  function.writes.push_back({when, std::move(key), std::move(value)});
}

namespace {

/// Whether it certainly has an element: what is stated of values in it could exclude everything otherwise.
bool is_inhabited(const Value& set) {
  if (stack::is_low()) return stack::on_segment([&] { return is_inhabited(set); });
  switch (set.kind()) {
    case ValueKind::Set:
      return !set.items().empty();
    case ValueKind::FunctionSet:
      return is_inhabited(set.range());
    case ValueKind::RecordSet:
      return std::all_of(set.fields().begin(), set.fields().end(), [](const FieldValue& f) { return is_inhabited(f.second); });
    case ValueKind::Product:
      return std::all_of(set.items().begin(), set.items().end(), is_inhabited);
    case ValueKind::SetOp:
      return set.set_operator() == Value::SetOperator::Union && (is_inhabited(set.base()) || is_inhabited(set.range()));
    default:
      return true;
  }
}

}  // namespace

SymValue arbitrary_function(Terms& terms, const Limits& limits, const Value& domain, const Value& range,
                            const std::string& name) {
  if (!is_inhabited(range)) throw Unsupported("whether `" + range.to_string() + "` is empty cannot be decided");
  auto function = std::make_shared<Arbitrary>();
  function->domain = domain;
  function->range = range;
  function->name = name;
  function->self = terms.bool_variable(name + ".function");
  const bool is_unbounded = domain.kind() == ValueKind::NatSet || domain.kind() == ValueKind::IntSet;
  if (is_unbounded) {
    function->far = terms.int_variable(name + ".far", Integer(0));
    function->elsewhere = read(terms, limits, *function, make_integer(terms, function->far)).value;
  } else {
    Fresh fresh = fresh_element(terms, limits, range, name + ".elsewhere");
    for (const TermId fact : fresh.definitions) terms.state(fact);
    terms.state(fresh.constraint);
    function->elsewhere = std::move(fresh.element);
  }
  return wrap(LargeFunction{domain, {{terms.true_term(), {SymValue(), std::move(function)}}}, {}});
}

namespace {

/// The integer of a key that is certainly one.
std::optional<TermId> integer_key(Terms& terms, const SymValue& key) {
  if (key.is_ground()) return key.ground().is_int() ? std::optional(terms.integer(key.ground().as_int())) : std::nullopt;
  const auto* integer = key.get_if<IntegerTerm>();
  return integer == nullptr ? std::nullopt : std::optional(integer->term);
}

}  // namespace

const Arbitrary::Read& read(Terms& terms, const Limits& limits, Arbitrary& function, const SymValue& key, std::uint32_t round) {
  for (const Arbitrary::Read& known : function.reads) {
    if (identical(known.key, key)) return known;
  }
  const auto first = static_cast<std::uint32_t>(terms.variable_count());
  Fresh fresh = fresh_element(terms, limits, function.range, function.name + "[" + std::to_string(function.reads.size()) + "]");
  const auto last = static_cast<std::uint32_t>(terms.variable_count());
  if (fresh.capped) throw Unsupported("a function to sequences of any length");
  std::vector<TermId> sources{function.self};
  collect_terms(key, sources);
  terms.set_sources(first, last, std::move(sources));
  for (const TermId fact : fresh.definitions) terms.state(fact);
  terms.state(fresh.constraint);
  for (const Arbitrary::Read& known : function.reads) {
    const TermId same = equality(terms, limits, known.key, key).equal;
    if (terms.is_false(same)) continue;
    terms.state(terms.implies(same, equality(terms, limits, known.value, fresh.element).equal));
  }
  // Finitely many arguments were asked for on the way to `far`, so there is one beyond them. An argument that is the value of
  // the function at `far` might always be greater; such arguments come with instances only, whose round is not 0.
  const bool is_far = function.reads.empty() && function.far.is_valid();
  if (!is_far && function.far.is_valid() && round == 0) {
    if (const auto at = integer_key(terms, key)) terms.state(terms.less(*at, function.far));
  }
  function.reads.push_back({key, std::move(fresh.element), first, last, round});
  return function.reads.back();
}

SymValue read(Terms& terms, const Limits& limits, const LargeFunction& function, const SymValue& key) {
  std::vector<TermId> hits;
  for (const LargeFunction::Write& w : function.writes) {
    hits.push_back(terms.conjunction({w.when, equality(terms, limits, key, w.key).equal}));
  }
  std::size_t i = hits.size();
  while (i > 0 && !terms.is_true(hits[i - 1])) --i;
  SymValue value;
  if (i > 0) {
    value = function.writes[i - 1].value;
  } else if (function.bases.empty()) {  // where it has a value at all it is one of those written
    while (i < hits.size() && terms.is_false(hits[i])) ++i;
    if (i == hits.size()) return wrap(Union{});
    value = function.writes[i++].value;
  } else {
    std::vector<std::pair<TermId, SymValue>> bases;
    for (const auto& [guard, base] : function.bases) {
      bases.emplace_back(guard, base.arbitrary ? read(terms, limits, *base.arbitrary, key).value : base.otherwise);
    }
    value = bases.size() == 1 ? bases.front().second : merge(terms, limits, bases);
  }
  for (; i < hits.size(); ++i) {
    if (!terms.is_false(hits[i])) value = merge(terms, limits, hits[i], function.writes[i].value, value);
  }
  return value;
}

TermId counts(Terms& terms, const Limits& limits, const LargeFunction& function, std::size_t i) {
  const LargeFunction::Write& w = function.writes[i];
  std::vector<TermId> parts{w.when};
  for (std::size_t j = i + 1; j < function.writes.size(); ++j) {
    const LargeFunction::Write& later = function.writes[j];
    parts.push_back(terms.negate(terms.conjunction({later.when, equality(terms, limits, w.key, later.key).equal})));
  }
  return terms.conjunction(parts);
}

void collect_terms(const SymValue& value, std::vector<TermId>& out) {
  if (stack::is_low()) return stack::on_segment([&] { collect_terms(value, out); });
  if (const auto* boolean = value.get_if<Boolean>()) {
    out.push_back(boolean->term);
  } else if (const auto* integer = value.get_if<IntegerTerm>()) {
    out.push_back(integer->term);
  } else if (const auto* choice = value.get_if<Choice>()) {
    for (const auto& [guard, v] : choice->alternatives) out.push_back(guard);
  } else if (const auto* kinds = value.get_if<Union>()) {
    for (const auto& [guard, part] : kinds->alternatives) {
      out.push_back(guard);
      collect_terms(part, out);
    }
  } else if (const auto* set = value.get_if<Set>()) {
    for (const auto& [element, member] : set->members) out.push_back(member);
    for (const auto& [guard, element] : set->others) {
      out.push_back(guard);
      collect_terms(element, out);
    }
  } else if (const auto* function = value.get_if<Function>()) {
    for (const FunctionEntry& e : function->entries) {
      out.push_back(e.present);
      collect_terms(e.value, out);
    }
  } else if (!value.is_ground()) {
    throw Unsupported("a function is applied to a set or a function too large to list");
  }
}

SymValue map_terms(Terms& terms, const SymValue& value, const std::function<TermId(TermId)>& replace) {
  if (stack::is_low()) return stack::on_segment([&] { return map_terms(terms, value, replace); });
  if (value.is_ground()) return value;
  if (const auto* boolean = value.get_if<Boolean>()) return make_boolean(terms, replace(boolean->term));
  if (const auto* integer = value.get_if<IntegerTerm>()) return make_integer(terms, replace(integer->term));
  if (const auto* choice = value.get_if<Choice>()) {
    detail::Guarded<Value> alternatives;
    for (const auto& [guard, v] : choice->alternatives) alternatives.emplace_back(replace(guard), v);
    return make_choice(terms, std::move(alternatives));
  }
  if (const auto* function = value.get_if<Function>()) {
    Function result;
    result.is_sequence = function->is_sequence;
    for (const FunctionEntry& e : function->entries) {
      result.entries.push_back({e.key, replace(e.present), map_terms(terms, e.value, replace)});
    }
    return make_function(terms, std::move(result));
  }
  throw Unsupported("a function is applied to an argument of many kinds below a quantifier over a large set");
}

}  // namespace tlaloc::symbolic
