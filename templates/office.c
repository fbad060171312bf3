#include "templates/office.h"

#include "extract/xml.h"

#include <glib/gstdio.h>

/* Starting takes a second or two, a letter some 0.15 s; a machine under load is slower by far. */
enum { START_SECONDS = 90, SECONDS_A_LETTER = 5 };

static char *
find_office(void) {
  g_autofree char *path = g_find_program_in_path("soffice");
  if (path)
    return g_steal_pointer(&path);
  return g_find_program_in_path("libreoffice");
}

/* An export filter for each format: the suffix alone would pick drawing filters for some. */
static const char *
filter_for(const char *format) {
  if (g_str_equal(format, "pdf"))
    return "pdf:writer_pdf_Export";
  return g_str_equal(format, "docx") ? "docx:MS Word 2007 XML" : "odt:writer8";
}

static char *
job_path(const char *folder, guint index, const char *suffix) {
  g_autofree char *name = g_strdup_printf("%u.%s", index + 1, suffix);
  return g_build_filename(folder, name, NULL);
}

static void
remove_tree(const char *path) {
  g_autoptr(GDir) dir = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name(dir))) {
    g_autofree char *entry = g_build_filename(path, name, NULL);
    remove_tree(entry);
  }
  g_remove(path);
}

static gboolean
write_sources(const char *folder, const OfficeJob *jobs, guint count, GError **error) {
  for (guint i = 0; i < count; i++) {
    g_autofree char *path = job_path(folder, i, "fodt");
    if (!file_save(path, jobs[i].source, 0600, error))
      return FALSE;
  }
  return TRUE;
}

static GPtrArray *
command_line(const char *office, const char *folder, guint count, const char *format) {
  GPtrArray *command = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(command, g_strdup(office));
  g_ptr_array_add(command, g_strdup_printf("-env:UserInstallation=file://%s/profile", folder));
  static const char *const OPTIONS[] = {"--headless", "--norestore", "--nologo", "--nodefault",
                                        "--convert-to"};
  for (guint i = 0; i < G_N_ELEMENTS(OPTIONS); i++)
    g_ptr_array_add(command, g_strdup(OPTIONS[i]));
  g_ptr_array_add(command, g_strdup(filter_for(format)));
  g_ptr_array_add(command, g_strdup("--outdir"));
  g_ptr_array_add(command, g_build_filename(folder, "out", NULL));
  for (guint i = 0; i < count; i++)
    g_ptr_array_add(command, job_path(folder, i, "fodt"));
  g_ptr_array_add(command, NULL);
  return command;
}

typedef struct {
  GMainLoop *loop;
  GSubprocess *office;
  gboolean late;
} Watch;

static gboolean
stop(gpointer data) {
  Watch *watch = data;
  watch->late = TRUE;
  g_subprocess_force_exit(watch->office);
  return G_SOURCE_REMOVE;
}

static void
ended(GObject *source, GAsyncResult *result, gpointer data) {
  Watch *watch = data;
  g_subprocess_wait_finish(G_SUBPROCESS(source), result, NULL);
  g_main_loop_quit(watch->loop);
}

/* Waits in a context of its own, so that nothing else of the program runs meanwhile. TRUE: it ended by
 * itself. */
static gboolean
wait_for(GSubprocess *office, guint seconds) {
  g_autoptr(GMainContext) context = g_main_context_new();
  g_main_context_push_thread_default(context);
  g_autoptr(GMainLoop) loop = g_main_loop_new(context, FALSE);
  Watch watch = {loop, office, FALSE};
  g_autoptr(GSource) timeout = g_timeout_source_new_seconds(seconds);
  g_source_set_callback(timeout, stop, &watch, NULL);
  g_source_attach(timeout, context);
  g_subprocess_wait_async(office, NULL, ended, &watch);
  g_main_loop_run(loop);
  g_source_destroy(timeout);
  g_main_context_pop_thread_default(context);
  return !watch.late;
}

static gboolean
run_office(const char *program, const char *folder, guint count, const char *format, GError **error) {
  g_autoptr(GPtrArray) command = command_line(program, folder, count, format);
  g_autoptr(GError) cannot = NULL;
  g_autoptr(GSubprocess) office =
      g_subprocess_newv((const char *const *)command->pdata,
                        G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &cannot);
  if (office && wait_for(office, START_SECONDS + count * SECONDS_A_LETTER))
    return TRUE;
  g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_OUTPUT, "LibreOffice %s; HTML works without it",
              cannot ? cannot->message : "did not answer in time and was stopped");
  return FALSE;
}

static gboolean
read_results(const char *folder, OfficeJob *jobs, guint count, const char *format, GError **error) {
  g_autofree char *out = g_build_filename(folder, "out", NULL);
  for (guint i = 0; i < count; i++) {
    g_autofree char *path = job_path(out, i, format);
    g_autofree char *bytes = NULL;
    gsize length = 0;
    if (!g_file_get_contents(path, &bytes, &length, NULL) || !length) {
      g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_OUTPUT, "LibreOffice could not make %s of reply %u",
                  format, i + 1);
      return FALSE;
    }
    jobs[i].result = g_bytes_new_take(g_steal_pointer(&bytes), length);
  }
  return TRUE;
}

gboolean
office_convert(OfficeJob *jobs, guint count, const char *format, GError **error) {
  g_autofree char *program = find_office();
  if (!program) {
    g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_OUTPUT,
                "%s needs LibreOffice, which is not installed (Debian: libreoffice-writer-nogui); HTML works "
                "without it",
                format);
    return FALSE;
  }
  g_autofree char *folder = g_dir_make_tmp("repliek-office-XXXXXX", error);
  gboolean done = folder && write_sources(folder, jobs, count, error) &&
                  run_office(program, folder, count, format, error) &&
                  read_results(folder, jobs, count, format, error);
  if (folder)
    remove_tree(folder);
  return done;
}
