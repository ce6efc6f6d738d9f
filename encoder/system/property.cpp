#include "encoder/system/property.h"

namespace tlaloc::encoder {

Properties list_properties(const frontend::Model& model) {
  Properties all;
  const auto add = [&](PropertyKind kind, const auto& formulas) {
    for (const frontend::NamedExpr& formula : formulas) all.add({kind, formula.name, formula.expr, formula.span});
  };
  add(PropertyKind::Invariant, model.invariants);
  add(PropertyKind::Initial, model.initial_properties);
  add(PropertyKind::Action, model.action_properties);
  add(PropertyKind::Temporal, model.temporal);
  if (model.check_deadlock) all.add({PropertyKind::Deadlock, "deadlock", {}, {}});
  all.add({PropertyKind::Defined, "undefined expression", {}, {}});
  return all;
}

}  // namespace tlaloc::encoder
