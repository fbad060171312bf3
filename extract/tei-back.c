#include "extract/tei-back.h"

#include "extract/tei-text.h"

static void
write_item(TeiWriter *writer, xmlNode *list, guint index) {
  xmlNode *item = tei_element(writer, list, "item");
  tei_part_attributes(writer, item, index);
  tei_attribute(writer, item, "n", letter_part(writer->letter, index)->label);
  tei_part_text(writer, item, index);
}

/* The parts of one kind in a list of their own; back is made by the first. */
static void
write_list(TeiWriter *writer, xmlNode *text, xmlNode **back, PartKind kind, const char *type) {
  xmlNode *list = NULL;
  for (guint i = 0; i < writer->letter->parts->len; i++) {
    if (letter_part(writer->letter, i)->kind != kind)
      continue;
    if (*back == NULL)
      *back = tei_element(writer, text, "back");
    if (list == NULL) {
      xmlNode *div = tei_element(writer, *back, "div");
      tei_attribute(writer, div, "type", type);
      list = tei_element(writer, div, "list");
    }
    write_item(writer, list, i);
  }
}

void
tei_back_write(TeiWriter *writer, xmlNode *text) {
  xmlNode *back = NULL;
  write_list(writer, text, &back, PART_COPY, "copies");
  write_list(writer, text, &back, PART_ENCLOSURE, "enclosures");
}
