/* The program's languages as the state of a group of tests: cmocka_run_group_tests(tests, load, unload). */
#pragma once

#include "tests/extract/unit.h"

#include "extract/language.h"

static inline int
load(void **state) {
  *state = languages_load(NULL, NULL);
  return *state == NULL;
}

static inline int
unload(void **state) {
  languages_free(*state);
  return 0;
}
