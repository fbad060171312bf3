#include "tests/extract/unit.h"

#include <string.h>

#include "extract/limits.h"
#include "extract/tei-read.h"
#include "extract/tei-write.h"
#include "extract/xml.h"
#include "tests/extract/shapes.h"

/* --- what was written comes back --- */

static GBytes *
bytes_of(const Letter *letter) {
  g_autoptr(xmlDoc) doc = tei_write(letter, NULL);
  assert_non_null(doc);
  return xml_bytes(doc, TRUE);
}

static Letter *
read_bytes(GBytes *bytes) {
  g_autoptr(GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  g_autoptr(xmlDoc) doc = xml_parse(data, length, "letter.xml", &error);
  if (doc == NULL)
    fail_msg("%s", error->message);
  Letter *letter = tei_read(doc, &error);
  if (letter == NULL)
    fail_msg("%s", error->message);
  return letter;
}

static void
assert_same_bytes(GBytes *first, GBytes *second, const char *name) {
  gsize one, two;
  const char *a = g_bytes_get_data(first, &one), *b = g_bytes_get_data(second, &two);
  gsize same = 0;
  while (same < MIN(one, two) && a[same] == b[same])
    same++;
  if (one != two || same != one) {
    gsize from = same > 120 ? same - 120 : 0;
    fail_msg("%s differs:\n%.*s\n--- not\n%.*s", name, (int)MIN(240, two - from), b + from,
             (int)MIN(240, one - from), a + from);
  }
}

static void
every_shape_is_written_again_byte_for_byte(G_GNUC_UNUSED void **state) {
  for (guint i = 0; i < G_N_ELEMENTS(SHAPES); i++) {
    g_autoptr(Letter) letter = shape_make(i);
    g_autoptr(GBytes) written = bytes_of(letter);
    g_autoptr(Letter) read = read_bytes(written);
    g_autoptr(GBytes) again = bytes_of(read);
    assert_same_bytes(written, again, SHAPES[i].name);
  }
}

static void
assert_same_part(const Letter *letter, const Part *want, const Part *got) {
  assert_int_equal(got->kind, want->kind);
  assert_string_equal(got->text, want->text);
  assert_string_equal(got->language, want->language);
  assert_int_equal(got->certainty, want->certainty);
  assert_true(g_strcmp0(got->label, want->label) == 0);
  assert_true(g_strcmp0(got->rung, want->rung) == 0);
  assert_int_equal(got->refs->len, want->refs->len);
  assert_int_equal(got->marks->len, want->marks->len);
  assert_int_equal(got->lines->len, want->lines->len);
  for (guint i = 0; i < want->lines->len; i++) {
    const PrintedLine *a = &g_array_index(want->lines, PrintedLine, i),
                      *b = &g_array_index(got->lines, PrintedLine, i);
    assert_int_equal(b->start, a->start);
    assert_int_equal(b->place.page, a->place.page);
    assert_true(ABS(b->place.box.y0 - a->place.box.y0) < 0.06);
  }
  (void)letter;
}

/* Every part of the letter, found by its id. */
static void
assert_same_parts(Letter *made) {
  g_autoptr(Letter) letter = made;
  letter_number_parts(letter);
  g_autoptr(GBytes) written = bytes_of(letter);
  g_autoptr(Letter) read = read_bytes(written);
  assert_int_equal(read->parts->len, letter->parts->len);
  for (guint i = 0; i < letter->parts->len; i++) {
    const Part *want = letter_part(letter, i), *got = letter_find_part(read, want->id);
    assert_non_null(got);
    assert_same_part(letter, want, got);
  }
}

static void
parts_come_back_with_all_they_have(G_GNUC_UNUSED void **state) {
  assert_same_parts(shape_full());
  assert_same_parts(shape_over_three_pages());
  assert_same_parts(shape_every_mark());
  assert_same_parts(shape_table());
  assert_same_parts(shape_quoted_mail());
  assert_same_parts(shape_nested_items());
  assert_same_parts(shape_doubtful_and_foreign());
  assert_same_parts(shape_preamble_and_enclosure());
}

static void
fields_come_back(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = shape_full();
  letter_number_parts(letter);
  g_autoptr(GBytes) written = bytes_of(letter);
  g_autoptr(Letter) read = read_bytes(written);
  assert_string_equal(read->source, "brief één.pdf");
  assert_string_equal(read->sha256, letter->sha256);
  assert_int_equal(read->surfaces->len, 2);
  assert_string_equal(read->our_reference.text, "24/118-mv");
  assert_string_equal(read->our_reference.rung, "label-beside");
  assert_int_equal(read->our_reference.places->len, 1);
  assert_string_equal(read->sent.department.text, "Afdeling Opvang");
  assert_string_equal(read->sent.organisation.text, "Stichting Voorbeeldhuis");
  assert_string_equal(read->sent.phone.text, "070 000 00 00");
  assert_string_equal(read->sent.date.iso, "2024-06-14");
  assert_string_equal(g_ptr_array_index(read->sent.address, 1), "1000 AA Voorbeeldstad");
  assert_string_equal(read->received.department.text, "Directie A");
  assert_null(read->received.email.text);
  assert_string_equal(g_array_index(read->signatories, Signatory, 0).role.text, "directeur");
  const CitedLetter *cited = &g_array_index(read->cited, CitedLetter, 0);
  const CitedLetter *made = &g_array_index(letter->cited, CitedLetter, 0);
  assert_string_equal(cited->iso, "2024-05-17");
  assert_string_equal(letter_part(read, cited->part)->id, letter_part(letter, made->part)->id);
  assert_int_equal(cited->span.start, made->span.start);
  assert_int_equal(cited->span.end, made->span.end);
}

static void
two_signatories_keep_their_own_roles(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = shape_two_signatories();
  letter_number_parts(letter);
  g_autoptr(GBytes) written = bytes_of(letter);
  g_autoptr(Letter) read = read_bytes(written);
  assert_int_equal(read->signatories->len, 2);
  assert_string_equal(g_array_index(read->signatories, Signatory, 1).name.text, "B. Pietersen");
  assert_string_equal(g_array_index(read->signatories, Signatory, 1).role.text, "secretaris");
}

static void
marks_lead_to_their_footnotes(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = shape_every_mark();
  letter_number_parts(letter);
  g_autoptr(GBytes) written = bytes_of(letter);
  g_autoptr(Letter) read = read_bytes(written);
  const Part *part = letter_find_part(read, "p1");
  const NoteMark *first = &g_array_index(part->marks, NoteMark, 0);
  assert_string_equal(first->mark, "1");
  assert_int_equal(first->offset, strlen("ECLI:NL:RVS:2023:1"));
  assert_string_equal(letter_part(read, first->note)->text, "Zie noot 2.");
  assert_true(g_array_index(part->marks, NoteMark, 1).note == G_MAXUINT);
  assert_string_equal(letter_part(read, g_array_index(part->marks, NoteMark, 3).note)->label, "2");
}

static void
notices_come_back(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = shape_hostile_text();
  letter_number_parts(letter);
  g_autoptr(GBytes) written = bytes_of(letter);
  g_autoptr(Letter) read = read_bytes(written);
  assert_int_equal(read->notices->len, 2);
  const Notice *notice = g_ptr_array_index(read->notices, 0);
  assert_string_equal(notice->code, "odd");
  assert_string_equal(notice->message, "ends ?> here \"&<\uFFFD \uFFFD");
  assert_int_equal(notice->page, 0);
  assert_true(notice->box.y1 == 4);
}

/* --- TEI of other hands --- */

static Letter *
read_text(const char *text) {
  g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
  return read_bytes(bytes);
}

#define HEAD                                                                                                 \
  "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt><title>A\n letter</title>"       \
  "</titleStmt></fileDesc></teiHeader>"

/* The kinds and texts of all parts, one a line. */
static char *
outline(const Letter *letter) {
  static const char *const names[] = {"p",         "head",   "item",      "note", "table",
                                      "quote",     "salute", "closing",   "ps",   "subject",
                                      "signature", "copy",   "enclosure", "fw"};
  GString *lines = g_string_new(NULL);
  for (guint i = 0; i < letter->parts->len; i++) {
    const Part *part = letter_part(letter, i);
    g_string_append_printf(lines, "%s %u %s\n", names[part->kind], part->level, part->text);
  }
  return g_string_free(lines, FALSE);
}

static void
assert_outline(const char *text, const char *want) {
  g_autoptr(Letter) letter = read_text(text);
  g_autofree char *got = outline(letter);
  assert_string_equal(got, want);
}

static void
a_letter_edited_by_hand_is_read(G_GNUC_UNUSED void **state) {
  assert_outline(
      HEAD "<text><body><opener><salute>Dear  Sir,</salute></opener><p>One <hi>two</hi>\n three.</p>"
           "<div><head>Head</head><div><head>Deeper</head><p>x</p></div></div>"
           "<closer>Yours</closer></body></text></TEI>",
      "subject 0 A letter\nsalute 0 Dear Sir,\np 0 One two three.\nhead 1 Head\nhead 2 Deeper\np 0 x\n"
      "closing 0 Yours\n");
}

static void
lists_and_quotes_inside_paragraphs_and_items_are_read(G_GNUC_UNUSED void **state) {
  assert_outline(
      HEAD "<text><body><p>Before <list><item n='1'>one<list><item>deep</item></list></item><item><p>two</p>"
           "</item></list> after</p><quote><p>q1</p><p>q2</p></quote></body></text></TEI>",
      "subject 0 A letter\np 0 Before\nitem 1 one\nitem 2 deep\nitem 1 two\np 0 after\nquote 0 q1\nquote 0 "
      "q2\n");
}

static void
a_footnote_without_a_mark_gets_one(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter =
      read_text(HEAD "<text><body><p>One<note n='3'>Note.</note> two.</p></body></text></TEI>");
  const Part *part = letter_part(letter, 1);
  assert_string_equal(part->text, "One two.");
  assert_int_equal(part->marks->len, 1);
  assert_int_equal(g_array_index(part->marks, NoteMark, 0).note, 2);
  assert_string_equal(g_array_index(part->marks, NoteMark, 0).mark, "3");
}

static void
an_editors_choice_is_followed_and_breaks_part_words(G_GNUC_UNUSED void **state) {
  assert_outline(
      HEAD "<text><body><p><choice><sic>teh</sic><corr>the</corr></choice> be<lb break='no'/>fore<lb/>after"
           "<!-- c --><?p i?><pb/> <del>gone</del>end</p></body></text></TEI>",
      "subject 0 A letter\np 0 the before after end\n");
}

static void
parts_without_an_id_get_one_in_the_document_too(G_GNUC_UNUSED void **state) {
  const char *text = HEAD "<text><body><p>One</p><p xml:id='mine'>Two</p></body></text></TEI>";
  g_autoptr(xmlDoc) doc = xml_parse(text, strlen(text), "a.xml", NULL);
  g_autoptr(Letter) letter = tei_read(doc, NULL);
  assert_string_equal(letter_part(letter, 1)->id, "p1");
  assert_string_equal(letter_part(letter, 2)->id, "mine");
  g_autoptr(GBytes) bytes = xml_bytes(doc, FALSE);
  assert_non_null(
      g_strstr_len(g_bytes_get_data(bytes, NULL), (gssize)g_bytes_get_size(bytes), "<p xml:id=\"p1\">One"));
}

static void
an_id_that_stands_twice_is_kept_once(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter =
      read_text(HEAD "<text><body><list><item xml:id='i1'>One<list><item xml:id='i1'>Two</item></list>"
                     "</item><item xml:id='i1'/></list></body></text></TEI>");
  assert_string_equal(letter_part(letter, 1)->id, "i1");
  assert_string_equal(letter_part(letter, 2)->id, "i2");
  assert_string_equal(letter_part(letter, 3)->id, "i3");
}

static void
what_is_no_language_or_digest_is_passed_over(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter =
      read_text("<TEI xml:lang='n l'><teiHeader><fileDesc><sourceDesc><bibl><idno type='sha256'>abc</idno>"
                "</bibl></sourceDesc></fileDesc></teiHeader><text><body><p xml:lang='-x'>x</p></body>"
                "</text></TEI>");
  assert_string_equal(letter->language, "und");
  assert_null(letter_part(letter, 0)->language);
  assert_null(letter->sha256);
}

static void
a_language_comes_from_the_nearest_element_that_says_it(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter =
      read_text("<TEI xml:lang='nl'><teiHeader/><text><body><div xml:lang='en'><p>One</p></div>"
                "<p>Twee</p></body></text></TEI>");
  assert_string_equal(letter->language, "nl");
  assert_string_equal(letter_part(letter, 0)->language, "en");
  assert_string_equal(letter_part(letter, 1)->language, "nl");
}

static void
a_date_above_the_salutation_is_the_letters_when_the_header_has_none(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter =
      read_text(HEAD "<text><body><div type='letter'><opener><dateline>Assen, <date when='2024-06-14'>14 June"
                     "</date></dateline><salute>Sir,</salute></opener></div></body></text></TEI>");
  assert_string_equal(letter->sent.date.iso, "2024-06-14");
  assert_string_equal(letter->sent.date.printed.text, "14 June");
}

static void
what_is_no_day_is_no_date(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter =
      read_text("<TEI><teiHeader><profileDesc><correspDesc><correspAction type='sent'><date "
                "when='2024-02-31'>x</date></correspAction>"
                "<correspContext><ref type='prev'><date "
                "when='May'>May</date></ref></correspContext></correspDesc></profileDesc>"
                "</teiHeader><text><body><p>x</p></body></text></TEI>");
  assert_null(letter->sent.date.iso);
  assert_string_equal(letter->sent.date.printed.text, "x");
  assert_int_equal(letter->cited->len, 0);
  assert_int_equal(letter->notices->len, 1);
}

static void
a_field_too_long_is_cut_between_characters_with_a_notice(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) text =
      g_string_new("<TEI><teiHeader><fileDesc><sourceDesc><bibl><idno type='ourReference'>x");
  for (guint i = 0; i < LIMIT_FIELD_BYTES; i++)
    g_string_append(text, "é");
  g_string_append(text, "</idno></bibl></sourceDesc></fileDesc></teiHeader><text><body/></text></TEI>");
  g_autoptr(Letter) letter = read_text(text->str);
  assert_int_equal(strlen(letter->our_reference.text), LIMIT_FIELD_BYTES - 1);
  assert_true(g_utf8_validate(letter->our_reference.text, -1, NULL));
  assert_int_equal(letter->notices->len, 1);
}

