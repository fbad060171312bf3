#include "extract/correspondents.h"

#include "extract/address.h"
#include "extract/dates.h"
#include "extract/fields.h"
#include "extract/persons.h"
#include "extract/sender.h"
#include "extract/wording.h"

#include <math.h>
#include <string.h>

/* Measured on the development letters. */
#define TEXT_EDGE_PT 6.0 /* text and address begin at one edge */
/* A diplomatic note names its addressee in its first lines, and not at more length. */
enum { NOTE_LINES = 6, NOTE_NAME_BYTES_MAX = 160 };

/* --- which block is the addressee's --- */

static char *
salutation_name(const Study *study) {
  if (study->salutation == NO_LINE)
    return NULL;
  return family_name(study->languages, study_line(study, study->salutation)->text);
}

static gboolean
block_holds_name(const Study *study, const HeadBlock *block, const char *name) {
  if (!name || strlen(name) < 3)
    return FALSE;
  for (guint i = 0; i < block->lines->len; i++) {
    g_autofree char *lower = g_utf8_strdown(head_block_text(study, block, i), -1);
    if (strstr(lower, name))
      return TRUE;
  }
  return FALSE;
}

/* Set as running text is, and where it begins. */
static gboolean
block_is_set_like_text(const Study *study, const HeadBlock *block) {
  const TextLine *first = study_line(study, g_array_index(block->lines, guint, 0));
  return !head_block_begins_large(study, block) && !line_is_bold(first) &&
         fabs(block->box.x0 - layout_column(study->layout, block->page).x0) < TEXT_EDGE_PT;
}

/* A remark such as "Per e-mail", or a date: no part of an address. */
static gboolean
text_is_remark(const Study *study, const char *text) {
  for (guint i = 0; i < languages_count(study->languages); i++) {
    Span span;
    g_autofree char *date = date_parse(text, languages_at(study->languages, i), &span, NULL);
    if (date)
      return TRUE;
  }
  return wording_begins(study->languages, "address", "dispatch", text, NULL) &&
         !text_names_organisation(study->languages, text);
}

/* Votes that a block is where the letter was sent; below 1 it is not. */
static int
addressee_votes(const Study *study, const HeadBlock *block, const char *greeted, const char *signer) {
  int votes = 0;
  gboolean contact = FALSE, attention = FALSE, honorific = FALSE, address = FALSE, remarks = TRUE,
           postcode = FALSE;
  for (guint i = 0; i < block->lines->len; i++) {
    const char *text = head_block_text(study, block, i);
    remarks = remarks && text_is_remark(study, text);
    contact |= text_is_contact_line(study->languages, text);
    attention |= wording_begins(study->languages, "address", "attention", text, NULL) ||
                 wording_begins(study->languages, "address", "lead", text, NULL);
    honorific |= wording_begins(study->languages, "address", "honorific", text, NULL);
    address |= text_is_address_line(study->languages, text);
    postcode |= i > 0 && text_is_postcode_line(text);
  }
  votes += 3 * block_holds_name(study, block, greeted);
  votes -= 5 * block_holds_name(study, block, signer);
  votes += 2 * attention + 2 * honorific + address + postcode - 3 * contact;
  votes -= 2 * head_block_begins_large(study, block) + 3 * remarks;
  votes +=
      block->lines->len >= 2 || text_names_organisation(study->languages, head_block_text(study, block, 0));
  return votes;
}

/* Whether no other block of the head could be anybody's. */
static gboolean
block_is_alone(const Study *study, const GArray *blocks, const HeadBlock *block) {
  for (guint i = 0; i < blocks->len; i++) {
    const HeadBlock *other = &g_array_index(blocks, HeadBlock, i);
    if (other != block &&
        !(other->lines->len == 1 && text_is_remark(study, head_block_text(study, other, 0))))
      return FALSE;
  }
  return TRUE;
}

/* The block with most votes; of equals the lowest, since the sender's own stands above. NULL: none has
 * enough. A block set like the text may be favoured when it is not the first, or the only one: a letterhead
 * would stand out. */
