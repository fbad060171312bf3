#include "classify/cues.h"

#include "classify/fold.h"
#include "classify/limits.h"
#include "classify/phrase.h"

#include <string.h>

/* What follows a comma goes on with an enumeration when it is no longer than this: "not about fees, shelter
   or return". A longer piece is a clause of its own. */
#define ENUMERATED_MAX_TOKENS 4

/* --- lists ------------------------------------------------------------------------------------- */

static gboolean
cue_add(Pack *pack, RuleKind kind, const char *line, Location at, const char *language, GError **error) {
  g_autoptr(Rule) rule = g_new0(Rule, 1);
  gboolean back = kind == RULE_CUE && *line == '<';
  const char *start = line + (back ? 1 : 0);
  start += strspn(start, " \t");
  *rule = (Rule){.kind = back ? RULE_CUE_BACK : kind, .language = language, .at = at};
  rule->expression = phrase_parse(start, strlen(start), at, pack->terms, language, error);
  if (!rule->expression)
    return FALSE;
  g_ptr_array_add(pack->cues, g_steal_pointer(&rule));
  return TRUE;
}

static gboolean
contrast_add(Pack *pack, RuleKind kind G_GNUC_UNUSED, const char *line, Location at G_GNUC_UNUSED,
             const char *language G_GNUC_UNUSED, GError **error G_GNUC_UNUSED) {
  g_hash_table_add(pack->contrasts, fold(line, strlen(line)));
  return TRUE;
}

typedef gboolean (*LineFunc)(Pack *, RuleKind, const char *, Location, const char *, GError **);

static const struct {
  const char *file;
  RuleKind kind;
  LineFunc add;
} LISTS[] = {{"cues.txt", RULE_CUE, cue_add},
             {"requests.txt", RULE_REQUEST, cue_add},
             {"contrasts.txt", RULE_CUE, contrast_add}};

/* The lines of a list, cut at # and stripped; they live as long as the pack, since expressions refer to them.
 */
static gboolean
list_load(Pack *pack, guint list, const char *path, const char *language, GError **error) {
  g_autofree char *text = NULL;
  gsize length;
  if (!g_file_get_contents(path, &text, &length, NULL))
    return TRUE;
  Location at = {g_string_chunk_insert(pack->texts, path), 0, 1};
  if (length > MAX_RULE_FILE_BYTES || !text_is_utf8(text, length))
    return rules_error(error, (Location){at.file, 1, 1}, "this is no UTF-8 text of a sane length");
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line; line++) {
    at.line++;
    (*line)[strcspn(*line, "#")] = '\0';
    g_strstrip(*line);
    if (**line == '\0')
      continue;
    const char *kept = g_string_chunk_insert(pack->texts, *line);
    if (!LISTS[list].add(pack, LISTS[list].kind, kept, at, language, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
cues_load(Pack *pack, const char *folder, GError **error) {
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *tag;
  while (dir && (tag = g_dir_read_name(dir)))
    for (guint i = 0; i < G_N_ELEMENTS(LISTS); i++) {
      g_autofree char *path = g_build_filename(folder, tag, LISTS[i].file, NULL);
      if (!list_load(pack, i, path, g_intern_string(tag), error))
        return FALSE;
    }
  return TRUE;
}

/* --- clauses ----------------------------------------------------------------------------------- */

/* The text between two neighbouring tokens of one paragraph has one of these marks. */
static gboolean
gap_has(const Reading *reading, guint left, const char *marks) {
  const Paragraph *paragraph = reading_paragraph_at(reading, left);
  const char *text = letter_part(reading->letter, paragraph->part)->text;
  guint start = reading_token(reading, left)->span.end, end = reading_token(reading, left + 1)->span.start;
  for (const char *at = text + start; at < text + end; at = g_utf8_next_char(at))
    if (g_utf8_strchr(marks, -1, g_utf8_get_char(at)))
      return TRUE;
  return FALSE;
}

static gboolean
token_contrasts(const Reading *reading, guint position, GHashTable *contrasts) {
  const Token *token = reading_token(reading, position);
  for (guint i = 0; i < token->form_count; i++) {
    guint word = g_array_index(reading->forms, guint, token->first_form + i);
    if (g_hash_table_contains(contrasts, reading_word(reading, word)->text))
      return TRUE;
  }
  return FALSE;
}

/* Whether what stands from first to the next comma, or to end, is too long to go on with an enumeration. */
static gboolean
piece_is_clause(const Reading *reading, guint first, guint end) {
  guint position = first;
  while (position + 1 < end && !gap_has(reading, position, ","))
    position++;
  return position + 1 - first > ENUMERATED_MAX_TOKENS;
}

static gboolean
clause_ends_before(const Reading *reading, guint position, guint end, GHashTable *contrasts) {
  if (token_contrasts(reading, position, contrasts) || gap_has(reading, position - 1, ";:()–—"))
    return TRUE;
  return gap_has(reading, position - 1, ",") && piece_is_clause(reading, position, end);
}

void
cue_negate(const Rule *cue, const Hit *hit, const Reading *reading, GHashTable *contrasts, guint8 *negated) {
  const Range *range = &hit->ranges[0];
  const Sentence *sentence = reading_sentence_at(reading, range->first);
  if (cue->kind == RULE_CUE_BACK) {
    for (guint i = range->first; i-- > sentence->first;) {
      if (gap_has(reading, i, ",;:()–—") || token_contrasts(reading, i, contrasts))
        return;
      negated[i] = 1;
    }
    return;
  }
  for (guint i = range->last + 1; i < sentence->end; i++) {
    if (negated[i] || clause_ends_before(reading, i, sentence->end, contrasts))
      return; /* the rest of a clause that another cue negated is negated too */
    negated[i] = 1;
  }
}
