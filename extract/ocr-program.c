#include "extract/ocr-program.h"

#include "extract/xml.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* A full page of small type takes two seconds on a slow core; the first one also waits for the models. */
enum { SECONDS_PAGE = 60, MEMORY_MAX_MIB = 2048, STREAM_BYTES_MAX = 1 << 30 };

#if defined(__SANITIZE_ADDRESS__)
enum { UNDER_SANITIZER = 1 };
#else
enum { UNDER_SANITIZER = 0 };
#endif

static gboolean
fail(GError **error, const char *what) {
  g_set_error_literal(error, EXTRACT_ERROR, EXTRACT_ERROR_LACKING, what);
  return FALSE;
}

/* --- the program --- */

static char *
if_program(char *path) {
  if (path && g_file_test(path, G_FILE_TEST_IS_EXECUTABLE) && !g_file_test(path, G_FILE_TEST_IS_DIR))
    return path;
  g_free(path);
  return NULL;
}

char *
ocr_program_path(void) {
  const char *named = g_getenv("REPLIEK_OCR");
  if (named && *named)
    return if_program(g_strdup(named));
  g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
  g_autofree char *folder = self ? g_path_get_dirname(self) : NULL;
  char *path = folder ? if_program(g_build_filename(folder, "repliek-ocr", NULL)) : NULL;
  return path || !folder ? path : if_program(g_build_filename(folder, "..", "libexec", "repliek-ocr", NULL));
}

/* --- starting it --- */

static void
limit(int resource, rlim_t most) {
  struct rlimit bounds = {most, most};
  setrlimit(resource, &bounds);
}

static void
confine(gpointer data) {
  const guint *pages = data;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, (rlim_t)SECONDS_PAGE * (*pages + 1));
  if (!UNDER_SANITIZER)
    limit(RLIMIT_AS, (rlim_t)MEMORY_MAX_MIB << 20);
}

/* The file as a descriptor that another process can read from its beginning. */
static int
descriptor_of(GBytes *file) {
  gsize length, sent = 0;
  const char *bytes = g_bytes_get_data(file, &length);
  int fd = memfd_create("letter", MFD_CLOEXEC);
  while (fd >= 0 && sent < length) {
    ssize_t n = write(fd, bytes + sent, length - sent);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0) {
      close(fd);
      return -1;
    }
    sent += (gsize)n;
  }
  if (fd >= 0)
    lseek(fd, 0, SEEK_SET);
  return fd;
}

/* Starts the program on the file; *output is where its stream can be read. */
static gboolean
start(const char *const *argv, GBytes *file, guint n_pages, GPid *child, int *output, GError **error) {
  int ends[2];
  int input = descriptor_of(file);
  if (input < 0)
    return fail(error, "text recognition could not be given the file");
  if (pipe2(ends, O_CLOEXEC) != 0) {
    close(input);
    return fail(error, "text recognition could not be started");
  }
  g_auto(GStrv) environment = g_environ_setenv(g_get_environ(), "OMP_THREAD_LIMIT", "1", TRUE);
  int silent = open("/dev/null", O_WRONLY | O_CLOEXEC);
  gboolean started = g_spawn_async_with_pipes_and_fds(
      NULL, argv, (const char *const *)environment, G_SPAWN_DO_NOT_REAP_CHILD, confine, &n_pages, input,
      ends[1], silent, NULL, NULL, 0, child, NULL, NULL, NULL, NULL);
  close(input);
  close(ends[1]);
  if (silent >= 0)
    close(silent);
  if (started) {
    *output = ends[0];
    return TRUE;
  }
  close(ends[0]);
  return fail(error, "text recognition could not be started");
}

/* --- listening --- */

/* Reads until the program closes its end; every page that comes gives it time for the next. */
static OcrHearing
hear(int fd, guint seconds_page, GByteArray *bytes) {
  guint8 buffer[1 << 16];
  for (;;) {
    struct pollfd waiting = {.fd = fd, .events = POLLIN};
    int ready = poll(&waiting, 1, (int)seconds_page * 1000);
    if (ready == 0)
      return OCR_TIMED_OUT;
    if (ready < 0)
      continue;
    ssize_t n = read(fd, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return OCR_HEARD;
    if (bytes->len + (gsize)n > STREAM_BYTES_MAX)
      return OCR_TOO_MUCH;
    g_byte_array_append(bytes, buffer, (guint)n);
  }
}

static void
reap(GPid child, gboolean kill_first) {
  if (kill_first)
    kill(child, SIGKILL);
  while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
    continue;
  g_spawn_close_pid(child);
}

gboolean
ocr_program_run(const char *const *argv, GBytes *input, guint n_pages, guint seconds_page, GByteArray *answer,
                OcrHearing *hearing, GError **error) {
  GPid child;
  int output = -1;
  if (!start(argv, input, n_pages, &child, &output, error))
    return FALSE;
  *hearing = hear(output, seconds_page, answer);
  close(output);
  reap(child, *hearing != OCR_HEARD);
  return TRUE;
}
