/*
 * bench-stages ROUNDS LETTER.pdf…: the way of a letter from its file to the outbox, split: what reading
 * (poppler), understanding, classifying, drafting, validating and writing take of it. In one process, without
 * walls, after loading.
 *
 * Prints the name of a stage, a tab and the seconds of each round, for all letters together.
 */
#include "classify/classify.h"
#include "extract/data.h"
#include "extract/extract.h"
#include "extract/notice.h"
#include "extract/parts.h"
#include "extract/tei-write.h"
#include "templates/context.h"
#include "templates/draft.h"
#include "tests/bench/clock.h"

#include <stdio.h>
#include <stdlib.h>

enum { READ, UNDERSTAND, CLASSIFY, DRAFT, VALIDATE, WRITE, STAGES };
static const char *const NAMES[] = {"read", "understand", "classify", "draft", "validate", "write"};

typedef struct {
  Languages *languages;
  Pack *pack;
  Desk *desk;
  Templates *templates;
  DocbookSchema *docbook;
  double *seconds; /* STAGES, of this round */
  double since;
} Bench;

static void
fail(const char *what, const GError *error) {
  fprintf(stderr, "bench-stages: %s: %s\n", what, error ? error->message : "cannot be used");
  exit(1);
}

/* The time since the last stage ended belongs to this one. */
static void
stage_ends(Bench *bench, guint stage) {
  double now = clock_seconds();
  bench->seconds[stage] += now - bench->since;
  bench->since = now;
}

static Letter *
understand(const Bench *bench, GBytes *bytes, const char *path, GPtrArray *pages) {
  Letter *letter = parts_recognise(pages, bench->languages);
  extract_complete(letter, bytes, path, bench->languages);
  return letter;
}

/* draft_reply validates; here validating is a stage of its own, done once more and taken off the draft's
 * time. */
static xmlDoc *
draft(Bench *bench, const Letter *letter, const Verdict *verdict) {
  g_autoptr(GPtrArray) notices = notices_new();
  g_autoptr(GError) error = NULL;
  DraftOptions options = {bench->templates, bench->languages, "substantive", "2026-06-24"};
  guint holes;
  xmlDoc *reply = draft_reply(letter, verdict, bench->desk, &options, notices, &holes, &error);
  if (!reply)
    fail("draft", error);
  stage_ends(bench, DRAFT);
  double begin = bench->seconds[VALIDATE];
  if (bench->docbook)
    docbook_schema_accepts(bench->docbook, reply, NULL, NULL);
  stage_ends(bench, VALIDATE);
  bench->seconds[DRAFT] -= bench->seconds[VALIDATE] - begin;
  return reply;
}

static void
write_results(const Letter *letter, const Verdict *verdict, xmlDoc *reply) {
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) tei = tei_write(letter, &error);
  if (!tei)
    fail("TEI", error);
  verdict_add_to_tei(verdict, letter, tei);
  g_autoptr(GBytes) written = xml_bytes(tei, FALSE), reply_written = xml_bytes(reply, FALSE);
  g_autofree char *line = verdict_to_json(verdict, letter);
}

static void
take_letter(Bench *bench, const char *path) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) notices = notices_new();
  ReaderOptions reading = READER_OPTIONS_DEFAULT;
  char *data;
  gsize length;
  reading.no_sandbox = TRUE;
  bench->since = clock_seconds();
  if (!g_file_get_contents(path, &data, &length, &error))
    fail(path, error);
  g_autoptr(GBytes) bytes = g_bytes_new_take(data, length);
  GPtrArray *pages = reader_read_pages(bytes, &reading, notices, &error);
  if (!pages)
    fail(path, error);
  stage_ends(bench, READ);
  g_autoptr(Letter) letter = understand(bench, bytes, path, pages);
  stage_ends(bench, UNDERSTAND);
  g_autoptr(Verdict) verdict = verdict_find(bench->pack, letter);
  stage_ends(bench, CLASSIFY);
  g_autoptr(xmlDoc) reply = draft(bench, letter, verdict);
  write_results(letter, verdict, reply);
  stage_ends(bench, WRITE);
}

static void
load(Bench *bench) {
  g_autoptr(GError) error = NULL;
  g_autofree char *profile = data_path("templates/desk.ini", &error);
  if (!profile || !(bench->desk = desk_load(profile, &error)) ||
      !(bench->languages = languages_load(NULL, &error)) ||
      !(bench->pack = pack_load(NULL, bench->languages, &error)) ||
      !(bench->templates = templates_load(NULL, NULL, &error)))
    fail("loading", error);
  bench->docbook = docbook_schema_load();
}

static void
clear(Bench *bench) {
  if (bench->docbook)
    docbook_schema_free(bench->docbook);
  templates_free(bench->templates);
  pack_free(bench->pack);
  languages_free(bench->languages);
  desk_free(bench->desk);
}

static void
print(const double *seconds, guint rounds) {
  for (guint stage = 0; stage < STAGES; stage++) {
    printf("%s\t", NAMES[stage]);
    for (guint round = 1; round <= rounds; round++)
      printf("%s%.9f", round > 1 ? " " : "", seconds[round * STAGES + stage]);
    printf("\n");
  }
}

int
main(int argc, char **argv) {
  Bench bench = {0};
  guint rounds = argc > 2 ? (guint)MAX(1, atoi(argv[1])) : 0;
  if (!rounds) {
    fprintf(stderr, "usage: bench-stages ROUNDS LETTER.pdf...\n");
    return 2;
  }
  load(&bench);
  g_autofree double *seconds = g_new0(double, (gsize)STAGES *(rounds + 1));
  for (guint round = 0; round <= rounds; round++) { /* the first one loads dictionaries and is not counted */
    bench.seconds = seconds + (gsize)round * STAGES;
    for (int i = 2; i < argc; i++)
      take_letter(&bench, argv[i]);
  }
  print(seconds, rounds);
  clear(&bench);
  return 0;
}
