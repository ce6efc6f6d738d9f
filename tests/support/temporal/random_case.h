// Random questions for a checker of temporal properties, as TLA+ and as the oracle takes them.
#pragma once

#include <string>

#include "tests/support/temporal/verdict.h"

namespace tlaloc::oracle {

struct Case {
  Question question;
  std::string body;  ///< of a module that extends Integers; defines Spec and Prop
  /// Spec is Init /\ [][Next]_vars /\ fairness of parts of Next: every beginning of a behaviour can be continued fairly.
  bool is_machine_closed = true;
};

[[nodiscard]] Case random_case(unsigned seed);

/// SPECIFICATION Spec, PROPERTY Prop, and no question of deadlock.
[[nodiscard]] std::string config_text();
[[nodiscard]] std::string module_text(const Case& drawn, const std::string& name);

}  // namespace tlaloc::oracle
