#include "solver/answered.h"

#include <algorithm>
#include <vector>

#include "encoder/system/property.h"

namespace tlaloc::solver {

namespace {

bool is_good(const Verdict& verdict) {
  return std::holds_alternative<Proved>(verdict) || std::holds_alternative<NoViolationUpTo>(verdict);
}

/// What has a formula of its own.
std::vector<std::string> asked_of(const frontend::Model& model) {
  std::vector<std::string> names;
  const encoder::Properties all = encoder::list_properties(model);
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const encoder::Property& property = all[encoder::PropertyId(i)];
    if (property.kind != encoder::PropertyKind::Deadlock && property.kind != encoder::PropertyKind::Defined) {
      names.push_back(property.name);
    }
  }
  return names;
}

/// The first of `asked` that is not among `answered`. A name that is asked for twice has to be answered twice.
std::optional<std::string> find_missing(const std::vector<std::string>& asked, std::vector<std::string> answered) {
  for (const std::string& name : asked) {
    const auto found = std::find(answered.begin(), answered.end(), name);
    if (found == answered.end()) return name;
    answered.erase(found);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> find_unanswered(const frontend::Model& model, const CheckResult& result) {
  if (!is_good(result.verdict)) return std::nullopt;
  std::vector<std::string> asked = asked_of(model), answered;
  if (model.check_deadlock && model.next) asked.emplace_back("deadlock");
  for (const PropertyVerdict& property : result.properties) {
    if (is_good(property.verdict)) answered.push_back(property.name);
  }
  return find_missing(asked, std::move(answered));
}

std::optional<std::string> find_unanswered(const frontend::Model& model, const Induction& result) {
  if (!std::holds_alternative<Proved>(result.verdict)) return std::nullopt;
  std::vector<std::string> asked = asked_of(model);
  for (const frontend::NamedExpr& formula : model.implied) asked.push_back(formula.name);
  return find_missing(asked, result.proved);
}

Unknown not_simulated() {
  return {unsupported("not checked: executions of a given length do not decide a temporal property"), std::nullopt};
}

}  // namespace tlaloc::solver
