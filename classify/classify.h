/*
 * Classifying is asking what a letter raises: tokens → rules → points for each topic, with the evidence.
 *
 * A pack is a folder of rule files (repliek-rules(5)); verdict_find lays it over a letter. Nothing here
 * changes the letter or what the pack says, so one pack serves any number of letters, one after the other:
 * what only a language needs is worked out when the first letter in it comes.
 */
#pragma once

#include "classify/verdict.h"
#include "extract/language.h"
#include "extract/xml.h"

#define CLASSIFY_ERROR (classify_error_quark())
GQuark classify_error_quark(void);

typedef enum {
  CLASSIFY_ERROR_RULES,   /* rules are wrong: file:line:column: what; exit status 4 */
  CLASSIFY_ERROR_TOPIC,   /* a topic was named that the pack does not have; 2 */
  CLASSIFY_ERROR_EVIDENCE /* a classified TEI file whose topics or evidence cannot be read back; 3 */
} ClassifyError;

typedef struct Pack Pack;

/*
 * Loads the packs at paths in order, the later ones on top (NULL or empty: the default pack of the data
 * folder). A path is a folder of *.rules, one such file, or the name of a pack in the data folder. languages
 * must outlive the pack. Error: CLASSIFY_ERROR_RULES with file:line:column: what, a line for each mistake;
 * EXTRACT_ERROR_DATA when there is no data folder.
 */
Pack *pack_load(const char *const *paths, const Languages *languages, GError **error);
void pack_free(Pack *pack);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pack, pack_free)

/* The number of topics, and the id of one, in the order of their files. */
guint pack_topic_count(const Pack *pack);
const char *pack_topic_id(const Pack *pack, guint index);

/* A topic's label in a language, else in any, else its id; NULL: the pack has no such topic. */
const char *pack_topic_label(const Pack *pack, const char *id, const char *language);

/* Tells whether a language's dictionary knows a word, as the letter writes it; TRUE when there is no
 * dictionary. */
typedef gboolean (*SpellingFunc)(const char *word, const char *language, gpointer data);

/*
 * From now on words that known does not know match rule words they nearly spell. NULL: only right spelling
 * counts. At first a pack asks the languages' dictionaries, which are loaded at the first word that nearly
 * spells a rule's, where the rule hangs on it; a pack loaded without languages asks none.
 */
void pack_tolerate_spelling(Pack *pack, SpellingFunc known, gpointer data);

/* What the letter raises. Never NULL. */
Verdict *verdict_find(const Pack *pack, const Letter *letter);

/*
 * The verdict that classify wrote into a TEI file; letter is the same file's letter. NULL without an error
 * when the file was never classified. Error: CLASSIFY_ERROR_EVIDENCE.
 */
Verdict *verdict_from_tei(xmlDoc *tei, const Letter *letter, GError **error);

/* Writes the verdict into the letter's TEI: taxonomy, catRef, standOff. An earlier verdict is replaced. */
void verdict_add_to_tei(const Verdict *verdict, const Letter *letter, xmlDoc *tei);

/* One JSON object on one line, without the newline (interchange form, version 1). Free with g_free. */
char *verdict_to_json(const Verdict *verdict, const Letter *letter);

/* For people: topics with points against threshold, each hit quoted with its page. Free with g_free. */
char *verdict_to_text(const Verdict *verdict, const Letter *letter);

/*
 * Why a topic is raised or not: points against threshold, the rules that fired with their words and pages,
 * the rules that missed and the clause that failed, what masks and mention negations took away. Error:
 * CLASSIFY_ERROR_TOPIC.
 */
char *explain_topic(const Pack *pack, const Letter *letter, const char *topic, GError **error);

/*
 * Lints the packs' rules and runs their built-in tests. Appends a line "file:line:column: what" for each
 * finding to report. Returns the number of findings.
 */
guint pack_check(const Pack *pack, GString *report);
