#include "extract/walls.h"

#include "extract/leave.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

G_DEFINE_AUTO_CLEANUP_FREE_FUNC(scmp_filter_ctx, seccomp_release, NULL)

#if defined(__SANITIZE_ADDRESS__)
enum { UNDER_SANITIZER = 1 };
#else
enum { UNDER_SANITIZER = 0 };
#endif

/* valgrind makes system calls of its own in the process it watches, code pages among them. */
static gboolean
under_valgrind(void) {
  const char *preload = g_getenv("LD_PRELOAD");
  return preload && strstr(preload, "/valgrind/") != NULL;
}

/* --- Landlock ----------------------------------------------------------------------------------------------
 */

/* The C library's headers are older than the kernels it runs on. */
typedef struct {
  guint64 files, network, scopes;
} Ruleset;

enum { LANDLOCK_VERSION_FLAG = 1 };

/* Rights that the kernel's interface version knows; a right it does not know would be refused as a mistake.
 */
static Ruleset
ruleset_of_version(long version) {
  guint file_rights = version >= 5 ? 16 : version >= 3 ? 15 : version >= 2 ? 14 : 13;
  return (Ruleset){
      .files = (1u << file_rights) - 1, .network = version >= 4 ? 3 : 0, .scopes = version >= 6 ? 3 : 0};
}

static gsize
ruleset_size_of_version(long version) {
  return version >= 6 ? sizeof(Ruleset) : version >= 4 ? 2 * sizeof(guint64) : sizeof(guint64);
}

static long
landlock_version(void) {
  return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_VERSION_FLAG);
}

gboolean
walls_kernel_has_landlock(void) {
  return landlock_version() >= 1;
}

/* The kernel's struct landlock_path_beneath_attr. */
typedef struct {
  guint64 rights;
  gint32 folder;
} __attribute__((packed)) PathRule;

enum { RULE_PATH_BENEATH = 1, RIGHT_READ_FILE = 1 << 2, RIGHT_READ_FOLDER = 1 << 3 };

static gboolean
grant_reading(int ruleset, const char *folder) {
  int fd = open(folder, O_PATH | O_CLOEXEC);
  if (fd < 0)
    return TRUE;
  PathRule rule = {RIGHT_READ_FILE | RIGHT_READ_FOLDER, fd};
  gboolean granted = syscall(SYS_landlock_add_rule, ruleset, RULE_PATH_BENEATH, &rule, 0) == 0;
  close(fd);
  return granted;
}

/* A ruleset that handles every right and grants none but reading below the folders. */
static gboolean
shut_files(const char *const *folders) {
  long version = landlock_version();
  if (version < 1)
    return FALSE;
  Ruleset all = ruleset_of_version(version);
  int ruleset = (int)syscall(SYS_landlock_create_ruleset, &all, ruleset_size_of_version(version), 0);
  if (ruleset < 0)
    return FALSE;
  gboolean shut = TRUE;
  for (; shut && *folders; folders++)
    shut = grant_reading(ruleset, *folders);
  shut = shut && syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  close(ruleset);
  return shut;
}

/* --- seccomp -----------------------------------------------------------------------------------------------
 */

/* Memory, time and what is open already. Everything that opens, connects, starts or signals is missing. */
static const int ALLOWED[] = {SCMP_SYS(read),
                              SCMP_SYS(pread64),
                              SCMP_SYS(readv),
                              SCMP_SYS(write),
                              SCMP_SYS(writev),
                              SCMP_SYS(lseek),
                              SCMP_SYS(close),
                              SCMP_SYS(fstat),
                              SCMP_SYS(recvmsg),
                              SCMP_SYS(poll),
                              SCMP_SYS(ppoll),
                              SCMP_SYS(brk),
                              SCMP_SYS(munmap),
                              SCMP_SYS(mremap),
                              SCMP_SYS(madvise),
                              SCMP_SYS(futex),
                              SCMP_SYS(clock_gettime),
                              SCMP_SYS(gettimeofday),
                              SCMP_SYS(time),
                              SCMP_SYS(getrandom),
                              SCMP_SYS(sched_yield),
                              SCMP_SYS(sched_getaffinity),
                              SCMP_SYS(getpid),
                              SCMP_SYS(gettid),
                              SCMP_SYS(rt_sigaction),
                              SCMP_SYS(rt_sigprocmask),
                              SCMP_SYS(rt_sigreturn),
                              SCMP_SYS(sigaltstack),
                              SCMP_SYS(restart_syscall),
                              SCMP_SYS(exit),
                              SCMP_SYS(exit_group)};

