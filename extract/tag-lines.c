#include "extract/tag-lines.h"

#include "extract/dates.h"
#include "extract/domains.h"
#include "extract/label-words.h"
#include "extract/persons.h"
#include "extract/tag-ladder.h"
#include "extract/wording.h"

#include <string.h>

/* Of longer letters the first page and so many lines at the end are read. */
enum { LINES_MAX = 240, LINES_AT_END = 80, CLOSING_WORDS_MAX = 8, DOMAIN_PART_BYTES_MIN = 4 };
#define CHAIN_GAP_LEADINGS 1.9
#define LEADING_OF_SIZE 1.2 /* large lines stand further apart */

const TagLine *
tag_lines_of(const TagLines *lines, guint line) {
  guint index = line == NO_LINE ? NO_LINE : lines->of_layout[line];
  return index == NO_LINE ? NULL : tag_lines_at(lines, index);
}

static gboolean
line_is_read(const Study *study, guint index) {
  const TextLine *line = study_line(study, index);
  return *line->text && (study_count(study) <= LINES_MAX || (line->line.page == 0 && index < LINES_MAX) ||
                         index + LINES_AT_END >= study_own_end(study));
}

/* --- words --- */

static gboolean
is_edge_punctuation(gunichar ch) {
  return ch < 128 ? strchr(".,;:()[]|\"'", (char)ch) != NULL : ch == 0xB7 || ch == 0x2022;
}

/* The word as the tagger knows words, kept in texts. */
static const char *
plain_word(TagLines *lines, const char *word, gsize length) {
  const char *end = word + length;
  while (word < end && is_edge_punctuation(g_utf8_get_char(word)))
    word = g_utf8_next_char(word);
  while (end > word && is_edge_punctuation(g_utf8_get_char(g_utf8_prev_char(end))))
    end = g_utf8_prev_char(end);
  char buffer[64];
  gsize n = 0;
  for (; word < end && n + 6 < sizeof buffer; word = g_utf8_next_char(word)) {
    gunichar ch = g_utf8_get_char(word);
    n += (gsize)g_unichar_to_utf8(g_unichar_isdigit(ch) ? '9' : g_unichar_tolower(ch), buffer + n);
  }
  buffer[n] = '\0';
  return g_string_chunk_insert_const(lines->texts, buffer);
}

static void
read_words(TagLines *lines, TagLine *line) {
  const char *text = study_line(lines->study, line->line)->text;
  guint blanks = 0;
  for (const char *at = text; *at; at++)
    blanks += *at == ' ';
  line->words = g_new0(TagWord, blanks + 1);
  g_ptr_array_add(lines->words, line->words);
  for (const char *at = text + strspn(text, " "); *at; at += strspn(at, " ")) {
    gsize length = strcspn(at, " ");
    char *printed = g_string_chunk_insert_len(lines->texts, at, (gssize)length);
    line->words[line->count++] = (TagWord){.text = printed,
                                           .plain = plain_word(lines, at, length),
                                           .offset = (guint)(at - text),
                                           .ladder = TAGS,
                                           .label = LABEL_KEYS};
    at += length;
  }
}

/* --- what a line claims --- */

static gboolean
claim_holds(const Study *study, Claim claim, const char *text) {
  const Languages *languages = study->languages;
  switch (claim) {
  case CLAIM_PERSON:
    return text_names_person(languages, text);
  case CLAIM_ORGANISATION_WORD:
    return text_holds_organisation_word(languages, text);
  case CLAIM_ORGANISATION:
    return text_names_organisation(languages, text);
  case CLAIM_ADDRESS:
    return text_is_address_line(languages, text);
  case CLAIM_POSTCODE:
    return text_is_postcode_line(text);
  case CLAIM_CONTACT:
    return text_is_contact_line(languages, text);
  case CLAIM_TITLE:
    return text_is_title(languages, text);
  case CLAIM_GREETS:
    return wording_begins(languages, "salutation", "begin", text, NULL);
  case CLAIM_TAKES_LEAVE:
    return wording_begins(languages, "closing", "begin", text, NULL);
  case CLAIM_ROLE:
    return wording_begins(languages, "signature", "role", text, NULL);
  case CLAIM_ON_BEHALF:
    return wording_begins(languages, "signature", "on-behalf", text, NULL);
  default:
    return domains_name(study->layout, text);
  }
}

static Span
first_date(const Study *study, const char *text) {
  Span span = {0, 0};
  for (guint i = 0; i < languages_count(study->languages); i++) {
    g_autofree char *iso = date_parse(text, languages_at(study->languages, i), &span, NULL);
    if (iso)
      return span;
  }
  return (Span){0, 0};
}

