#include "classify/spelling.h"

#include "classify/limits.h"

#include <string.h>

#define ONE_EDIT_FROM_LETTERS 5
#define TWO_EDITS_FROM_LETTERS 9
#define MOST_EDITS 2

#define NONE G_MAXUINT
#define FIRST_BUCKETS 4096
#define FILTER_BITS_A_BUCKET 8
/*
 * A word that bears k edits is found through k + 1 pieces of itself, with a letter left out between two of
 * them, so that an edit, swapped neighbours included, spoils one piece at most: in any word that is near
 * enough one of the pieces stands unharmed, moved by as many letters as were put in or left out before it.
 */
typedef enum { PIECE_HEAD, PIECE_MIDDLE, PIECE_TAIL } PieceKind;

typedef struct {
  PieceKind kind;
  guint start, length; /* in letters */
} Piece;

typedef struct {
  const char *text;
  guint letters;
  guint32 bag; /* which letters it has, folded into 32 bits: one edit changes at most two of them */
  guint term;
} NearbyWord;

/* A piece of a word. */
typedef struct {
  guint32 key;
  guint word; /* index into words */
  guint next; /* in the same bucket; NONE: no more */
} NearbyPiece;

struct Nearby {
  GArray *words;   /* NearbyWord */
  GArray *pieces;  /* NearbyPiece */
  guint *buckets;  /* by key: the last piece, or NONE */
  guint32 mask;    /* buckets, a power of two, less one */
  guint8 *filter;  /* bits, by key: whether there may be such a piece, so that few looks go to the buckets */
  guint8 *lengths; /* by the number of letters: whether there are such words */
};

/* A word as code points, with what hashing its pieces needs. */
typedef struct {
  gunichar at[MAX_WORD_BYTES];
  guint32 hashes[MAX_WORD_BYTES + 1]; /* of the first n letters */
  guint length;
  guint32 bag;
} Letters;

#define HASH_BASE 0x01000193u

/* The powers of the base by which the hash of what stands before a piece is taken away. */
typedef struct {
  guint32 at[MAX_WORD_BYTES + 1];
} Powers;

Nearby *
nearby_new(void) {
  Nearby *nearby = g_new0(Nearby, 1);
  nearby->words = g_array_new(FALSE, FALSE, sizeof(NearbyWord));
  nearby->pieces = g_array_new(FALSE, FALSE, sizeof(NearbyPiece));
  nearby->mask = FIRST_BUCKETS - 1;
  nearby->buckets = g_new(guint, FIRST_BUCKETS);
  memset(nearby->buckets, 0xff, FIRST_BUCKETS * sizeof(guint));
  nearby->filter = g_new0(guint8, FIRST_BUCKETS * FILTER_BITS_A_BUCKET / 8);
  nearby->lengths = g_new0(guint8, MAX_WORD_BYTES + MOST_EDITS + 1);
  return nearby;
}

void
nearby_free(Nearby *nearby) {
  if (!nearby)
    return;
  g_array_unref(nearby->words);
  g_array_unref(nearby->pieces);
  g_free(nearby->buckets);
  g_free(nearby->filter);
  g_free(nearby->lengths);
  g_free(nearby);
}

/* --- letters and pieces ------------------------------------------------------------------------ */

/* FALSE: the word is too long to be looked for. */
static gboolean
letters_read(Letters *letters, const char *text) {
  letters->length = 0;
  letters->bag = 0;
  for (const char *at = text; *at; at = g_utf8_next_char(at)) {
    if (letters->length == MAX_WORD_BYTES)
      return FALSE;
    letters->at[letters->length++] = (guchar)*at < 0x80 ? (guchar)*at : g_utf8_get_char(at);
  }
  for (; *text; text++)
    letters->bag |= 1u << ((guchar)*text & 31);
  return TRUE;
}

static void
letters_hash(Letters *letters) {
  letters->hashes[0] = 0;
  for (guint i = 0; i < letters->length; i++)
    letters->hashes[i + 1] = letters->hashes[i] * HASH_BASE + letters->at[i];
}

static void
powers_fill(Powers *powers, guint length) {
  powers->at[0] = 1;
  for (guint i = 0; i < length; i++)
    powers->at[i + 1] = powers->at[i] * HASH_BASE;
}

/* The key of the letters from start on, as a piece of a word of so many letters. */
static guint32
letters_key(const Letters *letters, const Powers *powers, const Piece *piece, guint start, guint of_length) {
  guint32 hash = letters->hashes[start + piece->length] - letters->hashes[start] * powers->at[piece->length];
  hash = (hash + (of_length << 2 | piece->kind) * 0x85EBCA6Bu) * 0x9E3779B1u;
  return hash ^ hash >> 15;
}

