/* repliek check: rules with their built-in tests, templates, finished replies. */
#include "classify/forms.h"
#include "cli/command.h"
#include "cli/desktop.h"
#include "extract/dictionary.h"
#include "templates/answer.h"
#include "templates/check.h"

#include <stdio.h>

typedef struct {
  char **topics;      /* --topics */
  char *templates;    /* --templates */
  char *today;        /* --today; NULL: the clock's */
  char *letter;       /* --letter */
  char *const *paths; /* replies, NULL at the end */
  gboolean no_sandbox;
  gboolean forms; /* --forms */
} CheckOptions;

/* Something that can be checked. */
typedef struct {
  /* Whether the options ask for it; with no option at all rules and templates are checked. */
  gboolean (*is_asked)(const CheckOptions *options);
  /* Prints what it finds on standard output. STATUS_SOME_FAILED: there were findings. */
  Status (*run)(const CheckOptions *options);
} Check;

static gboolean
topics_are_asked(const CheckOptions *options) {
  return options->topics != NULL;
}

static Status
check_topics(const CheckOptions *options) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Languages) languages = languages_load(NULL, &error);
  g_autoptr(Pack) pack =
      languages ? pack_load((const char *const *)options->topics, languages, &error) : NULL;
  if (!pack)
    return status_report(error);
  g_autoptr(GString) report = g_string_new(NULL);
  guint findings = pack_check(pack, report);
  fputs(report->str, stdout);
  return findings > 0 ? STATUS_SOME_FAILED : STATUS_DONE;
}

static gboolean
forms_are_asked(const CheckOptions *options) {
  return options->forms;
}

/* Proposals of one language. FALSE: its dictionary is not installed. */
static gboolean
print_forms(const Desktop *desktop, const char *language) {
  g_autofree char *path = dictionaries_word_list(languages_dictionaries(desktop->languages), language);
  g_autoptr(GPtrArray) words = path ? dictionary_words(path, NULL) : NULL;
  g_autoptr(GString) report = g_string_new(NULL);
  if (!words)
    return FALSE;
  pack_forms(desktop->pack, language, words, report);
  fputs(report->str, stdout);
  return TRUE;
}

/* Proposals are no findings: they leave the status alone. */
static Status
check_forms(const CheckOptions *options) {
  g_autoptr(GError) error = NULL;
  g_auto(Desktop) desktop = {0};
  guint told = 0;
  if (!desktop_load_rules(&desktop, options->topics, &error))
    return status_report(error);
  for (guint i = 0; i < languages_count(desktop.languages); i++)
    told += print_forms(&desktop, language_tag(languages_at(desktop.languages, i))) ? 1 : 0;
  if (told == 0)
    fputs("repliek: no dictionary is installed (Debian: hunspell-nl, hunspell-en-gb)\n", stderr);
  return told == 0 ? STATUS_WRONG_RULES : STATUS_DONE;
}

/* Prints findings; the status they stand for. */
static Status
report(const GPtrArray *findings) {
  for (guint i = 0; i < findings->len; i++) {
    g_autofree char *text = finding_text(g_ptr_array_index(findings, i));
    puts(text);
  }
  return findings->len > 0 ? STATUS_SOME_FAILED : STATUS_DONE;
}

static gboolean
templates_are_asked(const CheckOptions *options) {
  return options->templates != NULL;
}

static Status
check_templates(const CheckOptions *options) {
  g_autoptr(GError) error = NULL;
  g_auto(Desktop) desktop = {0};
  g_autoptr(GPtrArray) findings = findings_new();
  g_autoptr(GDateTime) now = g_date_time_new_now_local();
  g_autofree char *clock = g_date_time_format(now, "%Y-%m-%d");
  if (!desktop_load_rules(&desktop, options->topics, &error))
    return status_report(error);
  g_autofree const char **topics = desktop_topics(&desktop);
  templates_check(options->templates, topics, options->today ? options->today : clock, findings);
  Status status = report(findings);
  return findings_count(findings, FINDING_ERROR) > 0 ? STATUS_WRONG_RULES : status;
}

static Status
check_reply(const char *path, const Templates *templates, const Answered *answered) {
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length = 0;
  g_autoptr(xmlDoc) reply = NULL;
  if (g_file_get_contents(path, &bytes, &length, &error))
    reply = xml_parse(bytes, length, path, &error);
  if (!reply) {
    status_report(error);
    return STATUS_UNREADABLE;
  }
  g_autoptr(GPtrArray) findings = findings_new();
  answer_check(reply, path, templates, answered, findings);
  return report(findings);
}

