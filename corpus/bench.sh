#!/usr/bin/env bash
# bench.sh: what the program costs, beside what else does part of the work, in one run. One script a question, in
# corpus/bench/; BENCH="extract batch" runs some of them. What they need they make of the project's own corpus, in a
# temporary folder. A measurement, not a test: nothing fails for being slow. On a busy machine only ratios mean anything.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
export REPLIEK BENCH_PROGRAMS REPLIEK_DATA="$here" PYTHONDONTWRITEBYTECODE=1
REPLIEK=$(realpath "${REPLIEK:?}")
BENCH_PROGRAMS=$(realpath "${BUILD:?}")/tests/bench
work=$(mktemp -d "${TMPDIR:-/tmp}/repliek-bench-XXXXXX")
trap 'rm -rf "$work"' EXIT

echo "$(nproc) processors, load before the run $(cut -d' ' -f1 /proc/loadavg)"
for question in ${BENCH:-extract classify draft stages batch}; do
  mkdir "$work/$question"
  "${PYTHON:-python3}" "$here/corpus/bench/$question.py" "$work/$question"
done
