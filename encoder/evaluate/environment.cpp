#include "encoder/evaluate/environment.h"

#include "frontend/support/check.h"

namespace tlaloc::evaluate {

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
