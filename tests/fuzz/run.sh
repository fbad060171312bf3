#!/usr/bin/env bash
# run.sh SECONDS TARGET…: each fuzz target for so many seconds, one after another. What it found interesting stays in
# $BUILD/tests/fuzz/corpus for the next time; what broke it comes to $BUILD/tests/fuzz/found, to be mended and then kept
# below tests/failures/TARGET. With FUZZ_RUNS, each target gets that many times the runs of runs_of instead: with the same
# FUZZ_SEED (not 0) and from no corpus, the same inputs on any machine, however busy. FUZZ_TIMEOUT (20): seconds that one
# input may take; on a busy machine most of them are waited.
set -u
cd "$(dirname "$0")/../.." || exit
work=${BUILD:?}/tests/fuzz
seconds=$1
shift
status=0
# Some targets write a file for each input, and each waits for the disk.
[ ! -w /dev/shm ] || export TMPDIR=/dev/shm

# Seeds beside those in seeds/TARGET: letters that the project has anyway. The probe half is not looked at.
more_seeds() {
  case $1 in
  page-stream)
    mkdir -p "$work/seeds/page-stream"
    for pdf in tests/fuzz/seeds/pdf/*.pdf tests/golden/*.pdf; do
      "$work/stream-of" "$pdf" >"$work/seeds/page-stream/$(basename "$pdf" .pdf)"
    done
    echo "$work/seeds/page-stream"
    ;;
  pdf)
    mkdir -p "$work/seeds/pdf"
    for pdf in tests/golden/*.pdf; do
      qpdf --qdf --static-id --object-streams=disable "$pdf" "$work/seeds/pdf/$(basename "$pdf")" 2>/dev/null
    done
    echo "$work/seeds/pdf"
    ;;
  plain | reply) echo corpus/texts/tune ;;
  gold) echo corpus/texts/tune ;;
  rules) echo tests/classify ;;
  templates) echo templates/skeletons templates/passages ;;
  esac
}

# Some targets have none of their own: git keeps no empty folder.
own_seeds() { [ ! -d "tests/fuzz/seeds/$1" ] || echo "tests/fuzz/seeds/$1"; }

# Long inputs only cost time: each target has its own limit.
longest() {
  case $1 in
  page-stream | pdf) echo 200000 ;;
  tei | templates) echo 8192 ;;
  dates) echo 512 ;;
  *) echo 4096 ;;
  esac
}

# What takes some ten seconds on a machine of two processors, reading the seeds included.
runs_of() {
  case $1 in
  dates) echo 70000 ;;
  desk) echo 20000 ;;
  gold) echo 4000 ;;
  lexicon) echo 8000 ;;
  page-stream) echo 5000 ;;
  parts) echo 1200 ;;
  pdf) echo 1000 ;;
  plain) echo 9000 ;;
  reply) echo 1900 ;;
  rules) echo 2000 ;;
  tei) echo 70000 ;;
  *) echo 5000 ;;
  esac
}

# How long a target goes on; runs are alike when addresses (-use_cmp) and hours (-reload) have no say in them.
limit() {
  if [ -n "${FUZZ_RUNS:-}" ]; then
    echo "-runs=$(($(runs_of "$1") * FUZZ_RUNS)) -use_cmp=0 -reload=0 -shuffle=0"
  else
    echo "-max_total_time=$seconds"
  fi
}

# The files of some folders in an order that no file system makes.
seeds_of() {
  [ $# = 0 ] || find "$@" -type f | LC_ALL=C sort | paste -sd, | tr -d '\n' >"$work/$target.seeds"
  [ $# = 0 ] || echo "-seed_inputs=@$work/$target.seeds"
}

for target; do
  mkdir -p "$work/corpus/$target" "$work/found/$target"
  # poppler's own leaks and allocations are its own; its child's limits hold them in.
  leaks=1
  [ "$target" != pdf ] || leaks=0
  # shellcheck disable=SC2046 # words apart are meant
  nice -n 19 "$work/fuzz-$target" -seed="${FUZZ_SEED:-0}" $(limit "$target") -max_len="$(longest "$target")" \
    -timeout="${FUZZ_TIMEOUT:-20}" -rss_limit_mb=2048 -detect_leaks=$leaks \
    -dict="tests/fuzz/dictionaries/$target.dict" -print_final_stats=1 -close_fd_mask=1 \
    -artifact_prefix="$work/found/$target/" $(seeds_of $(own_seeds "$target") $(more_seeds "$target")) "$work/corpus/$target" \
    >"$work/$target.log" 2>&1
  ended=$?
  printf '%s: %s inputs tried, coverage %s, status %d\n' "$target" \
    "$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/$target.log")" \
    "$(grep -o 'cov: [0-9]*' "$work/$target.log" | tail -1 | cut -c6-)" "$ended"
  [ $ended = 0 ] || {
    status=1
    grep -E '^fuzz:|ERROR|SUMMARY|Test unit written' "$work/$target.log" | head -5
  }
done
exit $status
