#include "extract/sender.h"

#include "extract/address.h"
#include "extract/dates.h"
#include "extract/domains.h"
#include "extract/persons.h"
#include "extract/wording.h"

#include <math.h>
#include <string.h>

/* What a line of the letterhead must have for it to name the organisation, and what each sign of it counts.
 */
enum {
  POINTS_ENOUGH = 3,
  POINTS_ORGANISATION_WORD = 3,
  POINTS_DOMAIN = 3,
  POINTS_LARGE = 2,
  POINTS_REPEATED = 2,
  POINTS_DETAIL = -2,
  POINTS_SIGNER_ABOVE = -1
};

/* --- who signs --- */

static const Signatory *
first_signatory(const Study *study) {
  const GArray *signatories = study->letter->signatories;
  const Signatory *first = signatories->len ? &g_array_index(signatories, Signatory, 0) : NULL;
  return first && first->name.text ? first : NULL;
}

char *
sender_signs_as(const Study *study) {
  const Signatory *first = first_signatory(study);
  return first ? family_name(study->languages, first->name.text) : NULL;
}

/* "Anna de Vries" is not Bert de Vries: some word begins like the signer's first name. */
static gboolean
initials_agree(const Study *study, const char *text) {
  const char *after = text_after_titles(study->languages, text);
  /* "Fam. de Vries" names whoever of them signs. */
  if (after != text && !strpbrk(after, " ."))
    return TRUE;
  const char *name = text_after_titles(study->languages, first_signatory(study)->name.text);
  gunichar initial = g_unichar_toupper(g_utf8_get_char(name));
  for (const char *at = text; at; at = strchr(at, ' ')) {
    at += strspn(at, " (");
    if (g_unichar_toupper(g_utf8_get_char(at)) == initial)
      return TRUE;
  }
  return FALSE;
}

/* Who signs as "Anna" may be Anna de Vries above. */
static gboolean
signs_by_first_name(const Study *study, const char *text) {
  const char *name = first_signatory(study)->name.text;
  return !strchr(name, ' ') && phrase_begins(name, text) > 0;
}

static gboolean
line_names_signer(const Study *study, const char *text) {
  g_autofree char *signer = sender_signs_as(study), *named = family_name(study->languages, text);
  if (!signer || text_holds_organisation_word(study->languages, text))
    return FALSE;
  return signs_by_first_name(study, text) || (strcmp(signer, named) == 0 && initials_agree(study, text));
}

/* --- the letterhead's organisation --- */

typedef struct {
  const HeadBlock *block;
  guint index; /* of the block's line */
  int points;
} Candidate;

/* A line that names nobody: where to write, when, how it was sent. */
static gboolean
line_is_particulars(const Study *study, const char *text) {
  Span span;
  gboolean ambiguous;
  for (guint i = 0; i < languages_count(study->languages); i++) {
    g_autofree char *date = date_parse(text, languages_at(study->languages, i), &span, &ambiguous);
    if (date)
      return TRUE;
  }
  return text_is_contact_line(study->languages, text) || text_is_address_line(study->languages, text) ||
         wording_begins(study->languages, "address", "dispatch", text, NULL);
}

static gboolean
block_has_particulars(const Study *study, const HeadBlock *block) {
  for (guint i = 0; i < block->lines->len; i++)
    if (line_is_particulars(study, head_block_text(study, block, i)))
      return TRUE;
  return FALSE;
}

/* Whether text says wanted where a thing of its own begins: at its beginning or after a mark. */
static gboolean
says_by_itself(const char *text, const char *wanted) {
  for (const char *at = text; (at = strstr(at, wanted)); at++) {
    const char *before = at;
    while (before > text && before[-1] == ' ')
      before--;
    if (before == text || !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(before))))
      return TRUE;
  }
  return FALSE;
}

/* The same words stand at the page's foot or below the signature too. */
static gboolean
text_is_repeated(const Study *study, const char *text) {
  g_autofree char *wanted = g_utf8_casefold(text, -1);
  for (guint i = 0; i < study_count(study); i++) {
    const TextLine *line = study_line(study, i);
    if (line->use != USE_END && (line->use != USE_FURNITURE || line->furniture != FURNITURE_FOOTER))
      continue;
    g_autofree char *lower = g_utf8_casefold(line->text, -1);
    if (says_by_itself(lower, wanted))
      return TRUE;
  }
  return FALSE;
}