static const HeadBlock *
count_votes(const Study *study, const GArray *blocks, gboolean favour) {
  g_autofree char *greeted = salutation_name(study), *signer = sender_signs_as(study);
  const HeadBlock *best = NULL;
  int most = 0;
  for (guint i = 0; i < blocks->len; i++) {
    const HeadBlock *block = &g_array_index(blocks, HeadBlock, i);
    int votes = addressee_votes(study, block, greeted, signer) + (i > 0);
    if (favour && block_is_set_like_text(study, block) && !block_holds_name(study, block, signer))
      votes += (i > 0) + block_is_alone(study, blocks, block);
    if (votes >= 2 && votes >= most) {
      most = votes;
      best = block;
    }
  }
  return best;
}

static const HeadBlock *
choose_addressee(const Study *study, const GArray *blocks) {
  const HeadBlock *best = count_votes(study, blocks, FALSE);
  return best ? best : count_votes(study, blocks, TRUE);
}

/* An office alone stands for its organisation. */
static void
office_stands_for_organisation(Correspondent *who) {
  if (!who->organisation.text && !who->name.text && who->role.text)
    field_set(&who->organisation, who->role.text, who->role.places, "address-office");
}

/* A private person is no organisation of the same name. */
static void
take_addressee(Study *study, const HeadBlock *block) {
  Correspondent *received = &study->letter->received;
  for (guint i = 0; i < block->lines->len; i++)
    address_take_line(study, received, g_array_index(block->lines, guint, i), 0);
  address_split_office(study, received);
  office_stands_for_organisation(received);
  head_block_settle(study, block, FURNITURE_ADDRESS, "addressee-block");
}

/* --- from labels: printed e-mails, forms --- */

/* "Aan:" above the lines of a postal address, of which the first names no mailbox. */
static gboolean
label_holds_address(const Study *study, const Label *label) {
  if (label->value->len < 2)
    return FALSE;
  for (guint k = 0; k < label->value->len; k++)
    if (strpbrk(study_line(study, g_array_index(label->value, Piece, k).line)->text, "@<["))
      return FALSE;
  return TRUE;
}

static void
take_addressee_label(Study *study, const Label *label) {
  gboolean address = label_holds_address(study, label);
  for (guint k = 0; k < label->value->len; k++) {
    Piece piece = g_array_index(label->value, Piece, k);
    const char *text = study_line(study, piece.line)->text;
    if (k == 0 && !address)
      sender_take_mailbox(study, &study->letter->received, piece);
    else
      address_take_line(study, &study->letter->received, piece.line,
                        (gsize)(g_utf8_offset_to_pointer(text, piece.skip) - text));
  }
  if (address)
    office_stands_for_organisation(&study->letter->received);
}

/* A form may ask for first and last name by themselves. */
static void
take_name_in_parts(Study *study, const GArray *labels) {
  const Label *parts[2] = {NULL, NULL};
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  for (guint i = 0; i < labels->len; i++) {
    const Label *label = &g_array_index(labels, Label, i);
    if (label->value->len && (label->key == LABEL_FIRST_NAME || label->key == LABEL_LAST_NAME))
      parts[label->key == LABEL_LAST_NAME] = label;
  }
  for (guint k = 0; parts[1] && k < 2; k++)
    if (parts[k])
      g_array_append_val(pieces, g_array_index(parts[k]->value, Piece, 0));
  if (!pieces->len || study->letter->sent.name.text)
    return;
  g_autoptr(Part) name = fields_read(study, PART_PARAGRAPH, pieces);
  g_autoptr(GArray) places = pieces_places(study->layout, pieces);
  field_set(&study->letter->sent.name, name->text, places, "name-labels");
}

static void
take_labels(Study *study, const GArray *labels) {
  for (guint i = 0; i < labels->len; i++) {
    const Label *label = &g_array_index(labels, Label, i);
    if (label->value->len && label->key == LABEL_ADDRESSEE && !study->letter->received.organisation.text)
      take_addressee_label(study, label);
    if (label->value->len && label->key == LABEL_SENDER && !study->letter->sent.name.text)
      sender_take_mailbox(study, &study->letter->sent, g_array_index(label->value, Piece, 0));
  }
}

