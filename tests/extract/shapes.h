/*
 * Letters made by hand, one of every shape that the paper may have, for the tests that write and read them.
 * Each says in its name what is odd about it.
 */
#pragma once

#include "tests/extract/shape-parts.h"

static inline Letter *
shape_empty(void) {
  return letter_new();
}

static inline Letter *
shape_empty_page(void) {
  return shape_letter(2);
}

static inline Letter *
shape_plain(void) {
  Letter *letter = shape_letter(0);
  shape_part(letter, PART_SUBJECT, "Opvang");
  shape_part(letter, PART_SALUTATION, "Geachte heer,");
  shape_part(letter, PART_PARAGRAPH, "Wat nu?");
  shape_part(letter, PART_CLOSING, "Groet,");
  shape_part(letter, PART_SIGNATURE, "M. Voorbeeld directeur");
  shape_signatory(letter, "M. Voorbeeld", "directeur");
  return letter;
}

static inline Letter *
shape_without_subject(void) {
  Letter *letter = shape_letter(1);
  shape_row(letter, PART_SALUTATION, "Geachte heer,", 0, 100);
  shape_row(letter, PART_PARAGRAPH, "Wat nu?", 0, 120);
  notice_add(letter->notices, "no-subject", NULL, "no subject was found");
  return letter;
}

static inline Letter *
shape_only_footnotes(void) {
  Letter *letter = shape_letter(1);
  shape_row(letter, PART_FOOTNOTE, "Eigen registratie.", 0, 700)->label = g_strdup("1");
  shape_row(letter, PART_FOOTNOTE, "Idem.", 0, 720)->label = g_strdup("2");
  return letter;
}

static inline Letter *
shape_only_furniture(void) {
  Letter *letter = shape_letter(1);
  shape_row(letter, PART_FURNITURE, "Pagina 1 van 1", 0, 800)->furniture = FURNITURE_PAGE_NUMBER;
  return letter;
}

static inline Letter *
shape_table(void) {
  Letter *letter = shape_letter(1);
  shape_row(letter, PART_PARAGRAPH, "Zie de tabel.", 0, 100);
  Part *table = shape_part(letter, PART_TABLE, "Jaar Aangiften 2019 1.334 2020 189 toelichting");
  shape_cell(table, 0, 0, "Jaar");
  shape_cell(table, 0, 1, "Aangiften");
  shape_cell(table, 1, 0, "2019");
  shape_cell(table, 1, 1, "1.334");
  shape_cell(table, 2, 0, "2020");
  shape_cell(table, 2, 2, "189 toelichting");
  shape_line(table, "Jaar", 0, 120);
  shape_line(table, "2019", 0, 132);
  shape_line(table, "2020", 0, 144);
  shape_line(table, "toelichting", 0, 156);
  shape_mark(table, "1.334", "1", 3);
  shape_ref(table, "189", "case");
  shape_row(letter, PART_PARAGRAPH, "Dat is minder.", 0, 170);
  shape_row(letter, PART_FOOTNOTE, "Voorlopig.", 0, 770)->label = g_strdup("1");
  return letter;
}

static inline Letter *
shape_table_without_cells(void) {
  Letter *letter = shape_letter(0);
  shape_part(letter, PART_TABLE, "een twee");
  shape_part(letter, PART_TABLE, "");
  return letter;
}

