#!/usr/bin/env bash
# run.sh SECONDS TARGET…: each fuzz target for so many seconds, one after another. What it found interesting stays in
# $BUILD/tests/fuzz/corpus for the next time; what broke it comes to $BUILD/tests/fuzz/found, to be mended and then kept
# below tests/failures/TARGET. FUZZ_SEED, when not 0, makes runs alike.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
work=${BUILD:?}/tests/fuzz
seconds=$1
shift
status=0

# Seeds beside those in seeds/TARGET: letters that the project has anyway. The probe half is not looked at.
more_seeds() {
  case $1 in
  page-stream)
    mkdir -p "$work/seeds/page-stream"
    for pdf in "$here"/seeds/pdf/*.pdf "$root"/tests/golden/*.pdf; do
      "$work/stream-of" "$pdf" >"$work/seeds/page-stream/$(basename "$pdf" .pdf)"
    done
    echo "$work/seeds/page-stream"
    ;;
  pdf)
    mkdir -p "$work/seeds/pdf"
    for pdf in "$root"/tests/golden/*.pdf; do
      qpdf --qdf --object-streams=disable "$pdf" "$work/seeds/pdf/$(basename "$pdf")" 2>/dev/null
    done
    echo "$work/seeds/pdf"
    ;;
  plain | reply) echo "$root/corpus/texts/tune" ;;
  gold) echo "$root/corpus/texts/tune" ;;
  rules) echo "$root/tests/classify" ;;
  templates) echo "$root/templates/skeletons $root/templates/passages" ;;
  esac
}

# Some targets have none of their own: git keeps no empty folder.
own_seeds() { [ ! -d "$here/seeds/$1" ] || echo "$here/seeds/$1"; }

# Long inputs only cost time: each target has its own limit.
longest() {
  case $1 in
  page-stream | pdf) echo 200000 ;;
  tei | templates) echo 8192 ;;
  dates) echo 512 ;;
  *) echo 4096 ;;
  esac
}

for target; do
  mkdir -p "$work/corpus/$target" "$work/found/$target"
  # poppler's own leaks and allocations are its own; its child's limits hold them in.
  leaks=1
  [ "$target" != pdf ] || leaks=0
  # shellcheck disable=SC2046
  nice -n 19 "$work/fuzz-$target" -seed="${FUZZ_SEED:-0}" -max_total_time="$seconds" -max_len="$(longest "$target")" -timeout=20 \
    -rss_limit_mb=2048 -detect_leaks=$leaks -dict="$here/dictionaries/$target.dict" -print_final_stats=1 -close_fd_mask=1 \
    -artifact_prefix="$work/found/$target/" "$work/corpus/$target" $(own_seeds "$target") $(more_seeds "$target") \
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