void
correspondents_find(Study *study, const GArray *labels) {
  g_autoptr(GArray) blocks = head_blocks_find(study);
  take_labels(study, labels);
  take_name_in_parts(study, labels);
  gboolean labelled = study->letter->received.organisation.text || study->letter->received.name.text;
  const HeadBlock *addressee = labelled ? NULL : choose_addressee(study, blocks);
  if (addressee)
    take_addressee(study, addressee);
  sender_find(study, blocks, addressee, labels);
}

/* --- what the whole letter tells --- */

/* The person whom the salutation names, with the title of politeness: "mevrouw Voorbeeld". NULL: it names
 * nobody. */
static const char *
greeted_person(const Study *study, const char *text) {
  gsize length;
  if (!wording_begins(study->languages, "salutation", "begin", text, &length))
    return NULL;
  text += length + strspn(text + length, " ");
  if (!wording_begins(study->languages, "salutation", "honorific", text, &length))
    return NULL;
  const char *name = text + length + strspn(text + length, " .");
  return g_unichar_isupper(g_utf8_get_char(name)) || strchr(name, ' ') ? text : NULL;
}

static gboolean
holds_capital(const char *text) {
  for (; *text; text = g_utf8_next_char(text))
    if (g_unichar_isupper(g_utf8_get_char(text)))
      return TRUE;
  return FALSE;
}

/* "mevrouw, meneer", "heer of mevrouw van de regering": politeness to whoever it may be. */
static gboolean
names_nobody(const Study *study, const char *person) {
  gsize length;
  while (wording_begins(study->languages, "salutation", "nameless", person, &length) ||
         wording_begins(study->languages, "hyphens", "conjunction", person, &length))
    person += length + strspn(person + length, " ,/:;!.");
  return !*person ||
         (wording_begins(study->languages, "words", "function", person, NULL) && !holds_capital(person));
}

static void
name_addressee_from_salutation(Study *study) {
  Correspondent *received = &study->letter->received;
  if (study->salutation == NO_LINE || received->name.text || received->organisation.text)
    return;
  const char *text = study_line(study, study->salutation)->text;
  const char *person = greeted_person(study, text);
  if (person && !names_nobody(study, person))
    field_set_from_line(study, &received->name, study->salutation, (gsize)(person - text), strlen(person),
                        "salutation");
}

/* Where text says one of a list's phrases, from its beginning; *length is set to the phrase's. NULL: nowhere.
 */
static const char *
phrase_in(const Study *study, const char *list, const char *text, gsize *length) {
  for (const char *at = text; (at = strchr(at, ' ')); at++)
    if (wording_begins(study->languages, "note", list, at + 1, length))
      return at + 1;
  return NULL;
}

/* "The Embassy of … presents its compliments to the Ministry of … and has the honour": a diplomatic note has
 * no address. */
static void
name_addressee_from_compliments(Study *study) {
  Correspondent *received = &study->letter->received;
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  for (guint i = study->body_begins; i < study->body_ends && pieces->len < NOTE_LINES; i++)
    if (study_line(study, i)->use == USE_OPEN) {
      Piece piece = piece_of_line(study->layout, i);
      g_array_append_val(pieces, piece);
    }
  if (received->name.text || received->organisation.text || !pieces->len)
    return;
  g_autoptr(Part) part = fields_read(study, PART_PARAGRAPH, pieces);
  gsize length, article, end;
  const char *name = phrase_in(study, "compliments", part->text, &length);
  name = name ? name + length + strspn(name + length, " ") : NULL;
  if (name && wording_begins(study->languages, "names", "article", name, &article) && name[article] == ' ')
    name += article + 1;
  const char *rest = name ? phrase_in(study, "goes-on", name, &end) : NULL;
  g_autofree char *text =
      rest && rest - name <= NOTE_NAME_BYTES_MAX ? g_strndup(name, (gsize)(rest - name)) : NULL;
  if (!text || !text_names_organisation(study->languages, g_strchomp(text)))
    return;
  Span span = {(guint)(name - part->text), (guint)(name - part->text + strlen(text))};
  g_autoptr(GArray) places = letter_places(study->letter, part, span);
  field_set(&received->organisation, text, places, "compliments");
}

void
correspondents_complete(Study *study) {
  name_addressee_from_salutation(study);
  name_addressee_from_compliments(study);
  sender_complete(study);
}