static inline Letter *
shape_quoted_mail(void) {
  Letter *letter = shape_letter(1);
  shape_row(letter, PART_PARAGRAPH, "Zie hieronder.", 0, 100);
  shape_row(letter, PART_CLOSING, "Groet,", 0, 120);
  shape_in(shape_row(letter, PART_HEADING, "Oorspronkelijk bericht", 0, 140), DIVISION_QUOTED);
  shape_in(shape_row(letter, PART_SALUTATION, "Beste heer,", 0, 160), DIVISION_QUOTED);
  shape_in(shape_row(letter, PART_PARAGRAPH, "Op 3 mei schreef u.", 0, 180), DIVISION_QUOTED);
  shape_in(shape_row(letter, PART_ITEM, "Een punt.", 0, 190), DIVISION_QUOTED)->label = g_strdup("-");
  shape_in(shape_row(letter, PART_QUOTE, "Nog ouder.", 0, 200), DIVISION_QUOTED);
  shape_in(shape_row(letter, PART_TABLE, "a", 0, 205), DIVISION_QUOTED);
  shape_in(shape_row(letter, PART_CLOSING, "Hoogachtend,", 0, 210), DIVISION_QUOTED);
  shape_in(shape_row(letter, PART_SIGNATURE, "De Dienst", 0, 220), DIVISION_QUOTED);
  shape_in(shape_row(letter, PART_POSTSCRIPT, "PS Nee.", 0, 230), DIVISION_QUOTED);
  shape_row(letter, PART_PARAGRAPH, "En nu verder.", 0, 260);
  return letter;
}

static inline Letter *
shape_preamble_and_enclosure(void) {
  Letter *letter = shape_letter(2);
  shape_in(shape_row(letter, PART_PARAGRAPH, "Per e-mail verzonden", 0, 60), DIVISION_PREAMBLE);
  shape_row(letter, PART_FURNITURE, "Postbus 1", 0, 70)->furniture = FURNITURE_ADDRESS;
  shape_row(letter, PART_SALUTATION, "Geachte heer,", 0, 100);
  shape_row(letter, PART_PARAGRAPH, "Bijgaand een besluit.", 0, 120);
  shape_row(letter, PART_CLOSING, "Groet,", 0, 140);
  shape_in(shape_row(letter, PART_HEADING, "BESLUIT", 1, 60), DIVISION_ENCLOSURE)->level = 1;
  shape_in(shape_row(letter, PART_SALUTATION, "Geachte mevrouw,", 1, 80), DIVISION_ENCLOSURE);
  shape_in(shape_row(letter, PART_PARAGRAPH, "Uw aanvraag is afgewezen.", 1, 100), DIVISION_ENCLOSURE);
  shape_in(shape_row(letter, PART_SIGNATURE, "de minister", 1, 120), DIVISION_ENCLOSURE);
  return letter;
}

static inline Letter *
shape_two_signatories(void) {
  Letter *letter = shape_letter(1);
  shape_row(letter, PART_PARAGRAPH, "Dat was het.", 0, 100);
  shape_row(letter, PART_CLOSING, "Hoogachtend,", 0, 120);
  Part *signature = shape_part(letter, PART_SIGNATURE, "A. Jansen B. Pietersen voorzitter secretaris");
  shape_line(signature, "A. Jansen", 0, 140);
  shape_line(signature, "voorzitter", 0, 152);
  shape_signatory(letter, "A. Jansen", "voorzitter");
  shape_signatory(letter, "B. Pietersen", "secretaris");
  shape_field(&g_array_index(letter->signatories, Signatory, 0).name, "A. Jansen", 0, 140);
  return letter;
}

static inline Letter *
shape_signatories_that_no_signature_prints(void) {
  Letter *letter = shape_letter(0);
  shape_part(letter, PART_PARAGRAPH, "Dat was het.");
  shape_part(letter, PART_SIGNATURE, "A. Jansen");
  shape_signatory(letter, "A. Jansen", "directeur");
  shape_signatory(letter, "B. Pietersen", "secretaris");
  shape_signatory(letter, NULL, "griffier");
  return letter;
}

static inline Letter *
shape_signatory_without_any_text(void) {
  Letter *letter = shape_letter(0);
  shape_signatory(letter, "A. Jansen", NULL);
  return letter;
}

