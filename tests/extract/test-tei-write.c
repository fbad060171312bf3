#include "tests/extract/unit.h"

#include <glib/gstdio.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

#include "extract/data.h"
#include "extract/limits.h"
#include "extract/tei-write.h"
#include "extract/xml.h"
#include "tests/extract/shapes.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlXPathContext, xmlXPathFreeContext)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlXPathObject, xmlXPathFreeObject)

/* --- against the schemas --- */

static char *
save_shape(const char *folder, guint index) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Letter) letter = shape_make(index);
  g_autoptr(xmlDoc) doc = tei_write(letter, &error);
  assert_non_null(doc);
  g_autoptr(GBytes) bytes = xml_bytes(doc, TRUE);
  g_autofree char *name = g_strconcat(SHAPES[index].name, ".xml", NULL);
  char *path = g_build_filename(folder, name, NULL);
  assert_true(file_save(path, bytes, 0600, NULL));
  return path;
}

/* All shapes in one call: jing takes longer to start than to check. */
static void
assert_all_shapes_are_valid(const char *schema) {
  g_autofree char *folder = g_dir_make_tmp("repliek-tei-XXXXXX", NULL);
  g_autoptr(GPtrArray) command = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *out = NULL;
  int status = -1;
  g_ptr_array_add(command, g_strdup("jing"));
  g_ptr_array_add(command, g_strdup(schema));
  for (guint i = 0; i < G_N_ELEMENTS(SHAPES); i++)
    g_ptr_array_add(command, save_shape(folder, i));
  g_ptr_array_add(command, NULL);
  assert_true(g_spawn_sync(NULL, (char **)command->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL,
                           &status, NULL));
  if (status != 0)
    fail_msg("%s", out);
  for (guint i = 2; i + 1 < command->len; i++)
    g_unlink(g_ptr_array_index(command, i));
  g_rmdir(folder);
}

static void
every_shape_is_valid_tei(G_GNUC_UNUSED void **state) {
  g_autofree char *schema = data_path("../shared/schemas/tei_all.rng", NULL);
  if (schema == NULL)
    skip();
  assert_all_shapes_are_valid(schema);
}

static void
every_shape_is_valid_by_the_projects_own_schema(G_GNUC_UNUSED void **state) {
  g_autofree char *schema = data_path("extract/letter.rng", NULL);
  assert_non_null(schema);
  assert_all_shapes_are_valid(schema);
}

/* --- what stands where --- */

/* The string value of an XPath in the TEI of a letter, whose namespace is t; the letter is freed. */
static char *
value_in(Letter *made, const char *path) {
  g_autoptr(Letter) letter = made;
  letter_number_parts(letter);
  g_autoptr(xmlDoc) doc = tei_write(letter, NULL);
  g_autoptr(xmlXPathContext) context = xmlXPathNewContext(doc);
  xmlXPathRegisterNs(context, (const xmlChar *)"t", (const xmlChar *)"http://www.tei-c.org/ns/1.0");
  g_autoptr(xmlXPathObject) object = xmlXPathEval((const xmlChar *)path, context);
  assert_non_null(object);
  xmlChar *value = xmlXPathCastToString(object);
  char *copy = g_strdup((const char *)value);
  xmlFree(value);
  return copy;
}

static void
assert_value(Letter *made, const char *path, const char *want) {
  g_autofree char *value = value_in(made, path);
  if (!g_str_equal(value, want))
    fail_msg("%s is \"%s\", not \"%s\"", path, value, want);
}

static void
the_header_says_who_wrote_to_whom(G_GNUC_UNUSED void **state) {
  assert_value(shape_full(), "//t:titleStmt/t:title", "Opvang van drie cliënten");
  assert_value(shape_full(), "//t:correspAction[@type='sent']/t:orgName[1]", "Stichting Voorbeeldhuis");
  assert_value(shape_full(), "//t:correspAction[@type='sent']/t:date/@when", "2024-06-14");
  assert_value(shape_full(), "//t:correspAction[@type='received']/t:persName", "mevrouw P. Ontvanger");
  assert_value(shape_full(), "//t:bibl/t:idno[@type='ourReference']", "24/118-mv");
  assert_value(shape_full(), "//t:correspContext/t:ref", "uw brief van 17 mei jl.");
  assert_value(shape_full(), "//t:correspContext/t:ref/t:date/@when", "2024-05-17");
  assert_value(shape_full(), "//t:bibl/t:extent", "2 pages");
}

