/* Dates in any text: spans lie in it, and what is resolved is a day in the calendar. */
#include "tests/fuzz/fuzz.h"

#include "extract/dates.h"

#include <stdio.h>
#include <string.h>

static void
insist_day(const char *iso) {
  int year, month, day, end = 0;
  gboolean shaped = sscanf(iso, "%4d-%2d-%2d%n", &year, &month, &day, &end) == 3 && iso[end] == '\0';
  fuzz_insist(shaped && g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year),
              "a date is a day");
}

static void
insist_inside(Span span, const char *text) {
  size_t length = strlen(text);
  fuzz_insist(span.start < span.end && span.end <= length, "a date lies in its text");
  fuzz_insist(g_utf8_validate(text + span.start, span.end - span.start, NULL), "a date is whole characters");
}

static void
look(const char *text, const Language *language) {
  PrintedDate date;
  Span span = {0};
  for (guint from = 0; date_find(text, from, language, &date); from = date.span.end) {
    insist_inside(date.span, text);
    fuzz_insist(date.span.start >= from, "a date lies where it was looked for");
    g_autofree char *day = date_resolve(&date, "2024-03-31"), *alone = date_resolve(&date, NULL);
    if (day)
      insist_day(day);
    if (alone)
      insist_day(alone);
  }
  g_autofree char *parsed = date_parse(text, language, &span, NULL);
  if (parsed) {
    insist_day(parsed);
    insist_inside(span, text);
  }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autofree char *bytes = g_strndup((const char *)data, size), *text = g_utf8_make_valid(bytes, -1);
  look(text, NULL);
  for (guint i = 0; i < languages_count(fuzz_languages()); i++)
    look(text, languages_at(fuzz_languages(), i));
  return 0;
}
