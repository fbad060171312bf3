#include "extract/show.h"

#include "extract/layout.h"

#include <string.h>

/* Letters are untrusted: what would steer a terminal is shown as U+FFFD. */
static void
hide_controls(GString *out, gsize from) {
  g_autofree char *text = g_strdup(out->str + from);
  g_string_truncate(out, from);
  for (const char *at = text; *at; at = g_utf8_next_char(at)) {
    gunichar ch = g_utf8_get_char(at);
    g_string_append_unichar(out, g_unichar_iscntrl(ch) && ch != '\n' ? 0xFFFD : ch);
  }
}

void
glyphs_print(const Letter *letter, GString *out) {
  gsize from = out->len;
  for (guint p = 0; letter->pages && p < letter->pages->len; p++) {
    const Page *page = g_ptr_array_index(letter->pages, p);
    g_string_append_printf(out, "page %u  %.1f x %.1f pt\n", p + 1, page->width, page->height);
    for (guint i = 0; i < page->glyphs->len; i++) {
      const Glyph *glyph = page_glyph(page, i);
      const Style *style = page_style(page, glyph);
      g_string_append_unichar(out, glyph->flags & GLYPH_SPACE ? 0x2423 : glyph->ch);
      g_string_append_printf(out, "  %.1f %.1f %.1f %.1f  %.1f pt %s\n", (double)glyph->x0, (double)glyph->y0,
                             (double)glyph->x1, (double)glyph->y1, (double)style->size, style->font);
    }
  }
  hide_controls(out, from);
}

static void
line_print(const TextLine *line, const Page *page, GString *out) {
  const Style *style = &g_array_index(page->styles, Style, line->line.style);
  g_string_append_printf(out, "%4u  %6.1f %6.1f %6.1f %6.1f  %4.1f pt %s%s%s  %s\n", line->line.row,
                         line->line.box.x0, line->line.box.y0, line->line.box.x1, line->line.box.y1,
                         line->line.size, style->font, line->line.flags & STYLE_BOLD ? " bold" : "",
                         line->line.flags & STYLE_ITALIC ? " italic" : "", line->text);
}

void
lines_print(const Letter *letter, GString *out) {
  if (!letter->pages)
    return;
  gsize from = out->len;
  g_autoptr(Layout) layout = layout_find(letter->pages);
  g_string_append_printf(out, "body %.1f pt, leading %.1f pt\n", layout->body_size, layout->leading);
  guint page = G_MAXUINT;
  for (guint i = 0; i < layout->lines->len; i++) {
    const TextLine *line = layout_line(layout, i);
    if (line->line.page != page) {
      page = line->line.page;
      g_string_append_printf(out, "page %u  column %.1f to %.1f pt\n", page + 1,
                             layout_column(layout, page).x0, layout_column(layout, page).x1);
    }
    line_print(line, g_ptr_array_index(letter->pages, page), out);
  }
  hide_controls(out, from);
}

const char *
part_kind_name(PartKind kind) {
  static const char *const names[] = {"paragraph", "heading",    "item",      "footnote",   "table",
                                      "quote",     "salutation", "closing",   "postscript", "subject",
                                      "signature", "copy",       "enclosure", "furniture"};
  return names[kind];
}

static const char *
furniture_name(FurnitureKind kind) {
  static const char *const names[] = {"page number", "header",  "footer",    "side column",
                                      "letterhead",  "address", "reference", "stamp"};
  return names[kind];
}

const char *
part_name(const Part *part) {
  return part->kind == PART_FURNITURE ? furniture_name(part->furniture) : part_kind_name(part->kind);
}

static void
field_print(const char *name, const Field *field, GString *out) {
  if (field->text)
    g_string_append_printf(out, "%-22s %s  [%s]%s\n", name, field->text, field->rung ? field->rung : "read",
                           field->certainty == DOUBTFUL ? " doubtful" : "");
}

static void
correspondent_print(const char *who, const Correspondent *correspondent, GString *out) {
  const struct {
    const char *name;
    const Field *field;
  } fields[] = {{"name", &correspondent->name},
                {"role", &correspondent->role},
                {"organisation", &correspondent->organisation},
                {"department", &correspondent->department},
                {"email", &correspondent->email},
                {"phone", &correspondent->phone},
                {"place", &correspondent->place_name}};
  for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
    g_autofree char *name = g_strdup_printf("%s %s", who, fields[i].name);
    field_print(name, fields[i].field, out);
  }
  for (guint i = 0; i < correspondent->address->len; i++)
    g_string_append_printf(out, "%s address      %s\n", who,
                           (const char *)g_ptr_array_index(correspondent->address, i));
  if (correspondent->date.iso)
    g_string_append_printf(out, "%s date         %s  (%s)  [%s]\n", who, correspondent->date.iso,
                           correspondent->date.printed.text ? correspondent->date.printed.text : "",
                           correspondent->date.printed.rung ? correspondent->date.printed.rung : "read");
}

static void
part_print(const Part *part, GString *out) {
  guint page = part->lines->len ? g_array_index(part->lines, PrintedLine, 0).place.page + 1 : 0;
  g_string_append_printf(out, "%-8s %-11s %-20s p%u  ", part->id ? part->id : "-", part_name(part),
                         part->rung ? part->rung : "read", page);
  if (part->level)
    g_string_append_printf(out, "(level %u) ", part->level);
  if (part->label)
    g_string_append_printf(out, "%s ", part->label);
  g_string_append_printf(out, "%s\n", part->text);
}

void
parts_print(const Letter *letter, GString *out) {
  gsize from = out->len;
  field_print("our reference", &letter->our_reference, out);
  field_print("your reference", &letter->your_reference, out);
  correspondent_print("sent", &letter->sent, out);
  correspondent_print("received", &letter->received, out);
  for (guint i = 0; i < letter->signatories->len; i++) {
    const Signatory *signatory = &g_array_index(letter->signatories, Signatory, i);
    field_print("signed", &signatory->name, out);
    field_print("signed as", &signatory->role, out);
  }
  for (guint i = 0; i < letter->cited->len; i++) {
    const CitedLetter *cited = &g_array_index(letter->cited, CitedLetter, i);
    g_string_append_printf(out, "%-22s %s in %s\n", "cites letter of", cited->iso,
                           letter_part(letter, cited->part)->id);
  }
  for (guint i = 0; i < letter->parts->len; i++)
    part_print(letter_part(letter, i), out);
  hide_controls(out, from);
}
