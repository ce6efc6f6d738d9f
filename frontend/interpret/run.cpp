#include "frontend/interpret/run.h"

namespace tlaloc::interpret {

std::optional<Value> tlc_value(const Value& key, const Run& run) {
  if (!key.is_string()) return std::nullopt;
  const std::string& name = key.as_symbol().text();
  if (name == "config") {
    return Value::record({{Symbol("mode"), Value::string(run.mode)},
                          {Symbol("deadlock"), Value::boolean(run.check_deadlock)},
                          {Symbol("worker"), Value::integer(1)},
                          {Symbol("seed"), Value::string(std::to_string(run.seed))},
                          {Symbol("depth"), Value::integer(-1)},
                          {Symbol("traces"), Value::integer(-1)}});
  }
  // TLC has \cdot only when asked to; specifications look whether it was.
  if (name == "-Dtlc2.tool.impl.Tool.cdot") return Value::string("true");
  return std::nullopt;
}

}  // namespace tlaloc::interpret
