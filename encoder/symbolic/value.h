// Symbolic values: the value of an expression as a function of term variables. Ground as far as possible: state
// becomes Booleans keyed by ground values, which solvers handle fastest.
//
//   Ground       a Value, no term
//   Boolean      one Boolean term
//   Choice       (guard, ground value) pairs, at least two, values distinct and sorted; exactly one guard holds
//                wherever the value is used (guards need not be exhaustive under other path conditions)
//   Integer      one Int term with the interval it is known to lie in
//   Set          ground element -> membership term, sorted, never FALSE; and elements that could not be made ground
//   Function     ground key -> (presence term, value), sorted by key. Records, tuples and sequences too: a sequence has keys
//                1..n whose presence terms mean `length >= i`; `is_sequence` says that this holds by construction
//   LargeFunction a function whose arguments are not listed, because they are too many or not ground: a log of writes, over
//   what it
//                is almost everywhere if its domain is large
//   Union        (guard, value) pairs of different classes (atom, integer term, Boolean, set, function); exactly one guard
//   holds
//                The empty Union is the value of an undefined expression: an obligation reports it, and merges drop it
//   lazy sets    SUBSET S, [S -> T], a..b … over symbolic operands: membership and quantification by rule
//
// Aggregates that differ are merged structurally (Set, Function), never kept side by side in a Choice, except where the
// Choice was made by picking from a set of ground values.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "encoder/term/term.h"
#include "frontend/source/span.h"
#include "frontend/support/symbol.h"
#include "frontend/value/value.h"

namespace tlaloc::symbolic {

using term::TermId;

class SymValue;

struct Choice {
  std::vector<std::pair<TermId, Value>> alternatives;
};
struct IntegerTerm {
  TermId term;
  std::optional<Integer> low, high;
};
struct Set {
  std::vector<std::pair<Value, TermId>> members;
  std::vector<std::pair<TermId, SymValue>> others;  ///< elements that are not ground; may equal a member or each other
};
struct FunctionEntry;
struct Function {
  std::vector<FunctionEntry> entries;
  bool is_sequence = false;
};
struct LargeFunction;
struct Union {
  std::vector<std::pair<TermId, SymValue>> alternatives;
};

// ---- lazy sets
struct Interval;
struct PowerSet;
struct FunctionSet;
struct RecordSet;
struct Product;
struct SeqSet;
/// {x \in base : member(x)}, a union with a part that cannot be expanded, and the like. `contains` decides membership under a
/// path condition; `description` names the set in diagnostics.
struct Comprehension;

/// Shared immutable handle.
class SymValue {
 public:
  struct Node;
  SymValue();              ///< FALSE
  SymValue(Value ground);  // NOLINT(google-explicit-constructor): a ground value is a symbolic one

  [[nodiscard]] const Node& node() const { return *node_; }
  [[nodiscard]] bool is_ground() const;
  [[nodiscard]] const Value& ground() const;  ///< only when is_ground()
  template <class T>
  [[nodiscard]] const T* get_if() const;
  friend bool same(const SymValue& a, const SymValue& b) { return a.node_ == b.node_; }  ///< pointer identity

  explicit SymValue(std::shared_ptr<const Node> node) : node_(std::move(node)) {}

 private:
  std::shared_ptr<const Node> node_;
};

struct Boolean {
  TermId term;
};
struct FunctionEntry {
  Value key;
  TermId present;
  SymValue value;  ///< meaningful only where present
};
/// A function of which nothing is known but that it is one from `domain` to `range`: its value at each argument that it has
/// been asked for. What makes them values of one function (equal arguments have equal values) is stated to the terms.
struct Arbitrary {
  struct Read {
    SymValue key, value;
    std::uint32_t first, last;  ///< numbers of the variables that `value` is made of
    std::uint32_t round;        ///< 0: what is evaluated asked for it; n: an instance made for an argument of round n - 1
  };
  Value domain, range;
  std::string name;
  TermId self;         ///< a variable that all its values count as determined by
  TermId far;          ///< if the domain is Nat or Int: an argument beyond all others; else invalid
  SymValue elsewhere;  ///< its value at `far`, and wherever it has not been asked for
  std::vector<Read> reads{};
};
struct LargeFunction {
  /// What it is where nothing is written.
  struct Base {
    SymValue otherwise;                    ///< the value at all arguments, if not `arbitrary`
    std::shared_ptr<Arbitrary> arbitrary;  ///< may be null
  };
  struct Write {
    TermId when;  ///< implies that `key` is in the domain
    SymValue key, value;
  };
  SymValue domain;
  /// Exactly one guard holds wherever the function is used. None if the domain is not one of Value::is_large_domain: then there
  /// is a write to each argument.
  std::vector<std::pair<TermId, Base>> bases;
  std::vector<Write> writes;  ///< later ones count
};
struct Interval {
  SymValue low, high;
};
struct PowerSet {
  SymValue base;
};
struct FunctionSet {
  SymValue domain, range;
};
struct RecordSet {
  std::vector<std::pair<Symbol, SymValue>> fields;
};
struct Product {
  std::vector<SymValue> factors;
};
struct SeqSet {
  SymValue elements;
};
/// The terms of element \in set. `ill_typed`: the condition under which TLC would refuse to decide (an integer in a set of
/// strings, …).
struct Membership {
  TermId member;
  TermId ill_typed;
};
struct Comprehension {
  std::optional<SymValue> base;  ///< a superset to enumerate; empty: none is known
  std::function<Membership(const SymValue& element, TermId path)> contains;
  std::string description;
};

using Payload = std::variant<Value, Boolean, Choice, IntegerTerm, Set, Function, LargeFunction, Union, Interval, PowerSet,
                             FunctionSet, RecordSet, Product, SeqSet, Comprehension>;
struct SymValue::Node {
  explicit Node(Payload p) : payload(std::move(p)) {}
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;
  ~Node();

  Payload payload;
};

[[nodiscard]] inline SymValue wrap(Payload payload) {
  return SymValue(std::make_shared<const SymValue::Node>(std::move(payload)));
}

template <class T>
const T* SymValue::get_if() const {
  return std::get_if<T>(&node_->payload);
}
inline bool SymValue::is_ground() const { return std::holds_alternative<Value>(node_->payload); }
inline const Value& SymValue::ground() const { return std::get<Value>(node_->payload); }

}  // namespace tlaloc::symbolic