/* Lines of running text claim little, and asking them costs the most. */
static gboolean
line_is_running_text(const TagLine *line) {
  return line->count > 14;
}

static void
read_line(TagLines *lines, guint index) {
  const Study *study = lines->study;
  TagLine line = {.line = index, .above = NO_LINE, .left = NO_LINE, .below = NO_LINE, .key = LABEL_KEYS};
  const char *text = study_line(study, index)->text;
  line.right = layout_line_right(study->layout, index);
  read_words(lines, &line);
  gboolean running = line_is_running_text(&line);
  for (guint claim = 0; claim < CLAIMS; claim++)
    if ((!running || claim == CLAIM_ADDRESS || claim == CLAIM_CONTACT) && claim_holds(study, claim, text))
      line.claims |= 1u << claim;
  if (!label_words_read(study->languages, text, &line.key, &line.label_length, &line.label_loose))
    line.key = LABEL_KEYS;
  if (!running)
    line.date = first_date(study, text);
  lines->of_layout[index] = lines->lines->len;
  g_array_append_val(lines->lines, line);
}

/* --- chains --- */

static gboolean
stands_on(const Study *study, guint above, guint below) {
  const Line *upper = &study_line(study, above)->line, *lower = &study_line(study, below)->line;
  return upper->page == lower->page &&
         lower->baseline - upper->baseline <
             CHAIN_GAP_LEADINGS * MAX(study->layout->leading, LEADING_OF_SIZE * upper->size);
}

static void
link_lines(TagLines *lines) {
  for (guint i = 0; i < lines->lines->len; i++) {
    TagLine *line = &g_array_index(lines->lines, TagLine, i);
    guint below = layout_line_below(lines->study->layout, line->line);
    TagLine *under = (TagLine *)tag_lines_of(lines, below),
            *beside = (TagLine *)tag_lines_of(lines, line->right);
    if (under && under->above == NO_LINE && stands_on(lines->study, line->line, below)) {
      line->below = below;
      under->above = line->line;
    }
    if (beside)
      beside->left = line->line;
  }
}

typedef struct {
  guint first; /* index in lines */
  guint page;
  double y, x;
} Chain;

static int
by_place(gconstpointer a, gconstpointer b) {
  const Chain *one = a, *other = b;
  if (one->page != other->page)
    return one->page < other->page ? -1 : 1;
  if (one->y != other->y)
    return one->y < other->y ? -1 : 1;
  return one->x < other->x ? -1 : one->x > other->x;
}

static GArray *
chains_of(const TagLines *lines) {
  GArray *chains = g_array_new(FALSE, FALSE, sizeof(Chain));
  for (guint i = 0; i < lines->lines->len; i++) {
    const TagLine *line = tag_lines_at(lines, i);
    const Line *printed = &study_line(lines->study, line->line)->line;
    Chain chain = {i, printed->page, printed->baseline, printed->box.x0};
    if (line->above == NO_LINE)
      g_array_append_val(chains, chain);
  }
  g_array_sort(chains, by_place);
  return chains;
}

static void
describe_chain(TagLines *lines, GArray *sorted, guint from, guint chain) {
  gboolean postcode = FALSE, contact = FALSE, labels = FALSE;
  for (guint i = from; i < sorted->len; i++) {
    const TagLine *line = &g_array_index(sorted, TagLine, i);
    postcode |= (line->claims >> CLAIM_POSTCODE) & 1;
    contact |= (line->claims >> CLAIM_CONTACT) & 1;
    labels |= line->key != LABEL_KEYS;
  }
  for (guint i = from; i < sorted->len; i++) {
    TagLine *line = &g_array_index(sorted, TagLine, i);
    line->place = i - from;
    line->length = sorted->len - from;
    line->chain = chain;
    line->postcode = postcode;
    line->contact = contact;
    line->labels = labels;
    lines->of_layout[line->line] = i;
  }
}

/* Puts the lines chain after chain. */
static void
sort_lines(TagLines *lines) {
  g_autoptr(GArray) chains = chains_of(lines);
  GArray *sorted = g_array_sized_new(FALSE, FALSE, sizeof(TagLine), lines->lines->len);
  g_autofree guint *of_layout = g_memdup2(lines->of_layout, sizeof(guint) * (study_count(lines->study) + 1));
  for (guint c = 0; c < chains->len; c++) {
    guint from = sorted->len;
    const TagLine *line = tag_lines_at(lines, g_array_index(chains, Chain, c).first);
    for (; line; line = line->below == NO_LINE ? NULL : tag_lines_at(lines, of_layout[line->below]))
      g_array_append_vals(sorted, line, 1);
    describe_chain(lines, sorted, from, c);
  }
  g_array_unref(lines->lines);
  lines->lines = sorted;
}

