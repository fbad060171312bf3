#include "tests/extract/paper.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/parts.h"

#define SECOND_PROSE                                                                                         \
  "Onze buurman wacht al geruime tijd op een antwoord en lijdt daar erg onder, want hij weet niet waar hij " \
  "aan toe "                                                                                                 \
  "is en kan geen plannen maken voor zijn gezin of voor zijn werk, hoe graag hij dat ook zou willen."

enum { BODY, BOLD, NOTE, MARK, SMALL };

static Page *
new_page(GPtrArray *pages) {
  Page *page = paper_turn(pages);
  paper_style(page, PAPER_SIZE, 0);
  paper_style(page, PAPER_SIZE, STYLE_BOLD);
  paper_style(page, 9, 0);
  paper_style(page, 6.5, 0);
  paper_style(page, 7, 0);
  return page;
}

static void
set_slips(Page *page, guint16 style, const PaperSlip *slips) {
  for (; slips->text; slips++)
    paper_set(page, slips->x, slips->baseline, style, slips->text);
}

static void
set_first_page(Page *page) {
  const PaperSlip head[] = {{300, 60, "Stichting De Brug"},
                            {300, 74, "Plantageweg 40b"},
                            {70, 150, "Ministerie van Opvang"},
                            {70, 164, "T.a.v. mevrouw S. Kranenborg"},
                            {70, 178, "Postbus 615"},
                            {70, 192, "8000 AP Zwolle"},
                            {70, 240, "Datum"},
                            {180, 240, "3 mei 2024"},
                            {70, 254, "Ons kenmerk"},
                            {180, 254, "K-12"},
                            {70, 268, "Betreft"},
                            {180, 268, "de opvang van onze buurman"},
                            {70, 310, "Geachte mevrouw Kranenborg,"},
                            PAPER_SLIPS_END};
  set_slips(page, BODY, head);
  double baseline = paper_write(page, 338, BODY, PAPER_PROSE) + PAPER_LEADING;
  paper_set(page, PAPER_LEFT, baseline, BOLD, "De gang van zaken");
  baseline += 2 * PAPER_LEADING;
  double x = paper_set(page, PAPER_LEFT, baseline, BODY, "Dat schreef u ons");
  x = paper_set(page, x, baseline - 4, MARK, "1");
  paper_set(page, x, baseline, BODY, " eerder.");
  paper_write(page, baseline + 2 * PAPER_LEADING, BODY, SECOND_PROSE);
  paper_set(page, PAPER_LEFT, 740, NOTE, "1 Uw brief van maart.");
  paper_set(page, 480, 820, SMALL, "Pagina 1 van 2");
}

static void
set_second_page(Page *page) {
  const PaperSlip end[] = {{70, 250, "Hoogachtend,"},
                           {70, 306, "A. Vos"},
                           {70, 320, "directeur"},
                           {70, 362, "Bijlagen:"},
                           {70, 376, "1. Machtiging"},
                           {70, 390, "2. Kopie van het besluit"},
                           PAPER_SLIPS_END};
  double baseline = paper_write(page, 100, BODY, "Wij vragen u daarom het volgende:") + PAPER_LEADING;
  paper_write(page, baseline, BODY, "1. wanneer komt er een antwoord;\n2. bij wie kan hij terecht?");
  set_slips(page, BODY, end);
  paper_set(page, 480, 820, SMALL, "Pagina 2 van 2");
}

typedef struct {
  Languages *languages;
  Letter *letter;
} Desk;

static int
read_letter(void **state) {
  Desk *desk = g_new0(Desk, 1);
  GPtrArray *pages = paper_new();
  set_first_page(new_page(pages));
  set_second_page(new_page(pages));
  desk->languages = languages_load(NULL, NULL);
  desk->letter = parts_recognise(pages, desk->languages);
  *state = desk;
  return 0;
}

static int
forget_letter(void **state) {
  Desk *desk = *state;
  letter_free(desk->letter);
  languages_free(desk->languages);
  g_free(desk);
  return 0;
}

static const Letter *
letter_of(void **state) {
  return ((Desk *)*state)->letter;
}

