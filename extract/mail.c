#include "extract/mail.h"

#include "extract/wording.h"

#include <string.h>

/* Between the verb and its colon stands a name and an address at the most. */
enum { WRITER_BYTES_MAX = 90 };

/* "… schreef Klantcontact <k@x.example>:": verb, writer, colon, and no sentence between. */
static gboolean
verb_leads_to_colon(const Languages *languages, const char *text) {
  for (const char *at = text; (at = strchr(at, ' ')); at++) {
    gsize length;
    if (!wording_begins(languages, "quoted", "wrote", at + 1, &length))
      continue;
    const char *rest = at + 1 + length, *colon = strchr(rest, ':'), *stop = strstr(rest, ". ");
    return colon && colon - rest <= WRITER_BYTES_MAX && (!stop || stop > colon);
  }
  return FALSE;
}

gboolean
mail_begins(const Languages *languages, const char *text) {
  const char *at = text + strspn(text, "-_ >");
  if (text[0] == '>')
    return TRUE;
  if (wording_begins(languages, "quoted", "divider", at, NULL))
    return at > text || strchr(at, ':');
  return wording_begins(languages, "quoted", "opens", at, NULL) && strpbrk(at, "0123456789") &&
         verb_leads_to_colon(languages, at);
}
