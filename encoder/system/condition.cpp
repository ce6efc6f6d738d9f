#include "encoder/system/condition.h"

#include <algorithm>
#include <iterator>

namespace tlaloc::encoder {

std::vector<TermId> all_defined(term::Terms& terms, const std::vector<obligation::Obligation>& obligations,
                                Undefined undefined) {
  std::vector<TermId> all;
  if (undefined == Undefined::IsFree) return all;
  for (const auto& obligation : obligations) all.push_back(terms.negate(obligation.violated));
  return all;
}

std::vector<obligation::Obligation> to_be_looked_for(const std::vector<obligation::Obligation>& obligations,
                                                     Undefined undefined) {
  if (undefined == Undefined::IsError) return obligations;
  std::vector<obligation::Obligation> limits;
  std::copy_if(obligations.begin(), obligations.end(), std::back_inserter(limits),
               [](const auto& obligation) { return obligation.is_limit(); });
  return limits;
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
