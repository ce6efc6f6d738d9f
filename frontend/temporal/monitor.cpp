#include "frontend/temporal/monitor.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>

namespace tlaloc::temporal {

namespace {

using FormulaKind = Formula::Kind;

Rule constant(bool value) { return {Rule::Kind::Constant, value, {}, 0, {}}; }
Rule plain(FormulaId id) { return {Rule::Kind::Plain, false, id, 0, {}}; }
Rule now(std::size_t variable) { return {Rule::Kind::Now, false, {}, variable, {}}; }
Rule next(std::size_t variable) { return {Rule::Kind::Next, false, {}, variable, {}}; }
Rule negation(Rule rule) { return {Rule::Kind::Not, false, {}, 0, {std::move(rule)}}; }
Rule both(std::vector<Rule> rules) { return {Rule::Kind::And, false, {}, 0, std::move(rules)}; }
Rule either(std::vector<Rule> rules) { return {Rule::Kind::Or, false, {}, 0, std::move(rules)}; }
Rule implies(Rule a, Rule b) { return either({negation(std::move(a)), std::move(b)}); }

bool is_modal(FormulaKind kind) { return kind == FormulaKind::Always || kind == FormulaKind::Eventually; }

class Maker {
 public:
  explicit Maker(const Formulas& formulas) : formulas_(formulas) {}

  std::optional<Monitor> make(FormulaId root) {
    const Formula& formula = formulas_[root];
    std::vector<FormulaId> others;
    for (const FormulaId clause : formula.kind == FormulaKind::And ? formula.operands : std::vector{root}) {
      if (formulas_.is_plain(clause)) {
        if (asks_for_step(clause)) return std::nullopt;
        out_.initially.push_back(plain(clause));
      } else if (const auto always = plain_operand(FormulaKind::Always, clause)) {
        out_.steps.push_back(plain(*always));
      } else if (!latch(clause)) {
        others.push_back(clause);
      }
    }
    if (std::any_of(others.begin(), others.end(), [&](FormulaId clause) { return asks_for_step(clause); })) return std::nullopt;
    promise(others);
    out_.lasting = lasting_.size();
    out_.conditions.insert(out_.conditions.begin(), lasting_.begin(), lasting_.end());
    if (out_.conditions.empty()) out_.conditions.push_back(constant(true));
    return std::move(out_);
  }

 private:
  /// f of []f or <>f, without [] and <>.
  [[nodiscard]] std::optional<FormulaId> plain_operand(FormulaKind kind, FormulaId id) const {
    const Formula& formula = formulas_[id];
    if (formula.kind != kind || !formulas_.is_plain(formula.operands.front())) return std::nullopt;
    return formula.operands.front();
  }

  struct Entry {
    std::vector<FormulaId> entry, hold;  ///< f and g of <>(f /\ []g)
  };
  [[nodiscard]] std::optional<Entry> entry_of(FormulaId id) const {
    if (formulas_[id].kind != FormulaKind::Eventually) return std::nullopt;
    const FormulaId inner = formulas_[id].operands.front();
    Entry out;
    for (const FormulaId part : formulas_[inner].kind == FormulaKind::And ? formulas_[inner].operands : std::vector{inner}) {
      if (formulas_.is_plain(part)) {
        out.entry.push_back(part);
      } else if (const auto always = plain_operand(FormulaKind::Always, part)) {
        out.hold.push_back(*always);
      } else {
        return std::nullopt;
      }
    }
    if (out.hold.empty()) return std::nullopt;
    return out;
  }

  /// A disjunction of <>(f /\ []g) and []<>h: one of the latches is set at last, or h holds again and again.
  bool latch(FormulaId clause) {
    const Formula& formula = formulas_[clause];
    std::vector<Entry> entries;
    std::vector<Rule> ways;
    for (const FormulaId part : formula.kind == FormulaKind::Or ? formula.operands : std::vector{clause}) {
      const auto often = formulas_.operand_of(FormulaKind::Always, part);
      if (auto entry = entry_of(part)) {
        entries.push_back(std::move(*entry));
      } else if (often && formulas_.is_plain(*often)) {
        ways.push_back(plain(*often));
      } else {
        return false;
      }
    }
    const bool is_lasting = ways.empty() && entries.size() == 1;
    for (const Entry& entry : entries) {
      const std::size_t variable = add_variable("latch");
      out_.initially.push_back(negation(now(variable)));
      std::vector<Rule> enters, holds;
      for (const FormulaId id : entry.entry) enters.push_back(plain(id));
      for (const FormulaId id : entry.hold) holds.push_back(plain(id));
      holds.insert(holds.begin(), either({now(variable), both(std::move(enters))}));
      out_.steps.push_back(implies(now(variable), next(variable)));
      out_.steps.push_back(implies(next(variable), both(std::move(holds))));
      ways.push_back(next(variable));
    }
    (is_lasting ? lasting_ : out_.conditions).push_back(either(std::move(ways)));
    return true;
  }

