#!/usr/bin/env bash
# evaluate from the outside: figures for labelled letters, one clear line for each mistake.
set -u
: "${REPLIEK:?the program}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

fail() {
  echo "FAILED: $1"
  failures=$((failures + 1))
}

# expect STATUS WORDS COMMAND…
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

printf 'topic fees\n  label nl "Leges"\n  match nl word +2 leges\n' >"$work/a.rules"
mkdir "$work/gold" "$work/empty"
printf 'Geachte heer of mevrouw,\n\nDe leges zijn dit jaar veel te hoog en ik wil er niet voor betalen.\n' >"$work/gold/a.txt"
printf '{"lang": "nl", "topics": {"fees": ["De leges"]}}' >"$work/gold/a.json"

expect 0 "" "$REPLIEK" evaluate --topics="$work/a.rules" "$work/gold"
grep -q '^macro F1 1.000; 1 letters; without topics 0, left alone 0$' "$work/out" || fail "report: $(cat "$work/out")"
expect 2 "evaluate needs a folder" "$REPLIEK" evaluate
expect 2 "no gold letters there" "$REPLIEK" evaluate "$work/empty"
expect 2 "no gold letters there" "$REPLIEK" evaluate "$work/missing"
expect 4 "there is no such pack" "$REPLIEK" evaluate --topics="$work/no-pack" "$work/gold"

printf '{"lang": "nl", "topics": {}}' >"$work/gold/b.json"
: >"$work/gold/b.txt"
expect 3 "b.txt" "$REPLIEK" evaluate --topics="$work/a.rules" "$work/gold"
grep -q ' 1 letters; ' "$work/out" || fail "the good letter is not counted beside the bad one"

[ "$failures" = 0 ] && echo "evaluate: all as promised"
exit "$failures"
