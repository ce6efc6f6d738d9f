#include "frontend/pluscal/lower/steps.h"

#include <algorithm>
#include <utility>

#include "frontend/pluscal/lower/calls.h"

namespace tlaloc::pluscal {

namespace {

class StepMaker {
 public:
  StepMaker(Algorithm& algorithm, bool sets_pc) : algorithm_(algorithm), sets_pc_(sets_pc) {}

  /// The steps of labelled statements, the last of which goes on at `next`.
  void sequence(const std::vector<Block>& labelled, const std::string& next, std::vector<Step>& out) {
    for (std::size_t i = 0; i < labelled.size(); ++i) {
      const std::string after = i + 1 < labelled.size() ? algorithm_[labelled[i + 1].front()].label : next;
      step(labelled[i], after, out);  // a copy: statements move when some are added
    }
  }

 private:
  StmtId add(Stmt stmt) { return algorithm_.statements.add(std::move(stmt)); }

  void step(const Block& statements, const std::string& next, std::vector<Step>& out) {
    const Stmt& first = algorithm_[statements.front()];
    Step result{first.label, first.label_span, {}};
    if (std::holds_alternative<While>(first.node)) {
      loop(std::move(result), statements, next, out);
      return;
    }
    std::vector<Step> later;
    result.statements = statements;
    finish(result.statements, next, result.label_span, later);
    begin(result);
    out.push_back(std::move(result));
    append(out, std::move(later));
  }

  /// `l: while t do S end while; rest`: IF t THEN S, back to l ELSE rest.
  void loop(Step result, const Block& statements, const std::string& next, std::vector<Step>& out) {
    const Stmt stmt = algorithm_[statements.front()];
    const auto& loop = std::get<While>(stmt.node);
    Steps body = split_at_labels(algorithm_, loop.body);
    const std::string body_next = body.labelled.empty() ? result.label : algorithm_[body.labelled.front().front()].label;
    std::vector<Step> body_later;
    finish(body.unlabelled, body_next, stmt.span, body_later);
    Block rest(statements.begin() + 1, statements.end());
    std::vector<Step> rest_later;
    finish(rest, next, stmt.place, rest_later);
    if (loop.test.is_true()) {
      result.statements = body.unlabelled;
      rest_later.clear();
    } else {
      const Span span = join(join(stmt.place, loop.test.span()), join(span_of(body.unlabelled), span_of(rest)));
      result.statements = {add({If{loop.test, body.unlabelled, rest}, "", {}, span, stmt.place, stmt.macro_place, false})};
    }
    const std::string label = result.label;
    begin(result);
    out.push_back(std::move(result));
    sequence(body.labelled, label, out);
    append(out, std::move(body_later));
    append(out, std::move(rest_later));
  }

  void begin(Step& step) {
    if (!sets_pc_) return;
    step.statements.insert(step.statements.begin(), add(pc_test(step.label, step.label_span)));
  }

  [[nodiscard]] Span span_of(const Block& block) const {
    Span span;
    for (const StmtId id : block) span = join(span, algorithm_[id].span);
    return span;
  }

  static void append(std::vector<Step>& out, std::vector<Step> more) {
    std::move(more.begin(), more.end(), std::back_inserter(out));
  }

  /// Makes the statements go on at `next` where they do not say otherwise; `fallback` is where they stand if there are none.
  void finish(Block& block, const std::string& next, Span fallback, std::vector<Step>& later) {
    if (rewrite_last(block, next, later)) set_pc(block, next, fallback);
  }
  void set_pc(Block& block, const std::string& next, Span fallback) {
    const Span span = block.empty() ? fallback : algorithm_[block.back()].span;
    block.push_back(add(pc_assignment(next, span)));
  }

  /// Rewrites the last statement of a block; steps that begin inside it go to `later`. True if `pc` is still to be set.
  bool rewrite_last(Block& block, const std::string& next, std::vector<Step>& later) {
    if (block.empty()) return sets_pc_;
    const StmtId last = block.back();
    if (algorithm_[last].is_broken) {
      block.back() = rewrite_labelled(last, next, later);
      return false;
    }
    if (std::holds_alternative<If>(algorithm_[last].node) || std::holds_alternative<Either>(algorithm_[last].node)) {
      return rewrite_branches(last, next, later) && sets_pc_;
    }
    if (std::holds_alternative<With>(algorithm_[last].node)) {
      Block body = std::get<With>(algorithm_[last].node).body;
      const bool needs_pc = rewrite_last(body, next, later);
      std::get<With>(algorithm_[last].node).body = std::move(body);
      return needs_pc;
    }
    return rewrite_jump(block, next) && sets_pc_;
  }

