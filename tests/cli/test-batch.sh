#!/usr/bin/env bash
# A whole desk's day from the outside: what a batch takes and leaves, what it writes, how it goes on, status and forget.
set -u
repliek=$(realpath "${REPLIEK:?the program}")
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

# right NAME COMMAND…: the command succeeds.
right() {
  local name=$1
  shift
  if "$@" >"$work/said" 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $name: $(head -3 "$work/said")"
  fi
}

# ends STATUS COMMAND…: it ends with the status; what it says on standard error is in $work/stderr.
ends() {
  local status=$1 got
  shift
  "$@" >"$work/stdout" 2>"$work/stderr" </dev/null
  got=$?
  [ "$got" = "$status" ] || { echo "ended with $got, not $status: $(tail -2 "$work/stderr")" && return 1; }
}

says() { grep -qF -- "$1" "$work/stderr" || { echo "does not say '$1'" && return 1; }; }
mode() { [ "$(stat -c %a "$1")" = "$2" ]; }
batch() { "$repliek" batch --today=2026-01-15 "$@"; }
in_csv() { grep -aqF -- "$1" "$out/summary.csv"; }

inbox=$work/inbox out=$work/outbox
mkdir -p "$inbox/a folder"
tune=$here/corpus/letters/tune
cp "$tune/nl01.pdf" "$inbox/a.pdf"
cp "$tune/nl01.pdf" "$inbox/a folder/the same again.pdf"
strange=$(printf '%s/=two\nlines \377.pdf' "$inbox")
{ cat "$tune/nl01.pdf" && echo '% another'; } >"$strange"
long=$inbox/$(printf 'x%.0s' $(seq 251)).pdf
{ cat "$tune/nl01.pdf" && echo '% a third'; } >"$long"
printf 'Betreft: uitstel\n\nGeachte heer,\n\nIk schrijf u over het weer van vandaag.\n\nHoogachtend,\n\nA. Bee\n' >"$inbox/note.txt"
qpdf --encrypt secret secret 256 -- "$tune/nl01.pdf" "$inbox/locked.pdf"
printf '%%PDF-1.4 torn' >"$inbox/torn.pdf"
printf 'PK\003\004 office' >"$inbox/letter.docx"
printf 'Received: x\nMIME-Version: 1.0\n\nhoi\n' >"$inbox/mail.eml"
printf 'II*\0 picture' >"$inbox/scan.tiff"
echo hidden >"$inbox/.hidden"
cp "$tune/nl01.pdf" "$inbox/coming.pdf.part"
ln -s "$inbox" "$inbox/loop"
ln -s nowhere "$inbox/broken"
mkfifo "$inbox/pipe"
find "$inbox" -type f -exec sha256sum {} + | sort >"$work/before"

# --- the first day

right "a dry run changes nothing" ends 0 batch -n -o "$out" "$inbox"
right "and says what would be done" says "would do 6 letters (7 files"
right "and makes no outbox" test ! -e "$out"
right "two failures make status 1" ends 1 batch -j2 -o "$out" "$inbox"
cp "$work/stderr" "$work/log"
for left in letter.docx mail.eml scan.tiff .hidden coming.pdf.part loop broken pipe; do
  right "$left is left with a line" grep -qF "/$left: left: " "$work/log"
done
right "four letters are done" test "$(ls "$out/letters" | wc -l)" = 4
right "two have failed" test "$(ls "$out/failed" | wc -l)" = 2
right "a locked letter says what to do" grep -q "password; ask the sender" "$out"/failed/locked-*.txt
first=$(echo "$out/letters/the same again-"*)
right "the first name in byte order names the folder" test -d "$first"
right "a letter's folder is whole" test -s "$first/letter.xml" -a -s "$first/topics.json" -a -s "$first/reply.xml"
right "the outbox is closed to others" mode "$out" 700
right "its folders too" mode "$first" 700
right "and its files" mode "$first/letter.xml" 600
right "and the summary" mode "$out/summary.csv" 600
right "and the register" mode "$out/register.db" 600
right "both names of the same letter are listed" in_csv "$inbox/a folder/the same again.pdf; $inbox/a.pdf"
right "a name that is a formula is defused" in_csv "'=two_lines"
right "each letter done has its line of topics" test "$(wc -l <"$out/topics.jsonl")" = 4
right "the log has no letter text" bash -c "! grep -qi 'weer van vandaag' '$work/log'"
right "nor has the register" bash -c "! grep -aqi 'weer van vandaag' '$out/register.db'"
right "the draft is valid XML" xmllint --noout "$out"/letters/*/reply.xml "$out"/letters/*/letter.xml
right "a letter without a topic gets an acknowledgement at most" test "$(grep -c 'substantive' "$out"/letters/note-*/reply.xml)" = 0
find "$inbox" -type f -exec sha256sum {} + | sort >"$work/after"
right "the inbox is not changed" cmp "$work/before" "$work/after"

