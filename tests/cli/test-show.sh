#!/usr/bin/env bash
# show from the outside: pages as pictures, and one clear line for each mistake.
set -u
: "${REPLIEK:?the program}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
letter=$(find tests corpus -name '*.pdf' | sort | head -1)

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

is_png() {
  [ "$(head -c 4 "$1" | tail -c 3)" = PNG ] || fail "$1 is no PNG"
}

if [ -n "$letter" ]; then
  expect 0 "" "$REPLIEK" show --page=1 -o "$work/page.png" "$letter"
  is_png "$work/page.png"
  expect 0 "" "$REPLIEK" show --page=1 "$letter"
  is_png "$work/out"
  expect 2 "--page=999: the letter has" "$REPLIEK" show --page=999 -o "$work/none.png" "$letter"
  [ ! -e "$work/none.png" ] || fail "a picture was written for a page that is not there"
  expect 5 "" "$REPLIEK" show --page=1 -o "$work/no/folder/page.png" "$letter"
  expect 3 "repliek-ocr" env REPLIEK_OCR=/nowhere/repliek-ocr "$REPLIEK" show --page=1 -o "$work/none.png" "$letter"
  expect 3 "could not be drawn" env REPLIEK_OCR=/bin/echo "$REPLIEK" show --page=1 -o "$work/none.png" "$letter"
  [ ! -e "$work/none.png" ] || fail "what another program said was taken for a picture"
else
  echo "no sample PDF: pictures of pages not tested"
fi

printf 'Geachte heer,\n\nDank voor uw brief.\n' >"$work/letter.txt"
expect 2 "needs a letter on pages" "$REPLIEK" show --page=1 -o "$work/none.png" "$work/letter.txt"
expect 2 "counts from 1" "$REPLIEK" show --page=0 -o "$work/none.png" "$work/letter.txt"
expect 2 "other floors apart" "$REPLIEK" show --page=1 --parts "$work/letter.txt"
expect 2 "-o is for --page alone" "$REPLIEK" show --parts -o "$work/none.txt" "$work/letter.txt"
expect 2 "show needs to know what" "$REPLIEK" show "$work/letter.txt"
expect 0 "" "$REPLIEK" show --parts "$work/letter.txt"

[ "$failures" = 0 ] && echo "show: every check passed"
exit $((failures > 0))
