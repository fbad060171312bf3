#include "templates/answer.h"

#include "templates/places.h"
#include "templates/questions.h"

#include <string.h>

typedef struct {
  const char *name;
  xmlNode *root;
  GPtrArray *findings;
} Review;

typedef void (*Visit)(Review *review, xmlNode *node);

static gboolean
is(const xmlNode *node, const char *name) {
  return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static gboolean
has_attribute(const xmlNode *node, const char *name, const char *value) {
  xmlChar *found = xmlGetNoNsProp(node, BAD_CAST name);
  gboolean same = found && strcmp((const char *)found, value) == 0;
  xmlFree(found);
  return same;
}

static void
visit_all(Review *review, xmlNode *node, Visit visit) {
  for (; node; node = node->next)
    if (node->type == XML_ELEMENT_NODE) {
      visit(review, node);
      visit_all(review, node->children, visit);
    }
}

static guint
line_of(const xmlNode *node) {
  long line = xmlGetLineNo((xmlNode *)node);
  return line > 0 ? (guint)line : 0;
}

/* Its text, blanks folded, cut for a message. */
static char *
brief_text(const xmlNode *node) {
  xmlChar *content = xmlNodeGetContent(node);
  g_auto(GStrv) words = g_strsplit_set(content ? (const char *)content : "", " \t\r\n", -1);
  xmlFree(content);
  GString *text = g_string_new(NULL);
  for (guint i = 0; words[i]; i++)
    if (*words[i] && g_utf8_strlen(text->str, -1) < 60)
      g_string_append_printf(text, "%s%s", text->len ? " " : "", words[i]);
    else if (*words[i]) {
      g_string_append(text, " …");
      break;
    }
  return g_string_free(text, FALSE);
}

static void
note_open_place(Review *review, xmlNode *node) {
  gboolean hole = is(node, "phrase") && has_attribute(node, "role", "placeholder");
  gboolean todo = is(node, "remark") && has_attribute(node, "role", "todo");
  if (!hole && !todo)
    return;
  g_autofree char *text = brief_text(node);
  finding_add(review->findings, FINDING_WARNING, review->name, line_of(node), "%s left: %s",
              hole ? "hole" : "todo", text);
}

/* --- places for topics and questions
 * -------------------------------------------------------------------------- */

static gboolean
holds_letters(const xmlNode *node) {
  xmlChar *content = xmlNodeGetContent(node);
  gboolean found = FALSE;
  for (const char *at = content ? (const char *)content : ""; *at && !found; at = g_utf8_next_char(at))
    found = g_unichar_isalpha(g_utf8_get_char(at));
  xmlFree(content);
  return found;
}

/* The desk's or clerk's own words in a topic's section: not its title, the letter's words, questions, todos.
 */
static gboolean
topic_is_answered(const xmlNode *place) {
  for (const xmlNode *node = place->children; node; node = node->next) {
    gboolean other = node->type != XML_ELEMENT_NODE || is(node, "title") || is(node, "blockquote") ||
                     is(node, "remark") || is(node, "info") || has_attribute(node, "role", "questions");
    if (!other && holds_letters(node))
      return TRUE;
  }
  return place_is_mention(place);
}

static void
check_topic(Review *review, const char *topic) {
  xmlNode *place = place_of_topic(review->root->doc, topic);
  if (!place)
    finding_add(review->findings, FINDING_WARNING, review->name, 0, "topic '%s' has no place in the reply",
                topic);
  else if (!topic_is_answered(place))
    finding_add(review->findings, FINDING_WARNING, review->name, line_of(place), "topic '%s' has no answer",
                topic);
}

/* Words after the quotation, in its paragraph or below it. */
static gboolean
question_is_answered(const xmlNode *place) {
  guint paragraphs = 0;
  for (const xmlNode *node = place->children; node; node = node->next) {
    if (node->type != XML_ELEMENT_NODE || is(node, "remark"))
      continue;
    if (paragraphs++ && holds_letters(node))
      return TRUE;
    for (const xmlNode *quote = node->children; quote; quote = quote->next)
      if (is(quote, "quote") && quote->next && holds_letters(quote->next))
        return TRUE;
  }
  return place_is_mention(place);
}

static void
check_question(Review *review, guint number, const char *text) {
  xmlNode *place = place_of_question(review->root->doc, number);
  if (!place)
    finding_add(review->findings, FINDING_WARNING, review->name, 0,
                "question %u has no place in the reply: %s", number, text);
  else if (!question_is_answered(place))
    finding_add(review->findings, FINDING_WARNING, review->name, line_of(place),
                "question %u has no answer: %s", number, text);
}

static void
check_questions(Review *review, const Templates *templates, const Answered *answered) {
  xmlChar *language = xmlNodeGetLang(review->root);
  const Idiom *idiom = language ? templates_idiom(templates, (const char *)language) : NULL;
  xmlFree(language);
  g_autoptr(GArray) questions = questions_find(answered->letter, answered->languages, idiom);
  for (guint i = 0; i < questions->len; i++) {
    const Question *question = &g_array_index(questions, Question, i);
    const Part *part = letter_part(answered->letter, question->part);
    g_autofree char *text =
        g_strndup(part->text + question->span.start, question->span.end - question->span.start);
    check_question(review, i + 1, text);
  }
}

static void
check_validity(Review *review, xmlDoc *reply, const Templates *templates) {
  guint line = 0;
  g_autofree char *why = NULL;
  if (templates_docbook(templates) &&
      !docbook_schema_accepts(templates_docbook(templates), reply, &line, &why))
    finding_add(review->findings, FINDING_ERROR, review->name, line, "not valid DocBook 5.0: %s",
                why ? why : "no reason given");
}

void
answer_check(xmlDoc *reply, const char *name, const Templates *templates, const Answered *answered,
             GPtrArray *findings) {
  Review review = {name, xmlDocGetRootElement(reply), findings};
  check_validity(&review, reply, templates);
  visit_all(&review, review.root, note_open_place);
  for (guint i = 0; answered && i < answered->verdict->topics->len; i++)
    check_topic(&review, verdict_topic(answered->verdict, i)->id);
  if (answered)
    check_questions(&review, templates, answered);
}
