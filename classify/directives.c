#include "classify/directives.h"

#include "classify/arguments.h"
#include "classify/limits.h"
#include "classify/parser.h"

#include <string.h>

#define DEFAULT_THRESHOLD 2.0

typedef struct {
  const char *name;
  gboolean in_topic;
  gboolean (*read)(Reader *reader, GError **error);
} Directive;

/* --- topics ------------------------------------------------------------------------------------ */

static void
rule_key_clear(gpointer data) {
  g_free(((RuleKey *)data)->name);
}

static void
topic_free(gpointer data) {
  Topic *topic = data;
  g_free(topic->id);
  g_hash_table_unref(topic->labels);
  g_hash_table_unref(topic->abouts);
  g_free(topic->see);
  g_ptr_array_unref(topic->rules);
  g_ptr_array_unref(topic->tests);
  g_array_unref(topic->spared);
  g_free(topic);
}

void
rule_test_free(RuleTest *test) {
  g_free(test->text);
  g_free(test);
}

static Topic *
topic_new(Pack *pack, const char *id, guint layer, Location at) {
  if (pack->topics->len == 0)
    g_ptr_array_set_free_func(pack->topics, topic_free);
  Topic *topic = g_new0(Topic, 1);
  topic->id = g_strdup(id);
  topic->index = pack->topics->len;
  topic->labels = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
  topic->abouts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
  topic->threshold = DEFAULT_THRESHOLD;
  topic->layer = layer;
  topic->at = at;
  topic->rules = g_ptr_array_new_with_free_func((GDestroyNotify)rule_free);
  topic->tests = g_ptr_array_new_with_free_func((GDestroyNotify)rule_test_free);
  topic->spared = g_array_new(FALSE, FALSE, sizeof(RuleKey));
  g_array_set_clear_func(topic->spared, rule_key_clear);
  g_ptr_array_add(pack->topics, topic);
  return topic;
}

/* Topic ids become XML ids beside the letter's own: p12, l3, z-p1, page-2, salute. */
static gboolean
topic_id_is_taken(const char *id) {
  static const char *const taken[] = {"topics", "subject", "salute", "any"};
  for (guint i = 0; i < G_N_ELEMENTS(taken); i++)
    if (strcmp(id, taken[i]) == 0)
      return TRUE;
  gsize letters = strspn(id, "abcdefghijklmnopqrstuvwxyz");
  gboolean is_part = id[letters] && strspn(id + letters, "0123456789") == strlen(id + letters);
  return is_part || g_str_has_prefix(id, "z-") || g_str_has_prefix(id, "page-") ||
         g_str_has_prefix(id, "rung-");
}

static gboolean
read_topic(Reader *reader, GError **error) {
  Location at;
  g_autofree char *id = read_name(reader, "the topic's name", &at, error);
  if (!id || !read_end(reader, error))
    return FALSE;
  if (topic_id_is_taken(id))
    return rules_error(error, at, "“%s” cannot name a topic: letters' parts are called so", id);
  reader->topic = pack_topic(reader->pack, id);
  if (!reader->topic && reader->pack->topics->len >= MAX_TOPICS)
    return rules_error(error, at, "a pack has at most %d topics", MAX_TOPICS);
  if (!reader->topic)
    reader->topic = topic_new(reader->pack, id, reader->context->layer, at);
  return TRUE;
}

static gboolean
read_text_by_language(Reader *reader, GHashTable *texts, GError **error) {
  const char *language = read_language(reader, error);
  g_autofree char *text = language ? read_string(reader, "a text", error) : NULL;
  if (!text || !read_end(reader, error))
    return FALSE;
  g_hash_table_insert(texts, (gpointer)language, g_steal_pointer(&text));
  return TRUE;
}

static gboolean
read_label(Reader *reader, GError **error) {
  return read_text_by_language(reader, reader->topic->labels, error);
}

static gboolean
read_about(Reader *reader, GError **error) {
  return read_text_by_language(reader, reader->topic->abouts, error);
}

/* A URI may be written bare: it reaches to the end of its line. */
static gboolean
read_see(Reader *reader, GError **error) {
  g_autofree char *rest = g_strndup(reader->lexer.at, reader->lexer.end - reader->lexer.at);
  rest[strcspn(rest, "\r\n")] = '\0';
  g_strstrip(rest);
  gsize length = strlen(rest);
  if (length > 1 && rest[0] == '"' && rest[length - 1] == '"') {
    rest[length - 1] = '\0';
    memmove(rest, rest + 1, length - 1);
  }
  if (!strchr(rest, ':') || strpbrk(rest, " \t"))
    return rules_error(error, reader->at, "see needs one URI");
  g_free(reader->topic->see);
  reader->topic->see = g_steal_pointer(&rest);
  return TRUE;
}