/* Commas, figures, small letters and the names of departments are an organisation's details, not its name. */
static int
count_details(const Study *study, const char *text) {
  return (strchr(text, ',') != NULL) + (strpbrk(text, "0123456789?!") != NULL) +
         g_unichar_islower(g_utf8_get_char(text)) + g_str_has_suffix(text, ".") +
         wording_begins(study->languages, "address", "honorific", text, NULL) +
         2 * wording_begins(study->languages, "organisation", "part", text, NULL);
}

static gboolean
line_stands_out(const TextLine *line) {
  g_autofree char *capitals = g_utf8_strup(line->text, -1);
  return line_is_bold(line) || strcmp(capitals, line->text) == 0;
}

static int
organisation_points(const Study *study, const HeadBlock *block, guint index, gboolean first_block) {
  const char *text = head_block_text(study, block, index);
  const TextLine *line = study_line(study, g_array_index(block->lines, guint, index));
  gboolean signer_above = index > 0 && line_names_signer(study, head_block_text(study, block, 0));
  int points = POINTS_ORGANISATION_WORD * text_names_organisation(study->languages, text);
  points += wording_begins(study->languages, "organisation", "public", text, NULL);
  points += POINTS_LARGE * (line->line.size > 1.12 * study->layout->body_size) + line_stands_out(line);
  points += (index == 0) + first_block + block_has_particulars(study, block);
  points += POINTS_DETAIL * count_details(study, text) + POINTS_SIGNER_ABOVE * signer_above;
  if (points < POINTS_ENOUGH + 2)
    points +=
        POINTS_DOMAIN * domains_name(study->layout, text) + POINTS_REPEATED * text_is_repeated(study, text);
  return points;
}

static gboolean
block_is_letterhead(const Study *study, const HeadBlock *block) {
  const char *first = head_block_text(study, block, 0);
  const TextLine *line = study_line(study, g_array_index(block->lines, guint, 0));
  const Page *page = g_ptr_array_index(study->layout->pages, line->line.page);
  return !wording_begins(study->languages, "address", "return", first, NULL) &&
         !wording_begins(study->languages, "stamp", "received", first, NULL) &&
         line->line.box.y0 < 0.35 * page->height && line->line.page == 0;
}

/* The line with most points; of equals the highest. Without enough of them its block is NULL. */
static Candidate
choose_organisation(const Study *study, const GArray *blocks, const HeadBlock *addressee) {
  Candidate best = {NULL, 0, POINTS_ENOUGH - 1};
  gboolean first_block = TRUE;
  for (guint i = 0; i < blocks->len; i++) {
    const HeadBlock *block = &g_array_index(blocks, HeadBlock, i);
    if (block == addressee || !block_is_letterhead(study, block))
      continue;
    for (guint k = 0; k < block->lines->len; k++) {
      const char *text = head_block_text(study, block, k);
      if (line_is_particulars(study, text) || line_names_signer(study, text) ||
          (k > 0 && wording_begins(study->languages, "signature", "role", text, NULL) &&
           line_names_signer(study, head_block_text(study, block, 0))))
        continue;
      int points = organisation_points(study, block, k, first_block);
      if (points > best.points)
        best = (Candidate){block, k, points};
    }
    first_block = FALSE;
  }
  return best;
}

/* "High Commission of the": the name goes on below, in the same type. */
static gboolean
name_goes_on(const Study *study, const TextLine *line, const TextLine *below) {
  const char *space = strrchr(line->text, ' ');
  return space && below->line.style == line->line.style &&
         (wording_is(study->languages, "names", "particle", space + 1) ||
          wording_is(study->languages, "words", "function", space + 1));
}

