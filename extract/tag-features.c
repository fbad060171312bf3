#include "extract/tag-features.h"

#include "extract/word-kinds.h"

#include <math.h>
#include <string.h>

enum { FEATURE_BYTES_MAX = 160 };

/* A feature under construction. */
typedef struct {
  const FeatureSink *sink;
  char text[FEATURE_BYTES_MAX];
  gsize length;
} Feature;

static void
put(Feature *feature, const char *text) {
  for (; *text && feature->length + 1 < sizeof feature->text; text++)
    feature->text[feature->length++] = *text;
}

/* Small numbers are one character each. */
static void
put_number(Feature *feature, guint number) {
  const char text[2] = {(char)('0' + MIN(number, 60)), '\0'};
  put(feature, text);
}

static void
end(Feature *feature) {
  feature->sink->take(feature->sink->data, feature->text, feature->length);
  feature->length = 0;
}

static void
tell(Feature *feature, const char *name) {
  put(feature, name);
  end(feature);
}

static void
tell_text(Feature *feature, const char *name, const char *value) {
  put(feature, name);
  put(feature, value);
  end(feature);
}

static void
tell_number(Feature *feature, const char *name, guint value) {
  put(feature, name);
  put_number(feature, value);
  end(feature);
}

/* How many of the rising edges lie at or below the value. */
static guint
bucket(double value, const double *edges, guint count) {
  guint i = 0;
  while (i < count && value >= edges[i])
    i++;
  return i;
}

#define BUCKET(value, ...)                                                                                   \
  bucket((value), (const double[]){__VA_ARGS__}, sizeof((const double[]){__VA_ARGS__}) / sizeof(double))

/* --- words --- */

/* "Xx", "99-X": letters and figures as their kinds, no kind more than twice in a row. */
static void
put_shape(Feature *feature, const char *text) {
  gunichar last = 0;
  guint run = 0, shown = 0;
  for (const char *at = text; *at && shown < 12; at = g_utf8_next_char(at)) {
    gunichar ch = g_utf8_get_char(at);
    gunichar kind = g_unichar_isupper(ch)   ? 'X'
                    : g_unichar_isalpha(ch) ? 'x'
                    : g_unichar_isdigit(ch) ? '9'
                    : ch < 128              ? ch
                                            : '?';
    run = kind == last ? run + 1 : 1;
    last = kind;
    if (run > 2)
      continue;
    const char one[2] = {(char)kind, '\0'};
    put(feature, one);
    shown++;
  }
}

/* The first three characters, or the last. */
static void
put_edge(Feature *feature, const char *plain, gboolean last) {
  glong length = g_utf8_strlen(plain, -1);
  const char *from = last && length > 3 ? g_utf8_offset_to_pointer(plain, length - 3) : plain;
  const char *to = !last && length > 3 ? g_utf8_offset_to_pointer(plain, 3) : plain + strlen(plain);
  for (; from < to; from++) {
    const char one[2] = {*from, '\0'};
    put(feature, one);
  }
}

/* --- lines --- */

static const TextLine *
printed(const TagLines *lines, const TagLine *line) {
  return study_line(lines->study, line->line);
}

static double
leading_of(const TagLines *lines) {
  return MAX(lines->study->layout->leading, 6);
}

static guint
page_of_three(const TagLines *lines, guint page) {
  return page == 0 ? 0 : page + 1 == lines->study->layout->pages->len ? 2 : 1;
}

static guint
height_on_page(const TagLines *lines, const TagLine *line) {
  const TextLine *text = printed(lines, line);
  const Page *page = g_ptr_array_index(lines->study->layout->pages, text->line.page);
  return BUCKET(text->line.baseline / MAX(page->height, 1), .06, .12, .18, .25, .32, .4, .5, .65, .8, .9,
                .94);
}

static void
tell_place(Feature *feature, const TagLines *lines, const TagLine *line) {
  const TextLine *text = printed(lines, line);
  const Layout *layout = lines->study->layout;
  const Page *page = g_ptr_array_index(layout->pages, text->line.page);
  Box box = text->line.box, column = layout_column(layout, text->line.page);
  double width = MAX(page->width, 1);
  guint height = height_on_page(lines, line), which = page_of_three(lines, text->line.page);
  put(feature, "y");
  put_number(feature, which);
  tell_number(feature, "", height);
  tell_number(feature, "x", BUCKET(box.x0 / width, .08, .14, .3, .45, .55, .7));
  tell_number(feature, "r", BUCKET(box.x1 / width, .3, .5, .7, .85, .93));
  put(feature, "xy");
  put_number(feature, BUCKET(box.x0 / width, .2, .45, .6));
  put_number(feature, which);
  tell_number(feature, "", height);
  put(feature, "e");
  put_number(feature, fabs(box.x0 - column.x0) < 4 ? 0 : box.x0 < column.x0 ? 1 : 2);
  tell_number(feature, "", fabs(box.x1 - column.x1) < 12 ? 0 : box.x1 < column.x1 ? 1 : 2);
  if (fabs(box.x0 + box.x1 - width) < 12 && box_width(box) < .7 * box_width(column))
    tell(feature, "centred");
}

