// The notation of types: TLA+ sets as far as TLA+ has them.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/infer/inferred_type.h"

namespace tlaloc::infer {

namespace {

/// How tightly the text of a type holds together.
enum class Binding { Union, Prefix, Closed };

class Printer {
 public:
  Printer(const TypeStore& store, const kernel::Program& program) : store_(store), program_(program) {}

  std::string print(TypeId id, Binding context) {
    const InferredType& type = store_[id];
    std::vector<std::pair<std::string, Binding>> parts;
    const auto add = [&](std::string text, Binding binding = Binding::Closed) { parts.emplace_back(std::move(text), binding); };
    if (type.anything) add("Any");
    if (type.boolean) add("BOOLEAN");
    if (type.integer) add("Int");
    if (type.any_string) add("STRING");
    if (!type.strings.empty()) add(strings(type.strings));
    for (const Opaque& opaque : type.opaque) add_opaque(opaque, add);
    if (type.set) {
      if (*type.set == store_.nothing()) {
        add("{{}}");
      } else {
        add("SUBSET " + print(*type.set, Binding::Closed), Binding::Prefix);
      }
    }
    if (type.function)
      add(fmt::format("[{} -> {}]", print(type.function->first, Binding::Union), print(type.function->second, Binding::Union)));
    if (type.record) add(record(*type.record));
    if (type.tuple) add(tuple(*type.tuple));
    if (type.sequence) add(fmt::format("Seq({})", print(*type.sequence, Binding::Union)));
    if (parts.empty()) return "{}";
    std::string text;
    for (const auto& [part, binding] : parts) text += (text.empty() ? "" : " \\cup ") + part;
    const Binding binding = parts.size() > 1 ? Binding::Union : parts.front().second;
    return binding < context ? "(" + text + ")" : text;
  }

 private:
  static std::string strings(const std::vector<Symbol>& all) {
    std::vector<std::string> texts;
    for (const Symbol symbol : all) texts.push_back(Value::string(symbol).to_string());
    return fmt::format("{{{}}}", fmt::join(texts, ", "));
  }

  /// A constant's elements are written as the constant, itself as the set of it alone.
  template <class Add>
  void add_opaque(const Opaque& opaque, const Add& add) {
    const std::string& name = program_.constants[opaque.constant].name.text();
    if (opaque.depth == 0) return add("{" + name + "}");
    std::string text;
    for (std::uint32_t i = 1; i < opaque.depth; ++i) text += "UNION ";
    add(text + name, opaque.depth == 1 ? Binding::Closed : Binding::Prefix);
  }

  /// Fields as they first appear in the text.
  std::string record(std::vector<Field> fields) {
    const auto rank = [this](const Field& field) { return program_.names.rank(field.name); };
    std::stable_sort(fields.begin(), fields.end(), [&](const Field& a, const Field& b) { return rank(a) < rank(b); });
    std::vector<std::string> texts;
    for (const Field& field : fields) {
      texts.push_back(fmt::format("{}{} : {}", field.name.text(), field.always ? "" : "?", print(field.type, Binding::Union)));
    }
    return fmt::format("[{}]", fmt::join(texts, ", "));
  }

  std::string tuple(const std::vector<TypeId>& components) {
    std::vector<std::string> texts;
    for (const TypeId component : components) texts.push_back(print(component, Binding::Union));
    return fmt::format("<<{}>>", fmt::join(texts, ", "));
  }

  const TypeStore& store_;
  const kernel::Program& program_;
};

}  // namespace

std::string TypeStore::print(TypeId id, const kernel::Program& program) const {
  return Printer(*this, program).print(id, Binding::Union);
}

}  // namespace tlaloc::infer
