#include "tests/support/run_program.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace tlaloc::test {

namespace {

/// A file without a name, gone when closed: unlike a pipe it never fills up.
class Stream {
 public:
  Stream() {
    std::string path = "/tmp/tlaloc-test-XXXXXX";
    descriptor_ = ::mkstemp(path.data());
    if (descriptor_ < 0) throw std::runtime_error("no temporary file for a stream of the program");
    ::unlink(path.c_str());
  }
  ~Stream() { ::close(descriptor_); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  [[nodiscard]] int descriptor() const { return descriptor_; }

  /// Puts a text there, to be read from its beginning.
  void fill(const std::string& text) const {
    if (::pwrite(descriptor_, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size())) {
      throw std::runtime_error("cannot write the program's input");
    }
  }

  [[nodiscard]] std::string text() const {
    std::string out;
    char buffer[65536];
    // The program writes through a copy of the descriptor, so its place in the file must stay.
    for (ssize_t got = 0; (got = ::pread(descriptor_, buffer, sizeof buffer, static_cast<off_t>(out.size()))) > 0;) {
      out.append(buffer, static_cast<std::size_t>(got));
    }
    return out;
  }

 private:
  int descriptor_ = -1;
};

}  // namespace

ProgramRun run_program(const std::string& program, const std::vector<std::string>& arguments, const std::string& folder,
                       const RunOptions& options) {
  const Stream in;
  const Stream out;
  const Stream err;
  in.fill(options.input);
  std::vector<std::string> words{program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);

  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("cannot start " + program);
  if (child == 0) {
    if (::dup2(in.descriptor(), 0) < 0 || ::dup2(out.descriptor(), 1) < 0 || ::dup2(err.descriptor(), 2) < 0) ::_exit(126);
    if (::chdir(folder.c_str()) != 0) ::_exit(126);
    ::signal(SIGINT, SIG_DFL);  // tests may run where it is ignored
    for (const auto& [name, value] : options.environment) ::setenv(name.c_str(), value.c_str(), 1);
    ::execv(program.c_str(), argv.data());
    ::_exit(127);
  }
  int status = 0;
  if (!options.interrupt_at.empty()) {
    constexpr useconds_t kPause = 10'000;
    pid_t ended = 0;
    while (err.text().find(options.interrupt_at) == std::string::npos && (ended = ::waitpid(child, &status, WNOHANG)) == 0) {
      ::usleep(kPause);
    }
    if (ended == child) throw std::runtime_error(program + " ended before it could be interrupted: " + err.text());
    ::kill(child, SIGINT);
  }
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) throw std::runtime_error("lost sight of " + program);
  }
  return {WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status), out.text(), err.text()};
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
