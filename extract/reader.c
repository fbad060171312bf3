#include "extract/reader.h"

#include "extract/page-stream.h"
#include "extract/pdf.h"
#include "extract/xml.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Pages are sent on once this much has gathered, so that the parent's memory grows while the child's stays flat. */
enum { FLUSH_BYTES = 1 << 18, STREAM_BYTES_MAX = 1 << 30 };

#if defined(__SANITIZE_ADDRESS__)
enum { UNDER_SANITIZER = 1 };
#else
enum { UNDER_SANITIZER = 0 };
#endif

/* --- the child --- */

typedef struct {
  int fd;
  GByteArray *bytes;
} Sender;

static gboolean
sender_flush(Sender *sender) {
  gsize sent = 0;
  while (sent < sender->bytes->len) {
    ssize_t n = write(sender->fd, sender->bytes->data + sent, sender->bytes->len - sent);
    if (n < 0 && errno != EINTR)
      return FALSE;
    sent += n > 0 ? (gsize)n : 0;
  }
  g_byte_array_set_size(sender->bytes, 0);
  return TRUE;
}

static gboolean
send_page(const Page *page, gpointer data) {
  Sender *sender = data;
  page_stream_page(sender->bytes, page);
  return sender->bytes->len < FLUSH_BYTES || sender_flush(sender);
}

static void
limit(int resource, rlim_t most) {
  struct rlimit bounds = {most, most};
  setrlimit(resource, &bounds);
}

static void
child_confine(const ReaderOptions *options) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_DUMPABLE, 0);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, options->seconds_max + 1);
  if (options->memory_max_mib && !UNDER_SANITIZER)
    limit(RLIMIT_AS, (rlim_t)options->memory_max_mib << 20);
}

static void
send_outcome(Sender *sender, PdfOutcome outcome) {
  switch (outcome) {
  case PDF_READ:
    page_stream_end(sender->bytes);
    break;
  case PDF_DAMAGED:
    page_stream_error(sender->bytes, STREAM_DAMAGED,
                      "the PDF is damaged and cannot be read; ask for it again, or print and scan it");
    break;
  case PDF_ENCRYPTED:
    page_stream_error(sender->bytes, STREAM_ENCRYPTED,
                      "the PDF is locked with a password; ask the sender for one without, or unlock it first");
    break;
  case PDF_TOO_LONG:
    page_stream_error(sender->bytes, STREAM_TOO_LONG,
                      "the PDF has more pages than a letter may have; split it, or raise the limit");
    break;
  }
}

/* Never returns; _exit leaves the parent's buffers and handlers alone. */
static void
child_run(int fd, GBytes *file, const ReaderOptions *options) {
  child_confine(options);
  Sender sender = {fd, g_byte_array_sized_new(FLUSH_BYTES)};
  page_stream_begin(sender.bytes);
  send_outcome(&sender, pdf_each_page(file, options->pages_max, send_page, &sender));
  _exit(sender_flush(&sender) ? 0 : 1);
}

/* --- the parent --- */

typedef enum { RECEIVED, TIMED_OUT, TOO_MUCH } Reception;

/* Reads all that comes until the child closes its end or time runs out. */
static Reception
receive(int fd, guint seconds_max, GByteArray *bytes) {
  gint64 deadline = g_get_monotonic_time() + (gint64)seconds_max * G_USEC_PER_SEC;
  guint8 buffer[1 << 16];
  for (;;) {
    gint64 left = (deadline - g_get_monotonic_time()) / 1000;
    struct pollfd waiting = {.fd = fd, .events = POLLIN};
    if (left <= 0)
      return TIMED_OUT;
    if (poll(&waiting, 1, (int)left) <= 0)
      continue;
    ssize_t n = read(fd, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return RECEIVED;
    if (bytes->len + (gsize)n > STREAM_BYTES_MAX)
      return TOO_MUCH;
    g_byte_array_append(bytes, buffer, (guint)n);
  }
}

static void
reap(pid_t child, gboolean kill_first) {
  if (kill_first)
    kill(child, SIGKILL);
  while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
    continue;
}

static gboolean
start_child(GBytes *file, const ReaderOptions *options, pid_t *child, int *fd, GError **error) {
  int ends[2];
  if (pipe(ends) != 0 || (*child = fork()) < 0) {
    g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, "the reader could not be started: %s",
                g_strerror(errno));
    return FALSE;
  }
  if (*child == 0) {
    close(ends[0]);
    child_run(ends[1], file, options);
  }
  close(ends[1]);
  *fd = ends[0];
  return TRUE;
}

/* Leading bytes may be junk: the standard lets the header stand within the first 1024. */
static gboolean
looks_like_pdf(GBytes *file) {
  gsize length;
  const char *bytes = g_bytes_get_data(file, &length);
  return length && memmem(bytes, MIN(length, 1024), "%PDF-", 5) != NULL;
}

GPtrArray *
reader_read_pages(GBytes *file, const ReaderOptions *options, GPtrArray *notices, GError **error) {
  pid_t child;
  int fd;
  if (!looks_like_pdf(file)) {
    g_set_error_literal(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, "not a PDF");
    return NULL;
  }
  if (!start_child(file, options, &child, &fd, error))
    return NULL;
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  Reception reception = receive(fd, options->seconds_max, bytes);
  close(fd);
  reap(child, reception != RECEIVED);
  if (reception == RECEIVED)
    return page_stream_read(bytes->data, bytes->len, notices, error);
  g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE,
              reception == TIMED_OUT ? "reading took more than %u seconds and was stopped; the file may be made to do harm"
                                     : "the file holds more text than a letter may have (stopped within %u seconds)",
              options->seconds_max);
  return NULL;
}
