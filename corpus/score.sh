#!/usr/bin/env bash
# score.sh: runs the program over every set of gold letters that is here and prints the scorer's figures.
# SETS names the sets to run ("tune letters"); the default is all but the probe halves' details.
# LETTERS=1 lists what went wrong, letter by letter; never for the probe half, which is measured and not looked at.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
repliek=$(realpath "${REPLIEK:?}")
python=${PYTHON:-python3}
out=$(realpath -m "${BUILD:?}/score")
shared=$here/../shared

folder_of() {
  case $1 in
  tune | probe) echo "$here/corpus/letters/$1" ;;
  tune-texts | probe-texts) echo "$here/corpus/texts/${1%-texts}" ;;
  sheets) echo "$BUILD/sheets/probe" ;;
  seed) echo "$shared/seed" ;;
  letters | real) echo "$shared/$1" ;;
  esac
}

# Gold lies beside its letter; other JSON files of a folder are not gold.
letters_of() {
  for gold in "$1"/*.json; do
    for kind in pdf txt; do
      if [ -f "${gold%.json}.$kind" ]; then
        echo "${gold%.json}.$kind"
        break
      fi
    done
  done
}

run_set() {
  local set=$1 folder options=()
  folder=$(folder_of "$set")
  [ -d "$folder" ] || return 0
  rm -rf "${out:?}/$set"
  mkdir -p "$out/$set"
  mapfile -t letters < <(letters_of "$folder")
  [ ${#letters[@]} -gt 0 ] || return 0
  "$repliek" classify -o "$out/$set/" "${letters[@]}" 2>"$out/$set.log" || true
  case $set in
  *-texts) options+=(--only classify) ;;
  real) options+=(--only extract) ;;
  esac
  case ${LETTERS:-}:$set in
  1:probe* | 1:sheets) ;;
  1:*) options+=(--letters) ;;
  esac
  echo "== $set: ${#letters[@]} letters"
  "$python" "$here/corpus/score.py" "$folder" "$out/$set" "${options[@]}" ${SCORE_OPTIONS:-}
}

for set in ${SETS:-tune probe tune-texts probe-texts sheets seed letters real}; do
  run_set "$set"
done
