#!/usr/bin/env bash
# The stages fit: every stage reads what the one before wrote, and the reply is the same whichever way the letter went.
set -u
: "${REPLIEK:?the program}"
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

check() { # NAME CONDITION…
  local name=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $name"
  fi
}

schema=$(find /usr/share/xml/docbook/schema/rng/5.0 -name docbook.rng 2>/dev/null | head -1)
tei="$here/../shared/schemas/tei_all.rng"
letters=()
for pdf in "$here"/corpus/letters/tune/*[15].pdf "$here"/../shared/seed/letter.pdf; do
  [ -f "$pdf" ] || continue
  name=$(basename "$pdf" .pdf)
  "$REPLIEK" extract "$pdf" >"$work/$name.tei.xml" 2>/dev/null || continue
  letters+=("$name")
  "$REPLIEK" draft --today=2026-06-24 "$pdf" >"$work/$name.reply.xml" 2>/dev/null
  "$REPLIEK" classify - <"$work/$name.tei.xml" 2>/dev/null >"$work/$name.classified.xml"
  "$REPLIEK" draft --today=2026-06-24 - <"$work/$name.classified.xml" >"$work/$name.piped.xml" 2>/dev/null
  check "$name: extract | classify | draft gives the draft of the PDF" cmp -s "$work/$name.reply.xml" "$work/$name.piped.xml"
  "$REPLIEK" extract "$work/$name.tei.xml" >"$work/$name.again.xml" 2>/dev/null
  check "$name: TEI read back and written again is the same" cmp -s "$work/$name.tei.xml" "$work/$name.again.xml"
  check "$name: no empty element where a value is missing" \
    bash -c "! grep -qE '<(personname|orgname|jobtitle|date|title|attribution|otheraddr|biblioid[^>]*)/>' '$work/$name.reply.xml'"
done
check "some letters were read" [ ${#letters[@]} -gt 3 ]

all() { for name in "${letters[@]}"; do echo "$work/$name.$1.xml"; done; }
if command -v jing >/dev/null; then
  # shellcheck disable=SC2046
  [ ! -f "$schema" ] || check "every draft is valid DocBook 5.0" jing "$schema" $(all reply)
  # shellcheck disable=SC2046
  [ ! -f "$tei" ] || check "every extract and classify output is valid TEI P5" jing "$tei" $(all tei) $(all classified)
else
  echo "skipped: jing is not installed"
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
