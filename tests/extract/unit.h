/* What every cmocka test needs, in the order cmocka wants it. */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <glib.h>

/* The call failed with this error, and its message has these words. Clears the error. */
#define assert_fails_saying(error, domain_, code_, words)                                                    \
  do {                                                                                                       \
    assert_non_null(error);                                                                                  \
    assert_true((error)->domain == (domain_));                                                               \
    assert_int_equal((error)->code, (code_));                                                                \
    if (strstr((error)->message, (words)) == NULL)                                                           \
      fail_msg("\"%s\" does not say \"%s\"", (error)->message, (words));                                     \
    g_clear_error(&(error));                                                                                 \
  } while (0)
