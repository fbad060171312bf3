#!/usr/bin/env bash
# readme.sh check|rewrite: runs the commands of the README's terminal run with the letter of its picture, in a folder of their
# own. `check`: each succeeds. `rewrite`: what they print goes into the README.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
readme=$here/README.md
repliek=$(realpath "${REPLIEK:?}")
export REPLIEK_DATA=$here
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/desk"
ln -s "$repliek" "$work/bin/repliek"
cp "${LETTER:-$here/corpus/letters/tune/en15.pdf}" "$work/desk/letter.pdf"

{
  echo '```console'
  # A command that pipes into head may be told so by a signal: only the last one's status counts.
  sed -n '/^```console$/,/^```$/s/^\$ //p' "$readme" | while read -r line; do
    echo "\$ $line"
    (cd "$work/desk" && PATH=$work/bin:$PATH bash -c "$line") </dev/null 2>&1 ||
      { echo "the README's command failed: $line" >&2; exit 1; }
  done
  echo '```'
} >"$work/run"
[ "$(grep -c '^\$ ' "$work/run")" -gt 0 ] || { echo "the README has no terminal run" >&2; exit 1; }

if [ "${1:?check or rewrite}" = rewrite ]; then
  awk -v run="$work/run" '
    /^```console$/ { while ((getline line < run) > 0) print line; inside = 1; next }
    inside { if (/^```$/) inside = 0; next }
    { print }' "$readme" >"$work/README.md"
  cat "$work/README.md" >"$readme"
fi
echo "README: every command of the terminal run succeeds"
