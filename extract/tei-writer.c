#include "extract/tei-writer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "extract/tei-names.h"
#include "extract/xml.h"

/* Coordinates beyond this are no paper. */
#define COORDINATE_MAX_PT 1e6

/* A tenth of a point is finer than any printer. */
enum { NUMBER_BYTES = 16 };

/* Lays the digits of tenths down from the end of buffer; returns where they begin. */
static const char *
print_tenths(char buffer[NUMBER_BYTES], guint tenths, gboolean negative) {
  char *at = &buffer[NUMBER_BYTES - 1];
  *at = '\0';
  *--at = (char)('0' + tenths % 10);
  *--at = '.';
  do
    *--at = (char)('0' + (tenths /= 10) % 10);
  while (tenths >= 10);
  if (negative)
    *--at = '-';
  return at;
}

/* A tenth of a point is finer than any printer. Half of a letter's TEI is coordinates: printf would cost too
 * much. */
static const char *
number(char buffer[NUMBER_BYTES], double points) {
  if (!isfinite(points))
    points = 0;
  long tenths = lround(CLAMP(points, -COORDINATE_MAX_PT, COORDINATE_MAX_PT) * 10);
  return print_tenths(buffer, (guint)labs(tenths), tenths < 0);
}

static void
set_box(xmlNode *node, Box box) {
  static const char *const names[] = {"ulx", "uly", "lrx", "lry"};
  const double values[] = {box.x0, box.y0, box.x1, box.y1};
  char buffer[NUMBER_BYTES];
  for (guint i = 0; i < G_N_ELEMENTS(names); i++)
    xmlNewProp(node, (const xmlChar *)names[i], (const xmlChar *)number(buffer, values[i]));
}

static xmlNode *
new_element(TeiWriter *writer, const char *name) {
  return xmlNewDocNode(writer->doc, writer->ns, (const xmlChar *)name, NULL);
}

/* A name for a part that has none of its own. */
static char *
make_id(GHashTable *taken, guint index) {
  char *id = g_strdup_printf("part-%u", index + 1);
  for (guint more = 2; g_hash_table_contains(taken, id); more++) {
    g_free(id);
    id = g_strdup_printf("part-%u-%u", index + 1, more);
  }
  return id;
}

/* Each part's own id where it is good and nobody else's, else one of its place in the letter. */
static GPtrArray *
part_ids(const Letter *letter) {
  g_autoptr(GHashTable) taken = g_hash_table_new(g_str_hash, g_str_equal);
  GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < letter->parts->len; i++) {
    const char *own = letter_part(letter, i)->id;
    gboolean good = own != NULL && tei_id_is_free(own) && !g_hash_table_contains(taken, own);
    g_ptr_array_add(ids, good ? g_strdup(own) : NULL);
    if (good)
      g_hash_table_add(taken, g_ptr_array_index(ids, i));
  }
  for (guint i = 0; i < letter->parts->len; i++)
    if (g_ptr_array_index(ids, i) == NULL) {
      g_ptr_array_index(ids, i) = make_id(taken, i);
      g_hash_table_add(taken, g_ptr_array_index(ids, i));
    }
  return ids;
}

/* Which part carries each footnote: the first that has its mark. Footnotes carry none, so that none is inside
 * itself. */
static GArray *
note_hosts(const Letter *letter) {
  GArray *hosts = g_array_sized_new(FALSE, FALSE, sizeof(guint), letter->parts->len);
  const guint none = G_MAXUINT;
  for (guint i = 0; i < letter->parts->len; i++)
    g_array_append_val(hosts, none);
  for (guint i = 0; i < letter->parts->len; i++) {
    const Part *part = letter_part(letter, i);
    for (guint m = 0; part->kind != PART_FOOTNOTE && m < part->marks->len; m++) {
      guint note = g_array_index(part->marks, NoteMark, m).note;
      if (note < hosts->len && letter_part(letter, note)->kind == PART_FOOTNOTE &&
          g_array_index(hosts, guint, note) == none)
        g_array_index(hosts, guint, note) = i;
    }
  }
  return hosts;
}

static void
make_surfaces(TeiWriter *writer) {
  for (guint i = 0; i < writer->letter->surfaces->len; i++) {
    g_autofree char *id = g_strdup_printf("page-%u", i + 1);
    xmlNode *surface = new_element(writer, "surface");
    tei_attribute(writer, surface, "xml:id", id);
    set_box(surface, g_array_index(writer->letter->surfaces, Box, i));
    g_ptr_array_add(writer->surfaces, surface);
  }
}

void
tei_writer_init(TeiWriter *writer, const Letter *letter) {
  *writer = (TeiWriter){.letter = letter};
  writer->doc = xmlNewDoc((const xmlChar *)"1.0");
  writer->root = xmlNewDocNode(writer->doc, NULL, (const xmlChar *)"TEI", NULL);
  xmlDocSetRootElement(writer->doc, writer->root);
  writer->ns = xmlNewNs(writer->root, (const xmlChar *)TEI_NAMESPACE, NULL);
  xmlSetNs(writer->root, writer->ns);
  writer->surfaces = g_ptr_array_new();
  writer->ids = part_ids(letter);
  writer->hosts = note_hosts(letter);
  writer->inside = g_array_new(FALSE, FALSE, sizeof(guint));
  make_surfaces(writer);
}

