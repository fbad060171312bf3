#include "templates/draft.h"

#include "templates/context.h"
#include "templates/fill.h"
#include "templates/places.h"

#include <string.h>

/* What a draft is made of, once it is known in which language. */
typedef struct {
  const Skeleton *skeleton;
  const Idiom *idiom;
  char today[sizeof "2026-12-31"];
} Plan;

/* "nl" for "nl-BE". */
static char *
primary_language(const char *tag) {
  return g_strndup(tag ? tag : "und", strcspn(tag ? tag : "und", "-"));
}

static gboolean
plan_language(Plan *plan, const Templates *templates, const char *kind, const char *language) {
  plan->skeleton = templates_skeleton(templates, kind, language);
  plan->idiom = templates_idiom(templates, language);
  return plan->skeleton && plan->idiom;
}

static gboolean
no_skeleton(const DraftOptions *options, const char *language, GError **error) {
  g_autofree char *kinds = templates_kinds(options->templates);
  g_set_error(error, DRAFT_ERROR, DRAFT_ERROR_KIND,
              "no skeleton for a reply of kind '%s' in '%s'; there are: %s", options->kind, language, kinds);
  return FALSE;
}

/* The letter's language, else the desk's. */
static gboolean
choose_skeleton(Plan *plan, const Letter *letter, const Desk *desk, const DraftOptions *options,
                GPtrArray *notices, GError **error) {
  g_autofree char *wanted = primary_language(letter->language);
  g_autofree char *usual = desk_language(desk);
  if (plan_language(plan, options->templates, options->kind, wanted))
    return TRUE;
  if (!plan_language(plan, options->templates, options->kind, usual))
    return no_skeleton(options, usual, error);
  notice_add(notices, "reply-language", NULL,
             "no %s reply in the letter's language (%s); written in the desk's (%s)", options->kind, wanted,
             usual);
  return TRUE;
}

static gboolean
choose_today(Plan *plan, const char *today, GError **error) {
  if (today && !date_is_iso(today)) {
    g_set_error(error, DRAFT_ERROR, DRAFT_ERROR_KIND, "'%s' is no date; write it as 2026-12-31", today);
    return FALSE;
  }
  g_autoptr(GDateTime) now = g_date_time_new_now_local();
  g_autofree char *iso = today ? g_strdup(today) : g_date_time_format(now, "%Y-%m-%d");
  g_strlcpy(plan->today, iso, sizeof plan->today);
  return TRUE;
}

static xmlDoc *
build_context(const Plan *plan, const Letter *letter, const Verdict *verdict, const Desk *desk,
              const DraftOptions *options) {
  ContextOptions context = {plan->today, options->kind, plan->idiom, options->languages};
  return context_build(letter, verdict, desk, &context);
}

static gboolean
validate(xmlDoc *reply, const Skeleton *skeleton, const Templates *templates, GPtrArray *notices,
         GError **error) {
  const DocbookSchema *docbook = templates_docbook(templates);
  g_autofree char *why = NULL;
  if (!docbook) {
    notice_add(notices, "not-validated", NULL,
               "the draft was not checked: DocBook's schema is not installed (Debian: docbook5-xml)");
    return TRUE;
  }
  if (docbook_schema_accepts(docbook, reply, NULL, &why))
    return TRUE;
  g_set_error(error, DRAFT_ERROR, DRAFT_ERROR_INVALID,
              "%s: what this template and its passages make of the letter is not valid DocBook 5.0 (%s)",
              skeleton->file, why ? why : "no reason given");
  return FALSE;
}

/* A point of the letter that the template has no place for: the template's mistake, which the clerk must know
 * of. */
static void
tell_missing(xmlDoc *reply, xmlDoc *context, const Skeleton *skeleton, GPtrArray *notices) {
  g_autoptr(GPtrArray) missing = places_missing(reply, context);
  for (guint i = 0; i < missing->len; i++)
    notice_add(notices, "no-place", NULL, "%s has no place for %s of the letter", skeleton->file,
               (const char *)g_ptr_array_index(missing, i));
}

xmlDoc *
draft_reply(const Letter *letter, const Verdict *verdict, const Desk *desk, const DraftOptions *options,
            GPtrArray *notices, guint *holes, GError **error) {
  Plan plan = {0};
  if (!choose_today(&plan, options->today, error) ||
      !choose_skeleton(&plan, letter, desk, options, notices, error))
    return NULL;
  g_autoptr(xmlDoc) context = build_context(&plan, letter, verdict, desk, options);
  FillOptions fill = {options->templates, plan.skeleton, plan.idiom, options->kind, plan.today};
  g_autoptr(xmlDoc) reply = fill_skeleton(&fill, context, notices, holes, error);
  if (!reply || !validate(reply, plan.skeleton, options->templates, notices, error))
    return NULL;
  tell_missing(reply, context, plan.skeleton, notices);
  fill_indent(reply);
  return g_steal_pointer(&reply);
}

xmlDoc *
draft_context(const Letter *letter, const Verdict *verdict, const Desk *desk, const DraftOptions *options,
              GPtrArray *notices, GError **error) {
  Plan plan = {0};
  if (!choose_today(&plan, options->today, error) ||
      !choose_skeleton(&plan, letter, desk, options, notices, error))
    return NULL;
  return build_context(&plan, letter, verdict, desk, options);
}
