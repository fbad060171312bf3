#!/usr/bin/env bash
# repliek render and init: the forms of a reply, and a desk's starting set.
set -uo pipefail
cd "$(dirname "$0")/../.."
repliek=$(realpath "${REPLIEK:-build/debug/repliek}")
export REPLIEK_DATA=$PWD XDG_CONFIG_HOME=/nonexistent
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0 skipped=0

ok() { passed=$((passed + 1)); }
no() { failed=$((failed + 1)); echo "FAILED: $1"; [ -f "$work/err" ] && sed 's/^/  /' "$work/err"; }
run() {
  local status=$1 name=$2
  shift 2
  "$repliek" "$@" >"$work/out" 2>"$work/err"
  local got=$?
  if [ $got -eq "$status" ]; then ok; else no "$name: status $got, not $status"; fi
}
says() { if grep -qF -- "$1" "$work/err"; then ok; else no "no word of: $1"; fi; }
holds() { if [ -s "$1" ]; then ok; else no "nothing in $1"; fi; }

cat >"$work/letter.txt" <<'LETTER'
Betreft: opvang van twee meisjes

Geachte heer of mevrouw,

Op dit moment wachten twee alleenstaande minderjarige slachtoffers van mensenhandel op een plaats in de opvang. Wanneer
komt er een plaats in de beschermde opvang?

Met vriendelijke groet,

mevrouw A. Voorbeeld
LETTER
"$repliek" draft --today=2026-06-24 -o "$work/a.xml" "$work/letter.txt" 2>/dev/null
sed 's/in de volgorde van uw brief\./&<footnote><para>Een voetnoot.<\/para><\/footnote>/' "$work/a.xml" >"$work/b.xml"

run 0 "HTML goes to standard output" render "$work/a.xml"
if head -1 "$work/out" | grep -q '^<!DOCTYPE html>'; then ok; else no "no HTML"; fi
run 0 "HTML goes into a file" render -o "$work/a.html" "$work/a.xml"
holds "$work/a.html"
run 0 "several replies go into a folder" render --to=html -o "$work/many/" "$work/a.xml" "$work/b.xml"
holds "$work/many/b.html"

run 2 "no reply" render
run 2 "an unknown format" render --to=rtf "$work/a.xml"
run 2 "a suffix that is no format" render -o "$work/a.txt" "$work/a.xml"
run 2 "several replies for one file" render -o "$work/a.html" "$work/a.xml" "$work/b.xml"
run 2 "two of the same name" render --to=html -o "$work/many/" "$work/a.xml" "$work/a.xml"
run 3 "a missing reply" render "$work/none.xml"
says 'none.xml'
run 3 "a reply that is no XML" render "$work/letter.txt"
run 5 "an unwritable place" render -o /dev/null/a.html "$work/a.xml"
run 3 "one bad reply among good ones" render --to=html -o "$work/some/" "$work/letter.txt" "$work/a.xml"
holds "$work/some/a.html"

mkdir "$work/bin"
PATH="$work/bin" run 5 "no LibreOffice" render -o "$work/a.pdf" "$work/a.xml"

if command -v soffice >/dev/null; then
  run 0 "one start for several replies" render --to=docx -o "$work/many/" "$work/a.xml" "$work/b.xml"
  holds "$work/many/a.docx"
  for format in pdf odt; do
    run 0 "a reply as $format" render -o "$work/b.$format" "$work/b.xml"
    holds "$work/b.$format"
  done
  # Back again: the same words in the same order, the footnote a footnote, the bookmarks there.
  run 0 "a reply as fodt" render -o "$work/b.fodt" "$work/b.xml"
  (cd "$work" && soffice -env:UserInstallation="file://$work/profile" --headless --convert-to \
    "fodt:OpenDocument Text Flat XML" --outdir back many/b.docx >/dev/null 2>&1)
  python3 - "$work/b.fodt" "$work/back/b.fodt" <<'PY'
import sys, xml.etree.ElementTree as tree
OFFICE, TEXT = ('{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}' % name for name in ('office', 'text'))
def words(element):
    if element.tag == OFFICE + 'annotation':
        return []
    found = (element.text or '').split()
    for child in element:
        found += words(child) + (child.tail or '').split()
    return found
def read(path):
    body = tree.parse(path).getroot().find(OFFICE + 'body')
    return ''.join(words(body)), len(list(body.iter(TEXT + 'note'))), len(list(body.iter(OFFICE + 'annotation')))
sent, back = (read(path) for path in sys.argv[1:3])
sys.exit(sent != back or sent[1] != 1 or sent[2] == 0)
PY
  if [ $? -eq 0 ]; then ok; else no "DOCX and back: words, footnotes or comments differ"; fi
  if grep -q 'text:name="topic-minors"' "$work/back/b.fodt"; then ok; else no "a bookmark is lost"; fi
else
  skipped=$((skipped + 8))
fi

run 0 "a starting set" init "$work/desk"
holds "$work/desk/README"
run 0 "the set's rules and templates pass" check --topics="$work/desk/topics" --templates="$work/desk/templates" --today=2026-06-24
run 0 "a reply by the set" draft --desk="$work/desk/desk.ini" --today=2026-06-24 "$work/letter.txt"
if cmp -s "$work/out" "$work/a.xml"; then ok; else no "the set makes another reply"; fi
sed -i 's/Dank voor/Zeer bedankt voor/' "$work/desk/templates/skeletons/nl-substantive.xml"
run 0 "a reply by the edited set" draft --desk="$work/desk/desk.ini" --today=2026-06-24 "$work/letter.txt"
if grep -q 'Zeer bedankt voor uw brief' "$work/out"; then ok; else no "the edited template is not used"; fi
# A topic of the desk's own takes a rule and a passage, and nothing else.
cat >>"$work/desk/topics/desk.rules" <<'RULES'
topic bicycles
  label nl "Fietsen"
  match nl bicycle +3 fiets*
RULES
cat >"$work/desk/templates/passages/nl/bicycles.xml" <<'XML'
<t:passage-set xmlns="http://docbook.org/ns/docbook" xmlns:t="urn:x-repliek:template" topic="bicycles" xml:lang="nl">
  <t:passage id="rack" owner="x" reviewed="2026-01-01" valid-from="2026-01-01" valid-until="2026-12-31">
    <para>Fietsen mogen in het rek.</para>
  </t:passage>
</t:passage-set>
XML
printf 'Geachte heer of mevrouw,\n\nMag ik mijn fietsenrek bij uw deur zetten, of staat het daar in de weg van de mensen?\n\nGroet,\n\nB. Voorbeeld\n' >"$work/bike.txt"
run 0 "a topic of the desk's own" draft --desk="$work/desk/desk.ini" --today=2026-06-24 "$work/bike.txt"
if grep -q 'Fietsen mogen in het rek' "$work/out" && grep -q '<title>Fietsen</title>' "$work/out"; then ok; else no "its passage is not used"; fi
run 1 "the language that has no text for it" check --topics="$work/desk/topics" --templates="$work/desk/templates" --today=2026-06-24
if grep -q "topic 'bicycles' has no passage in 'en'" "$work/out"; then ok; else no "a missing language goes unnoticed"; fi
run 5 "a folder that is not empty" init "$work/desk"
says 'exists already'
run 2 "no folder" init
run 5 "a place where nothing can be written" init /dev/null/desk

echo "render: $passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