static void
tell_style(Feature *feature, const TagLines *lines, const TagLine *line) {
  const TextLine *text = printed(lines, line);
  double ratio = text->line.size / MAX(lines->study->layout->body_size, 1);
  gsize length = strlen(text->text);
  tell_number(feature, "s", BUCKET(ratio, .8, .93, 1.07, 1.3, 1.7));
  if (text->line.size >= lines->largest - .1)
    tell_number(feature, "largest", ratio > 1.2);
  put(feature, "st");
  put_number(feature, line_is_bold(text));
  tell_number(feature, "", (text->line.flags & STYLE_ITALIC) != 0);
  tell_number(feature, "n", BUCKET(line->count, 2, 3, 4, 6, 9, 13));
  if (length && strchr(",:.", text->text[length - 1])) {
    const char last[2] = {text->text[length - 1], '\0'};
    tell_text(feature, "end", last);
  }
  if (strchr(text->text, ':'))
    tell(feature, "colon");
  if (text_is_in_capitals(text->text))
    tell(feature, "CAPS");
  if (line->date.end)
    tell(feature, "hasdate");
}

static void
tell_claims(Feature *feature, const char *name, const TagLine *line) {
  for (guint claim = 0; claim < CLAIMS; claim++)
    if ((line->claims >> claim) & 1)
      tell_number(feature, name, claim);
}

static void
tell_label(Feature *feature, const char *name, const TagLine *line) {
  put(feature, name);
  put_number(feature, line->key);
  tell_number(feature, "", line->key != LABEL_KEYS && line->label_loose);
}

static void
tell_chain(Feature *feature, const TagLines *lines, const TagLine *line) {
  const TextLine *text = printed(lines, line);
  tell_number(feature, "bl", BUCKET(line->length, 2, 3, 5, 8));
  tell_number(feature, "bi", MIN(line->place, 4));
  tell_number(feature, "be", MIN(line->length - 1 - line->place, 3));
  tell_number(feature, "bn", MIN(line->chain, 12));
  put(feature, "B");
  put_number(feature, line->postcode);
  put_number(feature, line->contact);
  tell_number(feature, "", line->labels);
  const char *const names[] = {"ga", "gb"};
  const guint others[] = {line->above, line->below};
  for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
    double gap = others[i] == NO_LINE
                     ? 9
                     : fabs(study_line(lines->study, others[i])->line.baseline - text->line.baseline) /
                           leading_of(lines);
    tell_number(feature, names[i], BUCKET(gap, .9, 1.1, 1.4, 1.8));
  }
}

/* Leadings from one line down to the other; far off when they are on different pages. */
static double
leadings_below(const TagLines *lines, guint landmark, const TagLine *line) {
  const TextLine *from = study_line(lines->study, landmark), *to = printed(lines, line);
  if (from->line.page != to->line.page)
    return to->line.page > from->line.page ? 99 : -99;
  return (to->line.baseline - from->line.baseline) / leading_of(lines);
}

static void
tell_landmarks(Feature *feature, const TagLines *lines, const TagLine *line) {
  double below;
  if (lines->salutation == NO_LINE)
    tell(feature, "nosal");
  else {
    below = leadings_below(lines, lines->salutation, line);
    tell_number(feature, "ds", BUCKET(below, -12, -6, -4, -2.5, -1.2, -.2, .3, 1.3, 2.5, 4));
    tell_number(feature, "sal", line->line == lines->salutation ? 0 : below > 0 ? 1 : 2);
  }
  if (lines->closing == NO_LINE)
    tell(feature, "noclo");
  else {
    below = leadings_below(lines, lines->closing, line);
    tell_number(feature, "dc", BUCKET(below, -3, -1.5, -.2, .3, 1.5, 3, 5, 8, 14));
  }
  if (lines->mail)
    tell_number(feature, "mail", height_on_page(lines, line));
}

/* Leadings up to the last line of its page. */
static void
tell_page_end(Feature *feature, const TagLines *lines, const TagLine *line) {
  const Study *study = lines->study;
  const TextLine *text = printed(lines, line);
  double last = text->line.baseline;
  for (guint i = line->line; i < study_count(study) && study_line(study, i)->line.page == text->line.page;
       i++)
    last = MAX(last, study_line(study, i)->line.baseline);
  put(feature, "pe");
  put_number(feature, text->line.page + 1 == study->layout->pages->len);
  tell_number(feature, "", BUCKET((last - text->line.baseline) / leading_of(lines), .3, 1.3, 3, 6));
}

