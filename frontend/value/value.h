// Ground TLA+ values: immutable, cheap to copy, totally ordered.
//
// Normal forms make equality structural: a function whose domain is 1..n is a Tuple (so is a sequence),
// one whose domain is a non-empty set of strings is a Record, every other one a Function. A Set lists its
// elements sorted and without duplicates. <<>> is also the function with the empty domain.
// A function over a domain too large to list is a LargeFunction: a default, and exceptions at finitely many arguments that are
// kept apart where they differ from it. No function is both that and listed, so equality stays structural.
// Lazy sets (intervals, SUBSET S, [S -> T], Nat …) keep their rule; they compare equal to the enumerated set they denote.
//
// The order is TLC's, but for strings: model values first, as they first appear in their configuration, then by kind, integers
// ascending, strings and fields by their texts, tuples and functions by size then elementwise, sets by size then elementwise.
// CHOOSE and printing rely on it.
#pragma once

#include <atomic>
#include <compare>
#include <concepts>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "frontend/support/check.h"
#include "frontend/support/name_order.h"
#include "frontend/support/symbol.h"
#include "frontend/value/integer.h"

namespace tlaloc {

class Value;

/// What the text of a value calls things, where the usual names may mean something else.
class ValueNames {
 public:
  virtual ~ValueNames() = default;
  [[nodiscard]] virtual std::string model_value(Symbol name) const = 0;
  /// What stands before an operator of a standard module: nothing, or `I!`, and then it is applied as `I!:>(a, b)`.
  [[nodiscard]] virtual std::string prefix(std::string_view symbol) const = 0;
  /// Can it stand before `|->`? No reserved word can.
  [[nodiscard]] virtual bool is_field(const std::string& name) const = 0;
};

enum class ValueKind : std::uint8_t {
  Bool,
  Int,
  String,
  ModelValue,
  Tuple,          ///< function on 1..n, n >= 0
  Record,         ///< function on a non-empty set of strings
  Function,       ///< any other function with a domain that is listed
  LargeFunction,  ///< function on a large domain (is_large_domain): one value but for finitely many arguments
  Set,            ///< enumerated
  Interval,       ///< a..b, non-empty
  PowerSet,       ///< SUBSET S
  FunctionSet,    ///< [S -> T]
  RecordSet,      ///< [a : S, …]
  Product,        ///< S \X T …
  SeqSet,         ///< Seq(S)
  NatSet,
  IntSet,
  RealSet,
  StringSet,
  AnySet,  ///< TLC's Any
  SetOp,   ///< union, intersection or difference with a part that cannot be enumerated
};

using FieldValue = std::pair<Symbol, Value>;
using MapEntry = std::pair<Value, Value>;

class Value {
 public:
  Value() = default;  ///< FALSE
  Value(const Value& other) noexcept : kind_(other.kind_), tag_(other.tag_), shared_(other.shared_), payload_(other.payload_) {
    if (shared_) retain();
  }
  Value(Value&& other) noexcept : kind_(other.kind_), tag_(other.tag_), shared_(other.shared_), payload_(other.payload_) {
    other.forget();
  }
  Value& operator=(const Value& other) noexcept {
    Value copy(other);
    swap(copy);
    return *this;
  }
  Value& operator=(Value&& other) noexcept {
    Value taken(std::move(other));
    swap(taken);
    return *this;
  }
  ~Value() {
    if (shared_) release();
  }
  void swap(Value& other) noexcept {
    std::swap(kind_, other.kind_);
    std::swap(tag_, other.tag_);
    std::swap(shared_, other.shared_);
    std::swap(payload_, other.payload_);
  }

