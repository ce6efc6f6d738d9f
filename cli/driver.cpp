#include "cli/driver.h"

#include <fmt/core.h>

#include <exception>
#include <new>

#include "cli/command/command.h"
#include "cli/command/conclude.h"
#include "frontend/support/stack.h"

namespace tlaloc::cli {

namespace {

ExitCode refuse_usage(const UsageError& error, Console& console) {
  Options options;
  options.format = error.format;
  const std::unique_ptr<Renderer> renderer = open_renderer(options, console);
  renderer->remark(Remark::Error, error.message);
  renderer->log("`tlaloc --help` lists the commands, `tlaloc COMMAND --help` their options\n");
  return conclude_invalid("command line: " + error.message, ExitCode::ConfigUnreadable, options, *renderer);
}

ExitCode run_command(const Options& options, const FileProvider& files, Console& console) {
  switch (options.command) {
    case Command::Check:
      return run_check(options, files, console);
    case Command::Simulate:
      return run_simulate(options, files, console);
    case Command::Parse:
      return run_parse(options, files, console);
    case Command::Eval:
      return run_eval(options, files, console);
    case Command::Trace:
      return run_trace(options, files, console);
    case Command::Explain:
      return run_explain(options, console);
    case Command::Version:
      return run_version(console);
    case Command::Translate:
      return run_translate(options, files, console);
    case Command::Prove:
      return run_prove(options, files, console);
    case Command::Induct:
      return run_induct(options, files, console);
  }
  return ExitCode::InternalError;
}

ExitCode parse_and_run(int argc, const char* const* argv, const FileProvider& files, Console& console) {
  const ParsedOptions parsed = parse_options(argc, argv);
  if (const auto* help = std::get_if<HelpText>(&parsed)) {
    console.result(help->text);
    return ExitCode::Success;
  }
  if (const auto* error = std::get_if<UsageError>(&parsed)) return refuse_usage(*error, console);
  const auto& options = std::get<Options>(parsed);
  console.configure(options);
  return run_command(options, files, console);
}

}  // namespace

int run(int argc, const char* const* argv, const FileProvider& files, Console& console) {
  ExitCode code = ExitCode::InternalError;
  try {
    code = parse_and_run(argc, argv, files, console);
  } catch (const std::bad_alloc&) {
    console.result("Verdict: unknown (memory)\n");
    code = ExitCode::Unknown;
  } catch (const stack::Exhausted& limit) {
    console.result(fmt::format("Verdict: unknown ({})\n", limit.what()));
    code = ExitCode::Unknown;
  } catch (const std::exception& failure) {
    console.error(fmt::format("internal error: {}", failure.what()));
    console.result("Verdict: unknown (internal error)\n");
  }
  if (!console.flush()) {
    console.error("standard output could not take everything");
    code = ExitCode::ConfigUnreadable;
  }
  return number(code);
}

}  // namespace tlaloc::cli