/* A letter of so many paragraphs, each with a rung and a kind of notice of its own. */
static Letter *
letter_of_names(guint count) {
  g_autoptr(GString) text = g_string_new("");
  for (guint i = 0; i < count; i++)
    g_string_append_printf(text, "<?repliek-notice code=\"kind-%u\" message=\"x\"?>", i);
  g_string_append(text, "<TEI><text><body>");
  for (guint i = 0; i < count; i++)
    g_string_append_printf(text, "<p resp='#rung-of-%u'>x</p><p resp='#rung-of-%u'>y</p>", i, i);
  g_string_append(text, "</body></text></TEI>");
  return read_text(text->str);
}

static void
names_beyond_the_limit_are_passed_over(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = letter_of_names(LIMIT_NAMES + 2);
  assert_int_equal(letter->parts->len, 2 * (LIMIT_NAMES + 2));
  assert_string_equal(letter_part(letter, 2 * LIMIT_NAMES - 1)->rung, "of-499");
  assert_null(letter_part(letter, 2 * LIMIT_NAMES)->rung);
  assert_null(letter_part(letter, 2 * LIMIT_NAMES + 3)->rung);
  assert_int_equal(letter->notices->len, 0);
}

static void
names_below_the_limit_are_all_kept(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = letter_of_names(LIMIT_NAMES / 2);
  assert_string_equal(letter_part(letter, LIMIT_NAMES - 1)->rung, "of-249");
  assert_int_equal(letter->notices->len, LIMIT_NAMES / 2);
  assert_string_equal(((const Notice *)g_ptr_array_index(letter->notices, 0))->code, "kind-0");
}

