#include "encoder/evaluate/environment.h"

#include <new>

#include "frontend/support/check.h"
#include "frontend/support/stack.h"

namespace tlaloc::evaluate {

Environment::~Environment() {
  if (!stack::is_low()) return;
  struct Rest {
    EnvironmentPtr parent, arguments;
    std::vector<SymValue> values;
    std::vector<Thunk> thunks;
    std::map<Value, Thunk> points;
  };
  auto* const rest =
      new (std::nothrow) Rest{std::move(parent), std::move(arguments), std::move(values), std::move(thunks), std::move(points)};
  stack::release([rest] { delete rest; });
}

Binding lookup(const EnvironmentPtr& env, LocalId local) {
  for (const Environment* at = env.get(); at != nullptr; at = at->parent.get()) {
    for (std::size_t i = 0; i < at->locals.size(); ++i) {
      if (at->locals[i] == local) return {at->shared_from_this(), i};
    }
  }
  TLALOC_CHECK(false, "local " + std::to_string(local.index) + " is not bound");
  return {};
}

}  // namespace tlaloc::evaluate
