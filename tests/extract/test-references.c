#include "tests/extract/languages.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/references.h"

/* What a paragraph refers to, as "type: words" joined by " | ". */
static char *
references_in(const Languages *languages, const char *tag, PartKind kind, const char *text) {
  g_autoptr(Letter) letter = letter_new();
  Part *part = part_new(kind, text);
  GString *found = g_string_new(NULL);
  part->language = letter->language = g_intern_string(tag);
  g_ptr_array_add(letter->parts, part);
  references_mark(letter, languages);
  assert_int_equal(letter->notices->len, 0);
  for (guint i = 0; i < part->refs->len; i++) {
    const InlineRef *ref = &g_array_index(part->refs, InlineRef, i);
    g_string_append_printf(found, "%s%s: %.*s", i > 0 ? " | " : "", ref->type,
                           (int)(ref->span.end - ref->span.start), text + ref->span.start);
  }
  return g_string_free(found, FALSE);
}

static void
assert_refers(const Languages *languages, const char *tag, const char *text, const char *want) {
  g_autofree char *found = references_in(languages, tag, PART_PARAGRAPH, text);
  if (!g_str_equal(found, want))
    fail_msg("\"%s\" refers to \"%s\", not \"%s\"", text, found, want);
}

static void
dutch_laws_are_found(void **state) {
  assert_refers(*state, "nl", "op grond van artikel 3.48 Vb 2000 en art. 8 EVRM.",
                "law: artikel 3.48 Vb 2000 | law: art. 8 EVRM");
  assert_refers(*state, "nl", "Richtlijn 2011/36/EU geldt.", "law: Richtlijn 2011/36/EU");
  assert_refers(*state, "nl", "artikel 6:162 van het Burgerlijk Wetboek",
                "law: artikel 6:162 van het Burgerlijk Wetboek");
  assert_refers(*state, "nl", "artikel 28, eerste lid, onder a, van de Vreemdelingenwet 2000 zegt",
                "law: artikel 28, eerste lid, onder a, van de Vreemdelingenwet 2000");
  assert_refers(*state, "nl", "artikelen 3 en 13 IVRK", "law: artikelen 3 en 13 IVRK");
  assert_refers(*state, "nl", "artikel 273f Sr", "law: artikel 273f Sr");
  assert_refers(*state, "nl", "paragraaf B8/3.1 Vc 2000", "law: paragraaf B8/3.1 Vc 2000");
}

static void
english_laws_are_found(void **state) {
  assert_refers(*state, "en", "under section 3(1) of the Modern Slavery Act 2015.",
                "law: section 3(1) of the Modern Slavery Act 2015");
  assert_refers(*state, "en", "the Nationality and Borders Act 2022 and Article 8 ECHR",
                "law: Nationality and Borders Act 2022 | law: Article 8 ECHR");
  assert_refers(*state, "en", "Directive 2011/36/EU", "law: Directive 2011/36/EU");
  assert_refers(*state, "en", "Articles 10 and 12 of the Council of Europe Convention on Action against",
                "law: Articles 10 and 12 of the Council of Europe Convention on Action");
}

static void
decisions_cases_and_papers_are_found(void **state) {
  assert_refers(*state, "nl", "zie ECLI:NL:RVS:2019:1234.", "ecli: ECLI:NL:RVS:2019:1234");
  assert_refers(
      *state, "nl", "Kamerstukken II 2011/12, 28 638, nr. 57 en Kamerstuk 19637",
      "parliamentary-paper: Kamerstukken II 2011/12, 28 638, nr. 57 | parliamentary-paper: Kamerstuk 19637");
  assert_refers(*state, "nl", "AWB 23/1234, NL23.4567 en zaaknummer 202201234/1/V2",
                "case: AWB 23/1234 | case: NL23.4567 | case: zaaknummer 202201234/1/V2");
  assert_refers(*state, "en", "[2017] UKSC 30 and case number IA/1234/2020, C-66/21",
                "case: [2017] UKSC 30 | case: case number IA/1234/2020 | case: C-66/21");
}

static void
what_only_looks_like_one_is_left_alone(void **state) {
  assert_refers(*state, "nl", "artikel 8. De heer Vb kwam. Een artikel in de krant van 3 mei.", "");
  assert_refers(*state, "nl", "artikel 5 van de overeenkomst; telefoon 070 19637", "");
  assert_refers(*state, "en", "section 2 of your letter; an Act of kindness; I act on rule 3 of mine", "");
}

static void
furniture_refers_to_nothing(void **state) {
  g_autofree char *found = references_in(*state, "nl", PART_FURNITURE, "Zaaknummer: AWB 23/1234");
  assert_string_equal(found, "");
}

static void
a_long_text_of_near_misses_ends_soon(void **state) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < 5000; i++)
    g_string_append(text, "artikel 3, 4, 5 en The House of the Lords and of ");
  g_autofree char *dutch = references_in(*state, "nl", PART_PARAGRAPH, text->str);
  g_autofree char *english = references_in(*state, "en", PART_PARAGRAPH, text->str);
  assert_string_equal(dutch, "");
  assert_string_equal(english, "");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(dutch_laws_are_found),
      cmocka_unit_test(english_laws_are_found),
      cmocka_unit_test(decisions_cases_and_papers_are_found),
      cmocka_unit_test(what_only_looks_like_one_is_left_alone),
      cmocka_unit_test(furniture_refers_to_nothing),
      cmocka_unit_test(a_long_text_of_near_misses_ends_soon),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
