#include "extract/tei-header.h"

#include <string.h>

#include "extract/tei-names.h"
#include "extract/tei-text.h"

/* The version of the form in which letters are written; letter.rng is its schema. */
#define FORM "repliek-letter-1"

/* So many words before an earlier letter's date are written with it: "uw brief van". */
#define CITED_LEAD_WORDS 3

/* --- the rungs, so that @resp has somebody to point to --- */

static void
note_rung(GHashTable *rungs, const char *rung) {
  if (rung != NULL)
    g_hash_table_add(rungs, tei_rung_id(rung));
}

static void
note_rungs_of(GHashTable *rungs, const Correspondent *who) {
  for (guint i = 0; i < TEI_FIELD_COUNT; i++)
    note_rung(rungs, tei_field_of((Correspondent *)who, i)->rung);
  note_rung(rungs, who->date.printed.rung);
}

static GList *
rungs_of_letter(const Letter *letter, GHashTable *rungs) {
  for (guint i = 0; i < letter->parts->len; i++)
    note_rung(rungs, letter_part(letter, i)->rung);
  for (guint i = 0; i < letter->signatories->len; i++) {
    note_rung(rungs, g_array_index(letter->signatories, Signatory, i).name.rung);
    note_rung(rungs, g_array_index(letter->signatories, Signatory, i).role.rung);
  }
  note_rung(rungs, letter->our_reference.rung);
  note_rung(rungs, letter->your_reference.rung);
  note_rungs_of(rungs, &letter->sent);
  note_rungs_of(rungs, &letter->received);
  return g_list_sort(g_hash_table_get_keys(rungs), (GCompareFunc)strcmp);
}

static void
write_rungs(TeiWriter *writer, xmlNode *parent) {
  g_autoptr(GHashTable) rungs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GList) sorted = rungs_of_letter(writer->letter, rungs);
  for (const GList *rung = sorted; rung != NULL; rung = rung->next) {
    xmlNode *statement = tei_element(writer, parent, "respStmt");
    tei_attribute(writer, statement, "xml:id", rung->data);
    tei_text_element(writer, statement, "resp", "recognised by the question");
    tei_text_element(writer, statement, "name", (const char *)rung->data + strlen("rung-"));
  }
}

/* --- fileDesc --- */

static void
write_titles(TeiWriter *writer, xmlNode *statement) {
  gboolean any = FALSE;
  for (guint i = 0; i < writer->letter->parts->len; i++) {
    const Part *part = letter_part(writer->letter, i);
    if (part->kind != PART_SUBJECT)
      continue;
    xmlNode *title = tei_element(writer, statement, "title");
    tei_part_attributes(writer, title, i);
    tei_part_text(writer, title, i);
    any = TRUE;
  }
  if (!any)
    tei_element(writer, statement, "title");
}

static void
write_source(TeiWriter *writer, xmlNode *bibl) {
  const Letter *letter = writer->letter;
  if (letter->source != NULL && *letter->source != '\0') {
    /* A file's name may hold anything; a pointer is a URI. */
    g_autofree char *clean = g_utf8_make_valid(letter->source, -1);
    g_autofree char *target = g_uri_escape_string(clean, "!$&'()+,;=@", TRUE);
    tei_attribute(writer, tei_element(writer, bibl, "ptr"), "target", target);
  }
  if (letter->sha256 != NULL)
    tei_attribute(writer, tei_text_element(writer, bibl, "idno", letter->sha256), "type", "sha256");
}

static void
write_reference(TeiWriter *writer, xmlNode *bibl, const char *type, const char *id, const Field *field) {
  xmlNode *idno = tei_field(writer, bibl, "idno", id, field);
  if (idno != NULL)
    tei_attribute(writer, idno, "type", type);
}

static void
write_extent(TeiWriter *writer, xmlNode *bibl) {
  guint pages = writer->letter->surfaces->len;
  g_autofree char *extent = g_strdup_printf(pages == 1 ? "%u page" : "%u pages", pages);
  if (pages > 0)
    tei_text_element(writer, bibl, "extent", extent);
}

