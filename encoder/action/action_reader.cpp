#include "encoder/action/action_reader.h"

#include <algorithm>
#include <map>

#include "frontend/support/check.h"
#include "frontend/support/overloaded.h"
#include "frontend/support/stack.h"

namespace tlaloc::action {

namespace {
constexpr std::uint32_t kDeepestAction = 20000;  // nested operators, connectives and binders of one action
constexpr std::size_t kMostBranches = 20000;
}  // namespace

ActionReader::ActionReader(Evaluator& evaluator, Mode mode, const SymbolicState* current, std::string name)
    : evaluator_(evaluator), terms_(evaluator.terms()), mode_(mode), current_(current), name_(std::move(name)) {}

ActionReader::Place ActionReader::start(const EnvironmentPtr& env, TermId path) const {
  Place place;
  place.env = env;
  place.path = path;
  place.next.values.resize(evaluator_.program().variables.size());
  place.next.id = evaluate::new_state_id();
  return place;
}

void ActionReader::finish(Branches& branches) {
  std::erase_if(branches, [&](const Branch& b) { return terms_.is_false(b.guard); });
  for (const TermId t : evaluator_.take_definitions()) definitions_.push_back(t);
}

std::vector<Branch> ActionReader::read_states(const std::vector<ExprId>& formulas) {
  Branches branches = read_conjunction(conjuncts(formulas, nullptr), start(nullptr, terms_.true_term()));
  finish(branches);
  return branches;
}

std::vector<Branch> ActionReader::read(ExprId action, const EnvironmentPtr& env, TermId path) {
  const Place place = start(env, path);
  Branches branches = read_arm(action, place);
  retry_postponed(branches, place);
  for (Branch& branch : branches) {
    if (branch.postponed.empty()) continue;
    const Postponed& first = branch.postponed.front();
    evaluator_.obligations().record(terms_.conjunction({path, branch.guard}), terms_.true_term(),
                                    interpret::EvalError::Kind::Undefined,
                                    "`" + first.variable + "` is read before it is assigned", first.span);
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

Branch ActionReader::through(const Place& place, TermId guard) const { return Branch{guard, place.next, place.label, {}}; }

bool ActionReader::all_assigned(const PartialState& next) const {
  return std::all_of(next.values.begin(), next.values.end(), [](const auto& v) { return v.has_value(); });
}

std::string ActionReader::variable_name(kernel::VariableId v) const {
  const std::string& text = evaluator_.program().variables[v].name.text();
  return mode_ == Mode::Initial ? text : text + "'";
}

ActionReader::Branches ActionReader::read(ExprId expr, const Place& outer) {
  if (stack::is_low()) return stack::on_segment([&] { return read(expr, outer); });
  if (outer.depth > kDeepestAction)
    throw symbolic::Unsupported("the action nests operators too deeply to be unfolded", span(expr));
  Place place = outer;
  ++place.depth;
  // What assigns nothing is a test: one term, whatever connectives it is made of. A formula whose level says so may still
  // hide an action behind a parameter; then evaluating it meets an unassigned variable and it is read as an action.
  if (mode_ == Mode::Initial || evaluator_.program().levels[expr] <= kernel::Level::State || all_assigned(place.next)) {
    const auto mark = evaluator_.obligations().size();
    try {
      return read_test(expr, place);
    } catch (const evaluate::UnassignedNext&) {
      evaluator_.obligations().truncate(mark);
    }
  }
  try {
    return read_node(expr, place);
  } catch (symbolic::Unsupported& refusal) {
    refusal.set_span(span(expr));
    throw;
  }
}

ActionReader::Branches ActionReader::read_node(ExprId expr, const Place& place) {
  return std::visit(
      Overloaded{
          [&](const kernel::OpApply& apply) { return read_op(expr, apply, place); },
          [&](const kernel::Call& call) { return read_call(call, place); },
          [&](const kernel::CallLocal& call) { return read_closure(evaluator_.resolve(call, context(place)), expr, place); },
          [&](const kernel::LocalRef& ref) { return read_closure(evaluator_.resolve(ref, context(place)), expr, place); },
          [&](const kernel::Let& let) {
            Place inner = place;
            inner.env = evaluator_.enter(let, context(place));
            return read(let.body, inner);
          },
          [&](const kernel::Quantifier& q) { return q.for_all ? read_for_all(expr, q, place) : read_exists(q, place); },
          [&](const kernel::Case& c) { return read_case(c, span(expr), place); },
          [&](const kernel::Literal&) { return read_test(expr, place); },
          [&](const kernel::ConstantRef&) { return read_test(expr, place); },
          [&](const kernel::VariableRef&) { return read_test(expr, place); },
          [&](const kernel::Lambda&) { return read_test(expr, place); },
          [&](const kernel::UnboundedQuantifier&) { return read_test(expr, place); },
          [&](const kernel::Choose&) { return read_test(expr, place); },
          [&](const kernel::UnboundedChoose&) { return read_test(expr, place); },
          [&](const kernel::Filter&) { return read_test(expr, place); },
          [&](const kernel::Map&) { return read_test(expr, place); },
          [&](const kernel::FunctionConstructor&) { return read_test(expr, place); },
          [&](const kernel::RecordConstructor&) { return read_test(expr, place); },
          [&](const kernel::RecordSet&) { return read_test(expr, place); },
          [&](const kernel::Except&) { return read_test(expr, place); },
      },
      node(expr));
}

ActionReader::Branches ActionReader::read_op(ExprId expr, const kernel::OpApply& apply, const Place& place) {
  switch (apply.op) {
    case kernel::Op::And:
      return read_conjunction(conjuncts(apply.args, place.env), place);
    case kernel::Op::Or:
      return read_disjunction(apply.args, place);
    case kernel::Op::If:
      return read_if(evaluator_.holds(apply.args[0], context(place)), apply.args[1], apply.args[2], place);
    case kernel::Op::Implies:
      return read_if(evaluator_.holds(apply.args[0], context(place)), apply.args[1], std::nullopt, place);
    case kernel::Op::Eq:
      return read_equality(expr, apply, place);
    case kernel::Op::In:
    case kernel::Op::SubsetEq:
      return read_membership(expr, apply, place);
    case kernel::Op::Unchanged:
      return read_unchanged(expr, apply.args[0], place.env, place);
    case kernel::Op::BoxAction: {
      Branches arms = read(apply.args[0], place);
      for (Branch& b : read_unchanged(expr, apply.args[1], place.env, place)) arms.push_back(std::move(b));
      return place.tail ? arms : collapse(std::move(arms));
    }
    case kernel::Op::AngleAction: {
      Place inner = place;
      inner.tail = false;
      Branches out;
      for (Branch& b : read(apply.args[0], inner)) {
        Place after = place;
        after.next = b.next;
        after.path = terms_.conjunction({place.path, b.guard});
        const Context now = context(after);
        const SymValue before = evaluator_.evaluate(apply.args[1], now);
        const SymValue later = evaluator_.evaluate(apply.args[1], evaluator_.primed(now, span(apply.args[1])));
        const auto same = symbolic::equality(terms_, evaluator_.limits(), before, later);
        b.guard = terms_.conjunction({b.guard, terms_.negate(same.equal)});
        if (!terms_.is_false(b.guard)) out.push_back(std::move(b));
      }
      return out;
    }
    case kernel::Op::Compose:
      return read_composition(expr, apply, place);
    default:
      return read_test(expr, place);
  }
}

ActionReader::Branches ActionReader::read_arm(ExprId expr, const Place& place) {
  try {
    return read(expr, place);
  } catch (const evaluate::UnassignedNext& unassigned) {
    Branch branch = through(place, terms_.true_term());
    branch.postponed.push_back({expr, place.env, variable_name(unassigned.variable), unassigned.span});
    return {std::move(branch)};
  }
}

ActionReader::Branches ActionReader::read_test(ExprId expr, const Place& place) {
  const TermId guard = evaluator_.holds(expr, context(place));
  if (terms_.is_false(guard)) return {};
  return {through(place, guard)};
}

std::vector<ActionReader::Conjunct> ActionReader::conjuncts(const std::vector<ExprId>& formulas, const EnvironmentPtr& env) {
  std::vector<Conjunct> out;
  out.reserve(formulas.size());
  for (const ExprId formula : formulas) out.push_back({formula, env});
  return out;
}

ActionReader::Branches ActionReader::read_conjunction(const std::vector<Conjunct>& conjuncts, const Place& place) {
  Branches so_far{through(place, terms_.true_term())};
  std::vector<ExprId> formulas;
  for (const Conjunct& conjunct : conjuncts) formulas.push_back(conjunct.expr);
  const std::optional<std::size_t> heir = kernel::find_heir(evaluator_.program(), formulas, place.naming);
  for (std::size_t i = 0; i < conjuncts.size() && !so_far.empty(); ++i) {
    const bool last = i + 1 == conjuncts.size();
    Branches after;
    for (Branch& branch : so_far) {
      Place inner = place;
      inner.env = conjuncts[i].env;
      inner.naming = kernel::naming_of_conjunct(place.naming, i, conjuncts.size(), heir);
      inner.next = branch.next;
      inner.label = branch.label;
      inner.path = terms_.conjunction({place.path, branch.guard});
      inner.tail = place.tail && last && branch.postponed.empty();
      try {
        for (Branch& b : read(conjuncts[i].expr, inner)) {
          b.guard = terms_.conjunction({branch.guard, b.guard});
          b.postponed.insert(b.postponed.begin(), branch.postponed.begin(), branch.postponed.end());
          if (!terms_.is_false(b.guard)) after.push_back(std::move(b));
        }
      } catch (const evaluate::UnassignedNext& unassigned) {
        branch.postponed.push_back({conjuncts[i].expr, inner.env, variable_name(unassigned.variable), unassigned.span});
        after.push_back(std::move(branch));
      }
    }
    if (after.size() > kMostBranches)
      throw symbolic::Unsupported("the action splits into too many branches", span(conjuncts[i].expr));
    so_far = !last || !place.tail ? collapse(std::move(after)) : std::move(after);
  }
  retry_postponed(so_far, place);
  return so_far;
}

void ActionReader::retry_postponed(Branches& branches, const Place& place) {
  bool progress = true;
  while (progress) {
    progress = false;
    Branches after;
    for (Branch& branch : branches) {
      std::vector<Postponed> waiting = std::move(branch.postponed);
      branch.postponed.clear();
      Branches current{std::move(branch)};
      for (Postponed& item : waiting) {
        Branches next;
        for (Branch& b : current) {
          Place inner = place;
          inner.env = item.env;
          inner.naming = kernel::Naming::Settled;
          inner.tail = false;
          inner.next = b.next;
          inner.label = b.label;
          inner.path = terms_.conjunction({place.path, b.guard});
          const auto mark = evaluator_.obligations().size();
          try {
            for (Branch& r : read(item.expr, inner)) {
              r.guard = terms_.conjunction({b.guard, r.guard});
              r.postponed.insert(r.postponed.begin(), b.postponed.begin(), b.postponed.end());
              if (!terms_.is_false(r.guard)) next.push_back(std::move(r));
            }
            progress = true;
          } catch (const evaluate::UnassignedNext&) {
            evaluator_.obligations().truncate(mark);
            b.postponed.push_back(item);
            next.push_back(std::move(b));
          }
        }
        current = std::move(next);
      }
      for (Branch& b : current) after.push_back(std::move(b));
    }
    branches = std::move(after);
  }
}

ActionReader::Branches ActionReader::read_disjunction(const std::vector<ExprId>& disjuncts, const Place& place) {
  Branches arms;
  Place arm = place;
  arm.naming = kernel::naming_below_split(place.naming);
  for (const ExprId disjunct : disjuncts) {
    for (Branch& b : read_arm(disjunct, arm)) arms.push_back(std::move(b));
    if (arms.size() > kMostBranches) throw symbolic::Unsupported("the action splits into too many branches", span(disjunct));
  }
  return place.tail ? arms : collapse(std::move(arms));
}

ActionReader::Branches ActionReader::read_if(TermId condition, ExprId then_expr, std::optional<ExprId> else_expr,
                                             const Place& place) {
  const auto arm = [&](TermId guard, std::optional<ExprId> body) -> Branches {
    if (terms_.is_false(terms_.conjunction({place.path, guard}))) return {};
    Place inner = place;
    inner.naming = kernel::Naming::Settled;
    inner.path = terms_.conjunction({place.path, guard});
    Branches out = body ? read(*body, inner) : Branches{through(inner, terms_.true_term())};
    if (!place.tail) out = collapse(std::move(out));
    for (Branch& b : out) b.guard = terms_.conjunction({guard, b.guard});
    return out;
  };
  Branches then_arms = arm(condition, then_expr);
  Branches else_arms = arm(terms_.negate(condition), else_expr);
  // Exclusive arms need no selector: the condition itself says which one holds.
  if (!place.tail && then_arms.size() == 1 && else_arms.size() == 1 && then_arms[0].postponed.empty() &&
      else_arms[0].postponed.empty()) {
    bool same_variables = true;
    for (std::size_t v = 0; v < place.next.values.size(); ++v) {
      same_variables &= then_arms[0].next.values[v].has_value() == else_arms[0].next.values[v].has_value();
    }
    if (same_variables) {
      Branch joined = std::move(then_arms[0]);
      joined.guard = terms_.disjunction({joined.guard, else_arms[0].guard});
      for (std::size_t v = 0; v < place.next.values.size(); ++v) {
        const auto& value = joined.next.values[v];
        const auto& other = else_arms[0].next.values[v];
        if (!value || same(*value, *other)) continue;
        joined.next.assign(kernel::VariableId(static_cast<std::uint32_t>(v)),
                           symbolic::merge(terms_, evaluator_.limits(), condition, *value, *other));
      }
      return {std::move(joined)};
    }
  }
  for (Branch& b : else_arms) then_arms.push_back(std::move(b));
  return then_arms;
}

ActionReader::Branches ActionReader::read_case(const kernel::Case& c, Span where, const Place& place) {
  Branches arms;
  TermId earlier = terms_.true_term();  // no arm so far matches
  const auto arm = [&](TermId guard, ExprId body) {
    Place inner = place;
    inner.naming = kernel::Naming::Settled;
    inner.path = terms_.conjunction({place.path, guard});
    if (terms_.is_false(inner.path)) return;
    for (Branch& b : read(body, inner)) {
      b.guard = terms_.conjunction({guard, b.guard});
      arms.push_back(std::move(b));
    }
  };
  for (const auto& [condition, body] : c.arms) {
    Place test = place;
    test.path = terms_.conjunction({place.path, earlier});
    if (terms_.is_false(test.path)) break;
    const TermId holds = evaluator_.holds(condition, context(test));
    arm(terms_.conjunction({earlier, holds}), body);
    earlier = terms_.conjunction({earlier, terms_.negate(holds)});
  }
  if (c.other) {
    arm(earlier, *c.other);
  } else {
    evaluator_.obligations().record(place.path, earlier, interpret::EvalError::Kind::Undefined, "no arm of the CASE matches",
                                    where);
  }
  return place.tail ? arms : collapse(std::move(arms));
}

ActionReader::Branches ActionReader::read_call(const kernel::Call& call, const Place& place) {
  const kernel::Definition& definition = evaluator_.program().definitions[call.definition];
  Place inner = place;
  inner.env = evaluator_.enter(call, context(place));
  inner.naming = kernel::naming_below_call(place.naming, definition);
  if (place.naming != kernel::Naming::Settled && mode_ != Mode::Initial) {
    inner.label = Label{definition.name, {}, definition.body_span};
    for (std::size_t i = 0; i < definition.params.size(); ++i) {
      const kernel::Local& param = evaluator_.program().locals[definition.params[i]];
      if (param.arity > 0 || evaluator_.program().levels[call.args[i]] != kernel::Level::Constant) continue;
      inner.label.parameters.emplace_back(param.name, evaluator_.evaluate(call.args[i], context(place)));
    }
  }
  return read(definition.body, inner);
}

ActionReader::Branches ActionReader::read_closure(const Evaluator::Closure& closure, ExprId expr, const Place& place) {
  if (!closure.body.is_valid()) return read_test(expr, place);
  Place inner = place;
  inner.env = closure.env;
  return read(closure.body, inner);
}

}  // namespace tlaloc::action
