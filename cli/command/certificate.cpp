#include "cli/command/certificate.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>

#include "cli/command/model_run.h"
#include "cli/files.h"
#include "frontend/config/config.h"
#include "frontend/config/config_text.h"

namespace tlaloc::cli {

namespace {

/// The files of the disk, and the certificate's as if they were there.
class Overlay final : public FileProvider {
 public:
  Overlay(const FileProvider& base, const Certificate& certificate) : base_(base) {
    texts_[certificate.module_path] = certificate.module;
    if (!certificate.config.empty()) texts_[certificate.config_path] = certificate.config;
  }
  [[nodiscard]] ReadResult read(const std::string& path) const override {
    const auto found = texts_.find(path);
    return found == texts_.end() ? base_.read(path) : ReadResult{found->second, {}};
  }
  [[nodiscard]] bool exists(const std::string& path) const override { return texts_.contains(path) || base_.exists(path); }

 private:
  const FileProvider& base_;
  std::map<std::string, std::string> texts_;
};

/// An operator can be named; an expression from the command line is written out.
std::string formula_text(const frontend::NamedExpr& formula, const kernel::Program& program) {
  const bool is_operator = std::all_of(formula.name.begin(), formula.name.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '!';
  });
  return is_operator ? formula.name : kernel::print(program, formula.expr);
}

/// The text of a lemma, where lemmas about ENABLED before it, which it may contain whole, stand by their names.
std::string naming_earlier(const std::vector<std::string>& lemmas, std::size_t lemma) {
  std::string text = lemmas[lemma];
  for (std::size_t i = lemma; i-- > 0;) {
    const std::string whole = "(" + lemmas[i] + ")";
    const std::size_t at = lemmas[i].find("ENABLED") == std::string::npos ? std::string::npos : text.find(whole);
    if (at != std::string::npos) text.replace(at, whole.size(), fmt::format("Lemma{}", i + 1));
  }
  return text;
}

/// What the command line says about the model beside its configuration: the proof is of that.
std::string model_options(const Options& options) {
  std::string text;
  const auto add = [&](const char* flag, const std::string& value) { text += fmt::format(" {} '{}'", flag, value); };
  if (options.init) add("--init", *options.init);
  if (options.next) add("--next", *options.next);
  for (const std::string& constraint : options.constraints) add("--constraint", constraint);
  for (const auto& [name, value] : options.constants) add("-c", fmt::format("{}={}", name, value));
  if (options.undefined_is_free) text += " --undefined free";
  if (options.allow_io) text += " --allow-io";
  return text;
}

}  // namespace

std::vector<std::pair<Symbol, Value>> assigned_constants(const std::optional<std::string>& config,
                                                         const frontend::Specification& specification) {
  std::vector<std::pair<Symbol, Value>> all;
  if (!config) return all;
  SourceManager sources;
  DiagnosticSink sink;
  NameOrder names = specification.program.model_values;
  const auto parsed = config::parse_config(sources.add("config", *config), sources, names, sink);
  if (!parsed) return all;
  for (const config::ConstantAssignment& assignment : parsed->assignments) {
    if (assignment.arguments.empty() && !assignment.module) all.emplace_back(assignment.target.symbol, assignment.value);
  }
  return all;
}

