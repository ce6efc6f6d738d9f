// Formulas `\A i \in S : p` over sets too large to list, as far as instances say what they mean.
//
// Each becomes a Boolean variable. It is FALSE only if p is false of the variable that stands for i, which nothing else
// mentions: that is all there is to say. If it is TRUE then so are the instances of p: one for each argument that a function
// which p applies to i, or to i plus something, is applied to or changed at elsewhere. These are not all, so that a model in
// which the formula is TRUE may not be a state in which it holds; what has no model is impossible all the same.
#pragma once

#include <memory>
#include <set>
#include <vector>

#include "encoder/symbolic/large_function.h"

namespace tlaloc::evaluate {

using symbolic::SymValue;
using term::TermId;

class Universals {
 public:
  /// From here to `close` or `abandon` it is noted how functions are applied to these variables.
  void open(const term::Terms& terms, std::vector<TermId> bound);
  void note(const symbolic::LargeFunction& function, const SymValue& key);
  void abandon() { open_.pop_back(); }
  /// The truth of `claim` for all values of the variables, as a variable of its own. Throws Unsupported if `claim` depends on
  /// them in a way that instances cannot follow.
  [[nodiscard]] TermId close(term::Terms& terms, TermId claim);
  /// States the instances that have become possible.
  void instantiate(term::Terms& terms, const symbolic::Limits& limits);

 private:
  struct Access {
    SymValue key;
    std::vector<std::shared_ptr<symbolic::Arbitrary>> functions;
    std::vector<SymValue> written;  // keys
    std::size_t seen = 0;           // how many of `written`, and of the reads of each function, have been looked at
    std::vector<std::size_t> seen_of;
  };
  struct BoundRead {  // at an argument that mentions a bound variable
    std::shared_ptr<symbolic::Arbitrary> function;
    symbolic::Arbitrary::Read read;
  };
  struct Candidate {
    TermId term;
    std::uint32_t round;
  };
  struct Universal {
    std::vector<TermId> bound;
    std::uint32_t first = 0;  // number of the first variable made since it was opened
    std::vector<Access> accesses;
    std::vector<BoundRead> reads;
    TermId truth, claim;
    std::vector<std::vector<Candidate>> candidates;  // for each bound variable
    std::set<std::vector<TermId>> done;
  };
  /// Looks for candidates among arguments that have come since. Returns whether there are more.
  static bool find_candidates(term::Terms& terms, Universal& universal);
  static void instantiate(term::Terms& terms, const symbolic::Limits& limits, const Universal& universal,
                          const std::vector<Candidate>& at);

  std::vector<Universal> open_, closed_;
};

}  // namespace tlaloc::evaluate
