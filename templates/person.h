/* A person's name taken apart as far as a salutation needs it. */
#pragma once

#include "templates/idiom.h"

typedef enum { GENDER_UNKNOWN, GENDER_FEMALE, GENDER_MALE } Gender;

typedef struct {
  Gender gender;
  char *name;      /* without marks and titles: "M. Voorbeeld" */
  char *surname;   /* "van der Berg", "Adeyanju-Kok"; never empty */
  char *honorific; /* "Dr" as printed; NULL: none */
} Person;

/* NULL when there is no name in text. Free with person_free. */
Person *person_read(const char *text, const Idiom *idiom);
void person_free(Person *person);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Person, person_free)

/* What a mark before (or in brackets after) this person's surname in text says of the gender. */
Gender person_gender_in(const Person *person, const char *text, const Idiom *idiom);
