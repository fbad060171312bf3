#include "extract/xml.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlParserCtxt, xmlFreeParserCtxt)

GQuark
extract_error_quark(void) {
  return g_quark_from_static_string("repliek-extract-error-quark");
}

/* The first thing that was wrong; what libxml2 says afterwards are its consequences. */
typedef struct {
  char *message;
  int line;
} Complaint;

static void
complaint_take(Complaint *complaint, const char *message, int line) {
  if (complaint->message != NULL)
    return;
  complaint->message = g_strstrip(g_strdelimit(g_strdup(message), "\n", ' '));
  complaint->line = line;
}

/* libxml2 2.12 makes the second argument const. */
#if LIBXML_VERSION >= 21200
static void
parser_complains(void *data, const xmlError *found) {
#else
static void
parser_complains(void *data, xmlError *found) {
#endif
  xmlParserCtxt *parser = data;
  if (found->level >= XML_ERR_ERROR)
    complaint_take(parser->_private, found->message != NULL ? found->message : "not XML", found->line);
}

/* An entity could hold anything, and grow: a letter needs none, so its declaration ends the reading. */
static void
refuse_entity(void *data, const xmlChar *name, G_GNUC_UNUSED int type, G_GNUC_UNUSED const xmlChar *public_id,
              G_GNUC_UNUSED const xmlChar *system_id, G_GNUC_UNUSED xmlChar *content) {
  xmlParserCtxt *parser = data;
  g_autofree char *message = g_strdup_printf("declares the entity \"%s\"; entities are not accepted", name);
  complaint_take(parser->_private, message, parser->input != NULL ? parser->input->line : 0);
  parser->wellFormed = 0;
  xmlStopParser(parser);
}

xmlDoc *
xml_parse(const char *bytes, gsize length, const char *name, GError **error) {
  g_autoptr(xmlParserCtxt) parser = xmlNewParserCtxt();
  Complaint complaint = {NULL, 0};
  if (length > G_MAXINT) {
    g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, "%s: too large to be a letter", name);
    return NULL;
  }
  parser->_private = &complaint;
  parser->sax->serror = parser_complains;
  parser->sax->entityDecl = refuse_entity;
  g_autoptr(xmlDoc) doc = xmlCtxtReadMemory(parser, bytes, (int)length, NULL, NULL, XML_PARSE_NONET);
  g_autofree char *message = complaint.message;
  if (doc == NULL || !parser->wellFormed) {
    g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_UNREADABLE, "%s:%d: %s", name, MAX(complaint.line, 1),
                message != NULL ? message : "not XML");
    return NULL;
  }
  return g_steal_pointer(&doc);
}

GBytes *
xml_bytes(xmlDoc *doc, gboolean indent) {
  xmlChar *bytes = NULL;
  int length = 0;
  xmlDocDumpFormatMemoryEnc(doc, &bytes, &length, "UTF-8", indent ? 1 : 0);
  g_assert(bytes != NULL);
  return g_bytes_new_with_free_func(bytes, length, (GDestroyNotify)xmlFree, bytes);
}

static gboolean
is_xml_character(gunichar ch) {
  return ch == '\t' || ch == '\n' || ch == '\r' || (ch >= 0x20 && ch <= 0xD7FF) ||
         (ch >= 0xE000 && ch <= 0xFFFD) || (ch >= 0x10000 && ch <= 0x10FFFF);
}

gboolean
xml_is_clean(const char *text, gsize length) {
  const guchar *end = (const guchar *)text + length;
  for (const guchar *c = (const guchar *)text; c < end; c++)
    if ((*c < 0x20 && *c != '\t' && *c != '\n' && *c != '\r') ||
        (*c == 0xEF && end - c > 2 && c[1] == 0xBF && c[2] >= 0xBE))
      return FALSE;
  return g_utf8_validate_len(text, length, NULL);
}

char *
xml_clean(const char *text, guint *replaced) {
  if (xml_is_clean(text, strlen(text))) {
    if (replaced != NULL)
      *replaced = 0;
    return g_strdup(text);
  }
  GString *clean = g_string_sized_new(strlen(text));
  guint count = 0;
  while (*text != '\0') {
    gunichar ch = g_utf8_get_char_validated(text, -1);
    gboolean broken = ch == (gunichar)-1 || ch == (gunichar)-2;
    gboolean kept = !broken && is_xml_character(ch);
    g_string_append_unichar(clean, kept ? ch : 0xFFFD);
    count += !kept;
    text = broken ? text + 1 : g_utf8_next_char(text);
  }
  if (replaced != NULL)
    *replaced = count;
  return g_string_free(clean, FALSE);
}

static gboolean
fail_to_write(const char *path, int reason, GError **error) {
  g_set_error(error, EXTRACT_ERROR, EXTRACT_ERROR_OUTPUT, "%s: cannot be written: %s", path,
              g_strerror(reason));
  return FALSE;
}

static gboolean
write_all(int file, GBytes *bytes) {
  gsize length;
  const char *rest = g_bytes_get_data(bytes, &length);
  while (length > 0) {
    ssize_t written = write(file, rest, length);
    if (written < 0 && errno != EINTR)
      return FALSE;
    if (written > 0) {
      rest += written;
      length -= written;
    }
  }
  return TRUE;
}

/* Writes, flushes to disk when it is a disk, and closes; errno says what failed. */
static gboolean
fill_file(int file, GBytes *bytes, gboolean flush) {
  gboolean done = write_all(file, bytes) && (!flush || fsync(file) == 0);
  int reason = errno;
  if (close(file) != 0 && done)
    return FALSE;
  errno = reason;
  return done;
}

/* The rename lasts only once the folder is on disk too. A folder that cannot be flushed is no reason to fail.
 */
static void
flush_folder(const char *folder) {
  int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0)
    return;
  (void)fsync(file);
  close(file);
}

static gboolean
save_beside(const char *path, GBytes *bytes, int mode, GError **error) {
  g_autofree char *folder = g_path_get_dirname(path);
  g_autofree char *temporary = g_build_filename(folder, ".repliek-XXXXXX", NULL);
  int file = g_mkstemp_full(temporary, O_WRONLY | O_CLOEXEC, mode);
  if (file < 0)
    return fail_to_write(path, errno, error);
  if (!fill_file(file, bytes, TRUE) || g_rename(temporary, path) != 0) {
    int reason = errno;
    (void)g_unlink(temporary);
    return fail_to_write(path, reason, error);
  }
  flush_folder(folder);
  return TRUE;
}

/* A device or a pipe is not replaced by a file but written to. */
static gboolean
save_into(const char *path, GBytes *bytes, GError **error) {
  int file = open(path, O_WRONLY | O_CLOEXEC);
  if (file < 0 || !fill_file(file, bytes, FALSE))
    return fail_to_write(path, errno, error);
  return TRUE;
}

gboolean
file_save(const char *path, GBytes *bytes, int mode, GError **error) {
  struct stat there;
  if (stat(path, &there) != 0)
    return save_beside(path, bytes, mode, error);
  if (S_ISDIR(there.st_mode))
    return fail_to_write(path, EISDIR, error);
  if (!S_ISREG(there.st_mode))
    return save_into(path, bytes, error);
  g_autofree char *behind_links = realpath(path, NULL);
  return save_beside(behind_links != NULL ? behind_links : path, bytes, mode, error);
}
