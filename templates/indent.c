/* Line ends and blanks between the elements of a reply, where DocBook allows no text and so none can be
 * meant. */
#include "templates/docbook.h"
#include "templates/fill.h"

static gboolean
holds_elements_only(const xmlNode *element) {
  if (!element->children || docbook_allows((const char *)element->name, DOCBOOK_TEXT))
    return FALSE;
  for (const xmlNode *node = element->children; node; node = node->next)
    if (node->type != XML_ELEMENT_NODE)
      return FALSE;
  return TRUE;
}

static void
indent(xmlNode *element, guint depth) {
  g_autofree char *blanks = g_strnfill(2 * depth + 2, ' ');
  g_autofree char *before = g_strconcat("\n", blanks, NULL);
  g_autofree char *after = g_strndup(before, 2 * depth + 1);
  gboolean apart = holds_elements_only(element);
  for (xmlNode *node = element->children; node; node = node->next) {
    if (node->type != XML_ELEMENT_NODE)
      continue;
    if (apart)
      xmlAddPrevSibling(node, xmlNewDocText(element->doc, BAD_CAST before));
    indent(node, depth + 1);
  }
  if (apart)
    xmlAddChild(element, xmlNewDocText(element->doc, BAD_CAST after));
}

void
fill_indent(xmlDoc *doc) {
  indent(xmlDocGetRootElement(doc), 0);
}
