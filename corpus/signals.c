#include "corpus/signals.h"

#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

struct Signals {
  int descriptor;
  guint count;
  sigset_t before;
};

Signals *
signals_listen(void) {
  Signals *signals = g_new0(Signals, 1);
  sigset_t wanted;
  sigemptyset(&wanted);
  sigaddset(&wanted, SIGINT);
  sigaddset(&wanted, SIGTERM);
  sigaddset(&wanted, SIGHUP);
  sigprocmask(SIG_BLOCK, &wanted, &signals->before);
  signals->descriptor = signalfd(-1, &wanted, SFD_NONBLOCK | SFD_CLOEXEC);
  return signals;
}

void
signals_free(Signals *signals) {
  if (!signals)
    return;
  close(signals->descriptor);
  sigprocmask(SIG_SETMASK, &signals->before, NULL);
  g_free(signals);
}

guint
signals_count(Signals *signals) {
  struct signalfd_siginfo one;
  while (read(signals->descriptor, &one, sizeof one) == sizeof one)
    signals->count++;
  return signals->count;
}

int
signals_descriptor(const Signals *signals) {
  return signals->descriptor;
}