/* The footnote stands in the quoted mail, whose page it is printed below. */
static inline Letter *
shape_signatory_over_a_quoted_footnote(void) {
  Letter *letter = shape_letter(1);
  shape_row(letter, PART_SALUTATION, "Beste Ans,", 0, 90);
  shape_row(letter, PART_PARAGRAPH, "Wij schrijven u later.", 0, 120)->division = DIVISION_QUOTED;
  shape_row(letter, PART_FOOTNOTE, "Eigen registratie.", 0, 700)->label = g_strdup("1");
  shape_signatory(letter, "A. Jansen", NULL);
  return letter;
}

static inline Letter *
shape_headings(void) {
  Letter *letter = shape_letter(1);
  const guint levels[] = {2, 1, 3, 2, 0, 1};
  for (guint i = 0; i < G_N_ELEMENTS(levels); i++) {
    shape_row(letter, PART_HEADING, "Kop", 0, 100 + 20.0 * i)->level = levels[i];
    if (i % 2 == 0)
      shape_row(letter, PART_PARAGRAPH, "Tekst.", 0, 110 + 20.0 * i);
  }
  return letter;
}

static inline Letter *
shape_nested_items(void) {
  Letter *letter = shape_letter(1);
  const guint levels[] = {1, 2, 3, 3, 1, 3, 2, 0, 1};
  const char *labels[] = {"1.", "a)", "i.", "ii.", "2.", "-", "b)", NULL, "3."};
  shape_row(letter, PART_PARAGRAPH, "Ik vraag:", 0, 90);
  for (guint i = 0; i < G_N_ELEMENTS(levels); i++) {
    Part *item = shape_row(letter, PART_ITEM, "punt voor u", 0, 100 + 20.0 * i);
    shape_line(item, "voor", 0, 110 + 20.0 * i);
    item->level = levels[i];
    item->label = g_strdup(labels[i]);
    if (i == 4)
      shape_row(letter, PART_FURNITURE, "zijkant", 0, 300)->furniture = FURNITURE_SIDEBAR;
  }
  return letter;
}

static inline Letter *
shape_items_only_and_deep(void) {
  Letter *letter = shape_letter(0);
  shape_part(letter, PART_ITEM, "diep")->level = 3;
  shape_part(letter, PART_ITEM, "")->level = 900;
  return letter;
}

/* A paragraph over three pages with headers, footers and a footnote that runs on. */
static inline Letter *
shape_over_three_pages(void) {
  Letter *letter = shape_letter(4);
  shape_row(letter, PART_FURNITURE, "Huisstijl", 0, 20)->furniture = FURNITURE_LETTERHEAD;
  shape_row(letter, PART_SALUTATION, "Geachte heer,", 0, 100);
  Part *long_one =
      shape_part(letter, PART_PARAGRAPH,
                 "Drie meisjes wachten op beschermde opvang. Zij slapen nu elders en dat mag niet.");
  shape_line(long_one, "Drie", 0, 700);
  shape_line(long_one, "schermde", 0, 712);
  shape_line(long_one, "Zij", 1, 60);
  shape_line(long_one, "ders", 2, 60);
  shape_line(long_one, "mag", 2, 72);
  shape_mark(long_one, "opvang.", "1", 4);
  shape_row(letter, PART_FURNITURE, "Pagina 1", 0, 800)->furniture = FURNITURE_PAGE_NUMBER;
  Part *note = shape_row(letter, PART_FOOTNOTE, "Opgave van onze eigen registratie.", 0, 770);
  note->label = g_strdup("1");
  shape_line(note, "eigen", 1, 770);
  shape_row(letter, PART_FURNITURE, "Blad 2", 1, 20)->furniture = FURNITURE_HEADER;
  shape_row(letter, PART_FURNITURE, "Pagina 2", 1, 800)->furniture = FURNITURE_PAGE_NUMBER;
  shape_row(letter, PART_FURNITURE, "Blad 3", 2, 20)->furniture = FURNITURE_HEADER;
  shape_row(letter, PART_FURNITURE, "Pagina 3", 2, 800)->furniture = FURNITURE_PAGE_NUMBER;
  shape_row(letter, PART_PARAGRAPH, "Tot slot.", 2, 100);
  shape_row(letter, PART_PARAGRAPH, "Dank.", 3, 100);
  shape_row(letter, PART_FURNITURE, "Pagina 4", 3, 800)->furniture = FURNITURE_PAGE_NUMBER;
  return letter;
}

