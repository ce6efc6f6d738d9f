#include "tests/support/parse_spec.h"

#include <stdexcept>

namespace tlaloc::test {

kernel::ExprId ParsedSpec::body(const std::string& name) const {
  const auto definition = program.find(Symbol(name));
  if (!definition) throw std::runtime_error("no definition " + name);
  return program.definitions[*definition].body;
}

std::unique_ptr<ParsedSpec> parse_spec(const std::string& body) {
  auto spec = std::make_unique<ParsedSpec>();
  MemoryFiles files;
  files.add("Test.tla", "---- MODULE Test ----\nEXTENDS Integers, Sequences, FiniteSets, TLC\n" + body + "\n====\n");
  frontend::LoadOptions options;
  options.spec_path = "Test.tla";
  options.use_config = false;
  DiagnosticSink sink;
  auto loaded = frontend::analyse(options, files, spec->sources, sink);
  if (sink.has_errors() || !loaded.specification) {
    std::string all = "the text was refused\n";
    for (const Diagnostic& diagnostic : sink.all()) all += render(diagnostic, spec->sources, false);
    throw std::runtime_error(all + body);
  }
  spec->program = std::move(loaded.specification->program);
  return spec;
}

std::string print_result(const interpret::Result<Value>& result) {
  if (const auto* const value = std::get_if<Value>(&result)) return value->to_string();
  const auto& error = std::get<interpret::EvalError>(result);
  constexpr const char* kKinds[] = {"undefined", "type", "assertion", "unsupported", "limit"};
  return std::string("error: ") + kKinds[static_cast<std::size_t>(error.kind)] + " " + error.message;
}

std::string evaluate_text(const std::string& expression, const std::string& definitions) {
  const auto spec = parse_spec(definitions + "\nResultOfTest == " + expression);
  interpret::Interpreter interpreter(spec->program);
  return print_result(interpreter.evaluate(spec->body("ResultOfTest")));
}

}  // namespace tlaloc::test
