#include "extract/reader-child.h"

#include "extract/leave.h"
#include "extract/page-stream.h"
#include "extract/pdf.h"
#include "extract/walls.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

/* Pages are sent on once this much has gathered, so that the parent's memory grows while the child's stays
 * flat. */
enum { FLUSH_BYTES = 1 << 18 };

/* --- sending
 * ------------------------------------------------------------------------------------------------ */

typedef struct {
  int socket; /* -1: nothing is sent, everything gathered */
  GByteArray *bytes;
  ReaderShare share;
  gboolean announced; /* whether the other half is left to another reader */
} Sender;

static gboolean
send_all(int socket, const guint8 *bytes, gsize length) {
  while (length) {
    ssize_t n = write(socket, bytes, length);
    if (n < 0 && errno != EINTR)
      return FALSE;
    bytes += n > 0 ? n : 0;
    length -= n > 0 ? (gsize)n : 0;
  }
  return TRUE;
}

static gboolean
send_block(int socket, const guint8 *bytes, guint32 length) {
  return send_all(socket, (const guint8 *)&length, sizeof length) && send_all(socket, bytes, length);
}

static gboolean
sender_flush(Sender *sender) {
  for (guint at = 0; at < sender->bytes->len; at += READER_BLOCK_BYTES_MAX)
    if (!send_block(sender->socket, sender->bytes->data + at,
                    MIN(sender->bytes->len - at, READER_BLOCK_BYTES_MAX)))
      return FALSE;
  g_byte_array_set_size(sender->bytes, 0);
  return TRUE;
}

static gboolean
sender_announce(Sender *sender, gboolean halved) {
  guint32 number = halved;
  gboolean first = !sender->announced;
  sender->announced = TRUE;
  return !first || sender->socket < 0 || send_all(sender->socket, (const guint8 *)&number, sizeof number);
}

static PdfRange
choose_pages(guint n_pages, gpointer data) {
  Sender *sender = data;
  gboolean halved = sender->share != READER_WHOLE && n_pages >= READER_HALVED_PAGES_MIN;
  if (!sender_announce(sender, halved && sender->share == READER_FIRST_HALF))
    return (PdfRange){0, 0};
  if (!halved)
    return (PdfRange){0, n_pages};
  return sender->share == READER_FIRST_HALF ? (PdfRange){0, n_pages / 2} : (PdfRange){n_pages / 2, n_pages};
}

static gboolean
send_page(const Page *page, gpointer data) {
  Sender *sender = data;
  page_stream_page(sender->bytes, page);
  return sender->socket < 0 || sender->bytes->len < FLUSH_BYTES || sender_flush(sender);
}

static void
send_notice(const char *code, const char *message, gpointer data) {
  page_stream_notice(((Sender *)data)->bytes, code, message);
}

static void
put_outcome(GByteArray *bytes, PdfOutcome outcome) {
  switch (outcome) {
  case PDF_READ:
    page_stream_end(bytes);
    break;
  case PDF_DAMAGED:
    page_stream_error(bytes, STREAM_DAMAGED,
                      "the PDF is damaged and cannot be read; ask for it again, or print and scan it");
    break;
  case PDF_ENCRYPTED:
    page_stream_error(
        bytes, STREAM_ENCRYPTED,
        "the PDF is locked with a password; ask the sender for one without, or unlock it first");
    break;
  case PDF_TOO_LONG:
    page_stream_error(bytes, STREAM_TOO_LONG,
                      "the PDF has more pages than a letter may have; split it, or raise the limit");
    break;
  }
}

static void
put_pages(Sender *sender, GBytes *file, guint pages_max) {
  page_stream_begin(sender->bytes);
  put_outcome(sender->bytes, pdf_each_page_in(file, pages_max, choose_pages, send_page, send_notice, sender));
}

GByteArray *
reader_child_read_here(GBytes *file, guint pages_max) {
  Sender sender = {-1, g_byte_array_new(), READER_WHOLE, FALSE};
  put_pages(&sender, file, pages_max);
  return sender.bytes;
}

/* --- receiving
 * ----------------------------------------------------------------------------------------------- */

typedef union {
  struct cmsghdr header; /* for its alignment */
  char bytes[CMSG_SPACE(sizeof(int))];
} Ancillary;

/* The descriptor of the file that is to be read; -1: the other end has closed. */
static int
receive_request(int socket, ReaderRequest *request) {
  struct iovec block = {request, sizeof *request};
  Ancillary ancillary;
  struct msghdr message = {
      .msg_iov = &block, .msg_iovlen = 1, .msg_control = &ancillary, .msg_controllen = sizeof ancillary};
  ssize_t n;
  while ((n = recvmsg(socket, &message, MSG_CMSG_CLOEXEC)) < 0 && errno == EINTR)
    continue;
  struct cmsghdr *header = n == sizeof *request ? CMSG_FIRSTHDR(&message) : NULL;
  if (!header || header->cmsg_type != SCM_RIGHTS)
    return -1;
  int file;
  memcpy(&file, CMSG_DATA(header), sizeof file);
  return file;
}

static gboolean
answer(int socket, int file, const ReaderRequest *request) {
  void *data = mmap(NULL, request->length, PROT_READ, MAP_PRIVATE, file, 0);
  if (data == MAP_FAILED)
    return FALSE;
  g_autoptr(GBytes) bytes = g_bytes_new_static(data, request->length);
  g_autoptr(GByteArray) gathered = g_byte_array_sized_new(FLUSH_BYTES);
  Sender sender = {socket, gathered, request->share, FALSE};
  put_pages(&sender, bytes, request->pages_max);
  munmap(data, request->length);
  return sender_announce(&sender, FALSE) && sender_flush(&sender) && send_block(socket, NULL, 0);
}

void
reader_child_run(int socket, const ReaderOptions *options, guint letters_max, pid_t parent) {
  WallsLimits limits = {.seconds_max = (options->seconds_max + 1) * letters_max,
                        .memory_max_mib = options->memory_max_mib};
  ReaderRequest request = {0};
  int file;
  walls_limit(&limits, parent);
  socket = walls_close_all_but(socket);
  gpointer warm = pdf_warm_up();
  if (socket < 0 || !warm || walls_raise() == WALLS_FAILED)
    leave_now(1);
  while ((file = receive_request(socket, &request)) >= 0) {
    if (!answer(socket, file, &request))
      leave_now(1);
    close(file);
  }
  leave_now(0);
}
