#include "encoder/symbolic/detail.h"
#include "frontend/support/overloaded.h"
#include "frontend/support/stack.h"

namespace tlaloc::symbolic {

namespace {

/// `first, second, ...`, each with its guard unless that is TRUE.
class Listing {
 public:
  explicit Listing(const Terms& terms) : terms_(terms) {}
  void add(TermId guard, const std::string& text) {
    if (!text_.empty()) text_ += ", ";
    text_ += text;
    if (!terms_.is_true(guard)) text_ += " if " + term::print(terms_, guard);
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  const Terms& terms_;
  std::string text_;
};

}  // namespace

std::string print(const Terms& terms, const SymValue& value) {
  if (stack::is_low()) return stack::on_segment([&] { return print(terms, value); });
  const auto sub = [&](const SymValue& v) { return print(terms, v); };
  return std::visit(Overloaded{
                        [](const Value& v) { return v.to_string(); },
                        [&](const Boolean& b) { return term::print(terms, b.term); },
                        [&](const Choice& c) {
                          Listing list(terms);
                          for (const auto& [guard, v] : c.alternatives) list.add(guard, v.to_string());
                          return "one of (" + list.text() + ")";
                        },
                        [&](const IntegerTerm& t) { return term::print(terms, t.term); },
                        [&](const Set& s) {
                          Listing list(terms);
                          for (const auto& [v, member] : s.members) list.add(member, v.to_string());
                          for (const auto& [guard, element] : s.others) list.add(guard, sub(element));
                          return "{" + list.text() + "}";
                        },
                        [&](const Function& f) {
                          Listing list(terms);
                          for (const FunctionEntry& e : f.entries) {
                            list.add(e.present, f.is_sequence ? sub(e.value) : e.key.to_string() + " |-> " + sub(e.value));
                          }
                          return f.is_sequence ? "<<" + list.text() + ">>" : "[" + list.text() + "]";
                        },
                        [&](const LargeFunction& f) {
                          Listing list(terms);
                          for (const auto& [guard, base] : f.bases)
                            list.add(guard, base.arbitrary ? base.arbitrary->name : "_ |-> " + sub(base.otherwise));
                          for (const auto& w : f.writes) list.add(w.when, sub(w.key) + " |-> " + sub(w.value));
                          return "[" + sub(f.domain) + ": " + list.text() + "]";
                        },
                        [&](const Union& u) {
                          Listing list(terms);
                          for (const auto& [guard, v] : u.alternatives) list.add(guard, sub(v));
                          return u.alternatives.empty() ? std::string("no value") : "either (" + list.text() + ")";
                        },
                        [&](const Interval& s) { return sub(s.low) + ".." + sub(s.high); },
                        [&](const PowerSet& s) { return "SUBSET " + sub(s.base); },
                        [&](const FunctionSet& s) { return "[" + sub(s.domain) + " -> " + sub(s.range) + "]"; },
                        [&](const RecordSet& s) {
                          std::string text;
                          for (const auto& [name, field] : s.fields)
                            text += (text.empty() ? "" : ", ") + name.text() + ": " + sub(field);
                          return "[" + text + "]";
                        },
                        [&](const Product& s) {
                          std::string text;
                          for (const SymValue& factor : s.factors) text += (text.empty() ? "" : " \\X ") + sub(factor);
                          return "(" + text + ")";
                        },
                        [&](const SeqSet& s) { return "Seq(" + sub(s.elements) + ")"; },
                        [](const Comprehension& s) { return s.description; },
                    },
                    value.node().payload);
}

}  // namespace tlaloc::symbolic
