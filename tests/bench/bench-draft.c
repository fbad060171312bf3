/*
 * bench-draft ROUNDS NL.xsl EN.xsl LETTER.xml…: what filling replies to classified letters takes beside
 * libxslt with stylesheets that make the same replies. All is loaded before the clock runs; in each round all
 * ways have their turn.
 *
 * Prints the name of a way, a tab and the seconds of each round; and "letters", a tab, how many there are and
 * of how many both make the same reply.
 */
#include "classify/classify.h"
#include "extract/data.h"
#include "extract/tei-read.h"
#include "templates/draft.h"
#include "templates/fill.h"
#include "templates/places.h"
#include "tests/bench/clock.h"

#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char TODAY[] = "2026-06-24", KIND[] = "substantive";

typedef struct {
  xmlDoc *tei;
  Letter *letter;
  Verdict *verdict;
  xmlDoc *context;
  GBytes *context_file;
  const char *language; /* of the reply: "nl" or "en" */
} Case;

typedef struct {
  Languages *languages;
  Pack *pack;
  Desk *desk;
  Templates *templates;
  xsltStylesheet *sheets[2]; /* Dutch, English */
  GPtrArray *cases;
} Bench;

static void
fail(const char *what, const GError *error) {
  fprintf(stderr, "bench-draft: %s: %s\n", what, error ? error->message : "cannot be used");
  exit(1);
}

static DraftOptions
drafting(const Bench *bench) {
  return (DraftOptions){bench->templates, bench->languages, KIND, TODAY};
}

static xmlDoc *
context_of(const Bench *bench, const Case *one) {
  g_autoptr(GPtrArray) notices = notices_new();
  g_autoptr(GError) error = NULL;
  DraftOptions options = drafting(bench);
  xmlDoc *context = draft_context(one->letter, one->verdict, bench->desk, &options, notices, &error);
  if (!context)
    fail("context", error);
  return context;
}

static void
case_free(gpointer data) {
  Case *one = data;
  verdict_free(one->verdict);
  letter_free(one->letter);
  g_bytes_unref(one->context_file);
  xmlFreeDoc(one->context);
  xmlFreeDoc(one->tei);
  g_free(one);
}

static void
add_case(Bench *bench, const char *path) {
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  Case *one = g_new0(Case, 1);
  if (!g_file_get_contents(path, &bytes, &length, &error) ||
      !(one->tei = xml_parse(bytes, length, path, &error)) || !(one->letter = tei_read(one->tei, &error)) ||
      !(one->verdict = verdict_from_tei(one->tei, one->letter, &error)))
    fail(path, error);
  one->language = g_str_has_prefix(one->letter->language, "en") ? "en" : "nl";
  one->context = context_of(bench, one);
  one->context_file = xml_bytes(one->context, FALSE);
  g_ptr_array_add(bench->cases, one);
}

/* --- the ways: each makes one reply */

static xmlDoc *
fill(const Bench *bench, const Case *one, xmlDoc *context) {
  g_autoptr(GPtrArray) notices = notices_new();
  g_autoptr(GError) error = NULL;
  guint holes;
  FillOptions options = {bench->templates, templates_skeleton(bench->templates, KIND, one->language),
                         templates_idiom(bench->templates, one->language), KIND, TODAY};
  xmlDoc *reply = fill_skeleton(&options, context, notices, &holes, &error);
  if (!reply)
    fail("fill", error);
  return reply;
}

static xsltStylesheet *
sheet_of(const Bench *bench, const Case *one) {
  return bench->sheets[strcmp(one->language, "en") == 0];
}

static void
way_fill(const Bench *bench, const Case *one) {
  xmlFreeDoc(fill(bench, one, one->context));
}

static void
way_apply(const Bench *bench, const Case *one) {
  xmlFreeDoc(xsltApplyStylesheet(sheet_of(bench, one), one->context, NULL));
}

static void
way_draft(const Bench *bench, const Case *one) {
  g_autoptr(xmlDoc) context = context_of(bench, one);
  g_autoptr(xmlDoc) reply = fill(bench, one, context);
  g_autoptr(GPtrArray) missing = places_missing(reply, context);
  fill_indent(reply);
  g_autoptr(GBytes) bytes = xml_bytes(reply, FALSE);
}

static void
way_transform(const Bench *bench, const Case *one) {
  gsize length;
  const char *bytes = g_bytes_get_data(one->context_file, &length);
  g_autoptr(xmlDoc) context = xmlReadMemory(bytes, (int)length, "context", NULL, 0);
  g_autoptr(xmlDoc) reply = xsltApplyStylesheet(sheet_of(bench, one), context, NULL);
  xmlChar *text = NULL;
  int size;
  xsltSaveResultToString(&text, &size, reply, sheet_of(bench, one));
  xmlFree(text);
}

