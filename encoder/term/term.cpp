#include "encoder/term/term.h"

#include <algorithm>

#include "encoder/term/store.h"
#include "frontend/support/check.h"

namespace tlaloc::term {

namespace {

constexpr std::uint32_t kEmpty = TermId::kNone;

std::uint32_t hash_of(Op op, Sort sort, std::span<const TermId> args, std::uint32_t payload) {
  std::uint64_t h = (static_cast<std::uint64_t>(op) << 8U | static_cast<std::uint64_t>(sort)) * 0x9e3779b97f4a7c15U + payload;
  for (const TermId a : args) {
    h = (h ^ a.index) * 0xff51afd7ed558ccdU;
    h ^= h >> 32U;
  }
  h *= 0xc4ceb9fe1a85ec53U;
  return static_cast<std::uint32_t>(h >> 32U);
}

}  // namespace

Terms::Impl::Impl() : slots_(1024, kEmpty) {
  ranges.emplace_back();  // number 0: unbounded, and every Boolean
  (void)make(Op::True, Sort::Bool, {});
  (void)make(Op::False, Sort::Bool, {});
}

std::uint32_t Terms::Impl::probe(std::uint32_t hash, Op op, Sort sort, std::span<const TermId> args,
                                 std::uint32_t payload) const {
  const auto mask = static_cast<std::uint32_t>(slots_.size() - 1);
  std::uint32_t slot = hash & mask;
  while (slots_[slot] != kEmpty) {
    const Node& n = nodes[slots_[slot]];
    if (n.hash == hash && n.op == op && n.sort == sort && n.payload == payload && n.count == args.size() &&
        std::equal(args.begin(), args.end(), n.args)) {
      break;
    }
    slot = (slot + 1) & mask;
  }
  return slot;
}

TermId Terms::Impl::find(Op op, Sort sort, std::span<const TermId> args, std::uint32_t payload) const {
  return TermId(slots_[probe(hash_of(op, sort, args, payload), op, sort, args, payload)]);
}

TermId Terms::Impl::make(Op op, Sort sort, std::span<const TermId> args, std::uint32_t payload) {
  const std::uint32_t hash = hash_of(op, sort, args, payload);
  const std::uint32_t slot = probe(hash, op, sort, args, payload);
  if (slots_[slot] != kEmpty) return TermId(slots_[slot]);
  if (interrupted && nodes.size() % kPollEvery == 0 && interrupted()) throw Interrupted{};
  Node n;
  n.op = op;
  n.sort = sort;
  n.count = static_cast<std::uint32_t>(args.size());
  n.payload = payload;
  n.hash = hash;
  n.args = store_args(args);
  if (sort == Sort::Int && !args.empty()) {
    Range range = derive_range(op, args);
    if (range.low || range.high) {
      n.extra = static_cast<std::uint32_t>(ranges.size());
      ranges.push_back(std::move(range));
    }
  }
  if (op == Op::Or) {
    const std::uint32_t group = node(args.front()).extra;
    const bool all = group != 0 && std::all_of(args.begin(), args.end(),
                                               [&](TermId a) { return is(a, Op::Variable) && node(a).extra == group; });
    n.extra = all ? group : 0;
  }
  return insert(n, slot);
}

TermId Terms::Impl::insert(Node n, std::uint32_t slot) {
  TLALOC_CHECK(nodes.size() < kEmpty, "more than 2^32 terms");
  const TermId id(static_cast<std::uint32_t>(nodes.size()));
  nodes.push_back(n);
  slots_[slot] = id.index;
  if (nodes.size() * 2 > slots_.size()) grow();
  return id;
}

void Terms::Impl::grow() {
  slots_.assign(slots_.size() * 2, kEmpty);
  const auto mask = static_cast<std::uint32_t>(slots_.size() - 1);
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    std::uint32_t slot = nodes[i].hash & mask;
    while (slots_[slot] != kEmpty) slot = (slot + 1) & mask;
    slots_[slot] = i;
  }
}

const TermId* Terms::Impl::store_args(std::span<const TermId> args) {
  if (args.empty()) return nullptr;
  if (args.size() > kBlock) {  // a block of its own, before the one in use
    auto own = std::make_unique<TermId[]>(args.size());
    std::copy(args.begin(), args.end(), own.get());
    const TermId* result = own.get();
    blocks_.insert(blocks_.empty() ? blocks_.end() : blocks_.end() - 1, std::move(own));
    return result;
  }
  if (block_used_ + args.size() > kBlock) {
    blocks_.push_back(std::make_unique<TermId[]>(kBlock));
    block_used_ = 0;
  }
  TermId* result = blocks_.back().get() + block_used_;
  std::copy(args.begin(), args.end(), result);
  block_used_ += args.size();
  return result;
}

TermId Terms::Impl::add_variable(Variable variable) {
  TLALOC_CHECK(!variable.low || !variable.high || *variable.low <= *variable.high,
               "variable " + variable.name + " has an empty range");
  const auto number = static_cast<std::uint32_t>(variables.size());
  const TermId id = make(Op::Variable, variable.sort, {}, number);
  if (variable.low || variable.high) {
    nodes[id.index].extra = static_cast<std::uint32_t>(ranges.size());
    ranges.push_back({variable.low, variable.high});
  }
  variables.push_back(std::move(variable));
  variable_terms.push_back(id);
  return id;
}

