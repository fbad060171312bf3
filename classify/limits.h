/* How much of everything the classifier takes. Beyond a limit a rule is refused with a message, a letter is
 * cut. */
#pragma once

enum {
  MAX_RULE_FILE_BYTES = 4 << 20,
  MAX_PACK_FILES = 1024,
  MAX_PACK_DEPTH = 8, /* packs that include packs */
  MAX_RULE_MESSAGES = 40,
  MAX_TOPICS = 1024,
  MAX_RULES = 200000,
  MAX_EXPRESSION_DEPTH = 32, /* brackets in brackets */
  MAX_EXPRESSION_TERMS = 512,
  MAX_PHRASE_ITEMS = 16,
  MAX_SLACK = 20, /* "…"~n */
  MAX_NEAR = 100, /* NEAR/n */
  MAX_NAME_BYTES = 64,
  MAX_WORD_BYTES = 96, /* a longer token has no forms: it is no word */
  MIN_WILDCARD_LETTERS = 2,
  MAX_WILDCARD_BYTES = 63,
  MAX_JOINED_BYTES = 40, /* a word that may stand for several without their blanks */
  MAX_JOINED_WORDS = 5,
  MAX_CUTS = 4,              /* ways to cut one */
  MAX_HIT_RANGES = 8,        /* phrases that one hit shows as evidence */
  MAX_EVIDENCE_PER_RULE = 8, /* further hits add less than a hundredth */
  MAX_HITS_PER_UNIT = 1024,  /* of one word or phrase in one sentence, paragraph or letter */
  MAX_HITS_PER_RULE = 4096,
  MAX_LETTER_TOKENS = 2000000,
  MAX_LEXICON_BYTES = 16 << 20,
  MAX_LEXICON_FEATURES = 100000
};
