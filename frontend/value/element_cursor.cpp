#include "frontend/value/element_cursor.h"

#include <algorithm>

#include "frontend/support/stack.h"
#include "frontend/value/value_node.h"

namespace tlaloc {

namespace {

std::vector<Value> listed(const Value& set) {
  auto elements = set.elements();
  TLALOC_CHECK(elements.has_value(), "cursor over a set that cannot be listed");
  return std::move(*elements);
}

}  // namespace

ElementCursor::ElementCursor(Value set) : set_(std::move(set)) {
  if (set_.kind() == ValueKind::Interval) number_ = set_.low();
}

// Cursors over the parts of a set operation nest as it does.
ElementCursor::~ElementCursor() {
  stack::release([this] {
    left_.reset();
    right_.reset();
  });
}

bool ElementCursor::can_walk(const Value& set) {
  if (stack::is_low()) return stack::on_segment([&] { return can_walk(set); });
  constexpr std::int64_t kListed = std::int64_t{1} << 24U;
  const auto listable = [](const Value& part) {
    if (!can_walk(part)) return false;
    const auto size = part.exact_cardinality();
    return size && *size <= Integer(kListed);
  };
  if (!set.is_enumerable()) return false;
  switch (set.kind()) {
    case ValueKind::Set:
    case ValueKind::Interval:
      return true;
    case ValueKind::PowerSet:
      return listable(set.base());
    case ValueKind::FunctionSet:
      return listable(set.base()) && listable(set.range());
    case ValueKind::Product:
      return std::all_of(set.items().begin(), set.items().end(), listable);
    case ValueKind::RecordSet:
      return std::all_of(set.fields().begin(), set.fields().end(), [&](const FieldValue& f) { return listable(f.second); });
    case ValueKind::SetOp:
      if (set.set_operator() == Value::SetOperator::Union) return can_walk(set.base()) && can_walk(set.range());
      return can_walk(set.base().is_enumerable() ? set.base() : set.range());
    default:
      return false;
  }
}

bool ElementCursor::next(Value& element) {
  if (stack::is_low()) return stack::on_segment([&] { return next(element); });
  if (done_) return false;
  switch (set_.kind()) {
    case ValueKind::Set: {
      const auto& items = ValueAccess::items(set_);
      if (index_ == items.size()) return false;
      element = items[index_++];
      return true;
    }
    case ValueKind::Interval:
      if (number_ > set_.high()) return false;
      element = Value::integer(number_);
      number_ = number_ + 1;
      return true;
    case ValueKind::PowerSet:
      return next_subset(element);
    case ValueKind::SetOp:
      return next_of_operation(element);
    default:
      break;
  }
  if (!started_) {
    start_odometer();
    started_ = true;
  } else if (!turn_odometer()) {
    done_ = true;
    return false;
  }
  element = compose();
  return true;
}

// Subsets by size, those of one size in lexicographic order of their sorted elements.
bool ElementCursor::next_subset(Value& element) {
  if (!started_) {
    wheels_.push_back(listed(set_.base()));
    started_ = true;
  } else {
    const std::size_t n = wheels_[0].size();
    std::size_t i = index_;
    while (i > 0 && picks_[i - 1] == n - index_ + i - 1) --i;
    if (i > 0) {
      ++picks_[i - 1];
      for (; i < index_; ++i) picks_[i] = picks_[i - 1] + 1;
    } else {
      if (index_ == n) {
        done_ = true;
        return false;
      }
      picks_.resize(++index_);
      for (std::size_t j = 0; j < index_; ++j) picks_[j] = j;
    }
  }
  std::vector<Value> subset;
  subset.reserve(index_);
  for (const std::size_t pick : picks_) subset.push_back(wheels_[0][pick]);
  element = Value::sorted_set(std::move(subset));
  return true;
}

// A union merges its parts; an intersection or a difference tests the elements of the part it can walk. A test that TLC
// could not decide counts as not in the set: operators check that elements are comparable before they build such a set.
bool ElementCursor::next_of_operation(Value& element) {
  const auto op = set_.set_operator();
  const bool walk_left = set_.base().is_enumerable();
  if (!started_) {
    started_ = true;
    if (walk_left) left_ = std::make_unique<ElementCursor>(set_.base());
    if (op == Value::SetOperator::Union || !walk_left) right_ = std::make_unique<ElementCursor>(set_.range());
    if (op == Value::SetOperator::Union) {
      has_left_ = left_->next(left_head_);
      has_right_ = right_->next(right_head_);
    }
  }
  if (op != Value::SetOperator::Union) {
    ElementCursor& walked = walk_left ? *left_ : *right_;
    const Value& other = walk_left ? set_.range() : set_.base();
    while (walked.next(element)) {
      if ((other.contains(element) == true) == (op == Value::SetOperator::Intersection)) return true;
    }
    return false;
  }
  if (!has_left_ && !has_right_) return false;
  const bool take_left = has_left_ && (!has_right_ || left_head_ <= right_head_);
  const bool take_right = has_right_ && (!has_left_ || right_head_ <= left_head_);
  element = take_left ? left_head_ : right_head_;
  if (take_left) has_left_ = left_->next(left_head_);
  if (take_right) has_right_ = right_->next(right_head_);
  return true;
}

void ElementCursor::start_odometer() {
  switch (set_.kind()) {
    case ValueKind::FunctionSet:
      keys_ = listed(set_.base());
      wheels_.push_back(listed(set_.range()));
      wheel_of_.assign(keys_.size(), 0);
      break;
    case ValueKind::Product:
      for (const Value& factor : set_.items()) {
        wheel_of_.push_back(wheels_.size());
        wheels_.push_back(listed(factor));
      }
      break;
    case ValueKind::RecordSet:
      for (const auto& [name, values] : set_.fields()) {
        names_.push_back(name);
        wheel_of_.push_back(wheels_.size());
        wheels_.push_back(listed(values));
      }
      break;
    default:
      TLALOC_CHECK(false, "cursor over a set that cannot be enumerated");
  }
  picks_.assign(wheel_of_.size(), 0);
}

bool ElementCursor::turn_odometer() {
  for (std::size_t i = picks_.size(); i-- > 0;) {
    if (++picks_[i] < wheels_[wheel_of_[i]].size()) return true;
    picks_[i] = 0;
  }
  return false;
}

Value ElementCursor::compose() const {
  const auto pick = [this](std::size_t i) -> const Value& { return wheels_[wheel_of_[i]][picks_[i]]; };
  if (set_.kind() == ValueKind::FunctionSet) {
    std::vector<MapEntry> entries;
    entries.reserve(keys_.size());
    for (std::size_t i = 0; i < keys_.size(); ++i) entries.emplace_back(keys_[i], pick(i));
    return Value::sorted_function(std::move(entries));
  }
  if (set_.kind() == ValueKind::RecordSet) {
    std::vector<FieldValue> fields;
    for (std::size_t i = 0; i < names_.size(); ++i) fields.emplace_back(names_[i], pick(i));
    return Value::sorted_record(std::move(fields));
  }
  std::vector<Value> items;
  for (std::size_t i = 0; i < picks_.size(); ++i) items.push_back(pick(i));
  return Value::tuple(std::move(items));
}

}  // namespace tlaloc
