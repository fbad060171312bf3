/* Processor time, for measuring a part of the program without its start. */
#pragma once

#include <time.h>

/* Seconds of processor time that this process has had. */
static inline double
clock_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}
