#include "extract/pdf-additions.h"

#include "extract/typed.h"

#include <math.h>
#include <string.h>

/* Whoever makes a file to do harm gets no more than this. */
enum {
  ADDITIONS_MAX = 2000,
  CHARACTERS_MAX = 4000,
  PAGE_CHARACTERS_MAX = 40000,
  QUOTED_CHARACTERS_MAX = 300,
  FILES_MAX = 20
};

/* A box that is ticked. */
#define TICKED "\xE2\x98\x92"

typedef struct {
  PopplerPage *source;
  Page *page;
  guint number; /* of the page, from 1 */
  PdfRemarkFunc remark;
  gpointer data;
  guint values, notes; /* laid */
  glong characters;    /* laid, or told */
  gboolean full;       /* and so much of it that no more is */
} Work;

static void
G_GNUC_PRINTF(3, 4) say(const Work *work, const char *code, const char *form, ...) {
  va_list values;
  va_start(values, form);
  g_autofree char *message = g_strdup_vprintf(form, values);
  va_end(values);
  if (work->remark)
    work->remark(code, message, work->data);
}

/* Valid UTF-8, cut. Free with g_free. */
static char *
cut_text(const char *text, glong characters_max) {
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  return g_utf8_strlen(valid, -1) > characters_max ? g_utf8_substring(valid, 0, characters_max)
                                                   : g_steal_pointer(&valid);
}

/* As a message quotes it: in one line, and with dots where it goes on. Free with g_free. */
static char *
for_message(const char *text) {
  g_autofree char *cut = cut_text(text, QUOTED_CHARACTERS_MAX);
  gboolean goes_on = strlen(cut) < strlen(text);
  for (char *at = cut; *at; at++)
    if (g_ascii_iscntrl(*at))
      *at = ' ';
  return g_strconcat(g_strstrip(cut), goes_on ? " …" : "", NULL);
}

static gboolean
is_empty(const char *text) {
  return !text || !text[strspn(text, " \t\r\n")];
}

/* --- places --- */

static gboolean
box_of(const PopplerRectangle *area, const Page *page, Box *box) {
  if (!isfinite(area->x1 + area->x2 + area->y1 + area->y2))
    return FALSE;
  *box = (Box){MIN(area->x1, area->x2), page->height - MAX(area->y1, area->y2), MAX(area->x1, area->x2),
               page->height - MIN(area->y1, area->y2)};
  return box->x0 < page->width && box->x1 > 0 && box->y0 < page->height && box->y1 > 0 &&
         box_width(*box) < 1e4 && box_height(*box) < 1e4;
}

static gboolean
is_seen(PopplerAnnot *annot) {
  return !(poppler_annot_get_flags(annot) & (POPPLER_ANNOT_FLAG_HIDDEN | POPPLER_ANNOT_FLAG_NO_VIEW));
}

/* --- laying --- */

/* Whether there is room for so much more; the first time there is not, it is told. */
static gboolean
is_room(Work *work, const char *text) {
  work->characters += g_utf8_strlen(text, -1);
  if (work->characters <= PAGE_CHARACTERS_MAX)
    return TRUE;
  if (!work->full)
    say(work, "annotation", "page %u: so much was typed on the page afterwards that not all of it is read",
        work->number);
  work->full = TRUE;
  return FALSE;
}

/* Lays text or, where the page's own text stands already, says it. */
static void
add_text(Work *work, const char *text, Box box, GlyphFlag flag) {
  g_autofree char *cut = cut_text(text, CHARACTERS_MAX);
  if (!is_room(work, cut))
    return;
  if (typed_lay(work->page, cut, box, flag)) {
    work->values += flag == GLYPH_FORM;
    work->notes += flag == GLYPH_ANNOTATION;
    return;
  }
  g_autofree char *quoted = for_message(cut);
  say(work, flag == GLYPH_FORM ? "form-value" : "annotation",
      flag == GLYPH_FORM
          ? "page %u: a form field that lies over other text says \"%s\"; it is not in the text"
          : "page %u: a note that lies over other text says \"%s\"; it is not in the text",
      work->number, quoted);
}

/* --- form fields --- */

static char *
chosen_items(PopplerFormField *field) {
  g_autoptr(GString) items = g_string_new(NULL);
  int n = MIN(poppler_form_field_choice_get_n_items(field), ADDITIONS_MAX);
  for (int i = 0; i < n; i++)
    if (poppler_form_field_choice_is_item_selected(field, i)) {
      g_autofree char *item = poppler_form_field_choice_get_item(field, i);
      g_string_append_printf(items, "%s%s", items->len ? ", " : "", item ? item : "");
    }
  return items->len ? g_strdup(items->str) : poppler_form_field_choice_get_text(field);
}

/* What the field says; NULL: nothing, or nothing to be shown. Free with g_free. */
static char *
value_of(PopplerFormField *field) {
  switch (poppler_form_field_get_field_type(field)) {
  case POPPLER_FORM_FIELD_TEXT:
    return poppler_form_field_text_is_password(field) ? NULL : poppler_form_field_text_get_text(field);
  case POPPLER_FORM_FIELD_CHOICE:
    return chosen_items(field);
  case POPPLER_FORM_FIELD_BUTTON:
    return poppler_form_field_button_get_button_type(field) != POPPLER_FORM_BUTTON_PUSH &&
                   poppler_form_field_button_get_state(field)
               ? g_strdup(TICKED)
               : NULL;
  default:
    return NULL;
  }
}

/*
 * Fields as poppler lists them stand where the page was before it was turned; their widgets among the
 * annotations stand where they are seen and know whether they are. Both lists hold the same, one backwards.
 */
