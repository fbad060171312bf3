#include "extract/role-beside.h"

#include "extract/persons.h"
#include "extract/wording.h"

#include <string.h>

enum { ROLE_CHARACTERS_MAX = 60, ROLE_SMALL_LETTERS_MIN = 4 };

/* "(he/him) · Co-ordinator": where a bracket with more behind it ends. */
static const char *
skip_bracket(const char *text) {
  const char *close = *text == '(' ? strchr(text, ')') : NULL;
  return close && close[1] ? close + 1 : text;
}

/* Where what parts a name from a role ends; NULL: text begins with none of it. */
static const char *
skip_parting(const char *text) {
  static const char *const signs[] = {"–", "—", "·", "•", "|", "/", ",", "- "};
  const char *at = text + strspn(text, " "), *before;
  gboolean parted = FALSE;
  do {
    before = at;
    at = skip_bracket(at);
    at += strspn(at, " ");
    for (guint i = 0; i < G_N_ELEMENTS(signs); i++)
      if (g_str_has_prefix(at, signs[i])) {
        at += strlen(signs[i]);
        parted = TRUE;
      }
    at += strspn(at, " ");
  } while (at != before);
  return parted ? at : NULL;
}

/* Degrees and initials have few small letters in a row; addresses have figures. */
static gboolean
may_be_role(const Study *study, const char *text) {
  guint run = 0, longest = 0;
  for (const char *at = text; *at; at = g_utf8_next_char(at)) {
    run = g_unichar_islower(g_utf8_get_char(at)) ? run + 1 : 0;
    longest = MAX(longest, run);
  }
  return longest >= ROLE_SMALL_LETTERS_MIN && g_utf8_strlen(text, -1) <= ROLE_CHARACTERS_MAX &&
         !strpbrk(text, "0123456789@") && !text_is_contact_line(study->languages, text) &&
         !text_is_address_line(study->languages, text) &&
         (!text_names_person(study->languages, text) ||
          wording_contains(study->languages, "signature", "role", text)) &&
         !text_names_organisation(study->languages, text);
}

/* From the role's beginning to the end of the line, or to the next bar. */
static gsize
role_length(const char *text) {
  static const char *const ends[] = {" | ", " · ", " • ", " – ", " — "};
  gsize length = strlen(text);
  for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
    const char *end = g_strstr_len(text, (gssize)length, ends[i]);
    if (end)
      length = (gsize)(end - text);
  }
  while (length && strchr(" ,;:", text[length - 1]))
    length--;
  return length;
}

static void
take_role(const Study *study, guint index, const char *name, Field *role) {
  const TextLine *line = study_line(study, index);
  const char *at = strstr(line->text, name), *begin = at ? skip_parting(at + strlen(name)) : NULL;
  if (!begin)
    return;
  g_autofree char *text = g_strndup(begin, role_length(begin));
  if (!may_be_role(study, text))
    return;
  g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(Place));
  Place place = {line->line.page, line->line.box};
  g_array_append_val(places, place);
  field_set(role, text, places, "beside-name");
}

static void
cut_field(Field *field, gsize length) {
  char *text = g_strndup(field->text, length);
  g_free(field->text);
  field->text = text;
}

/* "Gary Dobbs, Senior Clerk" that was taken for a name as a whole; so was the sender's, when it is the same.
 */
static void
part_name(Study *study, Signatory *first) {
  Field *sender = &study->letter->sent.name;
  const char *comma = strstr(first->name.text, ", ");
  if (!comma || !may_be_role(study, comma + 2))
    return;
  gsize length = (gsize)(comma - first->name.text);
  field_set(&first->role, comma + 2, first->name.places, "beside-name");
  if (g_strcmp0(sender->text, first->name.text) == 0)
    cut_field(sender, length);
  cut_field(&first->name, length);
}

void
role_beside_name(Study *study) {
  Signatory *first =
      study->letter->signatories->len ? &g_array_index(study->letter->signatories, Signatory, 0) : NULL;
  if (!first || !first->name.text || first->role.text)
    return;
  part_name(study, first);
  for (guint i = study->body_begins; !first->role.text && i < study_count(study); i++)
    if (study_line(study, i)->use != USE_OPEN)
      take_role(study, i, first->name.text, &first->role);
}
