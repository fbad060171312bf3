#include "extract/signatories.h"

#include "extract/persons.h"
#include "extract/wording.h"
#include "extract/words.h"

#include <math.h>
#include <string.h>

/* Longer text in a closing names nobody. */
enum { SIGNER_BYTES_MAX = 40 };

static char *
trimmed(const char *text) {
  char *copy = g_strdup(text);
  size_t length = strlen(g_strstrip(copy));
  if (length && strchr(",;:", copy[length - 1]))
    copy[length - 1] = '\0';
  length = strlen(g_strchomp(copy)); /* "Ans ," */
  /* "(A. Voorbeeld)" under a line to sign on. */
  if (length > 2 && copy[0] == '(' && copy[length - 1] == ')' && !strchr(copy + 1, '(')) {
    memmove(copy, copy + 1, length - 2);
    copy[length - 2] = '\0';
  }
  return g_strstrip(copy);
}

static void
field_from_line(Field *field, const TextLine *line, const char *rung) {
  g_autofree char *text = trimmed(line->text);
  g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(Place));
  Place place = {line->line.page, line->line.box};
  g_array_append_val(places, place);
  field_set(field, text, places, rung);
}

static gboolean
line_is_signature(const TextLine *line) {
  return line->use == USE_END && g_strcmp0(line->rung, "signature") == 0;
}

static gboolean
text_is_behalf(const Study *study, const char *text) {
  return wording_begins(study->languages, "signature", "on-behalf", text, NULL);
}

/* The line right below in the same place, when it can be the signer's role. */
static const TextLine *
role_below(const Study *study, guint index) {
  const TextLine *name = study_line(study, index);
  for (guint i = index + 1; i < study_count(study); i++) {
    const TextLine *line = study_line(study, i);
    if (line->line.page != name->line.page || !line_is_signature(line))
      continue;
    if (line->line.row == name->line.row || fabs(line->line.box.x0 - name->line.box.x0) > 8)
      continue;
    gboolean near =
        line->line.baseline - name->line.baseline < 1.6 * MAX(study->layout->leading, name->line.size * 1.2);
    return near && !text_is_contact_line(study->languages, line->text) &&
                   (!text_is_address_line(study->languages, line->text) ||
                    wording_contains(study->languages, "organisation", "part", line->text)) &&
                   !text_is_behalf(study, line->text)
               ? line
               : NULL;
  }
  return NULL;
}

/* The office named above the names: "De minister voor …,". */
static const TextLine *
office_above(const Study *study, guint index) {
  const TextLine *office = NULL;
  for (guint i = study->body_ends; i < index; i++) {
    const TextLine *line = study_line(study, i);
    if (line_is_signature(line) && wording_begins(study->languages, "signature", "role", line->text, NULL) &&
        !text_is_behalf(study, line->text) && !office)
      office = line;
  }
  return office;
}

static gboolean
line_is_name(const Study *study, guint index, gboolean first) {
  const TextLine *line = study_line(study, index);
  g_autofree char *text = trimmed(line->text);
  if (!line_is_signature(line) || !text_has_letter(text) || text_is_behalf(study, text) ||
      strpbrk(text, "0123456789@") ||
      (g_str_has_suffix(line->text, ",") && !(strchr(text, '.') && role_below(study, index))))
    return FALSE;
  if (text_name_before_function(study->languages, text))
    return TRUE;
  if (text_names_person(study->languages, text))
    return first || wording_begins(study->languages, "names", "title", text, NULL) ||
           !wording_begins(study->languages, "signature", "role", text, NULL);
  /* A single name, or one in small letters, signs when it is the first thing under the closing. */
  return first && !wording_begins(study->languages, "signature", "role", text, NULL) &&
         !text_names_organisation(study->languages, text) && line->line.count < 32;
}

/* An office may take two lines: "de minister van Volksgezondheid,\nWelzijn en Sport,". */
static void
office_go_on(const Study *study, Field *role, const TextLine *office) {
  guint index = (guint)(office - study_line(study, 0)) + 1;
  const TextLine *next = index < study_count(study) ? study_line(study, index) : NULL;
  if (!next || !line_is_signature(next) || !g_str_has_suffix(office->text, ",") ||
      !g_str_has_suffix(next->text, ",") || text_is_behalf(study, next->text) ||
      next->line.page != office->line.page ||
      next->line.baseline - office->line.baseline >
          1.5 * MAX(study->layout->leading, office->line.size * 1.2))
    return;
  g_autofree char *both = g_strconcat(office->text, " ", next->text, NULL), *text = trimmed(both);
  Place place = {next->line.page, next->line.box};
  g_array_append_val(role->places, place);
  g_free(role->text);
  role->text = g_steal_pointer(&text);
}

