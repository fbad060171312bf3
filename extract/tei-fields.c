#include "extract/tei-fields.h"

#include <math.h>
#include <string.h>

#include "extract/tei-names.h"

/* --- paper --- */

static double
coordinate(const xmlNode *node, const char *name) {
  g_autofree char *value = tei_value(node, name);
  double points = value != NULL ? g_ascii_strtod(value, NULL) : 0;
  return isfinite(points) ? points : 0;
}

static Box
box_of(const xmlNode *node) {
  return (Box){coordinate(node, "ulx"), coordinate(node, "uly"), coordinate(node, "lrx"),
               coordinate(node, "lry")};
}

static void
read_zones(TeiReader *reader, const xmlNode *parent, guint page) {
  for (const xmlNode *child = parent->children; child != NULL; child = child->next) {
    if (!tei_is(child, "zone|line|surface"))
      continue;
    char *id = tei_value(child, "xml:id");
    Place place = {page, box_of(child)};
    if (id != NULL && !box_is_empty(place.box))
      g_hash_table_replace(reader->zones, id, g_memdup2(&place, sizeof place));
    else
      g_free(id);
    read_zones(reader, child, page);
  }
}

static void
read_surfaces(TeiReader *reader, const xmlNode *parent) {
  for (const xmlNode *child = parent->children; child != NULL; child = child->next) {
    if (tei_is(child, "surfaceGrp"))
      read_surfaces(reader, child);
    if (!tei_is(child, "surface"))
      continue;
    Box box = box_of(child);
    g_array_append_val(reader->letter->surfaces, box);
    read_zones(reader, child, reader->letter->surfaces->len - 1);
  }
}

void
tei_facsimile_read(TeiReader *reader, const xmlNode *root) {
  const xmlNode *facsimile = tei_child(root, "facsimile");
  if (facsimile != NULL)
    read_surfaces(reader, facsimile);
}

/* --- where it came from --- */

/* 64 hexadecimal digits, or it is no digest. */
static void
read_digest(TeiReader *reader, const xmlNode *node) {
  g_autofree char *digits = tei_words(reader, node);
  if (reader->letter->sha256 == NULL && strlen(digits) == 64 && strspn(digits, "0123456789abcdef") == 64)
    reader->letter->sha256 = g_steal_pointer(&digits);
}

static void
read_reference(TeiReader *reader, const xmlNode *node) {
  if (tei_value_is(node, "type", "sha256"))
    read_digest(reader, node);
  else if (tei_value_is(node, "type", "ourReference"))
    tei_field_read(reader, node, &reader->letter->our_reference);
  else if (tei_value_is(node, "type", "yourReference"))
    tei_field_read(reader, node, &reader->letter->your_reference);
}

static void
read_source(TeiReader *reader, const xmlNode *node) {
  g_autofree char *target = tei_value(node, "target");
  g_autofree char *name = target != NULL ? g_uri_unescape_string(target, NULL) : NULL;
  if (name == NULL || !g_utf8_validate(name, -1, NULL))
    name = (g_free(name), g_steal_pointer(&target));
  reader->letter->source = g_steal_pointer(&name);
}

static void
read_bibl(TeiReader *reader, const xmlNode *bibl) {
  for (const xmlNode *child = bibl != NULL ? bibl->children : NULL; child != NULL; child = child->next) {
    if (tei_is(child, "idno"))
      read_reference(reader, child);
    else if (tei_is(child, "ptr") && reader->letter->source == NULL)
      read_source(reader, child);
  }
}

static void
read_titles(TeiReader *reader, const xmlNode *statement) {
  for (xmlNode *title = statement != NULL ? statement->children : NULL; title != NULL; title = title->next) {
    g_autofree char *id = tei_is(title, "title") ? tei_value(title, "xml:id") : NULL;
    if (tei_is(title, "title") && (id != NULL || tei_has_words(title)))
      tei_add_part(reader, tei_part_read(reader, PART_SUBJECT, title));
  }
}

