/* The elements of DocBook 5.0, in byte order, with what may stand directly in them: derived from its schema.
 */
#include "templates/docbook.h"

#include <stdlib.h>
#include <string.h>

enum { T = DOCBOOK_TEXT, P = DOCBOOK_PHRASE, R = DOCBOOK_REMARK };

typedef struct {
  const char *name;
  guint allows;
} Allowance;

/* clang-format off */
static const Allowance ALLOWANCES[] = {
    {"abbrev", T|P|R}, {"abstract", 0}, {"accel", T|P|R}, {"acknowledgements", R}, {"acronym", T|P|R},
    {"address", T|P|R}, {"affiliation", 0}, {"alt", T}, {"anchor", 0}, {"annotation", R}, {"answer", R},
    {"appendix", R}, {"application", T|P|R}, {"arc", 0}, {"area", 0}, {"areaset", 0}, {"areaspec", 0},
    {"arg", T|P|R}, {"article", R}, {"artpagenums", T|P|R}, {"attribution", T|P|R}, {"audiodata", 0},
    {"audioobject", 0}, {"author", 0}, {"authorgroup", 0}, {"authorinitials", T|P|R},
    {"bibliocoverage", T|P|R}, {"bibliodiv", R}, {"biblioentry", P}, {"bibliography", R},
    {"biblioid", T|P|R}, {"bibliolist", R}, {"bibliomisc", T|P|R}, {"bibliomixed", T|P},
    {"bibliomset", T|P|R}, {"biblioref", 0}, {"bibliorelation", T|P|R}, {"biblioset", P},
    {"bibliosource", T|P|R}, {"blockquote", R}, {"book", 0}, {"bridgehead", T|P|R}, {"callout", R},
    {"calloutlist", R}, {"caption", T|P|R}, {"caution", R}, {"chapter", R}, {"citation", T|P|R},
    {"citebiblioid", T|P|R}, {"citerefentry", 0}, {"citetitle", T|P|R}, {"city", T|P|R},
    {"classname", T|P|R}, {"classsynopsis", 0}, {"classsynopsisinfo", T|P|R}, {"cmdsynopsis", 0}, {"co", 0},
    {"code", T|P|R}, {"col", 0}, {"colgroup", 0}, {"collab", 0}, {"colophon", R}, {"colspec", 0},
    {"command", T|P|R}, {"computeroutput", T|R}, {"confdates", T|P|R}, {"confgroup", 0}, {"confnum", T|P|R},
    {"confsponsor", T|P|R}, {"conftitle", T|P|R}, {"constant", T|P|R}, {"constraint", 0},
    {"constraintdef", R}, {"constructorsynopsis", 0}, {"contractnum", T|P|R}, {"contractsponsor", T|P|R},
    {"contrib", T|P|R}, {"copyright", 0}, {"coref", 0}, {"country", T|P|R}, {"cover", R},
    {"database", T|P|R}, {"date", T}, {"dedication", R}, {"destructorsynopsis", 0}, {"edition", T|P|R},
    {"editor", 0}, {"email", T|P|R}, {"emphasis", T|P|R}, {"entry", T|P|R}, {"entrytbl", 0},
    {"envar", T|P|R}, {"epigraph", 0}, {"equation", 0}, {"errorcode", T|P|R}, {"errorname", T|P|R},
    {"errortext", T|P|R}, {"errortype", T|P|R}, {"example", R}, {"exceptionname", T|P|R},
    {"extendedlink", 0}, {"fax", T|P|R}, {"fieldsynopsis", 0}, {"figure", R}, {"filename", T|P|R},
    {"firstname", T|P|R}, {"firstterm", T|P|R}, {"footnote", R}, {"footnoteref", 0}, {"foreignphrase", T|P},
    {"formalpara", 0}, {"funcdef", T|P|R}, {"funcparams", T|P|R}, {"funcprototype", 0}, {"funcsynopsis", 0},
    {"funcsynopsisinfo", T|P|R}, {"function", T|P|R}, {"glossary", R}, {"glossdef", R}, {"glossdiv", R},
    {"glossentry", 0}, {"glosslist", R}, {"glosssee", T|P|R}, {"glossseealso", T|P|R}, {"glossterm", T|P|R},
    {"group", 0}, {"guibutton", T|P|R}, {"guiicon", T|P|R}, {"guilabel", T|P|R}, {"guimenu", T|P|R},
    {"guimenuitem", T|P|R}, {"guisubmenu", T|P|R}, {"hardware", T|P|R}, {"holder", T|P|R},
    {"honorific", T|P|R}, {"imagedata", 0}, {"imageobject", 0}, {"imageobjectco", 0}, {"important", R},
    {"index", R}, {"indexdiv", R}, {"indexentry", 0}, {"indexterm", 0}, {"info", 0},
    {"informalequation", 0}, {"informalexample", R}, {"informalfigure", R}, {"informaltable", 0},
    {"initializer", T|P|R}, {"inlineequation", 0}, {"inlinemediaobject", 0}, {"interfacename", T|P|R},
    {"issuenum", T|P|R}, {"itemizedlist", R}, {"itermset", 0}, {"jobtitle", T|P|R}, {"keycap", T|P|R},
    {"keycode", T|P|R}, {"keycombo", 0}, {"keysym", T|P|R}, {"keyword", T}, {"keywordset", 0},
    {"label", T|P|R}, {"legalnotice", R}, {"lhs", T}, {"lineage", T|P|R}, {"lineannotation", T|P|R},
    {"link", T|P|R}, {"listitem", R}, {"literal", T|P|R}, {"literallayout", T|P|R}, {"locator", 0},
    {"manvolnum", T|P|R}, {"markup", T|P|R}, {"mathphrase", T|P|R}, {"mediaobject", 0}, {"member", T|P|R},
    {"menuchoice", 0}, {"methodname", T|P|R}, {"methodparam", 0}, {"methodsynopsis", 0},
    {"modifier", T|P|R}, {"mousebutton", T|P|R}, {"msg", 0}, {"msgaud", T|P|R}, {"msgentry", 0},
    {"msgexplan", R}, {"msginfo", 0}, {"msglevel", T|P|R}, {"msgmain", 0}, {"msgorig", T|P|R},
    {"msgrel", 0}, {"msgset", 0}, {"msgsub", 0}, {"msgtext", R}, {"nonterminal", T}, {"note", R},
    {"olink", T|P|R}, {"ooclass", 0}, {"ooexception", 0}, {"oointerface", 0}, {"option", T|P|R},
    {"optional", T|P|R}, {"orderedlist", R}, {"org", 0}, {"orgdiv", T|P|R}, {"orgname", T|P|R},
    {"otheraddr", T|P|R}, {"othercredit", 0}, {"othername", T|P|R}, {"package", T|P|R}, {"pagenums", T|P|R},
    {"para", T|P|R}, {"paramdef", T|P|R}, {"parameter", T|P|R}, {"part", 0}, {"partintro", R},
    {"person", 0}, {"personblurb", 0}, {"personname", T|P|R}, {"phone", T|P|R}, {"phrase", T|P|R},
    {"pob", T|P|R}, {"postcode", T|P|R}, {"preface", R}, {"primary", T|P|R}, {"primaryie", T|P|R},
    {"printhistory", 0}, {"procedure", R}, {"production", 0}, {"productionrecap", 0}, {"productionset", 0},
    {"productname", T|P|R}, {"productnumber", T|P|R}, {"programlisting", T|P|R}, {"programlistingco", 0},
    {"prompt", T|P|R}, {"property", T|P|R}, {"pubdate", T}, {"publisher", 0}, {"publishername", T|P|R},
    {"qandadiv", R}, {"qandaentry", 0}, {"qandaset", R}, {"question", R}, {"quote", T|P|R}, {"refclass", T},
    {"refdescriptor", T|P|R}, {"refentry", 0}, {"refentrytitle", T|P|R}, {"reference", 0}, {"refmeta", 0},
    {"refmiscinfo", T|P|R}, {"refname", T|P|R}, {"refnamediv", 0}, {"refpurpose", T|P|R}, {"refsect1", R},
    {"refsect2", R}, {"refsect3", R}, {"refsection", R}, {"refsynopsisdiv", R}, {"releaseinfo", T|P|R},
    {"remark", T|P|R}, {"replaceable", T|P|R}, {"returnvalue", T|P|R}, {"revdescription", R},
    {"revhistory", 0}, {"revision", 0}, {"revnumber", T|P|R}, {"revremark", T|P|R}, {"rhs", T}, {"row", 0},
    {"sbr", 0}, {"screen", T|P|R}, {"screenco", 0}, {"screenshot", 0}, {"secondary", T|P|R},
    {"secondaryie", T|P|R}, {"sect1", R}, {"sect2", R}, {"sect3", R}, {"sect4", R}, {"sect5", R},
    {"section", R}, {"see", T|P|R}, {"seealso", T|P|R}, {"seealsoie", T|P|R}, {"seeie", T|P|R},
    {"seg", T|P|R}, {"seglistitem", 0}, {"segmentedlist", 0}, {"segtitle", T|P|R}, {"seriesvolnums", T|P|R},
    {"set", 0}, {"setindex", R}, {"shortaffil", T|P|R}, {"shortcut", 0}, {"sidebar", R}, {"simpara", T|P|R},
    {"simplelist", 0}, {"simplemsgentry", 0}, {"simplesect", R}, {"spanspec", 0}, {"state", T|P|R},
    {"step", R}, {"stepalternatives", 0}, {"street", T|P|R}, {"subject", 0}, {"subjectset", 0},
    {"subjectterm", T}, {"subscript", T|P|R}, {"substeps", 0}, {"subtitle", T|P|R}, {"superscript", T|P|R},
    {"surname", T|P|R}, {"symbol", T|P|R}, {"synopfragment", 0}, {"synopfragmentref", T},
    {"synopsis", T|P|R}, {"systemitem", T|P|R}, {"table", 0}, {"tag", T|P|R}, {"task", 0},
    {"taskprerequisites", R}, {"taskrelated", R}, {"tasksummary", R}, {"tbody", 0}, {"td", T|P|R},
    {"term", T|P|R}, {"termdef", T|P|R}, {"tertiary", T|P|R}, {"tertiaryie", T|P|R}, {"textdata", 0},
    {"textobject", P|R}, {"tfoot", 0}, {"tgroup", 0}, {"th", T|P|R}, {"thead", 0}, {"tip", R},
    {"title", T|P|R}, {"titleabbrev", T|P|R}, {"toc", R}, {"tocdiv", R}, {"tocentry", T|P|R},
    {"token", T|P|R}, {"tr", 0}, {"trademark", T|P|R}, {"type", T|P|R}, {"uri", T|P|R}, {"userinput", T|R},
    {"varargs", 0}, {"variablelist", R}, {"varlistentry", 0}, {"varname", T|P|R}, {"videodata", 0},
    {"videoobject", 0}, {"void", 0}, {"volumenum", T|P|R}, {"warning", R}, {"wordasword", T|P|R},
    {"xref", 0}, {"year", T|P|R},
};
/* clang-format on */

static int
compare(const void *key, const void *entry) {
  return strcmp(key, ((const Allowance *)entry)->name);
}

static const Allowance *
find(const char *element) {
  return bsearch(element, ALLOWANCES, G_N_ELEMENTS(ALLOWANCES), sizeof(Allowance), compare);
}

gboolean
docbook_knows(const char *element) {
  return find(element) != NULL;
}

gboolean
docbook_allows(const char *element, DocbookContent content) {
  const Allowance *found = find(element);
  return found && found->allows & content;
}
