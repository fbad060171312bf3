#include "extract/notice.h"

GPtrArray *
notices_new(void) {
  return g_ptr_array_new_with_free_func((GDestroyNotify)notice_free);
}

void
notice_add(GPtrArray *notices, const char *code, const Place *place, const char *format, ...) {
  Notice *notice = g_new0(Notice, 1);
  va_list arguments;
  va_start(arguments, format);
  notice->message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  notice->code = code;
  notice->page = place != NULL ? (int)place->page : -1;
  notice->box = place != NULL ? place->box : BOX_EMPTY;
  g_ptr_array_add(notices, notice);
}

void
notice_free(Notice *notice) {
  if (notice == NULL)
    return;
  g_free(notice->message);
  g_free(notice);
}
