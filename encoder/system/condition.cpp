#include "encoder/system/condition.h"

#include <algorithm>
#include <iterator>

namespace tlaloc::encoder {

std::vector<obligation::Obligation> to_be_looked_for(const std::vector<obligation::Obligation>& obligations,
                                                     Undefined undefined) {
  if (undefined == Undefined::IsError) return obligations;
  std::vector<obligation::Obligation> others;
  std::copy_if(obligations.begin(), obligations.end(), std::back_inserter(others),
               [](const auto& obligation) { return !obligation::may_be_free(obligation.kind); });
  return others;
}

std::vector<TermId> all_defined(term::Terms& terms, const std::vector<obligation::Obligation>& obligations,
                                Undefined undefined) {
  std::vector<TermId> all;
  for (const auto& obligation : to_be_looked_for(obligations, undefined)) all.push_back(terms.negate(obligation.violated));
  return all;
}

TermId Condition::satisfied(term::Terms& terms) const {
  std::vector<TermId> all{holds};
  for (const TermId t : all_defined(terms, obligations, Undefined::IsError)) all.push_back(t);
  return terms.conjunction(all);
}

TermId Condition::falsified(term::Terms& terms, Undefined undefined) const {
  std::vector<TermId> all{terms.negate(holds)};
  for (const TermId t : all_defined(terms, obligations, undefined)) all.push_back(t);
  return terms.conjunction(all);
}

}  // namespace tlaloc::encoder
