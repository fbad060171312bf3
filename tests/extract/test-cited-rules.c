#include "tests/extract/languages.h"
#include "tests/extract/unit.h"

#include <string.h>

#include "extract/cited-rules.h"

/* The days of the letters that text cites in a letter of 14 June 2024, joined by blanks. */
static char *
days_cited(const Languages *languages, const char *tag, const char *text, CitedWhere where) {
  g_autoptr(CitedWords) words = cited_words_new(languages_find(languages, tag));
  const LetterDate letter = {"2024-06-14", FALSE};
  g_autoptr(GArray) found = cited_find(words, text, where, &letter);
  GString *days = g_string_new(NULL);
  for (guint i = 0; i < found->len; i++) {
    const DateMention *mention = &g_array_index(found, DateMention, i);
    if (mention->cited)
      g_string_append_printf(days, "%s%s", days->len > 0 ? " " : "", mention->iso);
  }
  return g_string_free(days, FALSE);
}

static void
assert_cites(const Languages *languages, const char *tag, const char *text, const char *days) {
  g_autofree char *got = days_cited(languages, tag, text, CITED_IN_TEXT);
  if (!g_str_equal(got, days))
    fail_msg("\"%s\" cites \"%s\", not \"%s\"", text, got, days);
}

static void
dutch_letters_are_cited(void **state) {
  assert_cites(*state, "nl", "In reactie op uw brief van 17 mei jl. vraag ik uw aandacht.", "2024-05-17");
  assert_cites(*state, "nl", "Zie mijn brief d.d. 15 november 2011.", "2011-11-15");
  assert_cites(*state, "nl", "Zoals aangekondigd in de brief van 15 november jl. is dit zo.", "2023-11-15");
  assert_cites(*state, "nl", "Dank voor uw e-mail van dinsdag 4 juni.", "2024-06-04");
  assert_cites(*state, "nl", "Nu zegt uw brief van 15/11/2023 dat u mij niet kent.", "2023-11-15");
  assert_cites(*state, "nl", "In zijn schrijven van 3 maart 2024 zegt hij niets.", "2024-03-03");
  assert_cites(*state, "nl", "De Kamerbrief van 3 maart 2024 gaat daarover.", "2024-03-03");
  assert_cites(*state, "nl", "Uw brieven van 3 en 17 mei 2024 heb ik gelezen.", "2024-05-03 2024-05-17");
  assert_cites(*state, "nl", "Mijn brieven van 3 mei en van 17 mei bleven liggen.", "2024-05-03 2024-05-17");
  assert_cites(*state, "nl",
               "De brief van de staatssecretaris van Justitie en Veiligheid van 3 maart 2023 helpt.",
               "2023-03-03");
  assert_cites(*state, "nl", "Uw brief (kenmerk 24/118) van 17 mei is duidelijk.", "2024-05-17");
  assert_cites(*state, "nl", "Ik heb uw mailtje van gisteren gelezen.", "2024-06-13");
  assert_cites(*state, "nl", "Uw brief van 12 dezer en uw uitvoerige reactie van 3 mei.",
               "2024-06-12 2024-05-03");
  assert_cites(*state, "nl", "Op 3 mei schreef u mij dat het kan.", "2024-05-03");
  assert_cites(*state, "nl", "Ik heb u op 8 januari netjes gevraagd hoe het staat.", "2024-01-08");
  assert_cites(*state, "nl", "Daartegen heeft u op 3 mei bezwaar gemaakt.", "2024-05-03");
  assert_cites(*state, "nl", "Uw bezwaar van 3 mei tegen het besluit van 1 april is gegrond.", "2024-05-03");
  assert_cites(*state, "nl", "Dat bevestigde u op 3 mei.", "2024-05-03");
  assert_cites(*state, "nl", "Onze vorige melding, van 26 mei, is afgehandeld.", "2024-05-26");
}