/* A missing file is what libraries are used to; for anything else they are told that it is not permitted. */
static const int NOT_THERE[] = {SCMP_SYS(open),  SCMP_SYS(openat), SCMP_SYS(stat),
                                SCMP_SYS(lstat), SCMP_SYS(access), SCMP_SYS(readlink)};

static gboolean
allow_plain_calls(scmp_filter_ctx filter) {
  for (guint i = 0; i < G_N_ELEMENTS(ALLOWED); i++)
    if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, ALLOWED[i], 0) != 0)
      return FALSE;
  return TRUE;
}

/* Files that Landlock guards may be opened to be read. */
static const int READING[] = {SCMP_SYS(stat),     SCMP_SYS(lstat),      SCMP_SYS(access),
                              SCMP_SYS(readlink), SCMP_SYS(newfstatat), SCMP_SYS(getdents64),
                              SCMP_SYS(fcntl),    SCMP_SYS(fstatfs)};

static gboolean
allow_reading(scmp_filter_ctx filter) {
  struct scmp_arg_cmp open_reads = SCMP_A1(SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, 0);
  struct scmp_arg_cmp openat_reads = SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, 0);
  for (guint i = 0; i < G_N_ELEMENTS(READING); i++)
    if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, READING[i], 0) != 0)
      return FALSE;
  return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(open), 1, &open_reads) == 0 &&
         seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1, &openat_reads) == 0;
}

static gboolean
refuse_reading(scmp_filter_ctx filter) {
  for (guint i = 0; i < G_N_ELEMENTS(NOT_THERE); i++)
    if (seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOENT), NOT_THERE[i], 0) != 0)
      return FALSE;
  return TRUE;
}

/* Memory may never become code; abort() may signal its own process; fstat() is newfstatat() without a name.
 */
static gboolean
allow_bounded_calls(scmp_filter_ctx filter) {
  struct scmp_arg_cmp no_code = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
  struct scmp_arg_cmp no_name = SCMP_A3(SCMP_CMP_EQ, AT_EMPTY_PATH);
  struct scmp_arg_cmp itself = SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid());
  return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, &no_code) == 0 &&
         seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, &no_code) == 0 &&
         seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(newfstatat), 1, &no_name) == 0 &&
         seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, &itself) == 0;
}

static gboolean
shut_calls(gboolean may_read) {
  g_auto(scmp_filter_ctx) filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  return filter && allow_plain_calls(filter) && allow_bounded_calls(filter) &&
         (may_read ? allow_reading(filter) : refuse_reading(filter)) && seccomp_load(filter) == 0;
}

/* --- limits
 * ------------------------------------------------------------------------------------------------- */

static void
limit(int resource, rlim_t most) {
  struct rlimit bounds = {most, most};
  setrlimit((__rlimit_resource_t)resource, &bounds);
}

void
walls_limit(const WallsLimits *limits, pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  /* The parent may have died before it was asked about. */
  if (getppid() != parent)
    leave_now(1);
  prctl(PR_SET_DUMPABLE, 0);
  limit(RLIMIT_CORE, 0);
  if (!LEAVE_COUNTS)
    limit(RLIMIT_FSIZE, 0);
  if (limits->seconds_max)
    limit(RLIMIT_CPU, limits->seconds_max);
  if (limits->memory_max_mib && !UNDER_SANITIZER && !under_valgrind())
    limit(RLIMIT_AS, (rlim_t)limits->memory_max_mib << 20);
}

int
walls_close_all_but(int keep) {
  int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  int kept = fcntl(keep, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  /* What a sanitizer or valgrind has to say must still be heard. */
  int last_muted = UNDER_SANITIZER || under_valgrind() ? STDOUT_FILENO : STDERR_FILENO;
  for (int fd = STDIN_FILENO; fd <= last_muted; fd++)
    if (nothing < 0 || dup2(nothing, fd) < 0)
      return -1;
  if (kept < 0 || dup2(kept, STDERR_FILENO + 1) < 0)
    return -1;
  if (syscall(SYS_close_range, STDERR_FILENO + 2, ~0u, 0) != 0)
    for (int fd = STDERR_FILENO + 2; fd < (int)sysconf(_SC_OPEN_MAX); fd++)
      close(fd);
  return STDERR_FILENO + 1;
}

Walls
walls_raise_but_reading(const char *const *folders) {
  leave_prepare();
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return WALLS_FAILED;
  gboolean files_shut = shut_files(folders);
  if (!under_valgrind() && !shut_calls(files_shut && *folders))
    return WALLS_FAILED;
  return files_shut ? WALLS_WHOLE : WALLS_NO_LANDLOCK;
}

Walls
walls_raise(void) {
  static const char *const none[] = {NULL};
  return walls_raise_but_reading(none);
}
