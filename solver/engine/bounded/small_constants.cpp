#include "solver/engine/bounded/small_constants.h"

#include <algorithm>

#include "encoder/symbolic/operations.h"

namespace tlaloc::engine {

using solver::Answer;
using term::TermId;

namespace {

constexpr double kAtLeastSeconds = 1;
constexpr double kShareOfTime = 0.3;

Integer magnitude(const Integer& value) { return value < Integer(0) ? Integer(0) - value : value; }

/// How far a value is from 0, as a formula and in a model. No formula: it is no integer.
class Distance {
 public:
  Distance(term::Terms& terms, const symbolic::SymValue& value) : terms_(terms), value_(value) {}

  [[nodiscard]] bool is_integer() const {
    if (value_.get_if<symbolic::IntegerTerm>() != nullptr) return true;
    const auto* choice = value_.get_if<symbolic::Choice>();
    return choice != nullptr && std::all_of(choice->alternatives.begin(), choice->alternatives.end(),
                                            [](const auto& alternative) { return alternative.second.is_int(); });
  }
  [[nodiscard]] TermId at_most(const Integer& bound) const {
    if (const auto* integer = value_.get_if<symbolic::IntegerTerm>()) {
      return terms_.conjunction({terms_.less_equal(terms_.integer(Integer(0) - bound), integer->term),
                                 terms_.less_equal(integer->term, terms_.integer(bound))});
    }
    std::vector<TermId> within;
    for (const auto& [guard, value] : value_.get_if<symbolic::Choice>()->alternatives) {
      if (magnitude(value.as_int()) <= bound) within.push_back(guard);
    }
    return terms_.disjunction(within);
  }
  [[nodiscard]] Integer in(const term::Assignment& model) const {
    term::TermEvaluator evaluator(terms_, model);
    return magnitude(symbolic::decode(value_, evaluator).as_int());
  }

 private:
  term::Terms& terms_;
  const symbolic::SymValue& value_;
};

}  // namespace

term::Assignment with_small_constants(Unrolling& unrolling, term::Terms& terms, const kernel::Program& program,
                                      TermId violation, term::Assignment model) {
  const double start = unrolling.seconds();
  const double limit = std::max(kAtLeastSeconds, start * kShareOfTime);
  const auto left = [&] { return limit - (unrolling.seconds() - start); };
  TermId required = violation;
  for (std::size_t c = program.first_rigid(); c < program.variables.size(); ++c) {
    const Distance distance(terms, unrolling.path().front().next.values[c]);
    if (!distance.is_integer()) continue;
    // By halves: the least distance lies in [low, high], and the model shows `high`.
    Integer low = 0, high = distance.in(model);
    while (low < high && left() > 0) {
      const Integer middle = Integer::floor_div(low + high, Integer(2));
      const TermId closer = terms.conjunction({required, distance.at_most(middle)});
      const Answer answer = terms.is_false(closer) ? Answer::Unsat : unrolling.ask_for(closer, left());
      if (answer == Answer::Unknown) break;
      if (answer == Answer::Sat) {
        model = unrolling.model();
        high = distance.in(model);
      } else {
        low = middle + Integer(1);
      }
    }
    required = terms.conjunction({required, distance.at_most(high)});
  }
  return model;
}

}  // namespace tlaloc::engine
