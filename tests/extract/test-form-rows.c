#include "tests/extract/pen.h"
#include "tests/extract/unit.h"

#include "extract/form-rows.h"

#define VALUE_LEFT (PAPER_LEFT + 150)

typedef struct {
  const char *label, *value;
} FormRow;

static const FormRow HEAD[] = {{"Ontvangen", "3 mei 2024"}, {"Naam", "A. Voorbeeld"}, {"Nummer", "123.456"}};

static void
set_row(Pen *pen, FormRow row, gboolean beside) {
  guint16 bold = paper_style(pen->page, PAPER_SIZE, STYLE_BOLD),
          plain = paper_style(pen->page, PAPER_SIZE, 0);
  paper_set(pen->page, PAPER_LEFT, pen->baseline, bold, row.label);
  pen->baseline += beside ? 0 : PAPER_LEADING;
  paper_set(pen->page, beside ? VALUE_LEFT : PAPER_LEFT, pen->baseline, plain, row.value);
  pen->baseline += 1.4 * PAPER_LEADING;
}

/* A form: so many of its rows, a message, and one row more; the head's labels and values are known as such.
 */
static PaperStudy *
form(guint rows, gboolean beside, FormRow last) {
  Pen pen = pen_new();
  for (guint i = 0; i < rows; i++)
    set_row(&pen, HEAD[i], beside);
  leave_air(&pen);
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  set_row(&pen, last, beside);
  PaperStudy *paper = paper_study(pen.pages);
  for (guint i = 0; i < 2 * rows; i++)
    text_line_furnish(study_line(&paper->study, i), FURNITURE_REFERENCE, i % 2 ? "label-value" : "label");
  form_rows_mark(&paper->study, 2 * rows, study_count(&paper->study));
  return paper;
}

static void
assert_uses(const PaperStudy *paper, const char *text, LineUse use) {
  const Layout *layout = paper->study.layout;
  assert_int_equal(layout_line(layout, paper_find_line(layout, text))->use, use);
}

static void
rows_below_the_message_are_the_forms(G_GNUC_UNUSED void **state) {
  for (int beside = 0; beside < 2; beside++) {
    g_autoptr(PaperStudy) paper = form(3, beside, (FormRow){"Mogen wij u bellen?", "ja"});
    assert_uses(paper, "Mogen wij", USE_FURNITURE);
    assert_uses(paper, "ja", USE_FURNITURE);
    assert_uses(paper, "Wij schrijven", USE_OPEN);
  }
}

static void
two_labels_make_no_form(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = form(2, TRUE, (FormRow){"Mogen wij u bellen?", "ja"});
  assert_uses(paper, "Mogen wij", USE_OPEN);
}

static void
a_long_answer_under_its_question_is_text(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = form(
      3, FALSE, (FormRow){"Wat nog?", "dat wij al zo lang wachten op een antwoord van wie er over gaat"});
  assert_uses(paper, "Wat nog", USE_OPEN);
  assert_uses(paper, "dat wij al", USE_OPEN);
}

static void
a_message_that_ends_the_form_stays(G_GNUC_UNUSED void **state) {
  Pen pen = pen_new();
  for (guint i = 0; i < 3; i++)
    set_row(&pen, HEAD[i], TRUE);
  write_text(&pen, PAPER_PROSE);
  g_autoptr(PaperStudy) paper = paper_study(pen.pages);
  for (guint i = 0; i < 6; i++)
    text_line_furnish(study_line(&paper->study, i), FURNITURE_REFERENCE, i % 2 ? "label-value" : "label");
  form_rows_mark(&paper->study, 6, study_count(&paper->study));
  for (guint i = 6; i < study_count(&paper->study); i++)
    assert_int_equal(study_line(&paper->study, i)->use, USE_OPEN);
}

static const FormRow UNKNOWN[] = {
    {"Wie bent u?", "A. Voorbeeld"}, {"Voor wie?", "mijzelf"}, {"Eerder?", "nee"}};

