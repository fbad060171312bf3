#include "extract/tei-ends.h"

#include <string.h>

#include "extract/tei-blocks.h"

/* More signatories than this are no letter's. */
#define SIGNATORIES_MAX 100

void
tei_opener_read(TeiReader *reader, xmlNode *opener) {
  for (xmlNode *child = opener->children; child != NULL; child = child->next) {
    if (tei_is(child, "salute"))
      tei_words_read(reader, child, PART_SALUTATION);
    else if (tei_is(child, "fw|note"))
      tei_block_read(reader, child);
  }
  if (tei_child(opener, "salute|dateline|address") == NULL)
    tei_words_read(reader, opener, PART_SALUTATION);
}

static Signatory *
signatory_at(TeiReader *reader, guint index) {
  GArray *signatories = reader->letter->signatories;
  if (index >= signatories->len)
    g_array_set_size(signatories, index + 1);
  return &g_array_index(signatories, Signatory, index);
}

/* Whose name or role this is: its id says so, else each name begins a new signatory. */
static guint
signatory_index(TeiReader *reader, const xmlNode *node) {
  g_autofree char *id = tei_value(node, "xml:id");
  guint count = reader->letter->signatories->len;
  if (id != NULL && g_str_has_prefix(id, "signatory-")) {
    guint64 number = g_ascii_strtoull(id + strlen("signatory-"), NULL, 10);
    if (number >= 1 && number <= SIGNATORIES_MAX)
      return (guint)number - 1;
  }
  gboolean joins_last = tei_is(node, "roleName") && count > 0 &&
                        g_array_index(reader->letter->signatories, Signatory, count - 1).role.text == NULL;
  return joins_last ? count - 1 : count;
}

static void
read_signatories(TeiReader *reader, const xmlNode *parent) {
  for (const xmlNode *child = parent->children; child != NULL; child = child->next) {
    if (child->type != XML_ELEMENT_NODE)
      continue;
    if (!tei_is(child, "persName|roleName|name")) {
      read_signatories(reader, child);
      continue;
    }
    guint index = signatory_index(reader, child);
    if (index >= SIGNATORIES_MAX)
      return;
    Signatory *signatory = signatory_at(reader, index);
    tei_field_read(reader, child, tei_is(child, "roleName") ? &signatory->role : &signatory->name);
  }
}

/* Does it hold more than names and roles? */
static gboolean
prints_more_than_names(const xmlNode *node) {
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (!tei_is(child, "persName|roleName|name") && tei_has_words(child))
      return TRUE;
  return FALSE;
}

void
tei_signed_read(TeiReader *reader, xmlNode *node) {
  g_autofree char *id = tei_value(node, "xml:id");
  if (reader->division == DIVISION_LETTER)
    read_signatories(reader, node);
  if (id != NULL || prints_more_than_names(node))
    tei_words_read(reader, node, PART_SIGNATURE);
}

void
tei_closer_read(TeiReader *reader, xmlNode *closer) {
  for (xmlNode *child = closer->children; child != NULL; child = child->next) {
    if (tei_is(child, "salute"))
      tei_words_read(reader, child, PART_CLOSING);
    else if (tei_is(child, "signed"))
      tei_signed_read(reader, child);
    else if (tei_is(child, "fw|note"))
      tei_block_read(reader, child);
  }
  if (tei_child(closer, "salute|signed|dateline") == NULL && tei_has_words(closer))
    tei_words_read(reader, closer, PART_CLOSING);
}

void
tei_postscript_read(TeiReader *reader, xmlNode *postscript) {
  for (xmlNode *child = postscript->children; child != NULL; child = child->next) {
    if (tei_is(child, "p|ab|label|head"))
      tei_words_read(reader, child, PART_POSTSCRIPT);
    else
      tei_block_read(reader, child);
  }
}