/* --- who wrote to whom --- */

static void
read_address(TeiReader *reader, const xmlNode *address, Correspondent *who) {
  for (const xmlNode *line = address->children; line != NULL; line = line->next) {
    g_autofree char *words = line->type == XML_ELEMENT_NODE ? tei_words(reader, line) : NULL;
    if (words != NULL && *words != '\0')
      g_ptr_array_add(who->address, g_steal_pointer(&words));
  }
}

static void
read_date(TeiReader *reader, const xmlNode *node, DateField *date) {
  if (date->iso != NULL || date->printed.text != NULL)
    return;
  date->iso = tei_day_read(node);
  if (tei_has_words(node))
    tei_field_read(reader, node, &date->printed);
}

/* The field that an element of a correspondent holds, or NULL. */
static Field *
field_of(Correspondent *who, const xmlNode *node) {
  for (guint i = 0; i < TEI_FIELD_COUNT; i++) {
    const TeiField *field = &TEI_FIELDS[i];
    gboolean typed = node->parent != NULL && tei_value_is(node, "type", "department");
    gboolean fits =
        field->type == NULL ? !(tei_is(node, "orgName") && typed) : tei_value_is(node, "type", field->type);
    if (tei_is(node, field->element) && fits)
      return tei_field_of(who, i);
  }
  return NULL;
}

static void
read_correspondent(TeiReader *reader, const xmlNode *action, Correspondent *who) {
  for (const xmlNode *child = action->children; child != NULL; child = child->next) {
    if (child->type != XML_ELEMENT_NODE)
      continue;
    Field *field = field_of(who, child);
    if (field != NULL && field->text == NULL)
      tei_field_read(reader, child, field);
    else if (tei_is(child, "address"))
      read_address(reader, child, who);
    else if (tei_is(child, "date"))
      read_date(reader, child, &who->date);
  }
}

static void
read_correspondence(TeiReader *reader, const xmlNode *desc) {
  for (const xmlNode *action = desc != NULL ? desc->children : NULL; action != NULL; action = action->next) {
    if (tei_is(action, "correspAction") && tei_value_is(action, "type", "sent"))
      read_correspondent(reader, action, &reader->letter->sent);
    else if (tei_is(action, "correspAction") && tei_value_is(action, "type", "received"))
      read_correspondent(reader, action, &reader->letter->received);
  }
}

static const xmlNode *
profile(const xmlNode *root) {
  return tei_child(tei_child(root, "teiHeader"), "profileDesc");
}

/* xml:lang of the whole, else the first language of langUsage. */
static void
read_language(TeiReader *reader, const xmlNode *root) {
  const xmlNode *usage = tei_child(profile(root), "langUsage");
  const xmlNode *first = usage != NULL ? tei_child(usage, "language") : NULL;
  g_autofree char *own = tei_value(root, "xml:lang");
  g_autofree char *used = own == NULL && first != NULL ? tei_value(first, "ident") : NULL;
  const char *tag = own != NULL    ? tei_language_tag(reader, own)
                    : used != NULL ? tei_language_tag(reader, used)
                                   : NULL;
  if (tag != NULL)
    reader->letter->language = tag;
}

void
tei_header_read(TeiReader *reader, const xmlNode *root) {
  const xmlNode *file = tei_child(tei_child(root, "teiHeader"), "fileDesc");
  read_language(reader, root);
  read_titles(reader, tei_child(file, "titleStmt"));
  read_bibl(reader, tei_child(tei_child(file, "sourceDesc"), "bibl"));
  read_correspondence(reader, tei_child(profile(root), "correspDesc"));
}

/* --- earlier letters --- */

static gboolean
find_part(const TeiReader *reader, const char *target, guint *index) {
  for (guint i = 0; target != NULL && *target == '#' && i < reader->letter->parts->len; i++)
    if (g_strcmp0(letter_part(reader->letter, i)->id, target + 1) == 0) {
      *index = i;
      return TRUE;
    }
  return FALSE;
}