/* So many rows that no label list knows, what calls the message, the message, and one row more. */
static PaperStudy *
unknown_form(guint rows, const char *calls) {
  Pen pen = pen_new();
  paper_set(pen.page, PAPER_LEFT, pen.baseline, paper_style(pen.page, PAPER_SIZE, 0), "Bewaar dit blad.");
  pen.baseline += 2 * PAPER_LEADING;
  for (guint i = 0; i < rows; i++)
    set_row(&pen, UNKNOWN[i], TRUE);
  paper_set(pen.page, PAPER_LEFT, pen.baseline, paper_style(pen.page, PAPER_SIZE, STYLE_BOLD), calls);
  pen.baseline += 2 * PAPER_LEADING;
  write_text(&pen, PAPER_PROSE);
  leave_air(&pen);
  set_row(&pen, (FormRow){"Hoe antwoorden wij?", "per brief"}, TRUE);
  paper_set(pen.page, PAPER_LEFT, pen.baseline, paper_style(pen.page, PAPER_SIZE, 0), "Wat wij nu doen.");
  PaperStudy *paper = paper_study(pen.pages);
  form_rows_mark(&paper->study, 0, study_count(&paper->study));
  return paper;
}

static void
what_stands_around_the_message_of_an_unknown_form_is_the_forms(G_GNUC_UNUSED void **state) {
  g_autoptr(PaperStudy) paper = unknown_form(3, "Uw bericht");
  assert_uses(paper, "Bewaar dit", USE_FURNITURE);
  assert_uses(paper, "Wie bent", USE_FURNITURE);
  assert_uses(paper, "Uw bericht", USE_FURNITURE);
  assert_uses(paper, "Wij schrijven", USE_OPEN);
  assert_uses(paper, "per brief", USE_FURNITURE);
  assert_uses(paper, "Wat wij nu", USE_FURNITURE);
}

static void
two_rows_or_another_heading_make_no_unknown_form(G_GNUC_UNUSED void **state) {
  for (guint i = 0; i < 2; i++) {
    g_autoptr(PaperStudy) paper = unknown_form(i ? 3 : 2, i ? "Onze bezwaren" : "Uw bericht");
    assert_uses(paper, "Bewaar dit", USE_OPEN);
    assert_uses(paper, "Wie bent", USE_OPEN);
    assert_uses(paper, "per brief", USE_OPEN);
  }
}

static void
what_stands_below_the_message_of_a_known_form_is_the_forms(G_GNUC_UNUSED void **state) {
  const char *calls[] = {"Uw bericht", "Onze bezwaren"};
  for (guint k = 0; k < 2; k++) {
    Pen pen = pen_new();
    for (guint i = 0; i < 3; i++)
      set_row(&pen, HEAD[i], TRUE);
    paper_set(pen.page, PAPER_LEFT, pen.baseline, paper_style(pen.page, PAPER_SIZE, STYLE_BOLD), calls[k]);
    pen.baseline += 2 * PAPER_LEADING;
    write_text(&pen, PAPER_PROSE);
    leave_air(&pen);
    set_row(&pen, (FormRow){"Hoe antwoorden wij?", "per brief"}, TRUE);
    paper_flow(pen.page, PAPER_LEFT, PAPER_RIGHT, pen.baseline, paper_style(pen.page, PAPER_SIZE, 0),
               "Wat wij nu doen is lezen wat u schrijft, en dan antwoorden wij binnen tien dagen.");
    g_autoptr(PaperStudy) paper = paper_study(pen.pages);
    for (guint i = 0; i < 7; i++)
      text_line_furnish(study_line(&paper->study, i), FURNITURE_REFERENCE, i % 2 ? "label-value" : "label");
    paper->study.salutation = NO_LINE;
    form_rows_mark(&paper->study, 7, study_count(&paper->study));
    assert_uses(paper, "Wij schrijven", USE_OPEN);
    assert_uses(paper, "Wat wij nu", k ? USE_OPEN : USE_FURNITURE);
  }
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_stands_below_the_message_of_a_known_form_is_the_forms),
      cmocka_unit_test(rows_below_the_message_are_the_forms),
      cmocka_unit_test(two_labels_make_no_form),
      cmocka_unit_test(a_long_answer_under_its_question_is_text),
      cmocka_unit_test(a_message_that_ends_the_form_stays),
      cmocka_unit_test(what_stands_around_the_message_of_an_unknown_form_is_the_forms),
      cmocka_unit_test(two_rows_or_another_heading_make_no_unknown_form),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
