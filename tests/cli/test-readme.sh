#!/usr/bin/env bash
# The README is true: its terminal run runs, the files and targets it names are there.
set -uo pipefail
cd "$(dirname "$0")/../.."
: "${REPLIEK:?the program}"
passed=0 failed=0

check() { # WHAT CONDITION…
  local what=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $what"
  fi
}

check "the terminal run succeeds" bash cli/readme.sh check
for page in README.md ARCHITECTURE.md CONTRIBUTING.md; do
  for target in $(grep -oE '`make [a-z-]+|^ +make [a-z -]+' "$page" | sed 's/.*make //' | tr ' ' '\n' | grep -E '^[a-z-]+$' | sort -u); do
    [ "$target" = build ] || check "$page: make $target exists" grep -qE "^$target:" Makefile corpus/corpus.mk
  done
  # Words in capitals stand for a name of one's own.
  for path in $(grep -oE '[(`](cli|corpus|templates|tests|extract|classify)/[A-Za-z0-9/._-]+' "$page" | tr -d '(`' | grep -vE '[A-Z]{2,}' | sort -u); do
    check "$page: $path is there" [ -e "$path" ]
  done
done
statuses=$(sed -n 's/^  STATUS_[A-Z_]* = \([0-9]*\),*.*/\1/p' cli/command.h)
check "statuses are found" [ -n "$statuses" ]
for status in $statuses; do
  check "the README tells exit status $status" grep -q "^| $status |" README.md
done
echo "readme: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
