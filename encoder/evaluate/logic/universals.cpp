#include "encoder/evaluate/logic/universals.h"

#include <algorithm>

#include "encoder/term/substitute.h"

namespace tlaloc::evaluate {

namespace {

constexpr std::size_t kMostInstances = 400;  // of one formula
constexpr std::uint32_t kMostRounds = 2;     // of arguments that came with instances

/// The integers that a key is made of, in order; an invalid term for each part that is something else.
void flatten(term::Terms& terms, const SymValue& key, std::vector<TermId>& out) {
  if (key.is_ground() && key.ground().is_int()) {
    out.push_back(terms.integer(key.ground().as_int()));
  } else if (const auto* integer = key.get_if<symbolic::IntegerTerm>()) {
    out.push_back(integer->term);
  } else if (const auto* tuple = key.get_if<symbolic::Function>()) {
    for (const symbolic::FunctionEntry& entry : tuple->entries) flatten(terms, entry.value, out);
  } else if (key.is_ground() && key.ground().kind() == ValueKind::Tuple) {
    for (const Value& item : key.ground().items()) flatten(terms, item, out);
  } else {
    out.emplace_back();
  }
}

bool mentions(const term::Terms& terms, const SymValue& value, const std::vector<TermId>& variables) {
  std::vector<TermId> parts;
  symbolic::collect_terms(value, parts);
  return std::any_of(parts.begin(), parts.end(), [&](TermId t) { return term::mentions(terms, t, variables); });
}

}  // namespace

void Universals::open(const term::Terms& terms, std::vector<TermId> bound) {
  Universal universal;
  universal.bound = std::move(bound);
  universal.first = static_cast<std::uint32_t>(terms.variable_count());
  open_.push_back(std::move(universal));
}

void Universals::note(const symbolic::LargeFunction& function, const SymValue& key) {
  if (open_.empty()) return;
  Access access{key, {}, {}, 0, {}};
  for (const auto& [guard, base] : function.bases) {
    if (base.arbitrary) access.functions.push_back(base.arbitrary);
  }
  for (const auto& w : function.writes) access.written.push_back(w.key);
  for (Universal& universal : open_) universal.accesses.push_back(access);
}

TermId Universals::close(term::Terms& terms, TermId claim) {
  Universal universal = std::move(open_.back());
  open_.pop_back();
  if (!term::mentions(terms, claim, universal.bound)) return claim;
  std::erase_if(universal.accesses, [&](const Access& access) { return !mentions(terms, access.key, universal.bound); });
  std::set<std::shared_ptr<symbolic::Arbitrary>> functions;
  for (const Access& access : universal.accesses) functions.insert(access.functions.begin(), access.functions.end());
  for (const auto& function : functions) {
    for (const auto& read : function->reads) {
      if (read.last > universal.first && mentions(terms, read.key, universal.bound))
        universal.reads.push_back({function, read});
    }
  }
  std::sort(universal.reads.begin(), universal.reads.end(),
            [](const BoundRead& a, const BoundRead& b) { return a.read.first < b.read.first; });
  for (const TermId variable : term::variables_of(terms, claim)) {
    const std::uint32_t number = terms.variable_number(variable);
    const bool is_bound = std::find(universal.bound.begin(), universal.bound.end(), variable) != universal.bound.end();
    const bool is_read = std::any_of(universal.reads.begin(), universal.reads.end(),
                                     [&](const BoundRead& r) { return r.read.first <= number && number < r.read.last; });
    if (number < universal.first || is_bound || is_read) continue;
    if (terms.sources(variable).empty() || term::mentions(terms, variable, universal.bound)) {
      throw symbolic::Unsupported("a quantifier over a set too large to list stands within another one, or makes choices");
    }
  }
  universal.truth = terms.bool_variable("for all");
  const std::uint32_t number = terms.variable_number(universal.truth);
  terms.set_sources(number, number + 1, {claim});
  terms.state(terms.disjunction({universal.truth, terms.negate(claim)}));
  universal.claim = claim;
  universal.candidates.resize(universal.bound.size());
  closed_.push_back(std::move(universal));
  return closed_.back().truth;
}

bool Universals::find_candidates(term::Terms& terms, Universal& universal) {
  bool has_found = false;
  const auto add = [&](const std::vector<TermId>& pattern, const SymValue& key, std::uint32_t round) {
    std::vector<TermId> at;
    flatten(terms, key, at);
    if (at.size() != pattern.size() || round >= kMostRounds) return;
    for (std::size_t part = 0; part < at.size(); ++part) {
      if (!at[part].is_valid() || !pattern[part].is_valid()) continue;
      for (std::size_t i = 0; i < universal.bound.size(); ++i) {
        const TermId rest = terms.subtract(pattern[part], universal.bound[i]);
        if (term::mentions(terms, rest, universal.bound)) continue;
        const TermId candidate = terms.subtract(at[part], rest);
        if (term::mentions(terms, candidate, universal.bound)) continue;
        auto& known = universal.candidates[i];
        if (std::any_of(known.begin(), known.end(), [&](const Candidate& c) { return c.term == candidate; })) continue;
        known.push_back({candidate, round});
        has_found = true;
      }
    }
  };
  for (Access& access : universal.accesses) {
    std::vector<TermId> pattern;
    flatten(terms, access.key, pattern);
    for (; access.seen < access.written.size(); ++access.seen) add(pattern, access.written[access.seen], 0);
    access.seen_of.resize(access.functions.size());
    for (std::size_t f = 0; f < access.functions.size(); ++f) {
      const auto& reads = access.functions[f]->reads;
      for (std::size_t& i = access.seen_of[f]; i < reads.size(); ++i) add(pattern, reads[i].key, reads[i].round);
    }
  }
  return has_found;
}

void Universals::instantiate(term::Terms& terms, const symbolic::Limits& limits) {
  for (std::uint32_t round = 0; round <= kMostRounds; ++round) {
    bool is_done = true;
    for (Universal& universal : closed_) {
      if (!find_candidates(terms, universal)) continue;
      auto all = universal.candidates;
      // A variable that no function is applied to is compared with others, so what stands for them may stand for it.
      std::vector<Candidate> any;
      for (const auto& some : all) any.insert(any.end(), some.begin(), some.end());
      for (auto& some : all) {
        if (some.empty()) some = any;
      }
      std::vector<std::vector<Candidate>> tuples{{}};
      for (const auto& some : all) {
        std::vector<std::vector<Candidate>> longer;
        for (const auto& so_far : tuples) {
          for (const Candidate& candidate : some) {
            if (longer.size() > kMostInstances) break;
            longer.push_back(so_far);
            longer.back().push_back(candidate);
          }
        }
        tuples = std::move(longer);
      }
      for (const auto& at : tuples) {
        if (universal.done.size() >= kMostInstances) break;
        std::vector<TermId> key;
        for (const Candidate& candidate : at) key.push_back(candidate.term);
        if (!universal.done.insert(std::move(key)).second) continue;
        try {
          instantiate(terms, limits, universal, at);
        } catch (const symbolic::Unsupported&) {
          continue;  // no instance: less is known
        }
        is_done = false;
      }
    }
    if (is_done) return;
  }
}

void Universals::instantiate(term::Terms& terms, const symbolic::Limits& limits, const Universal& universal,
                             const std::vector<Candidate>& at) {
  term::Substitution replaced;
  std::uint32_t round = 0;
  for (std::size_t i = 0; i < at.size(); ++i) {
    replaced.emplace(universal.bound[i], at[i].term);
    round = std::max(round, at[i].round);
  }
  for (const BoundRead& bound : universal.reads) {
    const SymValue key =
        symbolic::map_terms(terms, bound.read.key, [&](TermId t) { return term::substitute(terms, t, replaced); });
    const symbolic::Arbitrary::Read made = symbolic::read(terms, limits, *bound.function, key, round + 1);
    if (made.last - made.first != bound.read.last - bound.read.first) return;  // no instance: less is known
    for (std::uint32_t i = 0; i < made.last - made.first; ++i) {
      replaced.insert_or_assign(terms.variable_term(bound.read.first + i), terms.variable_term(made.first + i));
    }
  }
  terms.state(terms.disjunction({terms.negate(universal.truth), term::substitute(terms, universal.claim, replaced)}));
}

}  // namespace tlaloc::evaluate
