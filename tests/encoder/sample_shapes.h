// Shapes made of sample values, for the tests of layouts.
#pragma once

#include <vector>

#include "encoder/layout/shape.h"

namespace tlaloc::layout {

inline Shape shape_of(const std::vector<Value>& values) {
  Shape shape;
  for (const Value& value : values) shape.absorb(value);
  return shape;
}

}  // namespace tlaloc::layout
