#include "templates/person.h"

#include <string.h>

/* More names than this stand in no signature between a mark and a surname. */
enum { WORDS_BETWEEN = 5 };

/* A word folded and without the punctuation round it: "(Mw.)" is "mw". */
static char *
bare(const char *word) {
  g_autofree char *folded = g_utf8_strdown(word, -1);
  char *start = folded + strspn(folded, "(,");
  gsize length = strlen(start);
  while (length && strchr(".,;:)", start[length - 1]))
    length--;
  return g_strndup(start, length);
}

static gboolean
listed(const Idiom *idiom, const char *key, const char *word) {
  g_autofree char *folded = bare(word);
  return g_strv_contains(idiom_words(idiom, "marks", key), folded);
}

static Gender
mark_of(const Idiom *idiom, const char *word) {
  if (listed(idiom, "female", word))
    return GENDER_FEMALE;
  return listed(idiom, "male", word) ? GENDER_MALE : GENDER_UNKNOWN;
}

/* "A.", "A.B.", "Th.J.", "J": letters with full stops, or one capital. */
static gboolean
looks_like_initials(const char *word) {
  const char *stop = strchr(word, '.');
  if (!g_unichar_isupper(g_utf8_get_char(word)))
    return FALSE;
  if (!stop)
    return g_utf8_strlen(word, -1) == 1;
  return g_utf8_strlen(word, stop - word) <= 2;
}

static gboolean
is_title(const Idiom *idiom, const char *word) {
  return listed(idiom, "titles", word);
}

/* Particles are lower case in front of a surname, or stand after a hyphen in it. */
static gboolean
begins_surname(const Idiom *idiom, const char *word) {
  const char *hyphen = strrchr(word, '-');
  if (hyphen && hyphen[1] && listed(idiom, "particles", hyphen + 1))
    return TRUE;
  return listed(idiom, "particles", word);
}

/* The names in text, titles, marks, bracketed names and what follows a comma left out. */
static GPtrArray *
names_in(Person *person, const char *text, const Idiom *idiom) {
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  g_auto(GStrv) words = g_strsplit_set(text, " \t\n", -1);
  gboolean over = FALSE;
  for (guint i = 0; words[i]; i++) {
    Gender mark = mark_of(idiom, words[i]);
    gboolean bracketed = *words[i] == '(';
    gboolean article = !names->len && is_title(idiom, words[i]);
    person->gender = mark ? mark : person->gender;
    if (!person->honorific && !names->len && listed(idiom, "honorific", words[i]))
      person->honorific = g_strdup(words[i]);
    else if (*words[i] && !over && !mark && !bracketed && !article &&
             (!is_title(idiom, words[i]) || begins_surname(idiom, words[i])))
      g_ptr_array_add(names, g_strdup(words[i]));
    over = over || (names->len && g_str_has_suffix(words[i], ",") && !is_title(idiom, words[i]));
  }
  return names;
}

static char *
join(const GPtrArray *words, guint from) {
  GString *text = g_string_new(NULL);
  for (guint i = from; i < words->len; i++)
    g_string_append_printf(text, "%s%s", i > from ? " " : "", (const char *)g_ptr_array_index(words, i));
  gsize length = text->len;
  while (length && strchr(",;", text->str[length - 1]))
    length--;
  return g_string_free(g_string_truncate(text, length), FALSE);
}

/* After initials all is surname; else it begins with a particle; else it is the last word. */
static guint
surname_start(const GPtrArray *names, const Idiom *idiom) {
  guint start = 0;
  while (start + 1 < names->len && looks_like_initials(g_ptr_array_index(names, start)))
    start++;
  if (start)
    return start;
  for (guint i = 0; i + 1 < names->len; i++)
    if (begins_surname(idiom, g_ptr_array_index(names, i)))
      return i;
  return names->len - 1;
}

Person *
person_read(const char *text, const Idiom *idiom) {
  g_autoptr(Person) person = g_new0(Person, 1);
  g_autoptr(GPtrArray) names = names_in(person, text, idiom);
  if (!names->len)
    return NULL;
  person->name = join(names, 0);
  person->surname = join(names, surname_start(names, idiom));
  return *person->surname ? g_steal_pointer(&person) : NULL;
}

void
person_free(Person *person) {
  if (!person)
    return;
  g_free(person->name);
  g_free(person->surname);
  g_free(person->honorific);
  g_free(person);
}

static gboolean
stands_at(char **words, guint at, char **surname) {
  for (guint i = 0; surname[i]; i++) {
    if (!words[at + i])
      return FALSE;
    g_autofree char *word = bare(words[at + i]);
    g_autofree char *name = bare(surname[i]);
    if (strcmp(word, name) != 0)
      return FALSE;
  }
  return TRUE;
}

/* Going back over given names, initials and titles to a mark. */
static Gender
mark_before(char **words, guint at, const Idiom *idiom) {
  for (guint back = 1; back <= MIN(at, WORDS_BETWEEN); back++) {
    const char *word = words[at - back];
    Gender mark = mark_of(idiom, word);
    if (mark)
      return mark;
    if (!g_unichar_isupper(g_utf8_get_char(word)) && !is_title(idiom, word))
      return GENDER_UNKNOWN;
  }
  return GENDER_UNKNOWN;
}

Gender
person_gender_in(const Person *person, const char *text, const Idiom *idiom) {
  g_auto(GStrv) words = g_strsplit_set(text, " \t\n", -1);
  g_auto(GStrv) surname = g_strsplit(person->surname, " ", -1);
  guint length = g_strv_length(surname);
  for (guint i = 0; words[i]; i++) {
    if (!stands_at(words, i, surname))
      continue;
    Gender mark = mark_before(words, i, idiom);
    if (!mark && words[i + length] && *words[i + length] == '(')
      mark = mark_of(idiom, words[i + length]);
    if (mark)
      return mark;
  }
  return GENDER_UNKNOWN;
}
