#include "frontend/pluscal/algorithm.h"

#include <algorithm>

namespace tlaloc::pluscal {

std::vector<SingleAssign> sorted_parts(const Assign& assign) {
  std::vector<SingleAssign> parts = assign.parts;
  std::stable_sort(parts.begin(), parts.end(),
                   [](const SingleAssign& a, const SingleAssign& b) { return a.variable < b.variable; });
  return parts;
}

std::vector<Block*> inner_blocks(Stmt& stmt) {
  std::vector<Block*> blocks;
  if (auto* choice = std::get_if<If>(&stmt.node)) blocks = {&choice->then_block, &choice->else_block};
  if (auto* either = std::get_if<Either>(&stmt.node)) {
    for (Block& branch : either->branches) blocks.push_back(&branch);
  }
  if (auto* with = std::get_if<With>(&stmt.node)) blocks = {&with->body};
  if (auto* loop = std::get_if<While>(&stmt.node)) blocks = {&loop->body};
  return blocks;
}

std::vector<const Block*> inner_blocks(const Stmt& stmt) {
  std::vector<const Block*> blocks;
  if (const auto* choice = std::get_if<If>(&stmt.node)) blocks = {&choice->then_block, &choice->else_block};
  if (const auto* either = std::get_if<Either>(&stmt.node)) {
    for (const Block& branch : either->branches) blocks.push_back(&branch);
  }
  if (const auto* with = std::get_if<With>(&stmt.node)) blocks = {&with->body};
  if (const auto* loop = std::get_if<While>(&stmt.node)) blocks = {&loop->body};
  return blocks;
}

bool contains_label(const Algorithm& algorithm, const Stmt& stmt) {
  const auto blocks = inner_blocks(stmt);
  return std::any_of(blocks.begin(), blocks.end(), [&](const Block* block) {
    return std::any_of(block->begin(), block->end(),
                       [&](StmtId id) { return !algorithm[id].label.empty() || contains_label(algorithm, algorithm[id]); });
  });
}

Steps split_at_labels(const Algorithm& algorithm, const Block& block) {
  Steps steps;
  for (const StmtId id : block) {
    if (!algorithm[id].label.empty()) steps.labelled.emplace_back();
    (steps.labelled.empty() ? steps.unlabelled : steps.labelled.back()).push_back(id);
  }
  return steps;
}

}  // namespace tlaloc::pluscal
