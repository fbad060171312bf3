#include "extract/domains.h"

#include <string.h>

/* Shorter names agree by chance. */
enum { NAME_LETTERS_MIN = 4 };

/* Letters and digits of text in lower case, without marks on them: "Huize Één" → "huizeeen". */
static char *
squeeze(const char *text, gsize length) {
  g_autofree char *parted = g_utf8_normalize(text, (gssize)length, G_NORMALIZE_NFKD);
  GString *out = g_string_new(NULL);
  for (const char *at = parted; at && *at; at++)
    if (g_ascii_isalnum(*at))
      g_string_append_c(out, g_ascii_tolower(*at));
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

static gboolean
names_agree(const char *domain, const char *text) {
  g_autofree char *name = squeeze(text, strlen(text));
  if (strlen(name) < NAME_LETTERS_MIN || strlen(domain) < NAME_LETTERS_MIN)
    return FALSE;
  return g_str_has_prefix(name, domain) || g_str_has_prefix(domain, name) || g_str_has_suffix(name, domain);
}

gboolean
domain_of_address_names(const char *address, const char *text) {
  const char *at = strchr(address, '@');
  g_autofree char *domain = at ? domain_name(at + 1) : NULL;
  return domain && names_agree(domain, text);
}

gboolean
domains_name(const Layout *layout, const char *text) {
  for (guint i = 0; i < layout->lines->len; i++) {
    const TextLine *line = layout_line(layout, i);
    if (line->use == USE_OPEN || line->use == USE_BODY || line->use == USE_NOTE)
      continue;
    if (domain_of_address_names(line->text, text))
      return TRUE;
    const char *web = strstr(line->text, "www.");
    g_autofree char *domain = web ? domain_name(web) : NULL;
    if (domain && names_agree(domain, text))
      return TRUE;
  }
  return FALSE;
}
