#!/usr/bin/env bash
# Bad input from the outside: one clear line that says what, where and what to do, the right status, no partial output.
set -u
: "${REPLIEK:?the program}"
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
passed=0 failed=0

# refused NAME STATUS WORDS COMMAND…: ends with the status, says the words on one line, leaves no output behind.
refused() {
  local name=$1 status=$2 words=$3 got problem=''
  shift 3
  rm -f "$work/out.xml"
  "$@" >"$work/stdout" 2>"$work/stderr" </dev/null
  got=$?
  [ "$got" = "$status" ] || problem="status $got, not $status"
  grep -qF -- "$words" "$work/stderr" || problem="$problem; does not say '$words'"
  [ "$(wc -l <"$work/stderr")" = 1 ] || problem="$problem; more than one line"
  [ ! -s "$work/stdout" ] || problem="$problem; wrote to standard output"
  [ ! -e "$work/out.xml" ] || problem="$problem; left a file behind"
  if [ -z "$problem" ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $name: ${problem#; }: $(head -2 "$work/stderr")"
  fi
}

letter=$(find "$here/corpus/letters/tune" -name 'nl01.pdf')
pdf="$work/letter.pdf"
cp "$letter" "$pdf"
printf 'GIF89a nothing of a letter\x00\x01' >"$work/picture.pdf"
: >"$work/empty.pdf"
head -c 2000 "$pdf" >"$work/cut.pdf"
printf '%%PDF-1.4\nnothing else\n' >"$work/damaged.pdf"
qpdf --encrypt secret secret 256 -- "$pdf" "$work/locked.pdf"
printf 'PK\003\004 an office document' >"$work/letter.docx"
printf '\377\376B\000r\000' >"$work/wide.txt"
printf '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>' >"$work/half.xml"
printf '<html><body>no TEI</body></html>' >"$work/page.xml"
mkdir "$work/folder"

refused "a file that is no PDF" 3 "picture.pdf: " "$REPLIEK" extract -o "$work/out.xml" "$work/picture.pdf"
refused "an empty file" 3 "empty.pdf: the file is empty" "$REPLIEK" extract -o "$work/out.xml" "$work/empty.pdf"
refused "a cut-off PDF" 3 "cut.pdf: " "$REPLIEK" extract -o "$work/out.xml" "$work/cut.pdf"
refused "a damaged PDF" 3 "damaged.pdf: the PDF is damaged" "$REPLIEK" extract -o "$work/out.xml" "$work/damaged.pdf"
refused "a locked PDF" 3 "locked.pdf: the PDF is locked with a password" "$REPLIEK" draft -o "$work/out.xml" "$work/locked.pdf"
refused "an office document" 3 "save the letter as PDF" "$REPLIEK" classify -o "$work/out.xml" "$work/letter.docx"
printf '{"id": 1}' >"$work/data.json"
refused "data for programs" 3 "JSON" "$REPLIEK" classify -o "$work/out.xml" "$work/data.json"
refused "text that is not UTF-8" 3 "wide.txt: " "$REPLIEK" classify -o "$work/out.xml" "$work/wide.txt"
refused "half a TEI file" 3 "half.xml:1" "$REPLIEK" classify -o "$work/out.xml" "$work/half.xml"
refused "XML that is no TEI" 3 "page.xml" "$REPLIEK" classify -o "$work/out.xml" "$work/page.xml"
refused "a folder" 3 "folder: a folder" "$REPLIEK" extract -o "$work/out.xml" "$work/folder"
refused "a missing file" 3 "absent.pdf: no such file" "$REPLIEK" extract -o "$work/out.xml" "$work/absent.pdf"
refused "an output in no folder" 5 "nowhere" "$REPLIEK" extract -o "$work/nowhere/out.xml" "$pdf"
refused "an unknown option" 2 "--help" "$REPLIEK" extract --nonsense "$pdf"
refused "an unknown command" 2 "--help" "$REPLIEK" destroy "$pdf"
refused "no letter" 2 "needs a letter" "$REPLIEK" extract

printf 'topic fees\n  match nl word +2 leges fees\n' >"$work/bad.rules"
refused "a rule with a syntax error" 4 "bad.rules:2:" "$REPLIEK" classify --topics="$work/bad.rules" -o "$work/out.xml" "$pdf"

mkdir -p "$work/templates"
cp -r "$here/templates/skeletons" "$here/templates/passages" "$here/templates/languages" "$work/templates/"
skeleton="$work/templates/skeletons/parts/nl-info.xml"
cp "$skeleton" "$work/skeleton.xml"
sed -i 's#letter/subject#letter/subjekt#' "$skeleton"
refused "a misspelt name in a template" 4 "subjekt" "$REPLIEK" draft --templates="$work/templates" -o "$work/out.xml" "$pdf"
cp "$work/skeleton.xml" "$skeleton"
passage=$(find "$work/templates/passages/nl" -name 'fees.xml')
sed -i 's#topic="fees"#topic="feez"#' "$passage"
refused "an unknown topic in a passage" 4 "feez" "$REPLIEK" draft --templates="$work/templates" -o "$work/out.xml" "$pdf"

# Of several letters with one bad the others are done, and the failure is the status.
mkdir "$work/done"
"$REPLIEK" extract -o "$work/done/" "$pdf" "$work/empty.pdf" >/dev/null 2>&1
if [ $? = 3 ] && [ -s "$work/done/letter.xml" ] && [ ! -e "$work/done/empty.xml" ]; then
  passed=$((passed + 1))
else
  failed=$((failed + 1))
  echo "FAILED: several letters with one bad"
fi

if [ "$(id -u)" != 0 ]; then
  chmod a-w "$work/folder"
  refused "an unwritable folder" 5 "folder" "$REPLIEK" extract -o "$work/folder/out.xml" "$pdf"
fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
