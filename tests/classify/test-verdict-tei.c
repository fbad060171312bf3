#include "tests/classify/helper.h"

static const char HEADER[] =
    "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt><title/></titleStmt>"
    "<publicationStmt><p>x</p></publicationStmt><sourceDesc><p>x</p></sourceDesc></fileDesc>"
    "<encodingDesc><appInfo><application ident=\"x\" "
    "version=\"1\"><desc>x</desc></application></appInfo></encodingDesc>"
    "<profileDesc><langUsage><language ident=\"nl\">x</language></langUsage></profileDesc></teiHeader>"
    "<text><body><p xml:id=\"p1\">x</p></body></text>";

static xmlDoc *
tei_of(const char *more) {
  g_autofree char *text = g_strconcat(HEADER, more, "</TEI>", NULL);
  g_autoptr(GError) error = NULL;
  xmlDoc *tei = xml_parse(text, strlen(text), "test", &error);
  assert_non_null(tei);
  return tei;
}

static char *
tei_text(xmlDoc *tei) {
  g_autoptr(GBytes) bytes = xml_bytes(tei, FALSE);
  return g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

static Pack *
pack_for_tei(void) {
  return pack_of("topic t\n label nl \"Té & <zo>\"\n label en \"T\"\n match nl r 2 kind AND opvang\n match "
                 "nl s 0.7 kind\n"
                 "topic u\n label nl \"U\"\n threshold 1.5\n match nl only 2.1 opvang");
}

static void
a_verdict_comes_back_as_it_was(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_for_tei();
  g_autoptr(Letter) letter = letter_of("nl", "Één kind in de ópvang, een kind.");
  g_autoptr(Verdict) verdict = verdict_find(pack, letter);
  g_autoptr(xmlDoc) tei = tei_of("");
  verdict_add_to_tei(verdict, letter, tei);
  g_autoptr(GError) error = NULL;
  g_autoptr(Verdict) back = verdict_from_tei(tei, letter, &error);
  assert_null(error);
  g_autofree char *first = verdict_to_json(verdict, letter), *second = verdict_to_json(back, letter);
  assert_string_equal(first, second);
  assert_string_equal(raised_topic_label(verdict_topic(back, 0), "nl"), "Té & <zo>");
}

static void
spans_say_where_and_by_which_rule(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_for_tei();
  g_autoptr(Letter) letter = letter_of("nl", "Één kind in de ópvang.");
  g_autoptr(Verdict) verdict = verdict_find(pack, letter);
  g_autoptr(xmlDoc) tei = tei_of("");
  verdict_add_to_tei(verdict, letter, tei);
  g_autofree char *text = tei_text(tei);
  assert_non_null(
      strstr(text, "<span type=\"only\" target=\"#p1\" from=\"#string-range(p1,15,6)\" ana=\"#u\" n=\"2.1\">"
                   "ópvang</span>"));
  assert_non_null(strstr(text, "<catRef scheme=\"#topics\" target=\"#t\" n=\"2.7\"/>"));
  assert_non_null(
      strstr(text, "<category xml:id=\"u\" n=\"1.5\"><catDesc xml:lang=\"nl\">U</catDesc></category>"));
}

static void
a_second_verdict_replaces_the_first(void **state G_GNUC_UNUSED) {
  g_autoptr(Pack) pack = pack_for_tei();
  g_autoptr(Letter) letter = letter_of("nl", "Een kind in de opvang.");
  g_autoptr(Verdict) verdict = verdict_find(pack, letter), none = verdict_new();
  g_autoptr(xmlDoc) tei = tei_of("");
  verdict_add_to_tei(verdict, letter, tei);
  g_autofree char *once = tei_text(tei);
  verdict_add_to_tei(verdict, letter, tei);
  g_autofree char *twice = tei_text(tei);
  assert_string_equal(once, twice);
  verdict_add_to_tei(none, letter, tei);
  g_autofree char *triage = tei_text(tei);
  assert_null(strstr(triage, "catRef"));
  assert_null(strstr(triage, "standOff"));
}

static void
triage_is_a_verdict_and_comes_back(void **state G_GNUC_UNUSED) {
  g_autoptr(Letter) letter = letter_of("de", "Guten Tag.");
  g_autoptr(Verdict) verdict = verdict_new();
  verdict->untold = g_intern_string("de");
  g_autoptr(xmlDoc) tei = tei_of("");
  verdict_add_to_tei(verdict, letter, tei);
  g_autoptr(Verdict) back = verdict_from_tei(tei, letter, NULL);
  assert_non_null(back);
  assert_int_equal(back->topics->len, 0);
  assert_string_equal(back->untold, "de");
}

static void
a_tag_too_long_for_a_language_is_none(void **state G_GNUC_UNUSED) {
  g_autoptr(Letter) letter = letter_of("de", "Guten Tag.");
  g_autoptr(Verdict) verdict = verdict_new();
  g_autofree char *tag = g_strnfill(201, 'd');
  verdict->untold = tag;
  g_autoptr(xmlDoc) tei = tei_of("");
  verdict_add_to_tei(verdict, letter, tei);
  g_autoptr(Verdict) back = verdict_from_tei(tei, letter, NULL);
  assert_non_null(back);
  assert_null(back->untold);
}

static void
a_file_never_classified_has_no_verdict(void **state G_GNUC_UNUSED) {
  g_autoptr(Letter) letter = letter_of("nl", "x");
  g_autoptr(xmlDoc) tei = tei_of("");
  g_autoptr(GError) error = NULL;
  g_autoptr(Verdict) verdict = verdict_from_tei(tei, letter, &error);
  assert_null(verdict);
  assert_null(error);
}

/* The classified text with one piece of it replaced must be refused with these words. */
static void
assert_refused(const char *piece, const char *instead, const char *words) {
  g_autoptr(Pack) pack = pack_for_tei();
  g_autoptr(Letter) letter = letter_of("nl", "Een kind in de opvang.");
  g_autoptr(Verdict) verdict = verdict_find(pack, letter);
  g_autoptr(xmlDoc) tei = tei_of("");
  verdict_add_to_tei(verdict, letter, tei);
  g_autofree char *text = tei_text(tei);
  g_auto(GStrv) halves = g_strsplit(text, piece, 2);
  assert_non_null(halves[1]);
  g_autofree char *broken = g_strjoinv(instead, halves);
  g_autoptr(xmlDoc) wrong = xml_parse(broken, strlen(broken), "test", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(Verdict) back = verdict_from_tei(wrong, letter, &error);
  assert_null(back);
  assert_true(g_error_matches(error, CLASSIFY_ERROR, CLASSIFY_ERROR_EVIDENCE));
  if (!strstr(error->message, words))
    fail_msg("%s", error->message);
}

static void
broken_evidence_is_refused_with_its_line(void **state G_GNUC_UNUSED) {
  assert_refused("target=\"#t\" n=\"2.7\"", "target=\"#x\" n=\"2.7\"", "points to no category");
  assert_refused("target=\"#t\" n=\"2.7\"", "target=\"#t\" n=\"many\"", "points or threshold");
  assert_refused("string-range(p1,4,4)", "string-range(p9,4,4)", "names no words");
  assert_refused("string-range(p1,4,4)", "string-range(p1,-4,4)", "names no words");
  assert_refused("ana=\"#u\"", "ana=\"#z\"", "names no topic");
}

static void
ranges_past_the_end_are_cut(void **state G_GNUC_UNUSED) {
  g_autoptr(Letter) letter = letter_of("nl", "Kort.");
  g_autoptr(Pack) pack = pack_of("topic t\n match nl r 2 kort");
  g_autoptr(Verdict) found = verdict_find(pack, letter);
  g_autoptr(xmlDoc) full = tei_of("");
  verdict_add_to_tei(found, letter, full);
  g_autofree char *text = tei_text(full);
  g_auto(GStrv) halves = g_strsplit(text, "string-range(p1,0,4)", 2);
  g_autofree char *far = g_strjoinv("string-range(p1,2,900)", halves);
  g_autoptr(xmlDoc) reparsed = xml_parse(far, strlen(far), "test", NULL);
  g_autoptr(Verdict) back = verdict_from_tei(reparsed, letter, NULL);
  assert_string_equal(raised_topic_evidence(verdict_topic(back, 0), 0)->text, "rt.");
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_verdict_comes_back_as_it_was),
      cmocka_unit_test(spans_say_where_and_by_which_rule),
      cmocka_unit_test(a_second_verdict_replaces_the_first),
      cmocka_unit_test(triage_is_a_verdict_and_comes_back),
      cmocka_unit_test(a_tag_too_long_for_a_language_is_none),
      cmocka_unit_test(a_file_never_classified_has_no_verdict),
      cmocka_unit_test(broken_evidence_is_refused_with_its_line),
      cmocka_unit_test(ranges_past_the_end_are_cut),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
