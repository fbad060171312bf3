#include "extract/name-trim.h"

#include "extract/wording.h"

#include <string.h>

/* "p.p.", "(w.g.)", "Attn.:" before a name. */
static const char *
skip_marks(const Languages *languages, const char *text) {
  for (;;) {
    gsize length, bracket = text[0] == '(';
    if (!wording_begins(languages, "names", "marks", text + bracket, &length))
      return text;
    const char *rest = text + bracket + length;
    rest += strspn(rest, bracket ? ").: " : ".: ");
    if (!*rest || rest[-1] != ' ')
      return text;
    text = rest;
  }
}

/* Where text ends without what follows a wide dash or a bar. */
static gsize
end_before_dash(const char *text, gsize end) {
  static const char *const dashes[] = {" – ", " — ", " | ", " · ", " • "};
  for (guint i = 0; i < G_N_ELEMENTS(dashes); i++) {
    const char *at = g_strstr_len(text, (gssize)end, dashes[i]);
    if (at)
      end = (gsize)(at - text);
  }
  return end;
}

/* The same without a bracket at its end, unless that tells of a second person: "Dré (en Samira)". */
static gsize
end_before_bracket(const Languages *languages, const char *text, gsize end) {
  const char *open = end > 0 && text[end - 1] == ')' ? g_strrstr_len(text, (gssize)end, " (") : NULL;
  if (!open || open == text || wording_begins(languages, "dates", "and", open + 2, NULL))
    return end;
  return (gsize)(open - text);
}

static gsize
end_before_signs(const char *text, gsize end) {
  while (end > 0) {
    const char *last = g_utf8_prev_char(text + end);
    gunichar ch = g_utf8_get_char(last);
    if (!g_unichar_isspace(ch) && !strchr(",;:|", (int)MIN(ch, 127)) && ch != 0x2013 && ch != 0x2014 &&
        ch != 0xB7)
      break;
    end = (gsize)(last - text);
  }
  return end;
}

static char *
cut_or_all(const char *whole, const char *text, gsize end) {
  return end > 0 ? g_strndup(text, end) : g_strdup(whole);
}

char *
name_trim(const Languages *languages, const char *whole) {
  const char *text = skip_marks(languages, whole);
  gsize end = strlen(text);
  if (text[0] == '(' && strchr(text, ')') == text + end - 1) {
    text++;
    end -= 2;
  }
  end = end_before_dash(text, end);
  end = end_before_bracket(languages, text, end);
  return cut_or_all(whole, text, end_before_signs(text, end));
}

/* Figures behind a comma are of an address; so are what the address's words begin. */
static gsize
end_before_address(const Languages *languages, const char *text) {
  for (const char *comma = strstr(text, ", "); comma; comma = strstr(comma + 2, ", "))
    if (strpbrk(comma, "0123456789") || wording_begins(languages, "organisation", "part", comma + 2, NULL))
      return (gsize)(comma - text);
  return strlen(text);
}

char *
organisation_trim(const Languages *languages, const char *whole) {
  const char *text = skip_marks(languages, whole);
  return cut_or_all(whole, text, end_before_signs(text, end_before_address(languages, text)));
}

static void
trim(Field *field, char *(*trimmed)(const Languages *, const char *), const Languages *languages) {
  if (!field->text)
    return;
  char *text = trimmed(languages, field->text);
  g_free(field->text);
  field->text = text;
}

/* "n.v.t.", "none given" beside a label for references. */
static void
drop_nothing(Field *field, const Languages *languages) {
  if (field->text && wording_is(languages, "labels", "nothing", field->text))
    field_clear(field);
}

void
names_trim(Letter *letter, const Languages *languages) {
  drop_nothing(&letter->our_reference, languages);
  drop_nothing(&letter->your_reference, languages);
  trim(&letter->sent.name, name_trim, languages);
  trim(&letter->received.name, name_trim, languages);
  trim(&letter->received.organisation, organisation_trim, languages);
  for (guint i = 0; i < letter->signatories->len; i++)
    trim(&g_array_index(letter->signatories, Signatory, i).name, name_trim, languages);
}
