// Private to encoder/evaluate/: what the calls below one step of a fold come to.
#pragma once

#include <utility>
#include <vector>

#include "encoder/evaluate/environment.h"
#include "encoder/evaluate/recursion/set_recursion.h"

namespace tlaloc::evaluate {

/// One for all steps of a fold: each changes it for the next one.
struct FoldRest {
  const SetRecursion* recursion = nullptr;
  bool is_given = false;                            ///< the calls need not be looked at: their text says that they fit
  std::vector<std::pair<Value, TermId>> remaining;  ///< the set that the calls are to have, in order
  Thunk::Entry entry;                               ///< their value
};

/// Thrown where a step of a fold departs from its plan: the recursion is none of that kind, or is to be unfolded.
class Departure : public symbolic::Unsupported {
 public:
  /// `fold`: the address of its FoldRest.
  Departure(const void* fold, Span where)
      : Unsupported("a set that is folded is read in another state than it was made for", where), fold_(fold) {}
  [[nodiscard]] bool is_of(const FoldRest& rest) const { return fold_ == &rest; }

 private:
  const void* fold_;
};

}  // namespace tlaloc::evaluate