static void
english_letters_are_cited(void **state) {
  assert_cites(*state, "en", "Thank you for your letter of 3 March.", "2024-03-03");
  assert_cites(*state, "en", "Your letter dated 3rd inst. came today.", "2024-06-03");
  assert_cites(*state, "en", "I refer to your letter of the 31st ult. and to mine.", "2024-05-31");
  assert_cites(*state, "en", "Your message of 29 May 2024 was clear.", "2024-05-29");
  assert_cites(*state, "en", "I send you an email on 3 June and a paper letter on 20 May.",
               "2024-06-03 2024-05-20");
  assert_cites(*state, "en", "On 11 September 2023 you wrote to Parliament.", "2023-09-11");
  assert_cites(*state, "en", "As I wrote to you on 3 March, it is late.", "2024-03-03");
  assert_cites(*state, "en", "The letters of 11 and of 30 May reached him.", "2024-05-11 2024-05-30");
  assert_cites(*state, "en", "Your lawyer replied on 29 May.", "2024-05-29");
  assert_cites(*state, "en", "By letter of December 3, 2023 the Committee asked.", "2023-12-03");
}

static void
dates_of_other_things_are_not_letters(void **state) {
  assert_cites(*state, "nl", "Haar aanvraag van 3 februari 2024 en de beschikking van 16 mei 2024.", "");
  assert_cites(*state, "nl", "Uw besluit van 24 juli 2023, de zitting van 3 mei en het bezoek van 4 mei.",
               "");
  assert_cites(*state, "nl", "Uw brief over de aanvraag van 3 februari 2024.", "");
  assert_cites(*state, "nl", "Uw brief kwam laat. Van 7 oktober tot 1 november ben ik weg.", "");
  assert_cites(*state, "nl", "Op 28 mei bericht gekregen.", "");
  assert_cites(*state, "nl", "Van 7 oktober tot en met 1 november ben ik weg.", "");
  assert_cites(*state, "nl", "De e-mails sinds 1 januari 2024 over de opvang.", "");
  assert_cites(*state, "nl", "Wij spraken elkaar gisteren.", "");
  assert_cites(*state, "nl", "U schrijft dat er op 11 mei iemand was.", "");
  assert_cites(*state, "nl", "Op 3 mei heb ik bij de politie gemeld wat ik zag.", "");
  assert_cites(*state, "nl", "Uw brief van 3 mei 2025.", "");
  assert_cites(*state, "en", "I sent my application on 3 May.", "");
  assert_cites(*state, "en", "A written reflection period as from 1 May 2024.", "");
  assert_cites(*state, "en", "Your decision of 3 March and the hearing on 4 March.", "");
  assert_cites(*state, "en", "Your letter on the visit of 3 March was kind.", "");
  assert_cites(*state, "en", "Since 1 January 2024 the response of the police is slow.", "");
  assert_cites(*state, "en", "The response of 3 March by the market.", "");
}

static void
who_asks_extends_or_lets_know_on_a_day_wrote_then(void **state) {
  assert_cites(*state, "nl", "U vroeg ons op 23 mei om haar adres.", "2024-05-23");
  assert_cites(*state, "nl", "Op 2 mei vroeg ik schriftelijk om opheldering.", "2024-05-02");
  assert_cites(*state, "nl", "Ik reageer op uw voornemen van 5 mei jl.", "2024-05-05");
  assert_cites(*state, "nl", "Die is ondanks onze herinnering van 17 mei niet betaald.", "2024-05-17");
  assert_cites(*state, "en", "You acknowledged receipt on 22 May and on 3 June you extended the period.",
               "2024-05-22 2024-06-03");
  assert_cites(*state, "en", "On 21 May you lodged an objection for her.", "2024-05-21");
  assert_cites(*state, "en", "I refer to the Ministry’s Note of 13th March, 2024.", "2024-03-13");
  assert_cites(*state, "en", "The report submitted by your Government on 12 April 2024.", "2024-04-12");
}

static void
who_asks_by_mouth_or_plans_wrote_no_letter(void **state) {
  assert_cites(*state, "nl", "Ik vroeg u op 23 mei telefonisch om haar adres.", "");
  assert_cites(*state, "nl", "Het voornemen van 5 mei om te bouwen.", "");
  assert_cites(*state, "nl", "U vroeg mij aan de balie op 23 mei om haar adres.", "");
  assert_cites(*state, "en", "You asked by phone on 21 May.", "");
  assert_cites(*state, "en", "You sent me away on 26 March.", "");
  assert_cites(*state, "en", "You applied on 9 May 2024 and you sent us documents.", "");
}

