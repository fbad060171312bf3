/*
 * What writing and reading a letter's TEI must agree on: the names of its furniture, divisions and fields,
 * and which xml:ids are taken.
 */
#pragma once

#include "extract/letter.h"

#define TEI_NAMESPACE "http://www.tei-c.org/ns/1.0"

/* fw/@type. */
const char *tei_furniture_name(FurnitureKind kind);
/* FALSE: no furniture has this name (or name is NULL). */
gboolean tei_furniture_kind(const char *name, FurnitureKind *kind);

/* div/@type. */
const char *tei_division_name(Division division);
gboolean tei_division(const char *name, Division *division);

/* p/@rend of a part whose own element TEI does not allow where it stands; NULL for kinds that need none. */
const char *tei_rend_name(PartKind kind);
gboolean tei_rend_kind(const char *name, PartKind *kind);

/* A field of a correspondent: which element holds it and where it lies in Correspondent. */
typedef struct {
  const char *id;      /* end of its xml:id: "organisation" in "sent-organisation" */
  const char *element; /* orgName */
  const char *type;    /* @type, or NULL */
  gsize offset;
} TeiField;

/* In the order of correspAction; the address stands before TEI_FIELDS[TEI_FIELDS_BEFORE_ADDRESS]. */
#define TEI_FIELD_COUNT 7
#define TEI_FIELDS_BEFORE_ADDRESS 4
extern const TeiField TEI_FIELDS[TEI_FIELD_COUNT];

static inline Field *
tei_field_of(Correspondent *who, guint index) {
  return (Field *)((char *)who + TEI_FIELDS[index].offset);
}

/* May a part have this xml:id? It must be an XML name, and none that the writer gives to something else:
   zones, pages, lines, rungs, fields. */
gboolean tei_id_is_free(const char *id);
