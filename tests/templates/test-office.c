#include "tests/templates/sample.h"

#include "templates/office.h"

#define FODT                                                                                                 \
  "<office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "                        \
  "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' office:version='1.3' "                        \
  "office:mimetype='application/vnd.oasis.opendocument.text'><office:body><office:text><text:p>x</text:p>"   \
  "</office:text></office:body></office:document>"

static void
several_documents_are_converted_in_one_start(void **state) {
  (void)state;
  g_autofree char *soffice = g_find_program_in_path("soffice");
  if (!soffice)
    skip();
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) source = g_bytes_new_static(FODT, strlen(FODT));
  OfficeJob jobs[2] = {{source, NULL}, {source, NULL}};
  gboolean done = office_convert(jobs, 2, "pdf", &error);
  if (error)
    fail_msg("%s", error->message);
  assert_true(done);
  for (guint i = 0; i < 2; i++) {
    assert_memory_equal(g_bytes_get_data(jobs[i].result, NULL), "%PDF-", 5);
    g_bytes_unref(jobs[i].result);
  }
}

/* A program of that name that does nothing, or fails: it makes no file. */
static void
what_makes_no_document_is_told(void **state) {
  (void)state;
  g_autofree char *folder = sample_folder(), *path = g_strdup(g_getenv("PATH"));
  g_autofree char *program = g_build_filename(folder, "soffice", NULL);
  sample_file(folder, "soffice", "#!/bin/sh\nexit 1\n");
  assert_int_equal(g_chmod(program, 0700), 0);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) source = g_bytes_new_static(FODT, strlen(FODT));
  OfficeJob job = {source, NULL};
  g_setenv("PATH", folder, TRUE);
  gboolean done = office_convert(&job, 1, "docx", &error);
  g_setenv("PATH", path, TRUE);
  assert_false(done);
  assert_null(job.result);
  assert_true(g_error_matches(error, EXTRACT_ERROR, EXTRACT_ERROR_OUTPUT));
  assert_contains(error->message, "LibreOffice could not make docx of reply 1");
  sample_remove(folder);
}

int
main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(several_documents_are_converted_in_one_start),
      cmocka_unit_test(what_makes_no_document_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