static void
take_organisation(Study *study, Candidate found) {
  Correspondent *sent = &study->letter->sent;
  const GArray *lines = found.block->lines;
  guint k = found.index, index = g_array_index(lines, guint, k);
  field_set_from_line(study, &sent->organisation, index, 0, strlen(study_line(study, index)->text),
                      "letterhead");
  for (; sent->organisation.text && k + 1 < lines->len; k++) {
    guint below = g_array_index(lines, guint, k + 1);
    if (!name_goes_on(study, study_line(study, index), study_line(study, below)))
      break;
    field_go_on(&sent->organisation, study_line(study, below)->text, study_line(study, below));
    index = below;
  }
  if (k + 1 >= lines->len || line_is_particulars(study, head_block_text(study, found.block, k + 1)) ||
      line_names_signer(study, head_block_text(study, found.block, k + 1)))
    return;
  index = g_array_index(lines, guint, k + 1);
  field_set_from_line(study, &sent->department, index, 0, strlen(study_line(study, index)->text),
                      "letterhead");
}

/* The letterhead of who signs says the name in full, titles and all. */
static void
take_name(Study *study, const HeadBlock *block) {
  guint line = g_array_index(block->lines, guint, 0);
  const char *text = study_line(study, line)->text;
  gboolean whole = strpbrk(text_after_titles(study->languages, text), " .") != NULL;
  if (whole && line_names_signer(study, text) && text_names_person(study->languages, text))
    field_set_from_line(study, &study->letter->sent.name, line, 0, strlen(text), "letterhead-name");
}

static void
take_letterhead(Study *study, const GArray *blocks, const HeadBlock *addressee) {
  Candidate found = choose_organisation(study, blocks, addressee);
  if (found.block)
    take_organisation(study, found);
  for (guint i = 0; i < blocks->len; i++) {
    const HeadBlock *block = &g_array_index(blocks, HeadBlock, i);
    if (block == addressee || !block_is_letterhead(study, block))
      continue;
    take_name(study, block);
    for (guint k = 0; k < block->lines->len; k++) {
      const char *text = head_block_text(study, block, k);
      if (text_is_contact_line(study->languages, text) || text_is_address_line(study->languages, text))
        g_ptr_array_add(study->letter->sent.address, g_strdup(text));
    }
  }
}

/* --- beside and below the text --- */

/* Large, above everything else: a letterhead that stands over the side column. */
static gboolean
line_is_on_top(const Study *study, const TextLine *line) {
  const Page *page = g_ptr_array_index(study->layout->pages, line->line.page);
  return line->line.size > 1.08 * study->layout->body_size && line->line.box.y0 < 0.15 * page->height &&
         !line_is_particulars(study, line->text);
}

/* A logo names the sender, but the side column says it in letters: "Ministerie van …", "Directie …". */
static void
take_beside(Study *study) {
  Field *organisation = &study->letter->sent.organisation;
  for (guint i = 0; i < study_count(study) && !organisation->text; i++) {
    const TextLine *line = study_line(study, i);
    if (line->line.page != 0 || line->use != USE_FURNITURE || line->furniture != FURNITURE_SIDEBAR)
      continue;
    gboolean public = wording_begins(study->languages, "organisation", "public", line->text, NULL);
    if (!(public && strchr(line->text, ' ')) && !line_is_on_top(study, line))
      continue;
    field_set_from_line(study, organisation, i, 0, strlen(line->text), "side-column");
    while (organisation->text && strlen(organisation->text) < NAME_CHARACTERS_MAX) {
      const char *space = strrchr(study_line(study, i)->text, ' ');
      guint below = layout_line_below(study->layout, i);
      if (below == NO_LINE ||
          !((space && g_unichar_islower(g_utf8_get_char(space + 1))) ||
            (!public && study_line(study, below)->line.style == study_line(study, i)->line.style)))
        return;
      field_go_on(organisation, study_line(study, below)->text, study_line(study, below));
      i = below;
    }
  }
}

/* Bytes of text up to the first mark that parts things in one line: "Firma | tel. 070 …". */
static gsize
first_thing(const char *text) {
  static const char *const marks[] = {"|", "·", "•", " * ", " – ", " - ", "(", ",", NULL};
  gsize length = strlen(text);
  for (const char *const *mark = marks; *mark; mark++) {
    const char *at = strstr(text, *mark);
    if (at)
      length = MIN(length, (gsize)(at - text));
  }
  return length;
}

