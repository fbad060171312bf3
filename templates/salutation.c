#include "templates/salutation.h"

#include "templates/person.h"

#include <string.h>

/* More than this many who signed are greeted as nobody in particular. */
enum { MOST_GREETED = 4 };

static gboolean
role_begins_with(const char *role, const char *word) {
  g_autofree char *folded = g_utf8_strdown(role, -1);
  static const char *const ARTICLES[] = {"de ", "the ", NULL};
  const char *at = folded;
  for (guint i = 0; ARTICLES[i]; i++)
    if (g_str_has_prefix(at, ARTICLES[i]))
      at += strlen(ARTICLES[i]);
  if (!g_str_has_prefix(at, word))
    return FALSE;
  return !g_unichar_isalnum(g_utf8_get_char(at + strlen(word)));
}

/* The office group whose longest word the role begins with, or NULL. */
static const char *
office_of(const Idiom *idiom, const char *role) {
  const char *office = NULL;
  gsize longest = 0;
  const char *const *groups = idiom_groups(idiom);
  for (guint i = 0; role && groups[i]; i++) {
    const char *const *words = idiom_words(idiom, groups[i], "words");
    for (guint j = 0; g_str_has_prefix(groups[i], "office ") && words[j]; j++)
      if (strlen(words[j]) > longest && role_begins_with(role, words[j])) {
        longest = strlen(words[j]);
        office = groups[i];
      }
  }
  return office;
}

static const char *
sender_name(const Letter *letter) {
  if (letter->sent.name.text)
    return letter->sent.name.text;
  return letter->signatories->len ? g_array_index(letter->signatories, Signatory, 0).name.text : NULL;
}

static const char *
sender_role(const Letter *letter) {
  if (letter->sent.role.text)
    return letter->sent.role.text;
  return letter->signatories->len ? g_array_index(letter->signatories, Signatory, 0).role.text : NULL;
}

/* Only where the writer names himself: the signature, and what is printed round the letter. */
static gboolean
tells_of_the_writer(const Part *part) {
  return part->kind == PART_SIGNATURE || part->kind == PART_CLOSING || part->kind == PART_FURNITURE;
}

static void
look_for_gender(Person *person, const Letter *letter, const Idiom *idiom) {
  for (guint i = 0; i < letter->signatories->len && !person->gender; i++) {
    const char *name = g_array_index(letter->signatories, Signatory, i).name.text;
    if (name)
      person->gender = person_gender_in(person, name, idiom);
  }
  for (guint i = 0; i < letter->parts->len && !person->gender; i++) {
    const Part *part = letter_part(letter, i);
    if (tells_of_the_writer(part))
      person->gender = person_gender_in(person, part->text, idiom);
  }
}

static const char *
pattern_for(const Person *person, const Idiom *idiom) {
  const char *honorific = idiom_get(idiom, "salutation", "honorific");
  if (person->honorific && honorific)
    return honorific;
  static const char *const KEYS[] = {"unknown", "female", "male"};
  return idiom_get(idiom, "salutation", KEYS[person->gender]);
}

/* "van der Berg" stands with a capital where no given name goes before it. */
static char *
capitalised(const char *surname) {
  g_autofree char *first = g_utf8_strup(surname, g_utf8_next_char(surname) - surname);
  if (strchr("'", *surname))
    return g_strdup(surname);
  return g_strconcat(first, g_utf8_next_char(surname), NULL);
}

static char *
greet(const char *text, const Letter *letter, const Idiom *idiom) {
  g_autoptr(Person) person = person_read(text, idiom);
  if (!person)
    return NULL;
  look_for_gender(person, letter, idiom);
  gboolean capital = g_strcmp0(idiom_get(idiom, "salutation", "capital"), "true") == 0;
  g_autofree char *surname = capital ? capitalised(person->surname) : g_strdup(person->surname);
  const Filler fillers[] = {
      {"surname", surname}, {"name", person->name}, {"honorific", person->honorific}, {NULL, NULL}};
  return idiom_fill(pattern_for(person, idiom), fillers);
}

/* Those who signed when they are several, else the sender. */
static GPtrArray *
greet_all(const Letter *letter, const Idiom *idiom) {
  GPtrArray *greeted = g_ptr_array_new_with_free_func(g_free);
  guint count = letter->signatories->len;
  for (guint i = 0; count > 1 && count <= MOST_GREETED && i < count; i++) {
    const char *name = g_array_index(letter->signatories, Signatory, i).name.text;
    char *person = name ? greet(name, letter, idiom) : NULL;
    if (person)
      g_ptr_array_add(greeted, person);
  }
  if (greeted->len > 1)
    return greeted;
  g_ptr_array_set_size(greeted, 0);
  char *person = sender_name(letter) ? greet(sender_name(letter), letter, idiom) : NULL;
  if (person)
    g_ptr_array_add(greeted, person);
  return greeted;
}

static char *
salute(const GPtrArray *greeted, const Idiom *idiom) {
  GString *text = g_string_new(idiom_get(idiom, "salutation", "open"));
  for (guint i = 0; i < greeted->len; i++) {
    if (i)
      g_string_append(text, idiom_get(idiom, "salutation", i + 1 == greeted->len ? "last" : "between"));
    g_string_append(text, g_ptr_array_index(greeted, i));
  }
  g_string_append(text, idiom_get(idiom, "salutation", "close"));
  return g_string_free(text, FALSE);
}

/* An office's own greeting, which may speak of the {role} or the {person}. */
static Salutation *
salute_office(const char *office, const Letter *letter, const Idiom *idiom, const GPtrArray *greeted) {
  Salutation *salutation = g_new0(Salutation, 1);
  const char *pattern = idiom_get(idiom, office, "salutation");
  const char *person = greeted->len ? g_ptr_array_index(greeted, 0) : NULL;
  if (strstr(pattern, "{person}") && !person)
    pattern = idiom_get(idiom, "salutation", "nobody");
  const Filler fillers[] = {{"role", sender_role(letter)}, {"person", person}, {NULL, NULL}};
  salutation->salutation = idiom_fill(pattern, fillers);
  const char *valediction = idiom_get(idiom, office, "valediction");
  salutation->valediction = g_strdup(valediction ? valediction : idiom_get(idiom, "valediction", "named"));
  return salutation;
}

Salutation *
salutation_for(const Letter *letter, const Idiom *idiom) {
  g_autoptr(GPtrArray) greeted = greet_all(letter, idiom);
  const char *office = greeted->len > 1 ? NULL : office_of(idiom, sender_role(letter));
  /* "Ambassador A. Example": the office stands in the name. */
  office = office || greeted->len > 1 ? office : office_of(idiom, sender_name(letter));
  if (office && idiom_get(idiom, office, "salutation"))
    return salute_office(office, letter, idiom, greeted);
  Salutation *salutation = g_new0(Salutation, 1);
  salutation->salutation =
      greeted->len ? salute(greeted, idiom) : g_strdup(idiom_get(idiom, "salutation", "nobody"));
  salutation->valediction = g_strdup(idiom_get(idiom, "valediction", greeted->len ? "named" : "nobody"));
  return salutation;
}

void
salutation_free(Salutation *salutation) {
  if (!salutation)
    return;
  g_free(salutation->salutation);
  g_free(salutation->valediction);
  g_free(salutation);
}
