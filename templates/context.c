#include "templates/context.h"

#include "templates/salutation.h"

#include <string.h>

/* No field of a reply is longer; extract's own limit is 4 KiB a field. */
enum { TEXT_LIMIT_BYTES = 4096 };

/* Embeddings, overrides and isolates: they would turn the desk's own words, too. */
static gboolean
turns_direction(gunichar ch) {
  return (ch >= 0x202A && ch <= 0x202E) || (ch >= 0x2066 && ch <= 0x2069);
}

static gboolean
is_blank(gunichar ch) {
  return g_unichar_isspace(ch) || ch == 0x2028 || ch == 0x2029;
}

static void
cut(GString *text) {
  if (text->len <= TEXT_LIMIT_BYTES)
    return;
  const char *end = g_utf8_find_prev_char(text->str, text->str + TEXT_LIMIT_BYTES - 2);
  g_string_truncate(text, (gsize)(end - text->str));
  g_string_append(text, "…");
}

char *
context_text(const char *text) {
  if (!text)
    return NULL;
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  g_autofree char *clean = xml_clean(valid, NULL);
  GString *folded = g_string_new(NULL);
  gboolean blank = FALSE;
  for (const char *at = clean; *at; at = g_utf8_next_char(at)) {
    gunichar ch = g_utf8_get_char(at);
    if (turns_direction(ch))
      continue;
    if (!is_blank(ch)) {
      if (blank && folded->len)
        g_string_append_c(folded, ' ');
      g_string_append_unichar(folded, g_unichar_iscntrl(ch) ? 0xFFFD : ch);
    }
    blank = is_blank(ch);
  }
  cut(folded);
  return g_string_free(folded, folded->len == 0);
}

xmlNode *
context_add(xmlNode *parent, const char *name, const char *text) {
  g_autofree char *clean = context_text(text);
  if (!clean)
    return NULL;
  xmlNode *node = xmlNewDocNode(parent->doc, NULL, BAD_CAST name, NULL);
  xmlAddChild(node, xmlNewDocText(parent->doc, BAD_CAST clean));
  return xmlAddChild(parent, node);
}

void
context_set(xmlNode *node, const char *name, const char *text) {
  g_autofree char *clean = context_text(text);
  if (clean)
    xmlNewProp(node, BAD_CAST name, BAD_CAST clean);
}

static void
add_lines(xmlNode *parent, const char *const *lines) {
  if (!lines || !*lines)
    return;
  xmlNode *address = xmlNewDocNode(parent->doc, NULL, BAD_CAST "address", NULL);
  for (guint i = 0; lines[i]; i++)
    context_add(address, "line", lines[i]);
  if (address->children)
    xmlAddChild(parent, address);
  else
    xmlFreeNode(address);
}

static void
add_date(xmlNode *parent, const char *name, const DateField *date) {
  context_add(parent, name, date->iso ? date->iso : date->printed.text);
}

static const Signatory *
first_signatory(const Letter *letter) {
  return letter->signatories->len ? &g_array_index(letter->signatories, Signatory, 0) : NULL;
}

/* fallback: who signed, for a letterhead that names no person. */
static void
add_correspondent(xmlNode *letter_node, const char *name, const Correspondent *who,
                  const Signatory *fallback) {
  xmlNode *node = xmlNewChild(letter_node, NULL, BAD_CAST name, NULL);
  gboolean signs = !who->name.text && fallback;
  context_add(node, "name", signs ? fallback->name.text : who->name.text);
  context_add(node, "role", signs && !who->role.text ? fallback->role.text : who->role.text);
  context_add(node, "organisation", who->organisation.text);
  context_add(node, "department", who->department.text);
  g_autoptr(GPtrArray) lines = g_ptr_array_new();
  for (guint i = 0; who->address && i < who->address->len; i++)
    g_ptr_array_add(lines, g_ptr_array_index(who->address, i));
  g_ptr_array_add(lines, NULL);
  add_lines(node, (const char *const *)lines->pdata);
  context_add(node, "email", who->email.text);
  context_add(node, "phone", who->phone.text);
  context_add(node, "place", who->place_name.text);
}

static void
add_signatories(xmlNode *letter_node, const Letter *letter) {
  for (guint i = 0; i < letter->signatories->len; i++) {
    const Signatory *signatory = &g_array_index(letter->signatories, Signatory, i);
    if (!signatory->name.text && !signatory->role.text)
      continue;
    xmlNode *node = xmlNewChild(letter_node, NULL, BAD_CAST "signatory", NULL);
    context_add(node, "name", signatory->name.text);
    context_add(node, "role", signatory->role.text);
  }
}

static void
add_cited(xmlNode *letter_node, const Letter *letter) {
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  xmlNode *cited = NULL;
  for (guint i = 0; i < letter->cited->len; i++) {
    char *iso = g_array_index(letter->cited, CitedLetter, i).iso;
    if (!iso || !date_is_iso(iso) || !g_hash_table_add(seen, iso))
      continue;
    cited = cited ? cited : xmlNewChild(letter_node, NULL, BAD_CAST "cited", NULL);
    context_add(cited, "date", iso);
  }
}