/* A name without particulars, at the beginning of a line that has them. */
static gboolean
take_first_thing(Study *study, guint index, gsize from, gboolean named, const char *rung) {
  const char *text = study_line(study, index)->text + from;
  g_autofree char *thing = g_strndup(text, first_thing(text));
  g_strstrip(thing);
  gboolean organisation =
      text_names_organisation(study->languages, thing) || domains_name(study->layout, thing);
  if (!*thing || line_is_particulars(study, thing) || line_names_signer(study, thing) ||
      !g_unichar_isupper(g_utf8_get_char(thing)) || (named && !organisation) ||
      (!organisation && text_names_person(study->languages, thing)))
    return FALSE;
  field_set_from_line(study, &study->letter->sent.organisation, index, from, first_thing(text), rung);
  return study->letter->sent.organisation.text != NULL;
}

/* "Firma · Straat 7 · www.firma.example" at the foot of the first page. */
static void
take_footer(Study *study) {
  for (guint i = 0; i < study_count(study) && !study->letter->sent.organisation.text; i++) {
    const TextLine *line = study_line(study, i);
    if (line->line.page == 0 && line->use == USE_FURNITURE && line->furniture == FURNITURE_FOOTER &&
        first_thing(line->text) < strlen(line->text) && line_is_particulars(study, line->text))
      take_first_thing(study, i, 0, TRUE, "footer");
  }
}

/* "Return address: Firm, P.O. Box 7, …" above the address: no letterhead says more. */
static void
take_return_address(Study *study) {
  for (guint i = 0; i < study_count(study) && !study->letter->sent.organisation.text; i++) {
    const TextLine *line = study_line(study, i);
    gsize length;
    if (line->line.page == 0 && line->use == USE_FURNITURE &&
        wording_begins(study->languages, "address", "return", line->text, &length))
      take_first_thing(study, i, length + strspn(line->text + length, ": "), TRUE, "return-address");
  }
}

void
sender_find(Study *study, const GArray *blocks, const HeadBlock *addressee, const GArray *labels) {
  gboolean form = labels_are_form(labels);
  if (!form)
    take_letterhead(study, blocks, addressee);
  for (guint i = 0; i < blocks->len; i++)
    if (&g_array_index(blocks, HeadBlock, i) != addressee)
      head_block_settle(study, &g_array_index(blocks, HeadBlock, i), FURNITURE_LETTERHEAD,
                        "letterhead-block");
  take_beside(study);
  if (!form)
    take_footer(study);
  take_return_address(study);
}

/* --- from the signature --- */

static void
name_from_signature(Study *study) {
  Correspondent *sent = &study->letter->sent;
  const Signatory *first = first_signatory(study);
  if (first && !sent->name.text)
    field_set(&sent->name, first->name.text, first->name.places, "signature");
  if (first && first->role.text && !sent->role.text)
    field_set(&sent->role, first->role.text, first->role.places, "signature");
}

static gboolean
line_is_role(const Study *study, const char *text) {
  for (guint i = 0; i < study->letter->signatories->len; i++)
    if (g_strcmp0(g_array_index(study->letter->signatories, Signatory, i).role.text, text) == 0)
      return TRUE;
  return wording_begins(study->languages, "signature", "role", text, NULL) ||
         wording_begins(study->languages, "signature", "on-behalf", text, NULL);
}

/* Under the signer's role. */
static gboolean
stands_under_role(const Study *study, guint index) {
  const Signatory *first = first_signatory(study);
  return index > 0 && first && first->role.text &&
         strcmp(study_line(study, index - 1)->text, first->role.text) == 0;
}

/* No letterhead: the organisation stands under the signer's name; under the role, or with its telephone in
 * one line, any name will do. */
static void
organisation_from_signature(Study *study) {
  Field *organisation = &study->letter->sent.organisation;
  for (guint i = study->body_ends; i < study_count(study) && !organisation->text; i++) {
    const TextLine *line = study_line(study, i);
    if (line->use != USE_END || g_strcmp0(line->rung, "signature") != 0)
      continue;
    const char *bar = strpbrk(line->text, "|") ? strpbrk(line->text, "|") + 1 : strstr(line->text, "·");
    if (bar && take_first_thing(study, i, (gsize)(bar + strspn(bar, "\302\267 ") - line->text), TRUE,
                                "signature-organisation"))
      return;
    if (line_is_role(study, line->text))
      continue;
    gboolean several = first_thing(line->text) < strlen(line->text);
    const char *rest = line->text + first_thing(line->text);
    if (!several && text_names_organisation(study->languages, line->text))
      take_first_thing(study, i, 0, TRUE, "signature-organisation");
    else if (several && (strpbrk(rest, "0123456789@") || stands_under_role(study, i)))
      take_first_thing(study, i, 0, FALSE, "signature-organisation");
  }
}

