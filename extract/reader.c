#include "extract/reader.h"

#include "extract/leave.h"
#include "extract/notice.h"
#include "extract/page-stream.h"
#include "extract/process.h"
#include "extract/reader-child.h"
#include "extract/walls.h"
#include "extract/xml.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Files that one child reads before it is renewed. */
enum { LETTERS_MAX = 100 };

/* An answer that is longer is no letter. */
enum { STREAM_BYTES_MAX = 1 << 30 };

/* How long a child may take to end that has closed its socket. */
enum { PATIENCE_MILLISECONDS = 1000 };

struct Reader {
  pid_t child; /* 0: none */
  int socket;
  guint letters; /* that the child has read */
  ReaderEnding ending;
};

Reader *
reader_new(void) {
  return g_new0(Reader, 1);
}

/* Whether the child has died while it was idle: no file's fault. */
static gboolean
reader_is_dead(const Reader *reader) {
  siginfo_t about = {0};
  return reader->child && waitid(P_PID, (id_t)reader->child, &about, WEXITED | WNOHANG | WNOWAIT) == 0 &&
         about.si_pid == reader->child;
}

/* Ends the child. Returns whether somebody else had killed it. */
static gboolean
reader_stop(Reader *reader) {
  int status = 0;
  if (!reader->child)
    return FALSE;
  close(reader->socket);
  if (LEAVE_COUNTS)
    process_await_end(reader->child, PATIENCE_MILLISECONDS);
  pid_t gone = waitpid(reader->child, &status, WNOHANG);
  if (gone == 0) {
    kill(reader->child, SIGKILL);
    while (waitpid(reader->child, NULL, 0) < 0 && errno == EINTR)
      continue;
  }
  reader->child = 0;
  return gone > 0 && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

void
reader_free(Reader *reader) {
  if (!reader)
    return;
  reader_stop(reader);
  g_free(reader);
}

ReaderEnding
reader_ending(const Reader *reader) {
  return reader->ending;
}

const char *
reader_walls_warning(const ReaderOptions *options) {
  if (options->no_sandbox)
    return "PDFs are read without a sandbox or a time limit; only for files you trust";
  if (!walls_kernel_has_landlock())
    return "this kernel has no Landlock; PDFs are read behind seccomp and resource limits alone";
  return NULL;
}

/* --- starting the child
 * ----------------------------------------------------------------------------------------- */

static gboolean
fail(GError **error, const char *what) {
  g_set_error_literal(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, what);
  return FALSE;
}

/* Nothing is wrong with the file. */
static gboolean
fail_to_start(GError **error, const char *lack) {
  g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_LACKING, "the reader could not be started: %s", lack);
  return FALSE;
}

static gboolean
reader_start(Reader *reader, const ReaderOptions *options, GError **error) {
  int ends[2];
  pid_t parent = getpid();
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return fail_to_start(error, "no more open files or memory");
  if ((reader->child = fork()) == 0)
    reader_child_run(ends[1], options, LETTERS_MAX, parent);
  close(ends[1]);
  reader->socket = ends[0];
  reader->letters = 0;
  if (reader->child > 0)
    return TRUE;
  reader->child = 0;
  close(ends[0]);
  return fail_to_start(error, "no more processes or memory");
}

/* The child's processor time for the next file: what it has used, and as much again as the wall clock allows.
 */
static void
reader_allow_time(const Reader *reader, guint seconds_max) {
  clockid_t clock;
  struct timespec used;
  struct rlimit bounds;
  if (clock_getcpuclockid(reader->child, &clock) != 0 || clock_gettime(clock, &used) != 0 ||
      prlimit(reader->child, RLIMIT_CPU, NULL, &bounds) != 0)
    return;
  bounds.rlim_cur = MIN(bounds.rlim_max, (rlim_t)used.tv_sec + seconds_max + 1);
  prlimit(reader->child, RLIMIT_CPU, &bounds, NULL);
}

/* --- asking
 * ------------------------------------------------------------------------------------------------------ */

/* The bytes as a file of their own, which nobody else can change; -1: there is no memory for it. */
static int
file_in_memory(GBytes *bytes) {
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  int file = memfd_create("letter", MFD_CLOEXEC);
  for (gsize done = 0; file >= 0 && done < length;) {
    ssize_t n = write(file, data + done, length - done);
    if (n < 0 && errno != EINTR) {
      close(file);
      return -1;
    }
    done += n > 0 ? (gsize)n : 0;
  }
  return file;
}

