#include "encoder/action/action_reader.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "frontend/support/stack.h"

namespace tlaloc::action {

using kernel::ActionForm;

namespace {
constexpr std::uint32_t kDeepestAction = 20000;  // nested operators, connectives and binders of one action
}  // namespace

ActionReader::ActionReader(Evaluator& evaluator, Mode mode, const SymbolicState* current, std::string name)
    : evaluator_(evaluator), terms_(evaluator.terms()), mode_(mode), current_(current), name_(std::move(name)) {}

ActionReader::Place ActionReader::start(const EnvironmentPtr& env, TermId path) const {
  Place place;
  place.env = env;
  place.path = path;
  place.next.values.resize(current_ == nullptr || current_->own.empty() ? evaluator_.program().variables.size()
                                                                        : current_->values.size());
  place.next.id = evaluate::new_state_id();
  if (current_ != nullptr) {  // what no step changes has its value before anything is read
    for (std::size_t v = evaluator_.program().first_rigid(); v < evaluator_.program().variables.size(); ++v) {
      place.next.values[v] = current_->values[v];
    }
  }
  if (asks_whether_enabled(mode_)) place.ways = no_turn(terms_);
  return place;
}

void ActionReader::finish(Branches& branches) {
  std::erase_if(branches, [&](const Branch& b) { return terms_.is_false(b.guard); });
  if (asks_whether_enabled(mode_)) return;  // they belong to the formula around it
  for (const TermId t : evaluator_.take_definitions()) definitions_.push_back(t);
}

std::vector<Branch> ActionReader::read_states(const std::vector<ExprId>& formulas) {
  Branches branches = read_conjunction(conjuncts(formulas, nullptr), start(nullptr, terms_.true_term()));
  finish(branches);
  return branches;
}

std::vector<Branch> ActionReader::read(ExprId action, const EnvironmentPtr& env, TermId path) {
  const Place place = start(env, path);
  met_before_ = evaluator_.obligations().size();
  Branches branches = retry_postponed(read(action, place), place);
  for (Branch& branch : branches) {
    if (branch.postponed.empty()) continue;
    const Meeting meeting(*this, branch.ways);
    const Postponed& first = branch.postponed.front();
    // TLC stops where an action reads what it gives no value. Of ENABLED that would be a wrong answer: some value may well do.
    const bool enabled = asks_whether_enabled(mode_);
    evaluator_.obligations().record(
        terms_.conjunction({path, branch.guard}), terms_.true_term(),
        enabled ? interpret::EvalError::Kind::Unsupported : interpret::EvalError::Kind::Undefined,
        "`" + first.variable +
            (enabled ? "` is read, but the action of `ENABLED` gives it no value" : "` is read before it is assigned"),
        first.span);
    branch.guard = terms_.false_term();
  }
  finish(branches);
  return branches;
}

Context ActionReader::context(const Place& place, const EnvironmentPtr& env) const {
  Context c;
  c.env = env;
  c.path = place.path;
  if (mode_ == Mode::Initial) {
    c.initial = &place.next;
  } else {
    c.current = current_;
    c.next = &place.next;
  }
  return c;
}

Context ActionReader::context(const Place& place) const { return context(place, place.env); }

Branch ActionReader::through(const Place& place, TermId guard) const {
  return Branch{guard, place.next, place.label, {}, place.ways};
}

ActionReader::Place ActionReader::after(const Place& place, const Branch& branch) const {
  Place inner = place;
  inner.next = branch.next;
  inner.label = branch.label;
  inner.ways = branch.ways;
  inner.path = terms_.conjunction({place.path, branch.guard});
  inner.naming = kernel::Naming::Settled;
  inner.tail = false;
  return inner;
}

void ActionReader::append(TermId guard, Branches&& more, Branches& out) const {
  for (Branch& b : more) {
    b.guard = terms_.conjunction({guard, b.guard});
    if (!terms_.is_false(b.guard)) out.push_back(std::move(b));
  }
}

void ActionReader::append(const Branch& branch, Branches&& more, Branches& out) const {
  for (Branch& b : more) {
    b.guard = terms_.conjunction({branch.guard, b.guard});
    b.postponed.insert(b.postponed.begin(), branch.postponed.begin(), branch.postponed.end());
    if (!terms_.is_false(b.guard)) out.push_back(std::move(b));
  }
}

std::optional<kernel::VariableId> ActionReader::find_unassigned(const PartialState& next) const {
  if (current_ != nullptr && !current_->own.empty()) {
    for (const kernel::VariableId v : current_->own) {
      if (!next.values[v.index]) return v;
    }
    return std::nullopt;
  }
  for (std::uint32_t v = 0; v < next.values.size(); ++v) {
    if (!next.values[v]) return kernel::VariableId(v);
  }
  return std::nullopt;
}

std::string ActionReader::variable_name(kernel::VariableId v) const {
  const std::string& text = evaluator_.program().variable(v).name.text();
  return mode_ == Mode::Initial ? text : text + "'";
}

void ActionReader::note_met() {
  const std::size_t recorded = evaluator_.obligations().size() - met_before_;
  if (met_.size() == recorded) return;
  met_.resize(recorded, meeting_);
  if (meeting_) evaluator_.obligations().keep_apart();  // the same may be met again on a way that comes first
}

std::vector<TermId> ActionReader::undefined_on_the_way(const Branch& end) {
  std::vector<obligation::Obligation> all = evaluator_.obligations().take();
  std::vector<TermId> undefined;
  for (std::size_t i = 0; i < met_.size(); ++i) {
    const TermId violated = all[met_before_ + i].violated;
    const bool is_known = met_[i] && end.ways;
    undefined.push_back(is_known ? terms_.conjunction({violated, leads_to(terms_, met_[i], end.ways)}) : violated);
  }
  evaluator_.obligations().put_back(std::move(all));
  return undefined;
}

void ActionReader::end_at_first(const std::vector<Branch>& ends) {
  if (met_.empty() || ends.empty()) return;
  std::vector<std::pair<TermId, Ways>> found;
  for (const Branch& branch : ends) found.emplace_back(branch.guard, branch.ways);
  std::vector<obligation::Obligation> all = evaluator_.obligations().take();
  // Of elements without an order each may be behind the others: an end counts only where nothing on its own way has no value.
  for (auto& [guard, ways] : found) {
    if (!is_unordered(ways)) continue;
    std::vector<TermId> parts{guard};
    for (std::size_t i = 0; i < met_.size(); ++i) {
      const TermId on_the_way = terms_.conjunction({all[met_before_ + i].violated, leads_to(terms_, met_[i], ways)});
      parts.push_back(terms_.negate(on_the_way));
    }
    guard = terms_.conjunction(parts);
  }
  Ends first(terms_, found);
  std::unordered_map<const void*, TermId> known;
  for (std::size_t i = 0; i < met_.size(); ++i) {
    const auto [at, is_new] = known.try_emplace(met_[i].get());
    if (is_new) at->second = first.met_before(met_[i]);
    TermId& violated = all[met_before_ + i].violated;
    violated = terms_.conjunction({violated, at->second});
  }
  std::erase_if(all, [&](const auto& met) { return terms_.is_false(met.violated); });
  evaluator_.obligations().put_back(std::move(all));
}

// ---- what is read

ActionReader::Branches ActionReader::read(const Item& item, const Place& outer) {
  if (stack::is_low()) return stack::on_segment([&] { return read(item, outer); });
  const Meeting meeting(*this, outer.ways);
  Place place = outer;
  place.env = item.env;
  switch (item.kind) {
    case Item::Kind::Formula:
      return read_formula(item.expr, place);
    case Item::Kind::Equation:
      return read_equation(item, item.sides.first, item.sides.second, place);
    case Item::Kind::Changed:
      return read_changed(item, place);
    case Item::Kind::Arms:
      return read_arms(*item.arms, place);
  }
  return {};
}

ActionReader::Branches ActionReader::read(ExprId formula, const Place& place) { return read_formula(formula, place); }

Branch ActionReader::wait(const Early& early, const Item& item, const Place& place) const {
  Branch branch = through(place, early.path);
  branch.postponed.push_back({item, variable_name(early.variable), early.span});
  return branch;
}

ActionReader::Branches ActionReader::read_formula(ExprId expr, const Place& outer) {
  if (stack::is_low()) return stack::on_segment([&] { return read_formula(expr, outer); });
  if (outer.depth > kDeepestAction)
    throw symbolic::Unsupported("the action nests operators too deeply to be unfolded", span(expr));
  const Meeting meeting(*this, outer.ways);
  Place place = outer;
  ++place.depth;
  const ActionForm form = kernel::action_form(node(expr));
  if (form == ActionForm::Test) return read_test(expr, place);
  const kernel::Level level = evaluator_.program().levels[expr];
  if (!kernel::is_tested_first(level, mode_ == Mode::Initial, !find_unassigned(place.next)))
    return read_form(form, expr, place);
  const auto tested = evaluator_.try_holds(expr, context(place));
  if (!tested.early) return passed(tested.value, place);
  Branches out = passed(terms_.conjunction({tested.value, terms_.negate(tested.early->path)}), place);
  place.path = terms_.conjunction({place.path, tested.early->path});
  append(tested.early->path, read_form(form, expr, place), out);
  return out;
}

ActionReader::Branches ActionReader::read_form(ActionForm form, ExprId expr, const Place& place) {
  try {
    const kernel::Expr& e = node(expr);
    switch (form) {
      case ActionForm::Conjunction:
        return read_conjunction(conjuncts(std::get<kernel::OpApply>(e).args, place.env), place);
      case ActionForm::Disjunction:
        return read_disjunction(std::get<kernel::OpApply>(e).args, place);
      case ActionForm::Condition:
        return read_condition(expr, std::get<kernel::OpApply>(e), place);
      case ActionForm::Cases:
        return read_case(expr, std::get<kernel::Case>(e), place);
      case ActionForm::Exists:
        return read_exists(expr, std::get<kernel::Quantifier>(e), place);
      case ActionForm::ForAll:
        return read_for_all(expr, std::get<kernel::Quantifier>(e), place);
      case ActionForm::Call:
        return read_call(std::get<kernel::Call>(e), place);
      case ActionForm::CallLocal:
        return read_closure(evaluator_.resolve(std::get<kernel::CallLocal>(e), context(place)), expr, place);
      case ActionForm::Name:
        return read_closure(evaluator_.resolve(std::get<kernel::LocalRef>(e), context(place)), expr, place);
      case ActionForm::Let: {
        const auto& let = std::get<kernel::Let>(e);
        Place inner = place;
        inner.env = evaluator_.enter(let, context(place));
        return read(let.body, inner);
      }
      case ActionForm::Application:
        return read_application(expr, std::get<kernel::OpApply>(e), place);
      case ActionForm::Equation: {
        const auto& args = std::get<kernel::OpApply>(e).args;
        return read_equation(formula(expr, place), operand(args[0], place), operand(args[1], place), place);
      }
      case ActionForm::Choice:
        return read_choice(expr, std::get<kernel::OpApply>(e), place);
      case ActionForm::Truth:
        return read_truth(expr, place);
      case ActionForm::Unchanged:
        return read_unchanged(std::get<kernel::OpApply>(e).args[0], place);
      case ActionForm::Stuttering: {
        const auto& args = std::get<kernel::OpApply>(e).args;
        Place arm = place;
        arm.ways = turn(place.ways, 0);
        Branches arms = read(args[0], arm);
        arm.ways = turn(place.ways, 1);
        for (Branch& b : read_unchanged(args[1], arm)) arms.push_back(std::move(b));
        return place.tail ? arms : collapse(std::move(arms));
      }
      case ActionForm::Change:
        return read_change(std::get<kernel::OpApply>(e), place);
      case ActionForm::Composition:
        return read_composition(expr, std::get<kernel::OpApply>(e), place);
      case ActionForm::Test:
        break;
    }
    return read_test(expr, place);
  } catch (symbolic::Unsupported& refusal) {
    refusal.set_span(span(expr));
    throw;
  }
}

ActionReader::Branches ActionReader::passed(TermId guard, const Place& place) const {
  if (terms_.is_false(guard)) return {};
  return {through(place, guard)};
}

ActionReader::Branches ActionReader::read_test(ExprId expr, const Place& place) {
  const auto tested = evaluator_.try_holds(expr, context(place));
  return read_rest(tested.early, formula(expr, place), place, [&](const Place& there) { return passed(tested.value, there); });
}

std::vector<ActionReader::Conjunct> ActionReader::conjuncts(const std::vector<ExprId>& formulas,
                                                            const EnvironmentPtr& env) const {
  std::vector<Conjunct> out;
  out.reserve(formulas.size());
  for (const ExprId formula : formulas) out.push_back({formula, env, terms_.true_term()});
  return out;
}

ActionReader::Branches ActionReader::read_conjunction(const std::vector<Conjunct>& conjuncts, const Place& place) {
  Branches so_far{through(place, terms_.true_term())};
  std::vector<ExprId> formulas;
  for (const Conjunct& conjunct : conjuncts) formulas.push_back(conjunct.expr);
  const std::optional<std::size_t> heir = kernel::find_heir(evaluator_.program(), formulas, place.naming);
  for (std::size_t i = 0; i < conjuncts.size() && !so_far.empty(); ++i) {
    const bool last = i + 1 == conjuncts.size();
    Branches read_on;
    for (const Branch& branch : so_far) {
      Place inner = after(place, branch);
      inner.env = conjuncts[i].env;
      inner.naming = kernel::naming_of_conjunct(place.naming, i, conjuncts.size(), heir);
      inner.tail = place.tail && last && branch.postponed.empty();
      append(branch, read_conjunct(conjuncts[i], inner), read_on);
    }
    if (read_on.size() > kMostBranches)
      throw symbolic::Unsupported("the action splits into too many branches", span(conjuncts[i].expr));
    so_far = !last || !place.tail ? collapse(std::move(read_on)) : std::move(read_on);
  }
  return retry_postponed(std::move(so_far), place);
}

ActionReader::Branches ActionReader::read_conjunct(const Conjunct& conjunct, const Place& place) {
  if (terms_.is_true(conjunct.guard)) return read(conjunct.expr, place);
  Branches out = passed(terms_.negate(conjunct.guard), place);
  Place inner = place;
  inner.path = terms_.conjunction({place.path, conjunct.guard});
  inner.tail = false;
  if (!terms_.is_false(inner.path)) append(conjunct.guard, read(conjunct.expr, inner), out);
  return collapse(std::move(out));
}

ActionReader::Branches ActionReader::retry_postponed(Branches branches, const Place& place) {
  const auto count_assigned = [](const Branch& branch) {
    return std::count_if(branch.next.values.begin(), branch.next.values.end(), [](const auto& v) { return v.has_value(); });
  };
  Branches out;
  for (Branch& branch : branches) {
    if (branch.postponed.empty()) {
      out.push_back(std::move(branch));
      continue;
    }
    const auto before = count_assigned(branch);
    const std::vector<Postponed> waiting = std::exchange(branch.postponed, {});
    Branches current{std::move(branch)};
    for (const Postponed& postponed : waiting) {
      Branches read_on;
      for (const Branch& b : current) append(b, read(postponed.item, after(place, b)), read_on);
      current = collapse(std::move(read_on));
    }
    for (Branch& b : current) {
      const bool again = !b.postponed.empty() && count_assigned(b) > before;
      Branches done{std::move(b)};
      if (again) done = retry_postponed(std::move(done), place);
      std::move(done.begin(), done.end(), std::back_inserter(out));
    }
  }
  return out;
}

ActionReader::Branches ActionReader::read_arms(const std::vector<Arm>& arms, const Place& place) {
  Branches out;
  for (const Arm& arm : arms) {
    Place inner = place;
    inner.path = terms_.conjunction({place.path, arm.guard});
    if (terms_.is_false(inner.path)) continue;
    Branches current{through(place, arm.guard)};
    for (const Postponed& postponed : arm.postponed) {
      Branches read_on;
      for (const Branch& b : current) append(b, read(postponed.item, after(place, b)), read_on);
      current = std::move(read_on);
    }
    std::move(current.begin(), current.end(), std::back_inserter(out));
  }
  return collapse(std::move(out));
}

}  // namespace tlaloc::action