static void
tell_neighbour(Feature *feature, const char *name, const TagLines *lines, const TagLine *line,
               guint other_line) {
  const TagLine *other = tag_lines_of(lines, other_line);
  if (!other || !other->count) {
    tell_text(feature, name, "-");
    return;
  }
  const TextLine *text = printed(lines, other);
  char part[8];
  g_snprintf(part, sizeof part, "%sK", name);
  tell_label(feature, part, other);
  g_snprintf(part, sizeof part, "%sw", name);
  tell_text(feature, part, other->words[0].plain);
  if (other->count > 1) {
    put(feature, part);
    put(feature, other->words[0].plain);
    tell_text(feature, "_", other->words[1].plain);
  }
  g_snprintf(part, sizeof part, "%se", name);
  tell_text(feature, part, other->words[other->count - 1].plain);
  g_snprintf(part, sizeof part, "%sn", name);
  tell_number(feature, part, BUCKET(other->count, 2, 4, 9));
  g_snprintf(part, sizeof part, "%sb", name);
  put(feature, part);
  put_number(feature, line_is_bold(text));
  tell_number(feature, "", BUCKET(text->line.size / MAX(printed(lines, line)->line.size, 1), .9, 1.1));
  g_snprintf(part, sizeof part, "%sc", name);
  tell_claims(feature, part, other);
  gsize length = strlen(text->text);
  g_snprintf(part, sizeof part, "%s.", name);
  const char last[2] = {length && strchr(",:", text->text[length - 1]) ? text->text[length - 1] : '-', '\0'};
  tell_text(feature, part, last);
  if (other->date.end)
    tell_text(feature, name, "date");
}

static void
tell_ladder_of_line(Feature *feature, const TagLines *lines, const TagLine *line) {
  const TextLine *text = printed(lines, line);
  put(feature, "LU");
  put_number(feature, text->use);
  tell_number(feature, "", text->use == USE_FURNITURE ? text->furniture : 0);
  tell_text(feature, "LR", text->rung ? text->rung : "-");
}

void
tag_features_of_line(const TagLines *lines, const TagLine *line, const FeatureSink *sink) {
  Feature feature = {.sink = sink};
  tell(&feature, "bias");
  tell_place(&feature, lines, line);
  tell_style(&feature, lines, line);
  tell_claims(&feature, "c", line);
  tell_label(&feature, "K", line);
  tell_chain(&feature, lines, line);
  tell_landmarks(&feature, lines, line);
  tell_page_end(&feature, lines, line);
  tell_ladder_of_line(&feature, lines, line);
  tell_neighbour(&feature, "U", lines, line, line->above);
  tell_neighbour(&feature, "D", lines, line, line->below);
  tell_neighbour(&feature, "L", lines, line, line->left);
  tell_neighbour(&feature, "R", lines, line, line->right);
  if (!line->count)
    return;
  tell_text(&feature, "fw", line->words[0].plain);
  tell_text(&feature, "lw", line->words[line->count - 1].plain);
  if (line->count > 1) {
    put(&feature, "fb");
    put(&feature, line->words[0].plain);
    tell_text(&feature, "_", line->words[1].plain);
  }
}

/* --- a word --- */

static void
tell_around(Feature *feature, const TagLine *line, guint word) {
  static const char *const names[] = {"w-", "w<", "", "w>", "w+"};
  for (int by = -2; by <= 2; by++) {
    int at = (int)word + by;
    if (by == 0)
      continue;
    gboolean inside = at >= 0 && at < (int)line->count;
    tell_text(feature, names[by + 2], inside ? line->words[at].plain : at < 0 ? "<" : ">");
    if (inside && (by == 1 || by == -1))
      tell_number(feature, by < 0 ? "k<" : "k>", word_kind(line->words[at].text));
  }
  if (word > 0) {
    put(feature, "bg");
    put(feature, line->words[word - 1].plain);
    tell_text(feature, "_", line->words[word].plain);
  }
}

/* The sign that a word ends in; '-': none. */
static char
sign_behind(const TagLine *line, guint word) {
  const char *text = line->words[word].text;
  char last = text[strlen(text) - 1];
  return strchr(",;:.)", last) ? last : '-';
}

/* Commas and the like part names from roles, and organisations from streets. */
static void
tell_signs(Feature *feature, const TagLine *line, guint word) {
  guint commas = 0;
  const char own[3] = {sign_behind(line, word), word > 0 ? sign_behind(line, word - 1) : '<', '\0'};
  for (guint i = 0; i < word; i++)
    commas += sign_behind(line, i) == ',';
  tell_text(feature, "q", own);
  tell_number(feature, "cm", MIN(commas, 3));
  if (line->words[word].text[0] == '(')
    tell(feature, "open");
}

