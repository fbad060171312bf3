#include "templates/templates.h"

#include "extract/data.h"
#include "extract/xml.h"

#include <stdlib.h>
#include <string.h>

struct Templates {
  char *folder;
  ContextModel *model;
  DocbookSchema *docbook;
  GPtrArray *skeletons; /* Skeleton */
  GPtrArray *idioms;    /* Idiom */
  Passages *passages;
};

static void
skeleton_free(gpointer data) {
  Skeleton *skeleton = data;
  g_strfreev(skeleton->kinds);
  g_ptr_array_unref(skeleton->instructions);
  g_free(skeleton);
}

void
templates_free(Templates *templates) {
  if (!templates)
    return;
  g_free(templates->folder);
  context_model_free(templates->model);
  docbook_schema_free(templates->docbook);
  g_clear_pointer(&templates->skeletons, g_ptr_array_unref);
  g_clear_pointer(&templates->idioms, g_ptr_array_unref);
  passages_free(templates->passages);
  g_free(templates);
}

static gint
compare_names(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The paths in folder whose name ends in suffix, in byte order; none when there is no such folder. */
static GPtrArray *
files_in(const char *folder, const char *suffix) {
  GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name(dir)))
    if (*name != '.' && g_str_has_suffix(name, suffix))
      g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
  g_ptr_array_sort(paths, compare_names);
  return paths;
}

/* --- skeletons
 * ------------------------------------------------------------------------------------------------ */

static gboolean
root_is_skeleton(Compiler *compiler, const xmlNode *root, const xmlChar *kinds, const xmlChar *language) {
  if (!root->ns || strcmp((const char *)root->ns->href, DOCBOOK_NAMESPACE) != 0)
    compiler_complain(compiler, root, "the root of a skeleton is an element of DocBook (%s)",
                      DOCBOOK_NAMESPACE);
  else if (!kinds || !language)
    compiler_complain(compiler, root, "a skeleton's root needs the attributes 't:kind' and 'xml:lang'");
  else
    return TRUE;
  return FALSE;
}

static Skeleton *
skeleton_new(const xmlNode *root, const char *kinds, const char *language, const char *path,
             Compiler *compiler) {
  Skeleton *skeleton = g_new0(Skeleton, 1);
  g_autofree char *folded = g_strstrip(g_strdelimit(g_strdup(kinds), "\t\r\n", ' '));
  skeleton->kinds = g_strsplit(folded, " ", -1);
  skeleton->language = g_intern_string(language);
  skeleton->file = g_intern_string(path);
  skeleton->instructions = instructions_new();
  compile_node(compiler, root, skeleton->instructions);
  return skeleton;
}

static void
read_skeleton(Templates *templates, Compiler *compiler, const char *path) {
  g_autoptr(xmlDoc) doc = compiler_open(compiler, path);
  if (!doc)
    return;
  const xmlNode *root = xmlDocGetRootElement(doc);
  xmlChar *kinds = xmlGetNsProp(root, BAD_CAST "kind", BAD_CAST TEMPLATE_NAMESPACE);
  xmlChar *language = xmlGetNsProp(root, BAD_CAST "lang", XML_XML_NAMESPACE);
  if (root_is_skeleton(compiler, root, kinds, language))
    g_ptr_array_add(templates->skeletons,
                    skeleton_new(root, (const char *)kinds, (const char *)language, path, compiler));
  xmlFree(kinds);
  xmlFree(language);
  compiler_close(compiler);
}

static void
read_skeletons(Templates *templates, Compiler *compiler) {
  g_autofree char *folder = g_build_filename(templates->folder, "skeletons", NULL);
  g_autoptr(GPtrArray) paths = files_in(folder, ".xml");
  for (guint i = 0; i < paths->len; i++)
    read_skeleton(templates, compiler, g_ptr_array_index(paths, i));
  if (!paths->len)
    finding_add(compiler->findings, FINDING_ERROR, folder, 0, "holds no skeleton");
}

/* --- passages and idioms
 * -------------------------------------------------------------------------------------- */

static void
read_passages(Templates *templates, Compiler *compiler) {
  g_autofree char *folder = g_build_filename(templates->folder, "passages", NULL);
  g_autoptr(GPtrArray) languages = files_in(folder, "");
  for (guint i = 0; i < languages->len; i++) {
    g_autoptr(GPtrArray) paths = files_in(g_ptr_array_index(languages, i), ".xml");
    for (guint j = 0; j < paths->len; j++)
      passages_read(templates->passages, compiler, g_ptr_array_index(paths, j));
  }
}

