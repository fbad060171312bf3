/* repliek render: replies become something to print, send or edit. */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/output.h"
#include "extract/data.h"
#include "templates/office.h"
#include "templates/render.h"

#include <stdio.h>
#include <string.h>

typedef struct {
  char *to, *output; /* owned by GOption */
  char *const *paths;
  const char *format; /* one of FORMATS */
  gboolean into_folder;
} Options;

/* The last two need no office suite. */
static const char *const FORMATS[] = {"pdf", "odt", "docx", "html", "fodt", NULL};

static gboolean
needs_office(const char *format) {
  return !g_str_equal(format, "html") && !g_str_equal(format, "fodt");
}

/* --- one reply
 * ------------------------------------------------------------------------------------------------ */

static xmlDoc *
read_reply(const char *path, GError **error) {
  g_autofree char *bytes = NULL;
  gsize length = 0;
  g_autoptr(GError) missing = NULL;
  if (g_file_get_contents(path, &bytes, &length, &missing))
    return xml_parse(bytes, length, path, error);
  g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, "%s", missing->message);
  return NULL;
}

/* The idiom of the reply's language, English where there is none. */
static Idiom *
idiom_for(xmlDoc *reply, GError **error) {
  xmlNode *root = xmlDocGetRootElement(reply);
  xmlChar *lang = root ? xmlNodeGetLang(root) : NULL;
  g_autofree char *tag =
      g_strndup(lang ? (const char *)lang : "en", strcspn(lang ? (const char *)lang : "en", "-/."));
  xmlFree(lang);
  g_autofree char *relative = g_strdup_printf("templates/languages/%s/reply.ini", tag);
  g_autofree char *path = data_path(relative, NULL);
  if (path)
    return idiom_load(path, tag, error);
  g_autofree char *english = data_path("templates/languages/en/reply.ini", error);
  return english ? idiom_load(english, "en", error) : NULL;
}

static GBytes *
render(const Renderer *renderer, const char *path, const char *format, GError **error) {
  g_autoptr(xmlDoc) reply = read_reply(path, error);
  g_autoptr(Idiom) idiom = reply ? idiom_for(reply, error) : NULL;
  if (!idiom)
    return NULL;
  RenderForm form = g_str_equal(format, "html") ? RENDER_HTML : RENDER_FODT;
  GBytes *bytes = render_reply(renderer, reply, form, idiom, error);
  if (!bytes)
    g_prefix_error(error, "%s: ", path);
  return bytes;
}

/* --- all of them
 * ---------------------------------------------------------------------------------------------- */

static void
free_bytes(gpointer bytes) {
  if (bytes)
    g_bytes_unref(bytes);
}

/* "DIR/a.pdf" for "replies/a.xml". */
static char *
target_for(const char *path, const Options *options) {
  if (!options->into_folder)
    return g_strdup(options->output);
  g_autofree char *base = g_path_get_basename(path);
  char *dot = strrchr(base, '.');
  if (dot && dot != base)
    *dot = '\0';
  g_autofree char *name = g_strdup_printf("%s.%s", base, options->format);
  return g_build_filename(options->output, name, NULL);
}

static gboolean
convert(GPtrArray *rendered, const char *format, GError **error) {
  g_autofree OfficeJob *jobs = g_new0(OfficeJob, rendered->len);
  for (guint i = 0; i < rendered->len; i++)
    jobs[i].source = g_ptr_array_index(rendered, i);
  gboolean done = office_convert(jobs, rendered->len, format, error);
  for (guint i = 0; i < rendered->len; i++)
    if (jobs[i].result) {
      g_bytes_unref(jobs[i].source);
      rendered->pdata[i] = jobs[i].result;
    }
  return done;
}

static Status
write_all(const GPtrArray *rendered, const GPtrArray *paths, const Options *options) {
  for (guint i = 0; i < rendered->len; i++) {
    g_autoptr(GError) error = NULL;
    g_autofree char *target = target_for(g_ptr_array_index(paths, i), options);
    if (!output_write(target, g_ptr_array_index(rendered, i), &error))
      return status_report(error);
  }
  return STATUS_DONE;
}

