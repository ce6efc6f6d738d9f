#include "frontend/kernel/kernel.h"

#include <array>

namespace tlaloc::kernel {

namespace {
constexpr auto kOps = std::to_array<OpInfo>({
#define TLALOC_OP(name, arity, spelling, kind) OpInfo{spelling, arity, OpKind::kind},
#include "frontend/kernel/ops.def"
#undef TLALOC_OP
});
}  // namespace

const OpInfo& info(Op op) { return kOps[static_cast<std::size_t>(op)]; }

}  // namespace tlaloc::kernel