  /// `goto`, `call`, `return`; true for everything else.
  bool rewrite_jump(Block& block, const std::string& next) {
    const Stmt stmt = algorithm_[block.back()];
    std::vector<Stmt> replacement;
    if (const auto* jump = std::get_if<Goto>(&stmt.node)) {
      replacement.push_back(pc_assignment(jump->target, stmt.span));
    } else if (const auto* call = std::get_if<Call>(&stmt.node)) {
      replacement = call_assignments(algorithm_, stmt, call->then_goto ? call->then_goto->target : next);
    } else if (std::holds_alternative<Return>(stmt.node)) {
      replacement = return_assignments(algorithm_, stmt);
    } else {
      return true;
    }
    block.pop_back();
    for (Stmt& each : replacement) block.push_back(add(std::move(each)));
    return false;
  }

  /// An `if` or `either` without labels inside: where some branch jumps, the others must say where they go on.
  bool rewrite_branches(StmtId id, const std::string& next, std::vector<Step>& later) {
    const std::size_t count = inner_blocks(algorithm_[id]).size();
    std::vector<bool> needs_pc;
    for (std::size_t i = 0; i < count; ++i) {
      Block branch = *inner_blocks(algorithm_[id])[i];
      needs_pc.push_back(rewrite_last(branch, next, later));
      *inner_blocks(algorithm_[id])[i] = std::move(branch);
    }
    if (std::all_of(needs_pc.begin(), needs_pc.end(), [](bool needed) { return needed; })) return true;
    const Span place = algorithm_[id].place;
    for (std::size_t i = 0; i < count; ++i) {
      if (!needs_pc[i] || !sets_pc_) continue;
      Block branch = *inner_blocks(algorithm_[id])[i];
      set_pc(branch, next, place);
      *inner_blocks(algorithm_[id])[i] = std::move(branch);
    }
    return false;
  }

  /// An `if` or `either` with labels inside: each branch up to its first label stays in this step.
  StmtId rewrite_labelled(StmtId id, const std::string& next, std::vector<Step>& later) {
    const Stmt original = algorithm_[id];
    const bool is_if = std::holds_alternative<If>(original.node);
    Stmt result = original;
    result.label.clear();
    result.is_broken = false;
    std::vector<Step> from_prefixes;
    const std::vector<const Block*> branches = inner_blocks(original);
    for (std::size_t i = 0; i < branches.size(); ++i) {
      Steps steps = split_at_labels(algorithm_, *branches[i]);
      const bool was_empty = steps.unlabelled.empty();
      std::vector<Step>& prefix_later = is_if ? from_prefixes : later;
      const std::string after = steps.labelled.empty() ? next : algorithm_[steps.labelled.front().front()].label;
      finish(steps.unlabelled, after, original.place, prefix_later);
      *inner_blocks(result)[i] = steps.unlabelled;
      sequence(steps.labelled, next, later);
      if (!was_empty) put_back(*inner_blocks(algorithm_[id])[i], steps);
    }
    append(later, std::move(from_prefixes));
    result.span = original.place;  // without the steps that begin inside
    for (const Block* const branch : inner_blocks(std::as_const(result))) result.span = join(result.span, span_of(*branch));
    return add(std::move(result));
  }

  static void put_back(Block& branch, const Steps& steps) {
    branch = steps.unlabelled;
    for (const Block& labelled : steps.labelled) branch.insert(branch.end(), labelled.begin(), labelled.end());
  }

  Algorithm& algorithm_;
  bool sets_pc_;
};

}  // namespace

std::vector<Step> make_steps(Algorithm& algorithm, const Body& body, const std::string& last, bool sets_pc) {
  std::vector<Step> steps;
  const Steps labelled = split_at_labels(algorithm, body.block);
  StepMaker(algorithm, sets_pc).sequence(labelled.labelled, last, steps);
  return steps;
}

}  // namespace tlaloc::pluscal