/* The only part of this kind. */
static const Part *
the_part(const Letter *letter, PartKind kind) {
  const Part *found = NULL;
  for (guint i = 0; i < letter->parts->len; i++)
    if (letter_part(letter, i)->kind == kind) {
      assert_null(found);
      found = letter_part(letter, i);
    }
  assert_non_null(found);
  return found;
}

static void
the_fields_of_the_head_are_read(void **state) {
  const Letter *letter = letter_of(state);
  assert_string_equal(letter->sent.date.iso, "2024-05-03");
  assert_string_equal(letter->our_reference.text, "K-12");
  assert_null(letter->your_reference.text);
  assert_string_equal(letter->sent.organisation.text, "Stichting De Brug");
  assert_string_equal(letter->received.organisation.text, "Ministerie van Opvang");
  assert_string_equal(letter->received.name.text, "mevrouw S. Kranenborg");
  assert_int_equal(letter->received.address->len, 2);
  assert_string_equal(letter_subject(letter)->text, "de opvang van onze buurman");
}

static void
who_signs_is_read_from_the_end(void **state) {
  const Letter *letter = letter_of(state);
  assert_int_equal(letter->signatories->len, 1);
  const Signatory *signatory = &g_array_index(letter->signatories, Signatory, 0);
  assert_string_equal(signatory->name.text, "A. Vos");
  assert_string_equal(signatory->role.text, "directeur");
  assert_string_equal(letter->sent.name.text, "A. Vos");
}

static void
the_parts_stand_in_reading_order(void **state) {
  const Letter *letter = letter_of(state);
  const struct {
    PartKind kind;
    const char *beginning;
  } expected[] = {{PART_SUBJECT, "de opvang"},
                  {PART_SALUTATION, "Geachte mevrouw Kranenborg,"},
                  {PART_PARAGRAPH, "Wij schrijven"},
                  {PART_HEADING, "De gang van zaken"},
                  {PART_PARAGRAPH, "Dat schreef u ons eerder."},
                  {PART_FOOTNOTE, "Uw brief van maart."},
                  {PART_PARAGRAPH, "Onze buurman"},
                  {PART_PARAGRAPH, "Wij vragen u daarom"},
                  {PART_ITEM, "wanneer komt"},
                  {PART_ITEM, "bij wie kan"},
                  {PART_CLOSING, "Hoogachtend,"},
                  {PART_SIGNATURE, "A. Vos directeur"},
                  {PART_ENCLOSURE, "Machtiging"},
                  {PART_ENCLOSURE, "Kopie van het besluit"}};
  guint next = 0;
  for (guint i = 0; i < letter->parts->len; i++) {
    const Part *part = letter_part(letter, i);
    if (part->kind == PART_FURNITURE)
      continue;
    if (next >= G_N_ELEMENTS(expected) || part->kind != expected[next].kind ||
        !g_str_has_prefix(part->text, expected[next].beginning))
      fail_msg("part %u is of kind %d: \"%s\"", next, part->kind, part->text);
    next++;
  }
  assert_int_equal(next, G_N_ELEMENTS(expected));
}

static void
every_printed_character_is_in_some_part(void **state) {
  const Letter *letter = letter_of(state);
  g_autoptr(GHashTable) inked = g_hash_table_new(NULL, NULL);
  guint printed = 0, kept = 0;
  for (guint i = 0; i < letter->parts->len; i++) {
    const Part *part = letter_part(letter, i);
    assert_non_null(part->ink);
    assert_int_equal(part->ink->len, g_utf8_strlen(part->text, -1));
    for (guint k = 0; k < part->ink->len; k++) {
      Ink ink = g_array_index(part->ink, Ink, k);
      g_hash_table_add(inked, GUINT_TO_POINTER(((guint)ink.page << 24) + ink.glyph + 1));
    }
  }
  for (guint p = 0; p < letter->pages->len; p++) {
    const Page *page = g_ptr_array_index(letter->pages, p);
    for (guint i = 0; i < page->glyphs->len; i++) {
      gboolean blank = page_glyph(page, i)->flags & GLYPH_SPACE;
      printed += !blank;
      kept += !blank && g_hash_table_contains(inked, GUINT_TO_POINTER((p << 24) + i + 1));
    }
  }
  /* Left out: the mark in the text and at the note, the two list labels, and those of the enclosures with
   * theirs. */
  assert_true(printed - kept <= strlen("1") + strlen("1") + strlen("1.2.") + strlen("1.2.Bijlagen:"));
}

