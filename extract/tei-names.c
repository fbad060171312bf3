#include "extract/tei-names.h"

#include <libxml/tree.h>
#include <string.h>

static const char *const FURNITURE[] = {
    [FURNITURE_PAGE_NUMBER] = "pageNum",   [FURNITURE_HEADER] = "header",
    [FURNITURE_FOOTER] = "footer",         [FURNITURE_SIDEBAR] = "sidebar",
    [FURNITURE_LETTERHEAD] = "letterhead", [FURNITURE_ADDRESS] = "address",
    [FURNITURE_REFERENCE] = "reference",   [FURNITURE_STAMP] = "stamp",
};

static const char *const DIVISIONS[] = {
    [DIVISION_PREAMBLE] = "preamble",
    [DIVISION_LETTER] = "letter",
    [DIVISION_QUOTED] = "quoted",
    [DIVISION_ENCLOSURE] = "enclosure",
};

static const char *const RENDS[PART_FURNITURE + 1] = {
    [PART_HEADING] = "heading",     [PART_SALUTATION] = "salutation", [PART_CLOSING] = "closing",
    [PART_SIGNATURE] = "signature", [PART_POSTSCRIPT] = "postscript",
};

const TeiField TEI_FIELDS[TEI_FIELD_COUNT] = {
    {"name", "persName", NULL, G_STRUCT_OFFSET(Correspondent, name)},
    {"role", "roleName", NULL, G_STRUCT_OFFSET(Correspondent, role)},
    {"organisation", "orgName", NULL, G_STRUCT_OFFSET(Correspondent, organisation)},
    {"department", "orgName", "department", G_STRUCT_OFFSET(Correspondent, department)},
    {"email", "email", NULL, G_STRUCT_OFFSET(Correspondent, email)},
    {"phone", "idno", "phone", G_STRUCT_OFFSET(Correspondent, phone)},
    {"place", "placeName", NULL, G_STRUCT_OFFSET(Correspondent, place_name)},
};

static gboolean
find_name(const char *const *names, guint count, const char *name, guint *index) {
  for (guint i = 0; name != NULL && i < count; i++)
    if (names[i] != NULL && g_str_equal(names[i], name)) {
      *index = i;
      return TRUE;
    }
  return FALSE;
}

const char *
tei_furniture_name(FurnitureKind kind) {
  return FURNITURE[kind];
}

gboolean
tei_furniture_kind(const char *name, FurnitureKind *kind) {
  guint index;
  if (!find_name(FURNITURE, G_N_ELEMENTS(FURNITURE), name, &index))
    return FALSE;
  *kind = (FurnitureKind)index;
  return TRUE;
}

const char *
tei_division_name(Division division) {
  return DIVISIONS[division];
}

gboolean
tei_division(const char *name, Division *division) {
  guint index;
  if (!find_name(DIVISIONS, G_N_ELEMENTS(DIVISIONS), name, &index))
    return FALSE;
  *division = (Division)index;
  return TRUE;
}

const char *
tei_rend_name(PartKind kind) {
  return RENDS[kind];
}

gboolean
tei_rend_kind(const char *name, PartKind *kind) {
  guint index;
  if (!find_name(RENDS, G_N_ELEMENTS(RENDS), name, &index))
    return FALSE;
  *kind = (PartKind)index;
  return TRUE;
}

gboolean
tei_id_is_free(const char *id) {
  static const char *const stems[] = {"z-",        "page-",      "rung-", "sent-",
                                      "received-", "signatory-", "our-",  "your-"};
  if (xmlValidateNCName((const xmlChar *)id, 0) != 0 || (*id == 'l' && g_ascii_isdigit(id[1])))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(stems); i++)
    if (g_str_has_prefix(id, stems[i]))
      return FALSE;
  return TRUE;
}
