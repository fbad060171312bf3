#!/usr/bin/env bash
# golden.sh check|rewrite: what the program prints for the letters under tests/golden/, beside their inputs.
# NAME.parts, NAME.topics … beside NAME.pdf or NAME.txt; the ending says which floor is shown.
set -u
cd "$(dirname "$0")/.."
repliek=${REPLIEK:?}
mode=${1:-check}
failed=0 passed=0

show() { # FLOOR LETTER
  case $1 in
  parts | tokens) "$repliek" show --"$1" "$2" ;;
  tei) "$repliek" extract "$2" ;;
  topics) "$repliek" classify --format=text "$2" ;;
  jsonl) "$repliek" classify --format=jsonl "$2" ;;
  reply) "$repliek" draft --today=2026-06-24 "$2" ;;
  esac 2>/dev/null
}

for golden in tests/golden/*.*; do
  floor=${golden##*.}
  case $floor in pdf | txt | md) continue ;; esac
  base=${golden%.*}
  for letter in "$base.pdf" "$base.txt"; do
    [ -f "$letter" ] || continue
    if [ "$mode" = rewrite ]; then
      show "$floor" "$letter" >"$golden"
    elif ! difference=$(show "$floor" "$letter" | diff -u "$golden" -); then
      echo "golden $golden differs; see the difference, then 'make regold' if it is meant:"
      echo "$difference" | head -40
      failed=$((failed + 1))
    else
      passed=$((passed + 1))
    fi
  done
done
[ "$mode" = rewrite ] || echo "golden: $passed passed, $failed failed"
[ "$failed" = 0 ]