  // ---- making
  static Value boolean(bool b) noexcept { return {ValueKind::Bool, b ? 1 : 0}; }
  template <std::integral T>
  static Value integer(T i) {
    TLALOC_CHECK(std::in_range<std::int64_t>(i), "word out of range");
    return {ValueKind::Int, static_cast<std::int64_t>(i)};
  }
  static Value integer(const Integer& i);
  static Value string(Symbol s) noexcept { return {ValueKind::String, s.index()}; }
  static Value string(std::string_view s) { return string(Symbol(s)); }
  /// Typed when the name has the form T_x. `order` is that of the specification it is a value of: those that do not appear
  /// there come last, by their texts. Equal are those of one name.
  static Value model_value(Symbol name, const NameOrder& order);
  static Value tuple(std::vector<Value> items);
  static Value record(std::vector<FieldValue> fields);   ///< any order, no duplicates; <<>> when empty
  static Value function(std::vector<MapEntry> entries);  ///< any order, no duplicate keys; brought to normal form
  /// `otherwise`, but for the arguments in `exceptions` (any order, no duplicate keys, all in the domain).
  static Value large_function(Value domain, Value otherwise, std::vector<MapEntry> exceptions);
  static Value set(std::vector<Value> elements);  ///< any order, duplicates allowed; elements comparable
  /// Same, nothing when TLC could not compare two elements (an integer with a string, ...).
  static std::optional<Value> comparable_set(std::vector<Value> elements);
  static Value sorted_set(std::vector<Value> elements);         ///< already in order, without duplicates
  static Value sorted_record(std::vector<FieldValue> fields);   ///< as record(), already in order of field texts
  static Value sorted_function(std::vector<MapEntry> entries);  ///< as function(), already in order of keys
  static Value interval(Integer low, Integer high);             ///< the empty set when low > high
  static Value power_set(Value base);
  static Value function_set(Value domain, Value range);
  static Value record_set(std::vector<FieldValue> fields);
  static Value product(std::vector<Value> factors);
  static Value seq_set(Value elements);
  static Value nat_set();
  static Value int_set();
  static Value real_set();
  static Value string_set();
  static Value boolean_set();  ///< the enumerated {FALSE, TRUE}
  static Value any_set();
  enum class SetOperator : std::uint8_t { Union, Intersection, Difference };
  static Value set_operation(SetOperator op, Value left, Value right);  ///< kept as a rule, nothing is listed

  // ---- looking
  [[nodiscard]] ValueKind kind() const { return kind_; }
  [[nodiscard]] bool is_bool() const { return kind_ == ValueKind::Bool; }
  [[nodiscard]] bool is_int() const { return kind_ == ValueKind::Int; }
  [[nodiscard]] bool is_string() const { return kind_ == ValueKind::String; }
  [[nodiscard]] bool is_function() const {  ///< any function, record, tuple or sequence
    return kind_ >= ValueKind::Tuple && kind_ <= ValueKind::LargeFunction;
  }
  [[nodiscard]] bool is_listed_function() const {  ///< the same, given by its entries: no LargeFunction
    return kind_ >= ValueKind::Tuple && kind_ <= ValueKind::Function;
  }
  [[nodiscard]] bool is_set() const { return kind_ >= ValueKind::Set; }
  [[nodiscard]] bool as_bool() const {
    TLALOC_CHECK(kind_ == ValueKind::Bool, "value is not a Boolean");
    return payload_.word != 0;
  }
  [[nodiscard]] Integer as_int() const;
  [[nodiscard]] bool is_small_int() const { return kind_ == ValueKind::Int && !shared_; }
  [[nodiscard]] std::int64_t small_int() const { return payload_.word; }  ///< of an Int with is_small_int()
  [[nodiscard]] Symbol as_symbol() const;                                 ///< of a String or ModelValue
  [[nodiscard]] char model_value_type() const { return tag_; }            ///< of a ModelValue: T when its name is T_x, else 0
  [[nodiscard]] std::span<const Value> items() const;        ///< of a Tuple, enumerated Set or Product (its factors)
  [[nodiscard]] std::span<const FieldValue> fields() const;  ///< of a Record or RecordSet, sorted by field text
  [[nodiscard]] std::span<const MapEntry> entries() const;   ///< of a Function, sorted by key; exceptions of a LargeFunction
  [[nodiscard]] const Value& otherwise() const;              ///< of a LargeFunction: its value at all other arguments
  [[nodiscard]] const Integer& low() const;                  ///< of an Interval
  [[nodiscard]] const Integer& high() const;
  [[nodiscard]] const Value& base() const;         ///< of PowerSet, SeqSet; domain of FunctionSet; left of SetOp
  [[nodiscard]] const Value& range() const;        ///< of FunctionSet; right of SetOp
  [[nodiscard]] SetOperator set_operator() const;  ///< of SetOp

  // ---- functions (any of Tuple, Record, Function; what lists them not of a LargeFunction)
  [[nodiscard]] std::size_t function_size() const;
  [[nodiscard]] Value domain() const;                                   ///< as a set
  [[nodiscard]] std::vector<MapEntry> function_entries() const;         ///< sorted by key
  [[nodiscard]] const Value* find(const Value& argument) const;         ///< null outside the domain
  [[nodiscard]] Value with(const Value& argument, Value result) const;  ///< EXCEPT; itself outside the domain