/* Another name, or a lone place name, is no role; words that roles are made of always are. */
static gboolean
line_can_be_role(const Study *study, const TextLine *line) {
  gboolean lone_name = !strchr(line->text, ' ') && g_unichar_isupper(g_utf8_get_char(line->text));
  if (!text_has_letter(line->text))
    return FALSE;
  if (strcspn(line->text, "0123456789") < strlen(line->text) &&
      !g_unichar_isalpha(g_utf8_get_char(line->text)))
    return FALSE;
  if (wording_begins(study->languages, "closing", "device", line->text, NULL))
    return FALSE;
  return wording_touches(study->languages, "signature", "role", line->text) ||
         (!lone_name && !strstr(line->text, " & ") && !text_names_person(study->languages, line->text));
}

/* "Coordinator | Fjord Aid": the role without the organisation behind the bar. */
static void
cut_at_bar(char *text) {
  char *bar = strchr(text, '|');
  if (bar && bar > text) {
    *bar = '\0';
    g_strchomp(text);
  }
}

/* "A. Voorbeeld, huisarts": name and role in one line. */
static void
split_function(const Study *study, Signatory *signatory) {
  gsize length = text_name_before_function(study->languages, signatory->name.text);
  if (!length)
    return;
  const char *rest = signatory->name.text + length + strspn(signatory->name.text + length, ", ");
  field_set(&signatory->role, rest, signatory->name.places, "signature-role");
  signatory->name.text[length] = '\0';
}

/* "Dr A. Voorbeeld MBBS FRCP": the name without the degrees behind it, which are capitals. */
static void
cut_degrees(const Study *study, char *name) {
  for (char *space = strrchr(name, ' '); space && memchr(name, ' ', (gsize)(space - name));
       space = strrchr(name, ' ')) {
    const char *word = space + 1;
    gboolean capitals = strlen(word) >= 2 && strpbrk(word + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (!capitals || !wording_is(study->languages, "names", "degree", word))
      return;
    *space = '\0';
    g_strchomp(name);
  }
}

static void
add_signatory(Study *study, guint index, gboolean first) {
  Signatory signatory = {0};
  const TextLine *role = role_below(study, index);
  if (!role && first)
    role = office_above(study, index);
  gboolean office = role && role == office_above(study, index);
  field_from_line(&signatory.name, study_line(study, index), "signature-name");
  cut_degrees(study, signatory.name.text);
  split_function(study, &signatory);
  if (!signatory.role.text && role && line_can_be_role(study, role)) {
    field_from_line(&signatory.role, role, "signature-role");
    cut_at_bar(signatory.role.text);
  }
  if (office && signatory.role.text)
    office_go_on(study, &signatory.role, role);
  g_array_append_val(study->letter->signatories, signatory);
}

/* "Groetjes van Sem", "Kind regards, Ann": who closes and signs in one line. */
static void
sign_in_closing(Study *study) {
  const TextLine *line = study->body_ends < study_count(study) ? study_line(study, study->body_ends) : NULL;
  gsize length;
  if (!line || g_strcmp0(line->rung, "closing") != 0 ||
      !wording_begins(study->languages, "closing", "begin", line->text, &length))
    return;
  const char *rest = line->text + length + strspn(line->text + length, " ,!.");
  gsize joined;
  if (wording_begins(study->languages, "closing", "from", rest, &joined))
    rest += joined + strspn(rest + joined, " ");
  else if (!strchr(",!", line->text[length]) || !line->text[length])
    return;
  g_autofree char *name = trimmed(rest);
  size_t bytes = strlen(name);
  if (bytes && name[bytes - 1] == '.' && bytes > 3)
    name[bytes - 1] = '\0';
  g_strchomp(name);
  if (!g_unichar_isupper(g_utf8_get_char(name)) || strlen(name) > SIGNER_BYTES_MAX ||
      strpbrk(name, "0123456789@") || text_names_organisation(study->languages, name) ||
      (strchr(name, ' ') && !text_names_person(study->languages, name)))
    return;
  Signatory signatory = {0};
  g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(Place));
  Place place = {line->line.page, line->line.box};
  g_array_append_val(places, place);
  field_set(&signatory.name, name, places, "name-in-closing");
  g_array_append_val(study->letter->signatories, signatory);
}

/* Persons first; when no line names one surely, the first line that could. */
static void
find_signatories(Study *study) {
  for (int pass = 0; pass < 2 && !study->letter->signatories->len; pass++)
    for (guint i = study->body_ends; i < study_count(study); i++) {
      const TextLine *above = i ? study_line(study, i - 1) : NULL;
      gboolean is_role = above && study->letter->signatories->len && line_is_signature(above) &&
                         role_below(study, i - 1) == study_line(study, i);
      if (!is_role && line_is_name(study, i, pass == 1 && !study->letter->signatories->len))
        add_signatory(study, i, study->letter->signatories->len == 0);
      if (pass == 1 && study->letter->signatories->len)
        break;
    }
}

void
signatories_find(Study *study) {
  sign_in_closing(study);
  if (!study->letter->signatories->len)
    find_signatories(study);
}