/* The same furniture met before the part that runs over it. */
static inline Letter *
shape_furniture_met_early(void) {
  Letter *letter = shape_letter(3);
  shape_row(letter, PART_FURNITURE, "Blad 1", 0, 20)->furniture = FURNITURE_HEADER;
  shape_row(letter, PART_FURNITURE, "Blad 2", 1, 20)->furniture = FURNITURE_HEADER;
  shape_row(letter, PART_FURNITURE, "Voet 2", 1, 800)->furniture = FURNITURE_FOOTER;
  shape_row(letter, PART_FURNITURE, "Blad 3", 2, 20)->furniture = FURNITURE_HEADER;
  Part *part = shape_part(letter, PART_ITEM, "een twee");
  shape_line(part, "een", 0, 700);
  shape_line(part, "twee", 1, 60);
  shape_row(letter, PART_ITEM, "drie", 2, 60);
  return letter;
}

static inline Letter *
shape_postscript(void) {
  Letter *letter = shape_letter(1);
  shape_row(letter, PART_HEADING, "Kop", 0, 80)->level = 1;
  shape_row(letter, PART_PARAGRAPH, "Tekst.", 0, 100);
  shape_row(letter, PART_CLOSING, "Groet,", 0, 120);
  shape_row(letter, PART_FURNITURE, "stempel", 0, 130)->furniture = FURNITURE_STAMP;
  shape_row(letter, PART_SIGNATURE, "Jan", 0, 140);
  shape_row(letter, PART_POSTSCRIPT, "PS Bel mij.", 0, 160);
  shape_row(letter, PART_POSTSCRIPT, "PPS Of niet.", 0, 180);
  shape_row(letter, PART_FOOTNOTE, "Los.", 0, 700);
  shape_row(letter, PART_PARAGRAPH, "Na afloop nog dit.", 0, 200);
  return letter;
}

static inline Letter *
shape_closing_without_text(void) {
  Letter *letter = shape_letter(0);
  shape_part(letter, PART_SALUTATION, "Beste,");
  shape_part(letter, PART_CLOSING, "Groet,");
  shape_part(letter, PART_POSTSCRIPT, "PS Bel mij.");
  return letter;
}

static inline Letter *
shape_salutation_late_and_twice(void) {
  Letter *letter = shape_letter(1);
  shape_row(letter, PART_PARAGRAPH, "Eerst dit.", 0, 90);
  shape_row(letter, PART_SALUTATION, "Geachte heer,", 0, 100);
  shape_row(letter, PART_SALUTATION, "Geachte mevrouw,", 0, 110);
  shape_row(letter, PART_CLOSING, "Groet,", 0, 120);
  shape_row(letter, PART_SALUTATION, "Nogmaals,", 0, 130);
  return letter;
}

static inline Letter *
shape_every_mark(void) {
  Letter *letter = shape_letter(1);
  Part *subject = shape_row(letter, PART_SUBJECT, "Opvang en artikel 8 EVRM", 0, 80);
  shape_mark(subject, "Opvang", "*", 4);
  shape_ref(subject, "artikel 8 EVRM", "law");
  Part *heading = shape_row(letter, PART_HEADING, "Kop", 0, 100);
  shape_mark(heading, "Kop", "1", 3);
  Part *part = shape_row(letter, PART_PARAGRAPH, "ECLI:NL:RVS:2023:1 en zaak AWB 23/1234", 0, 120);
  shape_mark(part, "ECLI:NL:RVS:2023:1", "1", 3);
  shape_mark(part, "en", "9", G_MAXUINT);
  shape_mark(part, "1234", "2", 5);
  shape_mark(part, "1234", "2", 5);
  shape_ref(part, "ECLI:NL:RVS:2023:1", "ecli");
  shape_ref(part, "AWB 23/1234", "case");
  Part *first = shape_row(letter, PART_FOOTNOTE, "Zie noot 2.", 0, 700);
  first->label = g_strdup("1");
  shape_mark(first, "2", "2", 5);
  shape_row(letter, PART_FOOTNOTE, "Ster.", 0, 712)->label = g_strdup("*");
  shape_row(letter, PART_FOOTNOTE, "Twee.", 0, 724)->label = g_strdup("2");
  return letter;
}

