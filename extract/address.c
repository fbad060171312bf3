#include "extract/address.h"

#include "extract/persons.h"
#include "extract/wording.h"

#include <string.h>

void
field_set_from_line(Study *study, Field *field, guint line, gsize from, gsize length, const char *rung) {
  const TextLine *source = study_line(study, line);
  g_autofree char *text = g_strndup(source->text + from, length);
  g_strstrip(text);
  size_t n = strlen(text);
  if (n && strchr(",;:", text[n - 1]))
    text[n - 1] = '\0';
  g_strchomp(text); /* "Ans ," */
  if (!*text || strlen(text) > NAME_CHARACTERS_MAX || field->text)
    return;
  g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(Place));
  Place place = {source->line.page, source->line.box};
  g_array_append_val(places, place);
  field_set(field, text, places, rung);
}

/* "T.a.v. de staatssecretaris, de heer drs. A. Voorbeeld": the name stands after the function. */
static gsize
name_after_function(const Study *study, const char *text) {
  for (const char *comma = strchr(text, ','); comma; comma = strchr(comma + 1, ',')) {
    const char *rest = comma + 1 + strspn(comma + 1, " ");
    if (text_names_person(study->languages, rest))
      return (gsize)(rest - text);
  }
  return 0;
}

/* "der Staten-Generaal" under "De Voorzitter van de Tweede Kamer": a line in small letters goes on with the
 * one above. */
static gboolean
address_line_goes_on(const char *text) {
  return g_unichar_islower(g_utf8_get_char(text)) && strchr(text, ' ') && !strpbrk(text, "0123456789@.");
}

void
field_go_on(Field *field, const char *text, const TextLine *line) {
  g_autofree char *joined = g_strconcat(field->text, " ", text, NULL);
  Place place = {line->line.page, line->line.box};
  g_array_append_val(field->places, place);
  g_free(field->text);
  field->text = g_steal_pointer(&joined);
}

/* "De Voorzitter van de Tweede Kamer …": an office of an organisation that is named with it. */
void
address_split_office(Study *study, Correspondent *who) {
  for (const char *at = who->role.text; !who->organisation.text && at && (at = strchr(at, ' ')); at++) {
    gsize length;
    if (!wording_begins(study->languages, "organisation", "office-of", at + 1, &length))
      continue;
    const char *rest = at + 1 + length + strspn(at + 1 + length, " ");
    if (!text_names_organisation(study->languages, rest))
      continue;
    field_set(&who->organisation, rest, who->role.places, "address-office-of");
    g_autofree char *office = g_strndup(who->role.text, (gsize)(at - who->role.text));
    g_autoptr(GArray) places = g_array_ref(who->role.places);
    field_set(&who->role, office, places, "address-role");
    return;
  }
}

/* "Afdeling Bezwaar" stands above its "Gemeente Voorbeeld", "Klachten" above its "Dienst Voorbeeld". */
static gboolean
line_outranks_organisation(const Study *study, const Correspondent *who, const char *text) {
  gboolean part = wording_begins(study->languages, "organisation", "part", who->organisation.text, NULL);
  return text_names_organisation(study->languages, text) &&
         !wording_contains(study->languages, "organisation", "part", text) &&
         (part || !text_names_organisation(study->languages, who->organisation.text));
}

/* "De weledelgestrenge vrouwe mr. A. Voorbeeld": bytes of the style of address, which is no part of a name.
 */
static gsize
style_of_address(const Study *study, const char *text) {
  gsize length;
  return wording_begins(study->languages, "address", "style", text, &length) && text[length] == ' '
             ? length + 1
             : 0;
}

/* "IND, Bureau Voorbeeld", "Stichting Voorbeeld, afdeling Post": bytes before the comma, where a part of the
 * organisation is named behind it; 0: one name. */
