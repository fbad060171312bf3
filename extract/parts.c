#include "extract/parts.h"
#include "extract/parts-study.h"

#include "extract/blanks.h"
#include "extract/body.h"
#include "extract/correspondents.h"
#include "extract/ending.h"
#include "extract/fields.h"
#include "extract/hyphens.h"
#include "extract/labels.h"
#include "extract/mail-headers.h"
#include "extract/name-lines.h"
#include "extract/name-trim.h"
#include "extract/notes.h"
#include "extract/opening.h"
#include "extract/role-beside.h"
#include "extract/running.h"
#include "extract/stamps.h"
#include "extract/subjects.h"
#include "extract/tag-ends.h"
#include "extract/tag-fields.h"
#include "extract/tag-uses.h"
#include "extract/text-references.h"
#include "extract/typed.h"

#include <math.h>
#include <string.h>

#define FURNITURE_GAP_LEADINGS 1.8 /* furniture closer than this is one block */

/* The set of marks that footnotes have, so that other raised digits stay text. */
static GHashTable *
note_marks(const Layout *layout) {
  GHashTable *marks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < layout->lines->len; i++) {
    const TextLine *line = layout_line(layout, i);
    char mark[8];
    if (line->use == USE_NOTE && note_mark_length(line->text, mark))
      g_hash_table_add(marks, g_strdup(mark));
  }
  return marks;
}

/* --- furniture --- */

static gboolean
furniture_joins(const Study *study, const TextLine *last, const TextLine *line) {
  return last->furniture == line->furniture && last->line.page == line->line.page &&
         box_overlap_x(last->line.box, line->line.box) > 0 &&
         line->line.baseline - last->line.baseline < FURNITURE_GAP_LEADINGS * study->layout->leading;
}

/* One block of furniture, from line on; done remembers which lines are laid. */
static Part *
furniture_from(const Study *study, guint first, gboolean *done) {
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  const TextLine *last = study_line(study, first);
  for (guint i = first; i < study_count(study) && study_line(study, i)->line.page == last->line.page; i++) {
    const TextLine *line = study_line(study, i);
    if (done[i] || line->use != USE_FURNITURE || (i != first && !furniture_joins(study, last, line)))
      continue;
    Piece piece = piece_of_line(study->layout, i);
    g_array_append_val(pieces, piece);
    done[i] = TRUE;
    last = line;
  }
  Part *part = fields_read(study, PART_FURNITURE, pieces);
  part->furniture = last->furniture;
  part->rung = last->rung;
  return part;
}

static guint
part_page(const Part *part) {
  return part->lines->len ? g_array_index(part->lines, PrintedLine, 0).place.page : 0;
}

/* Lays the furniture of each page before the first part that begins on it or later. */
static void
add_furniture(Study *study) {
  g_autofree gboolean *done = g_new0(gboolean, study_count(study) + 1);
  g_autoptr(GPtrArray) old = study->letter->parts;
  GPtrArray *parts = g_ptr_array_new_with_free_func((GDestroyNotify)part_free);
  g_autofree guint *moved = g_new0(guint, old->len + 1);
  guint next = 0;
  for (guint k = 0; k <= old->len; k++) {
    guint page = k < old->len ? part_page(g_ptr_array_index(old, k)) : G_MAXUINT;
    for (; next < study_count(study) && study_line(study, next)->line.page <= page; next++)
      if (study_line(study, next)->use == USE_FURNITURE && !done[next])
        g_ptr_array_add(parts, furniture_from(study, next, done));
    moved[k] = parts->len;
    if (k < old->len)
      g_ptr_array_add(parts, g_ptr_array_index(old, k));
  }
  for (guint k = 0; k < parts->len; k++) {
    Part *part = g_ptr_array_index(parts, k);
    for (guint m = 0; m < part->marks->len; m++) {
      NoteMark *mark = &g_array_index(part->marks, NoteMark, m);
      mark->note = mark->note == G_MAXUINT ? G_MAXUINT : moved[mark->note];
    }
  }
  g_ptr_array_set_free_func(old, NULL);
  study->letter->parts = parts;
}

/* --- the letter --- */

