#include "extract/tei-reader.h"

#include <libxml/xmlmemory.h>
#include <string.h>

#include "extract/limits.h"
#include "extract/tei-names.h"
#include "extract/xml.h"

/* A language's tag is no longer than this, and neither is any id that this program writes. */
#define NAME_BYTES_MAX 200

static void
mark_fix_clear(gpointer data) {
  g_free(((TeiMarkFix *)data)->note_id);
}

void
tei_reader_init(TeiReader *reader, Letter *letter) {
  *reader = (TeiReader){.letter = letter, .division = DIVISION_LETTER};
  reader->zones = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  reader->nodes = g_hash_table_new(NULL, NULL);
  reader->ids = g_hash_table_new(g_str_hash, g_str_equal);
  reader->names = g_hash_table_new(NULL, NULL);
  reader->queue = g_ptr_array_new_with_free_func((GDestroyNotify)part_free);
  reader->fixes = g_array_new(FALSE, FALSE, sizeof(TeiMarkFix));
  g_array_set_clear_func(reader->fixes, mark_fix_clear);
}

void
tei_reader_clear(TeiReader *reader) {
  g_clear_pointer(&reader->zones, g_hash_table_unref);
  g_clear_pointer(&reader->nodes, g_hash_table_unref);
  g_clear_pointer(&reader->ids, g_hash_table_unref);
  g_clear_pointer(&reader->names, g_hash_table_unref);
  g_clear_pointer(&reader->queue, g_ptr_array_unref);
  g_clear_pointer(&reader->fixes, g_array_unref);
  g_clear_error(&reader->error);
}

gboolean
tei_is(const xmlNode *node, const char *names) {
  if (node->type != XML_ELEMENT_NODE)
    return FALSE;
  gsize length = strlen((const char *)node->name);
  for (const char *at = names;; at++) {
    const char *end = strchrnul(at, '|');
    if ((gsize)(end - at) == length && memcmp(at, node->name, length) == 0)
      return TRUE;
    if (*end == '\0')
      return FALSE;
    at = end;
  }
}

xmlNode *
tei_child(const xmlNode *node, const char *names) {
  for (xmlNode *child = node != NULL ? node->children : NULL; child != NULL; child = child->next)
    if (tei_is(child, names))
      return child;
  return NULL;
}

char *
tei_value(const xmlNode *node, const char *name) {
  xmlChar *value = g_str_has_prefix(name, "xml:")
                       ? xmlGetNsProp(node, (const xmlChar *)name + strlen("xml:"), XML_XML_NAMESPACE)
                       : xmlGetNoNsProp(node, (const xmlChar *)name);
  char *copy = g_strdup((const char *)value);
  xmlFree(value);
  return copy;
}

gboolean
tei_value_is(const xmlNode *node, const char *name, const char *value) {
  g_autofree char *has = tei_value(node, name);
  return g_strcmp0(has, value) == 0;
}

char *
tei_words(TeiReader *reader, const xmlNode *node) {
  g_auto(TeiReader) aside;
  TeiCollector collector;
  /* What stands inside is not the letter's here: a reader of its own throws it away. */
  tei_reader_init(&aside, reader->letter);
  g_hash_table_unref(aside.names);
  aside.names = g_hash_table_ref(reader->names);
  tei_collector_init(&collector, &aside, PART_FURNITURE, NULL);
  tei_collect(&collector, (xmlNode *)node);
  g_autoptr(Part) part = tei_collector_end(&collector);
  return g_steal_pointer(&part->text);
}

gboolean
tei_has_words(const xmlNode *node) {
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    return !xmlIsBlankNode(node);
  for (const xmlNode *child = node->type == XML_ELEMENT_NODE ? node->children : NULL; child != NULL;
       child = child->next)
    if (tei_has_words(child))
      return TRUE;
  return FALSE;
}

