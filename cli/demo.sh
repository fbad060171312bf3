#!/usr/bin/env bash
# demo.sh: takes one letter of the corpus the whole way and says where everything lies.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
repliek=$(realpath "${REPLIEK:?}")
out=$(realpath -m "${BUILD:?}/demo")
letter=${LETTER:-$(find "$here/corpus/letters/tune" -name 'nl*.pdf' | sort | head -1)}
mkdir -p "$out"
echo "The letter:     $letter"
"$repliek" extract -o "$out/letter.xml" "$letter"
echo "Its structure:  $out/letter.xml (TEI P5)"
"$repliek" classify -o "$out/classified.xml" "$out/letter.xml"
echo
echo "What it raises, and why:"
"$repliek" classify --format=text "$letter" 2>/dev/null
echo
"$repliek" draft -o "$out/reply.xml" "$out/classified.xml"
echo "The reply:      $out/reply.xml (DocBook 5)"
