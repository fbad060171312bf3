/*
 * A verdict in the letter's TEI: the topics as a taxonomy, catRef for each that is raised, its evidence as
 * standOff spans.
 *
 *     category/@n   threshold          catRef/@n  points
 *     span/@type    the rule's name    span/@n    what the phrase gave    span/@from  #string-range(part,
 * start, length)
 */
#include "classify/classify.h"

#include <stdio.h>
#include <string.h>

#define TEI "http://www.tei-c.org/ns/1.0"
#define TAXONOMY "topics"
#define LANGUAGE_BYTES_MAX 200 /* a language's tag; what is interned is never freed */

/* --- finding and making elements --------------------------------------------------------------- */

static gboolean
node_is(const xmlNode *node, const char *name) {
  return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static xmlNode *
child_find(xmlNode *parent, const char *name) {
  for (xmlNode *child = parent ? parent->children : NULL; child; child = child->next)
    if (node_is(child, name))
      return child;
  return NULL;
}

/* The attribute, or NULL. Free with xmlFree. */
static char *
attribute(const xmlNode *node, const char *name) {
  return (char *)xmlGetNoNsProp(node, (const xmlChar *)name);
}

static gboolean
attribute_is(const xmlNode *node, const char *name, const char *value) {
  g_autofree char *found = attribute(node, name);
  return g_strcmp0(found, value) == 0;
}

static char *
xml_id(const xmlNode *node) {
  return (char *)xmlGetNsProp(node, (const xmlChar *)"id", XML_XML_NAMESPACE);
}

static xmlNode *
element_add(xmlNode *parent, const char *name, const char *text) {
  xmlNode *node = xmlNewChild(parent, parent->ns, (const xmlChar *)name, NULL);
  if (text) {
    g_autofree char *clean = xml_clean(text, NULL);
    xmlAddChild(node, xmlNewDocText(parent->doc, (const xmlChar *)clean));
  }
  return node;
}

static void
attribute_set(xmlNode *node, const char *name, const char *value) {
  xmlNewProp(node, (const xmlChar *)name, (const xmlChar *)value);
}

static void
attribute_set_number(xmlNode *node, const char *name, double number) {
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  attribute_set(node, name, number_write(number, buffer));
}

static void
attribute_set_xml(xmlNode *node, const char *name, const char *value) {
  xmlNs *xml = xmlSearchNsByHref(node->doc, node, XML_XML_NAMESPACE);
  xmlNewNsProp(node, xml, (const xmlChar *)name, (const xmlChar *)value);
}

/* The child of this name, made when it is not there: after the last child of one of the names before, else
 * first. */
static xmlNode *
child_need(xmlNode *parent, const char *name, const char *const *before) {
  xmlNode *found = child_find(parent, name), *after = NULL;
  if (found)
    return found;
  for (xmlNode *child = parent->children; child; child = child->next)
    for (const char *const *one = before; *one; one++)
      if (node_is(child, *one))
        after = child;
  xmlNode *made = xmlNewDocNode(parent->doc, parent->ns, (const xmlChar *)name, NULL);
  if (after)
    return xmlAddNextSibling(after, made);
  return parent->children ? xmlAddPrevSibling(parent->children, made) : xmlAddChild(parent, made);
}

/* --- writing ----------------------------------------------------------------------------------- */

static const char *const BEFORE_ENCODING[] = {"fileDesc", NULL};
static const char *const BEFORE_CLASSES[] = {
    "projectDesc", "samplingDecl", "editorialDecl", "tagsDecl", "refsDecl", "appInfo", NULL};
static const char *const BEFORE_PROFILE[] = {"fileDesc", "encodingDesc", NULL};
static const char *const BEFORE_TEXT_CLASS[] = {"abstract", "creation", "langUsage", "correspDesc", NULL};

static void
node_drop(xmlNode *node) {
  xmlUnlinkNode(node);
  xmlFreeNode(node);
}

/* Drops the children of this name and attribute, and the parent with them when nothing is left in it. */
static void
children_drop(xmlNode *parent, const char *name, const char *key, const char *value) {
  if (!parent)
    return;
  for (xmlNode *child = parent->children, *next; child; child = next) {
    next = child->next;
    if (node_is(child, name) && attribute_is(child, key, value))
      node_drop(child);
  }
  if (!xmlFirstElementChild(parent))
    node_drop(parent);
}

static void
verdict_drop(xmlNode *root) {
  xmlNode *header = child_find(root, "teiHeader");
  xmlNode *classes = child_find(child_find(header, "encodingDesc"), "classDecl");
  for (xmlNode *child = classes ? classes->children : NULL, *next; child; child = next) {
    next = child->next;
    g_autofree char *id = node_is(child, "taxonomy") ? xml_id(child) : NULL;
    if (g_strcmp0(id, TAXONOMY) == 0)
      node_drop(child);
  }
  if (classes && !xmlFirstElementChild(classes))
    node_drop(classes);
  children_drop(child_find(child_find(header, "profileDesc"), "textClass"), "catRef", "scheme", "#" TAXONOMY);
  children_drop(child_find(root, "standOff"), "spanGrp", "type", "evidence");
}

static gint
language_compare(gconstpointer a, gconstpointer b) {
  return strcmp(a, b);
}

static void
category_add(xmlNode *taxonomy, const RaisedTopic *topic) {
  xmlNode *category = element_add(taxonomy, "category", NULL);
  attribute_set_xml(category, "id", topic->id);
  attribute_set_number(category, "n", topic->threshold);
  g_autoptr(GList) languages = g_list_sort(g_hash_table_get_keys(topic->labels), language_compare);
  for (GList *language = languages; language; language = language->next) {
    xmlNode *label = element_add(category, "catDesc", g_hash_table_lookup(topic->labels, language->data));
    attribute_set_xml(label, "lang", language->data);
  }
  if (!languages)
    element_add(category, "catDesc", topic->id);
}

/* The taxonomy is there for triage too: it says that the letter was classified. */
static void
taxonomy_add(xmlNode *classes, const Verdict *verdict) {
  xmlNode *taxonomy = element_add(classes, "taxonomy", NULL);
  attribute_set_xml(taxonomy, "id", TAXONOMY);
  if (verdict->topics->len == 0) {
    xmlNode *triage = element_add(taxonomy, "desc", "No topic: for manual triage.");
    attribute_set_xml(triage, "lang", "en");
    if (verdict->untold)
      attribute_set(taxonomy, "n", verdict->untold);
  }
  for (guint i = 0; i < verdict->topics->len; i++)
    category_add(taxonomy, verdict_topic(verdict, i));
}

static void
reference_add(xmlNode *classes, const RaisedTopic *topic) {
  g_autofree char *target = g_strconcat("#", topic->id, NULL);
  xmlNode *reference = element_add(classes, "catRef", NULL);
  attribute_set(reference, "scheme", "#" TAXONOMY);
  attribute_set(reference, "target", target);
  attribute_set_number(reference, "n", topic->points);
}

static void
span_add(xmlNode *group, const Letter *letter, const RaisedTopic *topic, const Evidence *evidence) {
  const Part *part = letter_part(letter, evidence->part);
  guint start = part_code_points(part, evidence->span.start),
        end = part_code_points(part, evidence->span.end);
  g_autofree char *target = g_strconcat("#", part->id, NULL),
                  *topic_target = g_strconcat("#", topic->id, NULL);
  g_autofree char *range = g_strdup_printf("#string-range(%s,%u,%u)", part->id, start, end - start);
  xmlNode *span = element_add(group, "span", evidence->text);
  attribute_set(span, "type", evidence->rule);
  attribute_set(span, "target", target);
  attribute_set(span, "from", range);
  attribute_set(span, "ana", topic_target);
  attribute_set_number(span, "n", evidence->points);
}

static void
evidence_add(xmlNode *root, const Verdict *verdict, const Letter *letter) {
  xmlNode *group = NULL;
  for (guint i = 0; i < verdict->topics->len; i++) {
    const RaisedTopic *topic = verdict_topic(verdict, i);
    for (guint j = 0; j < topic->evidence->len; j++) {
      if (!group) {
        xmlNode *stand_off = child_find(root, "standOff");
        group = element_add(stand_off ? stand_off : element_add(root, "standOff", NULL), "spanGrp", NULL);
        attribute_set(group, "type", "evidence");
      }
      span_add(group, letter, topic, raised_topic_evidence(topic, j));
    }
  }
}

void
verdict_add_to_tei(const Verdict *verdict, const Letter *letter, xmlDoc *tei) {
  xmlNode *root = xmlDocGetRootElement(tei);
  xmlNode *header = child_find(root, "teiHeader");
  g_return_if_fail(header != NULL);
  verdict_drop(root);
  xmlNode *encoding = child_need(header, "encodingDesc", BEFORE_ENCODING);
  taxonomy_add(child_need(encoding, "classDecl", BEFORE_CLASSES), verdict);
  if (verdict->topics->len == 0)
    return;
  xmlNode *profile = child_need(header, "profileDesc", BEFORE_PROFILE);
  xmlNode *classes = child_need(profile, "textClass", BEFORE_TEXT_CLASS);
  for (guint i = 0; i < verdict->topics->len; i++)
    reference_add(classes, verdict_topic(verdict, i));
  evidence_add(root, verdict, letter);
}

/* --- reading ----------------------------------------------------------------------------------- */

static gboolean
evidence_error(GError **error, const xmlNode *node, const char *what) {
  g_set_error(error, CLASSIFY_ERROR, CLASSIFY_ERROR_EVIDENCE, "line %ld: %s", xmlGetLineNo(node), what);
  return FALSE;
}

static gboolean
attribute_number(const xmlNode *node, const char *name, double *number) {
  g_autofree char *text = attribute(node, name);
  char *end = NULL;
  *number = text ? g_ascii_strtod(text, &end) : 0;
  return text && end != text && *end == '\0';
}

static xmlNode *
taxonomy_find(xmlNode *root) {
  xmlNode *classes = child_find(child_find(child_find(root, "teiHeader"), "encodingDesc"), "classDecl");
  for (xmlNode *child = classes ? classes->children : NULL; child; child = child->next) {
    g_autofree char *id = node_is(child, "taxonomy") ? xml_id(child) : NULL;
    if (g_strcmp0(id, TAXONOMY) == 0)
      return child;
  }
  return NULL;
}

static xmlNode *
category_find(const xmlNode *taxonomy, const char *topic) {
  for (xmlNode *child = taxonomy->children; child; child = child->next) {
    g_autofree char *id = node_is(child, "category") ? xml_id(child) : NULL;
    if (g_strcmp0(id, topic) == 0)
      return child;
  }
  return NULL;
}

static void
labels_read(RaisedTopic *topic, const xmlNode *category) {
  for (xmlNode *child = category->children; child; child = child->next) {
    if (!node_is(child, "catDesc"))
      continue;
    g_autofree char *language = (char *)xmlGetNsProp(child, (const xmlChar *)"lang", XML_XML_NAMESPACE);
    g_autofree char *label = (char *)xmlNodeGetContent(child);
    if (language && label)
      g_hash_table_insert(topic->labels, g_strdup(language), g_strdup(label));
  }
}

static gboolean
topic_read(Verdict *verdict, const xmlNode *reference, const xmlNode *taxonomy, GError **error) {
  g_autofree char *target = attribute(reference, "target");
  const xmlNode *category = target && *target == '#' ? category_find(taxonomy, target + 1) : NULL;
  double points, threshold;
  if (!category)
    return evidence_error(error, reference, "this catRef points to no category of the taxonomy “topics”");
  if (!attribute_number(reference, "n", &points) || !attribute_number(category, "n", &threshold))
    return evidence_error(error, reference, "the topic's points or threshold (@n) are missing");
  RaisedTopic *topic = raised_topic_new(target + 1, points, threshold);
  labels_read(topic, category);
  g_ptr_array_add(verdict->topics, topic);
  return TRUE;
}

static RaisedTopic *
verdict_find_topic(const Verdict *verdict, const char *id) {
  for (guint i = 0; i < verdict->topics->len; i++) {
    RaisedTopic *topic = g_ptr_array_index(verdict->topics, i);
    if (strcmp(topic->id, id) == 0)
      return topic;
  }
  return NULL;
}

/* "#string-range(p2,5,21)": the part, where the words start in it, and how many characters they have. */
static gboolean
range_parse(const char *text, char **part, guint *start, guint *length) {
  g_autoptr(GRegex) regex =
      g_regex_new("^#string-range\\(([^,()]+),([0-9]{1,8}),([0-9]{1,8})\\)$", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  if (!text || !g_regex_match(regex, text, 0, &match))
    return FALSE;
  g_autofree char *from = g_match_info_fetch(match, 2), *count = g_match_info_fetch(match, 3);
  *part = g_match_info_fetch(match, 1);
  *start = g_ascii_strtoull(from, NULL, 10);
  *length = g_ascii_strtoull(count, NULL, 10);
  return TRUE;
}

static gboolean
part_index(const Letter *letter, const char *id, guint *index) {
  return g_ptr_array_find(letter->parts, letter_find_part(letter, id), index);
}

static gboolean
evidence_read(const Verdict *verdict, const xmlNode *span, const Letter *letter, GError **error) {
  g_autofree char *ana = attribute(span, "ana"), *from = attribute(span, "from"),
                  *rule = attribute(span, "type");
  g_autofree char *part_id = NULL;
  guint start, length, index;
  double points;
  RaisedTopic *topic = ana && *ana == '#' ? verdict_find_topic(verdict, ana + 1) : NULL;
  if (!topic)
    return evidence_error(error, span, "this span's @ana names no topic that is raised");
  if (!range_parse(from, &part_id, &start, &length) || !part_index(letter, part_id, &index))
    return evidence_error(error, span, "this span's @from names no words of the letter");
  if (!attribute_number(span, "n", &points))
    return evidence_error(error, span, "this span's points (@n) are missing");
  const Part *part = letter_part(letter, index);
  Evidence *evidence = g_new0(Evidence, 1);
  evidence->rule = g_strdup(rule ? rule : "");
  evidence->points = points;
  evidence->part = index;
  evidence->span = (Span){part_offset(part, start), part_offset(part, start + length)};
  evidence->text = g_strndup(part->text + evidence->span.start, evidence->span.end - evidence->span.start);
  g_ptr_array_add(topic->evidence, evidence);
  return TRUE;
}

static gboolean
topics_read(Verdict *verdict, xmlNode *root, const xmlNode *taxonomy, GError **error) {
  xmlNode *classes = child_find(child_find(child_find(root, "teiHeader"), "profileDesc"), "textClass");
  for (xmlNode *child = classes ? classes->children : NULL; child; child = child->next)
    if (node_is(child, "catRef") && attribute_is(child, "scheme", "#" TAXONOMY) &&
        !topic_read(verdict, child, taxonomy, error))
      return FALSE;
  return TRUE;
}

static gboolean
spans_read(const Verdict *verdict, xmlNode *root, const Letter *letter, GError **error) {
  xmlNode *stand_off = child_find(root, "standOff");
  for (xmlNode *group = stand_off ? stand_off->children : NULL; group; group = group->next) {
    if (!node_is(group, "spanGrp") || !attribute_is(group, "type", "evidence"))
      continue;
    for (xmlNode *span = group->children; span; span = span->next)
      if (node_is(span, "span") && !evidence_read(verdict, span, letter, error))
        return FALSE;
  }
  return TRUE;
}

Verdict *
verdict_from_tei(xmlDoc *tei, const Letter *letter, GError **error) {
  xmlNode *root = xmlDocGetRootElement(tei);
  xmlNode *taxonomy = root ? taxonomy_find(root) : NULL;
  if (!taxonomy)
    return NULL;
  g_autoptr(Verdict) verdict = verdict_new();
  g_autofree char *untold = attribute(taxonomy, "n");
  verdict->untold = untold && strlen(untold) <= LANGUAGE_BYTES_MAX ? g_intern_string(untold) : NULL;
  if (!topics_read(verdict, root, taxonomy, error) || !spans_read(verdict, root, letter, error))
    return NULL;
  verdict_order(verdict);
  return g_steal_pointer(&verdict);
}