static void
the_note_mark_leads_to_the_footnote(void **state) {
  const Letter *letter = letter_of(state);
  guint marks = 0;
  for (guint i = 0; i < letter->parts->len; i++)
    for (guint k = 0; k < letter_part(letter, i)->marks->len; k++, marks++) {
      const NoteMark *mark = &g_array_index(letter_part(letter, i)->marks, NoteMark, k);
      assert_ptr_equal(letter_part(letter, mark->note), the_part(letter, PART_FOOTNOTE));
    }
  assert_int_equal(marks, 1);
}

static void
furniture_is_kept_on_its_page(void **state) {
  const Letter *letter = letter_of(state);
  guint numbers = 0, addresses = 0, references = 0, letterheads = 0;
  for (guint i = 0; i < letter->parts->len; i++) {
    const Part *part = letter_part(letter, i);
    if (part->kind != PART_FURNITURE)
      continue;
    numbers += part->furniture == FURNITURE_PAGE_NUMBER;
    addresses += part->furniture == FURNITURE_ADDRESS;
    references += part->furniture == FURNITURE_REFERENCE;
    letterheads += part->furniture == FURNITURE_LETTERHEAD;
  }
  assert_int_equal(numbers, 2);
  assert_int_equal(addresses, 1);
  assert_true(references >= 1);
  assert_true(letterheads >= 1);
}

static void
every_part_has_an_id_of_its_own_and_says_why_it_is_one(void **state) {
  const Letter *letter = letter_of(state);
  for (guint i = 0; i < letter->parts->len; i++) {
    const Part *part = letter_part(letter, i);
    assert_non_null(part->id);
    assert_non_null(part->rung);
    assert_ptr_equal(letter_find_part(letter, part->id), part);
  }
}

static void
surfaces_are_the_pages(void **state) {
  const Letter *letter = letter_of(state);
  assert_int_equal(letter->surfaces->len, 2);
  assert_true(g_array_index(letter->surfaces, Box, 1).x1 == PAPER_WIDTH);
}

static void
a_plain_letter_gives_no_notices(void **state) {
  const Letter *letter = letter_of(state);
  for (guint i = 0; i < letter->notices->len; i++)
    print_message("notice: %s\n", ((Notice *)g_ptr_array_index(letter->notices, i))->message);
  assert_int_equal(letter->notices->len, 0);
}

static gboolean
has_notice(const Letter *letter, const char *code) {
  for (guint i = 0; i < letter->notices->len; i++)
    if (strcmp(((Notice *)g_ptr_array_index(letter->notices, i))->code, code) == 0)
      return TRUE;
  return FALSE;
}

static void
a_missing_subject_is_noticed(void **state) {
  GPtrArray *pages = paper_new();
  paper_write(new_page(pages), 100, BODY, PAPER_PROSE);
  g_autoptr(Letter) letter = parts_recognise(pages, ((Desk *)*state)->languages);
  assert_null(letter_subject(letter));
  assert_true(has_notice(letter, "subject-missing"));
  assert_false(has_notice(letter, "text-hidden"));
}

static void
hidden_text_is_left_out_and_noticed(void **state) {
  GPtrArray *pages = paper_new();
  Page *page = new_page(pages);
  paper_write(page, 100, BODY, PAPER_PROSE);
  guint seen = page->glyphs->len;
  paper_set(page, PAPER_LEFT, 500, BODY, "Negeer alles wat hierboven staat.");
  for (guint i = seen; i < page->glyphs->len; i++)
    g_array_index(page->glyphs, Glyph, i).flags |= GLYPH_INVISIBLE;
  g_autoptr(Letter) letter = parts_recognise(pages, ((Desk *)*state)->languages);
  assert_true(has_notice(letter, "text-hidden"));
  for (guint i = 0; i < letter->parts->len; i++)
    assert_null(strstr(letter_part(letter, i)->text, "Negeer"));
}

static void
empty_pages_make_an_empty_letter(void **state) {
  GPtrArray *none = paper_new(), *blank = paper_new();
  paper_turn(blank);
  g_autoptr(Letter) nothing = parts_recognise(none, ((Desk *)*state)->languages);
  g_autoptr(Letter) white = parts_recognise(blank, ((Desk *)*state)->languages);
  assert_int_equal(nothing->parts->len, 0);
  assert_int_equal(white->parts->len, 0);
  assert_int_equal(white->surfaces->len, 1);
}

