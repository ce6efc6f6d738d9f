#include "cli/interrupt.h"

#include <csignal>

namespace tlaloc::cli {

namespace {

std::atomic<bool> stop_requested{false};
static_assert(std::atomic<bool>::is_always_lock_free);  // or a signal handler could not touch it

void on_signal(int signal) {
  stop_requested.store(true);
  (void)std::signal(signal, SIG_DFL);  // the second one kills
}

void handle_with(int signal, void (*handler)(int)) {
  struct sigaction action = {};
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  (void)sigaction(signal, &action, nullptr);
}

}  // namespace

InterruptGuard::InterruptGuard() {
  stop_requested.store(false);
  handle_with(SIGINT, on_signal);
  handle_with(SIGTERM, on_signal);
}

InterruptGuard::~InterruptGuard() {
  handle_with(SIGINT, SIG_DFL);
  handle_with(SIGTERM, SIG_DFL);
  stop_requested.store(false);
}

std::atomic<bool>& InterruptGuard::stop() { return stop_requested; }

void ignore_broken_pipes() { (void)std::signal(SIGPIPE, SIG_IGN); }

}  // namespace tlaloc::cli
