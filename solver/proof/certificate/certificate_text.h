// The text of a certificate's module: which names it may use, and which definitions it needs for them.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "frontend/frontend.h"

namespace tlaloc::solver {

/// Collects the text of a proof, then lists the declarations that must precede it.
class ProofText {
 public:
  explicit ProofText(const frontend::Specification& specification)
      : specification_(specification), spelling_(*specification.origin->spelling) {}

  /// Adds text of the proof, and the model values that it mentions.
  void add(const std::string& text);
  void add_model_values(const std::vector<Symbol>& names);
  /// The name of an operator that is defined as this formula, or the formula written out.
  [[nodiscard]] std::string formula(const frontend::NamedExpr& formula);

  /// The standard modules to extend besides the root module (in a copy of it: to instantiate).
  [[nodiscard]] std::vector<std::string> modules() const;
  /// The definitions that must precede the proof: instances of standard modules, and operators of the specification that cannot
  /// be named here. Also adds what these need.
  [[nodiscard]] std::string definitions();
  /// Model values to declare: their name here, and the value.
  [[nodiscard]] std::vector<std::pair<std::string, Symbol>> constants() const;

 private:
  class Definitions;
  [[nodiscard]] bool uses(Symbol name) const;

  const frontend::Specification& specification_;
  const kernel::Spelling& spelling_;
  std::string text_;
  std::unordered_set<std::string> words_;  // that occur in text_
  std::vector<Symbol> model_values_;
};

}  // namespace tlaloc::solver
