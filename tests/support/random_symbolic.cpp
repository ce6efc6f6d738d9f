#include "tests/support/random_symbolic.h"

#include <algorithm>
#include <tuple>

namespace tlaloc::test {

using namespace symbolic;  // NOLINT(google-build-using-namespace)
using Kind = RandomType::Kind;

RandomType RandomSymbolic::type(int depth) {
  RandomType t;
  t.kind = static_cast<Kind>(pick(depth <= 0 ? 3 : is_wide() ? 10 : 9));
  const bool pair = t.kind == Kind::Record || t.kind == Kind::Tuple || t.kind == Kind::Mixed;
  const int parts = pair ? 2 : t.kind >= Kind::Set ? 1 : 0;
  for (int i = 0; i < parts; ++i) t.parts.push_back(type(depth - 1));
  return t;
}

TermId RandomSymbolic::boolean_term() {
  if (booleans_.size() < 4 || pick(4) == 0) {
    booleans_.push_back(terms_.bool_variable("b" + std::to_string(booleans_.size())));
    return booleans_.back();
  }
  const auto any = [&] { return booleans_[static_cast<std::size_t>(pick(static_cast<int>(booleans_.size())))]; };
  switch (pick(5)) {
    case 0:
      return terms_.true_term();
    case 1:
      return terms_.negate(any());
    case 2:
      return terms_.conjunction({any(), any()});
    case 3:
      return terms_.disjunction({any(), terms_.negate(any())});
    default:
      return any();
  }
}

std::vector<TermId> RandomSymbolic::one_hot(int count) {
  if (count == 1) return {terms_.true_term()};
  if (count == 2) {
    const TermId t = boolean_term();
    return {terms_.negate(t), t};
  }
  std::vector<TermId> guards;
  for (int i = 0; i < count; ++i)
    guards.push_back(terms_.bool_variable("g" + std::to_string(groups_.size()) + std::to_string(i)));
  if (pick(2) == 0) (void)terms_.declare_exclusive(guards);
  groups_.push_back(guards);
  return guards;
}

std::pair<int, int> RandomSymbolic::long_range() {
  const int length = 18 + pick(24);
  int low = 1;
  switch (pick(4)) {
    case 0:
      low = 5 + pick(30);
      break;
    case 1:
      low = -pick(length);
      break;
    case 2:
      low = -length - pick(30);
      break;
    default:
      break;
  }
  return {low, low + length - 1};
}

Value RandomSymbolic::ground(const RandomType& t) {
  switch (t.kind) {
    case Kind::Boolean:
      return Value::boolean(pick(2) == 0);
    case Kind::Integer:
      if (is_wide() && pick(8) == 0) return Value::integer(pick(81) - 40);
      return Value::integer(pick(6) - 2);
    case Kind::Atom:
      return pick(4) == 0 ? Value::model_value(Symbol("none"), {})
                          : Value::string(std::string(1, static_cast<char>('a' + pick(3))));
    case Kind::Set: {
      std::vector<Value> items;
      for (int i = pick(4); i > 0; --i) items.push_back(ground(t.parts[0]));
      std::sort(items.begin(), items.end());
      items.erase(std::unique(items.begin(), items.end()), items.end());
      return Value::sorted_set(std::move(items));
    }
    case Kind::Record:
      return Value::record({{Symbol("f"), ground(t.parts[0])}, {Symbol("g"), ground(t.parts[1])}});
    case Kind::Function: {
      std::vector<MapEntry> entries;
      for (int key = 4; key < 7; ++key) {
        if (pick(4) > 0) entries.emplace_back(Value::integer(key), ground(t.parts[0]));
      }
      return Value::function(std::move(entries));
    }
    case Kind::Sequence: {
      std::vector<Value> items;
      for (int i = pick(4); i > 0; --i) items.push_back(ground(t.parts[0]));
      return Value::tuple(std::move(items));
    }
    case Kind::Tuple:
      return Value::tuple({ground(t.parts[0]), ground(t.parts[1])});
    case Kind::Mixed:
      return ground(t.parts[static_cast<std::size_t>(pick(2))]);
    case Kind::Variant:
      if (pick(3) == 0) return Value::record({{Symbol("k"), Value::string("ack")}});
      return Value::record({{Symbol("k"), Value::string("ask")}, {Symbol("d"), ground(t.parts[0])}});
  }
  return {};
}

SymValue RandomSymbolic::value(const RandomType& t) {
  if (pick(5) == 0) return ground(t);
  if (pick(5) == 0) {  // picked from ground values
    const int count = 2 + pick(3);
    const auto guards = one_hot(count);
    std::vector<std::pair<TermId, Value>> alternatives;
    for (const TermId g : guards) alternatives.emplace_back(g, ground(t));
    return make_choice(terms_, std::move(alternatives));
  }
  switch (t.kind) {
    case Kind::Boolean:
      return make_boolean(terms_, boolean_term());
    case Kind::Integer: {
      if (pick(3) > 0) break;
      int low = pick(5) - 2;
      int high = low + pick(4);
      if (is_wide() && pick(3) == 0) std::tie(low, high) = long_range();
      const TermId v = terms_.int_variable("n" + std::to_string(integers_.size()), low, high);
      integers_.push_back({v, low, high});
      return make_integer(terms_, pick(2) == 0 ? v : terms_.ite(boolean_term(), v, terms_.integer(1)));
    }
    case Kind::Atom:
      break;
    case Kind::Set: {
      Set set;
      for (int i = pick(4); i > 0; --i) set.members.emplace_back(ground(t.parts[0]), boolean_term());
      for (int i = pick(3); i > 0; --i) set.others.emplace_back(boolean_term(), value(t.parts[0]));
      return make_set(terms_, std::move(set), pick(2) == 0 ? 0 : 50);
    }
    case Kind::Record: {
      Function f;
      f.entries.push_back({Value::string("f"), terms_.true_term(), value(t.parts[0])});
      f.entries.push_back({Value::string("g"), pick(3) > 0 ? terms_.true_term() : boolean_term(), value(t.parts[1])});
      return make_function(terms_, std::move(f));
    }
    case Kind::Function: {
      Function f;
      for (int key = 4; key < 7; ++key) {
        if (pick(4) > 0) f.entries.push_back({Value::integer(key), boolean_term(), value(t.parts[0])});
      }
      return make_function(terms_, std::move(f));
    }
    case Kind::Sequence: {
      Function f;
      f.is_sequence = true;
      TermId present = terms_.true_term();
      const int length = pick(4);
      for (int i = 1; i <= length; ++i) {
        if (pick(2) == 0) present = terms_.conjunction({present, boolean_term()});
        if (terms_.is_false(present)) break;
        f.entries.push_back({Value::integer(i), present, value(t.parts[0])});
      }
      return make_function(terms_, std::move(f));
    }
    case Kind::Tuple: {
      Function f;
      f.is_sequence = true;
      for (int i = 1; i <= 2; ++i) {
        f.entries.push_back({Value::integer(i), terms_.true_term(), value(t.parts[static_cast<std::size_t>(i - 1)])});
      }
      return make_function(terms_, std::move(f));
    }
    case Kind::Mixed: {
      const TermId c = boolean_term();
      const SymValue a = value(t.parts[0]);
      const SymValue b = value(t.parts[1]);
      return merge(terms_, Limits{}, c, a, b);
    }
    case Kind::Variant: {
      const TermId asks = boolean_term();
      const SymValue kind = make_choice(terms_, {{asks, Value::string("ask")}, {terms_.negate(asks), Value::string("ack")}});
      Function f;
      f.entries.push_back({Value::string("d"), asks, value(t.parts[0])});
      f.entries.push_back({Value::string("k"), terms_.true_term(), kind});
      return make_function(terms_, std::move(f));
    }
  }
  const auto guards = one_hot(2 + pick(3));
  std::vector<std::pair<TermId, Value>> alternatives;
  for (const TermId g : guards) alternatives.emplace_back(g, ground(t));
  return make_choice(terms_, std::move(alternatives));
}

SymValue RandomSymbolic::set_of(const RandomType& element) {
  RandomType set;
  set.kind = Kind::Set;
  set.parts = {element};
  return value(set);
}

SymValue RandomSymbolic::lazy_set(int depth) {
  const RandomType integer;
  const auto operand = [&] { return depth > 0 && pick(3) == 0 ? lazy_set(depth - 1) : set_of(integer); };
  switch (pick(6)) {
    case 0:
      return wrap(Interval{value(integer), value(integer)});
    case 1:
      return wrap(PowerSet{set_of(integer)});
    case 2:
      return wrap(FunctionSet{pick(2) == 0 ? set_of(integer) : SymValue(wrap(Interval{Value::integer(1), value(integer)})),
                              set_of(integer)});
    case 3:
      return wrap(RecordSet{{{Symbol("f"), operand()}, {Symbol("g"), set_of(integer)}}});
    case 4:
      return wrap(Product{{operand(), set_of(integer)}});
    default: {
      const TermId c = boolean_term();
      const SymValue base = operand();
      return wrap(
          Comprehension{base,
                        [this, c, base](const SymValue& e, TermId path) {
                          const Membership m = membership(terms_, Limits{}, e, base, path);
                          const Membership small = membership(terms_, Limits{}, e, Value::interval(0, 1), path);
                          return Membership{terms_.conjunction({m.member, terms_.disjunction({c, small.member})}), m.ill_typed};
                        },
                        "a filtered set"});
    }
  }
}

term::Assignment RandomSymbolic::assignment() {
  term::Assignment result;
  for (const TermId b : booleans_) result.booleans[terms_.variable_number(b)] = pick(2) == 0;
  for (const auto& group : groups_) {
    const auto winner = static_cast<std::size_t>(pick(static_cast<int>(group.size())));
    for (std::size_t i = 0; i < group.size(); ++i) result.booleans[terms_.variable_number(group[i])] = i == winner;
  }
  for (const auto& n : integers_) {
    if (is_wide() && pick(8) == 0) continue;
    result.integers[terms_.variable_number(n.term)] = n.low + pick(n.high - n.low + 1);
  }
  return result;
}

bool is_well_typed(const Value& value) {
  if (value.kind() == ValueKind::Set) {
    const auto items = value.items();
    for (const Value& a : items) {
      if (!is_well_typed(a)) return false;
      for (const Value& b : items) {
        if (!Value::equal(a, b)) return false;
      }
    }
  }
  if (!value.is_function()) return true;
  const auto entries = value.function_entries();
  return std::all_of(entries.begin(), entries.end(), [](const MapEntry& e) { return is_well_typed(e.second); });
}

}  // namespace tlaloc::test
