// Walks the elements of an enumerable set in the order of values, one at a time, without building lazy sets.
#pragma once

#include <memory>
#include <vector>

#include "frontend/value/value.h"

namespace tlaloc {

class ElementCursor {
 public:
  /// `set` must satisfy can_walk; the cursor keeps it alive.
  explicit ElementCursor(Value set);
  ~ElementCursor();
  ElementCursor(const ElementCursor&) = delete;
  ElementCursor& operator=(const ElementCursor&) = delete;
  /// Whether the parts that must be listed (the base of SUBSET, factors, ...) are finite and within Value::elements' limit.
  [[nodiscard]] static bool can_walk(const Value& set);
  /// The next element in order into `element`; false after the last one.
  bool next(Value& element);

 private:
  void start_odometer();
  bool turn_odometer();
  bool next_subset(Value& element);
  [[nodiscard]] Value compose() const;
  bool next_of_operation(Value& element);

  Value set_;
  std::size_t index_ = 0;  // Set: next item; SUBSET: size of the current subsets
  Integer number_;         // Interval: next element
  bool started_ = false, done_ = false;
  std::vector<std::vector<Value>> wheels_;       // choices per position (SUBSET: one wheel, the base's elements)
  std::vector<std::size_t> wheel_of_;            // per position; [S -> T] has one wheel for all
  std::vector<std::size_t> picks_;               // position -> index into its wheel, last position fastest
  std::vector<Value> keys_;                      // [S -> T]: the domain's elements
  std::unique_ptr<ElementCursor> left_, right_;  // set operations: the parts walked
  Value left_head_, right_head_;                 // unions: the next element of each part
  bool has_left_ = false, has_right_ = false;
  std::vector<Symbol> names_;  // record sets: field names in order
};

}  // namespace tlaloc
