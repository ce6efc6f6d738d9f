// Shapes: which kinds of values an expression can have, and what those are made of. A shape stands for a set of values and
// always for all that may occur, perhaps for more; unions are ordinary. `ShapeStore` keeps one copy of each, so equal shapes
// have equal ids. Chains of ever larger shapes end: depth, field names and lengths are bounded.
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

namespace tlaloc::shape {

using ShapeId = Id<struct ShapeTag>;

/// Values that a constant without a known value gives: itself (depth 0), its elements (1), their elements (2), ...
struct Opaque {
  kernel::ConstantId constant;
  std::uint32_t depth = 0;
  friend auto operator<=>(const Opaque&, const Opaque&) = default;
};

struct Field {
  Symbol name;
  ShapeId shape;
  bool always = true;  ///< false: some of the records lack it
  friend auto operator<=>(const Field&, const Field&) = default;
};

struct Shape {
  bool anything = false;  ///< then nothing else is set
  std::vector<Opaque> opaque;
  bool boolean = false, integer = false;
  bool any_string = false;
  std::vector<Symbol> strings;  ///< empty when `any_string`; in order
  std::optional<ShapeId> set;
  std::optional<std::pair<ShapeId, ShapeId>> function;
  std::optional<std::vector<Field>> record;  ///< by name
  std::optional<std::vector<ShapeId>> tuple;
  std::optional<ShapeId> sequence;
  friend auto operator<=>(const Shape&, const Shape&) = default;
};

/// Kinds of values that TLA+ never compares with one another, as bits.
enum Kind : std::uint8_t { kBoolean = 1, kInteger = 2, kString = 4, kSet = 8, kFunction = 16 };
using Kinds = std::uint8_t;

/// "an integer or a string"
[[nodiscard]] std::string describe(Kinds kinds);

class ShapeStore {
 public:
  ShapeStore();

  ShapeId add(Shape shape);
  [[nodiscard]] const Shape& operator[](ShapeId id) const { return shapes_[id].shape; }

  // ---- the plain ones
  [[nodiscard]] ShapeId nothing() const { return nothing_; }  ///< no value at all: not (yet) reached
  [[nodiscard]] ShapeId anything() const { return anything_; }
  [[nodiscard]] ShapeId boolean() const { return boolean_; }
  [[nodiscard]] ShapeId integer() const { return integer_; }
  [[nodiscard]] ShapeId text() const { return text_; }
  ShapeId literal(const Value& value);
  ShapeId set_of(ShapeId element);
  ShapeId function(ShapeId arguments, ShapeId results);
  ShapeId record(std::vector<Field> fields);
  ShapeId tuple(std::vector<ShapeId> components);
  ShapeId sequence(ShapeId items);
  ShapeId opaque(kernel::ConstantId constant);

  ShapeId join(ShapeId a, ShapeId b);

  // ---- taking apart; the parts of what is open are open
  [[nodiscard]] bool is_open(ShapeId id) const;  ///< may be values that nothing is known of
  [[nodiscard]] Kinds kinds(ShapeId id) const;   ///< of what is known
  ShapeId element(ShapeId set);
  ShapeId domain(ShapeId function);                     ///< of its arguments
  ShapeId range(ShapeId function);                      ///< of all its results
  ShapeId component(ShapeId tuple, std::size_t index);  ///< from 0
  /// f[argument]; a known string or number (from 1) tells which field or component.
  ShapeId apply(ShapeId function, std::optional<Symbol> field, std::optional<std::size_t> position);
  /// [f EXCEPT ![argument] = value]: the old result there stays possible.
  ShapeId with(ShapeId function, std::optional<Symbol> field, std::optional<std::size_t> position, ShapeId value);

  /// In the notation above; constants by name.
  [[nodiscard]] std::string print(ShapeId id, const kernel::Program& program) const;

 private:
  struct Entry {
    Shape shape;
    std::uint32_t depth;
  };
  [[nodiscard]] std::uint32_t depth_of(const Shape& shape) const;
  ShapeId add_open(const Shape& shape, std::uint32_t deeper);
  Shape joined(const Shape& a, const Shape& b);

  IdStore<ShapeId, Entry> shapes_;
  std::map<Shape, ShapeId> ids_;
  std::map<std::pair<ShapeId, ShapeId>, ShapeId> joins_;
  ShapeId nothing_, anything_, boolean_, integer_, text_;
};

}  // namespace tlaloc::shape
