// Domains made of sample values, for the tests of layouts.
#pragma once

#include <vector>

#include "encoder/domain/value_domain.h"

namespace tlaloc::domain {

inline ValueDomain domain_of(const std::vector<Value>& values) {
  ValueDomain domain;
  for (const Value& value : values) domain.absorb(value);
  return domain;
}

}  // namespace tlaloc::domain