/* The nearest word before it that ends in a colon, and whether a bar or dot parts it from the line's
 * beginning. */
static void
tell_parting(Feature *feature, const TagLine *line, guint word) {
  gboolean colon = FALSE, bar = FALSE;
  for (guint i = word; i-- > 0;) {
    const char *text = line->words[i].text;
    if (!colon && strchr(text, ':')) {
      tell_text(feature, "ac", line->words[i].plain);
      colon = TRUE;
    }
    bar |= g_str_equal(text, "|") || g_str_equal(text, "·") || g_str_equal(text, "•") ||
           g_str_equal(text, "/") || g_str_equal(text, "-") || g_str_equal(text, "–");
  }
  if (bar)
    tell(feature, "afterbar");
}

static void
tell_labels(Feature *feature, const TagLines *lines, const TagLine *line, guint word) {
  guint kind = word_kind(line->words[word].text);
  if (line->key != LABEL_KEYS) {
    gboolean inside = line->words[word].offset < line->label_length;
    put(feature, inside ? "inK" : "valK");
    put_number(feature, line->key);
    tell_number(feature, "", inside ? 60 : kind);
  }
  const TagLine *above = tag_lines_of(lines, line->above), *left = tag_lines_of(lines, line->left);
  if (above) {
    put(feature, "UKk");
    put_number(feature, above->key);
    tell_number(feature, "", kind);
  }
  if (left && left->count) {
    put(feature, "LKk");
    put_number(feature, left->key);
    tell_number(feature, "", kind);
    put(feature, "Lek");
    put(feature, left->words[left->count - 1].plain);
    tell_number(feature, "", kind);
  }
}

/* Words that the letter says elsewhere: in the greeting, in a mail address, in other lines. */
static void
tell_elsewhere(Feature *feature, const TagLines *lines, const TagLine *line, const TagWord *word) {
  if (strlen(word->plain) < 3 || !g_unichar_isupper(g_utf8_get_char(word->text)))
    return;
  if (g_hash_table_contains(lines->salutation_words, word->plain))
    tell_number(feature, "insal", line->line == lines->salutation);
  GHashTableIter iter;
  gpointer domain;
  g_hash_table_iter_init(&iter, lines->domain_words);
  while (strlen(word->plain) > 3 && g_hash_table_iter_next(&iter, &domain, NULL))
    if (strstr(domain, word->plain)) {
      tell(feature, "indom");
      break;
    }
  guint count = GPOINTER_TO_UINT(g_hash_table_lookup(lines->capitals, word->plain));
  if (count > 1)
    tell_number(feature, "rep", MIN(count, 4));
}

/* What the ladder made of it. */
static void
tell_ladder_of_word(Feature *feature, const TagWord *word, guint kind) {
  tell_number(feature, "F", word->ladder);
  put(feature, "Fk");
  put_number(feature, word->ladder);
  tell_number(feature, "", kind);
  tell_number(feature, "V", word->label);
  put(feature, "Vk");
  put_number(feature, word->label);
  tell_number(feature, "", kind);
  if (word->label_word)
    tell_text(feature, "Vw", word->label_word);
}

void
tag_features_of_word(const TagLines *lines, const TagLine *line, guint index, const FeatureSink *sink) {
  Feature feature = {.sink = sink};
  const TagWord *word = &line->words[index];
  guint kind = word_kind(word->text);
  tell_text(&feature, "w", word->plain);
  put(&feature, "sh");
  put_shape(&feature, word->text);
  end(&feature);
  tell_number(&feature, "k", kind);
  put(&feature, "p3");
  put_edge(&feature, word->plain, FALSE);
  end(&feature);
  put(&feature, "s3");
  put_edge(&feature, word->plain, TRUE);
  end(&feature);
  tell_around(&feature, line, index);
  tell_number(&feature, "j", MIN(index, 5));
  tell_number(&feature, "J", MIN(line->count - 1 - index, 3));
  put(&feature, "ky");
  put_number(&feature, kind);
  tell_number(&feature, "", height_on_page(lines, line));
  put(&feature, "kn");
  put_number(&feature, kind);
  tell_number(&feature, "", MIN(line->count, 5));
  tell_signs(&feature, line, index);
  tell_parting(&feature, line, index);
  if (languages_have_function_word(lines->study->languages, word->plain))
    tell_number(&feature, "fn", kind);
  tell_labels(&feature, lines, line, index);
  if (word->offset >= line->date.start && word->offset < line->date.end)
    tell(&feature, "indate");
  tell_elsewhere(&feature, lines, line, word);
  tell_ladder_of_word(&feature, word, kind);
}