static void
what_a_letter_lacks_is_left_out_but_for_the_title(G_GNUC_UNUSED void **state) {
  assert_value(shape_without_subject(), "count(//t:titleStmt/t:title[not(node())])", "1");
  assert_value(shape_without_subject(),
               "count(//t:correspDesc | //t:back | //t:closer | //t:idno[@type!='sha256'])", "0");
  assert_value(shape_plain(), "count(//t:facsimile | //t:lb | //t:pb | //@facs)", "0");
}

static void
a_footnote_stands_directly_after_its_mark(G_GNUC_UNUSED void **state) {
  assert_value(shape_over_three_pages(), "//t:p[1]/t:note/preceding-sibling::node()[1][self::t:hi]/@rend",
               "superscript");
  assert_value(shape_over_three_pages(), "//t:note[@n='1']", "Opgave van onze eigen registratie.");
  assert_value(shape_every_mark(), "count(//t:note)", "3");
  assert_value(shape_every_mark(), "//t:p/t:hi[1]/t:ref/@target", "#n1");
}

static void
a_footnote_without_a_mark_stands_by_itself(G_GNUC_UNUSED void **state) {
  assert_value(shape_only_footnotes(), "count(//t:div[@type='letter']/t:note)", "2");
}

static void
pages_turn_inside_a_running_paragraph_with_what_was_printed_between(G_GNUC_UNUSED void **state) {
  assert_value(shape_over_three_pages(), "//t:p[1]/t:fw[1]", "Pagina 1");
  assert_value(shape_over_three_pages(), "//t:p[1]/t:fw[1]/following-sibling::t:*[1]/@n", "2");
  assert_value(shape_over_three_pages(), "//t:p[1]/t:pb[@n='2']/following-sibling::t:*[1]", "Blad 2");
  assert_value(shape_over_three_pages(), "//t:p[1]/t:pb[@n='3']/@break", "no");
  assert_value(shape_over_three_pages(), "//t:p[1]/following-sibling::t:*[1]", "Pagina 3");
  assert_value(shape_over_three_pages(), "count(//t:pb)", "4");
}

static void
a_hyphen_undone_says_that_the_word_goes_on(G_GNUC_UNUSED void **state) {
  assert_value(shape_over_three_pages(), "count(//t:p[1]/t:lb)", "5");
  assert_value(shape_over_three_pages(), "count(//t:p[1]/t:lb[@break='no'])", "2");
  assert_value(shape_over_three_pages(), "//t:p[1]/t:lb[2]/@break", "no");
}

static void
headings_open_their_divs_by_level(G_GNUC_UNUSED void **state) {
  assert_value(shape_headings(), "count(//t:div[@type='letter']/t:div)", "4");
  assert_value(shape_headings(), "count(//t:div[@type='letter']/t:div/t:div)", "2");
  assert_value(shape_headings(), "count(//t:head[preceding-sibling::t:p])", "0");
}

static void
items_are_nested_by_level(G_GNUC_UNUSED void **state) {
  assert_value(shape_nested_items(), "count(//t:div/t:list/t:item[@n])", "3");
  assert_value(shape_nested_items(), "//t:div/t:list/t:item/t:list/t:item/t:list/t:item[2]/@n", "ii.");
  assert_value(shape_nested_items(), "count(//t:item[t:list][text()])", "0");
}

static void
signatories_are_marked_where_the_signature_prints_them(G_GNUC_UNUSED void **state) {
  assert_value(shape_two_signatories(), "count(//t:closer/t:signed)", "1");
  assert_value(shape_two_signatories(), "//t:signed/t:persName[2]", "B. Pietersen");
  assert_value(shape_two_signatories(), "//t:signed/t:roleName[2]/@xml:id", "signatory-2-role");
}

static void
signatories_that_it_does_not_print_have_signed_too(G_GNUC_UNUSED void **state) {
  assert_value(shape_signatories_that_no_signature_prints(), "count(//t:closer/t:signed)", "4");
  assert_value(shape_signatories_that_no_signature_prints(), "//t:closer/t:signed[3]/t:persName",
               "B. Pietersen");
}

