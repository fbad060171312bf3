#!/usr/bin/env bash
# classify and check from the outside: exit statuses, what goes where, one clear line for each mistake.
set -u
: "${REPLIEK:?the program}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

fail() {
  echo "FAILED: $1"
  failures=$((failures + 1))
}

# expect STATUS WORDS COMMAND…: the command ends so, and says the words on standard error ("" says nothing)
expect() {
  local status=$1 words=$2
  shift 2
  "$@" >"$work/out" 2>"$work/err" </dev/null
  local got=$?
  [ "$got" = "$status" ] || fail "$*: status $got, not $status: $(head -1 "$work/err")"
  if [ -n "$words" ]; then
    grep -qF -- "$words" "$work/err" || fail "$*: says '$(cat "$work/err")', not '$words'"
  fi
}

mkdir "$work/pack" "$work/letters"
cat >"$work/pack/a.rules" <<'RULES'
topic fees
  label nl "Leges"
  match nl word +2 leges
  test nl raised "De leges zijn te hoog."
topic shelter
  label nl "Opvang"
  match nl word +1 opvang
RULES
cat >"$work/letters/a.txt" <<'LETTER'
Betreft: de kosten van mijn aanvraag

Geachte heer of mevrouw,

Ik vind dat de leges voor mijn aanvraag veel te hoog zijn, en ik wil weten waarom dat zo is.

Met vriendelijke groet,
A. Voorbeeld
LETTER
cat >"$work/letters/b.txt" <<'LETTER'
Geachte heer of mevrouw,

Hartelijk dank voor de bloemen die u mij voor mijn verjaardag hebt gestuurd, ze staan er nog steeds mooi bij.
LETTER

pack=--topics=$work/pack

# text, one JSON object a line, TEI
expect 0 "" "$REPLIEK" classify "$pack" --format=text "$work/letters/a.txt" "$work/letters/b.txt"
grep -q 'fees (Leges): 2.5 points of 2, primary' "$work/out" || fail "text names no topic: $(cat "$work/out")"
grep -q 'no topic: for manual triage' "$work/out" || fail "text does not say triage"
expect 0 "" "$REPLIEK" classify "$pack" --format=jsonl "$work/letters/a.txt" "$work/letters/b.txt"
[ "$(wc -l <"$work/out")" = 2 ] || fail "JSON Lines are not one a letter"
grep -q '"triage": true, "topics": \[\]' "$work/out" || fail "JSON does not say triage"
expect 0 "" "$REPLIEK" classify "$pack" "$work/letters/a.txt"
grep -q '<catRef scheme="#topics" target="#fees"' "$work/out" || fail "one letter to a pipe is not TEI"
cp "$work/out" "$work/a.xml"
expect 0 "" "$REPLIEK" classify "$pack" "$work/a.xml"
cmp -s "$work/out" "$work/a.xml" || fail "classifying again changes the file"
"$REPLIEK" extract "$work/letters/a.txt" 2>/dev/null | "$REPLIEK" classify "$pack" - >"$work/piped.xml" 2>/dev/null
grep -q 'string-range' "$work/piped.xml" || fail "extract | classify - finds nothing"

# folders and files
expect 0 "" "$REPLIEK" classify "$pack" -o "$work/results/" "$work/letters/a.txt" "$work/letters/b.txt"
[ -s "$work/results/a.xml" ] && [ -s "$work/results/b.xml" ] || fail "the folder lacks a letter"
[ "$(wc -l <"$work/results/topics.jsonl")" = 2 ] || fail "topics.jsonl is not one line a letter"
expect 5 "" "$REPLIEK" classify "$pack" -o "$work/letters/a.txt/below/" "$work/letters/b.txt"
expect 5 "" "$REPLIEK" classify "$pack" -o "$work/nowhere/b.xml" "$work/letters/b.txt"

# one bad letter among good ones
expect 3 "missing.txt" "$REPLIEK" classify "$pack" --format=jsonl "$work/letters/a.txt" "$work/missing.txt"
[ "$(wc -l <"$work/out")" = 1 ] || fail "the good letter is not done beside the bad one"
expect 3 "missing.txt" "$REPLIEK" classify "$pack" -o "$work/none.xml" "$work/missing.txt"
[ ! -e "$work/none.xml" ] || fail "a failed letter leaves a file"

# explaining
expect 0 "" "$REPLIEK" classify "$pack" --explain=shelter "$work/letters/a.txt"
grep -q 'shelter: not raised, 0 points of 2' "$work/out" || fail "--explain does not say why not"
expect 2 "--explain names a topic" "$REPLIEK" classify "$pack" --explain=nothing "$work/letters/a.txt"

# usage
expect 2 "classify needs a letter" "$REPLIEK" classify
expect 2 "several letters need" "$REPLIEK" classify "$pack" "$work/letters/a.txt" "$work/letters/b.txt"
expect 2 "--format is text, tei or jsonl" "$REPLIEK" classify "$pack" --format=xml "$work/letters/a.txt"
expect 2 "write the same file" "$REPLIEK" classify "$pack" -o "$work/results/" "$work/letters/a.txt" "$work/a.xml"
expect 2 "without --format" "$REPLIEK" classify "$pack" --format=jsonl -o "$work/results/" "$work/letters/a.txt"

# rules that are wrong
printf 'topic t\n  match nl a 2 kind opvang\n' >"$work/wrong.rules"
expect 4 "wrong.rules:2:21: " "$REPLIEK" classify --topics="$work/wrong.rules" "$work/letters/a.txt"
expect 4 "there is no such pack" "$REPLIEK" classify --topics="$work/no-pack" "$work/letters/a.txt"
expect 4 "wrong.rules:2:21: " "$REPLIEK" check --topics="$work/wrong.rules"

# checking; --topics beside --forms names the rules and checks them too
expect 0 "" "$REPLIEK" check --topics="$work/pack"
[ ! -s "$work/out" ] || fail "a clean pack has findings: $(cat "$work/out")"
printf 'topic t\n  label nl "T"\n  match nl a 2 kind\n  test nl raised "Niets."\n' >"$work/failing.rules"
expect 1 "" "$REPLIEK" check --topics="$work/failing.rules"
grep -q 'failing.rules:4:3: test fails: t is not raised: no rule fires' "$work/out" || fail "check says '$(cat "$work/out")'"
expect 0 "" "$REPLIEK" check --topics=default
expect 0 "" "$REPLIEK" check --forms --topics="$work/pack"
expect 4 "wrong.rules:2:21: " "$REPLIEK" check --forms --topics="$work/wrong.rules"
expect 2 "" "$REPLIEK" check --nonsense

[ "$failures" = 0 ] && echo "classify and check: all as promised"
exit "$failures"