typedef union {
  struct cmsghdr header; /* for its alignment */
  char bytes[CMSG_SPACE(sizeof(int))];
} Ancillary;

static gboolean
send_request(int socket, int file, const ReaderRequest *request) {
  ReaderRequest copy = *request;
  struct iovec block = {&copy, sizeof copy};
  Ancillary ancillary = {0};
  struct msghdr message = {
      .msg_iov = &block, .msg_iovlen = 1, .msg_control = &ancillary, .msg_controllen = sizeof ancillary};
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  *header =
      (struct cmsghdr){.cmsg_len = CMSG_LEN(sizeof file), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS};
  memcpy(CMSG_DATA(header), &file, sizeof file);
  return sendmsg(socket, &message, MSG_NOSIGNAL) == sizeof copy;
}

static gboolean
reader_ask(Reader *reader, GBytes *bytes, const ReaderOptions *options, ReaderShare share) {
  ReaderRequest request = {
      .length = g_bytes_get_size(bytes), .pages_max = options->pages_max, .share = share};
  int file = file_in_memory(bytes);
  gboolean asked = file >= 0 && send_request(reader->socket, file, &request);
  if (file >= 0)
    close(file);
  return asked;
}

/* --- listening
 * ---------------------------------------------------------------------------------------------------- */

typedef enum { RECEIVED, TIMED_OUT, TOO_MUCH, CUT_OFF } Reception;

static Reception
receive_exactly(int socket, gint64 deadline, guint8 *bytes, gsize length) {
  while (length) {
    gint64 left = (deadline - g_get_monotonic_time() + 999) / 1000;
    struct pollfd waiting = {.fd = socket, .events = POLLIN};
    if (left <= 0)
      return TIMED_OUT;
    int ready = poll(&waiting, 1, (int)MIN(left, G_MAXINT));
    if (ready < 0 && errno != EINTR)
      return CUT_OFF;
    if (ready <= 0)
      continue;
    ssize_t n = read(socket, bytes, length);
    if (n == 0 || (n < 0 && errno != EINTR))
      return CUT_OFF;
    bytes += n > 0 ? n : 0;
    length -= n > 0 ? (gsize)n : 0;
  }
  return RECEIVED;
}

/* All blocks of an answer, until the empty one. */
static Reception
receive_blocks(int socket, gint64 deadline, GByteArray *bytes) {
  for (;;) {
    guint32 length;
    Reception reception = receive_exactly(socket, deadline, (guint8 *)&length, sizeof length);
    if (reception != RECEIVED || length == 0)
      return reception;
    if (length > READER_BLOCK_BYTES_MAX || bytes->len + (gsize)length > STREAM_BYTES_MAX)
      return TOO_MUCH;
    guint before = bytes->len;
    g_byte_array_set_size(bytes, before + length);
    reception = receive_exactly(socket, deadline, bytes->data + before, length);
    if (reception != RECEIVED)
      return reception;
  }
}

static void
explain(GError **error, Reception reception, guint seconds_max) {
  static const char CRASHED[] =
      "the reader stopped before the end; the file is damaged, needs too much memory, or is made to do harm";
  if (reception == TIMED_OUT)
    g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE,
                "reading took more than %u seconds and was stopped; the file may be made to do harm",
                seconds_max);
  else
    fail(error, reception == TOO_MUCH ? "the file holds more text than a letter may have" : CRASHED);
}

/* --- the second half of a long file
 * -------------------------------------------------------------------------------- */

/* It is read at the same time by a reader of its own, which a thread listens to. */
typedef struct {
  Reader *reader;
  GBytes *file;
  const ReaderOptions *options;
  GPtrArray *notices;
  GError *error;
  GThread *thread; /* NULL: the file is not read in halves */
} SecondHalf;

static GPtrArray *reader_read(Reader *reader, GBytes *file, const ReaderOptions *options, ReaderShare share,
                              GPtrArray *notices, GError **error);

static gpointer
second_half_read(gpointer data) {
  SecondHalf *half = data;
  return reader_read(half->reader, half->file, half->options, READER_SECOND_HALF, half->notices,
                     &half->error);
}

/* The child is forked here and not by the thread, since it dies with whoever forked it. */
static void
second_half_begin(SecondHalf *half, GBytes *file, const ReaderOptions *options) {
  *half = (SecondHalf){.reader = reader_new(), .file = file, .options = options, .notices = notices_new()};
  reader_start(half->reader, options, NULL);
  half->thread = g_thread_new("second-half", second_half_read, half);
}

