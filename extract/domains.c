#include "extract/domains.h"

#include <string.h>

/* Shorter names agree by chance. */
enum { NAME_LETTERS_MIN = 4 };

static void
squeeze_into(GString *out, const char *text, gsize length) {
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isalnum(text[i]))
      g_string_append_c(out, g_ascii_tolower(text[i]));
}

/* Letters and digits of text in lower case, without marks on them: "Huize Één" → "huizeeen". */
static char *
squeeze(const char *text, gsize length) {
  GString *out = g_string_sized_new(length + 1);
  g_autofree char *parted = NULL;
  if (!g_str_is_ascii(text)) {
    parted = g_utf8_normalize(text, (gssize)length, G_NORMALIZE_NFKD);
    text = parted ? parted : "";
    length = strlen(text);
  }
  squeeze_into(out, text, length);
  return g_string_free(out, FALSE);
}

/* The longest part of the domain at text, which "example" in "www.example.org" is. */
static char *
domain_name(const char *text) {
  gsize best = 0;
  const char *name = text;
  while (g_ascii_isalnum(*text) || *text == '-' || *text == '.') {
    gsize length = strcspn(text, ".");
    gsize part = 0;
    while (part < length && (g_ascii_isalnum(text[part]) || text[part] == '-'))
      part++;
    gboolean last = text[part] != '.' || !g_ascii_isalnum(text[part + 1]);
    if (part > best && !(part == 3 && g_ascii_strncasecmp(text, "www", 3) == 0) && !(last && best)) {
      best = part;
      name = text;
    }
    if (last)
      break;
    text += part + 1;
  }
  return squeeze(name, best);
}

/* Both squeezed. */
static gboolean
names_agree(const char *domain, const char *name) {
  if (strlen(name) < NAME_LETTERS_MIN || strlen(domain) < NAME_LETTERS_MIN)
    return FALSE;
  return g_str_has_prefix(name, domain) || g_str_has_prefix(domain, name) || g_str_has_suffix(name, domain);
}

/* Whether the domain that begins at text, NULL: nowhere, is called by a squeezed name. */
static gboolean
domain_agrees(const char *text, const char *name) {
  g_autofree char *domain = text ? domain_name(text) : NULL;
  return domain && names_agree(domain, name);
}

static const char *
domain_of_address(const char *text) {
  const char *at = strchr(text, '@');
  return at ? at + 1 : NULL;
}

gboolean
domain_of_address_names(const char *address, const char *text) {
  g_autofree char *name = squeeze(text, strlen(text));
  return domain_agrees(domain_of_address(address), name);
}

gboolean
domains_name(const Layout *layout, const char *text) {
  g_autofree char *name = squeeze(text, strlen(text));
  for (guint i = 0; i < layout->lines->len; i++) {
    const TextLine *line = layout_line(layout, i);
    if (line->use == USE_OPEN || line->use == USE_BODY || line->use == USE_NOTE)
      continue;
    if (domain_agrees(domain_of_address(line->text), name) || domain_agrees(strstr(line->text, "www."), name))
      return TRUE;
  }
  return FALSE;
}