  /// The modal formulas in a formula that are in no other one.
  [[nodiscard]] std::vector<FormulaId> direct(FormulaId id) const {
    const Formula& formula = formulas_[id];
    if (is_modal(formula.kind)) return {id};
    std::vector<FormulaId> all;
    for (const FormulaId operand : formula.operands) {
      const auto inner = direct(operand);
      all.insert(all.end(), inner.begin(), inner.end());
    }
    return all;
  }

  [[nodiscard]] bool asks_for_step(FormulaId id) const {
    const Formula& formula = formulas_[id];
    if (formula.atom.is_valid()) return formulas_[formula.atom].is_action;
    return !is_modal(formula.kind) && std::any_of(formula.operands.begin(), formula.operands.end(),
                                                  [&](FormulaId operand) { return asks_for_step(operand); });
  }

  std::size_t add_variable(const char* stem) {
    out_.variables.push_back(fmt::format("{}{}", stem, out_.variables.size() + 1));
    return out_.variables.size() - 1;
  }

  /// What a formula says if promises are kept.
  [[nodiscard]] Rule promised(FormulaId id) const {
    if (formulas_.is_plain(id)) return plain(id);
    const Formula& formula = formulas_[id];
    if (is_modal(formula.kind)) return now(promises_.at(id));
    std::vector<Rule> operands;
    for (const FormulaId operand : formula.operands) operands.push_back(promised(operand));
    return formula.kind == FormulaKind::And ? both(std::move(operands)) : either(std::move(operands));
  }

  void promise(const std::vector<FormulaId>& clauses) {
    std::set<FormulaId> asked;
    for (const FormulaId clause : clauses) {
      for (const FormulaId part : formulas_.parts(clause)) {
        if (is_modal(formulas_[part].kind) && !promises_.contains(part)) promises_.emplace(part, add_variable("promise"));
      }
      for (const FormulaId part : direct(clause)) asked.insert(part);
    }
    std::map<FormulaId, std::vector<std::size_t>> parents;
    for (const auto& [part, variable] : promises_) {
      for (const FormulaId inner : direct(formulas_[part].operands.front())) parents[inner].push_back(variable);
    }
    for (const auto& [part, variable] : promises_) {
      const bool is_always = formulas_[part].kind == FormulaKind::Always;
      const Rule inner = promised(formulas_[part].operands.front());
      out_.steps.push_back(implies(now(variable), is_always ? both({inner, next(variable)}) : either({inner, next(variable)})));
      // Nothing is promised that nothing asks for.
      std::vector<Rule> asked_by{is_always ? now(variable) : both({now(variable), negation(inner)})};
      std::vector<Rule> asked_at_first;
      for (const std::size_t parent : parents[part]) {
        asked_by.push_back(next(parent));
        asked_at_first.push_back(now(parent));
      }
      out_.steps.push_back(implies(next(variable), either(std::move(asked_by))));
      if (!asked.contains(part)) out_.initially.push_back(implies(now(variable), either(std::move(asked_at_first))));
      if (!is_always) out_.conditions.push_back(either({negation(now(variable)), inner}));
    }
    for (const FormulaId clause : clauses) out_.initially.push_back(promised(clause));
  }

  const Formulas& formulas_;
  Monitor out_;
  std::vector<Rule> lasting_;
  std::map<FormulaId, std::size_t> promises_;  // variables
};

}  // namespace

std::optional<Monitor> make_monitor(const Formulas& formulas, FormulaId root) { return Maker(formulas).make(root); }

void collect_plain(const Rule& rule, std::vector<FormulaId>& out) {
  if (rule.kind == Rule::Kind::Plain && std::find(out.begin(), out.end(), rule.plain) == out.end()) out.push_back(rule.plain);
  for (const Rule& operand : rule.operands) collect_plain(operand, out);
}

}  // namespace tlaloc::temporal
