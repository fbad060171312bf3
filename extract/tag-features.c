#include "extract/tag-features.h"

#include "extract/word-kinds.h"

#include <math.h>
#include <string.h>

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
    feature_put(feature, one);
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
    feature_put(feature, one);
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
  return FEATURE_BUCKET(text->line.baseline / MAX(page->height, 1), .06, .12, .18, .25, .32, .4, .5, .65, .8,
                        .9, .94);
}

static void
tell_place(Feature *feature, const TagLines *lines, const TagLine *line) {
  const TextLine *text = printed(lines, line);
  const Layout *layout = lines->study->layout;
  const Page *page = g_ptr_array_index(layout->pages, text->line.page);
  Box box = text->line.box, column = layout_column(layout, text->line.page);
  double width = MAX(page->width, 1);
  guint height = height_on_page(lines, line), which = page_of_three(lines, text->line.page);
  feature_put(feature, "y");
  feature_put_number(feature, which);
  feature_tell_number(feature, "", height);
  feature_tell_number(feature, "x", FEATURE_BUCKET(box.x0 / width, .08, .14, .3, .45, .55, .7));
  feature_tell_number(feature, "r", FEATURE_BUCKET(box.x1 / width, .3, .5, .7, .85, .93));
  feature_put(feature, "xy");
  feature_put_number(feature, FEATURE_BUCKET(box.x0 / width, .2, .45, .6));
  feature_put_number(feature, which);
  feature_tell_number(feature, "", height);
  feature_put(feature, "e");
  feature_put_number(feature, fabs(box.x0 - column.x0) < 4 ? 0 : box.x0 < column.x0 ? 1 : 2);
  feature_tell_number(feature, "", fabs(box.x1 - column.x1) < 12 ? 0 : box.x1 < column.x1 ? 1 : 2);
  if (fabs(box.x0 + box.x1 - width) < 12 && box_width(box) < .7 * box_width(column))
    feature_tell(feature, "centred");
}

static void
tell_style(Feature *feature, const TagLines *lines, const TagLine *line) {
  const TextLine *text = printed(lines, line);
  double ratio = text->line.size / MAX(lines->study->layout->body_size, 1);
  gsize length = strlen(text->text);
  feature_tell_number(feature, "s", FEATURE_BUCKET(ratio, .8, .93, 1.07, 1.3, 1.7));
  if (text->line.size >= lines->largest - .1)
    feature_tell_number(feature, "largest", ratio > 1.2);
  feature_put(feature, "st");
  feature_put_number(feature, line_is_bold(text));
  feature_tell_number(feature, "", (text->line.flags & STYLE_ITALIC) != 0);
  feature_tell_number(feature, "n", FEATURE_BUCKET(line->count, 2, 3, 4, 6, 9, 13));
  if (length && strchr(",:.", text->text[length - 1])) {
    const char last[2] = {text->text[length - 1], '\0'};
    feature_tell_text(feature, "end", last);
  }
  if (strchr(text->text, ':'))
    feature_tell(feature, "colon");
  if (text_is_in_capitals(text->text))
    feature_tell(feature, "CAPS");
  if (line->date.end)
    feature_tell(feature, "hasdate");
}

static void
tell_claims(Feature *feature, const char *name, const TagLine *line) {
  for (guint claim = 0; claim < CLAIMS; claim++)
    if ((line->claims >> claim) & 1)
      feature_tell_number(feature, name, claim);
}

static void
tell_label(Feature *feature, const char *name, const TagLine *line) {
  feature_put(feature, name);
  feature_put_number(feature, line->key);
  feature_tell_number(feature, "", line->key != LABEL_KEYS && line->label_loose);
}