static void
a_name_too_long_is_passed_over(G_GNUC_UNUSED void **state) {
  g_autofree char *most = g_strnfill(200, 'a'), *more = g_strnfill(201, 'a');
  g_autofree char *text = g_strdup_printf("<TEI><text><body><p resp='#rung-%s'>x</p><p resp='#rung-%s'>x</p>"
                                          "</body></text></TEI>",
                                          most, more);
  g_autoptr(Letter) letter = read_text(text);
  assert_string_equal(letter_part(letter, 0)->rung, most);
  assert_null(letter_part(letter, 1)->rung);
}

/* --- what cannot be read --- */

static void
assert_unreadable(const char *text, const char *words) {
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) doc = xml_parse(text, strlen(text), "a.xml", NULL);
  assert_non_null(doc);
  g_autoptr(Letter) letter = tei_read(doc, &error);
  assert_null(letter);
  assert_fails_saying(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, words);
}

static void
a_document_that_is_no_letter_is_refused_with_its_line(G_GNUC_UNUSED void **state) {
  assert_unreadable("\n<html/>", "line 2: the root element is html, not TEI");
  assert_unreadable("<TEI><teiHeader/></TEI>", "line 1: the TEI has no text/body");
  assert_unreadable("<teiCorpus/>", "line 1: the root element is ");
}