void
tei_writer_clear(TeiWriter *writer) {
  g_clear_pointer(&writer->surfaces, g_ptr_array_unref);
  g_clear_pointer(&writer->ids, g_ptr_array_unref);
  g_clear_pointer(&writer->hosts, g_array_unref);
  g_clear_pointer(&writer->inside, g_array_unref);
}

xmlNode *
tei_element(TeiWriter *writer, xmlNode *parent, const char *name) {
  return xmlAddChild(parent, new_element(writer, name));
}

void
tei_text(TeiWriter *writer, xmlNode *node, const char *text, gsize length) {
  guint replaced;
  if (xml_is_clean(text, length)) {
    xmlAddChild(node, xmlNewDocTextLen(writer->doc, (const xmlChar *)text, (int)length));
    return;
  }
  g_autofree char *bytes = g_strndup(text, length);
  g_autofree char *clean = xml_clean(bytes, &replaced);
  writer->replaced += replaced;
  xmlAddChild(node, xmlNewDocText(writer->doc, (const xmlChar *)clean));
}

xmlNode *
tei_text_element(TeiWriter *writer, xmlNode *parent, const char *name, const char *text) {
  xmlNode *node = tei_element(writer, parent, name);
  tei_text(writer, node, text, strlen(text));
  return node;
}

void
tei_attribute(TeiWriter *writer, xmlNode *node, const char *name, const char *value) {
  guint replaced = 0;
  if (value == NULL)
    return;
  g_autofree char *clean = xml_is_clean(value, strlen(value)) ? NULL : xml_clean(value, &replaced);
  writer->replaced += replaced;
  value = clean != NULL ? clean : value;
  if (g_str_has_prefix(name, "xml:")) {
    xmlNs *ns = xmlSearchNsByHref(writer->doc, writer->root, XML_XML_NAMESPACE);
    /* An attribute that is born without its value gets no place in libxml2's table of ids, which nobody asks.
     */
    xmlAttr *attribute = xmlNewNsProp(node, ns, (const xmlChar *)name + strlen("xml:"), NULL);
    xmlAddChild((xmlNode *)attribute, xmlNewDocText(writer->doc, (const xmlChar *)value));
  } else {
    xmlNewProp(node, (const xmlChar *)name, (const xmlChar *)value);
  }
}

void
tei_zone(TeiWriter *writer, GString *facs, const char *id, const Place *place) {
  if (place->page >= writer->surfaces->len || box_is_empty(place->box))
    return;
  xmlNode *zone = tei_element(writer, g_ptr_array_index(writer->surfaces, place->page), "zone");
  tei_attribute(writer, zone, "xml:id", id);
  set_box(zone, place->box);
  g_string_append(g_string_append(facs, facs->len > 0 ? " #" : "#"), id);
}

void
tei_places(TeiWriter *writer, xmlNode *node, const char *id, const GArray *places) {
  g_autoptr(GString) facs = g_string_new(NULL);
  for (guint i = 0; places != NULL && i < places->len; i++) {
    g_autofree char *name = places->len == 1 ? g_strdup_printf("z-%s", id)
                            : i < 26         ? g_strdup_printf("z-%s%c", id, 'a' + (int)i)
                                             : g_strdup_printf("z-%s-%u", id, i + 1);
    tei_zone(writer, facs, name, &g_array_index(places, Place, i));
  }
  if (facs->len > 0)
    tei_attribute(writer, node, "facs", facs->str);
}

char *
tei_rung_id(const char *rung) {
  GString *id = g_string_new("rung-");
  for (; *rung != '\0'; rung++)
    g_string_append_c(id, g_ascii_isalnum(*rung) || *rung == '.' || *rung == '_' ? *rung : '-');
  return g_string_free(id, FALSE);
}

void
tei_doubt(TeiWriter *writer, xmlNode *node, Certainty certainty, const char *rung) {
  if (certainty == DOUBTFUL)
    tei_attribute(writer, node, "cert", "low");
  if (rung == NULL)
    return;
  g_autofree char *id = tei_rung_id(rung);
  g_autofree char *pointer = g_strconcat("#", id, NULL);
  tei_attribute(writer, node, "resp", pointer);
}

void
tei_field_attributes(TeiWriter *writer, xmlNode *node, const char *id, const Field *field) {
  tei_attribute(writer, node, "xml:id", id);
  tei_places(writer, node, id, field->places);
  tei_doubt(writer, node, field->certainty, field->rung);
}

xmlNode *
tei_field(TeiWriter *writer, xmlNode *parent, const char *name, const char *id, const Field *field) {
  if (field->text == NULL || *field->text == '\0')
    return NULL;
  xmlNode *node = tei_element(writer, parent, name);
  tei_field_attributes(writer, node, id, field);
  tei_text(writer, node, field->text, strlen(field->text));
  return node;
}

void
tei_reach_page(TeiWriter *writer, xmlNode *parent, guint page, gboolean in_word) {
  while (writer->page <= page && writer->page < writer->surfaces->len) {
    g_autofree char *n = g_strdup_printf("%u", ++writer->page);
    g_autofree char *facs = g_strdup_printf("#page-%u", writer->page);
    xmlNode *pb = tei_element(writer, parent, "pb");
    tei_attribute(writer, pb, "n", n);
    tei_attribute(writer, pb, "facs", facs);
    tei_attribute(writer, pb, "break", in_word ? "no" : NULL);
  }
}