static void
tell_chain(Feature *feature, const TagLines *lines, const TagLine *line) {
  const TextLine *text = printed(lines, line);
  feature_tell_number(feature, "bl", FEATURE_BUCKET(line->length, 2, 3, 5, 8));
  feature_tell_number(feature, "bi", MIN(line->place, 4));
  feature_tell_number(feature, "be", MIN(line->length - 1 - line->place, 3));
  feature_tell_number(feature, "bn", MIN(line->chain, 12));
  feature_put(feature, "B");
  feature_put_number(feature, line->postcode);
  feature_put_number(feature, line->contact);
  feature_tell_number(feature, "", line->labels);
  const char *const names[] = {"ga", "gb"};
  const guint others[] = {line->above, line->below};
  for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
    double gap = others[i] == NO_LINE
                     ? 9
                     : fabs(study_line(lines->study, others[i])->line.baseline - text->line.baseline) /
                           leading_of(lines);
    feature_tell_number(feature, names[i], FEATURE_BUCKET(gap, .9, 1.1, 1.4, 1.8));
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
    feature_tell(feature, "nosal");
  else {
    below = leadings_below(lines, lines->salutation, line);
    feature_tell_number(feature, "ds", FEATURE_BUCKET(below, -12, -6, -4, -2.5, -1.2, -.2, .3, 1.3, 2.5, 4));
    feature_tell_number(feature, "sal", line->line == lines->salutation ? 0 : below > 0 ? 1 : 2);
  }
  if (lines->closing == NO_LINE)
    feature_tell(feature, "noclo");
  else {
    below = leadings_below(lines, lines->closing, line);
    feature_tell_number(feature, "dc", FEATURE_BUCKET(below, -3, -1.5, -.2, .3, 1.5, 3, 5, 8, 14));
  }
  if (lines->mail)
    feature_tell_number(feature, "mail", height_on_page(lines, line));
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
  feature_put(feature, "pe");
  feature_put_number(feature, text->line.page + 1 == study->layout->pages->len);
  feature_tell_number(feature, "",
                      FEATURE_BUCKET((last - text->line.baseline) / leading_of(lines), .3, 1.3, 3, 6));
}

static void
tell_neighbour(Feature *feature, const char *name, const TagLines *lines, const TagLine *line,
               guint other_line) {
  const TagLine *other = tag_lines_of(lines, other_line);
  if (!other || !other->count) {
    feature_tell_text(feature, name, "-");
    return;
  }
  const TextLine *text = printed(lines, other);
  char part[8];
  g_snprintf(part, sizeof part, "%sK", name);
  tell_label(feature, part, other);
  g_snprintf(part, sizeof part, "%sw", name);
  feature_tell_text(feature, part, other->words[0].plain);
  if (other->count > 1) {
    feature_put(feature, part);
    feature_put(feature, other->words[0].plain);
    feature_tell_text(feature, "_", other->words[1].plain);
  }
  g_snprintf(part, sizeof part, "%se", name);
  feature_tell_text(feature, part, other->words[other->count - 1].plain);
  g_snprintf(part, sizeof part, "%sn", name);
  feature_tell_number(feature, part, FEATURE_BUCKET(other->count, 2, 4, 9));
  g_snprintf(part, sizeof part, "%sb", name);
  feature_put(feature, part);
  feature_put_number(feature, line_is_bold(text));
  feature_tell_number(feature, "",
                      FEATURE_BUCKET(text->line.size / MAX(printed(lines, line)->line.size, 1), .9, 1.1));
  g_snprintf(part, sizeof part, "%sc", name);
  tell_claims(feature, part, other);
  gsize length = strlen(text->text);
  g_snprintf(part, sizeof part, "%s.", name);
  const char last[2] = {length && strchr(",:", text->text[length - 1]) ? text->text[length - 1] : '-', '\0'};
  feature_tell_text(feature, part, last);
  if (other->date.end)
    feature_tell_text(feature, name, "date");
}

static void
tell_ladder_of_line(Feature *feature, const TagLines *lines, const TagLine *line) {
  const TextLine *text = printed(lines, line);
  feature_put(feature, "LU");
  feature_put_number(feature, text->use);
  feature_tell_number(feature, "", text->use == USE_FURNITURE ? text->furniture : 0);
  feature_tell_text(feature, "LR", text->rung ? text->rung : "-");
}

