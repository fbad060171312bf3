/*
 * A pack in memory: topics with their rules and built-in tests, the cue lists of the languages, and the words
 * through which the rules are found. Loaded once (pack-load.c), then only read.
 */
#pragma once

#include "classify/classify.h"
#include "classify/expression.h"
#include "classify/lexicon.h"
#include "classify/match.h"
#include "extract/dictionary.h"

#include <string.h>

typedef struct Topic Topic;
typedef struct Index Index;

typedef enum {
  RULE_MATCH,
  RULE_MASK,
  RULE_NEVER,
  RULE_CUE,      /* "this letter is not about": what follows in its clause does not count */
  RULE_CUE_BACK, /* "is left aside": what stands before it in its clause does not count */
  RULE_REQUEST   /* "I ask you to": its sentence weighs more */
} RuleKind;

typedef struct {
  RuleKind kind;
  char *name;           /* cues have none */
  const char *language; /* interned; "any" */
  double points;        /* matches only */
  Expression *expression;
  Topic *topic; /* NULL: a cue, or pack-wide */
  guint layer;  /* which pack it came from: later ones replace */
  Location at;
  guint index; /* among the pack's rules */
  Scope reach; /* how far from its required words the rule may hold; the index finds it out */
} Rule;

typedef enum { TEST_RAISED, TEST_NOT, TEST_TRIAGE } TestKind;

/* A sentence that comes with a topic, and what must come out. */
typedef struct {
  TestKind kind;
  const char *language; /* interned */
  Zone zone;
  char *text;
  Location at;
} RuleTest;

/* What tells a rule from the others that stand beside it. */
typedef struct {
  RuleKind kind;
  const char *language; /* interned */
  char *name;
} RuleKey;

struct Topic {
  char *id;
  guint index;
  GHashTable *labels; /* language → label */
  GHashTable *abouts; /* language → scope note */
  char *see;          /* URI of the same notion elsewhere, or NULL */
  double threshold;
  guint layer; /* the pack that it came from, as rules have it */
  Location at;
  GPtrArray *rules; /* Rule: matches, masks, nevers, in the order of the files */
  GPtrArray *tests; /* RuleTest */
  GArray *spared;   /* RuleKey: pack-wide rules that do not hold for the topic */
};

struct Pack {
  const Languages *languages; /* lent; may be NULL */
  GPtrArray *topics;          /* Topic */
  GPtrArray *tests;           /* RuleTest that stand under no topic: triage */
  GPtrArray *wide;            /* Rule: nevers and masks that hold for every topic */
  GPtrArray *cues;            /* Rule: of the language folders */
  GArray *read;               /* guint: layers, in the order in which their packs were read to the end */
  GPtrArray *lexicons;        /* Lexicon: at most one a language */
  double zone_weights[ZONE_COUNT];
  double misspelt_weight; /* discount spelling */
  double request_weight;  /* boost request */
  Terms *terms;
  GHashTable *contrasts; /* words that end a negated clause: folded word → itself */
  Spelling spelling;
  Dictionaries *dictionaries; /* the languages', which spelling asks at first; NULL without languages */

  GPtrArray *rules; /* Rule, lent: every rule and cue, in order */
  Index *index;     /* which rules to ask when a term is there */

  GPtrArray *files;    /* char *: what the rule files said; expressions refer to them */
  GStringChunk *texts; /* the lists' lines, and the files' names, which locations refer to */
};

/* The topic of this id, or NULL. */
Topic *pack_topic(const Pack *pack, const char *id);

/* Whether the pack-wide rule does not hold for the topic: dropped there, or the topic belongs to a pack that
   was read later, such as a desk's own beside the default ones. */
gboolean topic_spares(const Topic *topic, const Rule *rule);

/* Takes a pack-wide rule off the topic. */
void topic_spare_rule(Topic *topic, const Rule *rule);

void rule_test_free(RuleTest *test);

void rule_free(Rule *rule);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Rule, rule_free)

static inline gboolean
rule_is_cue(const Rule *rule) {
  return rule->kind >= RULE_CUE;
}

static inline gboolean
rule_is_wide(const Rule *rule) {
  return !rule->topic && !rule_is_cue(rule);
}

static inline gboolean
rule_has_key(const Rule *rule, RuleKind kind, const char *language, const char *name) {
  return rule->kind == kind && rule->language == language && strcmp(rule->name, name) == 0;
}

/* Whether the pack has match rules of a language (not counting "any"). */
gboolean pack_speaks(const Pack *pack, const char *language);

/* The weight of a zone that words stand in. */
double pack_zone_weight(const Pack *pack, Zone zone);

/* The most that hits can multiply a rule's points with: doubled, in the heaviest zone, in a request. */
double pack_greatest_weight(const Pack *pack);