static void
read_idiom(Templates *templates, const char *folder, GPtrArray *findings) {
  g_autofree char *path = g_build_filename(folder, "reply.ini", NULL);
  g_autofree char *tag = g_path_get_basename(folder);
  g_autoptr(GError) error = NULL;
  if (templates_idiom(templates, tag) || !g_file_test(path, G_FILE_TEST_EXISTS))
    return;
  Idiom *idiom = idiom_load(path, tag, &error);
  if (idiom)
    g_ptr_array_add(templates->idioms, idiom);
  else
    finding_add(findings, FINDING_ERROR, NULL, 0, "%s", error->message);
}

static void
read_idioms(Templates *templates, const char *folder, GPtrArray *findings) {
  g_autofree char *languages = g_build_filename(folder, "languages", NULL);
  g_autoptr(GPtrArray) folders = files_in(languages, "");
  for (guint i = 0; i < folders->len; i++)
    read_idiom(templates, g_ptr_array_index(folders, i), findings);
}

/* --- all
 * ------------------------------------------------------------------------------------------------------ */

static gboolean
check_folder(const char *folder, GError **error) {
  g_autofree char *skeletons = g_build_filename(folder, "skeletons", NULL);
  if (g_file_test(skeletons, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_set_error(error, DRAFT_ERROR, DRAFT_ERROR_TEMPLATE, "%s: no template folder: it has no folder skeletons/",
              folder);
  return FALSE;
}

Templates *
templates_load_all(const char *folder, const char *const *topics, GPtrArray *findings, GError **error) {
  g_autofree char *own = data_path("templates", error);
  if (!own || (folder && !check_folder(folder, error)))
    return NULL;
  g_autofree char *schema = g_build_filename(own, "context.rng", NULL);
  g_autoptr(Templates) templates = g_new0(Templates, 1);
  templates->folder = g_strdup(folder ? folder : own);
  templates->skeletons = g_ptr_array_new_with_free_func(skeleton_free);
  templates->idioms = g_ptr_array_new_with_free_func((GDestroyNotify)idiom_free);
  templates->passages = passages_new();
  templates->model = context_model_load(schema, error);
  if (!templates->model)
    return NULL;
  Compiler compiler;
  compiler_init(&compiler, templates->folder, templates->model, topics, findings);
  read_idioms(templates, templates->folder, findings);
  read_idioms(templates, own, findings);
  read_skeletons(templates, &compiler);
  read_passages(templates, &compiler);
  compiler_clear(&compiler);
  templates->docbook = docbook_schema_load();
  return g_steal_pointer(&templates);
}

Templates *
templates_load(const char *folder, const char *const *topics, GError **error) {
  g_autoptr(GPtrArray) findings = findings_new();
  /* A pack of other topics does not make the program's own passages wrong. */
  g_autoptr(Templates) templates = templates_load_all(folder, folder ? topics : NULL, findings, error);
  if (!templates || !findings_pass(findings, error))
    return NULL;
  return g_steal_pointer(&templates);
}

const Skeleton *
templates_skeleton(const Templates *templates, const char *kind, const char *language) {
  for (guint i = 0; i < templates->skeletons->len; i++) {
    const Skeleton *skeleton = g_ptr_array_index(templates->skeletons, i);
    if (strcmp(skeleton->language, language) == 0 &&
        g_strv_contains((const char *const *)skeleton->kinds, kind))
      return skeleton;
  }
  return NULL;
}

const GPtrArray *
templates_skeletons(const Templates *templates) {
  return templates->skeletons;
}

const Passages *
templates_passages(const Templates *templates) {
  return templates->passages;
}

const Idiom *
templates_idiom(const Templates *templates, const char *language) {
  for (guint i = 0; i < templates->idioms->len; i++) {
    const Idiom *idiom = g_ptr_array_index(templates->idioms, i);
    if (strcmp(idiom_language(idiom), language) == 0)
      return idiom;
  }
  return NULL;
}

const DocbookSchema *
templates_docbook(const Templates *templates) {
  return templates->docbook;
}

char *
templates_kinds(const Templates *templates) {
  g_autoptr(GPtrArray) kinds = g_ptr_array_new();
  for (guint i = 0; i < templates->skeletons->len; i++) {
    const Skeleton *skeleton = g_ptr_array_index(templates->skeletons, i);
    for (guint j = 0; skeleton->kinds[j]; j++)
      if (!g_ptr_array_find_with_equal_func(kinds, skeleton->kinds[j], g_str_equal, NULL))
        g_ptr_array_add(kinds, skeleton->kinds[j]);
  }
  g_ptr_array_sort(kinds, compare_names);
  g_ptr_array_add(kinds, NULL);
  return g_strjoinv(", ", (char **)kinds->pdata);
}