static void
write_file_desc(TeiWriter *writer, xmlNode *header) {
  xmlNode *file = tei_element(writer, header, "fileDesc");
  xmlNode *statement = tei_element(writer, file, "titleStmt");
  write_titles(writer, statement);
  write_rungs(writer, statement);
  tei_text_element(writer, tei_element(writer, file, "publicationStmt"), "p", "Not published.");
  xmlNode *bibl = tei_element(writer, tei_element(writer, file, "sourceDesc"), "bibl");
  write_source(writer, bibl);
  write_reference(writer, bibl, "ourReference", "our-reference", &writer->letter->our_reference);
  write_reference(writer, bibl, "yourReference", "your-reference", &writer->letter->your_reference);
  write_extent(writer, bibl);
}

static void
write_encoding_desc(TeiWriter *writer, xmlNode *header) {
  xmlNode *encoding = tei_element(writer, header, "encodingDesc");
  xmlNode *application = tei_element(writer, tei_element(writer, encoding, "appInfo"), "application");
  tei_attribute(writer, application, "ident", "repliek");
  tei_attribute(writer, application, "version", REPLIEK_VERSION);
  tei_text_element(writer, application, "desc", "extract");
  xmlNode *schema = tei_element(writer, encoding, "schemaRef");
  tei_attribute(writer, schema, "key", FORM);
  tei_attribute(writer, schema, "url", "letter.rng");
}

/* --- profileDesc --- */

static const char *
part_language(const Letter *letter, const Part *part) {
  return part->language != NULL ? part->language : letter->language;
}

/* What composing (NFC) joins to the character before it: marks, and the vowels and finals of Hangul. */
static gboolean
is_joined(gunichar ch) {
  return ch >= 0x300 && (g_unichar_ismark(ch) || (ch >= 0x1161 && ch <= 0x11C2));
}

static gsize
characters_in(const char *text) {
  gsize characters = 0;
  for (; *text != '\0'; text = g_utf8_next_char(text))
    characters += !is_joined(g_utf8_get_char(text));
  return characters;
}

/* How many characters outside the furniture are written in the language. Not bytes: what XML lacks is
 * replaced by a longer one, and reading the letter again, which composes, must give the same shares. */
static gsize
text_in(const Letter *letter, const char *language) {
  gsize characters = 0;
  for (guint i = 0; i < letter->parts->len; i++) {
    const Part *part = letter_part(letter, i);
    if (part->kind != PART_FURNITURE &&
        (language == NULL || g_str_equal(part_language(letter, part), language)))
      characters += characters_in(part->text);
  }
  return characters;
}

static void
write_language(TeiWriter *writer, xmlNode *usage, const char *language) {
  gsize all = text_in(writer->letter, NULL);
  guint per_cent = all > 0 ? (guint)((text_in(writer->letter, language) * 100 + all / 2) / all) : 100;
  g_autofree char *share = g_strdup_printf("%u", per_cent);
  xmlNode *node = tei_element(writer, usage, "language");
  tei_attribute(writer, node, "ident", language);
  tei_attribute(writer, node, "usage", share);
}

/* The letter's own first, then the others by name: parts may stand in another order when they are read back.
 */
static void
write_languages(TeiWriter *writer, xmlNode *profile) {
  const Letter *letter = writer->letter;
  g_autoptr(GHashTable) others = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < letter->parts->len; i++)
    if (letter_part(letter, i)->kind != PART_FURNITURE)
      g_hash_table_add(others, (gpointer)part_language(letter, letter_part(letter, i)));
  g_hash_table_remove(others, letter->language);
  g_autoptr(GList) sorted = g_list_sort(g_hash_table_get_keys(others), (GCompareFunc)strcmp);
  xmlNode *usage = tei_element(writer, profile, "langUsage");
  write_language(writer, usage, letter->language);
  for (const GList *language = sorted; language != NULL; language = language->next)
    write_language(writer, usage, language->data);
}

static void
write_fields(TeiWriter *writer, xmlNode *action, const char *type, const Correspondent *who, guint from,
             guint to) {
  for (guint i = from; i < to; i++) {
    g_autofree char *id = g_strdup_printf("%s-%s", type, TEI_FIELDS[i].id);
    xmlNode *node =
        tei_field(writer, action, TEI_FIELDS[i].element, id, tei_field_of((Correspondent *)who, i));
    if (node != NULL)
      tei_attribute(writer, node, "type", TEI_FIELDS[i].type);
  }
}