/* Where the part says the words of the reference, and in them the date; an empty span when it does not. */
static Span
find_date(const Part *part, const char *words, const char *date) {
  const char *lead = strstr(words, date);
  const char *at = *date != '\0' && lead != NULL ? strstr(part->text, words) : NULL;
  if (at != NULL)
    at += lead - words;
  else if (*date != '\0')
    at = strstr(part->text, date);
  if (at == NULL)
    return (Span){0, 0};
  guint start = (guint)(at - part->text);
  return (Span){start, start + (guint)strlen(date)};
}

static void
read_cited(TeiReader *reader, const xmlNode *ref) {
  const xmlNode *date = tei_child(ref, "date");
  CitedLetter cited = {0, {0, 0}, date != NULL ? tei_day_read(date) : NULL};
  if (cited.iso == NULL || reader->letter->parts->len == 0) {
    notice_add(reader->letter->notices, "date-unresolved", NULL,
               "line %ld: an earlier letter without its day was left out", xmlGetLineNo(ref));
    g_free(cited.iso);
    return;
  }
  g_autofree char *target = tei_value(ref, "target");
  g_autofree char *words = tei_words(reader, ref);
  g_autofree char *printed = tei_words(reader, date);
  if (find_part(reader, target, &cited.part))
    cited.span = find_date(letter_part(reader->letter, cited.part), words, printed);
  g_array_append_val(reader->letter->cited, cited);
}

void
tei_cited_read(TeiReader *reader, const xmlNode *root) {
  const xmlNode *context = tei_child(tei_child(profile(root), "correspDesc"), "correspContext");
  for (const xmlNode *ref = context != NULL ? context->children : NULL; ref != NULL; ref = ref->next)
    if (tei_is(ref, "ref") && tei_value_is(ref, "type", "prev"))
      read_cited(reader, ref);
}

/* --- notices --- */

/* The value of name="…" in an instruction, its escapes undone. */
static char *
pseudo_attribute(xmlNode *instruction, const char *name) {
  g_autofree char *text = g_strdup_printf("<n %s/>", (const char *)instruction->content);
  xmlDoc *doc = xmlReadMemory(text, (int)strlen(text), NULL, NULL,
                              XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  char *value = doc != NULL ? tei_value(xmlDocGetRootElement(doc), name) : NULL;
  xmlFreeDoc(doc);
  return value;
}

static gboolean
read_place(xmlNode *instruction, Place *place) {
  g_autofree char *page = pseudo_attribute(instruction, "page");
  g_autofree char *box = pseudo_attribute(instruction, "box");
  guint64 number = page != NULL ? g_ascii_strtoull(page, NULL, 10) : 0;
  if (number == 0 || number > G_MAXINT)
    return FALSE;
  *place = (Place){(guint)number - 1, BOX_EMPTY};
  g_auto(GStrv) corners = g_strsplit(box != NULL ? box : "", " ", -1);
  if (g_strv_length(corners) == 4)
    place->box = (Box){g_ascii_strtod(corners[0], NULL), g_ascii_strtod(corners[1], NULL),
                       g_ascii_strtod(corners[2], NULL), g_ascii_strtod(corners[3], NULL)};
  return TRUE;
}

void
tei_notices_read(TeiReader *reader, const xmlDoc *doc) {
  for (xmlNode *node = doc->children; node != NULL; node = node->next) {
    if (node->type != XML_PI_NODE || g_strcmp0((const char *)node->name, "repliek-notice") != 0 ||
        node->content == NULL)
      continue;
    Place place;
    gboolean placed = read_place(node, &place);
    g_autofree char *code = pseudo_attribute(node, "code");
    g_autofree char *message = pseudo_attribute(node, "message");
    const char *kind = code != NULL ? tei_name(reader, code) : NULL;
    if (kind != NULL && message != NULL)
      notice_add(reader->letter->notices, kind, placed ? &place : NULL, "%s", message);
  }
}