static void
notice_hidden(Study *study) {
  if (study->layout->hidden)
    notice_add(study->letter->notices, "text-hidden", NULL,
               "%u characters are in the file but cannot be seen on the page; they were left out",
               study->layout->hidden);
}

static void
notice_subject(Study *study) {
  if (!letter_subject(study->letter))
    notice_add(study->letter->notices, "subject-missing", NULL, "the letter has no subject line");
}

static void
take_surfaces(Letter *letter) {
  for (guint i = 0; i < letter->pages->len; i++) {
    const Page *page = g_ptr_array_index(letter->pages, i);
    Box surface = {0, 0, page->width, page->height};
    g_array_append_val(letter->surfaces, surface);
  }
}

/* Head lines that nobody claimed are furniture too: nothing printed is dropped. */
static void
settle_rest_of_head(Study *study) {
  for (guint i = 0; i < study_count(study); i++) {
    TextLine *line = study_line(study, i);
    if (line->use == USE_HEAD) {
      line->use = USE_FURNITURE;
      line->furniture = FURNITURE_LETTERHEAD;
    }
  }
}

static void
study_layout(Study *study) {
  running_mark(study->layout, study->languages);
  notes_mark(study->layout);
  running_mark_footers(study->layout, study->languages);
}

static void
study_head(Study *study, const GArray *labels) {
  fields_fill(study, labels);
  fields_find_date_at_end(study);
  correspondents_find(study, labels);
  subjects_find_left_over(study);
  subjects_find_below_greeting(study);
  correspondents_complete(study);
  fields_take_case_number(study, labels);
}

static void
study_text(Study *study) {
  opening_add_salutation(study);
  body_add_parts(study, study->body_begins, study->body_ends, DIVISION_LETTER);
  ending_add_parts(study);
  body_add_parts(study, study->body_ends, study_count(study), DIVISION_LETTER);
}

/* What the ladder found, as the tagger sees it. */
static void
tag_words(Study *study, const GArray *labels) {
  const Tagger *tagger = languages_tagger(study->languages);
  if (!tagger)
    return;
  g_autoptr(Tagging) tagging = tagging_words(study, labels);
  tagging_decide(tagging, tagger);
  tag_ends_revise(study, tagging);
  tag_fields_revise(study, tagging);
  tag_uses_revise(study, tagging);
}

static void
recognise(Study *study, const GArray *labels, G_GNUC_UNUSED gpointer data) {
  tag_words(study, labels);
  organisation_names_lengthen(study);
  names_trim(study->letter, study->languages);
  role_beside_name(study);
  settle_rest_of_head(study);
  study_text(study);
  text_references_find(study);
  add_furniture(study);
  notice_hidden(study);
  notice_subject(study);
  letter_number_parts(study->letter);
  typed_mark_parts(study->letter);
}

Letter *
parts_study(GPtrArray *pages, const Languages *languages, StudyUse use, gpointer data) {
  g_autoptr(Letter) letter = letter_new();
  g_autoptr(Layout) layout = layout_find(pages);
  blanks_mend(layout, languages);
  g_autoptr(Hyphens) hyphens = hyphens_new(layout, languages, NULL);
  g_autoptr(GArray) notes_used = g_array_new(FALSE, TRUE, sizeof(gboolean));
  g_array_set_size(notes_used, layout->lines->len + 1);
  letter->pages = pages;
  take_surfaces(letter);
  Study study = {.layout = layout,
                 .languages = languages,
                 .letter = letter,
                 .notes_used = notes_used,
                 .flow = {layout, hyphens, NULL, letter->notices}};
  study_layout(&study);
  g_autoptr(GHashTable) marks = note_marks(layout);
  study.flow.notes = marks;
  mail_headers_find(&study);
  opening_find(&study);
  stamps_find(&study);
  g_autoptr(GArray) labels = labels_find(&study);
  ending_find(&study);
  study_head(&study, labels);
  use(&study, labels, data);
  return g_steal_pointer(&letter);
}

Letter *
parts_recognise(GPtrArray *pages, const Languages *languages) {
  return parts_study(pages, languages, recognise, NULL);
}
