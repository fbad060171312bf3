#include "extract/end-lists.h"

#include "extract/fields.h"
#include "extract/line-claims.h"
#include "extract/wording.h"
#include "extract/words.h"

#include <string.h>

/* Roman figures and letters that number things. */
static gsize
small_figure_length(const char *text) {
  gsize roman = strspn(text, "ivx");
  if (roman > 0 && roman <= 4)
    return roman;
  return *text >= 'a' && *text <= 'h' ? 1 : 0;
}

/* "1. ", "2) ", "(3) ", "b. ", "(c) ", "iv. ", "1 – " */
static gsize
number_length(const char *text) {
  gboolean bracket = text[0] == '(';
  const char *at = text + bracket;
  gsize digits = strspn(at, "0123456789"), figure = digits > 0 ? digits : small_figure_length(at);
  if (figure == 0 || digits > 2)
    return 0;
  at += figure;
  if (bracket ? g_str_has_prefix(at, ") ") : (g_str_has_prefix(at, ". ") || g_str_has_prefix(at, ") ")))
    return (gsize)(at - text) + 2;
  if (digits && !bracket && g_str_has_prefix(at, " – "))
    return (gsize)(at - text) + strlen(" – ");
  return 0;
}

static gsize
list_mark_length(const char *text) {
  static const char *const marks[] = {"-", "–", "—", "•", "·", "*", "▪", "+", NULL};
  for (const char *const *mark = marks; *mark; mark++)
    if (g_str_has_prefix(text, *mark))
      return strlen(*mark) + strspn(text + strlen(*mark), " ");
  return number_length(text);
}

/* "Board <board@aid.example>", "Board board@aid.example": the name says enough. */
static void
cut_mail_address(Part *part) {
  const char *at = strchr(part->text, '@'), *start = at;
  while (start && start > part->text && start[-1] != ' ')
    start--;
  if (part->kind == PART_COPY && start && start > part->text && !strchr(at, ' '))
    part_free(part_cut(part, (guint)(start - part->text) - 1, (guint)(start - part->text)));
}

/* "geen", "none", "2", "-": there are none, or only how many there are. */
static gboolean
names_nothing(const Study *study, const char *text) {
  return !text_has_letter(text) || wording_is(study->languages, "labels", "nothing", text);
}

static void
add_list_part(Study *study, PartKind kind, const GArray *pieces, const char *rung) {
  g_autoptr(Part) part = fields_read(study, kind, pieces);
  cut_mail_address(part);
  for (size_t length = strlen(part->text); length && strchr("; ", part->text[length - 1]); length--) {
    part->text[length - 1] = '\0';
    g_array_set_size(part->ink, part->ink->len - 1);
  }
  if (names_nothing(study, part->text))
    return;
  part->rung = rung;
  g_ptr_array_add(study->letter->parts, g_steal_pointer(&part));
}

/* An unmarked line in small letters begins a thing of its own only where the line before had room for more.
 */
static gboolean
previous_line_ends(const Study *study, const GArray *pieces, guint i) {
  if (i == 0)
    return TRUE;
  const TextLine *last = study_line(study, g_array_index(pieces, Piece, i - 1).line);
  Box column = layout_column(study->layout, last->line.page);
  return !line_stands_beside_column(study->layout, last) &&
         box_width(last->line.box) < 0.5 * box_width(column);
}

/* --- several things in one line --- */

/* Where the list's next thing ends and the one after it begins; FALSE: it is the last. */
typedef struct {
  guint end, begin;
} Seam;

static gboolean
seam_at_sign(const Part *part, const char *sign, Seam *seam) {
  const char *at = strstr(part->text, sign);
  if (!at || at == part->text)
    return FALSE;
  *seam = (Seam){(guint)(at - part->text), (guint)(at - part->text + strlen(sign))};
  return TRUE;
}

/* "(1) the report, (2) a map": where the next number stands. */
static gboolean
seam_at_number(const Part *part, Seam *seam) {
  for (const char *at = strchr(part->text, ' '); at; at = strchr(at + 1, ' ')) {
    gsize mark = number_length(at + 1);
    if (!mark || (at[1] != '(' && !strchr(";,", at[-1])))
      continue;
    *seam = (Seam){(guint)(at - part->text), (guint)(at + 1 - part->text + mark)};
    return TRUE;
  }
  return FALSE;
}

