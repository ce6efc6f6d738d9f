// The command line as CLI11 reads it: commands, their options, and the help text.
#include "cli/options.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "cli/exit_code.h"
#include "cli/option_values.h"

namespace tlaloc::cli {

namespace {

/// Validators without CLI11's own words in the help: the option's type name says it.
CLI::Validator one_of(std::vector<std::string> words) { return CLI::IsMember(std::move(words)).description(""); }

/// Decimal digits. CLI11 by itself takes octal and hexadecimal numbers too, and an empty text for no number at all.
CLI::Validator whole_number(std::uint64_t least, std::uint64_t most = std::numeric_limits<std::uint32_t>::max()) {
  const auto check = [=](std::string& text) -> std::string {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size() && number >= least && number <= most) {
      text = std::to_string(number);  // without the zeros in front that make it octal
      return {};
    }
    return fmt::format("`{}` is no whole number from {} to {}", text, least, most);
  };
  return CLI::Validator(check, "");
}

CLI::Validator seconds() {
  static constexpr double kMost = 1e9;  // thirty years
  const auto check = [](std::string& text) -> std::string {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_number = error == std::errc() && end == text.data() + text.size() && !std::isnan(number);
    if (is_number && number > 0 && number <= kMost) return {};
    return fmt::format("`{}` is no number of seconds above 0 and up to {:g}", text, kMost);
  };
  return CLI::Validator(check, "");
}

/// CLI11 takes an empty text for an option that was not given.
const CLI::Validator kNotEmpty(
    [](std::string& text) { return text.empty() ? std::string("the value is empty") : std::string(); }, "");

class Parser {
 public:
  Parser();
  ParsedOptions parse(int argc, const char* const* argv);

 private:
  [[nodiscard]] ResultFormat wanted_format(int argc, const char* const* argv) const;
  CLI::App* command(Command command, const char* name, const char* description);
  void add_spec(CLI::App& app, bool required = true);
  void add_config(CLI::App& app);
  void add_behaviour(CLI::App& app);
  void add_properties(CLI::App& app);
  void add_induction(CLI::App& app);
  void add_length(CLI::App& app, const char* help);
  void add_run_limits(CLI::App& app);
  void add_limits(CLI::App& app);
  void add_violations(CLI::App& app);
  void add_traces(CLI::App& app);
  void add_certificate(CLI::App& app);
  void add_outcome(CLI::App& app);
  void add_console(CLI::App& app);
  /// A list: given several times, one value each, so that `-c N=1 Spec.tla` leaves the spec alone.
  static CLI::Option* add_list(CLI::App& app, const char* flags, std::vector<std::string>& into, std::string help);
  static CLI::Option* add_text(CLI::App& app, const char* flags, std::optional<std::string>& into, const char* help);

