// What values share: the nodes behind Value's pointer, and the access to them that the value/*.cpp files have.
// Private to frontend/value/.
#pragma once

#include <utility>
#include <vector>

#include "frontend/value/value.h"

namespace tlaloc {

struct ValueAccess {
  using Node = Value::Node;
  struct NumberNode : Node {  // an Int beyond 64 bits
    Integer number;
    explicit NumberNode(Integer n) : Node(Shape::Number), number(std::move(n)) {}
  };
  struct ItemsNode : Node {  // Tuple, Set, Product
    std::vector<Value> items;
    explicit ItemsNode(std::vector<Value> i) : Node(Shape::Items), items(std::move(i)) {}
  };
  struct FieldsNode : Node {  // Record, RecordSet
    std::vector<FieldValue> fields;
    explicit FieldsNode(std::vector<FieldValue> f) : Node(Shape::Fields), fields(std::move(f)) {}
  };
  struct EntriesNode : Node {  // Function
    std::vector<MapEntry> entries;
    explicit EntriesNode(std::vector<MapEntry> e) : Node(Shape::Entries), entries(std::move(e)) {}
  };
  struct LargeNode : Node {  // LargeFunction
    Value domain, otherwise;
    std::vector<MapEntry> exceptions;  // sorted by key; none has the value `otherwise`
    LargeNode(Value d, Value o, std::vector<MapEntry> e)
        : Node(Shape::Large), domain(std::move(d)), otherwise(std::move(o)), exceptions(std::move(e)) {}
  };
  struct RangeNode : Node {  // Interval
    Integer low, high;
    RangeNode(Integer l, Integer h) : Node(Shape::Range), low(std::move(l)), high(std::move(h)) {}
  };
  struct PairNode : Node {  // PowerSet, SeqSet, FunctionSet, SetOp
    Value first, second;
    Value::SetOperator op = Value::SetOperator::Union;
    PairNode(Value f, Value s) : Node(Shape::Pair), first(std::move(f)), second(std::move(s)) {}
  };

  static Value make(ValueKind kind, const Node* node) { return {kind, node}; }
  static Value make(ValueKind kind, std::int64_t word) { return {kind, word}; }
  static void set_tag(Value& v, char tag) { v.tag_ = tag; }

  static bool is_shared(const Value& v) { return v.shared_; }
  static std::int64_t word(const Value& v) { return v.payload_.word; }
  static Symbol name(const Value& v) { return Symbol::from_index(static_cast<std::uint32_t>(v.payload_.word)); }
  static std::uint32_t rank(const Value& v) { return static_cast<std::uint32_t>(v.payload_.word >> 32); }
  static const Node* node(const Value& v) { return v.payload_.node; }
  static const Integer& number(const Value& v) { return static_cast<const NumberNode*>(node(v))->number; }
  static const std::vector<Value>& items(const Value& v) { return static_cast<const ItemsNode*>(node(v))->items; }
  static const std::vector<FieldValue>& fields(const Value& v) { return static_cast<const FieldsNode*>(node(v))->fields; }
  static const std::vector<MapEntry>& entries(const Value& v) { return static_cast<const EntriesNode*>(node(v))->entries; }
  static const LargeNode& large(const Value& v) { return *static_cast<const LargeNode*>(node(v)); }
  static const RangeNode& range(const Value& v) { return *static_cast<const RangeNode*>(node(v)); }
  static const PairNode& pair(const Value& v) { return *static_cast<const PairNode*>(node(v)); }
};

namespace value_detail {

/// The order of values. `*mixed` becomes true when TLC would refuse to compare two parts that decide it.
std::strong_ordering compare(const Value& a, const Value& b, bool* mixed);

}  // namespace value_detail
}  // namespace tlaloc
