#!/bin/sh
# layers.sh ROOM…: lowest room first; fails when a room includes a header of one above it, or poppler leaves its file.
below=''
status=0
for room in "$@"; do
  below="$below $room"
  allowed=$(printf '%s' "$below" | sed 's/^ //; s/ /|/g')
  upward=$(grep -nE '^#include "' "$room"/*.[ch] 2>/dev/null | grep -vE "#include \"($allowed)/")
  [ -z "$upward" ] || { echo "a room looks up:"; echo "$upward"; status=1; }
done
found=$(grep -lE '#include <poppler' */*.[ch] | grep -vE '^extract/pdf(-[a-z]+)?\.[ch]$')
[ -z "$found" ] || { echo "poppler outside extract/pdf*.c: $found"; status=1; }
found=$(grep -lE '#include <hunspell' */*.[ch] | grep -vE '^extract/dictionary\.c$')
[ -z "$found" ] || { echo "hunspell outside extract/dictionary.c: $found"; status=1; }
exit $status
