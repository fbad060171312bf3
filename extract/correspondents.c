#include "extract/correspondents.h"

#include "extract/address.h"
#include "extract/persons.h"
#include "extract/wording.h"

#include <math.h>
#include <string.h>

/* Measured on the development letters. */
#define BLOCK_GAP_LEADINGS 1.55 /* more air parts blocks of the head */
#define SAME_EDGE_PT 6.0
enum { ADDRESS_LINES_MAX = 9 };

/* A block of the head: lines set on each other. */
typedef struct {
  GArray *lines; /* guint */
  Box box;
  guint page;
} HeadBlock;

static void
head_block_clear(gpointer data) {
  g_array_unref(((HeadBlock *)data)->lines);
}

static gboolean
edges_agree(const Box *a, const Box *b) {
  return fabs(a->x0 - b->x0) <= SAME_EDGE_PT || fabs(a->x1 - b->x1) <= SAME_EDGE_PT ||
         fabs(a->x0 + a->x1 - b->x0 - b->x1) <= 2 * SAME_EDGE_PT;
}

/* An address ends with its postcode, or the country after it. */
static gboolean
line_joins_block(const Study *study, const HeadBlock *block, const TextLine *line) {
  const TextLine *last = study_line(study, g_array_index(block->lines, guint, block->lines->len - 1));
  double step = line->line.baseline - last->line.baseline;
  double leading = MAX(study->layout->leading, 1.15 * MAX(line->line.size, last->line.size));
  if (text_is_postcode_line(last->text) && !text_is_contact_line(study->languages, line->text) &&
      !wording_is(study->languages, "address", "country", line->text))
    return FALSE;
  return block->page == line->line.page && step > 0 && step <= BLOCK_GAP_LEADINGS * leading &&
         line->line.size > 0.65 * last->line.size && edges_agree(&line->line.box, &last->line.box) &&
         block->lines->len < ADDRESS_LINES_MAX;
}

static GArray *
blocks_of_head(const Study *study) {
  GArray *blocks = g_array_new(FALSE, FALSE, sizeof(HeadBlock));
  g_array_set_clear_func(blocks, head_block_clear);
  for (guint i = 0; i < study_count(study); i++) {
    const TextLine *line = study_line(study, i);
    HeadBlock *joined = NULL;
    if (line->use != USE_HEAD)
      continue;
    for (guint b = blocks->len; b-- > 0 && !joined;)
      if (line_joins_block(study, &g_array_index(blocks, HeadBlock, b), line))
        joined = &g_array_index(blocks, HeadBlock, b);
    if (!joined) {
      HeadBlock block = {g_array_new(FALSE, FALSE, sizeof(guint)), BOX_EMPTY, line->line.page};
      g_array_append_val(blocks, block);
      joined = &g_array_index(blocks, HeadBlock, blocks->len - 1);
    }
    g_array_append_val(joined->lines, i);
    joined->box = box_union(joined->box, line->line.box);
  }
  return blocks;
}

static const char *
block_text(const Study *study, const HeadBlock *block, guint index) {
  return study_line(study, g_array_index(block->lines, guint, index))->text;
}

/* --- which block is the addressee's --- */

static gboolean
block_begins_large(const Study *study, const HeadBlock *block) {
  const TextLine *first = study_line(study, g_array_index(block->lines, guint, 0));
  return first->line.size > 1.12 * study->layout->body_size;
}

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
    g_autofree char *lower = g_utf8_strdown(block_text(study, block, i), -1);
    if (strstr(lower, name))
      return TRUE;
  }
  return FALSE;
}

