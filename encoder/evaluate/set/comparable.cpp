// Which values may be elements of one set: TLC compares those it puts together, and stops at an integer beside a string,
// whether they are elements themselves or parts of elements.
#include "encoder/evaluate/impl.h"
#include "frontend/support/stack.h"

namespace tlaloc::evaluate {

using symbolic::Set;

namespace {

constexpr std::size_t kPairs = 200;  // elements of which each is compared with each other one; of more, only neighbours

/// Kinds of values that TLC does not compare with one another; untyped model values compare with everything.
enum class Kind : std::uint8_t { Any, Bool, Int, String, Typed, Function, Set };

Kind kind_of(const Value& v) {
  if (v.is_bool()) return Kind::Bool;
  if (v.is_int()) return Kind::Int;
  if (v.is_string()) return Kind::String;
  if (v.is_function()) return Kind::Function;
  if (v.is_set()) return Kind::Set;
  return v.model_value_type() == 0 ? Kind::Any : Kind::Typed;
}

Kind kind_of(const SymValue& v) {
  if (v.is_ground()) return kind_of(v.ground());
  if (v.get_if<symbolic::Boolean>() != nullptr) return Kind::Bool;
  if (v.get_if<symbolic::IntegerTerm>() != nullptr) return Kind::Int;
  if (v.get_if<symbolic::Function>() != nullptr || v.get_if<symbolic::LargeFunction>() != nullptr) return Kind::Function;
  if (v.get_if<symbolic::Choice>() != nullptr || v.get_if<symbolic::Union>() != nullptr) return Kind::Any;
  return Kind::Set;
}

/// What the values that have been put in one place have in common, all the way down. While `add` says yes, any two of them
/// are comparable.
class Common {
 public:
  Common() = default;
  Common(const Common&) = delete;
  Common& operator=(const Common&) = delete;
  ~Common() {
    for (auto& [key, result] : results_) stack::release([own = result.release()] { delete own; });
    stack::release([own = inner_.release()] { delete own; });
  }

  bool add(const SymValue& v) {
    if (stack::is_low()) return stack::on_segment([&] { return add(v); });
    if (v.is_ground()) return add(v.ground());
    const auto all = [&](const auto& alternatives) {
      return std::all_of(alternatives.begin(), alternatives.end(), [&](const auto& a) { return add(a.second); });
    };
    if (const auto* choice = v.get_if<symbolic::Choice>()) return all(choice->alternatives);
    if (const auto* kinds = v.get_if<symbolic::Union>()) return all(kinds->alternatives);
    if (!is(kind_of(v))) return false;
    if (v.get_if<symbolic::LargeFunction>() != nullptr) return false;  // not looked into: compared with each other one
    if (const auto* function = v.get_if<symbolic::Function>()) {
      return std::all_of(function->entries.begin(), function->entries.end(),
                         [&](const auto& entry) { return inner().add(entry.key) && at(entry.key).add(entry.value); });
    }
    if (const auto* set = v.get_if<Set>()) {
      return std::all_of(set->members.begin(), set->members.end(), [&](const auto& m) { return inner().add(m.first); }) &&
             std::all_of(set->others.begin(), set->others.end(), [&](const auto& o) { return inner().add(o.second); });
    }
    if (v.get_if<symbolic::Interval>() != nullptr) return inner().is(Kind::Int);
    if (const auto* powers = v.get_if<symbolic::PowerSet>()) return inner().add(powers->base);
    return true;  // a rule says nothing of its elements
  }

  bool add(const Value& v) {
    if (stack::is_low()) return stack::on_segment([&] { return add(v); });
    const Kind kind = kind_of(v);
    if (kind == Kind::Any) return true;
    if (!is(kind)) return false;
    if (kind == Kind::Typed) {
      if (type_ == 0) type_ = v.model_value_type();
      return type_ == v.model_value_type();
    }
    if (v.kind() == ValueKind::LargeFunction) return false;
    if (kind == Kind::Function) {
      const auto entries = v.function_entries();
      return std::all_of(entries.begin(), entries.end(),
                         [&](const MapEntry& e) { return inner().add(e.first) && at(e.first).add(e.second); });
    }
    if (v.kind() == ValueKind::Set) {
      return std::all_of(v.items().begin(), v.items().end(), [&](const Value& item) { return inner().add(item); });
    }
    if (v.kind() == ValueKind::Interval) return inner().is(Kind::Int);
    return v.kind() != ValueKind::PowerSet || inner().add(v.base());
  }

