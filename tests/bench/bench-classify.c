/*
 * bench-classify ROUNDS PACK… -- LETTER.txt…: what loading each pack and classifying the letters with it
 * takes, and what a scan takes that only folds and looks up words. In each round all packs have their turn.
 *
 * Prints "pack", "loads" or "scan", a tab, the name, a tab, the tokens of all letters, and after a tab the
 * seconds of each round. A pack named "default" is the program's own.
 */
#include "classify/classify.h"
#include "classify/reading.h"
#include "extract/extract.h"
#include "extract/plain.h"
#include "tests/bench/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  Languages *languages;
  GPtrArray *texts, *letters, *packs; /* GBytes, Letter, Pack */
  guint tokens, rounds;
} Bench;

static void
fail(const GError *error) {
  fprintf(stderr, "bench-classify: %s\n", error->message);
  exit(1);
}

static Pack *
load(const char *name, const Languages *languages) {
  g_autoptr(GError) error = NULL;
  const char *paths[] = {name, NULL};
  Pack *pack = pack_load(strcmp(name, "default") == 0 ? NULL : paths, languages, &error);
  if (!pack)
    fail(error);
  return pack;
}

static guint
count_tokens(const Letter *letter, const Languages *languages) {
  Reading *reading = reading_new(letter, languages);
  guint tokens = reading->tokens->len;
  reading_free(reading);
  return tokens;
}

static void
add_letter(Bench *bench, const char *path) {
  g_autoptr(GError) error = NULL;
  char *text;
  gsize length;
  if (!g_file_get_contents(path, &text, &length, &error))
    fail(error);
  GBytes *bytes = g_bytes_new_take(text, length);
  Letter *letter = plain_read(text, length, bench->languages, &error);
  if (!letter)
    fail(error);
  extract_complete(letter, bytes, path, bench->languages);
  g_ptr_array_add(bench->texts, bytes);
  g_ptr_array_add(bench->letters, letter);
  bench->tokens += count_tokens(letter, bench->languages);
}

/* --- clocks */

static double
time_pack(const Bench *bench, guint index) {
  double begin = clock_seconds();
  for (guint i = 0; i < bench->letters->len; i++)
    verdict_free(verdict_find(g_ptr_array_index(bench->packs, index), g_ptr_array_index(bench->letters, i)));
  return clock_seconds() - begin;
}

static double
time_load(const Bench *bench, const char *name) {
  double begin = clock_seconds();
  Pack *pack = load(name, bench->languages);
  double taken = clock_seconds() - begin;
  pack_free(pack);
  return taken;
}

/* Folds and hashes each word and asks a table for it: the least that looking for words can cost. */
static guint
scan(GBytes *bytes, const guint8 *table, guint mask) {
  gsize length;
  const char *text = g_bytes_get_data(bytes, &length);
  guint hash = 2166136261u, found = 0;
  for (gsize i = 0; i < length; i++) {
    if (g_ascii_isspace(text[i])) {
      found += table[hash & mask];
      hash = 2166136261u;
    } else
      hash = (hash ^ ((guint8)text[i] | 0x20u)) * 16777619u;
  }
  return found;
}

static double
time_scan(const Bench *bench) {
  enum { TABLE = 1 << 16, TIMES = 200 };
  g_autofree guint8 *table = g_new0(guint8, TABLE);
  volatile guint found = 0; /* so that the scan is not left out */
  double begin = clock_seconds();
  for (guint times = 0; times < TIMES; times++)
    for (guint i = 0; i < bench->texts->len; i++)
      found += scan(g_ptr_array_index(bench->texts, i), table, TABLE - 1);
  return (clock_seconds() - begin) / TIMES;
}

/* --- rounds */

static void
print(const char *what, const char *name, guint tokens, const double *seconds, guint rounds) {
  printf("%s\t%s\t%u\t", what, name, tokens);
  for (guint i = 0; i < rounds; i++)
    printf("%s%.9f", i ? " " : "", seconds[i]);
  printf("\n");
}

static void
run(const Bench *bench, char **names) {
  guint packs = bench->packs->len, rounds = bench->rounds;
  g_autofree double *found = g_new0(double, packs *rounds), *loads = g_new0(double, packs *rounds),
                    *scans = g_new0(double, rounds);
  for (guint i = 0; i < packs; i++)
    time_pack(bench, i); /* dictionaries are loaded at their first use */
  for (guint round = 0; round < rounds; round++) {
    scans[round] = time_scan(bench);
    for (guint i = 0; i < packs; i++) {
      found[i * rounds + round] = time_pack(bench, i);
      loads[i * rounds + round] = time_load(bench, names[i]);
    }
  }
  for (guint i = 0; i < packs; i++) {
    print("pack", names[i], bench->tokens, found + (gsize)i * rounds, rounds);
    print("loads", names[i], bench->tokens, loads + (gsize)i * rounds, rounds);
  }
  print("scan", "bare", bench->tokens, scans, rounds);
}

int
main(int argc, char **argv) {
  g_autoptr(GError) error = NULL;
  int packs = 0;
  while (packs + 2 < argc && strcmp(argv[packs + 2], "--") != 0)
    packs++;
  if (packs == 0 || packs + 3 >= argc) {
    fprintf(stderr, "usage: bench-classify ROUNDS PACK... -- LETTER.txt...\n");
    return 2;
  }
  Bench bench = {.languages = languages_load(NULL, &error),
                 .texts = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref),
                 .letters = g_ptr_array_new_with_free_func((GDestroyNotify)letter_free),
                 .packs = g_ptr_array_new_with_free_func((GDestroyNotify)pack_free),
                 .rounds = (guint)MAX(1, atoi(argv[1]))};
  if (!bench.languages)
    fail(error);
  for (int i = 0; i < packs; i++)
    g_ptr_array_add(bench.packs, load(argv[2 + i], bench.languages));
  for (int i = packs + 3; i < argc; i++)
    add_letter(&bench, argv[i]);
  run(&bench, argv + 2);
  g_ptr_array_unref(bench.packs);
  g_ptr_array_unref(bench.letters);
  g_ptr_array_unref(bench.texts);
  languages_free(bench.languages);
  return 0;
}
