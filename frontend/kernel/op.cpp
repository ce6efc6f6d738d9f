#include "frontend/kernel/op.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace tlaloc::kernel {

namespace {

constexpr auto kOps = std::to_array<OpInfo>({
#define TLALOC_OP(name, arity, spelling, kind, style, family, operands, result, level, order, alternatives, unions) \
  OpInfo{spelling,           arity,                                                                                 \
         OpKind::kind,       OpStyle::style,                                                                        \
         OpFamily::family,   OperandKind::operands,                                                                 \
         ResultKind::result, LevelRule::level,                                                                      \
         OrderUse::order,    Alternatives::alternatives,                                                            \
         UnionUse::unions},
#include "frontend/kernel/ops.def"
#undef TLALOC_OP
});

template <class Holds>
constexpr bool all_ops(Holds holds) {
  return std::all_of(kOps.begin(), kOps.end(), holds);
}

static_assert(all_ops([](const OpInfo& op) { return !std::string_view(op.spelling).empty() && op.arity >= -1; }));
static_assert(all_ops([](const OpInfo& op) {
                const bool is_strict = op.kind == OpKind::Strict;
                return is_strict == (op.family != OpFamily::None) && is_strict == (op.alternatives != Alternatives::None) &&
                       is_strict == (op.unions != UnionUse::None);
              }),
              "what only strict operators have, they all have");
static_assert(all_ops([](const OpInfo& op) { return (op.kind == OpKind::Temporal) == (op.level == LevelRule::Temporal); }));
static_assert(all_ops([](const OpInfo& op) {
  return op.kind != OpKind::Action || op.level == LevelRule::State || op.level == LevelRule::AtLeastAction;
}));
static_assert(all_ops([](const OpInfo& op) { return op.kind != OpKind::Effect || op.order == OrderUse::Ordered; }));
static_assert(all_ops([](const OpInfo& op) { return op.family != OpFamily::Integer || op.operands == OperandKind::Integer; }));

}  // namespace

const OpInfo& info(Op op) { return kOps[static_cast<std::size_t>(op)]; }

}  // namespace tlaloc::kernel
