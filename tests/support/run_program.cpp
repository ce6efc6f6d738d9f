#include "tests/support/run_program.h"

#include <signal.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include "frontend/support/process.h"

namespace tlaloc::test {

ProgramRun run_program(const std::string& program, const std::vector<std::string>& arguments, const std::string& folder,
                       const RunOptions& options) {
  std::vector<std::string> command{program};
  command.insert(command.end(), arguments.begin(), arguments.end());
  ProcessSettings settings{options.environment, folder, options.input, {}};
  bool is_interrupted = options.interrupt_at.empty();
  ::signal(SIGINT, SIG_DFL);  // inherited; tests may run where it is ignored
  settings.signal = [&](const Finished& so_far) {
    if (is_interrupted || so_far.errors.find(options.interrupt_at) == std::string::npos) return 0;
    is_interrupted = true;
    return SIGINT;
  };
  const auto run = run_process(command, settings);
  if (const auto* const why = std::get_if<std::string>(&run)) throw std::runtime_error("cannot run " + program + ": " + *why);
  const auto& finished = std::get<Finished>(run);
  if (!is_interrupted) throw std::runtime_error(program + " ended before it could be interrupted: " + finished.errors);
  return {finished.exit_code, finished.output, finished.errors};
}

std::vector<std::string> split_at_spaces(const std::string& line) {
  std::istringstream stream(line);
  return {std::istream_iterator<std::string>(stream), {}};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string read_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace tlaloc::test
