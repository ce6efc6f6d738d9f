// An append-only store addressed by typed ids whose copies share what they have in common (a persistent vector).
// Items never move: references stay valid while items are added, as long as the store or a copy of it lives. A copy costs one
// pointer per block and the items of the last, unfinished block; what is added to it afterwards gets ids that follow those of
// the original, of which it knows nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include "frontend/support/check.h"

namespace tlaloc {

template <class IdType, class T>
class SharedStore {
 public:
  SharedStore() = default;
  SharedStore(SharedStore&&) noexcept = default;
  SharedStore& operator=(SharedStore&&) noexcept = default;
  SharedStore(const SharedStore& other) : blocks_(other.blocks_), items_(other.items_), size_(other.size_) {
    if (size_ % kBlock == 0) return;
    // The original goes on adding to its unfinished block.
    auto last = new_block();
    last->assign(blocks_.back()->begin(), blocks_.back()->end());
    items_.back() = last->data();
    blocks_.back() = std::move(last);
  }
  SharedStore& operator=(const SharedStore& other) { return *this = SharedStore(other); }
  ~SharedStore() = default;

  IdType add(T item) {
    if (size_ % kBlock == 0) {
      blocks_.push_back(new_block());
      items_.push_back(blocks_.back()->data());
    }
    blocks_.back()->push_back(std::move(item));
    return IdType(static_cast<std::uint32_t>(size_++));
  }
  /// An item to be changed in place. Only of a store of which there is no copy.
  [[nodiscard]] T& edit(IdType id) {
    TLALOC_CHECK(blocks_[id.index / kBlock].use_count() == 1, "an item that copies of a store share is to be changed");
    return items_[id.index / kBlock][id.index % kBlock];
  }

  [[nodiscard]] const T& operator[](IdType id) const { return at(id.index); }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }

  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;

    Iterator() = default;
    Iterator(const SharedStore* store, std::size_t index) : store_(store), index_(index) {}
    reference operator*() const { return store_->at(index_); }
    pointer operator->() const { return &store_->at(index_); }
    Iterator& operator++() {
      ++index_;
      return *this;
    }
    Iterator operator++(int) { return {store_, index_++}; }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.index_ == b.index_; }

   private:
    const SharedStore* store_ = nullptr;
    std::size_t index_ = 0;
  };
  [[nodiscard]] Iterator begin() const { return {this, 0}; }
  [[nodiscard]] Iterator end() const { return {this, size_}; }

 private:
  static constexpr std::size_t kBlock = 256;  // items
  using Block = std::vector<T>;               // never longer than what it reserved

  static std::shared_ptr<Block> new_block() {
    auto block = std::make_shared<Block>();
    block->reserve(kBlock);
    return block;
  }
  [[nodiscard]] const T& at(std::size_t index) const { return items_[index / kBlock][index % kBlock]; }

  std::vector<std::shared_ptr<Block>> blocks_;
  std::vector<T*> items_;  // of the blocks
  std::size_t size_ = 0;
};

}  // namespace tlaloc
