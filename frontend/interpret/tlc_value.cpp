#include "frontend/interpret/tlc_value.h"

namespace tlaloc::interpret {

std::optional<Value> tlc_value(const Value& key) {
  if (!key.is_string()) return std::nullopt;
  const std::string& name = key.as_symbol().text();
  if (name == "config") {
    return Value::record({{Symbol("mode"), Value::string("bfs")}, {Symbol("worker"), Value::integer(1)}});
  }
  // TLC has \cdot only when asked to; specifications look whether it was.
  if (name == "-Dtlc2.tool.impl.Tool.cdot") return Value::string("true");
  return std::nullopt;
}

}  // namespace tlaloc::interpret
