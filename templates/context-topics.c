/* The part of the reply context that tells what the letter raises: topics with the writer's own words,
 * questions. */
#include "templates/context.h"

#include "extract/sentences.h"
#include "templates/questions.h"

#include <string.h>

/* A sentence longer than this is quoted only round the phrase that counted. */
enum { QUOTE_LIMIT_BYTES = 1200, QUOTE_AROUND_BYTES = 400 };

/* Zones in the order in which a reply would rather quote them. */
typedef enum { ZONE_BODY, ZONE_SUBJECT, ZONE_HEADING, ZONE_FOOTNOTE } Zone;

static const char *const ZONE_NAMES[] = {"body", "subject", "heading", "footnote"};

/* A phrase that counted, with the sentence it stands in. */
typedef struct {
  const Evidence *evidence;
  Zone zone;
  Span sentence;
} Quote;

static Zone
zone_of(const Part *part) {
  switch (part->kind) {
  case PART_SUBJECT:
    return ZONE_SUBJECT;
  case PART_HEADING:
    return ZONE_HEADING;
  case PART_FOOTNOTE:
    return ZONE_FOOTNOTE;
  default:
    return ZONE_BODY;
  }
}

/* What quotes are taken from. */
typedef struct {
  const Letter *letter;
  const Languages *languages;
  GHashTable *sentences; /* Part → GArray of Span: many phrases stand in one part */
} Source;

static const GArray *
sentences_of(const Source *source, const Part *part) {
  GArray *sentences = g_hash_table_lookup(source->sentences, part);
  if (!sentences) {
    const char *tag = part->language ? part->language : source->letter->language;
    const Language *language = source->languages && tag ? languages_find(source->languages, tag) : NULL;
    sentences = sentences_find(part, language);
    g_hash_table_insert(source->sentences, (gpointer)part, sentences);
  }
  return sentences;
}

static Span
sentence_round(const Source *source, const Part *part, Span span) {
  const GArray *sentences = sentences_of(source, part);
  for (guint i = 0; i < sentences->len; i++) {
    Span sentence = g_array_index(sentences, Span, i);
    if (span.start >= sentence.start && span.start < sentence.end)
      return (Span){sentence.start, MAX(sentence.end, span.end)};
  }
  return (Span){0, (guint)strlen(part->text)};
}

static guint
char_start(const char *text, guint offset) {
  while (offset && ((guchar)text[offset] & 0xC0) == 0x80)
    offset--;
  return offset;
}

/* The sentence, or of a long one what stands round the phrase. Free with g_free. */
static char *
quote_text(const Part *part, Span sentence, Span phrase) {
  if (sentence.end - sentence.start <= QUOTE_LIMIT_BYTES)
    return g_strndup(part->text + sentence.start, sentence.end - sentence.start);
  guint start =
      phrase.start > sentence.start + QUOTE_AROUND_BYTES ? phrase.start - QUOTE_AROUND_BYTES : sentence.start;
  guint end = MIN(sentence.end, MIN(phrase.end, start + QUOTE_LIMIT_BYTES) + QUOTE_AROUND_BYTES);
  start = char_start(part->text, start);
  end = char_start(part->text, end);
  g_autofree char *middle = g_strndup(part->text + start, end - start);
  return g_strdup_printf("%s%s%s", start > sentence.start ? "[…] " : "", middle,
                         end < sentence.end ? " […]" : "");
}

static void
set_page(xmlNode *node, const Letter *letter, const Part *part, Span span) {
  g_autoptr(GArray) places = letter_places(letter, part, span);
  if (!places || !places->len)
    return;
  g_autofree char *page = g_strdup_printf("%u", g_array_index(places, Place, 0).page + 1);
  context_set(node, "page", page);
}

static gint
compare_quotes(gconstpointer a, gconstpointer b) {
  const Quote *left = a, *right = b;
  if (left->zone != right->zone)
    return (gint)left->zone - (gint)right->zone;
  if (left->evidence->part != right->evidence->part)
    return left->evidence->part < right->evidence->part ? -1 : 1;
  if (left->evidence->span.start != right->evidence->span.start)
    return left->evidence->span.start < right->evidence->span.start ? -1 : 1;
  return 0;
}

static gboolean
evidence_is_in(const Evidence *evidence, const Letter *letter) {
  if (evidence->part >= letter->parts->len)
    return FALSE;
  gsize length = strlen(letter_part(letter, evidence->part)->text);
  return evidence->span.start < evidence->span.end && evidence->span.end <= length;
}

/* Quote, sorted. */
static GArray *
quotes_of(const RaisedTopic *topic, const Source *source) {
  GArray *quotes = g_array_new(FALSE, FALSE, sizeof(Quote));
  for (guint i = 0; i < topic->evidence->len; i++) {
    const Evidence *evidence = g_ptr_array_index(topic->evidence, i);
    if (!evidence_is_in(evidence, source->letter))
      continue;
    const Part *part = letter_part(source->letter, evidence->part);
    Quote quote = {evidence, zone_of(part), sentence_round(source, part, evidence->span)};
    g_array_append_val(quotes, quote);
  }
  g_array_sort(quotes, compare_quotes);
  return quotes;
}