static void
who_sends_a_report_writes_but_what_was_sent_is_no_letter(void **state) {
  assert_cites(*state, "en", "Thank you for sending us the draft report on 27 May 2024.", "2024-05-27");
  assert_cites(*state, "nl", "Op 31 mei stuurde u ons het concept van het rapport.", "2024-05-31");
  assert_cites(*state, "en", "The judgment was sent to you on 3 May 2024.", "");
  assert_cites(*state, "en", "The report of 3 May 2024 is clear.", "");
}

static void
another_time_is_another_letter(void **state) {
  assert_cites(*state, "en", "I wrote to you on 4 May and again on 9 May.", "2024-05-04 2024-05-09");
  assert_cites(*state, "nl", "Op 2 mei vroeg ik schriftelijk om uitleg. Op 21 mei nog eens.",
               "2024-05-02 2024-05-21");
  assert_cites(*state, "en", "I wrote to you on 4 May and left on 9 May.", "2024-05-04");
  assert_cites(*state, "en", "She fell on 4 May and again on 9 May.", "");
}

static void
another_things_date_does_not_hide_a_letters(void **state) {
  assert_cites(*state, "nl", "Uw brief van 17 mei over de aanvraag van 3 februari 2024.", "2024-05-17");
  assert_cites(*state, "nl", "De aanvraag van 3 mei 2023 en uw brief van 3 mei 2024.", "2024-05-03");
}

static void
assert_row_names(const Languages *languages, const char *row, const char *days) {
  g_autofree char *got = days_cited(languages, "nl", row, CITED_IN_LABEL);
  assert_string_equal(got, days);
}

static void
a_row_of_references_names_the_letter_of_its_label(void **state) {
  assert_row_names(*state, "Uw brief van: 24 februari 2024", "2024-02-24");
  assert_row_names(*state, "Uw verzoek van 24 februari 2024", "2024-02-24");
  assert_row_names(*state, "Uw bericht Ons kenmerk 24 februari 2024 K-12", "2024-02-24");
  assert_row_names(*state, "Datum Uw brief van Betreft 14 juni 2024 24 februari 2024 opvang", "2024-02-24");
  assert_row_names(*state, "Uw brief van: Betreft: 24 februari 2024 A. Vos, geb. 17-08-2001", "2024-02-24");
}

static void
a_row_without_that_label_or_with_more_dates_names_none(void **state) {
  assert_row_names(*state, "Datum 24 februari 2024", "");
  assert_row_names(*state, "Wilt u een zaak in uw brief behandelen 24 februari 2024", "");
  assert_row_names(*state, "Uw brief van Ons kenmerk Datum 14 juni 2024", "");
  assert_row_names(*state, "Uw brief van Zitting 3 mei 2024 4 mei 2024", "");
  assert_row_names(*state, "24 februari 2024 Uw brief van", "");
  assert_row_names(*state, "Uw brief van: Betreft: 24 februari 2024 zitting 17-05-2024", "");
}

static void
the_line_above_a_quoted_mail_is_a_letter_and_what_it_says_is_not(void **state) {
  g_autofree char *line =
      days_cited(*state, "en", "On 20 March 2024 Info Desk wrote: Dear sir,", CITED_IN_ATTRIBUTION);
  g_autofree char *inside =
      days_cited(*state, "en", "Thank you for your letter of 3 March.", CITED_IN_ATTRIBUTION);
  g_autofree char *header = days_cited(
      *state, "nl", "Van: Jo Verzonden: donderdag 6 juni 2024 09:14 Aan: Sanne", CITED_IN_ATTRIBUTION);
  g_autofree char *said =
      days_cited(*state, "nl", "De kaart is verzonden op 6 juni 2024.", CITED_IN_ATTRIBUTION);
  assert_string_equal(line, "2024-03-20");
  assert_string_equal(inside, "");
  assert_string_equal(header, "2024-06-06");
  assert_string_equal(said, "");
}

