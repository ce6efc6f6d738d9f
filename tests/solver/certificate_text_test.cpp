// Every model of the repository: what can be said of its states is written into a certificate, and read back it says the same.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "frontend/interpret/interpreter.h"
#include "frontend/kernel/text/model_values.h"
#include "solver/proof/certificate/certificate.h"

namespace tlaloc::test {
namespace {

namespace fs = std::filesystem;
using interpret::State;
using kernel::ExprId;
using kernel::Level;
using kernel::Op;

std::vector<std::string> models() {
  std::vector<std::string> paths;
  for (const char* const folder : {"/specs", "/tests/golden", "/bench"}) {
    const std::string all = TLALOC_SOURCE_DIR + std::string(folder);
    if (!fs::exists(all)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(all)) {
      if (entry.path().extension() == ".tla") paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<std::pair<std::string, bool>> truths(const frontend::Specification& specification,
                                                 const std::vector<std::pair<std::string, ExprId>>& formulas,
                                                 const std::vector<State>& states) {
  std::vector<std::pair<std::string, bool>> out;
  interpret::Interpreter interpreter(specification.program);
  for (const auto& [name, formula] : formulas) {
    for (const State& state : states) {
      const auto truth = interpreter.holds(formula, &state);
      const bool* const has_value = std::get_if<bool>(&truth);
      out.emplace_back(has_value == nullptr ? "no value" : name, has_value != nullptr && *has_value);
    }
  }
  return out;
}

/// Says of one model what there is to be said, as lemmas; false when there is nothing.
bool look_at(const std::string& path) {
  const DiskFiles files;
  frontend::LoadOptions options;
  options.spec_path = path;
  SourceManager sources;
  DiagnosticSink sink;
  frontend::Loaded loaded = frontend::load(options, files, sources, sink);
  if (!loaded.specification || !loaded.specification->model.next || !loaded.specification->model.temporal.empty()) return false;
  frontend::Specification specification = loaded.specification->draft();
  kernel::Program& program = specification.program;

  std::vector<State> states;
  {
    interpret::Options some;
    std::uint64_t polls = 0;
    some.interrupted = [&] { return ++polls > 20000; };
    interpret::Interpreter interpreter(loaded.specification->program, some);
    static_cast<void>(interpreter.for_each_initial_state(*specification.model.init, [&](const State& state) {
      states.push_back(state);
      return states.size() < 3;
    }));
    if (states.empty()) return false;
    static_cast<void>(
        interpreter.for_each_successor(*specification.model.next, states.front(), [&](const State& state, const auto&) {
          states.push_back(state);
          return states.size() < 6;
        }));
  }

  std::vector<ExprId> lemmas;
  for (const State& state : states) {
    std::vector<ExprId> equal;
    for (std::uint32_t v = 0; v < state.size(); ++v) {
      const ExprId variable = program.add(kernel::VariableRef{kernel::VariableId(v)}, Span{}, Level::State);
      const ExprId value = program.add(kernel::Literal{state[v]}, Span{}, Level::Constant);
      equal.push_back(program.add(kernel::OpApply{Op::Eq, {variable, value}}, Span{}, Level::State));
    }
    lemmas.push_back(program.add(kernel::OpApply{Op::And, std::move(equal)}, Span{}, Level::State));
  }
  lemmas.push_back(*specification.model.init);
  for (const frontend::NamedExpr& invariant : specification.model.invariants) {
    lemmas.push_back(invariant.expr);
    if (const auto* call = std::get_if<kernel::Call>(&program.exprs[invariant.expr])) {
      lemmas.push_back(program.definitions[call->definition].body);
    }
  }

  solver::InvariantFound found;
  for (const ExprId lemma : lemmas) found.lemmas.push_back(kernel::print(program, lemma, *specification.origin->spelling));
  found.model_values = kernel::model_values(program, lemmas);
  const solver::ProofSubject subject{options, *loaded.specification};
  const solver::Certificate certificate = solver::make_certificate(subject, found);
  const frontend::Loaded again = solver::read_back(certificate, subject, files, sources, sink);
  const Diagnostic* const error = sink.first_error();
  EXPECT_TRUE(again.specification.has_value()) << path << ": " << (error == nullptr ? "?" : error->message) << "\n"
                                               << certificate.module << certificate.config;
  if (!again.specification) return true;

  std::vector<std::pair<std::string, ExprId>> before, after;
  for (std::size_t i = 0; i < lemmas.size(); ++i) {
    const std::string name = specification.origin->spelling->fresh(fmt::format("Lemma{}", i + 1));
    const auto lemma = again.specification->program.find(Symbol(name));
    EXPECT_TRUE(lemma.has_value()) << path << ": " << name;
    if (!lemma) continue;
    before.emplace_back(name, lemmas[i]);
    after.emplace_back(name, again.specification->program.definitions[*lemma].body);
  }
  EXPECT_EQ(truths(specification, before, states), truths(*again.specification, after, states)) << path << "\n"
                                                                                                << certificate.module;
  return true;
}

TEST(CertificateText, MeansTheSameWhenItIsReadBack) {
  std::size_t count = 0;
  for (const std::string& path : models()) count += look_at(path) ? 1 : 0;
  EXPECT_GT(count, 100U);
}

}  // namespace
}  // namespace tlaloc::test
