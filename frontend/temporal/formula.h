// Temporal formulas in negation normal form over [] and <>: what engines check of whole behaviours.
//
// Everything that TLA+ says of behaviours without hiding comes down to these two (Lamport, Specifying Systems, 8.1 to 8.4):
// P ~> Q is [](P => <>Q), WF_v(A) is []<>~ENABLED <<A>>_v \/ []<><<A>>_v, SF_v(A) is <>[]~ENABLED <<A>>_v \/ []<><<A>>_v.
// Negation stands at the atoms only.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "frontend/kernel/kernel.h"
#include "frontend/support/id.h"

namespace tlaloc::temporal {

using FormulaId = Id<struct FormulaTag>;
using AtomId = Id<struct AtomTag>;

/// A closed formula of level at most Action: said of a state, or of the step from it.
struct Atom {
  kernel::ExprId expr;
  bool is_action = false;
};

struct Formula {
  enum class Kind : std::uint8_t {
    Atom,        ///< the atom holds
    Negated,     ///< the atom does not
    And,         ///< of none: TRUE
    Or,          ///< of none: FALSE
    Always,      ///< of one operand
    Eventually,  ///< of one operand
  };
  Kind kind = Kind::And;
  AtomId atom;                      ///< of Atom and Negated
  std::vector<FormulaId> operands;  ///< of the others; made before this one

  auto operator<=>(const Formula&) const = default;
};

/// Formulas that share what they have in common. Operands have smaller ids than what they are operands of.
class Formulas {
 public:
  [[nodiscard]] FormulaId atom(kernel::ExprId expr, bool is_action, bool negated);
  [[nodiscard]] FormulaId conjunction(std::vector<FormulaId> operands) { return join(Formula::Kind::And, std::move(operands)); }
  [[nodiscard]] FormulaId disjunction(std::vector<FormulaId> operands) { return join(Formula::Kind::Or, std::move(operands)); }
  /// [] distributes over conjunction, down to formulas without [] and <>, and adds nothing to a formula about the end, which it
  /// leaves out of a disjunction.
  [[nodiscard]] FormulaId always(FormulaId operand) { return modal(Formula::Kind::Always, operand); }
  /// <> distributes over disjunction, and adds nothing to a formula about the end, which it leaves out of a conjunction.
  [[nodiscard]] FormulaId eventually(FormulaId operand) { return modal(Formula::Kind::Eventually, operand); }

  [[nodiscard]] const Formula& operator[](FormulaId id) const { return formulas_[id.index]; }
  [[nodiscard]] const Atom& operator[](AtomId id) const { return atoms_[id.index]; }
  [[nodiscard]] std::size_t size() const { return formulas_.size(); }
  [[nodiscard]] std::size_t atom_count() const { return atoms_.size(); }
  /// The formulas that `root` consists of, itself included, operands first.
  [[nodiscard]] std::vector<FormulaId> parts(FormulaId root) const;
  /// Whether every suffix of a behaviour says the same of it: a Boolean combination of []<> and <>[].
  [[nodiscard]] bool is_about_the_end(FormulaId id) const { return is_about_the_end_[id.index]; }
  /// Whether it has no [] or <>.
  [[nodiscard]] bool is_plain(FormulaId id) const { return is_plain_[id.index]; }
  /// The operand of an operator applied twice: f of []<>f, for Always.
  [[nodiscard]] std::optional<FormulaId> operand_of(Formula::Kind outer, FormulaId id) const;

 private:
  [[nodiscard]] FormulaId add(Formula formula);
  [[nodiscard]] FormulaId join(Formula::Kind kind, std::vector<FormulaId> operands);
  [[nodiscard]] FormulaId modal(Formula::Kind kind, FormulaId operand);
  void merge_ends(Formula::Kind kind, std::vector<FormulaId>& operands);

  std::vector<Formula> formulas_;
  std::vector<bool> is_about_the_end_, is_plain_;  // by formula
  std::vector<Atom> atoms_;
  std::map<Formula, FormulaId> known_;
  std::map<std::uint32_t, AtomId> known_atoms_;  ///< by expression
};

}  // namespace tlaloc::temporal