static gboolean
read_threshold(Reader *reader, GError **error) {
  return read_number(reader, 0.1, &reader->topic->threshold, error) && read_end(reader, error);
}

/* --- rules ------------------------------------------------------------------------------------- */

void
rule_free(Rule *rule) {
  if (!rule)
    return;
  g_free(rule->name);
  g_free(rule);
}

/* Puts the rule among those of its topic or of the pack: in the place of the one of the same name that an
 * earlier pack had, else last. */
static gboolean
rules_take(GPtrArray *rules, Rule *owned, GError **error) {
  g_autoptr(Rule) rule = owned;
  for (guint i = 0; i < rules->len; i++) {
    const Rule *other = g_ptr_array_index(rules, i);
    if (!rule_has_key(other, rule->kind, rule->language, rule->name))
      continue;
    if (other->layer == rule->layer)
      return rules_error(error, rule->at, "“%s” is there already, in line %u of %s", rule->name,
                         other->at.line, other->at.file);
    rule_free(g_ptr_array_index(rules, i));
    rules->pdata[i] = g_steal_pointer(&rule);
    return TRUE;
  }
  if (rules->len >= MAX_RULES)
    return rules_error(error, rule->at, "a topic has at most %d rules", MAX_RULES);
  g_ptr_array_add(rules, g_steal_pointer(&rule));
  return TRUE;
}

/* The rules that a directive adds to or drops from: those of its topic, else the pack-wide ones. */
static GPtrArray *
reader_rules(const Reader *reader) {
  return reader->topic ? reader->topic->rules : reader->pack->wide;
}

static gboolean
read_rule(Reader *reader, RuleKind kind, GError **error) {
  g_autoptr(Rule) rule = g_new0(Rule, 1);
  *rule = (Rule){.kind = kind, .topic = reader->topic, .layer = reader->context->layer, .at = reader->at};
  rule->language = read_language(reader, error);
  Location at;
  rule->name = rule->language ? read_name(reader, "the rule's name", &at, error) : NULL;
  if (!rule->name)
    return FALSE;
  if (kind == RULE_MATCH && !read_number(reader, -GREATEST_NUMBER, &rule->points, error))
    return FALSE;
  rule->expression = expression_parse(&reader->lexer, reader->pack->terms, rule->language, error);
  return rule->expression && rules_take(reader_rules(reader), g_steal_pointer(&rule), error);
}

static gboolean
read_match(Reader *reader, GError **error) {
  return read_rule(reader, RULE_MATCH, error);
}

static gboolean
read_mask(Reader *reader, GError **error) {
  return read_rule(reader, RULE_MASK, error);
}

static gboolean
read_never(Reader *reader, GError **error) {
  return read_rule(reader, RULE_NEVER, error);
}

static guint
rules_drop(GPtrArray *rules, const char *language, const char *name) {
  guint before = rules->len;
  for (guint i = before; i-- > 0;) {
    const Rule *rule = g_ptr_array_index(rules, i);
    if (strcmp(rule->name, name) == 0 && (!language || rule->language == language))
      g_ptr_array_remove_index(rules, i);
  }
  return before - rules->len;
}

/* The pack-wide rules of that name hold for the topic no more. Returns how many there are. */
static guint
topic_spare(Topic *topic, const GPtrArray *wide, const char *language, const char *name) {
  guint spared = 0;
  for (guint i = 0; i < wide->len; i++) {
    const Rule *rule = g_ptr_array_index(wide, i);
    if (strcmp(rule->name, name) != 0 || (language && rule->language != language))
      continue;
    topic_spare_rule(topic, rule);
    spared++;
  }
  return spared;
}

/* drop NAME, drop LANG NAME: the rules of that name that earlier packs had; within a topic also the pack-wide
 * ones, for that topic. */
static gboolean
read_drop(Reader *reader, GError **error) {
  Location at, name_at;
  Lexeme next;
  g_autofree char *first = read_name(reader, "a rule's name", &at, error);
  if (!first || !lexer_next(&reader->lexer, &next, error))
    return FALSE;
  const char *language = next.kind == LEXEME_END ? NULL : g_intern_string(first);
  g_autofree char *name = next.kind == LEXEME_END ? g_steal_pointer(&first) : lexeme_text(&next);
  name_at = next.kind == LEXEME_END ? at : next.at;
  guint dropped = rules_drop(reader_rules(reader), language, name);
  if (reader->topic)
    dropped += topic_spare(reader->topic, reader->pack->wide, language, name);
  if (dropped == 0 && reader->topic)
    return rules_error(error, name_at, "“%s” has no rule “%s” to drop", reader->topic->id, name);
  if (dropped == 0)
    return rules_error(error, name_at, "there is no pack-wide rule “%s” to drop", name);
  return read_end(reader, error);
}