/* Renders what can be rendered, in one conversion; a reply that cannot is reported, and the others are done.
 */
static Status
render_all(const Renderer *renderer, const Options *options) {
  g_autoptr(GPtrArray) rendered = g_ptr_array_new_with_free_func(free_bytes);
  g_autoptr(GPtrArray) paths = g_ptr_array_new();
  Status status = STATUS_DONE;
  for (char *const *path = options->paths; *path; path++) {
    g_autoptr(GError) error = NULL;
    GBytes *bytes = render(renderer, *path, options->format, &error);
    if (!bytes) {
      status = status_worse(status, status_report(error));
      continue;
    }
    g_ptr_array_add(rendered, bytes);
    g_ptr_array_add(paths, *path);
  }
  g_autoptr(GError) error = NULL;
  if (rendered->len && needs_office(options->format) && !convert(rendered, options->format, &error))
    return status_worse(status, status_report(error));
  return status_worse(status, write_all(rendered, paths, options));
}

static Status
run_with(const Options *options) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Renderer) renderer = renderer_load(&error);
  if (!renderer || (options->into_folder && !output_folder_make(options->output, &error)))
    return status_report(error);
  return render_all(renderer, options);
}

/* --- the command line
 * ----------------------------------------------------------------------------------------- */

static Status
usage(const char *message) {
  fprintf(stderr, "repliek: %s; 'repliek render --help' tells more\n", message);
  return STATUS_USAGE;
}

static const char *
known_format(const char *name) {
  for (guint i = 0; name && FORMATS[i]; i++)
    if (g_str_equal(FORMATS[i], name))
      return FORMATS[i];
  return NULL;
}

/* --to, else the output's suffix; html to standard output. */
static const char *
choose_format(const Options *options) {
  const char *suffix = options->output ? strrchr(options->output, '.') : NULL;
  if (options->to)
    return known_format(options->to);
  if (options->into_folder)
    return NULL;
  return options->output ? known_format(suffix ? suffix + 1 : NULL) : "html";
}

static gboolean
names_differ(const Options *options) {
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (char *const *path = options->paths; *path; path++)
    if (!g_hash_table_add(seen, target_for(*path, options)))
      return FALSE;
  return TRUE;
}

static Status
check_and_run(Options *options) {
  if (!*options->paths)
    return usage("render needs a reply");
  options->into_folder = output_is_folder(options->output);
  options->format = choose_format(options);
  if (!options->format)
    return usage(
        "render needs to know the format: --to=pdf, odt, docx, html or fodt, or such a suffix after -o");
  if (!options->output && needs_office(options->format))
    return usage("render needs -o FILE for this format");
  if (!options->into_folder && options->paths[1])
    return usage("several replies need -o DIR/");
  if (options->into_folder && !names_differ(options))
    return usage("two replies of the same name cannot go into one folder");
  return run_with(options);
}

static void
options_clear(Options *options) {
  g_free(options->to);
  g_free(options->output);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

static const char ABOUT[] = "REPLY is DocBook as draft writes it, edited or not. HTML is made by the program "
                            "itself; PDF, ODT and DOCX need\n"
                            "LibreOffice, which is started once for all replies. What is left to do is "
                            "marked, in ODT and DOCX by comments.";

static Status
run_render(int argc, char **argv) {
  g_auto(Options) options = {0};
  const GOptionEntry entries[] = {
      {"to", 0, 0, G_OPTION_ARG_STRING, &options.to, "pdf, odt, docx, html or fodt", "FORMAT"},
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "where it goes; its suffix tells the format",
       "FILE|DIR/"},
      {NULL, 0, 0, 0, NULL, NULL, NULL}};
  Status status;
  if (!command_parse(&command_render, &argc, &argv, entries, "[OPTION…] REPLY…", ABOUT, &status))
    return status;
  options.paths = argv + 1;
  return check_and_run(&options);
}

const Command command_render = {"render", "replies as HTML, PDF, ODT or DOCX", run_render};
