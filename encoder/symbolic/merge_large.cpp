// Merging functions whose arguments are not listed.
#include <algorithm>

#include "encoder/symbolic/large_function.h"
#include "encoder/symbolic/merger.h"

namespace tlaloc::symbolic::detail {

/// What all have written first stays as it is; of what follows, the first writes of all become one, and so on. At most one of
/// the alternatives holds, so that it does not matter that they have not written at the same time.
SymValue Merger::merge_large_functions(const Alternatives& alternatives, const std::string& name) {
  std::vector<LargeFunction> functions;
  for (const Alternative& a : alternatives) functions.push_back(*as_large_function(terms_, a.value));
  const LargeFunction& first = functions.front();
  std::size_t alike = first.writes.size();
  std::size_t longest = 0;
  Alternatives domains;
  for (const LargeFunction& f : functions) {
    const bool fits =
        f.bases.empty() ? first.bases.empty() : !first.bases.empty() && f.domain.ground() == first.domain.ground();
    if (!fits) throw Unsupported("functions on different sets too large to list stand in one place");
    std::size_t same = 0;
    while (same < std::min(alike, f.writes.size()) && identical(f.writes[same], first.writes[same])) ++same;
    alike = same;
    longest = std::max(longest, f.writes.size());
    domains.push_back({alternatives[domains.size()].guard, f.domain, alternatives[domains.size()].weight});
  }
  LargeFunction result{merge(std::move(domains), name + ".domain"),
                       merge_bases(alternatives, functions, name),
                       {first.writes.begin(), first.writes.begin() + static_cast<std::ptrdiff_t>(alike)}};
  for (std::size_t j = alike; j < longest; ++j) {
    Alternatives keys;
    Alternatives values;
    std::vector<TermId> when;
    for (std::size_t i = 0; i < functions.size(); ++i) {
      if (j >= functions[i].writes.size()) continue;
      const LargeFunction::Write& w = functions[i].writes[j];
      when.push_back(terms_.conjunction({alternatives[i].guard, w.when}));
      keys.push_back({when.back(), w.key, alternatives[i].weight});
      values.push_back({when.back(), w.value, alternatives[i].weight});
    }
    const std::string part = name + ".write" + std::to_string(j);
    const TermId here = terms_.disjunction(when);
    if (terms_.is_false(here)) continue;
    result.writes.push_back({here, merge(std::move(keys), part + ".key"), merge(std::move(values), part)});
  }
  return make_large_function(terms_, std::move(result));
}

std::vector<std::pair<TermId, LargeFunction::Base>> Merger::merge_bases(const Alternatives& alternatives,
                                                                        const std::vector<LargeFunction>& functions,
                                                                        const std::string& name) {
  std::vector<std::pair<TermId, LargeFunction::Base>> result;
  Alternatives constants;
  std::vector<TermId> constant_guards;
  for (std::size_t i = 0; i < functions.size(); ++i) {
    for (const auto& [guard, base] : functions[i].bases) {
      const TermId here = terms_.conjunction({alternatives[i].guard, guard});
      if (!base.arbitrary) {
        constants.push_back({here, base.otherwise, alternatives[i].weight});
        constant_guards.push_back(here);
        continue;
      }
      const auto twin = std::find_if(result.begin(), result.end(),
                                     [&, &wanted = base](const auto& known) { return identical(known.second, wanted); });
      if (twin == result.end()) {
        result.emplace_back(here, base);
      } else {
        twin->first = terms_.disjunction({twin->first, here});
      }
    }
  }
  if (!constants.empty()) {
    const TermId guard = terms_.disjunction(constant_guards);
    result.push_back({guard, {merge(std::move(constants), name + ".otherwise"), nullptr}});
  }
  if (result.size() == 1) result.front().first = terms_.true_term();
  return result;
}

}  // namespace tlaloc::symbolic::detail