static void
add_reference(xmlNode *letter_node, xmlNode **references, GHashTable *seen, const Part *part,
              const InlineRef *ref) {
  g_autofree char *text = g_strndup(part->text + ref->span.start, ref->span.end - ref->span.start);
  if (!g_hash_table_add(seen, g_strdup(text)))
    return;
  *references = *references ? *references : xmlNewChild(letter_node, NULL, BAD_CAST "references", NULL);
  xmlNode *node = context_add(*references, "reference", text);
  if (node)
    context_set(node, "type", ref->type);
}

static void
add_references(xmlNode *letter_node, const Letter *letter) {
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  xmlNode *references = NULL;
  for (guint i = 0; i < letter->parts->len; i++) {
    const Part *part = letter_part(letter, i);
    for (guint j = 0; part->refs && j < part->refs->len; j++)
      add_reference(letter_node, &references, seen, part, &g_array_index(part->refs, InlineRef, j));
  }
  if (references && !references->children) {
    xmlUnlinkNode(references);
    xmlFreeNode(references);
  }
}

static const char *
salutation_text(const Letter *letter) {
  for (guint i = 0; i < letter->parts->len; i++)
    if (letter_part(letter, i)->kind == PART_SALUTATION)
      return letter_part(letter, i)->text;
  return NULL;
}

static void
add_letter(xmlNode *context, const Letter *letter, const Verdict *verdict, const ContextOptions *options) {
  xmlNode *node = xmlNewChild(context, NULL, BAD_CAST "letter", NULL);
  xmlNodeSetLang(node, BAD_CAST(letter->language ? letter->language : "und"));
  if (letter->surfaces && letter->surfaces->len) {
    g_autofree char *pages = g_strdup_printf("%u", letter->surfaces->len);
    context_set(node, "pages", pages);
  }
  const Part *subject = letter_subject(letter);
  context_add(node, "subject", subject ? subject->text : NULL);
  add_date(node, "date", &letter->sent.date);
  add_date(node, "received", &letter->received.date);
  context_add(node, "our-reference", letter->our_reference.text);
  context_add(node, "your-reference", letter->your_reference.text);
  context_add(node, "salutation", salutation_text(letter));
  add_correspondent(node, "sender", &letter->sent, first_signatory(letter));
  add_correspondent(node, "addressee", &letter->received, NULL);
  add_signatories(node, letter);
  add_cited(node, letter);
  add_references(node, letter);
  context_add_questions(node, letter, verdict, options);
}

static void
add_desk_key(xmlNode *node, const Desk *desk, const char *group, const char *key, const char *language) {
  g_autofree char *text = desk_text(desk, group, key, language);
  context_add(node, key, text);
}

static void
add_desk(xmlNode *context, const Desk *desk, const char *language) {
  static const char *const AFTER[] = {"contact", "email", "phone", "website", "place"};
  static const char *const SIGNATORY[] = {"name", "role", "mandate"};
  xmlNode *node = xmlNewChild(context, NULL, BAD_CAST "desk", NULL);
  add_desk_key(node, desk, "desk", "organisation", language);
  add_desk_key(node, desk, "desk", "department", language);
  g_auto(GStrv) address = desk_list(desk, "desk", "address", language);
  add_lines(node, (const char *const *)address);
  for (guint i = 0; i < G_N_ELEMENTS(AFTER); i++)
    add_desk_key(node, desk, "desk", AFTER[i], language);
  xmlNode *signatory = xmlNewChild(node, NULL, BAD_CAST "signatory", NULL);
  for (guint i = 0; i < G_N_ELEMENTS(SIGNATORY); i++)
    add_desk_key(signatory, desk, "signatory", SIGNATORY[i], language);
}

static void
add_reply(xmlNode *context, const Letter *letter, const Desk *desk, const ContextOptions *options) {
  g_autoptr(Salutation) salutation = salutation_for(letter, options->idiom);
  const char *language = idiom_language(options->idiom);
  const Part *subject = letter_subject(letter);
  xmlNode *node = xmlNewChild(context, NULL, BAD_CAST "reply", NULL);
  context_add(node, "kind", options->kind);
  context_add(node, "subject", subject ? subject->text : NULL);
  add_desk_key(node, desk, "reply", "our-reference", language);
  context_add(node, "your-reference", letter->our_reference.text);
  context_add(node, "salutation", salutation->salutation);
  context_add(node, "valediction", salutation->valediction);
}

xmlDoc *
context_build(const Letter *letter, const Verdict *verdict, const Desk *desk, const ContextOptions *options) {
  const char *language = idiom_language(options->idiom);
  xmlDoc *doc = xmlNewDoc(BAD_CAST "1.0");
  xmlNode *context = xmlNewDocNode(doc, NULL, BAD_CAST "context", NULL);
  xmlDocSetRootElement(doc, context);
  xmlNewProp(context, BAD_CAST "version", BAD_CAST "1");
  xmlNodeSetLang(context, BAD_CAST language);
  context_add(context, "today", options->today);
  add_letter(context, letter, verdict, options);
  context_add_topics(context, letter, verdict, desk, options);
  add_desk(context, desk, language);
  add_reply(context, letter, desk, options);
  return doc;
}