static gboolean
same_sentence(const Quote *a, const Quote *b) {
  return a->evidence->part == b->evidence->part && a->sentence.start == b->sentence.start;
}

static gboolean
has_text(const xmlNode *evidence, const char *text) {
  for (const xmlNode *node = evidence->children; node; node = node->next) {
    xmlChar *content = xmlNodeGetContent(node);
    gboolean same =
        strcmp((const char *)node->name, "text") == 0 && g_strcmp0((const char *)content, text) == 0;
    xmlFree(content);
    if (same)
      return TRUE;
  }
  return FALSE;
}

static void
add_phrase(xmlNode *evidence, const Quote *quote) {
  g_autofree char *text = context_text(quote->evidence->text);
  if (text && !has_text(evidence, text))
    context_add(evidence, "text", text);
}

/* A sentence in the context, and what its phrases weighed. */
typedef struct {
  xmlNode *node;
  double points;
  Zone zone;
} Weighed;

static xmlNode *
evidence_new(xmlDoc *doc, const Letter *letter, const Quote *quote) {
  const Part *part = letter_part(letter, quote->evidence->part);
  xmlNode *evidence = xmlNewDocNode(doc, NULL, BAD_CAST "evidence", NULL);
  context_set(evidence, "part", part->id ? part->id : "p");
  set_page(evidence, letter, part, quote->evidence->span);
  context_set(evidence, "zone", ZONE_NAMES[quote->zone]);
  return evidence;
}

/* One evidence element for a sentence, with each phrase in it that counted. Returns Weighed. */
static GArray *
add_evidence(xmlNode *node, const Letter *letter, const GArray *quotes) {
  GArray *added = g_array_new(FALSE, FALSE, sizeof(Weighed));
  for (guint i = 0; i < quotes->len;) {
    const Quote *quote = &g_array_index(quotes, Quote, i);
    const Part *part = letter_part(letter, quote->evidence->part);
    Weighed weighed = {evidence_new(node->doc, letter, quote), 0, quote->zone};
    g_autofree char *sentence = quote_text(part, quote->sentence, quote->evidence->span);
    for (; i < quotes->len && same_sentence(quote, &g_array_index(quotes, Quote, i)); i++) {
      add_phrase(weighed.node, &g_array_index(quotes, Quote, i));
      weighed.points += g_array_index(quotes, Quote, i).evidence->points;
    }
    if (weighed.node->children && context_add(weighed.node, "sentence", sentence)) {
      xmlAddChild(node, weighed.node);
      g_array_append_val(added, weighed);
    } else
      xmlFreeNode(weighed.node);
  }
  return added;
}

/* The body goes before the rest, then points count, then the order of the letter. */
static gboolean
weighs_more(const Weighed *a, const Weighed *b) {
  if ((a->zone == ZONE_BODY) != (b->zone == ZONE_BODY))
    return a->zone == ZONE_BODY;
  return a->points > b->points;
}

/* Marks the sentences that a reply would quote: two of the body at most, else one. */
static void
mark_quotes(const GArray *added) {
  const Weighed *first = NULL, *second = NULL;
  for (guint i = 0; i < added->len; i++) {
    const Weighed *weighed = &g_array_index(added, Weighed, i);
    if (!first || weighs_more(weighed, first)) {
      second = first;
      first = weighed;
    } else if (!second || weighs_more(weighed, second))
      second = weighed;
  }
  if (first)
    context_set(first->node, "quote", "true");
  if (second && second->zone == ZONE_BODY)
    context_set(second->node, "quote", "true");
}

/* A topic on its way into the context. */
typedef struct {
  const RaisedTopic *topic;
  GArray *quotes;
} Entry;

static void
entry_free(gpointer data) {
  Entry *entry = data;
  g_array_unref(entry->quotes);
  g_free(entry);
}

/* In the order of the letter, by the first words that a reply would quote; topics without words last, by id.
 */
static gint
compare_entries(gconstpointer a, gconstpointer b) {
  const Entry *left = *(Entry *const *)a, *right = *(Entry *const *)b;
  if (!left->quotes->len || !right->quotes->len) {
    gint order = (gint)!left->quotes->len - (gint)!right->quotes->len;
    return order ? order : strcmp(left->topic->id, right->topic->id);
  }
  gint order =
      compare_quotes(&g_array_index(left->quotes, Quote, 0), &g_array_index(right->quotes, Quote, 0));
  return order ? order : strcmp(left->topic->id, right->topic->id);
}