/* Votes that a block is where the letter was sent; below 1 it is not. */
static int
addressee_votes(const Study *study, const HeadBlock *block, const char *greeted, const char *signer) {
  int votes = 0;
  gboolean contact = FALSE, attention = FALSE, honorific = FALSE, address = FALSE;
  for (guint i = 0; i < block->lines->len; i++) {
    const char *text = block_text(study, block, i);
    contact |= text_is_contact_line(study->languages, text);
    attention |= wording_begins(study->languages, "address", "attention", text, NULL) ||
                 wording_begins(study->languages, "address", "lead", text, NULL);
    honorific |= wording_begins(study->languages, "address", "honorific", text, NULL);
    address |= text_is_address_line(study->languages, text);
  }
  votes += 3 * block_holds_name(study, block, greeted);
  votes -= 3 * block_holds_name(study, block, signer);
  votes += 2 * attention + 2 * honorific + address - 3 * contact;
  votes -= 2 * block_begins_large(study, block);
  votes += block->lines->len >= 2 || text_names_organisation(study->languages, block_text(study, block, 0));
  return votes;
}

static char *
signer_name(const Study *study) {
  const GArray *signatories = study->letter->signatories;
  if (!signatories->len)
    return NULL;
  const Signatory *first = &g_array_index(signatories, Signatory, 0);
  return first->name.text ? family_name(study->languages, first->name.text) : NULL;
}

/* The block with most votes; of equals the lowest, since the sender's own stands above. NULL: none has any.
 */
static const HeadBlock *
choose_addressee(const Study *study, const GArray *blocks) {
  g_autofree char *greeted = salutation_name(study), *signer = signer_name(study);
  const HeadBlock *best = NULL;
  int most = 0;
  for (guint i = 0; i < blocks->len; i++) {
    const HeadBlock *block = &g_array_index(blocks, HeadBlock, i);
    int votes = addressee_votes(study, block, greeted, signer) + (i > 0);
    if (votes >= 2 && votes >= most) {
      most = votes;
      best = block;
    }
  }
  return best;
}

static void
settle_block(Study *study, const HeadBlock *block, FurnitureKind kind, const char *rung) {
  for (guint i = 0; i < block->lines->len; i++) {
    TextLine *line = study_line(study, g_array_index(block->lines, guint, i));
    line->use = USE_FURNITURE;
    line->furniture = kind;
    line->rung = rung;
  }
}

/* A private person is no organisation of the same name. */
static void
take_addressee(Study *study, const HeadBlock *block) {
  Correspondent *received = &study->letter->received;
  for (guint i = 0; i < block->lines->len; i++)
    address_take_line(study, received, g_array_index(block->lines, guint, i), 0);
  address_split_office(study, received);
  /* An office alone stands for its organisation. */
  if (!received->organisation.text && !received->name.text && received->role.text)
    field_set(&received->organisation, received->role.text, received->role.places, "address-office");
  settle_block(study, block, FURNITURE_ADDRESS, "addressee-block");
}

/* --- from labels: printed e-mails, forms --- */

/* "Jo Voorbeeld <jo@mail.example>": the name, and the address in angle brackets. */
static void
take_mailbox(Study *study, Correspondent *who, Piece piece) {
  g_autofree char *text = piece_text(study->layout, piece);
  char *angle = strchr(text, '<');
  if (angle) {
    char *close = strchr(angle, '>');
    if (close) {
      *close = '\0';
      if (!who->email.text)
        field_set(&who->email, angle + 1, NULL, "mailbox");
    }
    *angle = '\0';
  }
  g_strstrip(text);
  if (!*text || strchr(text, '@'))
    return;
  gboolean person = text_names_person(study->languages, text);
  Field *field = person ? &who->name : &who->organisation;
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  g_array_append_val(pieces, piece);
  g_autoptr(GArray) places = pieces_places(study->layout, pieces);
  if (!field->text)
    field_set(field, text, places, "mailbox");
}

static void
take_addressee_label(Study *study, const Label *label) {
  for (guint k = 0; k < label->value->len; k++) {
    Piece piece = g_array_index(label->value, Piece, k);
    const char *text = study_line(study, piece.line)->text;
    if (k == 0)
      take_mailbox(study, &study->letter->received, piece);
    else
      address_take_line(study, &study->letter->received, piece.line,
                        (gsize)(g_utf8_offset_to_pointer(text, piece.skip) - text));
  }
}

