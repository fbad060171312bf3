/* Letters, verdicts and template folders made by hand, for the tests of templates/. */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "classify/verdict.h"
#include "extract/letter.h"
#include "extract/xml.h"
#include "templates/templates.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Appends a part that stands on a page (from 0; -1: no paper). */
static inline Part *
sample_part(Letter *letter, PartKind kind, const char *text, int page) {
  Part *part = part_new(kind, text);
  part->division = DIVISION_LETTER;
  if (page >= 0) {
    PrintedLine line = {0, {(guint)page, {70, 100, 400, 112}}, FALSE};
    g_array_append_val(part->lines, line);
  }
  g_ptr_array_add(letter->parts, part);
  return part;
}

static inline void
sample_evidence(const Letter *letter, RaisedTopic *topic, guint part, const char *phrase) {
  Evidence *evidence = g_new0(Evidence, 1);
  const char *text = letter_part(letter, part)->text, *at = strstr(text, phrase);
  assert_non_null(at);
  evidence->rule = g_strdup("rule");
  evidence->points = topic->points;
  evidence->text = g_strdup(phrase);
  evidence->part = part;
  evidence->span = (Span){(guint)(at - text), (guint)(at - text + strlen(phrase))};
  g_ptr_array_add(topic->evidence, evidence);
}

static inline RaisedTopic *
sample_topic(Verdict *verdict, const char *id, const char *nl, const char *en, double points) {
  RaisedTopic *topic = raised_topic_new(id, points, 2);
  g_hash_table_insert(topic->labels, g_strdup("nl"), g_strdup(nl));
  g_hash_table_insert(topic->labels, g_strdup("en"), g_strdup(en));
  g_ptr_array_add(verdict->topics, topic);
  return topic;
}

/* A Dutch letter with two topics and one question that raises the second. */
static inline Letter *
sample_letter(void) {
  Letter *letter = letter_new();
  letter->language = g_intern_string("nl");
  field_set(&letter->our_reference, "24/118-mv", NULL, NULL);
  field_set(&letter->your_reference, "5261904", NULL, NULL);
  field_set(&letter->sent.name, "M. Voorbeeld", NULL, NULL);
  field_set(&letter->sent.organisation, "Stichting Voorbeeldhuis", NULL, NULL);
  g_ptr_array_add(letter->sent.address, g_strdup("Postbus 1"));
  g_ptr_array_add(letter->sent.address, g_strdup("1000 AA Voorbeeldstad"));
  field_set(&letter->sent.date.printed, "14 juni 2024", NULL, NULL);
  letter->sent.date.iso = g_strdup("2024-06-14");
  sample_part(letter, PART_SUBJECT, "Opvang van drie minderjarige cliënten", 0);
  sample_part(letter, PART_SALUTATION, "Geachte mevrouw Ontvanger,", 0);
  sample_part(letter, PART_PARAGRAPH,
              "Op 17 mei schreef u mij. Drie alleenstaande meisjes wachten al maanden.", 0);
  sample_part(letter, PART_PARAGRAPH,
              "Wanneer komt er plaats in de beschermde opvang? Zij slapen op een veldbed.", 1);
  sample_part(letter, PART_CLOSING, "Met vriendelijke groet,", 1);
  sample_part(letter, PART_SIGNATURE, "M. Voorbeeld", 1);
  letter_number_parts(letter);
  return letter;
}

static inline Verdict *
sample_verdict(const Letter *letter) {
  Verdict *verdict = verdict_new();
  RaisedTopic *shelter = sample_topic(verdict, "shelter-and-care", "Opvang en zorg", "Shelter and care", 3);
  shelter->primary = TRUE;
  sample_evidence(letter, shelter, 3, "beschermde opvang");
  RaisedTopic *minors = sample_topic(verdict, "minors", "Minderjarige slachtoffers", "Minors", 2.5);
  sample_evidence(letter, minors, 2, "alleenstaande meisjes");
  sample_evidence(letter, minors, 0, "minderjarige");
  return verdict;
}

/* Writes a file below folder, making the folders on the way. */
static inline void
sample_file(const char *folder, const char *name, const char *text) {
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname(path);
  assert_int_equal(g_mkdir_with_parents(parent, 0700), 0);
  assert_true(g_file_set_contents(path, text, -1, NULL));
}

static inline char *
sample_folder(void) {
  char *folder = g_dir_make_tmp("repliek-XXXXXX", NULL);
  assert_non_null(folder);
  return folder;
}

static inline void
sample_remove(const char *path) {
  g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name(dir))) {
    g_autofree char *child = g_build_filename(path, name, NULL);
    sample_remove(child);
  }
  g_remove(path);
}

/* The document as it is saved. */
static inline char *
sample_text(xmlDoc *doc) {
  g_autoptr(GBytes) bytes = xml_bytes(doc, FALSE);
  return g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

#define assert_contains(text, part)                                                                          \
  do {                                                                                                       \
    if (!strstr(text, part))                                                                                 \
      fail_msg("\"%s\" is not in: %s", part, text);                                                          \
  } while (0)
#define assert_lacks(text, part)                                                                             \
  do {                                                                                                       \
    if (strstr(text, part))                                                                                  \
      fail_msg("\"%s\" is in: %s", part, text);                                                              \
  } while (0)
