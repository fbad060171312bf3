#include "extract/tagger.h"

#include "extract/xml.h"

#include <math.h>
#include <string.h>

#define MAGIC "rtagger1"

/*
 * The file, in the byte order of all machines that Debian releases for but one: magic, numbers of tags, steps
 * and features, the size of a weight's unit; transitions; the features' hashes in rising order; for each a
 * row of weights in that unit.
 */
typedef struct {
  char magic[8];
  guint32 tags, steps, features;
  float unit;
} Header;

struct Tagger {
  GMappedFile *file;
  guint features;
  float unit;
  const guint32 *hashes;
  const gint8 *rows;
  float transitions[STEPS][TAGS][TAGS]; /* already raised to powers of e */
};

static gsize
file_length(const Header *header) {
  return sizeof *header + sizeof(float) * STEPS * TAGS * TAGS +
         (gsize)header->features * (sizeof(guint32) + TAGS);
}

static gboolean
header_is_sound(const Header *header, gsize length) {
  return memcmp(header->magic, MAGIC, sizeof header->magic) == 0 && header->tags == TAGS &&
         header->steps == STEPS && isfinite(header->unit) && file_length(header) == length;
}

static void
take_model(Tagger *tagger, const char *bytes) {
  Header header;
  float transitions[STEPS][TAGS][TAGS];
  memcpy(&header, bytes, sizeof header);
  memcpy(transitions, bytes + sizeof header, sizeof transitions);
  tagger->features = header.features;
  tagger->unit = header.unit;
  tagger->hashes = (const guint32 *)(gconstpointer)(bytes + sizeof header + sizeof transitions);
  tagger->rows = (const gint8 *)(tagger->hashes + tagger->features);
  for (guint s = 0; s < STEPS; s++)
    for (guint from = 0; from < TAGS; from++)
      for (guint to = 0; to < TAGS; to++)
        tagger->transitions[s][from][to] = expf(transitions[s][from][to]);
}

Tagger *
tagger_load(const char *path, GError **error) {
  g_autoptr(GError) failure = NULL;
  GMappedFile *file = g_mapped_file_new(path, FALSE, &failure);
  if (!file) {
    g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_DATA, "%s", failure->message);
    return NULL;
  }
  gsize length = g_mapped_file_get_length(file);
  const char *bytes = g_mapped_file_get_contents(file);
  Header header = {0};
  if (length >= sizeof header)
    memcpy(&header, bytes, sizeof header);
  if (length < sizeof header || !header_is_sound(&header, length)) {
    g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_DATA, "%s: not a tagger of this version; install it anew",
                path);
    g_mapped_file_unref(file);
    return NULL;
  }
  Tagger *tagger = g_new0(Tagger, 1);
  tagger->file = file;
  take_model(tagger, bytes);
  return tagger;
}

void
tagger_free(Tagger *tagger) {
  if (!tagger)
    return;
  g_mapped_file_unref(tagger->file);
  g_free(tagger);
}

/* FNV-1a, 32 bits. */
static guint32
hash_of(const char *text, gsize length) {
  guint32 hash = 2166136261u;
  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar)text[i]) * 16777619u;
  return hash;
}

void
tagger_add(const Tagger *tagger, const char *feature, gsize length, float *scores) {
  guint32 hash = hash_of(feature, length);
  guint low = 0, high = tagger->features;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (tagger->hashes[middle] < hash)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == tagger->features || tagger->hashes[low] != hash)
    return;
  const gint8 *row = tagger->rows + (gsize)low * TAGS;
  for (guint tag = 0; tag < TAGS; tag++)
    scores[tag] += tagger->unit * row[tag];
}

/* --- marginals: forward and backward, each step made to sum to one --- */

static void
make_sum_one(float *values) {
  float sum = 0;
  for (guint tag = 0; tag < TAGS; tag++)
    sum += values[tag];
  for (guint tag = 0; tag < TAGS; tag++)
    values[tag] = sum > 0 ? values[tag] / sum : 1.0f / TAGS;
}

static void
raise_all(float *scores) {
  float top = scores[0];
  for (guint tag = 1; tag < TAGS; tag++)
    top = MAX(top, scores[tag]);
  for (guint tag = 0; tag < TAGS; tag++)
    scores[tag] = expf(scores[tag] - top);
}

static void
step_forward(const Tagger *tagger, guint8 step, const float *before, float *now) {
  float sums[TAGS] = {0};
  for (guint from = 0; from < TAGS; from++)
    for (guint to = 0; to < TAGS; to++)
      sums[to] += before[from] * tagger->transitions[step][from][to];
  for (guint to = 0; to < TAGS; to++)
    now[to] *= sums[to];
  make_sum_one(now);
}

/* From the right-hand messages of the next word to those of this one. */
static void
step_backward(const Tagger *tagger, guint8 step, const float *local, float *message) {
  float weighed[TAGS], sums[TAGS];
  for (guint to = 0; to < TAGS; to++)
    weighed[to] = local[to] * message[to];
  for (guint from = 0; from < TAGS; from++) {
    sums[from] = 0;
    for (guint to = 0; to < TAGS; to++)
      sums[from] += tagger->transitions[step][from][to] * weighed[to];
  }
  memcpy(message, sums, sizeof sums);
  make_sum_one(message);
}

void
tagger_decide(const Tagger *tagger, float *scores, const guint8 *steps, guint count) {
  g_autofree float *forward = g_new(float, (gsize)count *TAGS);
  float message[TAGS];
  for (guint i = 0; i < count; i++) {
    float *now = forward + (gsize)i * TAGS;
    raise_all(scores + (gsize)i * TAGS);
    memcpy(now, scores + (gsize)i * TAGS, sizeof message);
    if (i > 0)
      step_forward(tagger, steps[i], now - TAGS, now);
    else
      make_sum_one(now);
  }
  for (guint tag = 0; tag < TAGS; tag++)
    message[tag] = 1.0f / TAGS;
  for (guint i = count; i-- > 0;) {
    float local[TAGS], *now = scores + (gsize)i * TAGS;
    memcpy(local, now, sizeof local);
    for (guint tag = 0; tag < TAGS; tag++)
      now[tag] = forward[(gsize)i * TAGS + tag] * message[tag];
    make_sum_one(now);
    if (i > 0)
      step_backward(tagger, steps[i], local, message);
  }
}