# --- the second day

cp -r "$out" "$work/first"
right "a second run does nothing twice" ends 1 batch -o "$out" "$inbox"
right "and says so" says "0 done, 0 failed"
for part in letters failed summary.csv topics.jsonl; do
  right "$part stays as it was" diff -r "$out/$part" "$work/first/$part"
done
{ cat "$tune/nl01.pdf" && echo '% late'; } >"$inbox/zz late.pdf"
right "a new letter is taken" ends 1 batch -o "$out" "$inbox"
right "alone" says "1 done, 0 failed"
right "without --today the first day's date holds" ends 1 "$repliek" batch -o "$out" "$inbox"
right "other options are refused" ends 2 batch --kind=interim -o "$out" "$inbox"
right "with what they were" says "--kind=substantive"
right "another date is refused" ends 2 "$repliek" batch --today=2026-01-16 -o "$out" "$inbox"
right "an unknown kind is a usage error" ends 2 batch --kind=poem -o "$work/other" "$inbox"
right "an inbox that is not there is one too" ends 2 batch -o "$work/other" "$work/nowhere"
right "an outbox that cannot be made is status 5" ends 5 batch -o "$inbox/a.pdf/out" "$inbox"
right "the log as JSON Lines can be parsed" ends 1 batch --log-json -o "$work/json" "$inbox"
right "every line of it" "${PYTHON:-python3}" -c 'import json, sys; [json.loads(line) for line in open(sys.argv[1])]' "$work/stderr"
right "without a sandbox the letters are the same" ends 1 batch --no-sandbox -j1 -o "$work/bare" "$inbox"
right "byte for byte" diff -r "$out/letters" "$work/bare/letters"
right "and it is said" says "without a sandbox"

# --- letters that fail for want of something that is not theirs

scans=$work/scans again=$work/again
mkdir "$scans"
cp "$tune/nl01.pdf" "$tune/nl11.pdf" "$scans"
printf '%%PDF-1.4 torn' >"$scans/torn.pdf"
lacking() { REPLIEK_OCR=/nonexistent batch "$@"; }
right "without text recognition a scan fails" ends 1 lacking -o "$again" "$scans"
right "which was said before the first letter" bash -c "head -n 1 '$work/stderr' | grep -q 'is not installed; install'"
right "its note says that the next run tries it" grep -q "next run tries it again" "$again"/failed/nl11-*.txt
right "a note on a torn file does not" grep -q "mended copy" "$again"/failed/torn-*.txt
right "status tells the two apart" ends 0 "$repliek" status "$again"
right "by a heading of their own" grep -q "^Failed for want of something on this machine" "$work/stdout"
right "and for programs" bash -c "'$repliek' status --format=json '$again' | tr -d '\n' | grep -q 'no\".*torn.*next-run\|next-run.*torn.*no\"'"
right "while it lacks, the next run fails on it again" ends 1 lacking -o "$again" "$scans"
right "alone" says "0 done, 1 failed"
right "a dry run knows it" ends 0 batch -n -o "$again" "$scans"
right "and counts it" says "would do 1 letters"
right "and leaves its note" test -e "$(echo "$again"/failed/nl11-*.txt)"
right "once it is there, the scan is done" ends 1 batch -o "$again" "$scans"
right "alone, and the torn file is left failed" says "1 done, 0 failed"
right "its note is gone" test ! -e "$again/failed/nl11-"*
right "with text recognition off nothing is said of it" ends 1 lacking --ocr=never -o "$work/never" "$scans"
right "but that it may be allowed" says "allow text recognition (--ocr=auto)"
right "the choice is kept" ends 2 batch --ocr=auto -o "$work/never" "$scans"
right "and told" says "--ocr=never"
right "another word is a usage error" ends 2 batch --ocr=perhaps -o "$work/other" "$scans"
right "where all pages are recognised" ends 1 batch --ocr=always -j2 -o "$work/always" "$scans"
right "letters with text are too" grep -q "text-recognised" "$work"/always/letters/nl01-*/letter.xml

