#!/usr/bin/env bash
# repliek draft and check: what goes where, and the exit status of each thing that can go wrong.
set -uo pipefail
cd "$(dirname "$0")/../.."
repliek=$(realpath "${REPLIEK:-build/debug/repliek}")
export REPLIEK_DATA=$PWD XDG_CONFIG_HOME=/nonexistent
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

ok() { passed=$((passed + 1)); }
no() { failed=$((failed + 1)); echo "FAILED: $1"; [ -f "$work/err" ] && sed 's/^/  /' "$work/err"; }

# run STATUS NAME ARGUMENT…: output in $work/out, messages in $work/err.
run() {
  local status=$1 name=$2
  shift 2
  "$repliek" "$@" >"$work/out" 2>"$work/err"
  local got=$?
  if [ $got -eq "$status" ]; then ok; else no "$name: status $got, not $status"; fi
}
says() { if grep -qF -- "$1" "$work/err"; then ok; else no "no word of: $1"; fi; }
writes() { if grep -qF -- "$1" "$work/out"; then ok; else no "not written: $1"; fi; }
silent() { if [ -s "$work/out" ]; then no "$1: wrote something"; else ok; fi; }

cat >"$work/letter.txt" <<'LETTER'
Betreft: opvang van twee meisjes

Geachte heer of mevrouw,

Op dit moment wachten twee alleenstaande minderjarige slachtoffers van mensenhandel op een plaats in de opvang. Wanneer
komt er een plaats in de beschermde opvang? Voor de volwassen vrouwen in onze opvang is er bovendien geen psycholoog.

Met vriendelijke groet,

mevrouw A. Voorbeeld
LETTER
printf 'Geachte heer of mevrouw,\n\nDe zon scheen en wij hebben koffie gedronken in de tuin van de buren, en daarna zijn wij naar huis gegaan.\n\nGroet,\n\nB. Voorbeeld\n' >"$work/nothing.txt"

run 0 "a letter is answered" draft --today=2026-06-24 "$work/letter.txt"
writes 'xml:id="topic-minors"'
writes 'xml:id="topic-shelter-and-care"'
writes 'xml:id="question-1"'
writes 'Geachte mevrouw Voorbeeld,'
cp "$work/out" "$work/reply.xml"

run 0 "a letter from standard input is answered alike" draft --today=2026-06-24 - <"$work/letter.txt"
if cmp -s "$work/out" "$work/reply.xml"; then ok; else no "standard input gives another reply"; fi

run 0 "the reply goes into a file" draft --today=2026-06-24 -o "$work/file.xml" "$work/letter.txt"
silent "with -o"
if cmp -s "$work/file.xml" "$work/reply.xml"; then ok; else no "the file is another reply"; fi

for kind in acknowledgement interim forwarding; do
  run 0 "a reply of kind $kind" draft --kind=$kind --today=2026-06-24 "$work/letter.txt"
  writes 'xml:id="topic-minors"'
  writes 'role="placeholder"'
done

run 0 "a letter without topics is for a person" draft --today=2026-06-24 "$work/nothing.txt"
says 'no topic found'
if [ "$(grep -c 'role="todo"' "$work/out")" -eq 1 ]; then ok; else no "not one todo"; fi

run 6 "holes remain" draft --strict -o "$work/strict.xml" "$work/letter.txt"
if [ -s "$work/strict.xml" ]; then ok; else no "strict wrote nothing"; fi

run 2 "no letter" draft
run 2 "two letters" draft "$work/letter.txt" "$work/letter.txt"
run 2 "an unknown option" draft --knid=interim "$work/letter.txt"
run 2 "an unknown kind" draft --kind=sonnet "$work/letter.txt"
says "no skeleton for a reply of kind 'sonnet'"
silent "an unknown kind"
run 2 "a date that is none" draft --today=yesterday "$work/letter.txt"
run 2 "a name that render's files have" draft -o "$work/reply.odt" "$work/letter.txt"
says 'repliek render'
silent "a name that render's files have"
if [ ! -e "$work/reply.odt" ]; then ok; else no "a file was written all the same"; fi
run 3 "a missing letter" draft "$work/none.pdf"
says 'none.pdf'
silent "a missing letter"

mkdir -p "$work/desk/skeletons"
printf '[desk]\nname=x\n' >"$work/desk.ini"
run 4 "a profile with an unknown key" draft --desk="$work/desk.ini" "$work/letter.txt"
says '[desk] name: unknown key'
run 4 "a missing profile" draft --desk="$work/none.ini" "$work/letter.txt"
says 'none.ini'
run 4 "a folder without templates" draft --templates="$work/nowhere" "$work/letter.txt"
says 'nowhere: no template folder'
run 4 "a folder without skeletons" draft --templates="$work/desk" "$work/letter.txt"
says 'holds no skeleton'

cat >"$work/desk/skeletons/nl.xml" <<'XML'
<article xmlns="http://docbook.org/ns/docbook" xmlns:t="urn:x-repliek:template" version="5.0" xml:lang="nl" t:kind="substantive">
  <info><title>x</title></info>
  <para><t:value select="letter/onderwerp" hole="x"/></para>
</article>
XML
run 4 "a misspelt name" draft --templates="$work/desk" -o "$work/never.xml" "$work/letter.txt"
says "desk/skeletons/nl.xml:3: letter/onderwerp: unknown name 'onderwerp' in letter"
if [ -e "$work/never.xml" ]; then no "a misspelt name left a file"; else ok; fi

sed -i 's/onderwerp/subject/' "$work/desk/skeletons/nl.xml"
mkdir -p "$work/desk/passages/nl"
echo '<t:passage-set xmlns:t="urn:x-repliek:template" topic="minor" xml:lang="nl"/>' >"$work/desk/passages/nl/minor.xml"
run 4 "an unknown topic in a passage" draft --templates="$work/desk" "$work/letter.txt"
says "passages/nl/minor.xml:1: unknown topic 'minor'"

run 5 "an unwritable place" draft -o /dev/null/reply.xml "$work/letter.txt"
says "/dev/null/reply.xml"

run 0 "the project's own rules and templates" check --today=2026-06-24
run 4 "templates that cannot be used" check --templates="$work/desk"
writes "unknown topic 'minor'"
run 1 "a fresh draft has open places" check "$work/reply.xml" --letter="$work/letter.txt"
writes 'hole left: [ons kenmerk]'
writes 'question 1 has no answer'
sed -e 's/<phrase role="placeholder">[^<]*<\/phrase>/x/g' \
  -e 's/<remark role="todo">Beantwoord[^<]*<\/remark>/<para>In september.<\/para>/g' \
  -e 's/<remark role="todo">[^<]*<\/remark>//g' "$work/reply.xml" >"$work/done.xml"
run 0 "a finished reply has none" check "$work/done.xml" --letter="$work/letter.txt"
silent "a finished reply"
run 3 "a reply that is no XML" check "$work/letter.txt"
run 2 "a letter without reply" check --letter="$work/letter.txt"

echo "draft: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