  CLI::App app_{"Tlaloc, a symbolic model checker for TLA+", "tlaloc"};
  Options options_;
  RawOptions raw_;
};

CLI::Option* Parser::add_list(CLI::App& app, const char* flags, std::vector<std::string>& into, std::string help) {
  return app.add_option(flags, into, std::move(help))->allow_extra_args(false)->take_all()->check(kNotEmpty);
}

CLI::Option* Parser::add_text(CLI::App& app, const char* flags, std::optional<std::string>& into, const char* help) {
  return app.add_option(flags, into, help)->check(kNotEmpty);
}

CLI::App* Parser::command(Command command, const char* name, const char* description) {
  CLI::App* const sub = app_.add_subcommand(name, description);
  sub->callback([this, command, name] {
    options_.command = command;
    options_.command_name = name;
  });
  sub->get_formatter()->column_width(34);
  return sub;
}

void Parser::add_spec(CLI::App& app, bool required) {
  CLI::Option* const spec = app.add_option("SPEC", options_.spec, "the root module, a .tla file")->check(kNotEmpty);
  if (required) spec->required();
}

void Parser::add_config(CLI::App& app) {
  add_text(app, "--config,--config-tlc", options_.config, "TLC configuration file (default: SPEC.cfg beside the spec, if any)")
      ->type_name("FILE")
      ->group("Model");
  add_list(app, "-c,--const", raw_.constants, "value of a constant, any constant expression; wins over the config; repeatable")
      ->type_name("NAME=VALUE")
      ->group("Model");
  add_list(app, "-I,--library", options_.library_dirs,
           "folder to search for modules, before TLA_PATH and the bundled ones; repeatable")
      ->type_name("DIR")
      ->group("Model");
  app.add_flag("--allow-io", options_.allow_io, "let the spec read and write files and run programs (Json, CSV, IOUtils, SVG)")
      ->group("Model");
}

void Parser::add_behaviour(CLI::App& app) {
  add_config(app);
  add_text(app, "--init", options_.init, "initial predicate (default: the config's)")->type_name("OP")->group("Model");
  add_text(app, "--next", options_.next, "next-state action (default: the config's)")->type_name("OP")->group("Model");
  add_text(app, "--cinit", options_.cinit,
           "predicate that says which values constants may take: all of them are checked (default: the ASSUMEs)")
      ->type_name("OP")
      ->group("Model");
  add_list(app, "--constraint", raw_.constraints, "state constraint; repeatable")->type_name("OP")->group("Model");
  app.add_option("--undefined", raw_.undefined, "an expression without a value is an error, or any value (default: error)")
      ->type_name("error|free")
      ->check(one_of({"error", "free"}))
      ->group("Model");
}

void Parser::add_properties(CLI::App& app) {
  add_list(app, "--inv,--invariant", raw_.invariants, "invariants, operators or an expression; replace the config's")
      ->type_name("A,B")
      ->group("Model");
  add_list(app, "--temporal,--property", raw_.properties,
           "temporal properties, action properties [][A]_v, predicates of initial states, refinements; replace the config's")
      ->type_name("P,Q")
      ->group("Model");
  CLI::Option* const on = app.add_flag("--deadlock", raw_.deadlock, "look for deadlocks (default: the config's, else on)");
  CLI::Option* const off = app.add_flag("--no-deadlock", raw_.no_deadlock, "let behaviours end");
  on->group("Model");
  off->group("Model");
}

void Parser::add_induction(CLI::App& app) {
  add_list(app, "--inv,--invariant", raw_.invariants,
           "the invariant, operators or an expression; says which values each variable may take")
      ->type_name("A,B")
      ->group("Model")
      ->required();
  add_list(app, "--implies", raw_.implied, "what the invariant should imply, operators or an expression")
      ->type_name("A,B")
      ->group("Model");
  add_list(app, "--temporal,--property", raw_.properties,
           "action properties [][A]_v that its steps should satisfy, and refinements")
      ->type_name("P,Q")
      ->group("Model");
}

void Parser::add_length(CLI::App& app, const char* help) {
  app.add_option("--length", options_.length, help)->type_name("K")->transform(whole_number(0))->group("Limits");
}

void Parser::add_run_limits(CLI::App& app) {
  app.add_option("--timeout", options_.timeout_seconds, "wall-clock limit in seconds (default: none)")
      ->type_name("SECONDS")
      ->check(seconds())
      ->group("Limits");
  app.add_option("--memory", options_.memory_megabytes, "memory limit in MB (default: none)")
      ->type_name("MB")
      ->transform(whole_number(1, 1'000'000'000))
      ->group("Limits");
}

void Parser::add_limits(CLI::App& app) {
  add_run_limits(app);
  app.add_option("--jobs", options_.jobs, "threads (default: 2, or 1 on a single core)")
      ->type_name("N")
      ->transform(whole_number(1, 1024))
      ->group("Limits");
  app.add_option("--seed", options_.seed, "seed of random choices (default: 0)")
      ->type_name("N")
      ->transform(whole_number(0))
      ->group("Limits");
}

void Parser::add_violations(CLI::App& app) {
  app.add_option("--max-error", options_.max_errors,
                 "stop after this many violated properties, each shown when it is found (default: 1)")
      ->type_name("N")
      ->transform(whole_number(1))
      ->group("Limits");
}

void Parser::add_traces(CLI::App& app) {
  add_list(app, "--trace", raw_.traces,
           fmt::format("a violation's trace as {}; repeatable (default: text)", list_trace_formats("or", FormatKinds::Told)))
      ->type_name("FORMAT[:FILE]")
      ->group("Output");
  add_text(app, "--output-dir", options_.output_dir, "folder for files written (default: the current one)")
      ->type_name("DIR")
      ->group("Output");
}

void Parser::add_certificate(CLI::App& app) {
  add_text(app, "--certificate", options_.certificate_dir,
           "when proved: a TLA+ module and SMT-LIB files into this folder; cvc5, if installed, checks them")
      ->type_name("DIR")
      ->group("Output");
}

void Parser::add_outcome(CLI::App& app) {
  for (const ResultFormatInfo& about : kResultFormats) {
    if (about.help.empty()) continue;
    bool& wanted = raw_.formats[static_cast<std::size_t>(about.format)];
    app.add_flag(fmt::format("--{}", about.name), wanted, std::string(about.help))->group("Output");
  }
  add_text(app, "--expect", options_.expect, "exit 0 if the verdict starts with these words, else 22")
      ->type_name("VERDICT")
      ->group("Output");
  app.add_option("--progress", raw_.progress, "live progress on stderr (default: auto, when it is a terminal)")
      ->type_name("auto|always|never")
      ->check(one_of({"auto", "always", "never"}))
      ->group("Output");
  app.add_flag("--stats", options_.stats, "print times and sizes on stderr")->group("Output");
}

void Parser::add_console(CLI::App& app) {
  app.add_flag("--quiet", options_.quiet, "print the verdict only; errors still go to stderr")->group("Output");
  app.add_option("--color", raw_.color, "coloured diagnostics (default: auto; NO_COLOR is honoured)")
      ->type_name("auto|always|never")
      ->check(one_of({"auto", "always", "never"}))
      ->group("Output");
}

Parser::Parser() {
  app_.require_subcommand(1);
  app_.get_formatter()->column_width(14);
  app_.set_version_flag("--version", std::string(), "print the version and exit");
  std::string footer = "Exit codes:\n";
  for (const ExitCodeInfo& entry : kExitCodes) footer += fmt::format("  {:>3}  {}\n", number(entry.code), entry.meaning);
  app_.footer(footer + "\n`tlaloc COMMAND --help` lists a command's options.");

  CLI::App* const check = command(Command::Check, "check", "look for violations of everything the model states");
  add_spec(*check);
  add_behaviour(*check);
  add_properties(*check);
  add_length(*check, "steps to look ahead (default: until something settles it)");
  add_limits(*check);
  add_violations(*check);
  add_certificate(*check);
  add_outcome(*check);
  add_traces(*check);
  add_console(*check);

  CLI::App* const simulate = command(Command::Simulate, "simulate", "random executions with the concrete interpreter");
  add_spec(*simulate);
  add_behaviour(*simulate);
  add_properties(*simulate);
  add_length(*simulate, "steps of an execution (default: 100)");
  add_limits(*simulate);
  add_violations(*simulate);
  simulate->add_option("--runs", options_.runs, "executions to draw (default: 100)")
      ->type_name("N")
      ->transform(whole_number(1))
      ->group("Limits");
  add_outcome(*simulate);
  add_traces(*simulate);
  add_console(*simulate);

  CLI::App* const prove = command(Command::Prove, "prove", "prove invariants for all reachable states");
  add_spec(*prove);
  add_behaviour(*prove);
  add_properties(*prove);
  add_limits(*prove);
  add_certificate(*prove);
  add_outcome(*prove);
  add_traces(*prove);
  add_console(*prove);

  CLI::App* const induct = command(Command::Induct, "induct", "check that an invariant is inductive");
  add_spec(*induct);
  add_behaviour(*induct);
  add_induction(*induct);
  add_length(*induct, "steps of the search for a behaviour that violates a conjunct that fails (default: 5)");
  add_limits(*induct);
  add_certificate(*induct);
  add_outcome(*induct);
  add_console(*induct);

  CLI::App* const parse = command(Command::Parse, "parse", "parse and analyse, report diagnostics");
  add_spec(*parse);
  add_config(*parse);
  parse->add_option("--dump", raw_.dump, "print a stage instead of the summary; the model is that of the config")
      ->type_name("tree|kernel|shapes|model")
      ->check(one_of(dump_stages()));
  add_console(*parse);

  CLI::App* const translate =
      command(Command::Translate, "translate", "print the module with its PlusCal algorithm translated");
  add_spec(*translate);
  translate->add_flag("--in-place", options_.in_place, "write the translation into the file instead");
  add_console(*translate);

  CLI::App* const eval = command(Command::Eval, "eval", "evaluate constant expressions; without -e those on standard input");
  add_spec(*eval, false);
  add_list(*eval, "-e,--expr", options_.expressions, "expression to evaluate; repeatable")->type_name("EXPR");
  eval->add_option("--seed", options_.seed, "seed of random choices (default: 0)")->type_name("N")->transform(whole_number(0));
  add_config(*eval);
  add_run_limits(*eval);
  add_console(*eval);

  CLI::App* const trace = command(Command::Trace, "trace", "render or convert a saved ITF trace");
  trace
      ->add_option_function<std::string>(
          "VERB",
          [this](const std::string& verb) { options_.trace_verb = verb == "show" ? TraceVerb::Show : TraceVerb::Convert; },
          "show (as text) or convert")
      ->required()
      ->check(one_of({"show", "convert"}));
  trace->add_option("FILE", options_.trace_file, "an ITF trace, .itf.json")->required();
  trace->add_option("--to", raw_.to, fmt::format("convert to {}, on standard output or into a file", list_trace_formats("or")))
      ->type_name("FORMAT[:FILE]");
  add_console(*trace);

  CLI::App* const explain = command(Command::Explain, "explain", "what a diagnostic means, with an example and the remedy");
  explain->add_option("CODE", options_.code, "the code in brackets, like E1001; none: list all");

  command(Command::Version, "version", "print the version");
}

/// The format whose option was given, to a command that has it. Asked where the options could not be read.
ResultFormat Parser::wanted_format(int argc, const char* const* argv) const {
  const auto commands = app_.get_subcommands([](const CLI::App*) { return true; });
  for (const ResultFormatInfo& about : kResultFormats) {
    const std::string option = fmt::format("--{}", about.name);
    const bool is_unknown = std::any_of(commands.begin(), commands.end(), [&](const CLI::App* command) {
      return command->check_name(argv[1]) && command->get_option_no_throw(option) == nullptr;
    });
    if (is_unknown) continue;
    for (int i = 1; i < argc && std::string_view(argv[i]) != "--"; ++i) {
      if (argv[i] == option) return about.format;
    }
  }
  return ResultFormat::Text;
}

ParsedOptions Parser::parse(int argc, const char* const* argv) {
  if (argc <= 1) return UsageError{"no command given"};
  try {
    app_.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const auto chosen = app_.get_subcommands();
    return HelpText{chosen.empty() ? app_.help() : chosen.front()->help("tlaloc")};
  } catch (const CLI::CallForVersion&) {
    options_.command = Command::Version;
    options_.command_name = "version";
    return std::move(options_);
  } catch (const CLI::ParseError& error) {
    return UsageError{error.what(), wanted_format(argc, argv)};
  }
  if (const auto error = finish(raw_, options_)) return UsageError{*error, options_.format};
  for (int i = 0; i < argc; ++i) options_.command_line += (i == 0 ? "" : " ") + std::string(argv[i]);
  return std::move(options_);
}

}  // namespace

ParsedOptions parse_options(int argc, const char* const* argv) { return Parser().parse(argc, argv); }

}  // namespace tlaloc::cli