/* --- tests ------------------------------------------------------------------------------------- */

static gboolean
read_test_kind(Reader *reader, TestKind *kind, GError **error) {
  static const char *const kinds[] = {"raised", "not", "triage"};
  Location at;
  g_autofree char *text = read_word(reader, "raised, not or triage", &at, error);
  for (guint i = 0; text && i < G_N_ELEMENTS(kinds); i++)
    if (strcmp(text, kinds[i]) == 0) {
      *kind = (TestKind)i;
      return TRUE;
    }
  return text ? rules_error(error, at, "a test says raised, not or triage, never “%s”", text) : FALSE;
}

/* An optional zone, then the text. */
static gboolean
read_test_text(Reader *reader, RuleTest *test, GError **error) {
  Lexeme lexeme;
  if (!lexer_next(&reader->lexer, &lexeme, error))
    return FALSE;
  test->zone = ZONE_BODY;
  if (lexeme.kind == LEXEME_WORD) {
    g_autofree char *name = lexeme_text(&lexeme);
    guint zone = zone_by_name(name);
    if (zone == 0 || zone == ZONES_ALL)
      return rules_error(error, lexeme.at, "“%s” is no zone that a test can stand in", name);
    test->zone = (Zone)zone;
    test->text = read_string(reader, "the test's text", error);
    return test->text != NULL;
  }
  if (lexeme.kind == LEXEME_STRING)
    test->text = lexeme_text(&lexeme);
  return test->text != NULL || rules_error(error, lexeme.at, "the test's text in quotes is missing");
}

static gboolean
read_test(Reader *reader, GError **error) {
  RuleTest *test = g_new0(RuleTest, 1);
  g_ptr_array_add(reader->topic ? reader->topic->tests : reader->pack->tests, test);
  test->at = reader->at;
  test->language = read_language(reader, error);
  if (!test->language || !read_test_kind(reader, &test->kind, error))
    return FALSE;
  if (!reader->topic && test->kind != TEST_TRIAGE)
    return rules_error(error, test->at, "a test that stands under no topic can only say triage");
  return read_test_text(reader, test, error) && read_end(reader, error);
}

/* --- pack-wide --------------------------------------------------------------------------------- */

static gboolean
read_zone(Reader *reader, GError **error) {
  Location at;
  g_autofree char *name = read_word(reader, "a zone", &at, error);
  if (!name)
    return FALSE;
  guint zone = zone_by_name(name);
  double weight = 0;
  if (zone == 0 || zone == ZONES_ALL)
    return rules_error(error, at, "“%s” is no zone that can have a weight", name);
  if (!read_number(reader, 0, &weight, error))
    return FALSE;
  reader->pack->zone_weights[g_bit_nth_lsf(zone, -1)] = weight;
  return read_end(reader, error);
}

static gboolean
read_named_weight(Reader *reader, const char *name, double *weight, GError **error) {
  Location at;
  g_autofree char *found = read_word(reader, name, &at, error);
  if (!found)
    return FALSE;
  if (strcmp(found, name) != 0)
    return rules_error(error, at, "“%s” is unknown here; “%s” is meant", found, name);
  return read_number(reader, 0, weight, error) && read_end(reader, error);
}

static gboolean
read_discount(Reader *reader, GError **error) {
  return read_named_weight(reader, "spelling", &reader->pack->misspelt_weight, error);
}

static gboolean
read_boost(Reader *reader, GError **error) {
  return read_named_weight(reader, "request", &reader->pack->request_weight, error);
}

/* A pack's name may hold characters that words do not (../mine), so it reaches to the end of its line. */
static gboolean
read_include(Reader *reader, GError **error) {
  g_autofree char *rest = g_strndup(reader->lexer.at, reader->lexer.end - reader->lexer.at);
  rest[strcspn(rest, "\r\n#")] = '\0';
  g_strstrip(rest);
  g_strdelimit(rest, "\"", ' ');
  g_strstrip(rest);
  if (*rest == '\0')
    return rules_error(error, reader->at, "include needs the name or folder of a pack");
  reader->topic = NULL;
  return reader->context->include(rest, reader->at, reader->context->include_data, error);
}

