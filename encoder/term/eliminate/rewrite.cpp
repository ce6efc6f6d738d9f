#include "encoder/term/eliminate/rewrite.h"

namespace tlaloc::term {

Mask Occurrences::in(TermId root) {
  std::vector<TermId> todo{root};
  while (!todo.empty()) {
    const TermId t = todo.back();
    if (masks_.contains(t)) {
      todo.pop_back();
      continue;
    }
    const std::size_t before = todo.size();
    Mask mask = 0;
    for (const TermId arg : terms_.args(t)) {
      const auto known = masks_.find(arg);
      if (known == masks_.end()) {
        todo.push_back(arg);
      } else {
        mask |= known->second;
      }
    }
    if (todo.size() > before) continue;
    todo.pop_back();
    masks_.emplace(t, mask);
  }
  return masks_.at(root);
}

TermId replace(Terms& terms, TermId root, Substitution replacements, std::size_t& work) {
  const std::size_t before = replacements.size();
  const TermId result = substitute(terms, root, replacements);
  work += replacements.size() - before;
  return result;
}

}  // namespace tlaloc::term