static inline Letter *
shape_hostile_text(void) {
  Letter *letter = shape_letter(1);
  g_free(letter->source);
  letter->source = g_strdup("a b%20\"<é>&#.pdf");
  shape_part(letter, PART_SUBJECT, "<script>&amp;]]>\001");
  shape_part(letter, PART_PARAGRAPH, "?> --> <!-- \xEF\xBF\xBE & \"' 𝄞")->rung = "odd rung/é";
  Part *item = shape_part(letter, PART_ITEM, "x");
  item->label = g_strdup("<\n\"&\002");
  field_set(&letter->our_reference, "&<>\"\004", NULL, "a b");
  notice_add(letter->notices, "odd", &(Place){0, {1, 2, 3.25, 4}}, "ends ?> here \"&<\003 %s", "\xFF");
  shape_part(letter, PART_PARAGRAPH, "p")->id = g_strdup("not an id");
  shape_part(letter, PART_PARAGRAPH, "q")->id = g_strdup("l1");
  shape_row(letter, PART_PARAGRAPH, "beyond the paper", 7, 100);
  Part *nowhere = shape_part(letter, PART_PARAGRAPH, "no box");
  PrintedLine line = {0, {0, BOX_EMPTY}, FALSE};
  g_array_append_val(nowhere->lines, line);
  return letter;
}

static inline Letter *
shape_doubtful_and_foreign(void) {
  Letter *letter = shape_letter(1);
  Part *part = shape_row(letter, PART_PARAGRAPH, "The applicant stayed.", 0, 100);
  part->language = g_intern_static_string("en");
  part->certainty = DOUBTFUL;
  part->rung = "indented";
  shape_row(letter, PART_PARAGRAPH, "Zij bleef.", 0, 120)->rung = "gap-above";
  field_set(&letter->sent.date.printed, "21 maart", NULL, "label");
  letter->sent.date.printed.certainty = DOUBTFUL;
  letter->received.date.iso = g_strdup("2012-03-23");
  return letter;
}