static GPtrArray *
entries_of(const Verdict *verdict, const Letter *letter, const Languages *languages) {
  GPtrArray *entries = g_ptr_array_new_with_free_func(entry_free);
  g_autoptr(GHashTable) sentences = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
  const Source source = {letter, languages, sentences};
  for (guint i = 0; i < verdict->topics->len; i++) {
    Entry *entry = g_new0(Entry, 1);
    entry->topic = verdict_topic(verdict, i);
    entry->quotes = quotes_of(entry->topic, &source);
    g_ptr_array_add(entries, entry);
  }
  g_ptr_array_sort(entries, compare_entries);
  return entries;
}

static void
add_topic(xmlNode *topics, const Entry *entry, const char *section, const Letter *letter,
          const char *language) {
  char points[G_ASCII_DTOSTR_BUF_SIZE];
  xmlNode *node = xmlNewChild(topics, NULL, BAD_CAST "topic", NULL);
  context_set(node, "id", entry->topic->id);
  context_set(node, "points", g_ascii_formatd(points, sizeof points, "%g", entry->topic->points));
  if (entry->topic->primary)
    context_set(node, "primary", "true");
  context_set(node, "section", section);
  context_add(node, "label", raised_topic_label(entry->topic, language));
  g_autoptr(GArray) added = add_evidence(node, letter, entry->quotes);
  mark_quotes(added);
}

/* Tells the topic that leads a section which others stand in it. */
static void
mark_shared(xmlNode *topics) {
  for (xmlNode *lead = topics->children; lead; lead = lead->next) {
    g_autoptr(GString) ids = g_string_new(NULL);
    xmlChar *own = xmlGetNoNsProp(lead, BAD_CAST "id");
    guint count = 0;
    for (xmlNode *node = topics->children; node; node = node->next) {
      xmlChar *id = xmlGetNoNsProp(node, BAD_CAST "id"), *section = xmlGetNoNsProp(node, BAD_CAST "section");
      if (own && id && section && xmlStrEqual(own, section))
        g_string_append_printf(ids, "%s%s", count++ ? " " : "", (const char *)id);
      xmlFree(id);
      xmlFree(section);
    }
    xmlFree(own);
    if (count > 1)
      context_set(lead, "shared-by", ids->str);
  }
}

void
context_add_topics(xmlNode *context, const Letter *letter, const Verdict *verdict, const Desk *desk,
                   const ContextOptions *options) {
  xmlNode *topics = xmlNewChild(context, NULL, BAD_CAST "topics", NULL);
  g_autoptr(GPtrArray) entries = entries_of(verdict, letter, options->languages);
  g_autoptr(GPtrArray) raised = g_ptr_array_new();
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add(raised, ((const Entry *)g_ptr_array_index(entries, i))->topic->id);
  g_ptr_array_add(raised, NULL);
  for (guint i = 0; i < entries->len; i++) {
    const Entry *entry = g_ptr_array_index(entries, i);
    const char *section = desk_section_of(desk, entry->topic->id, (const char *const *)raised->pdata);
    add_topic(topics, entry, section, letter, idiom_language(options->idiom));
  }
  mark_shared(topics);
}

/* Whether the topic's evidence stands in the question's sentence, or at least in its part. */
static gboolean
topic_touches(const RaisedTopic *topic, const Question *question, gboolean in_sentence) {
  for (guint i = 0; i < topic->evidence->len; i++) {
    const Evidence *evidence = g_ptr_array_index(topic->evidence, i);
    gboolean inside = evidence->span.start < question->span.end && evidence->span.end > question->span.start;
    if (evidence->part == question->part && (inside || !in_sentence))
      return TRUE;
  }
  return FALSE;
}

static const char *
topic_of(const Question *question, const Verdict *verdict) {
  for (guint loose = 0; loose < 2; loose++)
    for (guint i = 0; i < verdict->topics->len; i++)
      if (topic_touches(verdict_topic(verdict, i), question, !loose))
        return verdict_topic(verdict, i)->id;
  return NULL;
}

void
context_add_questions(xmlNode *letter_node, const Letter *letter, const Verdict *verdict,
                      const ContextOptions *options) {
  g_autoptr(GArray) questions = questions_find(letter, options->languages, options->idiom);
  xmlNode *list = NULL;
  for (guint i = 0, number = 0; i < questions->len; i++) {
    const Question *question = &g_array_index(questions, Question, i);
    const Part *part = letter_part(letter, question->part);
    list = list ? list : xmlNewChild(letter_node, NULL, BAD_CAST "questions", NULL);
    g_autofree char *text = quote_text(part, question->span, question->span);
    xmlNode *node = context_add(list, "question", text);
    if (!node)
      continue;
    g_autofree char *count = g_strdup_printf("%u", ++number);
    context_set(node, "number", count);
    context_set(node, "part", part->id ? part->id : "p");
    set_page(node, letter, part, question->span);
    if (part->kind == PART_ITEM)
      context_set(node, "label", part->label);
    context_set(node, "topic", topic_of(question, verdict));
  }
}
