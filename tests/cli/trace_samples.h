// A hand-made trace and its source, for the tests of all formats.
#pragma once

#include <string>

#include "cli/render/trace/trace_text.h"

namespace tlaloc::cli::test {

struct Sample {
  SourceManager sources;
  trace::Trace trace;
  TraceContext context;
};

/// Two variables, three states; the first step has a parameter and a place, the second is Next itself.
inline Sample make_sample() {
  Sample sample;
  const std::string text = "---- MODULE Clock ----\nTick(n) ==\n  /\\ x' = x + n\n  /\\ on' = ~on\n====\n";
  const SourceId source = sample.sources.add("some/folder/Clock.tla", text);
  const auto begin = static_cast<std::uint32_t>(text.find("/\\ x'"));
  const auto end = static_cast<std::uint32_t>(text.find("~on") + 3);
  const auto state = [](std::int64_t x, bool on) { return interpret::State{Value::integer(x), Value::boolean(on)}; };
  sample.trace.variables = {Symbol("x"), Symbol("on")};
  sample.trace.steps.push_back({state(0, false), {}});
  sample.trace.steps.push_back({state(2, true), {Symbol("Tick"), {{Symbol("n"), Value::integer(2)}}, {source, begin, end}}});
  sample.trace.steps.push_back({state(2, false), {}});
  sample.context = {nullptr, "Next", "Clock", "violated Low at step 2", {}, nullptr, {}};
  return sample;
}

}  // namespace tlaloc::cli::test
