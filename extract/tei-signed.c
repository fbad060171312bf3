#include "extract/tei-signed.h"

#include <string.h>

#include "extract/tei-text.h"

/* A name or a role, and where a signature prints it. */
typedef struct {
  const Field *field;
  gboolean is_role;
  guint signatory; /* counts from 0 */
  char id[32];
  guint part; /* G_MAXUINT: in no signature */
  Span span;
} SignedMark;

static void
add_mark(TeiSignatures *signatures, const Field *field, guint signatory, gboolean is_role) {
  SignedMark mark = {field, is_role, signatory, "", G_MAXUINT, {0, 0}};
  g_snprintf(mark.id, sizeof mark.id, "signatory-%u%s", signatory + 1, is_role ? "-role" : "");
  if (field->text != NULL && *field->text != '\0')
    g_array_append_val(signatures->marks, mark);
}

static gboolean
is_marked(const TeiSignatures *signatures, guint part, Span span) {
  for (guint i = 0; i < signatures->marks->len; i++) {
    const SignedMark *mark = &g_array_index(signatures->marks, SignedMark, i);
    if (mark->part == part && mark->span.start < span.end && mark->span.end > span.start)
      return TRUE;
  }
  return FALSE;
}

/* The first place where the signature has these words and nothing is marked yet. */
static gboolean
find_unmarked(const TeiSignatures *signatures, const Part *part, guint index, const char *words, Span *span) {
  gsize length = strlen(words);
  for (const char *at = strstr(part->text, words); length > 0 && at != NULL; at = strstr(at + 1, words)) {
    *span = (Span){(guint)(at - part->text), (guint)(at - part->text + length)};
    if (!is_marked(signatures, index, *span))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_signature(const Part *part) {
  return part->kind == PART_SIGNATURE && part->division == DIVISION_LETTER;
}

static void
place_mark(const TeiSignatures *signatures, const Letter *letter, SignedMark *mark) {
  for (guint i = 0; i < letter->parts->len; i++) {
    Span span;
    if (is_signature(letter_part(letter, i)) &&
        find_unmarked(signatures, letter_part(letter, i), i, mark->field->text, &span)) {
      mark->part = i;
      mark->span = span;
      return;
    }
  }
}

void
tei_signatures_init(TeiSignatures *signatures, TeiWriter *writer) {
  const Letter *letter = writer->letter;
  signatures->marks = g_array_new(FALSE, FALSE, sizeof(SignedMark));
  for (guint i = 0; i < letter->signatories->len; i++) {
    const Signatory *signatory = &g_array_index(letter->signatories, Signatory, i);
    add_mark(signatures, &signatory->name, i, FALSE);
    add_mark(signatures, &signatory->role, i, TRUE);
  }
  for (guint i = 0; i < signatures->marks->len; i++)
    place_mark(signatures, letter, &g_array_index(signatures->marks, SignedMark, i));
}

void
tei_signatures_clear(TeiSignatures *signatures) {
  g_clear_pointer(&signatures->marks, g_array_unref);
}

static int
by_start(gconstpointer a, gconstpointer b) {
  const TeiWrap *first = a, *second = b;
  return first->span.start < second->span.start ? -1 : first->span.start > second->span.start;
}

void
tei_signature_write(const TeiSignatures *signatures, TeiWriter *writer, xmlNode *closer, guint index) {
  g_autoptr(GArray) wraps = g_array_new(FALSE, FALSE, sizeof(TeiWrap));
  for (guint i = 0; i < signatures->marks->len; i++) {
    const SignedMark *mark = &g_array_index(signatures->marks, SignedMark, i);
    TeiWrap wrap = {mark->span, mark->is_role ? "roleName" : "persName", NULL, mark->id, mark->field};
    if (mark->part == index)
      g_array_append_val(wraps, wrap);
  }
  g_array_sort(wraps, by_start);
  xmlNode *node = tei_element(writer, closer, "signed");
  tei_part_attributes(writer, node, index);
  tei_part_text_with(writer, node, index, wraps);
}

gboolean
tei_signatures_remain(const TeiSignatures *signatures) {
  for (guint i = 0; i < signatures->marks->len; i++)
    if (g_array_index(signatures->marks, SignedMark, i).part == G_MAXUINT)
      return TRUE;
  return FALSE;
}

void
tei_signatures_write_rest(const TeiSignatures *signatures, TeiWriter *writer, xmlNode *closer) {
  xmlNode *node = NULL;
  guint last = G_MAXUINT;
  for (guint i = 0; i < signatures->marks->len; i++) {
    const SignedMark *mark = &g_array_index(signatures->marks, SignedMark, i);
    if (mark->part != G_MAXUINT)
      continue;
    if (node == NULL || mark->signatory != last)
      node = tei_element(writer, closer, "signed");
    tei_field(writer, node, mark->is_role ? "roleName" : "persName", mark->id, mark->field);
    last = mark->signatory;
  }
}