void
tag_features_of_line(const TagLines *lines, const TagLine *line, const FeatureSink *sink) {
  Feature feature = {.sink = sink};
  feature_tell(&feature, "bias");
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
  feature_tell_text(&feature, "fw", line->words[0].plain);
  feature_tell_text(&feature, "lw", line->words[line->count - 1].plain);
  if (line->count > 1) {
    feature_put(&feature, "fb");
    feature_put(&feature, line->words[0].plain);
    feature_tell_text(&feature, "_", line->words[1].plain);
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
    feature_tell_text(feature, names[by + 2], inside ? line->words[at].plain : at < 0 ? "<" : ">");
    if (inside && (by == 1 || by == -1))
      feature_tell_number(feature, by < 0 ? "k<" : "k>", word_kind(line->words[at].text));
  }
  if (word > 0) {
    feature_put(feature, "bg");
    feature_put(feature, line->words[word - 1].plain);
    feature_tell_text(feature, "_", line->words[word].plain);
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
  feature_tell_text(feature, "q", own);
  feature_tell_number(feature, "cm", MIN(commas, 3));
  if (line->words[word].text[0] == '(')
    feature_tell(feature, "open");
}

/* The nearest word before it that ends in a colon, and whether a bar or dot parts it from the line's
 * beginning. */
static void
tell_parting(Feature *feature, const TagLine *line, guint word) {
  gboolean colon = FALSE, bar = FALSE;
  for (guint i = word; i-- > 0;) {
    const char *text = line->words[i].text;
    if (!colon && strchr(text, ':')) {
      feature_tell_text(feature, "ac", line->words[i].plain);
      colon = TRUE;
    }
    bar |= g_str_equal(text, "|") || g_str_equal(text, "·") || g_str_equal(text, "•") ||
           g_str_equal(text, "/") || g_str_equal(text, "-") || g_str_equal(text, "–");
  }
  if (bar)
    feature_tell(feature, "afterbar");
}

static void
tell_labels(Feature *feature, const TagLines *lines, const TagLine *line, guint word) {
  guint kind = word_kind(line->words[word].text);
  if (line->key != LABEL_KEYS) {
    gboolean inside = line->words[word].offset < line->label_length;
    feature_put(feature, inside ? "inK" : "valK");
    feature_put_number(feature, line->key);
    feature_tell_number(feature, "", inside ? 60 : kind);
  }
  const TagLine *above = tag_lines_of(lines, line->above), *left = tag_lines_of(lines, line->left);
  if (above) {
    feature_put(feature, "UKk");
    feature_put_number(feature, above->key);
    feature_tell_number(feature, "", kind);
  }
  if (left && left->count) {
    feature_put(feature, "LKk");
    feature_put_number(feature, left->key);
    feature_tell_number(feature, "", kind);
    feature_put(feature, "Lek");
    feature_put(feature, left->words[left->count - 1].plain);
    feature_tell_number(feature, "", kind);
  }
}

/* Words that the letter says elsewhere: in the greeting, in a mail address, in other lines. */
static void
tell_elsewhere(Feature *feature, const TagLines *lines, const TagLine *line, const TagWord *word) {
  if (strlen(word->plain) < 3 || !g_unichar_isupper(g_utf8_get_char(word->text)))
    return;
  if (g_hash_table_contains(lines->salutation_words, word->plain))
    feature_tell_number(feature, "insal", line->line == lines->salutation);
  GHashTableIter iter;
  gpointer domain;
  g_hash_table_iter_init(&iter, lines->domain_words);
  while (strlen(word->plain) > 3 && g_hash_table_iter_next(&iter, &domain, NULL))
    if (strstr(domain, word->plain)) {
      feature_tell(feature, "indom");
      break;
    }
  guint count = GPOINTER_TO_UINT(g_hash_table_lookup(lines->capitals, word->plain));
  if (count > 1)
    feature_tell_number(feature, "rep", MIN(count, 4));
}

/* What the ladder made of it. */
static void
tell_ladder_of_word(Feature *feature, const TagWord *word, guint kind) {
  feature_tell_number(feature, "F", word->ladder);
  feature_put(feature, "Fk");
  feature_put_number(feature, word->ladder);
  feature_tell_number(feature, "", kind);
  feature_tell_number(feature, "V", word->label);
  feature_put(feature, "Vk");
  feature_put_number(feature, word->label);
  feature_tell_number(feature, "", kind);
  if (word->label_word)
    feature_tell_text(feature, "Vw", word->label_word);
}

void
tag_features_of_word(const TagLines *lines, const TagLine *line, guint index, const FeatureSink *sink) {
  Feature feature = {.sink = sink};
  const TagWord *word = &line->words[index];
  guint kind = word_kind(word->text);
  feature_tell_text(&feature, "w", word->plain);
  feature_put(&feature, "sh");
  put_shape(&feature, word->text);
  feature_end(&feature);
  feature_tell_number(&feature, "k", kind);
  feature_put(&feature, "p3");
  put_edge(&feature, word->plain, FALSE);
  feature_end(&feature);
  feature_put(&feature, "s3");
  put_edge(&feature, word->plain, TRUE);
  feature_end(&feature);
  tell_around(&feature, line, index);
  feature_tell_number(&feature, "j", MIN(index, 5));
  feature_tell_number(&feature, "J", MIN(line->count - 1 - index, 3));
  feature_put(&feature, "ky");
  feature_put_number(&feature, kind);
  feature_tell_number(&feature, "", height_on_page(lines, line));
  feature_put(&feature, "kn");
  feature_put_number(&feature, kind);
  feature_tell_number(&feature, "", MIN(line->count, 5));
  tell_signs(&feature, line, index);
  tell_parting(&feature, line, index);
  if (languages_have_function_word(lines->study->languages, word->plain))
    feature_tell_number(&feature, "fn", kind);
  tell_labels(&feature, lines, line, index);
  if (word->offset >= line->date.start && word->offset < line->date.end)
    feature_tell(&feature, "indate");
  tell_elsewhere(&feature, lines, line, word);
  tell_ladder_of_word(&feature, word, kind);
}
