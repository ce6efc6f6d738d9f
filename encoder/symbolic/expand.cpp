// All ground values a symbolic value can be, with exclusive guards. Parts multiply; combinations vanish whose guards fold to
// FALSE, or are seen to exclude each other: parts often depend on one choice, such as a piece and the places it covers.
#include <algorithm>
#include <memory>

#include "encoder/symbolic/detail.h"
#include "encoder/term/implied.h"
#include "frontend/support/overloaded.h"
#include "frontend/support/stack.h"

namespace tlaloc::symbolic {

namespace {

using Expansion = detail::Guarded<Value>;
using Result = std::optional<Expansion>;

class Expander {
 public:
  Expander(Terms& terms, std::size_t limit) : terms_(terms), limit_(limit) {}

  /// Where `under` holds. Guards do not repeat what it says.
  Result expand(const SymValue& value, TermId under) {
    if (stack::is_low()) return stack::on_segment([&] { return expand(value, under); });
    return std::visit(
        Overloaded{
            [&](const Value& v) -> Result {
              return Expansion{{terms_.true_term(), v}};
            },
            [&](const Boolean& b) -> Result {
              return bounded({{terms_.negate(b.term), Value::boolean(false)}, {b.term, Value::boolean(true)}});
            },
            [&](const Choice& c) -> Result { return bounded(c.alternatives); },
            [&](const IntegerTerm& t) { return integer(t); },
            [&](const Set& s) { return set(s, under); },
            [&](const Function& f) { return function(f, under); },
            [](const LargeFunction&) -> Result { return std::nullopt; },
            [&](const Union& u) -> Result {
              Expansion all;
              for (const auto& [guard, part] : u.alternatives) {
                const Result some = expand(part, terms_.conjunction({under, guard}));
                if (!some) return std::nullopt;
                for (const auto& [g, v] : *some) add(all, terms_.conjunction({guard, g}), v);
              }
              return joined(std::move(all));
            },
            [&](const Interval& s) {
              return combine({s.low, s.high}, under, [](const std::vector<Value>& v) -> std::optional<Value> {
                if (!v[0].is_int() || !v[1].is_int()) return std::nullopt;
                return Value::interval(v[0].as_int(), v[1].as_int());
              });
            },
            [&](const PowerSet& s) {
              return combine({s.base}, under,
                             [](const std::vector<Value>& v) { return std::optional(Value::power_set(v[0])); });
            },
            [&](const FunctionSet& s) {
              return combine({s.domain, s.range}, under,
                             [](const std::vector<Value>& v) { return std::optional(Value::function_set(v[0], v[1])); });
            },
            [&](const RecordSet& s) {
              std::vector<SymValue> parts;
              for (const auto& [name, field] : s.fields) parts.push_back(field);
              return combine(parts, under, [&](const std::vector<Value>& v) {
                std::vector<FieldValue> fields;
                for (std::size_t i = 0; i < v.size(); ++i) fields.emplace_back(s.fields[i].first, v[i]);
                return std::optional(Value::record_set(std::move(fields)));
              });
            },
            [&](const Product& s) {
              return combine(s.factors, under, [](const std::vector<Value>& v) { return std::optional(Value::product(v)); });
            },
            [&](const SeqSet& s) {
              return combine({s.elements}, under,
                             [](const std::vector<Value>& v) { return std::optional(Value::seq_set(v[0])); });
            },
            [](const Comprehension&) -> Result { return std::nullopt; },
        },
        value.node().payload);
  }

 private:
  Result bounded(Expansion e) const { return e.size() <= limit_ ? Result(std::move(e)) : std::nullopt; }

  void add(Expansion& all, TermId guard, Value value) const {
    if (!terms_.is_false(guard)) all.emplace_back(guard, std::move(value));
  }

  /// Equal values under one guard; they may come from different combinations.
  Result joined(Expansion all) const {
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    Expansion result;
    for (std::size_t i = 0; i < all.size();) {
      std::vector<TermId> guards;
      std::size_t j = i;
      for (; j < all.size() && all[j].second == all[i].second; ++j) guards.push_back(all[j].first);
      result.emplace_back(terms_.disjunction(guards), all[i].second);
      i = j;
    }
    return bounded(std::move(result));
  }

  Result integer(const IntegerTerm& t) const {
    if (!t.low || !t.high || *t.high - *t.low >= Integer(static_cast<std::int64_t>(limit_))) return std::nullopt;
    Expansion all;
    for (Integer k = *t.low; k <= *t.high; k = k + 1) add(all, terms_.equal(t.term, terms_.integer(k)), Value::integer(k));
    return all;
  }

  /// What the condition under which something is expanded says of guards; made when it is first asked.
  class Known {
   public:
    Known(Expander& expander, TermId condition) : expander_(expander), condition_(condition) {}
    [[nodiscard]] std::optional<bool> truth(TermId t) {
      if (expander_.terms_.is_true(condition_)) return std::nullopt;
      if (implied_ == nullptr) {
        if (expander_.looks_ == 0) return std::nullopt;
        --expander_.looks_;
        implied_ = std::make_shared<term::Implied>(expander_.terms_, condition_);
      }
      return implied_->truth(t);
    }

   private:
    Expander& expander_;
    TermId condition_;
    std::shared_ptr<term::Implied> implied_;
  };
  [[nodiscard]] Known known(TermId under, TermId guard) { return {*this, terms_.conjunction({under, guard})}; }