/* Appends to pages, which may be NULL when the first half could not be read. */
static gboolean
second_half_end(SecondHalf *half, GPtrArray *pages, GPtrArray *notices, GError **error) {
  g_autoptr(GPtrArray) more = g_thread_join(half->thread);
  g_autoptr(GError) wrong = half->error;
  g_autoptr(GPtrArray) said = half->notices;
  reader_free(half->reader);
  if (!pages)
    return FALSE;
  if (!more) {
    g_propagate_error(error, g_steal_pointer(&wrong));
    return FALSE;
  }
  g_ptr_array_extend_and_steal(pages, g_steal_pointer(&more));
  if (notices)
    g_ptr_array_extend_and_steal(notices, g_steal_pointer(&said));
  return TRUE;
}

/* --- one file
 * ------------------------------------------------------------------------------------------------------ */

static Reception
receive_answer(Reader *reader, GBytes *file, const ReaderOptions *options, SecondHalf *half,
               GByteArray *bytes) {
  gint64 deadline = g_get_monotonic_time() + (gint64)options->seconds_max * G_USEC_PER_SEC;
  guint32 halved = 0;
  Reception reception = receive_exactly(reader->socket, deadline, (guint8 *)&halved, sizeof halved);
  if (reception != RECEIVED)
    return reception;
  if (halved && half)
    second_half_begin(half, file, options);
  return receive_blocks(reader->socket, deadline, bytes);
}

/* The stream that the child answers with; NULL: the child is gone, and renewed with the next file. */
static GByteArray *
reader_hear(Reader *reader, GBytes *file, const ReaderOptions *options, ReaderShare share, SecondHalf *half,
            GError **error) {
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  Reception reception = CUT_OFF;
  reader_allow_time(reader, options->seconds_max);
  if (reader_ask(reader, file, options, share))
    reception = receive_answer(reader, file, options, share == READER_FIRST_HALF ? half : NULL, bytes);
  if (reception == RECEIVED) {
    reader->letters++;
    reader->ending = READER_READ;
    return g_steal_pointer(&bytes);
  }
  /* The socket closes a moment before it can be told how the child ended. */
  if (reception == CUT_OFF)
    process_await_end(reader->child, PATIENCE_MILLISECONDS);
  gboolean killed = reader_stop(reader);
  reader->ending = killed && reception == CUT_OFF ? READER_KILLED : READER_BROKE;
  explain(error, reception, options->seconds_max);
  return NULL;
}

static GPtrArray *
reader_read(Reader *reader, GBytes *file, const ReaderOptions *options, ReaderShare share, GPtrArray *notices,
            GError **error) {
  SecondHalf half = {0};
  if (reader->letters >= LETTERS_MAX || reader_is_dead(reader))
    reader_stop(reader);
  reader->ending = READER_BROKE;
  if (!reader->child && !reader_start(reader, options, error))
    return NULL;
  g_autoptr(GByteArray) stream = reader_hear(reader, file, options, share, &half, error);
  g_autoptr(GPtrArray) pages = stream ? page_stream_read(stream->data, stream->len, notices, error) : NULL;
  if (stream && !pages) {
    reader->ending = page_stream_refuses(stream->data, stream->len) ? READER_READ : READER_BROKE;
    reader_stop(reader);
  }
  if (half.thread && !second_half_end(&half, pages, notices, error))
    return NULL;
  return g_steal_pointer(&pages);
}

/* --- the front door
 * ------------------------------------------------------------------------------------------------ */

static GPtrArray *
read_here(GBytes *file, const ReaderOptions *options, GPtrArray *notices, GError **error) {
  g_autoptr(GByteArray) stream = reader_child_read_here(file, options->pages_max);
  return page_stream_read(stream->data, stream->len, notices, error);
}

/* Leading bytes may be junk: the standard lets the header stand within the first 1024. */
gboolean
bytes_are_pdf(GBytes *bytes) {
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  return length && memmem(data, MIN(length, 1024), "%PDF-", 5) != NULL;
}

GPtrArray *
reader_read_pages(GBytes *file, const ReaderOptions *options, GPtrArray *notices, GError **error) {
  if (!bytes_are_pdf(file)) {
    fail(error, "not a PDF");
    return NULL;
  }
  if (options->no_sandbox)
    return read_here(file, options, notices, error);
  if (options->reader)
    return reader_read(options->reader, file, options, READER_WHOLE, notices, error);
  g_autoptr(Reader) reader = reader_new();
  return reader_read(reader, file, options, READER_FIRST_HALF, notices, error);
}
