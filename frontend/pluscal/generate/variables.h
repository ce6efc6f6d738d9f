// The variables of a translation: in order, and whose they are.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "frontend/pluscal/algorithm.h"
#include "frontend/pluscal/lower/labels.h"

namespace tlaloc::pluscal {

struct VariableTable {
  struct Named {
    std::string name;
    Span origin;
  };
  std::vector<Named> globals;                      ///< `pc` first, `stack` last
  std::vector<Named> locals;                       ///< of procedures and processes
  std::set<std::string, std::less<>> per_process;  ///< functions of the process: of procedures and of process sets

  [[nodiscard]] std::vector<Named> all() const;
};

[[nodiscard]] VariableTable list_variables(const Algorithm& algorithm, const Shape& shape);

/// Which variables a step has given a new value so far, in each way through it alike.
class Changes {
 public:
  /// `variables`: all there are, in order; must outlive this.
  explicit Changes(const std::vector<std::string>& variables) : variables_(&variables) {}

  [[nodiscard]] bool is_changed(const std::string& name) const { return changed_.contains(name); }
  [[nodiscard]] bool is_variable(const std::string& name) const;
  void add(const std::string& name) { changed_.insert(name); }
  void add(const Changes& other) { changed_.insert(other.changed_.begin(), other.changed_.end()); }
  /// In the order of declaration: those not changed here, all of them or those that `other` changes.
  [[nodiscard]] std::vector<std::string> unchanged() const;
  [[nodiscard]] std::vector<std::string> unchanged_beside(const Changes& other) const;

 private:
  const std::vector<std::string>* variables_;
  std::set<std::string> changed_;
};

}  // namespace tlaloc::pluscal
