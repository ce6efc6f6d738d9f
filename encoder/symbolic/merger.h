// Merges guarded alternatives into one value, structurally. One procedure serves two forms: leaves become formulas over the
// guards (merge), or fresh variables with one equation per differing alternative (merge_named). Guards are exclusive, and
// exhaustive wherever the result is used, so the largest group of equal leaves needs no guard.
#pragma once

#include <string>
#include <vector>

#include "encoder/symbolic/detail.h"

namespace tlaloc::symbolic::detail {

class Merger {
 public:
  /// If `equations` is null, leaves become formulas; otherwise fresh variables defined by equations that are added to it.
  Merger(Terms& terms, const Limits& limits, std::vector<TermId>* equations)
      : terms_(terms), limits_(limits), equations_(equations) {}

  [[nodiscard]] SymValue merge(const Guarded<SymValue>& alternatives, const std::string& name);

 private:
  struct Alternative {
    TermId guard;
    SymValue value;
    std::size_t weight;  // number of alternatives that were joined into it
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
  /// Splits choices of aggregates, unless all of them can remain one choice.
  [[nodiscard]] Alternatives take_apart(Alternatives alternatives);

  [[nodiscard]] SymValue merge_scalars(const Alternatives& alternatives, const std::string& name);
  [[nodiscard]] SymValue merge_choice(const Alternatives& alternatives, const std::string& name);
  [[nodiscard]] SymValue merge_integers(const Alternatives& alternatives, const std::string& name);
  [[nodiscard]] SymValue merge_functions(const Alternatives& alternatives, const std::string& name);
  [[nodiscard]] SymValue merge_large_functions(const Alternatives& alternatives, const std::string& name);
  [[nodiscard]] std::vector<std::pair<TermId, LargeFunction::Base>> merge_bases(const Alternatives& alternatives,
                                                                                const std::vector<LargeFunction>& functions,
                                                                                const std::string& name);
  [[nodiscard]] SymValue merge_sets(const Alternatives& alternatives, const std::string& name);
  [[nodiscard]] std::optional<SymValue> merge_rules(const Alternatives& alternatives, const std::string& name);
  [[nodiscard]] SymValue merge_listed(const std::vector<Leaf<Set>>& alternatives, const std::string& name);

  [[nodiscard]] TermId boolean(const std::vector<BooleanLeaf>& leaves, const std::string& name);
  [[nodiscard]] TermId formula(const std::vector<BooleanLeaf>& groups, std::size_t widest);
  [[nodiscard]] SymValue integer(const std::vector<IntegerLeaf>& leaves, const std::string& name);
  /// Adds: guard of group i => fact. The widest group is guarded by the absence of the others.
  void define(std::vector<TermId> guards, std::size_t i, std::size_t widest, TermId fact);
  [[nodiscard]] bool is_literal(TermId t) const;

  Terms& terms_;
  const Limits& limits_;
  std::vector<TermId>* equations_;
};

}  // namespace tlaloc::symbolic::detail