static guint
edits_allowed(guint letters) {
  return letters < ONE_EDIT_FROM_LETTERS ? 0 : letters < TWO_EDITS_FROM_LETTERS ? 1 : MOST_EDITS;
}

/* The pieces of words of so many letters. Returns how many. */
static guint
pieces_cut(guint letters, Piece pieces[MOST_EDITS + 1]) {
  guint edits = edits_allowed(letters), kept = letters - edits;
  if (edits == 1) {
    guint head = (kept + 1) / 2;
    pieces[0] = (Piece){PIECE_HEAD, 0, head};
    pieces[1] = (Piece){PIECE_TAIL, head + 1, kept - head};
    return 2;
  }
  guint head = (kept + 2) / 3, tail = (kept + 1) / 3;
  pieces[0] = (Piece){PIECE_HEAD, 0, head};
  pieces[1] = (Piece){PIECE_MIDDLE, head + 1, kept - head - tail};
  pieces[2] = (Piece){PIECE_TAIL, letters - tail, tail};
  return 3;
}

/* --- adding ------------------------------------------------------------------------------------ */

static guint32
filter_bit(const Nearby *nearby, guint32 key) {
  return (key * 0x9E3779B1u >> 3) & (nearby->mask * FILTER_BITS_A_BUCKET + FILTER_BITS_A_BUCKET - 1);
}

static void
nearby_hang(Nearby *nearby, guint index) {
  NearbyPiece *piece = &g_array_index(nearby->pieces, NearbyPiece, index);
  guint *bucket = &nearby->buckets[piece->key & nearby->mask];
  guint32 bit = filter_bit(nearby, piece->key);
  piece->next = *bucket;
  *bucket = index;
  nearby->filter[bit / 8] |= 1 << bit % 8;
}

static void
nearby_grow(Nearby *nearby) {
  guint buckets = (nearby->mask + 1) * 4;
  nearby->mask = buckets - 1;
  nearby->buckets = g_renew(guint, nearby->buckets, buckets);
  memset(nearby->buckets, 0xff, buckets * sizeof(guint));
  nearby->filter = g_renew(guint8, nearby->filter, buckets * FILTER_BITS_A_BUCKET / 8);
  memset(nearby->filter, 0, buckets * FILTER_BITS_A_BUCKET / 8);
  for (guint i = 0; i < nearby->pieces->len; i++)
    nearby_hang(nearby, i);
}

void
nearby_add(Nearby *nearby, const char *text, guint term) {
  Letters letters;
  Powers powers;
  Piece pieces[MOST_EDITS + 1];
  if (!letters_read(&letters, text) || edits_allowed(letters.length) == 0)
    return;
  letters_hash(&letters);
  powers_fill(&powers, letters.length);
  NearbyWord word = {text, letters.length, letters.bag, term};
  g_array_append_val(nearby->words, word);
  nearby->lengths[letters.length] = 1;
  guint count = pieces_cut(letters.length, pieces);
  for (guint i = 0; i < count; i++) {
    NearbyPiece piece = {letters_key(&letters, &powers, &pieces[i], pieces[i].start, letters.length),
                         nearby->words->len - 1, NONE};
    g_array_append_val(nearby->pieces, piece);
    nearby_hang(nearby, nearby->pieces->len - 1);
  }
  if (nearby->pieces->len > nearby->mask)
    nearby_grow(nearby);
}

/* --- distance ---------------------------------------------------------------------------------- */

/* The last three rows of the edit table, of which only cells near the diagonal are filled. */
typedef struct {
  guint cells[3][MAX_WORD_BYTES + 1];
} EditTable;

/* The smallest of the four ways that lead to cell (i, j) of the edit table. */
static guint
cheapest_edit(const gunichar *a, const gunichar *b, guint i, guint j, guint *const rows[3]) {
  guint best = rows[1][j - 1] + (a[i - 1] != b[j - 1]);
  best = MIN(best, MIN(rows[1][j], rows[2][j - 1]) + 1);
  if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
    best = MIN(best, rows[0][j - 2] + 1);
  return best;
}