  // ---- sets
  /// Infinite by rule, or finite beyond what may be listed: functions on it are large ones. Not 1..n, on which they are
  /// sequences.
  [[nodiscard]] bool is_large_domain() const;
  /// Number of elements; nothing when infinite (or past 2^62).
  [[nodiscard]] std::optional<Integer> cardinality() const;
  /// Same without the bound; nothing when infinite or beyond writing down (2^(2^16)).
  [[nodiscard]] std::optional<Integer> exact_cardinality() const;
  [[nodiscard]] std::optional<bool> is_finite() const;  ///< nothing when the rule does not tell (Nat \cap Int)
  [[nodiscard]] bool is_enumerable() const;             ///< finite by rule: not Nat, Seq(S) with S /= {}, …
  [[nodiscard]] bool is_list() const {                  ///< given by its elements, as TLC has it, and by no other rule
    return kind_ == ValueKind::Set || kind_ == ValueKind::Interval;
  }
  /// The elements in order; nothing when not enumerable or more than `limit`.
  [[nodiscard]] std::optional<std::vector<Value>> elements(std::size_t limit = std::size_t{1} << 24U) const;
  /// Calls `visit` on each element in order until it returns false. Returns false when not enumerable, or with parts too large
  /// to list. SUBSET S and [S -> T] are walked without being built.
  bool for_each(const std::function<bool(const Value&)>& visit) const;
  /// x \in this; nothing when the question is an error (an integer asked of a set of strings, …; TLC's rules).
  [[nodiscard]] std::optional<bool> contains(const Value& element) const;
  /// this \subseteq other, by rule where that avoids listing; nothing when TLC could not tell (see contains).
  [[nodiscard]] std::optional<bool> is_subset_of(const Value& other) const;
  [[nodiscard]] Value enumerated() const;  ///< the same set as ValueKind::Set when small enough to list, else itself

  // ---- all values
  /// TLA+ equality as TLC decides it; nothing when it is an error (values of different kinds, see comparable()).
  [[nodiscard]] static std::optional<bool> equal(const Value& a, const Value& b);
  /// Structural identity and the total order above; never an error, values of different kinds differ.
  friend bool operator==(const Value& a, const Value& b);
  friend std::strong_ordering operator<=>(const Value& a, const Value& b);
  [[nodiscard]] std::size_t hash() const;
  /// TLA+ text as TLC prints it, on one line, with the fields of records by their texts.
  [[nodiscard]] std::string to_string() const;
  /// The same with the fields of records as `order` has them, then the others by their texts; with names, as text that is to be
  /// read again.
  [[nodiscard]] std::string to_string(const NameOrder& order, const ValueNames* names = nullptr) const;
  /// Of a function as it is written: the fields of a record in the order of `names`, of others sorted by key.
  [[nodiscard]] std::vector<MapEntry> shown_entries(const NameOrder& names) const;

 private:
  struct Node;
  union Payload {
    std::int64_t word;  // Bool, small Int, Symbol index; of a model value the rank above it
    const Node* node;   // everything else
  };

  Value(ValueKind kind, std::int64_t word) noexcept : kind_(kind) { payload_.word = word; }
  Value(ValueKind kind, const Node* node) noexcept : kind_(kind), shared_(true) { payload_.node = node; }
  void forget() noexcept {
    shared_ = false;
    payload_.word = 0;
  }
  void retain() const noexcept;
  void release() noexcept;
  static void destroy(const Node* node) noexcept;
  [[nodiscard]] const Node* node() const { return payload_.node; }

  ValueKind kind_ = ValueKind::Bool;
  char tag_ = 0;         // type of a model value
  bool shared_ = false;  // whether the payload is a node
  Payload payload_{0};
  friend struct ValueAccess;
};

/// What every shared part of a value begins with: a reference count, atomic because engines share values between threads.
struct Value::Node {
  enum class Shape : std::uint8_t { Number, Items, Fields, Entries, Range, Pair, Large };
  mutable std::atomic<std::uint32_t> references{1};
  Shape shape;
  bool dense = false;                        // Entries: the keys are consecutive small integers
  mutable std::atomic<std::size_t> hash{0};  // computed on demand; 0: not yet
  explicit Node(Shape s) : shape(s) {}
};

inline void Value::retain() const noexcept { payload_.node->references.fetch_add(1, std::memory_order_relaxed); }
inline void Value::release() noexcept {
  const Node* const dying = payload_.node;
  if (dying->references.fetch_sub(1, std::memory_order_acq_rel) == 1) destroy(dying);
}

}  // namespace tlaloc

template <>
struct std::hash<tlaloc::Value> {
  std::size_t operator()(const tlaloc::Value& v) const { return v.hash(); }
};
