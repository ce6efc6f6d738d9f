// The command line as one plain struct. Parsing it is the only code that knows CLI11; what comes out is complete and
// consistent, so commands never look at argv. An option that makes no sense with a command is a usage error here.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "cli/render/result_formats.h"
#include "cli/render/trace/trace_formats.h"

namespace tlaloc::cli {

enum class Command { Check, Prove, Induct, Simulate, Parse, Translate, Eval, Trace, Explain, Version };
enum class When { Auto, Always, Never };
enum class DumpStage { Tree, Kernel, Shapes, Model };
enum class TraceVerb { Show, Convert };

/// `--trace FORMAT[:FILE]`. Without a file: standard output, or the output directory if there is one.
struct TraceRequest {
  TraceFormat format = TraceFormat::Text;
  std::optional<std::string> file;
};

struct Options {
  Command command = Command::Check;
  std::string command_name;
  std::string command_line;  ///< as typed, for reports of defects

  // the model
  std::string spec;  ///< empty: none given (eval, explain, version)
  std::optional<std::string> config, init, next, cinit;
  std::vector<std::string> invariants, implied, properties, constraints, library_dirs;
  std::vector<std::pair<std::string, std::string>> constants;
  std::optional<bool> deadlock;
  bool allow_io = false;

  // limits
  std::optional<std::uint32_t> length;
  std::optional<double> timeout_seconds;
  std::optional<std::uint64_t> memory_megabytes;
  std::uint32_t jobs = std::clamp(std::thread::hardware_concurrency(), 1U, 2U);
  std::uint32_t seed = 0;
  std::uint32_t max_errors = 1;
  std::uint32_t runs = 100;  ///< simulate
  bool undefined_is_free = false;

  // output
  std::optional<std::string> expect;
  std::optional<std::string> output_dir;
  std::optional<std::string> certificate_dir;  ///< check, prove, induct
  std::vector<TraceRequest> traces;
  ResultFormat format = ResultFormat::Text;
  bool quiet = false, stats = false;
  When progress = When::Auto;
  When color = When::Auto;

  // single commands
  std::optional<DumpStage> dump;         ///< parse
  bool in_place = false;                 ///< translate
  std::vector<std::string> expressions;  ///< eval
  std::string code;                      ///< explain; empty: list all
  TraceVerb trace_verb = TraceVerb::Show;
  std::string trace_file;  ///< trace show | convert
};

struct HelpText {
  std::string text;
};
struct UsageError {
  std::string message;
  ResultFormat format = ResultFormat::Text;  ///< the format in which the error is to be reported
};
using ParsedOptions = std::variant<Options, HelpText, UsageError>;

[[nodiscard]] ParsedOptions parse_options(int argc, const char* const* argv);

/// Splits `A,B` into names. A text that is not a list of names is one expression, because expressions may contain commas.
[[nodiscard]] std::vector<std::string> split_names(std::string_view text);

}  // namespace tlaloc::cli
