#include "solver/proof/certificate/certificate.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "frontend/support/files.h"
#include "solver/proof/certificate/certificate_text.h"
#include "solver/proof/certificate/overlay.h"

namespace tlaloc::solver {

namespace {

/// The text of a lemma, where lemmas about ENABLED before it, which it may contain whole, stand by their names.
std::string naming_earlier(const std::vector<std::string>& lemmas, const std::vector<std::string>& names, std::size_t lemma) {
  std::string text = lemmas[lemma];
  for (std::size_t i = lemma; i-- > 0;) {
    const std::string whole = "(" + lemmas[i] + ")";
    const std::size_t at = lemmas[i].find("ENABLED") == std::string::npos ? std::string::npos : text.find(whole);
    if (at != std::string::npos) text.replace(at, whole.size(), names[i]);
  }
  return text;
}

/// What the command line says about the model beside its configuration: the proof is of that.
std::string model_options(const ProofSubject& subject) {
  const frontend::LoadOptions& load = subject.load;
  std::string text;
  const auto add = [&](const char* flag, const std::string& value) { text += fmt::format(" {} '{}'", flag, value); };
  if (load.init) add("--init", *load.init);
  if (load.next) add("--next", *load.next);
  if (load.cinit) add("--cinit", *load.cinit);
  for (const std::string& constraint : load.constraints) add("--constraint", constraint);
  for (const auto& [name, value] : load.constants) add("-c", fmt::format("{}={}", name, value));
  if (subject.undefined_is_free) text += " --undefined free";
  if (load.allow_io) text += " --allow-io";
  return text;
}

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return {};
  // The line that it stands in begins with it: nothing counts columns in a configuration.
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// Those that `induct` has to be asked for by name, since a configuration's are not its business: initial and action
/// properties. One that is proved in part only cannot be asked for.
std::vector<std::string> asked_properties(const ProofSubject& subject) {
  std::vector<std::string> names = subject.load.properties;
  if (names.empty() && subject.load.config_properties) {
    for (const config::Name& name : subject.specification.origin->configuration.properties) names.push_back(name.symbol.text());
  }
  const frontend::Model& proved = subject.specification.model;
  const frontend::Model& all = subject.asked == nullptr ? proved : *subject.asked;
  const auto parts_of = [](const std::string& property, const auto& formulas) {
    return std::count_if(formulas.begin(), formulas.end(), [&](const frontend::NamedExpr& formula) {
      return formula.name == property || formula.name.starts_with(property + "!");
    });
  };
  std::erase_if(names, [&](const std::string& name) {
    const bool has_some = parts_of(name, proved.initial_properties) > 0 || parts_of(name, proved.action_properties) > 0;
    const bool has_all = parts_of(name, proved.invariants) == parts_of(name, all.invariants) &&
                         parts_of(name, proved.initial_properties) == parts_of(name, all.initial_properties) &&
                         parts_of(name, proved.action_properties) == parts_of(name, all.action_properties) &&
                         parts_of(name, all.temporal) == 0;
    return !has_some || !has_all;
  });
  return names;
}

/// The configuration of the specification as one of the certificate's module. A file is always written: one that happens to
/// stand beside the module has no part in the proof.
std::string config_text(const ProofSubject& subject, const std::string& module) {
  const frontend::Origin& origin = *subject.specification.origin;
  if (!origin.config) {
    const bool has_behaviour = subject.load.init || subject.specification.program.find(Symbol("Init"));
    if (!has_behaviour) return {};  // without variables
    return fmt::format("INIT {}\nNEXT {}\n", subject.load.init.value_or("Init"), subject.load.next.value_or("Next"));
  }
  std::string text = *origin.config;
  if (origin.spelling->scope().sees_local) {  // `c <- [Root] Op`: the root has another name here
    std::vector<Span> places;
    const auto look_at = [&](const std::optional<config::Name>& name) {
      if (name && name->symbol == subject.specification.program.root_module) places.push_back(name->span);
    };
    for (const auto& assignment : origin.configuration.assignments) look_at(assignment.module);
    for (const auto& substitution : origin.configuration.substitutions) look_at(substitution.module);
    std::sort(places.begin(), places.end(), [](Span a, Span b) { return a.begin > b.begin; });
    for (const Span place : places) text.replace(place.begin, place.end - place.begin, module);
  }
  text = trimmed(text);
  return text.empty() ? text : text + "\n";
}

/// The module around the proof.
std::string module_text(const ProofSubject& subject, const std::string& name, const std::string& comment,
                        const std::vector<std::string>& modules, const std::string& proof) {
  const frontend::Origin& origin = *subject.specification.origin;
  const std::string root = subject.specification.program.root_module.text();
  const std::string heading = "\\* " + comment + "\n";
  if (!origin.spelling->scope().sees_local) {
    std::vector<std::string> extended{root};
    extended.insert(extended.end(), modules.begin(), modules.end());
    return fmt::format("---- MODULE {} ----\n{}EXTENDS {}\n{}====\n", name, heading, fmt::join(extended, ", "), proof);
  }
  std::string added = heading;
  for (const std::string& module : modules) added += fmt::format("LOCAL INSTANCE {}\n", module);
  std::string text = origin.text;
  text.insert(origin.end, "\n" + added + proof);
  text.replace(origin.name.begin, origin.name.end - origin.name.begin, name);
  return text;
}

bool is_among(const std::vector<frontend::NamedExpr>& formulas, const std::string& name) {
  return std::any_of(formulas.begin(), formulas.end(),
                     [&](const frontend::NamedExpr& formula) { return formula.name == name; });
}

/// The invariants of the model, of states and of steps, that were asked for by name or text; those that stand in a PROPERTY are
/// not among them.
std::vector<std::string> asked_invariants(const ProofSubject& subject) {
  std::vector<std::string> names = subject.load.invariants;
  if (names.empty()) {
    for (const config::Name& name : subject.specification.origin->configuration.invariants) names.push_back(name.symbol.text());
  }
  const frontend::Model& model = subject.specification.model;
  std::erase_if(names, [&](const std::string& name) {
    return !is_among(model.invariants, name) && !is_among(model.action_properties, name);
  });
  return names;
}

/// Of what was asked for, only what the proof is of: parts of a PROPERTY have no name to be asked by.
void restrict_to(const frontend::Model& proved, const std::string& invariant, frontend::Model& model) {
  const auto keep = [](auto& formulas, const auto& wanted, const std::string& also) {
    std::erase_if(formulas, [&](const auto& formula) {
      return formula.name != also &&
             std::none_of(wanted.begin(), wanted.end(), [&](const auto& one) { return one.name == formula.name; });
    });
  };
  keep(model.invariants, proved.invariants, invariant);
  keep(model.initial_properties, proved.initial_properties, {});
  keep(model.action_properties, proved.action_properties, {});
  model.temporal.clear();
}

/// The first property that the proof is of and that was not read back.
std::optional<std::string> find_lost(const frontend::Model& proved, const frontend::Model& model) {
  for (const auto& [wanted, found] : {std::pair(&proved.initial_properties, &model.initial_properties),
                                      std::pair(&proved.action_properties, &model.action_properties)}) {
    if (wanted->size() != found->size()) return wanted->empty() ? found->front().name : wanted->front().name;
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::pair<Symbol, Value>> assigned_constants(const ProofSubject& subject) {
  const frontend::Origin& origin = *subject.specification.origin;
  std::vector<std::pair<Symbol, Value>> all;
  for (const config::ConstantAssignment& assignment : origin.configuration.assignments) {
    const Symbol name = assignment.target.symbol;
    const auto& given = subject.load.constants;
    const bool is_overridden =
        std::any_of(given.begin(), given.end(), [&](const auto& one) { return one.first == name.text(); });
    if (assignment.arguments.empty() && !assignment.module && !is_overridden && origin.spelling->is_in_scope(name)) {
      all.emplace_back(name, assignment.value);
    }
  }
  return all;
}

ProofModule wrap_proof(const ProofSubject& subject, const std::string& name, const std::string& comment, const ProofText& text,
                       const std::string& definitions, const std::string& proof) {
  const frontend::Specification& specification = subject.specification;
  const kernel::Spelling& spelling = *specification.origin->spelling;
  ProofModule out;
  const std::filesystem::path folder = std::filesystem::path(subject.load.spec_path).parent_path();
  out.module_path = (folder / (name + ".tla")).string();
  out.config_path = (folder / (name + ".cfg")).string();
  out.config = config_text(subject, name);
  // Model values must have the same order as in the specification, else CHOOSE might take another one. Those that the
  // configuration gives no rank would get one by being assigned there: they are made in the module.
  std::vector<std::string> declared;
  std::string assigned, made;
  for (const auto& [own_name, value] : text.constants()) {
    if (specification.program.model_values.rank(value) == NameOrder::kUnranked) {
      made += fmt::format("{} == {}!TLCModelValue(\"{}\")\n", own_name, spelling.instance_of("TLCExt"), value.text());
      continue;
    }
    declared.push_back(own_name);
    const bool is_assigned = own_name == value.text() && spelling.scope().own_values.contains(value);
    if (!is_assigned) assigned += fmt::format("  {} = {}\n", own_name, value.text());
  }
  std::string whole;
  if (!declared.empty()) whole += fmt::format("CONSTANTS {}\n", fmt::join(declared, ", "));
  if (!assigned.empty()) out.config += "CONSTANTS\n" + assigned;
  if (!made.empty()) whole += fmt::format("{} == INSTANCE TLCExt\n{}", spelling.instance_of("TLCExt"), made);
  out.module = module_text(subject, name, comment, text.modules(), whole + definitions + proof);
  return out;
}

Certificate make_certificate(const ProofSubject& subject, const InvariantFound& found) {
  const frontend::Specification& specification = subject.specification;
  const kernel::Spelling& spelling = *specification.origin->spelling;
  Certificate out;
  out.name = spelling.fresh(specification.program.root_module.text() + "Proof");
  out.invariant = spelling.fresh("ProvedInvariant");

  ProofText text(specification);
  text.add_model_values(found.model_values);
  std::vector<std::string> names, lemmas, conjuncts;
  for (std::size_t i = 0; i < found.lemmas.size(); ++i) {
    names.push_back(spelling.fresh(fmt::format("Lemma{}", i + 1)));
    lemmas.push_back(fmt::format("{} == {}\n", names.back(), naming_earlier(found.lemmas, names, i)));
  }
  for (const std::string& type : found.types) conjuncts.push_back(type);
  for (const frontend::NamedExpr& formula : specification.model.invariants) conjuncts.push_back(text.formula(formula));
  for (const std::string& name : names) conjuncts.push_back(name);
  if (conjuncts.empty()) conjuncts.emplace_back("TRUE");
  for (const auto* list : {&lemmas, &conjuncts}) {
    for (const std::string& piece : *list) text.add(piece);
  }

  const std::string definitions = text.definitions();
  std::string proof;
  for (const std::string& lemma : lemmas) proof += lemma;
  proof += out.invariant + " ==\n";
  for (const std::string& conjunct : conjuncts) proof += fmt::format("  /\\ {}\n", conjunct);
  std::string properties;
  for (const std::string& property : asked_properties(subject)) properties += fmt::format(" --property '{}'", property);
  for (const std::string& name : asked_invariants(subject)) {
    if (is_among(specification.model.action_properties, name)) properties += fmt::format(" --implies '{}'", name);
  }
  const std::string comment =
      fmt::format("An inductive invariant of {}. To check it:\n\\*   tlaloc induct {}.tla --inv {}{}{}",
                  specification.program.root_module.text(), out.name, out.invariant, properties, model_options(subject));
  ProofModule made = wrap_proof(subject, out.name, comment, text, definitions, proof);
  out.module_path = std::move(made.module_path);
  out.config_path = std::move(made.config_path);
  out.module = std::move(made.module);
  out.config = std::move(made.config) + fmt::format("INVARIANT {}\n", out.invariant);
  return out;
}

std::optional<std::string> write_certificate(const Certificate& certificate, const std::string& folder) {
  std::vector<std::pair<std::string, std::string>> files = certificate.extended;
  files.emplace_back(certificate.module_path, certificate.module);
  files.emplace_back(certificate.config_path, certificate.config);
  for (const auto& [path, text] : files) {
    const std::string target = in_directory(folder, std::filesystem::path(path).filename().string());
    if (const auto problem = write_file(target, text)) return fmt::format("cannot write {}: {}", target, *problem);
  }
  return std::nullopt;
}

frontend::Loaded read_back(const Certificate& certificate, const ProofSubject& subject, const FileProvider& files,
                           SourceManager& sources, DiagnosticSink& sink) {
  const Overlay overlay(files, {{certificate.module_path, certificate.module}, {certificate.config_path, certificate.config}});
  frontend::LoadOptions load = subject.load;
  load.spec_path = certificate.module_path;
  load.config_path = certificate.config_path;
  load.use_config = true;
  load.invariants = {certificate.invariant};
  // However the certificate writes them: what was asked for follows.
  load.implied = asked_invariants(subject);
  frontend::Loaded loaded = frontend::load(load, overlay, sources, sink);
  if (loaded.specification) restrict_to(subject.specification.model, certificate.invariant, loaded.specification->model);
  return loaded;
}

std::optional<std::string> refute(Certificate& certificate, const ProofSubject& subject, const FileProvider& files,
                                  const CheckOptions& check, const Budget& budget, bool record) {
  SourceManager sources;
  DiagnosticSink sink;
  const frontend::Loaded loaded = read_back(certificate, subject, files, sources, sink);
  if (!loaded.specification || sink.has_errors()) {
    const Diagnostic* const error = sink.first_error();
    return "the invariant found cannot be read back: " + (error == nullptr ? "no specification" : error->message);
  }
  if (const auto lost = find_lost(subject.specification.model, loaded.specification->model)) {
    return "the invariant found cannot be read back: `" + *lost + "` is not asked for in the same way";
  }
  InductOptions asked{check};
  asked.deadlock = subject.specification.model.check_deadlock;
  asked.explain = false;
  if (record) asked.record = [&](const ObligationRecord& one) { certificate.obligations.push_back(one); };
  const Induction induction = induct(*loaded.specification, asked, budget);
  if (std::holds_alternative<Proved>(induction.verdict)) return std::nullopt;
  if (const auto* unknown = std::get_if<Unknown>(&induction.verdict)) {
    return "the invariant found could not be checked: " + unknown->why.text;
  }
  return "the invariant found is not inductive";
}

}  // namespace tlaloc::solver
