#include "encoder/action/enabled.h"

#include <algorithm>

#include "encoder/action/action_reader.h"
#include "encoder/symbolic/placeholders.h"

namespace tlaloc::action {

using obligation::Obligation;

namespace {

constexpr const char* kUndecided =
    "whether the action is enabled depends on a choice from a set too large to list, or on too many choices at once";

class EnabledReading {
 public:
  EnabledReading(Evaluator& evaluator, Mode mode, const SymbolicState& state)
      : evaluator_(evaluator),
        terms_(evaluator.terms()),
        mode_(mode),
        placeholders_(static_cast<std::uint32_t>(terms_.variable_count())),
        reader_(evaluator, mode, &state, "enabled") {}

  Enabled read(ExprId action, const EnvironmentPtr& env, TermId path) {
    std::vector<Branch> ends = reader_.read(action, env, path);
    definitions_ = reader_.take_definitions();
    const auto& more = evaluator_.definitions();
    definitions_.insert(definitions_.end(), more.begin(), more.end());
    bool is_exact = true;
    std::erase_if(ends, [&](Branch& end) {
      const auto guard = without_choice(end);
      if (!guard) is_exact = false;
      if (guard) end.guard = *guard;
      return !guard;
    });
    reader_.end_at_first(ends);
    std::vector<TermId> guards;
    for (const Branch& end : ends) guards.push_back(end.guard);
    Enabled result{terms_.disjunction(guards), evaluator_.obligations().take(), true};
    const bool all_seen = is_exact && reader_.is_complete() && !(mode_ == Mode::Eliminated && reader_.capped());
    result.is_exact = all_seen || terms_.is_true(result.holds);
    has_open_obligations_ = false;
    for (Obligation& obligation : result.obligations) quantify(obligation, result.holds);
    std::erase_if(result.obligations, [&](const Obligation& o) { return terms_.is_false(o.violated); });
    return result;
  }
  /// Whether, in the last reading, what is undefined depends on the elements chosen.
  [[nodiscard]] bool has_open_obligations() const { return has_open_obligations_; }

 private:
  /// The condition that some choice leads to this end, and has a value on the way. Nothing: it is not known.
  std::optional<TermId> without_choice(const Branch& end) {
    if (!placeholders_.occur(terms_, end.guard)) return end.guard;
    if (mode_ != Mode::Eliminated) return std::nullopt;
    std::vector<TermId> parts{end.guard};
    for (const TermId undefined : reader_.undefined_on_the_way(end)) {
      if (placeholders_.occur(terms_, undefined)) parts.push_back(terms_.negate(undefined));
    }
    return placeholders_.exists(terms_, terms_.conjunction(parts), definitions_);
  }

  /// Of elements without a known order: what is undefined for one of them counts where none leads to a step.
  void quantify(Obligation& obligation, TermId holds) {
    if (!placeholders_.occur(terms_, obligation.violated)) return;
    const auto somewhere =
        mode_ == Mode::Eliminated ? placeholders_.exists(terms_, obligation.violated, definitions_) : std::nullopt;
    has_open_obligations_ = has_open_obligations_ || !somewhere;
    if (somewhere) obligation.violated = terms_.conjunction({*somewhere, terms_.negate(holds)});
  }

  Evaluator& evaluator_;
  term::Terms& terms_;
  Mode mode_;
  symbolic::Placeholders placeholders_;
  ActionReader reader_;
  std::vector<TermId> definitions_;
  bool has_open_obligations_ = false;
};

}  // namespace

Enabled read_enabled(Evaluator& evaluator, ExprId action, const EnvironmentPtr& env, const SymbolicState& state, TermId path,
                     bool obligations_count) {
  /// What was recorded before stays, also where the reading is given up.
  struct Aside {
    obligation::Obligations& obligations;
    std::vector<Obligation> before = obligations.take();
    ~Aside() { obligations.put_back(std::move(before)); }
  } aside{evaluator.obligations()};
  for (const Mode mode : {Mode::Enabled, Mode::Eliminated, Mode::Expanded, Mode::Sampled}) {
    EnabledReading reading(evaluator, mode, state);
    try {
      Enabled result = reading.read(action, env, path);
      const bool is_open = obligations_count && reading.has_open_obligations();
      if (!is_open && (result.is_exact || mode == Mode::Sampled)) return result;
    } catch (const symbolic::Unsupported&) {
      if (mode == Mode::Expanded || mode == Mode::Sampled || evaluator.is_interrupted()) throw;
      (void)evaluator.obligations().take();
    }
  }
  throw symbolic::Unsupported(kUndecided, evaluator.program().spans[action]);
}

Obligation undecided(Evaluator& evaluator, ExprId action, TermId path, TermId holds) {
  term::Terms& terms = evaluator.terms();
  return {terms.conjunction({path, terms.negate(holds)}), interpret::EvalError::Kind::Limit, kUndecided,
          evaluator.program().spans[action]};
}

void answer_enabled(Evaluator& evaluator) {
  evaluator.set_enabled_reader([&evaluator](ExprId action, const EnvironmentPtr& env, const SymbolicState& state, TermId path) {
    Enabled result = read_enabled(evaluator, action, env, state, path, true);
    if (!result.is_exact) result.obligations.push_back(undecided(evaluator, action, path, result.holds));
    evaluator.obligations().put_back(std::move(result.obligations));
    return result.holds;
  });
}

}  // namespace tlaloc::action