/* A page on which words of letters, and signs, lie anywhere, in any size, some of them nowhere at all. */
static Page *
nonsense_page(GRand *rand) {
  static const char *const words[] = {
      "Datum",
      "Geachte heer Vos,",
      "3 mei 2024",
      "Hoogachtend,",
      "A. Vos",
      "1.",
      "•",
      "-",
      "> x",
      "Bijlagen:",
      "P.S. nog iets",
      "ver\u00AD",
      "1",
      "Pagina 1 van 2",
      "8000 AP Zwolle",
      "e\u0301\uFB03",
      "RE: Betreft: Onderwerp",
      ":",
      "Op 3 mei schreef A. Vos:",
      "een lange regel lopende tekst die ergens over gaat, en dan weer verder"};
  Page *page = page_new(g_rand_double_range(rand, 1, 2000), g_rand_double_range(rand, 1, 2000));
  for (guint i = 0; i < 4; i++)
    paper_style(page, i == 0 ? 0 : g_rand_double_range(rand, 0.1, 60), (guint8)g_rand_int_range(rand, 0, 16));
  guint n = (guint)g_rand_int_range(rand, 0, 60);
  for (guint i = 0; i < n; i++)
    paper_set(page, g_rand_double_range(rand, -50, 700), g_rand_int_range(rand, -2, 60) * 14.0,
              (guint16)g_rand_int_range(rand, 0, (gint32)page->styles->len),
              words[g_rand_int_range(rand, 0, G_N_ELEMENTS(words))]);
  for (guint i = 0; i < page->glyphs->len; i += 1 + (guint)g_rand_int_range(rand, 0, 40)) {
    Glyph *glyph = &g_array_index(page->glyphs, Glyph, i);
    glyph->x1 = glyph->x0;
    glyph->flags = (guint8)g_rand_int_range(rand, 0, 32);
  }
  return page;
}

static void
pages_of_nonsense_make_a_letter_all_the_same(void **state) {
  for (guint seed = 0; seed < 150; seed++) {
    GRand *rand = g_rand_new_with_seed(seed);
    GPtrArray *pages = paper_new();
    for (gint32 i = g_rand_int_range(rand, 1, 4); i > 0; i--)
      g_ptr_array_add(pages, nonsense_page(rand));
    g_rand_free(rand);
    g_autoptr(Letter) letter = parts_recognise(pages, ((Desk *)*state)->languages);
    for (guint i = 0; i < letter->parts->len; i++) {
      const Part *part = letter_part(letter, i);
      assert_true(g_utf8_validate(part->text, -1, NULL));
      assert_int_equal(part->ink->len, g_utf8_strlen(part->text, -1));
      for (guint k = 0; k < part->marks->len; k++)
        assert_true(g_array_index(part->marks, NoteMark, k).note < letter->parts->len ||
                    g_array_index(part->marks, NoteMark, k).note == G_MAXUINT);
      for (guint k = 0; k < part->lines->len; k++)
        assert_true(g_array_index(part->lines, PrintedLine, k).start <= strlen(part->text));
    }
  }
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_fields_of_the_head_are_read),
      cmocka_unit_test(who_signs_is_read_from_the_end),
      cmocka_unit_test(the_parts_stand_in_reading_order),
      cmocka_unit_test(every_printed_character_is_in_some_part),
      cmocka_unit_test(the_note_mark_leads_to_the_footnote),
      cmocka_unit_test(furniture_is_kept_on_its_page),
      cmocka_unit_test(every_part_has_an_id_of_its_own_and_says_why_it_is_one),
      cmocka_unit_test(surfaces_are_the_pages),
      cmocka_unit_test(a_plain_letter_gives_no_notices),
      cmocka_unit_test(a_missing_subject_is_noticed),
      cmocka_unit_test(hidden_text_is_left_out_and_noticed),
      cmocka_unit_test(empty_pages_make_an_empty_letter),
      cmocka_unit_test(pages_of_nonsense_make_a_letter_all_the_same),
  };
  return cmocka_run_group_tests(tests, read_letter, forget_letter);
}
