// Inferred types: the kinds of values an expression can have, and the types of their parts. A type represents a set of values
// that includes every possible value, perhaps more; unions are allowed. `TypeStore` keeps one copy of each type, so equal types
// have equal ids. Ascending chains are finite: depth, field names and lengths are bounded.
//
//   kind      parts                                            written
//   Boolean                                                    BOOLEAN
//   integer                                                    Int
//   string    the strings, or all                              {"a", "b"} or STRING
//   set       of its elements                                  SUBSET S
//   function  of arguments and results                         [S -> T]
//             record: fields, `always` present or not          [a : S, b? : T]
//             tuple: components                                <<S, T>>
//             sequence: items                                  Seq(S)
//   open      anything, or what a constant is made of          Any, C
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "frontend/kernel/kernel.h"
#include "frontend/support/id.h"
#include "frontend/support/symbol.h"

namespace tlaloc::infer {

using TypeId = Id<struct TypeTag>;

/// Values derived from a constant without a known value: itself (depth 0), its elements (1), their elements (2), ...
struct Opaque {
  kernel::ConstantId constant;
  std::uint32_t depth = 0;
  friend auto operator<=>(const Opaque&, const Opaque&) = default;
};

struct Field {
  Symbol name;
  TypeId type;
  bool always = true;  ///< false: some of the records do not have it
  friend auto operator<=>(const Field&, const Field&) = default;
};

struct InferredType {
  bool anything = false;  ///< if set, nothing else is
  std::vector<Opaque> opaque;
  bool boolean = false, integer = false;
  bool any_string = false;
  std::vector<Symbol> strings;  ///< empty when `any_string`; in order
  std::optional<TypeId> set;
  std::optional<std::pair<TypeId, TypeId>> function;
  std::optional<std::vector<Field>> record;  ///< by name
  std::optional<std::vector<TypeId>> tuple;
  std::optional<TypeId> sequence;
  friend auto operator<=>(const InferredType&, const InferredType&) = default;
};

/// Kinds of values that TLA+ never compares with one another, as bits.
enum Kind : std::uint8_t { kBoolean = 1, kInteger = 2, kString = 4, kSet = 8, kFunction = 16 };
using Kinds = std::uint8_t;

/// "an integer or a string"
[[nodiscard]] std::string describe(Kinds kinds);

class TypeStore {
 public:
  TypeStore();

  TypeId add(InferredType type);
  [[nodiscard]] const InferredType& operator[](TypeId id) const { return types_[id].type; }

  // ---- basic types
  [[nodiscard]] TypeId nothing() const { return nothing_; }  ///< no value: not reached (yet)
  [[nodiscard]] TypeId anything() const { return anything_; }
  [[nodiscard]] TypeId boolean() const { return boolean_; }
  [[nodiscard]] TypeId integer() const { return integer_; }
  [[nodiscard]] TypeId text() const { return text_; }
  TypeId literal(const Value& value);
  TypeId set_of(TypeId element);
  TypeId function(TypeId arguments, TypeId results);
  TypeId record(std::vector<Field> fields);
  TypeId tuple(std::vector<TypeId> components);
  TypeId sequence(TypeId items);
  TypeId opaque(kernel::ConstantId constant);

  TypeId join(TypeId a, TypeId b);

  // ---- parts; those of an open type are open
  [[nodiscard]] bool is_open(TypeId id) const;  ///< whether it includes values of unknown kind
  [[nodiscard]] Kinds kinds(TypeId id) const;   ///< of the known values
  TypeId element(TypeId set);
  TypeId domain(TypeId function);                     ///< of the arguments
  TypeId range(TypeId function);                      ///< of all results
  TypeId component(TypeId tuple, std::size_t index);  ///< from 0
  /// The type of f[argument]; a known string or number (from 1) selects the field or component.
  TypeId apply(TypeId function, std::optional<Symbol> field, std::optional<std::size_t> position);
  /// The type of [f EXCEPT ![argument] = value]: the old result there remains possible.
  TypeId with(TypeId function, std::optional<Symbol> field, std::optional<std::size_t> position, TypeId value);

  /// In the notation above; constants by name.
  [[nodiscard]] std::string print(TypeId id, const kernel::Program& program) const;

 private:
  struct Entry {
    InferredType type;
    std::uint32_t depth;
  };
  [[nodiscard]] std::uint32_t depth_of(const InferredType& type) const;
  TypeId add_open(const InferredType& type, std::uint32_t deeper);
  InferredType joined(const InferredType& a, const InferredType& b);

  IdStore<TypeId, Entry> types_;
  std::map<InferredType, TypeId> ids_;
  std::map<std::pair<TypeId, TypeId>, TypeId> joins_;
  TypeId nothing_, anything_, boolean_, integer_, text_;
};

}  // namespace tlaloc::infer