/* All of it at once, as a good letter has it. */
static inline Letter *
shape_full(void) {
  Letter *letter = shape_letter(2);
  shape_field(&letter->our_reference, "24/118-mv", 0, 90);
  shape_field(&letter->your_reference, "5261904", 0, 100);
  shape_field(&letter->sent.name, "M. Voorbeeld", 0, 30);
  shape_field(&letter->sent.role, "directeur", 0, 40);
  shape_field(&letter->sent.organisation, "Stichting Voorbeeldhuis", 0, 20);
  shape_field(&letter->sent.department, "Afdeling Opvang", 0, 50);
  shape_field(&letter->sent.email, "m@voorbeeld.example", 0, 60);
  shape_field(&letter->sent.phone, "070 000 00 00", 0, 70);
  shape_field(&letter->sent.place_name, "Voorbeeldstad", 0, 110);
  shape_field(&letter->sent.date.printed, "14 juni 2024", 0, 120);
  letter->sent.date.iso = g_strdup("2024-06-14");
  g_ptr_array_add(letter->sent.address, g_strdup("Postbus 1"));
  g_ptr_array_add(letter->sent.address, g_strdup("1000 AA Voorbeeldstad"));
  field_set(&letter->received.name, "mevrouw P. Ontvanger", NULL, NULL);
  field_set(&letter->received.organisation, "Ministerie van Voorbeeldzaken", NULL, NULL);
  field_set(&letter->received.department, "Directie A", NULL, NULL);
  g_ptr_array_add(letter->received.address, g_strdup("Postbus 2"));
  shape_row(letter, PART_FURNITURE, "Stichting Voorbeeldhuis", 0, 20)->furniture = FURNITURE_LETTERHEAD;
  shape_row(letter, PART_FURNITURE, "Datum 14 juni 2024", 0, 120)->furniture = FURNITURE_REFERENCE;
  Part *subject = shape_part(letter, PART_SUBJECT, "Opvang van drie cliënten");
  shape_line(subject, "Opvang", 0, 140);
  shape_line(subject, "cliënten", 0, 152);
  shape_row(letter, PART_SALUTATION, "Geachte mevrouw Ontvanger,", 0, 180);
  Part *first =
      shape_row(letter, PART_PARAGRAPH,
                "In reactie op uw brief van 17 mei jl. en artikel 8 EVRM vraag ik aandacht.", 0, 200);
  shape_ref(first, "artikel 8 EVRM", "law");
  CitedLetter cited = {4, {30, 40}, g_strdup("2024-05-17")};
  cited.span.start = (guint)(strstr(first->text, "17 mei") - first->text);
  cited.span.end = cited.span.start + (guint)strlen("17 mei jl.");
  g_array_append_val(letter->cited, cited);
  shape_row(letter, PART_HEADING, "Een eigen plek", 0, 220)->level = 1;
  shape_row(letter, PART_ITEM, "zorg", 0, 240)->label = g_strdup("1.");
  shape_row(letter, PART_QUOTE, "Wij wachten.", 0, 260);
  shape_row(letter, PART_CLOSING, "Met vriendelijke groet,", 1, 100);
  Part *signature = shape_part(letter, PART_SIGNATURE, "M. Voorbeeld directeur");
  shape_line(signature, "M.", 1, 140);
  shape_line(signature, "directeur", 1, 152);
  shape_signatory(letter, "M. Voorbeeld", "directeur");
  shape_row(letter, PART_COPY, "Gemeente Voorbeeldstad", 1, 200);
  shape_row(letter, PART_ENCLOSURE, "overzicht van plaatsingen", 1, 220)->label = g_strdup("1.");
  shape_row(letter, PART_COPY, "Het COA", 1, 210);
  return letter;
}

static const struct {
  const char *name;
  Letter *(*make)(void);
} SHAPES[] = {
    {"empty", shape_empty},
    {"empty-page", shape_empty_page},
    {"plain", shape_plain},
    {"without-subject", shape_without_subject},
    {"only-footnotes", shape_only_footnotes},
    {"only-furniture", shape_only_furniture},
    {"table", shape_table},
    {"table-without-cells", shape_table_without_cells},
    {"quoted-mail", shape_quoted_mail},
    {"preamble-and-enclosure", shape_preamble_and_enclosure},
    {"two-signatories", shape_two_signatories},
    {"signatories-that-no-signature-prints", shape_signatories_that_no_signature_prints},
    {"signatory-without-any-text", shape_signatory_without_any_text},
    {"signatory-over-a-quoted-footnote", shape_signatory_over_a_quoted_footnote},
    {"headings", shape_headings},
    {"nested-items", shape_nested_items},
    {"items-only-and-deep", shape_items_only_and_deep},
    {"over-three-pages", shape_over_three_pages},
    {"furniture-met-early", shape_furniture_met_early},
    {"postscript", shape_postscript},
    {"closing-without-text", shape_closing_without_text},
    {"salutation-late-and-twice", shape_salutation_late_and_twice},
    {"every-mark", shape_every_mark},
    {"hostile-text", shape_hostile_text},
    {"doubtful-and-foreign", shape_doubtful_and_foreign},
    {"full", shape_full},
};

/* The shape with its parts numbered. */
static inline Letter *
shape_make(guint index) {
  Letter *letter = SHAPES[index].make();
  letter_number_parts(letter);
  return letter;
}