  Result set(const Set& s, TermId under) {
    struct Partial {
      TermId guard;
      std::vector<Value> elements;
      Known known;
    };
    Known about = known(under, terms_.true_term());
    const auto undecided = std::count_if(s.members.begin(), s.members.end(),
                                         [&](const auto& m) { return !terms_.is_true(m.second) && !about.truth(m.second); });
    if (static_cast<std::size_t>(undecided) > kMostUndecided) return std::nullopt;
    std::vector<Partial> partial{{terms_.true_term(), {}, about}};
    const auto branch = [&](const Partial& p, TermId guard, const Value* element, std::vector<Partial>& into) {
      const TermId both = terms_.conjunction({p.guard, guard});
      if (terms_.is_false(both)) return;
      into.push_back({both, p.elements, both == p.guard ? p.known : known(under, both)});
      if (element != nullptr) into.back().elements.push_back(*element);
    };
    for (const auto& [value, member] : s.members) {
      std::vector<Partial> next;
      for (Partial& p : partial) {
        const bool looks = !terms_.is_true(under) || partial.size() > kFewSubsets;
        if (const auto is_member = looks ? p.known.truth(member) : std::nullopt) {
          if (*is_member) p.elements.push_back(value);
          next.push_back(std::move(p));
          continue;
        }
        branch(p, member, &value, next);
        branch(p, terms_.negate(member), nullptr, next);
      }
      if (next.size() > limit_) return std::nullopt;
      partial = std::move(next);
    }
    for (const auto& [guard, element] : s.others) {
      const Result values = expand(element, terms_.conjunction({under, guard}));
      if (!values) return std::nullopt;
      std::vector<Partial> next;
      for (const Partial& p : partial) {
        branch(p, terms_.negate(guard), nullptr, next);
        for (const auto& [g, v] : *values) branch(p, terms_.conjunction({guard, g}), &v, next);
      }
      if (next.size() > limit_) return std::nullopt;
      partial = std::move(next);
    }
    Expansion all;
    for (Partial& p : partial) {
      std::sort(p.elements.begin(), p.elements.end());
      p.elements.erase(std::unique(p.elements.begin(), p.elements.end()), p.elements.end());
      all.emplace_back(p.guard, Value::sorted_set(std::move(p.elements)));
    }
    return joined(std::move(all));
  }

  Result function(const Function& f, TermId under) {
    struct Partial {
      TermId guard;
      std::vector<MapEntry> entries;
      bool ended = false;  // a sequence ends where the first entry is absent
    };
    std::vector<Partial> partial{{terms_.true_term(), {}, false}};
    for (const FunctionEntry& e : f.entries) {
      // Below each of the others, if it has parts that these may decide.
      const bool each = partial.size() > 1 && (e.value.get_if<Set>() != nullptr || e.value.get_if<Function>() != nullptr);
      Result values;
      if (!each && !(values = expand(e.value, under))) return std::nullopt;
      std::vector<Partial> next;
      for (Partial& p : partial) {
        if (p.ended) {
          next.push_back(std::move(p));
          continue;
        }
        if (each && !(values = expand(e.value, terms_.conjunction({under, p.guard})))) return std::nullopt;
        const TermId absent = terms_.conjunction({p.guard, terms_.negate(e.present)});
        if (!terms_.is_false(absent)) next.push_back({absent, p.entries, f.is_sequence});
        const bool many = values->size() > 1 && values->size() * partial.size() > kFew;
        Known about = known(under, many ? p.guard : terms_.true_term());
        for (const auto& [g, v] : *values) {
          const auto holds = many ? about.truth(g) : std::nullopt;
          if (holds == false) continue;
          const TermId guard = terms_.conjunction({p.guard, e.present, holds == true ? terms_.true_term() : g});
          if (terms_.is_false(guard)) continue;
          next.push_back({guard, p.entries, false});
          next.back().entries.emplace_back(e.key, v);
          if (holds == true) break;
        }
        if (next.size() > limit_) return std::nullopt;
      }
      partial = std::move(next);
    }
    Expansion all;
    for (Partial& p : partial) all.emplace_back(p.guard, Value::sorted_function(std::move(p.entries)));
    return joined(std::move(all));
  }

  template <class F>
  Result combine(const std::vector<SymValue>& parts, TermId under, F&& make) {
    std::vector<std::pair<TermId, std::vector<Value>>> partial{{terms_.true_term(), {}}};
    for (const SymValue& part : parts) {
      const Result values = expand(part, under);
      if (!values) return std::nullopt;
      std::vector<std::pair<TermId, std::vector<Value>>> next;
      for (const auto& [guard, chosen] : partial) {
        for (const auto& [g, v] : *values) {
          const TermId both = terms_.conjunction({guard, g});
          if (terms_.is_false(both)) continue;
          next.emplace_back(both, chosen);
          next.back().second.push_back(v);
        }
      }
      if (next.size() > limit_) return std::nullopt;
      partial = std::move(next);
    }
    Expansion all;
    for (const auto& [guard, chosen] : partial) {
      auto value = make(chosen);
      if (!value) return std::nullopt;
      all.emplace_back(guard, std::move(*value));
    }
    return joined(std::move(all));
  }

  static constexpr std::size_t kFew = 16;  // combinations that are not worth a look
  static constexpr std::size_t kFewSubsets = 4;
  static constexpr std::size_t kMostUndecided =
      12;  // elements of a set: with more it is rarely possible, and costly to find out

  Terms& terms_;
  std::size_t limit_;
  std::size_t looks_ = 1000;  // conditions that are still looked at
};

}  // namespace

std::optional<std::vector<std::pair<TermId, Value>>> expand(Terms& terms, const SymValue& value, std::size_t limit,
                                                            TermId under) {
  return Expander(terms, limit).expand(value, under);
}

}  // namespace tlaloc::symbolic
