#include "frontend/support/shared_store.h"

#include <gtest/gtest.h>

#include <string>

#include "frontend/support/id.h"

namespace tlaloc {
namespace {

using ItemId = Id<struct ItemTag>;
using Store = SharedStore<ItemId, std::string>;

Store filled(std::size_t size) {
  Store store;
  for (std::size_t i = 0; i < size; ++i) (void)store.add(std::to_string(i));
  return store;
}

TEST(SharedStore, KeepsReferencesWhileItGrows) {
  Store store = filled(3);
  const std::string& second = store[ItemId(1)];
  for (int i = 0; i < 2000; ++i) (void)store.add("more");
  EXPECT_EQ(second, "1");
  EXPECT_EQ(&second, &store[ItemId(1)]);
}

TEST(SharedStore, DoesNotSeeWhatIsAddedToACopy) {
  for (const std::size_t size : {0U, 1U, 255U, 256U, 257U, 1000U}) {
    const Store store = filled(size);
    Store first = store;
    Store second = store;
    EXPECT_EQ(first.add("a").index, size);
    EXPECT_EQ(second.add("b").index, size);
    for (int i = 0; i < 300; ++i) (void)first.add("c");
    EXPECT_EQ(store.size(), size);
    EXPECT_EQ(second.size(), size + 1);
    EXPECT_EQ(first[ItemId(static_cast<std::uint32_t>(size))], "a");
    EXPECT_EQ(second[ItemId(static_cast<std::uint32_t>(size))], "b");
    std::size_t next = 0;
    for (const std::string& item : store) EXPECT_EQ(item, std::to_string(next++));
    EXPECT_EQ(next, size);
    for (std::size_t i = 0; i < size; ++i) EXPECT_EQ(first[ItemId(static_cast<std::uint32_t>(i))], std::to_string(i));
  }
}

TEST(SharedStore, OutlivesTheStoreItWasCopiedFrom) {
  Store copy;
  {
    const Store store = filled(600);
    copy = store;
  }
  EXPECT_EQ(copy[ItemId(599)], "599");
}

TEST(SharedStore, RefusesToChangeWhatCopiesShare) {
  Store store = filled(300);
  store.edit(ItemId(2)) = "two";
  EXPECT_EQ(store[ItemId(2)], "two");
  const Store copy = store;
  EXPECT_THROW((void)store.edit(ItemId(2)), InternalError);
  EXPECT_EQ(copy[ItemId(2)], "two");
}

}  // namespace
}  // namespace tlaloc
