#include "templates/places.h"

#include <string.h>

/* Whether a node is the place that text asks for. */
typedef gboolean (*Claim)(const xmlNode *node, const char *text);

static gboolean
has_id(const xmlNode *node, const char *id) {
  xmlChar *found = xmlGetNsProp(node, BAD_CAST "id", XML_XML_NAMESPACE);
  gboolean same = found && strcmp((const char *)found, id) == 0;
  xmlFree(found);
  return same;
}

static gboolean
is_shared_by(const xmlNode *node, const char *topic) {
  xmlChar *condition = xmlGetNoNsProp(node, BAD_CAST "condition");
  g_auto(GStrv) topics = g_strsplit(condition ? (const char *)condition : "", " ", -1);
  xmlFree(condition);
  return g_strv_contains((const char *const *)topics, topic);
}

static xmlNode *
find(xmlNode *node, Claim claim, const char *text) {
  for (; node; node = node->next) {
    if (node->type != XML_ELEMENT_NODE)
      continue;
    xmlNode *found = claim(node, text) ? node : find(node->children, claim, text);
    if (found)
      return found;
  }
  return NULL;
}

xmlNode *
place_of_topic(xmlDoc *reply, const char *topic) {
  g_autofree char *id = g_strconcat("topic-", topic, NULL);
  xmlNode *place = find(xmlDocGetRootElement(reply), has_id, id);
  return place ? place : find(xmlDocGetRootElement(reply), is_shared_by, topic);
}

xmlNode *
place_of_question(xmlDoc *reply, guint number) {
  g_autofree char *id = g_strdup_printf("question-%u", number);
  return find(xmlDocGetRootElement(reply), has_id, id);
}

gboolean
place_is_mention(const xmlNode *place) {
  xmlChar *role = xmlGetNoNsProp(place, BAD_CAST "role");
  gboolean mention = role && strcmp((const char *)role, "mention") == 0;
  xmlFree(role);
  return mention;
}

static void
miss(GPtrArray *missing, xmlDoc *reply, const xmlNode *node) {
  gboolean topic = strcmp((const char *)node->name, "topic") == 0;
  if (!topic && strcmp((const char *)node->name, "question") != 0)
    return;
  xmlChar *id = xmlGetNoNsProp(node, BAD_CAST(topic ? "id" : "number"));
  const char *text = id ? (const char *)id : "";
  /* An id that is no XML name stands in the reply as another one. */
  gboolean plain = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(text);
  if (topic && plain && !place_of_topic(reply, text))
    g_ptr_array_add(missing, g_strdup_printf("topic '%s'", text));
  else if (!topic && !place_of_question(reply, (guint)g_ascii_strtoull(text, NULL, 10)))
    g_ptr_array_add(missing, g_strdup_printf("question %s", text));
  xmlFree(id);
}

static void
miss_below(GPtrArray *missing, xmlDoc *reply, const xmlNode *parent) {
  for (const xmlNode *node = parent->children; node; node = node->next)
    if (node->type == XML_ELEMENT_NODE) {
      miss(missing, reply, node);
      miss_below(missing, reply, node);
    }
}

GPtrArray *
places_missing(xmlDoc *reply, xmlDoc *context) {
  GPtrArray *missing = g_ptr_array_new_with_free_func(g_free);
  miss_below(missing, reply, xmlDocGetRootElement(context));
  return missing;
}