static void
write_date(TeiWriter *writer, xmlNode *action, const char *type, const DateField *date) {
  if (date->printed.text == NULL && date->iso == NULL)
    return;
  g_autofree char *id = g_strdup_printf("%s-date", type);
  xmlNode *node = tei_element(writer, action, "date");
  tei_attribute(writer, node, "when", date->iso);
  if (date->printed.text == NULL) {
    tei_attribute(writer, node, "xml:id", id);
    return;
  }
  tei_field_attributes(writer, node, id, &date->printed);
  tei_text(writer, node, date->printed.text, strlen(date->printed.text));
}

static void
write_action(TeiWriter *writer, xmlNode *desc, const char *type, const Correspondent *who) {
  xmlNode *action = tei_element(writer, desc, "correspAction");
  tei_attribute(writer, action, "type", type);
  write_fields(writer, action, type, who, 0, TEI_FIELDS_BEFORE_ADDRESS);
  if (who->address->len > 0) {
    xmlNode *address = tei_element(writer, action, "address");
    for (guint i = 0; i < who->address->len; i++)
      tei_text_element(writer, address, "addrLine", g_ptr_array_index(who->address, i));
  }
  write_fields(writer, action, type, who, TEI_FIELDS_BEFORE_ADDRESS, TEI_FIELD_COUNT);
  write_date(writer, action, type, &who->date);
  if (action->children != NULL)
    return;
  xmlUnlinkNode(action);
  xmlFreeNode(action);
}

/* Where the few words before the span begin: they say which letter is meant, to people and when it is read
 * back. */
static guint
lead_start(const Part *part, Span span) {
  const char *c = part->text + MIN(span.start, strlen(part->text));
  for (guint words = 0; words < CITED_LEAD_WORDS && c > part->text; words++) {
    while (c > part->text && c[-1] == ' ')
      c--;
    while (c > part->text && c[-1] != ' ')
      c--;
  }
  return (guint)(c - part->text);
}

static void
write_cited(TeiWriter *writer, xmlNode *context, const CitedLetter *cited) {
  const Part *part = letter_part(writer->letter, cited->part);
  guint start = lead_start(part, cited->span);
  g_autofree char *target = g_strconcat("#", g_ptr_array_index(writer->ids, cited->part), NULL);
  xmlNode *ref = tei_element(writer, context, "ref");
  tei_attribute(writer, ref, "type", "prev");
  tei_attribute(writer, ref, "target", target);
  tei_text(writer, ref, part->text + start, cited->span.start - start);
  xmlNode *date = tei_element(writer, ref, "date");
  tei_attribute(writer, date, "when", cited->iso);
  tei_text(writer, date, part->text + cited->span.start, cited->span.end - cited->span.start);
}

static void
write_context(TeiWriter *writer, xmlNode *desc) {
  const GArray *cited = writer->letter->cited;
  xmlNode *context = cited->len > 0 ? tei_element(writer, desc, "correspContext") : NULL;
  for (guint i = 0; i < cited->len; i++)
    write_cited(writer, context, &g_array_index(cited, CitedLetter, i));
}

static void
write_correspondence(TeiWriter *writer, xmlNode *profile) {
  xmlNode *desc = tei_element(writer, profile, "correspDesc");
  write_action(writer, desc, "sent", &writer->letter->sent);
  write_action(writer, desc, "received", &writer->letter->received);
  write_context(writer, desc);
  if (desc->children != NULL)
    return;
  xmlUnlinkNode(desc);
  xmlFreeNode(desc);
}

void
tei_header_write(TeiWriter *writer) {
  xmlNode *header = tei_element(writer, writer->root, "teiHeader");
  write_file_desc(writer, header);
  write_encoding_desc(writer, header);
  xmlNode *profile = tei_element(writer, header, "profileDesc");
  write_languages(writer, profile);
  write_correspondence(writer, profile);
}