static void
to_write_is_heard_over_some_words(void **state) {
  assert_cites(*state, "en", "I wrote to your predecessor about Mrs Vos on 3 March.", "2024-03-03");
  assert_cites(*state, "en", "I told you all about old Mrs Vos on 3 March.", "");
}

static void
what_went_by_letter_on_a_day_is_one(void **state) {
  assert_cites(*state, "nl", "U hebt uw verzoek op 20 mei per e-mail toegelicht.", "2024-05-20");
  assert_cites(*state, "nl", "U hebt uw verzoek op 20 mei toegelicht.", "");
  assert_cites(*state, "nl", "U bent op 20 mei per trein vertrokken.", "");
}

/* All days that an English text mentions in a letter of 5 March 2024, joined by blanks. */
static void
assert_mentions(const Languages *languages, gboolean month_first, const char *text, const char *days) {
  g_autoptr(CitedWords) words = cited_words_new(languages_find(languages, "en"));
  const LetterDate letter = {"2024-03-05", month_first};
  g_autoptr(GArray) found = cited_find(words, text, CITED_IN_TEXT, &letter);
  g_autoptr(GString) got = g_string_new(NULL);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf(got, "%s%s", i > 0 ? " " : "", g_array_index(found, DateMention, i).iso);
  assert_string_equal(got->str, days);
}

static void
every_date_is_mentioned_but_those_to_come(void **state) {
  assert_mentions(*state, FALSE, "On 3 May 2022 we met. The hearing is on 3 May 2024.", "2022-05-03");
}

static void
numbers_are_read_as_the_letter_writes_its_own_date(void **state) {
  assert_mentions(*state, TRUE, "Your fax of 08/04/2023.", "2023-08-04");
  assert_mentions(*state, FALSE, "Your fax of 08/04/2023.", "2023-04-08");
  assert_mentions(*state, TRUE, "Your fax of 4 August 2023.", "2023-08-04");
}

static void
numbers_are_not_read_as_a_day_to_come(void **state) {
  assert_mentions(*state, FALSE, "Your fax of 02/04/2024.", "2024-02-04");
  assert_mentions(*state, TRUE, "Your fax of 04/02/2024.", "2024-02-04");
  assert_mentions(*state, FALSE, "Your fax of 06/04/2024.", "");
}

static void
a_mention_knows_where_the_date_before_it_ended(void **state) {
  g_autoptr(CitedWords) words = cited_words_new(languages_find(*state, "en"));
  const LetterDate letter = {"2024-03-05", FALSE};
  g_autoptr(GArray) found = cited_find(words, "Since 3 May 2022 and 4 May 2022.", CITED_IN_TEXT, &letter);
  assert_int_equal(found->len, 2);
  assert_int_equal(g_array_index(found, DateMention, 0).since, 0);
  assert_int_equal(g_array_index(found, DateMention, 1).since, strlen("Since 3 May 2022"));
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_date_is_mentioned_but_those_to_come),
      cmocka_unit_test(numbers_are_read_as_the_letter_writes_its_own_date),
      cmocka_unit_test(numbers_are_not_read_as_a_day_to_come),
      cmocka_unit_test(a_mention_knows_where_the_date_before_it_ended),
      cmocka_unit_test(to_write_is_heard_over_some_words),
      cmocka_unit_test(dutch_letters_are_cited),
      cmocka_unit_test(english_letters_are_cited),
      cmocka_unit_test(dates_of_other_things_are_not_letters),
      cmocka_unit_test(who_asks_extends_or_lets_know_on_a_day_wrote_then),
      cmocka_unit_test(who_asks_by_mouth_or_plans_wrote_no_letter),
      cmocka_unit_test(who_sends_a_report_writes_but_what_was_sent_is_no_letter),
      cmocka_unit_test(another_time_is_another_letter),
      cmocka_unit_test(another_things_date_does_not_hide_a_letters),
      cmocka_unit_test(a_row_of_references_names_the_letter_of_its_label),
      cmocka_unit_test(a_row_without_that_label_or_with_more_dates_names_none),
      cmocka_unit_test(the_line_above_a_quoted_mail_is_a_letter_and_what_it_says_is_not),
      cmocka_unit_test(what_went_by_letter_on_a_day_is_one),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