static void
way_validated(const Bench *bench, const Case *one) {
  g_autoptr(GPtrArray) notices = notices_new();
  g_autoptr(GError) error = NULL;
  DraftOptions options = drafting(bench);
  guint holes;
  g_autoptr(xmlDoc) reply =
      draft_reply(one->letter, one->verdict, bench->desk, &options, notices, &holes, &error);
  if (!reply)
    fail("draft", error);
  g_autoptr(GBytes) bytes = xml_bytes(reply, FALSE);
}

static const struct {
  const char *name;
  void (*run)(const Bench *bench, const Case *one);
} WAYS[] = {{"fill", way_fill},
            {"apply", way_apply},
            {"draft", way_draft},
            {"transform", way_transform},
            {"validated", way_validated}};

/* --- is it the same? */

/* The document as text without any white space. */
static char *
bare_text(xmlDoc *doc) {
  g_autoptr(GBytes) bytes = xml_bytes(doc, FALSE);
  gsize length;
  const char *text = g_bytes_get_data(bytes, &length);
  GString *bare = g_string_sized_new(length);
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace(text[i]))
      g_string_append_c(bare, text[i]);
  return g_string_free(bare, FALSE);
}

static gboolean
is_same(const Bench *bench, const Case *one) {
  g_autoptr(xmlDoc) mine = fill(bench, one, one->context);
  g_autoptr(xmlDoc) other = xsltApplyStylesheet(sheet_of(bench, one), one->context, NULL);
  g_autofree char *a = bare_text(mine), *b = bare_text(other);
  gboolean same = strcmp(a, b) == 0;
  if (!same && g_getenv("BENCH_DIFFERENCES"))
    fprintf(stderr, "%s\n%s\n\n", a, b);
  return same;
}

/* --- rounds */

static double
time_way(const Bench *bench, guint way) {
  double begin = clock_seconds();
  for (guint i = 0; i < bench->cases->len; i++)
    WAYS[way].run(bench, g_ptr_array_index(bench->cases, i));
  return clock_seconds() - begin;
}

static void
run(const Bench *bench, guint rounds) {
  g_autofree double *seconds = g_new0(double, G_N_ELEMENTS(WAYS) * rounds);
  guint same = 0;
  for (guint i = 0; i < bench->cases->len; i++)
    same += (guint)is_same(bench, g_ptr_array_index(bench->cases, i));
  for (guint round = 0; round < rounds; round++)
    for (guint way = 0; way < G_N_ELEMENTS(WAYS); way++)
      seconds[way * rounds + round] = time_way(bench, way);
  for (guint way = 0; way < G_N_ELEMENTS(WAYS); way++) {
    printf("%s\t", WAYS[way].name);
    for (guint round = 0; round < rounds; round++)
      printf("%s%.9f", round ? " " : "", seconds[way * rounds + round]);
    printf("\n");
  }
  printf("letters\t%u %u\n", bench->cases->len, same);
}

static void
stay_quiet(G_GNUC_UNUSED void *data, G_GNUC_UNUSED xmlErrorPtr error) {
}

/* Quietly: several elements of a stylesheet may have one xml:id with braces, of which each letter makes
 * another. */
static xsltStylesheet *
load_sheet(const char *path) {
  xmlSetStructuredErrorFunc(NULL, stay_quiet);
  xmlDoc *doc = xmlReadFile(path, NULL, 0);
  xmlSetStructuredErrorFunc(NULL, NULL);
  xsltStylesheet *sheet = doc ? xsltParseStylesheetDoc(doc) : NULL;
  if (!sheet)
    fail(path, NULL);
  return sheet;
}

static void
load(Bench *bench, char **sheets) {
  g_autoptr(GError) error = NULL;
  g_autofree char *profile = data_path("templates/desk.ini", &error);
  if (!profile || !(bench->desk = desk_load(profile, &error)) ||
      !(bench->languages = languages_load(NULL, &error)) ||
      !(bench->pack = pack_load(NULL, bench->languages, &error)) ||
      !(bench->templates = templates_load(NULL, NULL, &error)))
    fail("loading", error);
  for (guint i = 0; i < G_N_ELEMENTS(bench->sheets); i++)
    bench->sheets[i] = load_sheet(sheets[i]);
}

static void
clear(Bench *bench) {
  g_ptr_array_unref(bench->cases);
  for (guint i = 0; i < G_N_ELEMENTS(bench->sheets); i++)
    xsltFreeStylesheet(bench->sheets[i]);
  templates_free(bench->templates);
  pack_free(bench->pack);
  languages_free(bench->languages);
  desk_free(bench->desk);
}

int
main(int argc, char **argv) {
  Bench bench = {.cases = g_ptr_array_new_with_free_func(case_free)};
  if (argc < 5) {
    fprintf(stderr, "usage: bench-draft ROUNDS NL.xsl EN.xsl LETTER.xml...\n");
    return 2;
  }
  load(&bench, argv + 2);
  for (int i = 4; i < argc; i++)
    add_case(&bench, argv[i]);
  run(&bench, (guint)MAX(1, atoi(argv[1])));
  clear(&bench);
  return 0;
}