static void
a_part_too_long_is_refused(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) text = g_string_new("<TEI><text><body>\n<p>");
  for (guint i = 0; i <= LIMIT_PART_BYTES / 8; i++)
    g_string_append(text, "abcdefg ");
  g_string_append(text, "</p></body></text></TEI>");
  assert_unreadable(text->str, "line 2: the text of one part is longer than");
}

static void
too_many_parts_are_refused(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) text = g_string_new("<TEI><text><body>");
  for (guint i = 0; i <= LIMIT_PARTS; i++)
    g_string_append(text, "<p>x</p>");
  g_string_append(text, "</body></text></TEI>");
  assert_unreadable(text->str, "more than 20000 parts");
}

/* Every TEI that lacks one of its tags' characters is read or refused, and what is read can be written. */
static void
no_damage_breaks_the_reader(G_GNUC_UNUSED void **state) {
  g_autoptr(Letter) letter = shape_over_three_pages();
  letter_number_parts(letter);
  g_autoptr(GBytes) written = bytes_of(letter);
  gsize length;
  const char *data = g_bytes_get_data(written, &length);
  const char *elements[] = {"div", "note", "item", "closer", "quote", "table", "hi", "TEI", "list", "row"};
  for (gsize i = 0; i + 3 < length; i++) {
    const char *name = elements[i % G_N_ELEMENTS(elements)];
    if (data[i] != '<' || data[i + 1] != 'p' || data[i + 2] != ' ')
      continue;
    const char *end = g_strstr_len(data + i, (gssize)(length - i), "</p>");
    g_autofree char *open = g_strndup(data, i),
                    *inside = g_strndup(data + i + 2, (gsize)(end - data) - i - 2);
    g_autofree char *mutant = g_strconcat(open, "<", name, inside, "</", name, ">", end + 4, NULL);
    g_autoptr(xmlDoc) doc = xml_parse(mutant, strlen(mutant), "a.xml", NULL);
    g_autoptr(Letter) read = doc != NULL ? tei_read(doc, NULL) : NULL;
    g_autoptr(xmlDoc) again = read != NULL ? tei_write(read, NULL) : NULL;
    assert_true(read == NULL || again != NULL);
  }
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_shape_is_written_again_byte_for_byte),
      cmocka_unit_test(parts_come_back_with_all_they_have),
      cmocka_unit_test(fields_come_back),
      cmocka_unit_test(two_signatories_keep_their_own_roles),
      cmocka_unit_test(marks_lead_to_their_footnotes),
      cmocka_unit_test(notices_come_back),
      cmocka_unit_test(a_letter_edited_by_hand_is_read),
      cmocka_unit_test(lists_and_quotes_inside_paragraphs_and_items_are_read),
      cmocka_unit_test(a_footnote_without_a_mark_gets_one),
      cmocka_unit_test(an_editors_choice_is_followed_and_breaks_part_words),
      cmocka_unit_test(parts_without_an_id_get_one_in_the_document_too),
      cmocka_unit_test(an_id_that_stands_twice_is_kept_once),
      cmocka_unit_test(what_is_no_language_or_digest_is_passed_over),
      cmocka_unit_test(a_language_comes_from_the_nearest_element_that_says_it),
      cmocka_unit_test(a_date_above_the_salutation_is_the_letters_when_the_header_has_none),
      cmocka_unit_test(what_is_no_day_is_no_date),
      cmocka_unit_test(a_field_too_long_is_cut_between_characters_with_a_notice),
      cmocka_unit_test(names_beyond_the_limit_are_passed_over),
      cmocka_unit_test(names_below_the_limit_are_all_kept),
      cmocka_unit_test(a_name_too_long_is_passed_over),
      cmocka_unit_test(a_document_that_is_no_letter_is_refused_with_its_line),
      cmocka_unit_test(a_part_too_long_is_refused),
      cmocka_unit_test(too_many_parts_are_refused),
      cmocka_unit_test(no_damage_breaks_the_reader),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