 private:
  bool is(Kind kind) {
    if (kind_ == Kind::Any) kind_ = kind;
    return kind_ == kind;
  }
  Common& inner() {
    if (!inner_) inner_ = std::make_unique<Common>();
    return *inner_;
  }
  Common& at(const Value& key) {
    auto& result = results_[key];
    if (!result) result = std::make_unique<Common>();
    return *result;
  }

  Kind kind_ = Kind::Any;
  char type_ = 0;                                     // of typed model values
  std::unique_ptr<Common> inner_;                     // elements of sets, keys of functions
  std::map<Value, std::unique_ptr<Common>> results_;  // of functions
};

}  // namespace

bool Evaluator::Impl::is_comparable_with_keys(const SymValue& value, const symbolic::Function& function) const {
  Common common;
  return common.add(value) && std::all_of(function.entries.begin(), function.entries.end(),
                                          [&](const symbolic::FunctionEntry& entry) { return common.add(entry.key); });
}

bool Evaluator::Impl::are_comparable(const Set& set) const {
  Common common;
  return std::all_of(set.members.begin(), set.members.end(), [&](const auto& m) { return common.add(m.first); }) &&
         std::all_of(set.others.begin(), set.others.end(), [&](const auto& o) { return common.add(o.second); });
}

void Evaluator::Impl::check_comparable(const Set& set, const Scope& s) {
  if (are_comparable(set)) return;
  std::map<Kind, std::vector<TermId>> present;
  Alternatives elements;
  for (const auto& [element, member] : set.members) elements.emplace_back(member, element);
  for (const auto& [member, element] : set.others) elements.emplace_back(member, element);
  for (const auto& [member, element] : elements) present[kind_of(element)].push_back(member);
  present.erase(Kind::Any);
  std::vector<TermId> mixed;
  TermId earlier = terms.false_term();
  for (const auto& [kind, members] : present) {
    const TermId some = terms.disjunction(members);
    mixed.push_back(both(earlier, some));
    earlier = terms.disjunction({earlier, some});
  }
  fail(s, terms.disjunction(mixed), ErrorKind::Type, "a set has elements of different kinds, which cannot be compared");

  mixed.clear();
  std::optional<std::pair<SymValue, SymValue>> example;
  const auto compare = [&](std::size_t i, std::size_t j) {
    const auto& [a_member, a] = elements[i];
    const auto& [b_member, b] = elements[j];
    const Kind kind = kind_of(a);
    if (kind != kind_of(b) && kind != Kind::Any && kind_of(b) != Kind::Any) return;
    TermId apart = terms.false_term();
    if (a.is_ground() && b.is_ground()) {
      apart = terms.boolean(!Value::comparable_set({a.ground(), b.ground()}));
    } else if (const TermId together = terms.conjunction({s.path, a_member, b_member}); !terms.is_false(together)) {
      apart = symbolic::equality(terms, limits, a, b).ill_typed;
    }
    const TermId met = terms.conjunction({a_member, b_member, apart});
    if (terms.is_false(met)) return;
    if (!example) example.emplace(a, b);
    mixed.push_back(met);
  };
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const std::size_t end = elements.size() > kPairs ? std::min(i + 2, elements.size()) : elements.size();
    for (std::size_t j = i + 1; j < end; ++j) compare(i, j);
  }
  if (mixed.empty()) return;
  fail(s, terms.disjunction(mixed), ErrorKind::Type,
       [&] { return "cannot compare the elements " + show(example->first) + " and " + show(example->second) + " of a set"; });
}

}  // namespace tlaloc::evaluate