static gsize
organisation_before_part(const Study *study, const char *text) {
  const char *comma = strchr(text, ',');
  if (!comma || comma == text)
    return 0;
  g_autofree char *before = g_strndup(text, (gsize)(comma - text));
  const char *rest = comma + 1 + strspn(comma + 1, " ");
  return text_names_organisation(study->languages, before) &&
                 (wording_begins(study->languages, "organisation", "part", rest, NULL) ||
                  wording_begins(study->languages, "organisation", "part-after-comma", rest, NULL))
             ? (gsize)(comma - text)
             : 0;
}

/* Reads one line of an address into the correspondent, as the first of these that fits. */
void
address_take_line(Study *study, Correspondent *who, guint line, gsize from) {
  const char *text = study_line(study, line)->text + from;
  gsize length, all = strlen(text);
  Field *open = who->organisation.text ? &who->organisation : &who->role;
  if (from == 0 && address_line_goes_on(text) && open->text && !who->department.text && !who->address->len &&
      (open == &who->role || wording_begins(study->languages, "names", "particle", text, NULL))) {
    field_go_on(open, text, study_line(study, line));
    return;
  }
  if ((wording_begins(study->languages, "address", "dispatch", text, NULL) &&
       !text_names_organisation(study->languages, text)) ||
      wording_begins(study->languages, "address", "return", text, NULL))
    return;
  if (wording_begins(study->languages, "address", "attention", text, &length)) {
    gsize skip = length + strspn(text + length, " :");
    skip += name_after_function(study, text + skip);
    gsize name = text_name_before_function(study->languages, text + skip);
    gboolean part = wording_contains(study->languages, "organisation", "part", text + skip);
    if (name)
      field_set_from_line(study, &who->name, line, from + skip, name, "attention");
    else if (!part && text_names_person(study->languages, text + skip))
      field_set_from_line(study, &who->name, line, from + skip, all - skip, "attention");
    else
      field_set_from_line(study, &who->department, line, from + skip, all - skip, "attention");
  } else if (wording_is(study->languages, "address", "lead", text))
    return;
  else if (wording_begins(study->languages, "address", "lead", text, &length) && text[length] == ' ' &&
           !wording_begins(study->languages, "address", "honorific", text, NULL))
    address_take_line(study, who, line, from + length + 1);
  else if (text_is_address_line(study->languages, text))
    g_ptr_array_add(who->address, g_strdup(text));
  else if (!who->name.text && (length = text_name_before_function(study->languages, text)) > 0) {
    field_set_from_line(study, &who->name, line, from, length, "address-person");
    field_set_from_line(study, &who->role, line, from + length + 1, all - length - 1, "address-role");
  } else if (!who->name.text && !who->organisation.text && text_names_person(study->languages, text)) {
    gsize style = style_of_address(study, text);
    field_set_from_line(study, &who->name, line, from + style, all - style, "address-person");
  } else if (!who->name.text && wording_begins(study->languages, "address", "honorific", text, NULL) &&
             text_names_person(study->languages, text)) {
    gsize style = style_of_address(study, text);
    field_set_from_line(study, &who->name, line, from + style, all - style, "address-honorific");
  } else if (wording_begins(study->languages, "signature", "role", text, NULL) && !who->address->len &&
             !wording_begins(study->languages, "organisation", "word", text, NULL) && !who->role.text)
    field_set_from_line(study, &who->role, line, from, all, "address-role");
  else if (!who->organisation.text && !who->department.text && !who->address->len &&
           (length = organisation_before_part(study, text)) > 0) {
    field_set_from_line(study, &who->organisation, line, from, length, "address-organisation");
    field_set_from_line(study, &who->department, line, from + length + 1, all - length - 1,
                        "address-department");
  } else if (!who->organisation.text && !who->address->len)
    field_set_from_line(study, &who->organisation, line, from, all, "address-organisation");
  else if (!who->department.text && !who->address->len && line_outranks_organisation(study, who, text)) {
    who->department = who->organisation;
    who->organisation = (Field){0};
    field_set_from_line(study, &who->organisation, line, from, all, "address-organisation");
  } else if (!who->department.text && !who->address->len)
    field_set_from_line(study, &who->department, line, from, all, "address-department");
  else
    g_ptr_array_add(who->address, g_strdup(text));
}