Certificate make_certificate(const Options& options, const frontend::Specification& specification,
                             const solver::InvariantFound& found, const std::optional<std::string>& config) {
  const std::string root = specification.program.root_module.text();
  Certificate out;
  out.name = root + "Proof";
  out.invariant = "ProvedInvariant";
  const std::filesystem::path folder = std::filesystem::path(options.spec).parent_path();
  out.module_path = (folder / (out.name + ".tla")).string();
  out.config_path = (folder / (out.name + ".cfg")).string();
  out.config = config.value_or("");

  // Model values must have the same order as in the specification, else CHOOSE might take another one. To add names to the
  // configuration changes nothing when it, or `-c`, names them already; those that it would give a rank are made in the module.
  const auto assigned = assigned_constants(config, specification);
  std::vector<std::string> declared;
  std::vector<std::string> made;
  for (const Symbol name : found.model_values) {
    const auto& constants = specification.program.constants;
    bool known = std::any_of(assigned.begin(), assigned.end(), [&](const auto& constant) { return constant.first == name; });
    for (std::uint32_t i = 0; i < constants.size(); ++i) known |= constants[kernel::ConstantId(i)].name == name;
    known |= specification.program.find(name).has_value();  // a definition that stands for a model value
    if (known) continue;
    const bool is_ranked = specification.program.model_values.rank(name) != NameOrder::kUnranked;
    (is_ranked ? declared : made).push_back(name.text());
  }
  out.module = fmt::format(
      "---- MODULE {} ----\n\\* An inductive invariant of {}. To check it:\n\\*   tlaloc induct {}.tla --inv {}{}\n", out.name,
      root, out.name, out.invariant, model_options(options));
  out.module += fmt::format("EXTENDS {}, Integers{}\n", root, made.empty() ? "" : ", TLCExt");
  if (!declared.empty()) {
    out.module += fmt::format("CONSTANTS {}\n", fmt::join(declared, ", "));
    out.config += "\nCONSTANTS\n";
    for (const std::string& name : declared) out.config += fmt::format("  {} = {}\n", name, name);
  }
  for (const std::string& name : made) out.module += fmt::format("{0} == TLCModelValue(\"{0}\")\n", name);
  for (std::size_t i = 0; i < found.lemmas.size(); ++i) {
    out.module += fmt::format("Lemma{} == {}\n", i + 1, naming_earlier(found.lemmas, i));
  }
  out.module += out.invariant + " ==\n";
  for (const std::string& type : found.types) out.module += fmt::format("  /\\ {}\n", type);
  for (const frontend::NamedExpr& formula : specification.model.invariants) {
    out.module += fmt::format("  /\\ {}\n", formula_text(formula, specification.program));
  }
  for (std::size_t i = 0; i < found.lemmas.size(); ++i) out.module += fmt::format("  /\\ Lemma{}\n", i + 1);
  out.module += "====\n";
  return out;
}

std::optional<std::string> read_config(const Options& options, const FileProvider& files) {
  const auto path = config::find_config(options.spec, options.config, files);
  DiagnosticSink sink;  // loading has told it
  return path ? config::read_config(*path, files, sink) : std::nullopt;
}

std::optional<std::string> write_certificate(const Certificate& certificate, const std::string& folder) {
  for (const auto& [path, text] :
       {std::pair(certificate.module_path, certificate.module), std::pair(certificate.config_path, certificate.config)}) {
    if (text.empty()) continue;
    const std::string target = in_directory(folder, std::filesystem::path(path).filename().string());
    if (const auto problem = write_file(target, text)) return fmt::format("cannot write {}: {}", target, *problem);
  }
  return std::nullopt;
}

std::optional<std::string> refute(Certificate& certificate, const Options& options, const FileProvider& files,
                                  const solver::CheckOptions& check, const solver::Budget& budget) {
  const Overlay overlay(files, certificate);
  frontend::LoadOptions load = to_load_options(options);
  load.spec_path = certificate.module_path;
  load.config_path.reset();
  if (!certificate.config.empty()) load.config_path = certificate.config_path;
  load.invariants = {certificate.invariant};
  SourceManager sources;
  DiagnosticSink sink;
  const frontend::Loaded loaded = frontend::load(load, overlay, sources, sink);
  if (!loaded.specification || sink.has_errors()) {
    const Diagnostic* const error = sink.first_error();
    return "the invariant found cannot be read back: " + (error == nullptr ? "no specification" : error->message);
  }
  solver::InductOptions induct{check};
  induct.deadlock = options.deadlock.value_or(loaded.specification->model.check_deadlock);
  induct.explain = false;
  if (options.certificate_dir) {
    induct.record = [&](const solver::ObligationRecord& record) { certificate.obligations.push_back(record); };
  }
  const solver::Induction induction = solver::induct(*loaded.specification, induct, budget);
  if (std::holds_alternative<solver::Proved>(induction.verdict)) return std::nullopt;
  if (const auto* unknown = std::get_if<solver::Unknown>(&induction.verdict)) {
    return "the invariant found could not be checked: " + unknown->why.text;
  }
  return "the invariant found is not inductive";
}

}  // namespace tlaloc::cli