/* The lexicon of a language takes the place of the one that an earlier pack named. */
static void
pack_take_lexicon(Pack *pack, const char *language, Lexicon *lexicon) {
  for (guint i = pack->lexicons->len; i-- > 0;)
    if (lexicon_language(g_ptr_array_index(pack->lexicons, i)) == language)
      g_ptr_array_remove_index(pack->lexicons, i);
  if (lexicon)
    g_ptr_array_add(pack->lexicons, lexicon);
}

/* lexicon LANG "FILE", or none: the rules alone decide. */
static gboolean
read_lexicon(Reader *reader, GError **error) {
  const char *language = read_language(reader, error);
  Lexeme lexeme;
  if (!language || !lexer_next(&reader->lexer, &lexeme, error))
    return FALSE;
  g_autofree char *name = lexeme_text(&lexeme);
  gboolean none = lexeme.kind == LEXEME_WORD && strcmp(name, "none") == 0;
  if (!none && lexeme.kind != LEXEME_STRING)
    return rules_error(error, lexeme.at, "lexicon needs the name of a file in quotes, or none");
  if (!read_end(reader, error))
    return FALSE;
  g_autofree char *path = none ? NULL : g_canonicalize_filename(name, reader->context->folder);
  Lexicon *lexicon = none ? NULL : lexicon_load(path, language, error);
  if (!none && !lexicon)
    return FALSE;
  pack_take_lexicon(reader->pack, language, lexicon);
  return TRUE;
}

static const Directive DIRECTIVES[] = {
    {"topic", FALSE, read_topic}, {"label", TRUE, read_label},         {"about", TRUE, read_about},
    {"see", TRUE, read_see},      {"threshold", TRUE, read_threshold}, {"match", TRUE, read_match},
    {"mask", FALSE, read_mask},   {"never", FALSE, read_never},        {"drop", FALSE, read_drop},
    {"test", FALSE, read_test},   {"zone", FALSE, read_zone},          {"discount", FALSE, read_discount},
    {"boost", FALSE, read_boost}, {"include", FALSE, read_include},    {"lexicon", FALSE, read_lexicon},
};

/* --- lines ------------------------------------------------------------------------------------- */

static const Directive *
directive_find(const Lexeme *name) {
  for (guint i = 0; i < G_N_ELEMENTS(DIRECTIVES); i++)
    if (lexeme_is(name, DIRECTIVES[i].name))
      return &DIRECTIVES[i];
  return NULL;
}

static gboolean
reader_read(Reader *reader, GError **error) {
  Lexeme name;
  if (!lexer_next(&reader->lexer, &name, error))
    return FALSE;
  reader->at = name.at;
  const Directive *directive = directive_find(&name);
  if (!directive) {
    g_autofree char *found = lexeme_describe(&name);
    return rules_error(error, name.at, "%s is no directive", found);
  }
  if (directive->in_topic && !reader->topic)
    return rules_error(error, name.at, "“%s” stands under no topic", directive->name);
  return directive->read(reader, error);
}

/* How far a line is indented, in columns; G_MAXUINT: it holds nothing but blanks and a comment. */
static guint
line_indent(const char *line) {
  guint indent = 0;
  for (; *line == ' ' || *line == '\t' || *line == '\r'; line++)
    indent = *line == '\t' ? (indent + 8) / 8 * 8 : indent + 1;
  return *line == '\0' || *line == '\n' || *line == '#' ? G_MAXUINT : indent;
}

static const char *
line_after(const char *line) {
  const char *end = strchr(line, '\n');
  return end ? end + 1 : line + strlen(line);
}

/* A topic is one line: what is indented below it are its directives. */
static gboolean
line_may_go_on(const char *line) {
  while (*line == ' ' || *line == '\t')
    line++;
  return !g_str_has_prefix(line, "topic ");
}

static void
reader_try(Reader *reader) {
  g_autoptr(GError) error = NULL;
  if (!reader_read(reader, &error))
    g_ptr_array_add(reader->context->failures, g_strdup(error->message));
}

void
directives_read(const DirectiveContext *context, const char *file, const char *text) {
  Reader reader = {.context = context, .pack = context->pack};
  const char *line = text;
  guint number = 1;
  while (*line) {
    guint indent = line_indent(line), first = number;
    const char *end = line_after(line);
    number++;
    gboolean goes_on = indent != G_MAXUINT && line_may_go_on(line);
    while (goes_on && *end && line_indent(end) > indent) {
      end = line_after(end);
      number++;
    }
    reader.lexer = lexer_new(line, end, (Location){file, first, 1});
    if (indent != G_MAXUINT)
      reader_try(&reader);
    line = end;
  }
}