GArray *
tei_places_read(TeiReader *reader, const xmlNode *node) {
  g_autofree char *facs = tei_value(node, "facs");
  g_auto(GStrv) pointers = g_strsplit_set(facs != NULL ? facs : "", " \t\r\n", -1);
  GArray *places = NULL;
  for (char **pointer = pointers; *pointer != NULL; pointer++) {
    const Place *place = **pointer == '#' ? g_hash_table_lookup(reader->zones, *pointer + 1) : NULL;
    if (place == NULL)
      continue;
    if (places == NULL)
      places = g_array_new(FALSE, FALSE, sizeof(Place));
    g_array_append_val(places, *place);
  }
  return places;
}

/* Nothing frees what is interned: many letters of many names must not fill the memory. */
const char *
tei_name(TeiReader *reader, const char *name) {
  const char *known = g_quark_to_string(g_quark_try_string(name));
  if (known != NULL && g_hash_table_contains(reader->names, known))
    return known;
  if (strlen(name) > NAME_BYTES_MAX || g_hash_table_size(reader->names) >= LIMIT_NAMES)
    return NULL;
  known = g_intern_string(name);
  g_hash_table_add(reader->names, (gpointer)known);
  return known;
}

const char *
tei_rung_read(TeiReader *reader, const xmlNode *node) {
  g_autofree char *resp = tei_value(node, "resp");
  return resp != NULL && g_str_has_prefix(resp, "#rung-") ? tei_name(reader, resp + strlen("#rung-")) : NULL;
}

const char *
tei_language_tag(TeiReader *reader, const char *tag) {
  gsize run = 0;
  for (const char *c = tag;; c++) {
    if (g_ascii_isalnum(*c)) {
      if (++run > 8)
        return NULL;
    } else if (run == 0 || (*c != '-' && *c != '\0')) {
      return NULL;
    } else if (*c == '\0') {
      return g_ascii_isalpha(*tag) ? tei_name(reader, tag) : NULL;
    } else {
      run = 0;
    }
  }
}

const char *
tei_language_read(TeiReader *reader, const xmlNode *node) {
  xmlChar *language = xmlNodeGetLang(node);
  const char *tag = language != NULL ? tei_language_tag(reader, (const char *)language) : NULL;
  xmlFree(language);
  return tag;
}

/* Cuts text at so many bytes, between two characters. */
static gboolean
cut(char *text, gsize most) {
  if (strlen(text) <= most)
    return FALSE;
  *g_utf8_find_prev_char(text, text + most + 1) = '\0';
  return TRUE;
}

void
tei_field_read(TeiReader *reader, const xmlNode *node, Field *field) {
  g_autofree char *text = tei_words(reader, node);
  g_autoptr(GArray) places = tei_places_read(reader, node);
  if (cut(text, LIMIT_FIELD_BYTES))
    notice_add(reader->letter->notices, "field-cut", NULL, "line %ld: %s is longer than %d bytes and was cut",
               xmlGetLineNo(node), (const char *)node->name, LIMIT_FIELD_BYTES);
  if (*text == '\0' && places == NULL)
    return;
  field_set(field, text, places, tei_rung_read(reader, node));
  field->certainty = tei_value_is(node, "cert", "low") ? DOUBTFUL : CERTAIN;
}

char *
tei_day_read(const xmlNode *node) {
  g_autofree char *when = tei_value(node, "when");
  guint year, month, day;
  int length = 0;
  if (when == NULL || sscanf(when, "%4u-%2u-%2u%n", &year, &month, &day, &length) != 3 || length != 10 ||
      !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return NULL;
  return g_strdup_printf("%04u-%02u-%02u", year, month, day);
}

void
tei_fail(TeiReader *reader, const xmlNode *node, const char *format, ...) {
  if (reader->error != NULL)
    return;
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *what = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_set_error(&reader->error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, "line %ld: %s",
              node != NULL ? xmlGetLineNo(node) : 1, what);
}
