#include "frontend/support/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX lets the program declare it

namespace tlaloc {

namespace {

constexpr int kGlanceMilliseconds = 20;

#ifdef __SANITIZE_ADDRESS__
constexpr bool kLimitsMemory = false;
#else
constexpr bool kLimitsMemory = true;
#endif

/// A pipe whose ends are closed at the latest with it.
class Pipe {
 public:
  Pipe() { open_ = pipe2(ends_.data(), O_CLOEXEC) == 0; }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  [[nodiscard]] bool is_open() const { return open_; }
  [[nodiscard]] int read_end() const { return ends_[0]; }
  [[nodiscard]] int write_end() const { return ends_[1]; }
  void close_end(std::size_t which) {
    if (ends_[which] >= 0) close(ends_[which]);
    ends_[which] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
  bool open_ = false;
};

/// A file in memory, to be read from its beginning: the reader may take its time, or none of it.
class Input {
 public:
  explicit Input(const std::string& text) : file_(memfd_create("input", MFD_CLOEXEC)) {
    std::size_t done = 0;
    while (file_ >= 0 && done < text.size()) {
      const ssize_t count = write(file_, text.data() + done, text.size() - done);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return;
      done += static_cast<std::size_t>(count);
    }
    is_open_ = file_ >= 0 && lseek(file_, 0, SEEK_SET) == 0;
  }
  ~Input() {
    if (file_ >= 0) close(file_);
  }
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;
  [[nodiscard]] bool is_open() const { return is_open_; }
  [[nodiscard]] int descriptor() const { return file_; }

 private:
  int file_;
  bool is_open_ = false;
};

/// A process that was started, until it has ended.
class Running {
 public:
  Running(pid_t child, const Pipe& output, const Pipe& errors, const ProcessSettings& settings)
      : child_(child), settings_(settings), open_{{{output.read_end(), POLLIN, 0}, {errors.read_end(), POLLIN, 0}}} {}

  std::variant<Finished, std::string> wait() {
    while (!is_killed_ && (open_[0].fd >= 0 || open_[1].fd >= 0)) {
      read_some();
      glance();
    }
    int status = 0;
    while (true) {
      const pid_t ended = waitpid(child_, &status, settings_.signal && !is_killed_ ? WNOHANG : 0);
      if (ended == child_) break;
      if (ended < 0 && errno != EINTR) return std::string(std::strerror(errno));
      if (ended != 0) continue;
      poll(nullptr, 0, kGlanceMilliseconds);
      glance();
    }
    finished_.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return std::move(finished_);
  }

 private:
  /// Of both, whichever speaks first.
  void read_some() {
    const int ready = poll(open_.data(), open_.size(), settings_.signal ? kGlanceMilliseconds : -1);
    if (ready < 0 && errno != EINTR) open_[0].fd = open_[1].fd = -1;
    if (ready <= 0) return;
    const std::array<std::string*, 2> texts{&finished_.output, &finished_.errors};
    std::array<char, 4096> buffer{};
    for (std::size_t i = 0; i < open_.size(); ++i) {
      if (open_[i].fd < 0 || open_[i].revents == 0) continue;
      const ssize_t count = read(open_[i].fd, buffer.data(), buffer.size());
      if (count > 0) {
        texts[i]->append(buffer.data(), static_cast<std::size_t>(count));
      } else if (count == 0 || errno != EINTR) {
        open_[i].fd = -1;
      }
    }
  }

  void glance() {
    const int signal = settings_.signal && !is_killed_ ? settings_.signal(finished_) : 0;
    if (signal != 0) kill(child_, signal);
    is_killed_ = is_killed_ || signal == SIGKILL;
  }

  const pid_t child_;
  const ProcessSettings& settings_;
  std::array<pollfd, 2> open_;
  bool is_killed_ = false;
  Finished finished_;
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (std::string& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

}  // namespace

std::variant<Finished, std::string> run_process(const std::vector<std::string>& command, const ProcessSettings& settings) {
  if (command.empty()) return std::string("no program is named");
  Pipe output;
  Pipe errors;
  std::optional<Input> input;
  if (settings.input) input.emplace(*settings.input);
  if (!output.is_open() || !errors.is_open() || (input && !input->is_open())) return std::string(std::strerror(errno));
  std::vector<std::string> arguments = command;
  std::vector<std::string> variables;
  for (const auto& [name, value] : settings.environment) variables.push_back(name + "=" + value);
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry)
    variables.emplace_back(*entry);  // the first counts
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (input) posix_spawn_file_actions_adddup2(&actions, input->descriptor(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output.write_end(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors.write_end(), STDERR_FILENO);
  if (!settings.folder.empty()) posix_spawn_file_actions_addchdir_np(&actions, settings.folder.c_str());
  pid_t child = 0;
  const int failure =
      posix_spawnp(&child, arguments[0].c_str(), &actions, nullptr, pointers(arguments).data(), pointers(variables).data());
  posix_spawn_file_actions_destroy(&actions);
  if (failure != 0) return std::string(std::strerror(failure));
  output.close_end(1);
  errors.close_end(1);
  return Running(child, output, errors, settings).wait();
}

void limit_resources(const ResourceLimits& limits) {
  const auto set = [](auto resource, std::uint64_t value) {
    const rlimit limit{value, value};
    setrlimit(resource, &limit);
  };
  set(RLIMIT_CPU, limits.seconds);
  set(RLIMIT_CORE, 0);
  if (kLimitsMemory) set(RLIMIT_DATA, limits.megabytes * 1000000);
}

void end_with_parent() { prctl(PR_SET_PDEATHSIG, SIGKILL); }

}  // namespace tlaloc