TermId Terms::Impl::literal(const Integer& value) {
  const auto found = literals_.find(value);
  if (found != literals_.end()) return found->second;
  const TermId id = make(Op::Integer, Sort::Int, {}, static_cast<std::uint32_t>(integers.size()));
  integers.push_back(value);
  nodes[id.index].extra = static_cast<std::uint32_t>(ranges.size());
  ranges.push_back({value, value});
  literals_.emplace(value, id);
  return id;
}

// ---- the public face

Terms::Terms() : impl_(new Impl) {}
Terms::~Terms() { delete impl_; }

void Terms::set_interrupt(std::function<bool()> interrupted) { impl_->interrupted = std::move(interrupted); }
std::unique_ptr<Terms::Annex>& Terms::annex() { return impl_->annex; }
TermId Terms::bool_variable(std::string name) { return impl_->add_variable({std::move(name), Sort::Bool, {}, {}}); }
TermId Terms::int_variable(std::string name, std::optional<Integer> low, std::optional<Integer> high) {
  return impl_->add_variable({std::move(name), Sort::Int, std::move(low), std::move(high)});
}
TermId Terms::integer(const Integer& value) { return impl_->literal(value); }
TermId Terms::declare_exclusive(std::span<const TermId> variables) { return impl_->declare_exclusive(variables); }
TermId Terms::negate(TermId a) { return impl_->negate(a); }
TermId Terms::conjunction(std::span<const TermId> args) { return impl_->junction(Op::And, args); }
TermId Terms::disjunction(std::span<const TermId> args) { return impl_->junction(Op::Or, args); }
TermId Terms::iff(TermId a, TermId b) { return impl_->iff(a, b); }
TermId Terms::ite(TermId condition, TermId then_term, TermId else_term) { return impl_->ite(condition, then_term, else_term); }
TermId Terms::equal(TermId a, TermId b) { return impl_->equal(a, b); }
TermId Terms::less_equal(TermId a, TermId b) { return impl_->less_equal(a, b); }
TermId Terms::add(std::span<const TermId> args) {
  Linear sum;
  for (const TermId a : args) impl_->accumulate(sum, a, 1);
  Impl::normalise(sum);
  return impl_->build(sum);
}
TermId Terms::add(TermId a, TermId b) {
  const TermId both[] = {a, b};
  return add(both);
}
TermId Terms::subtract(TermId a, TermId b) {
  Linear sum;
  impl_->accumulate(sum, a, 1);
  impl_->accumulate(sum, b, -1);
  Impl::normalise(sum);
  return impl_->build(sum);
}
TermId Terms::multiply(TermId a, TermId b) { return impl_->multiply(a, b); }
TermId Terms::divide(TermId a, TermId b) { return impl_->divide(a, b); }
TermId Terms::modulo(TermId a, TermId b) { return impl_->modulo(a, b); }
TermId Terms::at_most(std::span<const TermId> args, std::uint32_t bound) { return impl_->at_most(args, bound); }
TermId Terms::at_least(std::span<const TermId> args, std::uint32_t bound) { return impl_->at_least(args, bound); }

void Terms::state(TermId fact) {
  if (!is_true(fact)) impl_->stated.push_back(fact);
}
std::vector<TermId> Terms::take_stated() { return std::exchange(impl_->stated, {}); }
void Terms::set_sources(std::uint32_t from, std::uint32_t to, std::vector<TermId> sources) {
  const auto shared = std::make_shared<const std::vector<TermId>>(std::move(sources));
  for (std::uint32_t number = from; number < to; ++number) impl_->sources[number] = shared;
}
std::span<const TermId> Terms::sources(TermId variable) const {
  const auto found = impl_->sources.find(variable_number(variable));
  if (found == impl_->sources.end()) return {};
  return *found->second;
}
bool Terms::has_sources() const { return !impl_->sources.empty(); }
TermId Terms::variable_term(std::uint32_t number) const { return impl_->variable_terms[number]; }

Op Terms::op(TermId t) const { return impl_->node(t).op; }
Sort Terms::sort(TermId t) const { return impl_->node(t).sort; }
std::span<const TermId> Terms::args(TermId t) const { return impl_->args(t); }
const Integer& Terms::integer_value(TermId t) const {
  const Integer* value = impl_->literal_value(t);
  TLALOC_CHECK(value != nullptr, "not an integer literal");
  return *value;
}
std::uint32_t Terms::variable_number(TermId t) const {
  TLALOC_CHECK(impl_->is(t, Op::Variable), "not a variable");
  return impl_->node(t).payload;
}
const Variable& Terms::variable(TermId t) const { return impl_->variables[variable_number(t)]; }
std::uint32_t Terms::bound(TermId t) const {
  TLALOC_CHECK(impl_->is(t, Op::AtMost) || impl_->is(t, Op::AtLeast), "not a cardinality constraint");
  return impl_->node(t).payload;
}
const Range& Terms::range(TermId t) const { return impl_->range(t); }
TermId Terms::exclusive_constraint(std::uint32_t group) const { return impl_->exclusive_constraints[group]; }

std::uint32_t Terms::exclusive_group(TermId t) const {
  return impl_->is(t, Op::Variable) && sort(t) == Sort::Bool ? impl_->node(t).extra : 0;
}
std::size_t Terms::size() const { return impl_->nodes.size(); }
std::size_t Terms::variable_count() const { return impl_->variables.size(); }

}  // namespace tlaloc::term
