#!/usr/bin/env bash
# torture.sh [short|long]: does everything to a batch that must not harm it (killing it, its workers and its readers,
# filling its disk, Ctrl-C) and compares the outbox with an undisturbed run's, byte for byte.
# long: 1,000 letters and twenty kills, as `make torture` runs it; short, for `make check`: 24 letters and three.
# TORTURE_LETTERS, TORTURE_HOSTILE (files among them) and TORTURE_KILLS set other sizes; the long form takes about ten
# times as long as one undisturbed run. TORTURE_OCR=auto has scans recognised too, which takes some times longer still.
# TORTURE_STAGES chooses from: killed reader-kill reader-segv worker-kill worker-stop disk stopped held.
set -u
here=$(cd "$(dirname "$0")/.." && pwd)
repliek=$(realpath "${REPLIEK:?}")
form=${1:-short}
work=$(mktemp -d "${TMPDIR:-/tmp}/repliek-torture-XXXXXX")
trap 'cd /; mountpoint -q "$work/small" && umount "$work/small"; rm -rf "$work"' EXIT
case $form in
long) letters=1000 hostile=40 kills=20 stages="killed reader-kill reader-segv worker-kill worker-stop disk stopped held" ;;
*) letters=24 hostile=4 kills=3 stages="killed reader-kill disk" ;;
esac
letters=${TORTURE_LETTERS:-$letters} hostile=${TORTURE_HOSTILE:-$hostile} kills=${TORTURE_KILLS:-$kills}
stages=${TORTURE_STAGES:-$stages}
failures=0

say() { printf 'torture: %s\n' "$*"; }
wrong() { say "WRONG: $*"; failures=$((failures + 1)); }

# --- the inbox: the corpus many times over, each copy a letter of its own by a comment behind its end, and broken files

