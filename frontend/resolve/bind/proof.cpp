// Theorems and their proofs: all names in a proof are resolved, so that mistakes in it are told; nothing reads it afterwards.
#include <fmt/core.h>

#include "frontend/resolve/bind/binder.h"
#include "frontend/support/stack.h"

namespace tlaloc::resolve {

namespace {

/// `<1>2a` is a step with a name, `<1>` without.
bool is_named(const std::string& step) { return !step.ends_with('>'); }

bool has_implicit_level(const std::string& step) { return step[1] == '*' || step[1] == '+'; }

bool is_step_name(const std::string& text) {
  return text.size() > 2 && text[0] == '<' && (has_implicit_level(text) || (text[1] >= '0' && text[1] <= '9')) &&
         text.find('>') != std::string::npos;
}

}  // namespace

/// How a name is looked up: `<*>2` means the step of the level it stands in.
Symbol Binder::key(const syntax::Name& name) const {
  const std::string& text = name.symbol.text();
  if (!is_step_name(text) || !has_implicit_level(text)) return name.symbol;
  return Symbol(fmt::format("<{}{}", proof_level_ + (text[1] == '+' ? 1 : 0), text.substr(2)));
}

void Binder::bind_theorem(syntax::UnitId id, const syntax::Theorem& unit) {
  const std::vector<EntityId> introduced = bind_statement(id, unit.name, unit.statement);
  if (!unit.proof) return;
  const ScopeFrame frame(scope_);
  reopen(introduced);
  bind_proof(*unit.proof);
}

/// Names that were declared in a scope that has ended are visible again.
void Binder::reopen(const std::vector<EntityId>& names) {
  for (const EntityId id : names) scope_.set(entity(id).name, id);
}

void Binder::bind_proof(syntax::ProofId id) {
  if (stack::is_low()) return stack::on_segment([&] { bind_proof(id); });
  const syntax::Proof& proof = tree().proofs[id];
  bind_facts(proof.facts, proof.modules, proof.definitions);
  if (proof.steps.empty()) return;
  const ScopeFrame frame(scope_);
  const auto outer_recursive = std::exchange(pending_recursive_, {});
  const int outer_level = std::exchange(proof_level_, proof.steps.front().level);
  ++let_depth_;
  const syntax::ProofStep* previous = nullptr;
  for (const syntax::ProofStep& step : proof.steps) {
    bind_step(step, previous);
    previous = &step;
  }
  --let_depth_;
  proof_level_ = outer_level;
  check_recursive_defined(pending_recursive_);
  pending_recursive_ = outer_recursive;
}

void Binder::bind_facts(const std::vector<syntax::ExprId>& facts, const std::vector<syntax::Name>& modules,
                        const std::vector<syntax::ExprId>& unfolded) {
  for (const syntax::ExprId fact : facts) {
    const auto outer = std::exchange(fact_, fact);
    bind(fact);
    fact_ = outer;
  }
  for (const syntax::Name& name : modules) {
    if (!knows_module(name.symbol)) undefined(name, "the facts of a module can be used where it is extended or instantiated");
  }
  for (const syntax::ExprId name : unfolded) bind_unfolded(name);
}

/// HIDE takes the names of facts, no expressions.
void Binder::check_hidden(const std::vector<syntax::ExprId>& facts) {
  for (const syntax::ExprId fact : facts) {
    const auto* path = std::get_if<syntax::Path>(&tree().exprs[fact]);
    const auto it = table().references.find(fact);
    const bool is_primitive = path != nullptr && find_primitive(path->parts.front().name.symbol) != nullptr;
    if (path != nullptr && !is_primitive && it == table().references.end()) continue;  // its name was reported
    const EntityKind kind =
        path == nullptr || is_primitive ? EntityKind::Operator : entity(origin(it->second.chain.back())).kind;
    if (kind == EntityKind::Statement || kind == EntityKind::Step) continue;
    sink_.report(
        DiagnosticKind::HideOfExpression, tree().span(fact),
        "HIDE takes the name of a theorem, an assumption or a proof step, not an expression",
        kind == EntityKind::Operator && path != nullptr && !is_primitive ? "a definition is hidden with `HIDE DEF name`" : "");
  }
}

bool Binder::knows_module(Symbol name) const {
  if (scope_.find_module(name)) return true;
  for (const ModuleId id : resolution_.modules[module_].closure) {
    if (resolution_.modules[id].name == name) return true;
  }
  for (const Instance& instance : resolution_.instances) {
    if (resolution_.modules[instance.module].name == name) return true;
  }
  return false;
}

/// A name after DEF: arguments are left out, so only its parts are looked up.
void Binder::bind_unfolded(syntax::ExprId id) {
  const auto* path = std::get_if<syntax::Path>(&tree().exprs[id]);
  if (path == nullptr) return bind(id);
  const syntax::Name& first = path->parts.front().name;
  if (path->parts.size() == 1 && find_primitive(first.symbol) != nullptr) return;
  std::optional<EntityId> found = look_up(id, first);
  for (std::size_t i = 1; found && i < path->parts.size(); ++i) {
    const Entity meant = entity(origin(*found));
    if (path->parts[i].kind != syntax::PathPart::Kind::Name || meant.kind != EntityKind::Instance) return;
    found = find_in_instance(meant, path->parts[i].name);
  }
}

/// The name of a step becomes visible, what it proves as its meaning.
void Binder::declare_step(const syntax::ProofStep& step, syntax::ExprId formula) {
  const std::string& text = step.id.symbol.text();
  if (!is_named(text)) return;
  if (has_implicit_level(text)) {
    sink_.report(DiagnosticKind::StepNameWithoutLevel, step.id.span,
                 fmt::format("step `{}` has a name but no level of its own", text),
                 fmt::format("write `<{}{}`", step.level, text.substr(2)));
  }
  const EntityId id = declare_local(EntityKind::Step, syntax::Name{key(step.id), step.id.span}, 0);
  entity(id).statement = formula;
}

void Binder::bind_step(const syntax::ProofStep& step, const syntax::ProofStep* previous) {
  static const Symbol kUse("USE"), kHide("HIDE"), kTake("TAKE"), kPick("PICK"), kSuffices("SUFFICES"), kCase("CASE"),
      kHave("HAVE"), kWitness("WITNESS");
  const Symbol keyword = step.keyword.symbol;
  const LabelOwner labels(labels_);
  const auto prove = [&](const std::vector<EntityId>& introduced) {
    if (!step.proof) return;
    const ScopeFrame frame(scope_);
    reopen(introduced);
    bind_proof(*step.proof);
  };
  if (keyword == kUse || keyword == kHide) {
    bind_facts(step.exprs, step.modules, step.unfolded);
    if (keyword == kHide) check_hidden(step.exprs);
    return declare_step(step, {});
  }
  for (const syntax::UnitId unit : step.definitions) bind_unit(unit);
  if (keyword == kTake || keyword == kPick) {
    std::vector<EntityId> declared;
    {
      const ScopeFrame frame(scope_);
      for (const syntax::Bound& bound : step.bounds) bind(bound.set);
      for (const syntax::Name& name : step.names) declared.push_back(declare_local(EntityKind::Bound, name, 0));
      for (const syntax::Bound& bound : step.bounds) {
        for (const syntax::Pattern& pattern : bound.patterns) {
          for (const syntax::Name& name : pattern.names) declared.push_back(declare_local(EntityKind::Bound, name, 0));
        }
      }
      labels_.bind(declared);
      bind_all(step.exprs);
      labels_.unbind(declared.size());
    }
    declare_step(step, {});
    prove({});
    return reopen(declared);
  }
  const bool is_assertion = keyword.empty() && step.definitions.empty() && step.exprs.size() == 1;
  std::vector<EntityId> introduced;
  if ((is_assertion || keyword == kSuffices) && is_sequent(step.exprs.front())) {
    introduced = bind_sequent(step.exprs.front());
  } else if (is_assertion && continues_chain(step.exprs.front(), previous)) {
    const auto& infix = std::get<syntax::Infix>(tree().exprs[step.exprs.front()]);
    ++chain_depth_;
    bind_operator_use(step.exprs.front(), infix.op, {infix.lhs, infix.rhs});
    --chain_depth_;
  } else {
    bind_all(step.exprs);
  }
  declare_step(step, is_assertion ? step.exprs.front() : syntax::ExprId());
  // What a sequent introduces is at hand for its proof; what SUFFICES introduces, for the steps after it.
  prove(keyword == kSuffices ? std::vector<EntityId>() : introduced);
  if (keyword == kSuffices) reopen(introduced);
}

bool Binder::is_sequent(syntax::ExprId id) const { return std::holds_alternative<syntax::Sequent>(tree().exprs[id]); }

/// `<1>2. @ = c` goes on from the right side of the step before it.
bool Binder::continues_chain(syntax::ExprId id, const syntax::ProofStep* previous) const {
  const auto* infix = std::get_if<syntax::Infix>(&tree().exprs[id]);
  if (infix == nullptr || !std::holds_alternative<syntax::AtSign>(tree().exprs[infix->lhs])) return false;
  return previous != nullptr && previous->keyword.symbol.empty() && previous->exprs.size() == 1 &&
         std::holds_alternative<syntax::Infix>(tree().exprs[previous->exprs.front()]);
}

}  // namespace tlaloc::resolve
