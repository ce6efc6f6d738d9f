#include "encoder/symbolic/placeholders.h"

#include <algorithm>
#include <unordered_set>

#include "encoder/term/eliminate/eliminate.h"

namespace tlaloc::symbolic {

std::vector<TermId> Placeholders::find(const term::Terms& terms, TermId t) const {
  std::vector<TermId> found;
  if (terms.variable_count() == first_) return found;
  std::unordered_set<TermId> seen{t};
  std::vector<TermId> todo{t};
  while (!todo.empty()) {
    const TermId at = todo.back();
    todo.pop_back();
    if (terms.op(at) == term::Op::Variable) {
      // The value of a function at an argument is no choice of its own, but it may depend on one.
      const auto sources = terms.sources(at);
      if (sources.empty() && terms.variable_number(at) >= first_) found.push_back(at);
      for (const TermId source : sources) {
        if (seen.insert(source).second) todo.push_back(source);
      }
    }
    for (const TermId arg : terms.args(at)) {
      if (seen.insert(arg).second) todo.push_back(arg);
    }
  }
  return found;
}

std::optional<TermId> Placeholders::exists(term::Terms& terms, TermId t, std::span<const TermId> definitions) const {
  std::vector<TermId> parts{t};
  std::unordered_set<std::uint32_t> groups;
  std::vector<TermId> variables = find(terms, t);
  if (variables.empty()) return t;
  std::vector<std::pair<TermId, std::vector<TermId>>> open;
  for (const TermId definition : definitions) {
    auto of = find(terms, definition);
    // That at most one of a group is TRUE is known without saying.
    const std::uint32_t group = of.empty() ? 0 : terms.exclusive_group(of.front());
    if (group != 0 && terms.exclusive_constraint(group) == definition) continue;
    if (!of.empty()) open.emplace_back(definition, std::move(of));
  }
  for (bool grows = true; grows;) {
    grows = false;
    std::erase_if(open, [&](const auto& definition) {
      const auto& of = definition.second;
      const auto is_known = [&](TermId v) { return std::find(variables.begin(), variables.end(), v) != variables.end(); };
      if (std::none_of(of.begin(), of.end(), is_known)) return false;
      parts.push_back(definition.first);
      for (const TermId v : of) {
        if (!is_known(v)) variables.push_back(v);
      }
      return grows = true;
    });
  }
  // All of an exclusive group, also those that do not occur: of these none is to be FALSE in the result.
  for (std::size_t i = 0; i < variables.size(); ++i) {
    const std::uint32_t group = terms.exclusive_group(variables[i]);
    if (group == 0 || !groups.insert(group).second) continue;
    for (const TermId member : find(terms, terms.exclusive_constraint(group))) variables.push_back(member);
  }
  return term::eliminate(terms, variables, terms.conjunction(parts));
}

}  // namespace tlaloc::symbolic