fill_inbox() {
  local n=0 copy=0 pdfs
  mkdir -p "$work/inbox/sub folder"
  # Scans take seconds each; they have tests of their own.
  mapfile -t pdfs < <(for pdf in "$here"/corpus/letters/tune/*.pdf; do
    [ "$(pdftotext -q "$pdf" - | wc -c)" -gt 200 ] && echo "$pdf"
  done)
  while [ $n -lt "$letters" ]; do
    for pdf in "${pdfs[@]}"; do
      [ $n -lt "$letters" ] || break
      { cat "$pdf"; printf '\n%% copy %d\n' $copy; } > "$work/inbox/sub folder/$(basename "$pdf" .pdf) $copy.pdf"
      n=$((n + 1))
    done
    copy=$((copy + 1))
  done
  printf '%%PDF-1.4 torn' > "$work/inbox/torn.pdf"
  cp "$work/inbox/torn.pdf" "$work/inbox/also torn.pdf"
  printf 'Betreft: een vraag\n\nGeachte heer,\n\nHoe lang duurt de behandeling van een aanvraag?\n\nHoogachtend,\n\nA. Bee\n' \
    > "$work/inbox/text.txt"
  if [ -d "$here/../shared/hostile" ]; then
    find "$here/../shared/hostile" -name '*.pdf' | sort | awk -v n="$hostile" 'NR % 9 == 1 && NR <= 9 * n' |
      while read -r pdf; do cp "$pdf" "$work/inbox/"; done
  else
    say "SKIPPED: no ../shared/hostile; only torn files among the letters"
  fi
}

batch() { "$repliek" batch -j2 --today=2026-01-15 --timeout=20 --ocr="${TORTURE_OCR:-never}" -o "$1" "$work/inbox"; }

# The same as the undisturbed run's, but for the register itself.
compare() {
  local part
  for part in letters failed summary.csv topics.jsonl; do
    diff -r "$work/quiet/$part" "$1/$part" > "$work/diff" 2>&1 ||
      wrong "$2: $part differs: $(grep -m 3 '^Only\|^[<>]' "$work/diff" | cut -c1-300 | tr '\n' ' ')"
  done
  [ -z "$(find "$1" -name '.half-*')" ] || wrong "$2: half-done files remain"
}

# Starts a batch in the background; its process id is $pid.
start() { batch "$1" 2>> "$work/log" & pid=$!; }
nap() { sleep "$(awk -v most="$1" -v seed="$RANDOM" 'BEGIN { srand(seed); print 0.02 + rand() * most }')"; }
# batch is a function, so the program is the child of the shell that was started.
program_of() { pgrep -P "$1" | head -n 1; }

finish() {
  batch "$1" 2>> "$work/log"
  local status=$?
  [ $status -le 1 ] || wrong "$2: the last run ended with $status"
}

# --- the tortures

quiet() {
  local begin=$SECONDS
  finish "$work/quiet" "undisturbed run"
  took=$((SECONDS - begin + 1))
  local seen files
  files=$(find "$work/inbox" -type f -exec sha256sum {} + | cut -c1-64 | sort -u | wc -l)
  seen=$(($(ls "$work/quiet/letters" | wc -l) + $(ls "$work/quiet/failed" | wc -l)))
  [ "$seen" = "$files" ] || wrong "$files letters, but $seen accounted for"
  say "undisturbed: $files letters in about $took s, $(ls "$work/quiet/failed" | wc -l) failed"
}

killed_at_random() {
  local i most
  most=$(awk -v t="$took" -v k="$kills" 'BEGIN { print t * 1.6 / k }')
  for i in $(seq "$kills"); do
    start "$work/killed"
    nap "$most"
    kill -9 "$(program_of $pid)" 2> /dev/null
    wait $pid 2> /dev/null
  done
  finish "$work/killed" "killed"
  compare "$work/killed" "killed $kills times"
  told="killed $kills times at random moments"
}

# Ends with the batch. $1: "worker" or "reader"; $2: the signal; $3: seconds between. Their number is in $work/hurts.
hurt_children() {
  local program victim n=0
  program=$(program_of $pid)
  while kill -0 $pid 2> /dev/null; do
    if [ "$1" = worker ]; then
      victim=$(pgrep -P "$program" | shuf -n 1)
    else
      victim=$(pgrep -P "$program" | while read -r w; do pgrep -x -P "$w" repliek; done | shuf -n 1)
    fi
    [ -n "$victim" ] && kill "-$2" "$victim" 2> /dev/null && n=$((n + 1))
    sleep "$3"
  done
  echo $n > "$work/hurts"
}

# What failed in $1 and would not have, undisturbed, or not so, is forgotten and thereby done again. $2: words of its reason.
forget_victims() {
  local note name n=0
  for note in "$1"/failed/*.txt; do
    name=$(basename "$note" .txt)
    cmp -s "$note" "$work/quiet/failed/$name.txt" && continue
    grep -q "$2" "$note" || wrong "$name failed for another reason: $(sed -n 4p "$note")"
    "$repliek" forget "$1" "${name##*-}" 2> /dev/null || wrong "$name cannot be forgotten"
    n=$((n + 1))
  done
  echo $n
}

# What was killed too often is tried again by the next run, without a word; what broke is not, and may have broken twice
# by the same foreign hand.
children_hurt() {
  local out=$work/$1-$2 status victims=0
  start "$out"
  sleep 0.3
  hurt_children "$1" "$2" "$3"
  wait $pid
  status=$?
  [ $status -le 1 ] || wrong "$1 $2: ended with $status"
  [ "$(ls "$out/letters" "$out/failed" | grep -c -- '-[0-9a-f]\{8\}')" = "$(ls "$work/quiet/letters" "$work/quiet/failed" | grep -c -- '-[0-9a-f]\{8\}')" ] ||
    wrong "$1 $2: not all letters are accounted for"
  [ "$2" != SEGV ] || victims=$(forget_victims "$out" "stopped before the end")
  finish "$out" "$1 $2"
  compare "$out" "$1 got SIG$2 each $3 s"
  told="$1 got SIG$2 $(cat "$work/hurts") times; $victims letters broke twice by it"
}

stopped_politely() {
  local status i
  for i in 1 2; do
    start "$work/stopped"
    nap "$(awk -v t="$took" 'BEGIN { print t / 3 }')"
    kill -INT "$(program_of $pid)" 2> /dev/null
    wait $pid
    status=$?
    [ $status = 130 ] || [ $status -le 1 ] || wrong "SIGINT: ended with $status, not 130"
  done
  finish "$work/stopped" "stopped"
  compare "$work/stopped" "stopped by SIGINT"
  told="stopped twice by Ctrl-C"
}

disk_full() {
  mkdir -p "$work/small"
  local need size
  need=$(du -sk "$work/quiet" | cut -f1)
  size=$((need / 2))
  if ! mount -t tmpfs -o "size=${size}k" none "$work/small" 2> /dev/null; then
    told="SKIPPED: the full disk (mounting a tmpfs needs root)"
    return
  fi
  batch "$work/small/out" 2> "$work/full.log"
  local status=$?
  [ $status = 5 ] || wrong "full disk: ended with $status, not 5: $(tail -n 1 "$work/full.log")"
  mount -o "remount,size=$((need * 4 + 20000))k" "$work/small"
  finish "$work/small/out" "disk enlarged"
  compare "$work/small/out" "full disk"
  told="disk full at $size KiB of $need, then enlarged"
}

held_by_another() {
  start "$work/held"
  sleep 0.5
  batch "$work/held" 2> "$work/held.log"
  local status=$?
  if kill -0 $pid 2> /dev/null && [ $status != 5 ]; then wrong "a second batch on one outbox ended with $status"; fi
  if [ $status = 5 ]; then grep -q "another batch" "$work/held.log" || wrong "the second batch does not say who holds it"; fi
  wait $pid
  compare "$work/held" "two at once"
  told="two at once; the second ended with $status"
}

# $1: its name; then the command.
stage() {
  local before=$failures begin=$SECONDS
  told=$1
  "${@:2}"
  if [[ $told = SKIPPED* ]]; then
    say "$told"
    return
  fi
  if [ $failures = $before ]; then told+="; in the end the same"; else told+="; $((failures - before)) wrong"; fi
  say "$told ($((SECONDS - begin)) s)"
}

fill_inbox
quiet
for name in $stages; do
  case $name in
  killed) stage killed killed_at_random ;;
  reader-kill) stage "$name" children_hurt reader KILL 1 ;;
  reader-segv) stage "$name" children_hurt reader SEGV 1 ;;
  worker-kill) stage "$name" children_hurt worker KILL 3 ;;
  worker-stop) stage "$name" children_hurt worker STOP 30 ;;
  disk) stage "$name" disk_full ;;
  stopped) stage "$name" stopped_politely ;;
  held) stage "$name" held_by_another ;;
  *) wrong "there is no stage $name" ;;
  esac
done
say "$failures wrong"
[ $failures = 0 ]