static void
a_footnote_in_a_quoted_mail_is_not_signed_under(G_GNUC_UNUSED void **state) {
  assert_value(shape_signatory_over_a_quoted_footnote(), "count(//t:div[@type='quoted']//t:note)", "1");
  assert_value(shape_signatory_over_a_quoted_footnote(), "count(//t:div)", "2");
  assert_value(shape_signatory_over_a_quoted_footnote(), "//t:div[1]/t:closer/t:signed", "A. Jansen");
}

static void
one_below_the_letters_own_text_is(G_GNUC_UNUSED void **state) {
  Letter *letter = shape_signatory_over_a_quoted_footnote();
  letter_part(letter, 1)->division = DIVISION_LETTER;
  assert_value(letter, "//t:note/following-sibling::t:*[1][self::t:closer]/t:signed", "A. Jansen");
}

static void
an_earlier_mail_is_a_quote_of_its_own(G_GNUC_UNUSED void **state) {
  assert_value(shape_quoted_mail(), "count(//t:div[@type='quoted']/t:quote[@type='previous'])", "1");
  assert_value(shape_quoted_mail(), "//t:div[@type='quoted']/t:quote/t:p[@rend='salutation']", "Beste heer,");
  assert_value(shape_quoted_mail(), "count(//t:div[@type='letter'])", "2");
}

static void
copies_and_enclosures_stand_in_the_back(G_GNUC_UNUSED void **state) {
  assert_value(shape_full(), "//t:back/t:div[@type='copies']/t:list/t:item[2]", "Het COA");
  assert_value(shape_full(), "//t:back/t:div[@type='enclosures']/t:list/t:item/@n", "1.");
}

static void
every_pointer_leads_somewhere(G_GNUC_UNUSED void **state) {
  const char *loose =
      "count(//@*[name()='facs' or name()='resp' or (name()='target' and name(..)!='ptr')]"
      "[not(substring-after(concat(substring-before(concat(., ' '), ' '), ''), '#') = //@xml:id)])";
  for (guint i = 0; i < G_N_ELEMENTS(SHAPES); i++)
    assert_value(SHAPES[i].make(), loose, "0");
}

static void
each_rung_is_declared_once(G_GNUC_UNUSED void **state) {
  assert_value(shape_doubtful_and_foreign(), "count(//t:respStmt)", "3");
  assert_value(shape_doubtful_and_foreign(), "//t:respStmt[@xml:id='rung-indented']/t:name", "indented");
  assert_value(shape_doubtful_and_foreign(), "//t:p[@cert='low']/@resp", "#rung-indented");
}

static void
a_part_in_another_language_says_so(G_GNUC_UNUSED void **state) {
  assert_value(shape_doubtful_and_foreign(), "//t:body//t:p[1]/@xml:lang", "en");
  assert_value(shape_doubtful_and_foreign(), "count(//t:body//t:p[2]/@xml:lang)", "0");
  assert_value(shape_doubtful_and_foreign(), "//t:language[@ident='en']/@usage", "68");
}

static void
a_notice_is_a_processing_instruction_that_cannot_be_broken_out_of(G_GNUC_UNUSED void **state) {
  g_autofree char *notice = value_in(shape_hostile_text(), "/processing-instruction('repliek-notice')[1]");
  assert_string_equal(notice, "code=\"odd\" page=\"1\" box=\"1.0 2.0 3.2 4.0\" message=\"ends ?&gt; here "
                              "&quot;&amp;&lt;\uFFFD \uFFFD\"");
}

static void
characters_that_xml_lacks_are_told(G_GNUC_UNUSED void **state) {
  assert_value(shape_hostile_text(), "//t:titleStmt/t:title", "<script>&amp;]]>\uFFFD");
  g_autofree char *notice =
      value_in(shape_hostile_text(), "/processing-instruction('repliek-notice')[last()]");
  assert_non_null(strstr(notice, "characters that XML cannot hold became U+FFFD"));
}

static void
a_letter_of_too_many_parts_is_refused(G_GNUC_UNUSED void **state) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Letter) letter = letter_new();
  for (guint i = 0; i <= LIMIT_PARTS; i++)
    shape_part(letter, PART_PARAGRAPH, "x");
  assert_null(tei_write(letter, &error));
  assert_fails_saying(error, EXTRACT_ERROR, EXTRACT_ERROR_OUTPUT, "20001 parts");
}

