/* repliek init: a commented starting set for a desk. */
#include "cli/command.h"
#include "extract/data.h"
#include "extract/xml.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* What is copied from the program's data, and where to. */
static const struct {
  const char *from, *to;
} COPIES[] = {
    {"templates/skeletons", "templates/skeletons"},
    {"templates/passages", "templates/passages"},
    {"templates/languages", "templates/languages"},
};

static const char RULES[] =
    "# The desk's own rules: all of the default pack, and what stands below. See repliek-rules(5).\n"
    "# A rule of the same name, topic and language replaces the default one; `drop NAME` takes one away.\n"
    "include default\n"
    "\n"
    "# An example. Take the # away, and let `repliek check --topics=topics` run its tests.\n"
    "#topic fees\n"
    "#  match nl desk-bill  +2  \"rekening van de dienst\"\n"
    "#  test  nl raised     \"Ik betaal de rekening van de dienst niet.\"\n"
    "#  test  nl not        \"Ik betaal de rekening van de tandarts niet.\"\n";

static const char README[] =
    "A desk's own set for repliek\n"
    "\n"
    "  desk.ini     who answers: organisation, address, signatory; every key is explained in it\n"
    "  topics/      rules: the default pack and your own; see repliek-rules(5)\n"
    "  templates/   skeletons, passages and wording to edit; see repliek-templates(5)\n"
    "\n"
    "Check what you changed:      repliek check --topics=topics --templates=templates\n"
    "Draft a reply with it:       repliek draft --desk=desk.ini letter.pdf\n";

/* The example's comment tells what init's copy need not. */
static const char PACKS[] = "\n[packs]\n"
                            "# Rules and templates of the desk, relative to this file.\n"
                            "topics=topics\n"
                            "templates=templates\n";

static gboolean
fail(GError **error, const char *path, int code) {
  g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_OUTPUT, "%s: %s", path, g_strerror(code));
  return FALSE;
}

static gboolean
write_file(const char *folder, const char *name, const char *text, gsize length, GError **error) {
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname(path);
  g_autoptr(GBytes) bytes = g_bytes_new(text, length);
  if (g_mkdir_with_parents(parent, 0777) != 0)
    return fail(error, parent, errno);
  return file_save(path, bytes, 0666, error);
}

static gboolean copy(const char *from, const char *folder, const char *name, GError **error);

static gboolean
copy_folder(GDir *dir, const char *from, const char *folder, const char *name, GError **error) {
  const char *entry;
  while ((entry = g_dir_read_name(dir))) {
    g_autofree char *source = g_build_filename(from, entry, NULL);
    g_autofree char *target = g_build_filename(name, entry, NULL);
    if (!copy(source, folder, target, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
copy(const char *from, const char *folder, const char *name, GError **error) {
  g_autoptr(GDir) dir = g_dir_open(from, 0, NULL);
  if (dir)
    return copy_folder(dir, from, folder, name, error);
  g_autofree char *text = NULL;
  gsize length = 0;
  return g_file_get_contents(from, &text, &length, error) && write_file(folder, name, text, length, error);
}

/* The built-in profile, with the desk's own packs. */
static gboolean
write_profile(const char *folder, GError **error) {
  g_autofree char *path = data_path("templates/desk.ini", error);
  g_autofree char *text = NULL;
  if (!path || !g_file_get_contents(path, &text, NULL, error))
    return FALSE;
  g_autofree char *whole = g_strconcat(text, PACKS, NULL);
  return write_file(folder, "desk.ini", whole, strlen(whole), error);
}

/* Nobody's work is overwritten. */
static gboolean
is_free(const char *folder, GError **error) {
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  if (dir ? !g_dir_read_name(dir) : !g_file_test(folder, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_OUTPUT, "%s: exists already, and is not an empty folder",
              folder);
  return FALSE;
}

static gboolean
write_set(const char *folder, GError **error) {
  if (!is_free(folder, error) || !write_profile(folder, error) ||
      !write_file(folder, "README", README, strlen(README), error) ||
      !write_file(folder, "topics/desk.rules", RULES, strlen(RULES), error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(COPIES); i++) {
    g_autofree char *from = data_path(COPIES[i].from, error);
    if (!from || !copy(from, folder, COPIES[i].to, error))
      return FALSE;
  }
  return TRUE;
}

static Status
run_init(int argc, char **argv) {
  const GOptionEntry entries[] = {{NULL, 0, 0, 0, NULL, NULL, NULL}};
  g_autoptr(GError) error = NULL;
  Status status;
  if (!command_parse(
          &command_init, &argc, &argv, entries, "DIR",
          "Writes a profile, a rule pack that extends the default, and templates to edit into a new folder.",
          &status))
    return status;
  if (argc != 2) {
    fputs("repliek: init needs one folder; 'repliek init --help' tells more\n", stderr);
    return STATUS_USAGE;
  }
  if (!write_set(argv[1], &error))
    return status_report(error);
  fprintf(stderr, "repliek: %s/README tells what is there\n", argv[1]);
  return STATUS_DONE;
}

const Command command_init = {"init", "a starting set for a desk", run_init};
