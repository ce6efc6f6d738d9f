// Merging guarded alternatives into one value, structurally. One procedure serves both forms: leaves become formulas over the
// guards (merge), or fresh variables with one equation per differing alternative (merge_named). Guards are exclusive and
// exhaustive where the result is used, so one group of equal leaves, the widest, needs no guard.
#pragma once

#include <string>
#include <vector>

#include "encoder/symbolic/detail.h"

namespace tlaloc::symbolic::detail {

class Merger {
 public:
  /// `equations` null: leaves become formulas; else fresh variables defined there.
  Merger(Terms& terms, const Limits& limits, std::vector<TermId>* equations)
      : terms_(terms), limits_(limits), equations_(equations) {}

  [[nodiscard]] SymValue merge(const Guarded<SymValue>& alternatives, const std::string& name);

 private:
  struct Alternative {
    TermId guard;
    SymValue value;
    std::size_t weight;  // how many alternatives were joined into it
  };
  using Alternatives = std::vector<Alternative>;
  template <class T>
  struct Leaf {
    TermId guard;
    T value;
    std::size_t weight;
  };
  using BooleanLeaf = Leaf<TermId>;
  using IntegerLeaf = Leaf<IntegerTerm>;

  [[nodiscard]] SymValue merge(Alternatives alternatives, const std::string& name);
  [[nodiscard]] Alternatives flatten(const Alternatives& alternatives);
  [[nodiscard]] Alternatives group(Alternatives alternatives);
  /// Choices of aggregates: taken apart unless all can stay one choice.
  [[nodiscard]] Alternatives take_apart(Alternatives alternatives);

  [[nodiscard]] SymValue merge_scalars(const Alternatives& alternatives, const std::string& name);
  [[nodiscard]] SymValue merge_choice(const Alternatives& alternatives, const std::string& name);
  [[nodiscard]] SymValue merge_integers(const Alternatives& alternatives, const std::string& name);
  [[nodiscard]] SymValue merge_functions(const Alternatives& alternatives, const std::string& name);
  [[nodiscard]] SymValue merge_sets(const Alternatives& alternatives, const std::string& name);
  [[nodiscard]] std::optional<SymValue> merge_rules(const Alternatives& alternatives, const std::string& name);
  [[nodiscard]] SymValue merge_listed(const std::vector<Leaf<Set>>& alternatives, const std::string& name);

  [[nodiscard]] TermId boolean(const std::vector<BooleanLeaf>& leaves, const std::string& name);
  [[nodiscard]] TermId formula(const std::vector<BooleanLeaf>& groups, std::size_t widest);
  [[nodiscard]] SymValue integer(const std::vector<IntegerLeaf>& leaves, const std::string& name);
  /// guard of group i => fact; the widest group is guarded by the absence of the others.
  void define(std::vector<TermId> guards, std::size_t i, std::size_t widest, TermId fact);
  [[nodiscard]] bool is_literal(TermId t) const;

  Terms& terms_;
  const Limits& limits_;
  std::vector<TermId>* equations_;
};

}  // namespace tlaloc::symbolic::detail
