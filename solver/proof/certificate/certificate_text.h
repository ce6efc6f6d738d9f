// The text of a certificate's module: which names it may use, and what it has to define so that all of them mean something.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "frontend/frontend.h"

namespace tlaloc::solver {

/// Collects what a proof says, then says what has to stand before it.
class ProofText {
 public:
  explicit ProofText(const frontend::Specification& specification)
      : specification_(specification), spelling_(*specification.origin->spelling) {}

  /// Text that the proof contains, with the model values that it names.
  void add(const std::string& text);
  void add_model_values(const std::vector<Symbol>& names);
  /// The name of an operator that is the formula, or else the formula written out.
  [[nodiscard]] std::string formula(const frontend::NamedExpr& formula);

  /// Standard modules beside the root to extend, or, in a copy of it, to instantiate.
  [[nodiscard]] std::vector<std::string> modules() const;
  /// Definitions in front of the proof: instances of standard modules, and operators of the specification that have no name
  /// here. Adds what these need.
  [[nodiscard]] std::string definitions();
  /// Model values to be declared: name here, model value.
  [[nodiscard]] std::vector<std::pair<std::string, Symbol>> constants() const;

 private:
  [[nodiscard]] bool uses(Symbol name) const;

  const frontend::Specification& specification_;
  const kernel::Spelling& spelling_;
  std::string text_;
  std::unordered_set<std::string> words_;  // of text_
  std::vector<Symbol> model_values_;
  std::unordered_set<std::uint32_t> done_;  // definitions
};

}  // namespace tlaloc::solver
