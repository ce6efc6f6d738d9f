// Frames and thunks: what was read, where evaluation is undefined, and when a value may be used again.
//
// An expression evaluated under path P gives a value that is right under every path Q => P, and records where it stops.
// Used again under such a Q it stops there as far as Q allows. Two uses under unrelated paths make us evaluate once more, at
// the path where the expression was bound, which every use implies: never more than twice, however many uses there are.
#include "encoder/evaluate/impl.h"
#include "encoder/evaluate/stops.h"

namespace tlaloc::evaluate {

namespace {
constexpr std::size_t kMostEntries = 6;
constexpr std::size_t kUntidy = 64;  // stops that a frame collects before it looks for repeated ones

bool holds_lazy_set(const SymValue& value) { return !value.is_ground() && value.get_if<symbolic::Comprehension>() != nullptr; }
}  // namespace

void Evaluator::Impl::push_frame() {
  Frame frame;
  frame.serial = ++last_serial;
  frame.seen.resize(2 * variable_count());
  frames.push_back(std::move(frame));
}

Frame Evaluator::Impl::pop_frame() {
  TLALOC_CHECK(!frames.empty(), "no frame to leave");
  Frame frame = std::move(frames.back());
  frames.pop_back();
  tidy(terms, frame.stops);
  return frame;
}

void Evaluator::Impl::add(std::vector<Stop>&& added) {
  Frame& frame = frames.back();
  auto& list = frame.stops;
  list.insert(list.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
  if (list.size() < std::max(kUntidy, 2 * frame.tidied)) return;
  tidy(terms, list);
  frame.tidied = list.size();
}

void Evaluator::Impl::absorb(Frame&& frame) {
  TLALOC_CHECK(!frames.empty(), "the outermost frame has no frame below it");
  for (const Read& read : frame.reads) note_read(read.in_next, read.variable, read.value);
  add(std::move(frame.stops));
  frames.back().lasting &= frame.lasting;
}

void Evaluator::Impl::note_failure(TermId violated, ErrorKind kind, std::string message) {
  TLALOC_CHECK(!frames.empty(), "an obligation outside of any evaluation");
  frames.back().stops.push_back({{violated, kind, std::move(message), span}, {}});
}

SymValue Evaluator::Impl::read_early(VariableId variable, const Scope& s) {
  if (s.path == outermost) throw UnassignedRead{variable, span};
  if (!first_early) first_early = UnassignedRead{variable, span};
  TLALOC_CHECK(!frames.empty(), "a variable read outside of any evaluation");
  frames.back().stops.push_back({{s.path, ErrorKind::Undefined, {}, span}, variable});
  return bottom;
}

std::optional<Early> Evaluator::Impl::hand_over(std::optional<Early> last, TermId path, bool records) {
  std::optional<Early> early;
  const auto put_off = [&](TermId condition, VariableId variable, Span where) {
    if (!early) early = Early{terms.false_term(), variable, where};
    early->path = terms.disjunction({early->path, beyond(path, condition)});
  };
  for (Frame& frame : frames) {
    for (Stop& stop : frame.stops) {
      const TermId reached = early ? both(stop.error.violated, terms.negate(early->path)) : stop.error.violated;
      if (terms.is_false(reached)) continue;
      if (stop.unassigned.is_valid() || !records) {
        put_off(reached, stop.unassigned, stop.error.span);
      } else {
        obligations.record(reached, terms.true_term(), stop.error.kind, std::move(stop.error.message), stop.error.span,
                           stop.is_free);
      }
    }
  }
  if (last) put_off(last->path, last->variable, last->span);
  return early;
}

void Evaluator::Impl::note_read(bool in_next, VariableId variable, const std::optional<SymValue>& value) {
  if (!reads_matter || frames.empty()) return;
  Frame& frame = frames.back();
  const std::size_t at = 2 * variable.index + (in_next ? 1 : 0);
  if (frame.seen[at]) return;
  frame.seen[at] = true;
  frame.reads.push_back({in_next, variable, value});
}

void Evaluator::Impl::note_whole_state(const Scope& s) {
  for (std::uint32_t v = 0; v < variable_count(); ++v) {
    if (s.current != nullptr) note_read(false, VariableId(v), s.current->values[v]);
    if (s.next != nullptr) note_read(true, VariableId(v), s.next->values[v]);
  }
}

bool Evaluator::Impl::still_valid(const Thunk::Entry& entry, const Scope& s) const {
  for (const Read& read : entry.reads) {
    const StatePtr& state = read.in_next ? s.next : s.current;
    if (state == nullptr) return false;
    const auto& now = state->values[read.variable.index];
    if (now.has_value() != read.value.has_value() || (now && !same(*now, *read.value))) return false;
  }
  return true;
}

void Evaluator::Impl::replay(Thunk::Entry& entry, TermId path) {
  for (const Read& read : entry.reads) note_read(read.in_next, read.variable, read.value);
  if (entry.stops.empty()) return;
  const std::uint64_t here = frames.back().serial;
  if (entry.added_to == here && entails(path, entry.added_at)) return;
  std::vector<Stop> added;
  for (const Stop& stop : entry.stops) {
    poll();
    const TermId violated = both(path, stop.error.violated);
    if (terms.is_false(violated)) continue;
    added.push_back({{violated, stop.error.kind, stop.error.message, stop.error.span}, stop.unassigned, stop.is_free});
  }
  add(std::move(added));
  entry.added_to = here;
  entry.added_at = path;
}

SymValue Evaluator::Impl::force(Thunk& thunk, const EnvironmentPtr& env, const Scope& use) {
  bool seen_elsewhere = false;
  for (Thunk::Entry& entry : thunk.entries) {
    if (!still_valid(entry, use)) continue;
    if (entails(use.path, entry.path)) {
      replay(entry, use.path);
      return narrow(entry.value, use.path);
    }
    seen_elsewhere = true;
  }
  if (thunk.fixed_by != nullptr) throw Departure(thunk.fixed_by, span);
  const auto evaluate_at = [&](TermId path) -> SymValue {
    SymValue value;
    Frame frame = framed([&] { value = eval(thunk.body, Scope{env, use.current, use.next, path}); });
    Thunk::Entry entry;
    entry.path = path;
    entry.value = value;
    entry.reads = std::move(frame.reads);
    entry.stops = std::move(frame.stops);
    if (!frame.lasting) frames.back().lasting = false;
    replay(entry, use.path);
    if (frame.lasting) {
      if (holds_lazy_set(value) && env != nullptr) holders.emplace_back(env);
      if (thunk.entries.size() >= kMostEntries) thunk.entries.erase(thunk.entries.begin());
      thunk.entries.push_back(std::move(entry));
    }
    return narrow(value, use.path);
  };
  if (seen_elsewhere && !thunk.stays_away && thunk.home != use.path && entails(use.path, thunk.home)) {
    try {
      const Uninterrupted whole(*this);  // perhaps read only where the use does not lead to
      return evaluate_at(thunk.home);
    } catch (const Unsupported&) {
      thunk.stays_away = true;
    }
  }
  return evaluate_at(use.path);
}

}  // namespace tlaloc::evaluate