static guint
table_distance(const gunichar *a, guint a_length, const gunichar *b, guint b_length, guint limit) {
  EditTable table = {0};
  guint *rows[3] = {table.cells[0], table.cells[1], table.cells[2]};
  for (guint j = 0; j <= MIN(b_length, limit + 1); j++)
    rows[2][j] = j;
  for (guint i = 1; i <= a_length; i++) {
    guint *oldest = rows[0];
    rows[0] = rows[1], rows[1] = rows[2], rows[2] = oldest;
    guint first = i > limit ? i - limit : 1, last = MIN(b_length, i + limit);
    guint smallest = rows[2][first - 1] = first == 1 ? i : limit + 1;
    for (guint j = first; j <= last; j++) {
      rows[2][j] = cheapest_edit(a, b, i, j, rows);
      smallest = MIN(smallest, rows[2][j]);
    }
    if (smallest > limit)
      return limit + 1;
    if (last < b_length)
      rows[2][last + 1] = limit + 1; /* the next row looks at it */
  }
  return MIN(rows[2][b_length], limit + 1);
}

/* What both words begin with and end in takes no edits: only what lies between needs a table. */
static guint
letters_distance(const Letters *a, const Letters *b, guint limit) {
  guint shorter = MIN(a->length, b->length), head = 0, tail = 0;
  if (MAX(a->length, b->length) - shorter > limit)
    return limit + 1;
  while (head < shorter && a->at[head] == b->at[head])
    head++;
  while (tail < shorter - head && a->at[a->length - 1 - tail] == b->at[b->length - 1 - tail])
    tail++;
  if (head + tail == shorter)
    return MAX(a->length, b->length) - shorter;
  return table_distance(a->at + head, a->length - head - tail, b->at + head, b->length - head - tail, limit);
}

guint
edit_distance(const char *a, const char *b, guint limit) {
  Letters one, other;
  if (!letters_read(&one, a) || !letters_read(&other, b))
    return limit + 1;
  return letters_distance(&one, &other, limit);
}

/* --- finding ----------------------------------------------------------------------------------- */

/* One search, for words of one length. */
typedef struct {
  const Nearby *nearby;
  const Letters *letters;
  const Powers *powers;
  guint length, allowed;
  GArray *found;
} Search;

static gboolean
has_more_bits(guint32 bits, guint most) {
  for (guint i = 0; i < most; i++)
    bits &= bits - 1;
  return bits != 0;
}

static void
search_try(const Search *search, guint index) {
  const NearbyWord *word = &g_array_index(search->nearby->words, NearbyWord, index);
  Letters letters;
  if (word->letters != search->length || /* another word's piece with the same key */
      has_more_bits(word->bag ^ search->letters->bag, 2 * search->allowed) ||
      !letters_read(&letters, word->text))
    return;
  guint distance = letters_distance(search->letters, &letters, search->allowed);
  if (distance > 0 && distance <= search->allowed)
    g_array_append_val(search->found, word->term);
}

static void
search_look(const Search *search, const Piece *piece, guint start) {
  const Nearby *nearby = search->nearby;
  guint32 key = letters_key(search->letters, search->powers, piece, start, search->length);
  guint32 bit = filter_bit(nearby, key);
  guint next = nearby->filter[bit / 8] >> bit % 8 & 1 ? nearby->buckets[key & nearby->mask] : NONE;
  while (next != NONE) {
    const NearbyPiece *found = &g_array_index(nearby->pieces, NearbyPiece, next);
    if (found->key == key)
      search_try(search, found->word);
    next = found->next;
  }
}

/* Looks for the piece wherever it may have moved: by so many letters put in or left out before it (of a tail:
 * after it), the rest of the difference in length on its other side, no more edits in all than allowed. No
 * letters can be left out before a head and after a tail. */
static void
search_piece(const Search *search, const Piece *piece) {
  gint longer = (gint)search->letters->length - (gint)search->length, allowed = (gint)search->allowed;
  gint room = (gint)search->letters->length - (gint)piece->length;
  for (gint moved = piece->kind == PIECE_MIDDLE ? -allowed : 0; moved <= allowed; moved++) {
    gint start = piece->kind == PIECE_TAIL ? room - moved : (gint)piece->start + moved;
    if (ABS(moved) + ABS(longer - moved) <= allowed && start >= 0 && start <= room)
      search_look(search, piece, (guint)start);
  }
}

void
nearby_find(const Nearby *nearby, const char *word, GArray *found) {
  Letters letters;
  Powers powers;
  Piece pieces[MOST_EDITS + 1];
  if (strlen(word) > MAX_WORD_BYTES || !letters_read(&letters, word))
    return;
  guint edits = edits_allowed(letters.length);
  if (edits == 0)
    return;
  letters_hash(&letters);
  powers_fill(&powers, letters.length);
  for (guint length = letters.length - edits; length <= letters.length + edits; length++) {
    Search search = {nearby, &letters, &powers, length, MIN(edits, edits_allowed(length)), found};
    guint count = nearby->lengths[length] ? pieces_cut(length, pieces) : 0;
    for (guint i = 0; i < count; i++)
      search_piece(&search, &pieces[i]);
  }
}
