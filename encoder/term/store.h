// The private side of the term store: nodes, argument pool, hash table, and the simplifications grouped by theory.
// Simplifications live in logic.cpp, arithmetic.cpp and cardinality.cpp; term.cpp contains the table alone. Argument lists
// never move, so spans of them outlive later additions.
#pragma once

#include <deque>
#include <memory>

#include "encoder/term/term.h"

namespace tlaloc::term {

/// A sum of coefficient * atom, plus a constant. Atoms are sorted by id, and no coefficient is zero.
struct Linear {
  std::vector<std::pair<TermId, Integer>> atoms;
  Integer constant;
};

// The first two terms of every store.
constexpr TermId kTrue{0};
constexpr TermId kFalse{1};

struct Terms::Impl {
  struct Node {
    Op op = Op::True;
    Sort sort = Sort::Bool;
    std::uint32_t count = 0;
    std::uint32_t payload = 0;  // variable number, literal number or bound
    std::uint32_t hash = 0;
    std::uint32_t extra =
        0;  // Int: number of its range. Bool: exclusive group of a variable, or of all variables in an Or; 0: none
    const TermId* args = nullptr;
  };

  // A wider junction or sum is kept as one argument of its parent: flattening it again at each use would be quadratic.
  static constexpr std::uint32_t kFlatten = 8;
  static constexpr std::uint32_t kFlattenSum = 16;
  static constexpr std::uint32_t kAbsorbDepth = 3;   // re-simplifications set off by one another
  static constexpr std::uint32_t kPollEvery = 4096;  // new terms
  static constexpr std::uint32_t kChain = 64;        // links of an if-then-else chain a comparison is pushed through

  Impl();

  std::function<bool()> interrupted;  ///< polled now and then while terms are made

  // ---- table (term.cpp)
  TermId make(Op op, Sort sort, std::span<const TermId> args, std::uint32_t payload = 0);
  TermId make(Op op, Sort sort, std::initializer_list<TermId> args, std::uint32_t payload = 0) {
    return make(op, sort, std::span(args.begin(), args.size()), payload);
  }
  /// The term if it exists already; otherwise an invalid id.
  [[nodiscard]] TermId find(Op op, Sort sort, std::span<const TermId> args, std::uint32_t payload) const;
  TermId add_variable(Variable variable);
  TermId literal(const Integer& value);
  [[nodiscard]] const Node& node(TermId t) const { return nodes[t.index]; }
  [[nodiscard]] std::span<const TermId> args(TermId t) const { return {node(t).args, node(t).count}; }
  [[nodiscard]] bool is(TermId t, Op op) const { return node(t).op == op; }
  [[nodiscard]] const Integer* literal_value(TermId t) const {
    return is(t, Op::Integer) ? &integers[node(t).payload] : nullptr;
  }
  [[nodiscard]] const Range& range(TermId t) const { return ranges[node(t).extra]; }

  // ---- logic.cpp
  TermId negate(TermId a);
  TermId junction(Op op, std::span<const TermId> args);
  TermId junction(Op op, std::initializer_list<TermId> args) { return junction(op, std::span(args.begin(), args.size())); }
  bool absorb(Op op, std::vector<TermId>& list);
  /// Simplifies a conjunction (dual: disjunction) by declared exclusiveness. Returns whether the list changed, or an empty
  /// optional if it became the zero of `op`.
  std::optional<bool> exclude(Op op, std::vector<TermId>& list);
  TermId declare_exclusive(std::span<const TermId> members);
  TermId resolve(Op op, TermId a, TermId b);
  TermId iff(TermId a, TermId b);
  TermId ite(TermId condition, TermId then_term, TermId else_term);
  TermId bool_ite(TermId condition, TermId then_term, TermId else_term);

  // ---- arithmetic.cpp
  void accumulate(Linear& sum, TermId t, const Integer& coefficient) const;
  static void normalise(Linear& sum);
  TermId build(const Linear& sum);
  [[nodiscard]] Range range_of(const Linear& sum) const;
  [[nodiscard]] bool has_literal_branches(TermId t) const;
  TermId equal(TermId a, TermId b);
  TermId less_equal(TermId a, TermId b);
  TermId compare_with_literal(Op op, TermId atom, const Integer& value);
  TermId multiply(TermId a, TermId b);
  TermId divide(TermId a, TermId b);
  TermId modulo(TermId a, TermId b);
  [[nodiscard]] Range derive_range(Op op, std::span<const TermId> args) const;

  // ---- cardinality.cpp
  /// The terms that remain to be counted, and the number of those known to be true.
  struct Counted {
    std::vector<TermId> open;
    std::uint64_t certain = 0;
  };
  [[nodiscard]] Counted count(std::span<const TermId> args) const;
  TermId at_most(std::span<const TermId> args, std::uint32_t bound);
  TermId at_least(std::span<const TermId> args, std::uint32_t bound);

  std::vector<Node> nodes;
  std::deque<Variable> variables;
  std::deque<Integer> integers;
  std::deque<Range> ranges;
  std::vector<TermId> variable_terms;  // by number
  std::vector<TermId> stated;
  std::unique_ptr<Annex> annex;
  std::unordered_map<std::uint32_t, std::shared_ptr<const std::vector<TermId>>> sources;  // by number of the variable
  std::uint32_t exclusive_groups = 0;
  std::vector<TermId> exclusive_constraints{TermId()};  // by group; none is group 0

 private:
  const TermId* store_args(std::span<const TermId> args);
  void grow();
  TermId insert(Node node, std::uint32_t slot);
  [[nodiscard]] std::uint32_t probe(std::uint32_t hash, Op op, Sort sort, std::span<const TermId> args,
                                    std::uint32_t payload) const;

  static constexpr std::size_t kBlock = std::size_t{1} << 15U;
  std::vector<std::unique_ptr<TermId[]>> blocks_;
  std::size_t block_used_ = kBlock;
  std::vector<std::uint32_t> slots_;  // ids, open addressing with linear probing
  struct IntegerHash {
    std::size_t operator()(const Integer& i) const { return i.hash(); }
  };
  std::unordered_map<Integer, TermId, IntegerHash> literals_;
  std::uint32_t absorb_depth_ = 0;
};

}  // namespace tlaloc::term