void
sender_complete(Study *study) {
  name_from_signature(study);
  organisation_from_signature(study);
}

/* --- from a mail's header --- */

/* "Jo van", "Jo |": without the word or mark that joins name and organisation. FALSE: there is none. */
static gboolean
trim_join(const Study *study, char *name) {
  size_t n = strlen(g_strchomp(name)), all = n;
  for (; n && strchr("(|-@,/ ", name[n - 1]); n--)
    name[n - 1] = '\0';
  char *space = strrchr(name, ' ');
  if (n == all && space &&
      (wording_is(study->languages, "names", "particle", space + 1) ||
       wording_is(study->languages, "words", "function", space + 1)))
    *space = '\0';
  return strlen(name) < all;
}

/* The name in "Jo van Firma" or "Jo (Firma)", where the mail's domain is called like what follows;
 * *organisation is set to that. NULL: it is one name. Free with g_free. */
static char *
name_before_organisation(const Study *study, const char *text, const char *address,
                         const char **organisation) {
  const char *found = NULL;
  for (const char *at = strchr(text, ' '); at; at = strchr(at, ' ')) {
    at += strspn(at, " (|-@");
    if (domain_of_address_names(address, at))
      found = at;
  }
  g_autofree char *name = found ? g_strndup(text, (gsize)(found - text)) : NULL;
  *organisation = found;
  return name && trim_join(study, name) && *name ? g_steal_pointer(&name) : NULL;
}

static void
set_from_piece(Study *study, Field *field, const char *text, Piece piece) {
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  g_array_append_val(pieces, piece);
  g_autoptr(GArray) places = pieces_places(study->layout, pieces);
  if (!field->text && *text)
    field_set(field, text, places, "mailbox");
}

/* "'Jo Vos'": a mail program quotes whom its address book does not know; "d'Hondt" keeps its own. */
static void
strip_single_quotes(char *text) {
  size_t length = strlen(text);
  if (length > 2 && text[0] == '\'' && text[length - 1] == '\'') {
    memmove(text, text + 1, length - 2);
    text[length - 2] = '\0';
    g_strstrip(text);
  }
}

void
sender_take_mailbox(Study *study, Correspondent *who, Piece piece) {
  g_autofree char *text = piece_text(study->layout, piece);
  text[strcspn(text, ";")] = '\0'; /* of several the first */
  char *angle = strpbrk(text, "<["), *close = angle ? strpbrk(angle, ">]") : NULL;
  char *bare = angle ? NULL : strrchr(text, ' ');
  bare = bare && strchr(bare, '@') ? bare : NULL;
  g_autofree char *between = close  ? g_strndup(angle + 1, (gsize)(close - angle - 1))
                             : bare ? g_strdup(bare + 1)
                                    : g_strdup("");
  if (bare)
    *bare = '\0';
  const char *address = g_strstrip(between);
  address += g_str_has_prefix(address, "mailto:") ? strlen("mailto:") : 0;
  /* Brackets may be torn or lost on the way: what has blanks or brackets in it is no address. */
  if (*address && !strpbrk(address, " <[") && !who->email.text)
    field_set(&who->email, address, NULL, "mailbox");
  if (angle)
    *angle = '\0';
  g_strstrip(g_strdelimit(text, "\"", ' '));
  strip_single_quotes(text);
  if (!*text || strchr(text, '@'))
    return;
  const char *rest;
  g_autofree char *name = name_before_organisation(study, text, address, &rest);
  if (name) {
    g_autofree char *organisation = g_strdup(rest);
    g_strdelimit(organisation, ")]", ' ');
    set_from_piece(study, &who->name, name, piece);
    set_from_piece(study, &who->organisation, g_strchomp(organisation), piece);
  } else
    set_from_piece(study, text_names_person(study->languages, text) ? &who->name : &who->organisation, text,
                   piece);
}