static void
take_labels(Study *study, const GArray *labels) {
  for (guint i = 0; i < labels->len; i++) {
    const Label *label = &g_array_index(labels, Label, i);
    if (label->value->len && label->key == LABEL_ADDRESSEE && !study->letter->received.organisation.text)
      take_addressee_label(study, label);
    if (label->value->len && label->key == LABEL_SENDER && !study->letter->sent.name.text)
      take_mailbox(study, &study->letter->sent, g_array_index(label->value, Piece, 0));
  }
}

/* --- the sender's own block --- */

/* "Anna de Vries" is not Bert de Vries: some word begins like the signer's first name. */
static gboolean
initials_agree(const Study *study, const char *text) {
  const Signatory *signer = &g_array_index(study->letter->signatories, Signatory, 0);
  gunichar initial =
      g_unichar_toupper(g_utf8_get_char(text_after_titles(study->languages, signer->name.text)));
  for (const char *at = text; at; at = strchr(at, ' ')) {
    at += strspn(at, " (");
    if (g_unichar_toupper(g_utf8_get_char(at)) == initial)
      return TRUE;
  }
  return FALSE;
}

static gboolean
line_names_signer(const Study *study, const char *text) {
  g_autofree char *signer = signer_name(study), *named = family_name(study->languages, text);
  return signer && g_strcmp0(signer, named) == 0 && !text_names_organisation(study->languages, text) &&
         initials_agree(study, text);
}

static void
take_sender_line(Study *study, guint line) {
  Correspondent *sent = &study->letter->sent;
  const char *text = study_line(study, line)->text;
  gsize length = strlen(text);
  if (text_is_contact_line(study->languages, text) || text_is_address_line(study->languages, text)) {
    g_ptr_array_add(sent->address, g_strdup(text));
  } else if (!sent->organisation.text && !line_names_signer(study, text) && !sent->address->len &&
             (text_names_organisation(study->languages, text) ||
              (!sent->name.text &&
               (study->letter->signatories->len || !text_names_person(study->languages, text)))))
    field_set_from_line(study, &sent->organisation, line, 0, length, "letterhead");
  else if (!sent->department.text && sent->organisation.text && !sent->address->len)
    field_set_from_line(study, &sent->department, line, 0, length, "letterhead");
}

/* The letterhead of who signs says the name in full, titles and all. */
static void
take_sender_name(Study *study, guint line) {
  const char *text = study_line(study, line)->text;
  if (line_names_signer(study, text) && text_names_person(study->languages, text))
    field_set_from_line(study, &study->letter->sent.name, line, 0, strlen(text), "letterhead-name");
}

/* A printed e-mail or form has no letterhead: what stands above its labels is the program's title. */
static gboolean
head_is_form(const GArray *labels) {
  gboolean sender = FALSE;
  for (guint i = 0; i < labels->len; i++)
    sender |=
        g_array_index(labels, Label, i).key == LABEL_SENDER && g_array_index(labels, Label, i).value->len;
  return sender;
}

static gboolean
block_is_letterhead(const Study *study, const HeadBlock *block) {
  const char *first = block_text(study, block, 0);
  const TextLine *line = study_line(study, g_array_index(block->lines, guint, 0));
  const Page *page = g_ptr_array_index(study->layout->pages, line->line.page);
  return !wording_begins(study->languages, "address", "return", first, NULL) &&
         !wording_is(study->languages, "address", "dispatch", first) &&
         !wording_begins(study->languages, "stamp", "received", first, NULL) &&
         line->line.box.y0 < 0.35 * page->height && line->line.page == 0;
}

static void
take_sender(Study *study, const GArray *blocks, const HeadBlock *addressee, const GArray *labels) {
  gboolean form = head_is_form(labels);
  for (guint i = 0; i < blocks->len; i++) {
    const HeadBlock *block = &g_array_index(blocks, HeadBlock, i);
    if (block == addressee)
      continue;
    if (!form && block_is_letterhead(study, block)) {
      take_sender_name(study, g_array_index(block->lines, guint, 0));
      for (guint k = 0; k < block->lines->len; k++)
        take_sender_line(study, g_array_index(block->lines, guint, k));
    }
    settle_block(study, block, FURNITURE_LETTERHEAD, "letterhead-block");
  }
}