# Text recognition that never ends but always has something to say: each wait for it is short.
printf '#!/bin/sh\nwhile :; do printf x; sleep 0.2; done\n' >"$work/endless"
chmod +x "$work/endless"
endless() { REPLIEK_OCR=$work/endless batch --timeout=3 "$@"; }
began=$SECONDS
right "the time limit holds for a letter in all" ends 1 endless -o "$work/late" "$scans"
right "as the log says" says "more than 3 seconds"
right "and the clock: two tries of three seconds" test $((SECONDS - began)) -le 20
right "nothing of it runs on" bash -c "! pgrep -f '^/bin/sh $work/endless'"
right "a run with as much time does not try it again" ends 1 endless -o "$work/late" "$scans"
right "at all" says "0 done, 0 failed"
right "one with more does" ends 1 batch --timeout=60 -o "$work/late" "$scans"
right "and ends it" says "1 done, 0 failed"

# --- status and forget

right "status speaks to people" ends 0 "$repliek" status "$out"
right "with counts" grep -q "^7 letters in 8 files: 5 done, 2 failed, 0 waiting" "$work/stdout"
right "and the reason of a failure" grep -q "locked with a password" "$work/stdout"
right "status speaks JSON" ends 0 "$repliek" status --format=json "$out"
right "that can be parsed" "${PYTHON:-python3}" -c 'import json, sys; s = json.load(open(sys.argv[1])); assert s["done"] == 5 and len(s["failures"]) == 2' "$work/stdout"
right "a folder that is no outbox is refused" ends 2 "$repliek" status "$inbox"
right "too few digits are refused" ends 2 "$repliek" forget "$out" 00ff
right "a letter nobody knows is refused" ends 2 "$repliek" forget "$out" 0123456789abcdef
note=$(basename "$out"/letters/note-*)
right "a letter is forgotten" ends 0 "$repliek" forget "$out" "${note##*-}"
right "with a word on the file in the inbox" says "still in the inbox"
right "its folder is gone" test ! -e "$out/letters/$note"
right "and its row" bash -c "! grep -q '$note' '$out/summary.csv'"
right "everything dated before a day is forgotten" ends 0 "$repliek" forget --before=2999-01-01 "$out"
right "and nothing is left" test "$(cat "$out/topics.jsonl" | wc -c)-$(ls "$out/letters" "$out/failed" | grep -c -)" = 0-0

# --- what hostile files cost: every ninth of them, all with HOSTILE=1

if [ -d "$here/../shared/hostile" ]; then
  mapfile -t files < <(ls "$here"/../shared/hostile/*.pdf | awk -v each="${HOSTILE:-9}" 'NR % each == 0')
  right "hostile files are all accounted for" ends 1 batch -j2 --timeout=10 -o "$work/hostile" "${files[@]}"
  "$repliek" status --format=json "$work/hostile" >"$work/status"
  right "as a letter or a failure with a reason" "${PYTHON:-python3}" -c '
import json, sys
s = json.load(open(sys.argv[1]))
assert s["letters"] > 9 and s["waiting"] == 0 and s["done"] + s["failed"] == s["letters"], s
assert all(f["reason"] for f in s["failures"])' "$work/status"
else
  echo "SKIPPED: no ../shared/hostile"
fi

echo "$passed passed, $failed failed"
bash "$here/tests/torture.sh" short && [ "$failed" = 0 ]