/* Commas part the things of a list when each begins with a small letter and is no remark on the one before.
 */
static gboolean
commas_part(const Study *study, const Part *part) {
  guint commas = 0;
  for (const char *at = part->text; (at = strstr(at, ", ")); at += 2, commas++)
    if (!g_unichar_islower(g_utf8_get_char(at + 2)) ||
        wording_begins(study->languages, "labels", "remark", at + 2, NULL) ||
        wording_begins(study->languages, "words", "function", at + 2, NULL))
      return FALSE;
  return part->kind == PART_ENCLOSURE && commas > 0;
}

/* The sign that parts the things of a line; NULL: it names one thing. */
static const char *
list_separator(const Study *study, const Part *part) {
  static const char *const signs[] = {"; ", " | ", " · ", " • ", " + ", " / "};
  for (guint i = 0; i < G_N_ELEMENTS(signs); i++)
    if (strstr(part->text, signs[i]))
      return signs[i];
  return commas_part(study, part) ? ", " : NULL;
}

/* Where a thing ends whose text ended at byte end: before commas, and before the "and" of the last but one.
 */
static guint
end_of_thing(const Study *study, const char *text, guint end) {
  while (end > 0 && strchr(" ,;", text[end - 1]))
    end--;
  guint word = end;
  while (word > 0 && text[word - 1] != ' ')
    word--;
  g_autofree char *last = g_strndup(text + word, end - word);
  return word > 0 && wording_is(study->languages, "dates", "and", last) ? word - 1 : end;
}

static void
split_last(Study *study) {
  GPtrArray *parts = study->letter->parts;
  Part *whole = parts->len ? letter_part(study->letter, parts->len - 1) : NULL;
  const char *separator = whole ? list_separator(study, whole) : NULL;
  Seam seam;
  while (whole && (seam_at_number(whole, &seam) || (separator && seam_at_sign(whole, separator, &seam)))) {
    seam.end = end_of_thing(study, whole->text, seam.end);
    if (seam.end == 0 || seam.begin >= strlen(whole->text))
      return;
    Part *rest = part_cut(whole, seam.end, seam.begin);
    g_ptr_array_add(parts, rest);
    whole = rest;
  }
}

/* Things that run on from line to line, parted by semicolons. */
static gboolean
pieces_run_on(const Study *study, const GArray *pieces) {
  gboolean inside = FALSE;
  for (guint i = 0; i < pieces->len; i++) {
    g_autofree char *text = piece_text(study->layout, g_array_index(pieces, Piece, i));
    inside |= strstr(text, "; ") != NULL;
    if (list_mark_length(text) > 0)
      return FALSE;
  }
  return inside;
}

void
end_list_add(Study *study, PartKind kind, const GArray *pieces, const char *rung) {
  g_autoptr(GArray) one = g_array_new(FALSE, FALSE, sizeof(Piece));
  gboolean marked = FALSE, run = pieces_run_on(study, pieces);
  for (guint i = 0; i < pieces->len; i++) {
    Piece piece = g_array_index(pieces, Piece, i);
    g_autofree char *text = piece_text(study->layout, piece);
    gsize mark = list_mark_length(text);
    gunichar first = g_utf8_get_char(text);
    gboolean begins = mark > 0 || g_unichar_isupper(first) || g_unichar_isdigit(first) ||
                      (!marked && previous_line_ends(study, pieces, i));
    marked |= mark > 0;
    if (begins && one->len && !run) {
      add_list_part(study, kind, one, rung);
      g_array_set_size(one, 0);
    }
    guint skipped = (guint)g_utf8_strlen(text, (gssize)mark);
    piece.skip += skipped;
    piece.count -= MIN(skipped, piece.count);
    g_array_append_val(one, piece);
  }
  if (!one->len)
    return;
  guint before = study->letter->parts->len;
  add_list_part(study, kind, one, rung);
  if ((pieces->len == 1 || run) && study->letter->parts->len > before)
    split_last(study);
}