static Status
check_each_reply(const CheckOptions *options, const Templates *templates, const Answered *answered) {
  Status status = STATUS_DONE;
  for (char *const *path = options->paths; *path; path++)
    status = status_worse(status, check_reply(*path, templates, answered));
  return status;
}

static Status
check_replies(const CheckOptions *options) {
  g_autoptr(GError) error = NULL;
  g_auto(Desktop) desktop = {0};
  if (!desktop_load_rules(&desktop, options->topics, &error) ||
      !(desktop.templates = templates_load(options->templates, NULL, &error)))
    return status_report(error);
  if (!options->letter)
    return check_each_reply(options, desktop.templates, NULL);
  InputOptions reading = {.languages = desktop.languages, .no_sandbox = options->no_sandbox};
  g_autoptr(Input) input = input_read(options->letter, &reading, &error);
  g_autoptr(Verdict) verdict = input ? desktop_verdict(&desktop, input, &error) : NULL;
  if (!verdict)
    return status_report(error);
  Answered answered = {input->letter, verdict, desktop.languages};
  return check_each_reply(options, desktop.templates, &answered);
}

/* The last is done only when it is asked for. */
static const Check CHECKS[] = {
    {topics_are_asked, check_topics}, {templates_are_asked, check_templates}, {forms_are_asked, check_forms}};

static Status
run_checks(const CheckOptions *options) {
  gboolean any_asked = FALSE;
  /* With replies to check, the other options only say by what. */
  if (*options->paths)
    return check_replies(options);
  for (guint i = 0; i < G_N_ELEMENTS(CHECKS); i++)
    any_asked |= CHECKS[i].is_asked(options);
  Status status = STATUS_DONE;
  for (guint i = 0; i < G_N_ELEMENTS(CHECKS); i++)
    if (CHECKS[i].is_asked(options) || (!any_asked && CHECKS[i].run != check_forms))
      status = status_worse(status, CHECKS[i].run(options));
  return status;
}

static Status
usage(const char *message) {
  fprintf(stderr, "repliek: %s; 'repliek check --help' tells the options\n", message);
  return STATUS_USAGE;
}

static const char ABOUT[] = "With replies: what is left open in them, whether they are valid, and with "
                            "--letter whether each topic and\n"
                            "question of the letter is answered. Else rules and templates; the default ones "
                            "without options. Findings are\n"
                            "printed one a line as file:line: what; the exit status is then 1, and 4 when "
                            "rules or templates cannot be used.";

static void
options_clear(CheckOptions *options) {
  g_strfreev(options->topics);
  g_free(options->templates);
  g_free(options->today);
  g_free(options->letter);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CheckOptions, options_clear)

static Status
run_check(int argc, char **argv) {
  g_auto(CheckOptions) options = {0};
  const GOptionEntry entries[] = {
      {"topics", 't', 0, G_OPTION_ARG_FILENAME_ARRAY, &options.topics,
       "rule pack: a folder, a file or a name; may be repeated", "PACK"},
      {"templates", 0, 0, G_OPTION_ARG_FILENAME, &options.templates, "the desk's templates", "DIR"},
      {"forms", 0, 0, G_OPTION_ARG_NONE, &options.forms,
       "propose dictionary words that the rules miss, and name wide wildcards", NULL},
      {"letter", 0, 0, G_OPTION_ARG_FILENAME, &options.letter, "the letter that the replies answer",
       "LETTER"},
      {"today", 0, 0, G_OPTION_ARG_STRING, &options.today, "the day by which texts expire, as 2026-12-31",
       "DATE"},
      {"no-sandbox", 0, 0, G_OPTION_ARG_NONE, &options.no_sandbox, "read PDFs unprotected (debugging)", NULL},
      {NULL, 0, 0, 0, NULL, NULL, NULL}};
  Status status;
  if (!command_parse(&command_check, &argc, &argv, entries, "[OPTION…] [REPLY…]", ABOUT, &status))
    return status;
  options.paths = argv + 1;
  if (options.letter && argc < 2)
    return usage("--letter needs a reply to check");
  if (options.today && !date_is_iso(options.today))
    return usage("--today needs a date such as 2026-12-31");
  return run_checks(&options);
}

const Command command_check = {"check", "check rules, templates and finished replies", run_check};
