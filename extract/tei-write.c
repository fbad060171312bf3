#include "extract/tei-write.h"

#include <string.h>

#include "extract/limits.h"
#include "extract/tei-back.h"
#include "extract/tei-body.h"
#include "extract/tei-header.h"
#include "extract/tei-writer.h"
#include "extract/xml.h"

/* The surfaces stand before the text, and are full only when it is written. */
static void
write_facsimile(TeiWriter *writer, xmlNode *header) {
  if (writer->surfaces->len == 0)
    return;
  xmlNode *facsimile = xmlNewDocNode(writer->doc, writer->ns, (const xmlChar *)"facsimile", NULL);
  xmlAddNextSibling(header, facsimile);
  for (guint i = 0; i < writer->surfaces->len; i++)
    xmlAddChild(facsimile, g_ptr_array_index(writer->surfaces, i));
}

/* name="value" as in an attribute, so that no message ends the instruction early. */
static void
append_pseudo_attribute(GString *content, const char *name, const char *value) {
  g_autofree char *clean = xml_clean(value, NULL);
  g_autofree char *escaped = g_markup_escape_text(clean, -1);
  g_string_append_printf(content, "%s%s=\"%s\"", content->len > 0 ? " " : "", name, escaped);
}

static void
write_notice(TeiWriter *writer, const char *code, int page, Box box, const char *message) {
  g_autoptr(GString) content = g_string_new(NULL);
  append_pseudo_attribute(content, "code", code);
  if (page >= 0)
    g_string_append_printf(content, " page=\"%d\"", page + 1);
  if (page >= 0 && !box_is_empty(box)) {
    char x0[G_ASCII_DTOSTR_BUF_SIZE], y0[G_ASCII_DTOSTR_BUF_SIZE], x1[G_ASCII_DTOSTR_BUF_SIZE],
        y1[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append_printf(content, " box=\"%s %s %s %s\"", g_ascii_formatd(x0, sizeof x0, "%.1f", box.x0),
                           g_ascii_formatd(y0, sizeof y0, "%.1f", box.y0),
                           g_ascii_formatd(x1, sizeof x1, "%.1f", box.x1),
                           g_ascii_formatd(y1, sizeof y1, "%.1f", box.y1));
  }
  append_pseudo_attribute(content, "message", message);
  xmlNode *instruction =
      xmlNewDocPI(writer->doc, (const xmlChar *)"repliek-notice", (const xmlChar *)content->str);
  xmlAddPrevSibling(writer->root, instruction);
}

static void
write_notices(TeiWriter *writer) {
  for (guint i = 0; i < writer->letter->notices->len; i++) {
    const Notice *notice = g_ptr_array_index(writer->letter->notices, i);
    write_notice(writer, notice->code, notice->page, notice->box, notice->message);
  }
  if (writer->replaced == 0)
    return;
  g_autofree char *message = g_strdup_printf("%u character%s that XML cannot hold became U+FFFD",
                                             writer->replaced, writer->replaced == 1 ? "" : "s");
  write_notice(writer, "character-replaced", -1, BOX_EMPTY, message);
}

xmlDoc *
tei_write(const Letter *letter, GError **error) {
  if (letter->parts->len > LIMIT_PARTS) {
    g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_OUTPUT,
                "the letter has %u parts; TEI is written for at most %u", letter->parts->len,
                (guint)LIMIT_PARTS);
    return NULL;
  }
  g_auto(TeiWriter) writer;
  tei_writer_init(&writer, letter);
  tei_attribute(&writer, writer.root, "xml:lang", letter->language);
  tei_header_write(&writer);
  xmlNode *header = writer.root->last;
  xmlNode *text = tei_element(&writer, writer.root, "text");
  tei_body_write(&writer, text);
  tei_back_write(&writer, text);
  write_facsimile(&writer, header);
  write_notices(&writer);
  return writer.doc;
}
