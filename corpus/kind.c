#include "corpus/kind.h"

#include <string.h>

typedef struct {
  const char *magic;
  gsize length;
  const char *advice;
} Foreign;

static const Foreign FOREIGN[] = {
    {"PK\003\004", 4, "an office document (DOCX, ODT) or an archive; open it and save the letter as PDF"},
    {"\xD0\xCF\x11\xE0", 4,
     "an old office document or an Outlook message; open it and save the letter as PDF"},
    {"{\\rtf", 5, "a rich text document; open it in an office suite and save it as PDF"},
    {"II*\0", 4, "a picture (TIFF); make a PDF of it first"},
    {"MM\0*", 4, "a picture (TIFF); make a PDF of it first"},
    {"\x89PNG", 4, "a picture (PNG); make a PDF of it first"},
    {"\xFF\xD8\xFF", 3, "a picture (JPEG); make a PDF of it first"},
    {"GIF8", 4, "a picture (GIF); make a PDF of it first"},
    {"%!PS", 4, "PostScript; make a PDF of it first"},
    {"Rar!", 4, "an archive; unpack it and put the letters in it into the folder"},
    {"7z\xBC\xAF", 4, "an archive; unpack it and put the letters in it into the folder"},
    {"\x1F\x8B", 2, "an archive; unpack it and put the letters in it into the folder"},
};

static const char *
foreign_advice(const char *bytes, gsize length) {
  for (guint i = 0; i < G_N_ELEMENTS(FOREIGN); i++)
    if (length >= FOREIGN[i].length && memcmp(bytes, FOREIGN[i].magic, FOREIGN[i].length) == 0)
      return FOREIGN[i].advice;
  return NULL;
}

/* The header fields that mail programs write and people do not. */
static gboolean
looks_like_mail(const char *text) {
  static const char *const fields[] = {
      "return-path:", "received:", "message-id:", "mime-version:", "delivered-to:", NULL};
  g_auto(GStrv) lines = g_strsplit(text, "\n", 40);
  for (char **line = lines; *line && **line && **line != '\r'; line++) {
    g_autofree char *lower = g_ascii_strdown(*line, -1);
    for (const char *const *field = fields; *field; field++)
      if (g_str_has_prefix(lower, *field))
        return TRUE;
  }
  return FALSE;
}

static gboolean
looks_like_markup(const char *text) {
  const char *at = text;
  while (g_ascii_isspace(*at))
    at++;
  return at[0] == '<' && (at[1] == '?' || at[1] == '!' || g_ascii_isalpha(at[1]));
}

/* {"name": …} or [{…}]: what programs write for each other. */
static gboolean
looks_like_data(const char *text) {
  while (g_ascii_isspace(*text))
    text++;
  const char *at = *text == '{' || *text == '[' ? text + 1 : NULL;
  while (at && g_ascii_isspace(*at))
    at++;
  return at && (*at == '"' || (*text == '[' && *at == '{'));
}

/* A file that was cut may end within a character. */
static gboolean
is_text(const char *bytes, gsize length, gboolean whole) {
  const char *end;
  if (memchr(bytes, '\0', length))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (g_ascii_iscntrl(bytes[i]) && !g_ascii_isspace(bytes[i]))
      return FALSE;
  return g_utf8_validate(bytes, (gssize)length, &end) || (!whole && (gsize)(bytes + length - end) < 4);
}

static FileKind
foreign(const char **advice, const char *what) {
  *advice = what;
  return KIND_FOREIGN;
}

FileKind
file_kind(const char *bytes, gsize length, gboolean whole, const char **advice) {
  const char *known = foreign_advice(bytes, length);
  if (length == 0)
    return foreign(advice, "the file is empty; ask for it again");
  if (memmem(bytes, MIN(length, 1024), "%PDF-", 5))
    return KIND_PDF;
  if (known)
    return foreign(advice, known);
  if (!is_text(bytes, length, whole))
    return foreign(advice,
                   "no PDF, TEI or plain text; open it with its own program and save the letter as PDF");
  if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
    bytes += 3, length -= 3;
  g_autofree char *text = g_strndup(bytes, length);
  if (looks_like_mail(text))
    return foreign(advice, "a mail (EML); print it to PDF, with its enclosures, from the mail program");
  if (looks_like_data(text))
    return foreign(advice, "data for a program (JSON), no letter");
  if (looks_like_markup(text))
    return strstr(text, "<TEI")
               ? KIND_TEI
               : foreign(advice, "markup that is no TEI; open it and save the letter as PDF");
  return KIND_TEXT;
}