/* "Ministerie van", "Infrastructuur en": the name goes on below. */
static gboolean
text_ends_in_small_word(const char *text) {
  const char *space = strrchr(text, ' ');
  return space && g_unichar_islower(g_utf8_get_char(space + 1));
}

/* A logo names the sender, but the side column says it in letters: "Ministerie van …", "Directie …". */
static void
take_sender_beside(Study *study) {
  Field *organisation = &study->letter->sent.organisation;
  for (guint i = 0; i < study_count(study) && !organisation->text; i++) {
    const TextLine *line = study_line(study, i);
    if (line->line.page == 0 && line->use == USE_FURNITURE && line->furniture == FURNITURE_SIDEBAR &&
        wording_begins(study->languages, "organisation", "public", line->text, NULL) &&
        strchr(line->text, ' ')) {
      field_set_from_line(study, organisation, i, 0, strlen(line->text), "side-column");
      while (organisation->text && strlen(organisation->text) < NAME_CHARACTERS_MAX &&
             text_ends_in_small_word(study_line(study, i)->text) &&
             (i = layout_line_below(study->layout, i)) != NO_LINE)
        field_go_on(organisation, study_line(study, i)->text, study_line(study, i));
      return;
    }
  }
}

void
correspondents_find(Study *study, const GArray *labels) {
  g_autoptr(GArray) blocks = blocks_of_head(study);
  take_labels(study, labels);
  gboolean labelled = study->letter->received.organisation.text || study->letter->received.name.text;
  const HeadBlock *addressee = labelled ? NULL : choose_addressee(study, blocks);
  if (addressee)
    take_addressee(study, addressee);
  take_sender(study, blocks, addressee, labels);
  take_sender_beside(study);
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

static void
name_addressee_from_salutation(Study *study) {
  Correspondent *received = &study->letter->received;
  if (study->salutation == NO_LINE || received->name.text || received->organisation.text)
    return;
  const char *text = study_line(study, study->salutation)->text;
  const char *person = greeted_person(study, text);
  if (person && !wording_is(study->languages, "salutation", "nameless", person))
    field_set_from_line(study, &received->name, study->salutation, (gsize)(person - text), strlen(person),
                        "salutation");
}

static void
name_sender_from_signature(Study *study) {
  Correspondent *sent = &study->letter->sent;
  if (!study->letter->signatories->len)
    return;
  const Signatory *first = &g_array_index(study->letter->signatories, Signatory, 0);
  if (first->name.text && !sent->name.text)
    field_set(&sent->name, first->name.text, first->name.places, "signature");
  if (first->role.text && !sent->role.text)
    field_set(&sent->role, first->role.text, first->role.places, "signature");
}

static gboolean
line_is_role(const Study *study, const char *text) {
  for (guint i = 0; i < study->letter->signatories->len; i++)
    if (g_strcmp0(g_array_index(study->letter->signatories, Signatory, i).role.text, text) == 0)
      return TRUE;
  return FALSE;
}

/* No letterhead: the organisation stands under the signer's name. */
static void
name_organisation_from_signature(Study *study) {
  Field *organisation = &study->letter->sent.organisation;
  for (guint i = study->body_ends; i < study_count(study) && !organisation->text; i++) {
    const TextLine *line = study_line(study, i);
    if (line->use == USE_END && g_strcmp0(line->rung, "signature") == 0 &&
        g_unichar_isupper(g_utf8_get_char(line->text)) &&
        text_names_organisation(study->languages, line->text) && !strchr(line->text, ',') &&
        !line_is_role(study, line->text) && !text_is_contact_line(study->languages, line->text) &&
        !text_is_address_line(study->languages, line->text) &&
        !wording_begins(study->languages, "signature", "role", line->text, NULL) &&
        !wording_begins(study->languages, "signature", "on-behalf", line->text, NULL))
      field_set_from_line(study, organisation, i, 0, strlen(line->text), "signature-organisation");
  }
}

void
correspondents_complete(Study *study) {
  name_addressee_from_salutation(study);
  name_sender_from_signature(study);
  name_organisation_from_signature(study);
}