static void
add_form_values(Work *work, const GPtrArray *widgets) {
  GList *fields = g_list_reverse(poppler_page_get_form_field_mapping(work->source));
  gboolean paired = g_list_length(fields) == widgets->len;
  guint i = 0;
  for (GList *at = fields; at && i < ADDITIONS_MAX; at = at->next, i++) {
    const PopplerFormFieldMapping *mapping = at->data;
    const PopplerAnnotMapping *widget = paired ? g_ptr_array_index(widgets, i) : NULL;
    g_autofree char *value = value_of(mapping->field);
    Box box;
    if (!is_empty(value) && (!widget || is_seen(widget->annot)) &&
        box_of(widget ? &widget->area : &mapping->area, work->page, &box))
      add_text(work, value, box, GLYPH_FORM);
  }
  poppler_page_free_form_field_mapping(g_list_reverse(fields));
}

/* --- annotations --- */

static void
remark_on_file(const Work *work, PopplerAnnot *annot) {
  g_autofree char *name = poppler_annot_file_attachment_get_name(POPPLER_ANNOT_FILE_ATTACHMENT(annot));
  g_autofree char *contents = poppler_annot_get_contents(annot);
  g_autofree char *quoted = for_message(!is_empty(contents) ? contents : name ? name : "");
  say(work, "attachment", "page %u: a file is attached (\"%s\"); it was not read: open the letter to see it",
      work->number, quoted);
}

static void
remark_on_comment(const Work *work, const char *contents) {
  if (is_empty(contents))
    return;
  g_autofree char *quoted = for_message(contents);
  say(work, "annotation", "page %u: a comment that is not printed says \"%s\"; it is not in the text",
      work->number, quoted);
}

static void
add_note(Work *work, const PopplerAnnotMapping *mapping, PopplerAnnotType type) {
  g_autofree char *contents = poppler_annot_get_contents(mapping->annot);
  Box box;
  if (!is_empty(contents) && box_of(&mapping->area, work->page, &box))
    add_text(work, contents, box, GLYPH_ANNOTATION);
  else if (is_empty(contents) && type == POPPLER_ANNOT_STAMP)
    say(work, "annotation", "page %u: a stamp brings no text that could be read; look at the page",
        work->number);
}

static void
add_annotation(Work *work, const PopplerAnnotMapping *mapping) {
  PopplerAnnotType type = poppler_annot_get_annot_type(mapping->annot);
  if (!is_seen(mapping->annot))
    return;
  switch (type) {
  case POPPLER_ANNOT_FREE_TEXT:
  case POPPLER_ANNOT_STAMP:
    add_note(work, mapping, type);
    return;
  case POPPLER_ANNOT_FILE_ATTACHMENT:
    remark_on_file(work, mapping->annot);
    return;
  case POPPLER_ANNOT_LINK:
  case POPPLER_ANNOT_WIDGET:
  case POPPLER_ANNOT_POPUP:
    return;
  default:
    break;
  }
  g_autofree char *contents = poppler_annot_get_contents(mapping->annot);
  remark_on_comment(work, contents);
}

static void
say_what_was_laid(const Work *work) {
  if (work->values)
    say(work, "form-value", "page %u: %u value%s typed into the form %s read as text", work->number,
        work->values, work->values == 1 ? "" : "s", work->values == 1 ? "was" : "were");
  if (work->notes)
    say(work, "annotation", "page %u: %u note%s typed on the page afterwards %s read as text", work->number,
        work->notes, work->notes == 1 ? "" : "s", work->notes == 1 ? "was" : "were");
}

void
pdf_additions_lay(PopplerPage *source, Page *page, guint number, PdfRemarkFunc remark, gpointer data) {
  Work work = {.source = source, .page = page, .number = number, .remark = remark, .data = data};
  GList *annotations = poppler_page_get_annot_mapping(source);
  if (!annotations)
    return;
  g_autoptr(GPtrArray) widgets = g_ptr_array_new();
  guint n = 0;
  for (GList *at = annotations; at; at = at->next)
    if (poppler_annot_get_annot_type(((PopplerAnnotMapping *)at->data)->annot) == POPPLER_ANNOT_WIDGET)
      g_ptr_array_add(widgets, at->data);
  if (widgets->len)
    add_form_values(&work, widgets);
  for (GList *at = annotations; at && n < ADDITIONS_MAX; at = at->next, n++)
    add_annotation(&work, at->data);
  say_what_was_laid(&work);
  poppler_page_free_annot_mapping(annotations);
}

/* --- attachments --- */

static void
name_attachment(GString *names, const PopplerAttachment *attachment, guint i) {
  g_autofree char *name = for_message(attachment->name ? attachment->name : "without a name");
  if (i < FILES_MAX)
    g_string_append_printf(names, "%s\"%s\"", i ? ", " : "", name);
  else if (i == FILES_MAX)
    g_string_append(names, " and more");
}

void
pdf_attachments_remark(PopplerDocument *document, PdfRemarkFunc remark, gpointer data) {
  if (!remark || !poppler_document_has_attachments(document))
    return;
  GList *attachments = poppler_document_get_attachments(document);
  g_autoptr(GString) names = g_string_new(NULL);
  guint i = 0;
  for (GList *at = attachments; at; at = at->next, i++)
    name_attachment(names, at->data, i);
  g_autofree char *message =
      g_strdup_printf("%u file%s inside the PDF %s not read: %s; save %s from a PDF viewer", i,
                      i == 1 ? "" : "s", i == 1 ? "was" : "were", names->str, i == 1 ? "it" : "them");
  if (i)
    remark("attachment", message, data);
  g_list_free_full(attachments, g_object_unref);
}