/* --- the whole letter --- */

static gboolean
has_claim(const TagLine *line, Claim claim) {
  return (line->claims >> claim) & 1;
}

static void
find_landmarks(TagLines *lines) {
  gboolean from = FALSE, to = FALSE;
  for (guint i = 0; i < study_count(lines->study); i++) {
    const TagLine *line = tag_lines_of(lines, i);
    if (!line)
      continue;
    lines->largest = MAX(lines->largest, study_line(lines->study, i)->line.size);
    if (lines->salutation == NO_LINE && has_claim(line, CLAIM_GREETS))
      lines->salutation = i;
    if (lines->closing == NO_LINE && has_claim(line, CLAIM_TAKES_LEAVE) && line->count <= CLOSING_WORDS_MAX)
      lines->closing = i;
    from |= line->key == LABEL_SENDER;
    to |= line->key == LABEL_ADDRESSEE;
  }
  lines->mail = from && to;
}

static void
take_domain(TagLines *lines, const char *word) {
  if (!strchr(word, '@') && !g_str_has_prefix(word, "www.") && !g_str_has_prefix(word, "http"))
    return;
  g_auto(GStrv) parts = g_strsplit_set(word, "@./:-", -1);
  for (char **part = parts; *part; part++)
    if (strlen(*part) >= DOMAIN_PART_BYTES_MIN && !g_str_equal(*part, "example") &&
        !g_str_equal(*part, "http") && !g_str_equal(*part, "https")) {
      g_autofree char *lower = g_utf8_strdown(*part, -1);
      g_hash_table_add(lines->domain_words, g_string_chunk_insert_const(lines->texts, lower));
    }
}

static void
count_capital(TagLines *lines, const TagLine *line, guint index) {
  const TagWord *word = &line->words[index];
  if (!g_unichar_isupper(g_utf8_get_char(word->text)))
    return;
  for (guint i = 0; i < index; i++)
    if (g_str_equal(line->words[i].plain, word->plain))
      return;
  guint before = GPOINTER_TO_UINT(g_hash_table_lookup(lines->capitals, word->plain));
  g_hash_table_insert(lines->capitals, (gpointer)word->plain, GUINT_TO_POINTER(before + 1));
}

static void
take_words(TagLines *lines) {
  for (guint i = 0; i < lines->lines->len; i++) {
    const TagLine *line = tag_lines_at(lines, i);
    for (guint w = 0; w < line->count; w++) {
      take_domain(lines, line->words[w].text);
      count_capital(lines, line, w);
      if (line->line == lines->salutation)
        g_hash_table_add(lines->salutation_words, (gpointer)line->words[w].plain);
    }
  }
}

TagLines *
tag_lines_find(const Study *study, const GArray *labels) {
  TagLines *lines = g_new0(TagLines, 1);
  lines->study = study;
  lines->lines = g_array_new(FALSE, FALSE, sizeof(TagLine));
  lines->of_layout = g_new(guint, study_count(study) + 1);
  lines->texts = g_string_chunk_new(4096);
  lines->words = g_ptr_array_new_with_free_func(g_free);
  lines->salutation_words = g_hash_table_new(g_str_hash, g_str_equal);
  lines->domain_words = g_hash_table_new(g_str_hash, g_str_equal);
  lines->capitals = g_hash_table_new(g_str_hash, g_str_equal);
  lines->salutation = lines->closing = NO_LINE;
  for (guint i = 0; i < study_count(study); i++) {
    lines->of_layout[i] = NO_LINE;
    if (line_is_read(study, i))
      read_line(lines, i);
  }
  link_lines(lines);
  sort_lines(lines);
  find_landmarks(lines);
  take_words(lines);
  tag_ladder_mark(lines, labels);
  return lines;
}

void
tag_lines_free(TagLines *lines) {
  if (!lines)
    return;
  g_array_unref(lines->lines);
  g_free(lines->of_layout);
  g_string_chunk_free(lines->texts);
  g_ptr_array_unref(lines->words);
  g_hash_table_unref(lines->salutation_words);
  g_hash_table_unref(lines->domain_words);
  g_hash_table_unref(lines->capitals);
  g_free(lines);
}