/* A paragraph over two pages, a footer between its lines, and a heading in a third language. */
static Letter *
shape_of_three_languages(void) {
  Letter *letter = shape_letter(2);
  Part *part = shape_row(letter, PART_PARAGRAPH, "The applicant stayed.", 0, 700);
  shape_line(part, "stayed", 1, 100);
  part->language = g_intern_static_string("en");
  shape_row(letter, PART_FURNITURE, "Bladzijde een", 0, 800)->language = g_intern_static_string("nl");
  shape_row(letter, PART_HEADING, "Der Bescheid", 1, 200)->language = g_intern_static_string("de");
  return letter;
}

static void
what_stands_inside_a_foreign_part_says_its_own_language(G_GNUC_UNUSED void **state) {
  assert_value(shape_of_three_languages(), "//t:p/@xml:lang", "en");
  assert_value(shape_of_three_languages(), "//t:p/t:fw/@xml:lang", "nl");
  assert_value(shape_over_three_pages(), "count(//t:p/t:fw/@xml:lang)", "0");
}

static Letter *
shape_of_two_words(const char *dutch) {
  Letter *letter = shape_letter(1);
  shape_row(letter, PART_PARAGRAPH, dutch, 0, 100);
  shape_row(letter, PART_PARAGRAPH, "one", 0, 120)->language = g_intern_static_string("en");
  return letter;
}

static void
accents_weigh_nothing_in_shares_of_languages(G_GNUC_UNUSED void **state) {
  assert_value(shape_of_two_words("e\u0301e\u0301n"), "//t:language[@ident='en']/@usage", "50");
  assert_value(shape_of_two_words("\u00e9\u00e9n"), "//t:language[@ident='en']/@usage", "50");
  assert_value(shape_of_two_words("\u00e9\u00e9nen"), "//t:language[@ident='en']/@usage", "38");
}

static void
other_languages_are_named_in_one_order(G_GNUC_UNUSED void **state) {
  assert_value(shape_of_three_languages(), "//t:language[1]/@ident", "nl");
  assert_value(shape_of_three_languages(), "//t:language[2]/@ident", "de");
  assert_value(shape_of_three_languages(), "//t:language[3]/@ident", "en");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_shape_is_valid_tei),
      cmocka_unit_test(every_shape_is_valid_by_the_projects_own_schema),
      cmocka_unit_test(the_header_says_who_wrote_to_whom),
      cmocka_unit_test(what_a_letter_lacks_is_left_out_but_for_the_title),
      cmocka_unit_test(a_footnote_stands_directly_after_its_mark),
      cmocka_unit_test(a_footnote_without_a_mark_stands_by_itself),
      cmocka_unit_test(pages_turn_inside_a_running_paragraph_with_what_was_printed_between),
      cmocka_unit_test(a_hyphen_undone_says_that_the_word_goes_on),
      cmocka_unit_test(headings_open_their_divs_by_level),
      cmocka_unit_test(items_are_nested_by_level),
      cmocka_unit_test(signatories_are_marked_where_the_signature_prints_them),
      cmocka_unit_test(signatories_that_it_does_not_print_have_signed_too),
      cmocka_unit_test(a_footnote_in_a_quoted_mail_is_not_signed_under),
      cmocka_unit_test(one_below_the_letters_own_text_is),
      cmocka_unit_test(an_earlier_mail_is_a_quote_of_its_own),
      cmocka_unit_test(copies_and_enclosures_stand_in_the_back),
      cmocka_unit_test(every_pointer_leads_somewhere),
      cmocka_unit_test(each_rung_is_declared_once),
      cmocka_unit_test(a_part_in_another_language_says_so),
      cmocka_unit_test(what_stands_inside_a_foreign_part_says_its_own_language),
      cmocka_unit_test(accents_weigh_nothing_in_shares_of_languages),
      cmocka_unit_test(other_languages_are_named_in_one_order),
      cmocka_unit_test(a_notice_is_a_processing_instruction_that_cannot_be_broken_out_of),
      cmocka_unit_test(characters_that_xml_lacks_are_told),
      cmocka_unit_test(a_letter_of_too_many_parts_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
