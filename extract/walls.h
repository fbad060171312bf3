/*
 * Walls shut a process in with what it already holds: no file system, no network, no new program, no new
 * process.
 *
 * Raised by whoever is about to look at an untrusted file. Landlock (kernel documentation,
 * userspace-api/landlock) shuts the file system, a seccomp allow-list the system calls, resource limits
 * memory and time. What the walls refuse fails with an error (a file is "not there"), so that a library that
 * asks for a file it can do without goes on.
 */
#pragma once

#include <glib.h>
#include <sys/types.h>

typedef struct {
  guint seconds_max;    /* of the processor, as the hard limit; 0: none */
  guint memory_max_mib; /* address space; 0: none. Sanitizers and valgrind need more and get no limit */
} WallsLimits;

typedef enum {
  WALLS_WHOLE,       /* all of them stand */
  WALLS_NO_LANDLOCK, /* the kernel has no Landlock; the rest stands */
  WALLS_FAILED       /* nothing may be read behind these */
} Walls;

/* Whether this kernel, or the container, lets a process shut out the file system. */
gboolean walls_kernel_has_landlock(void);

/* Limits memory, processor time, core dumps and files' size, and dies with the parent whose process id is
 * given. */
void walls_limit(const WallsLimits *limits, pid_t parent);

/* Closes every file descriptor but keep, which becomes the lowest after the standard ones; those lead to
   nothing. Returns its new number, -1: failed. */
int walls_close_all_but(int keep);

/* As walls_raise, but files below these folders may be read: fonts, for whoever draws pages. folders ends
   with NULL; a folder that is missing is passed over. Without Landlock no file may be read. */
Walls walls_raise_but_reading(const char *const *folders);

/* Shuts the calling process in, for good. Only reading, writing and mapping what is open, and memory, remain.
 */
Walls walls_raise(void);
