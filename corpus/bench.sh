#!/usr/bin/env bash
# bench.sh: a letter of three pages and a file of three hundred through extract, in turns with pdftotext on the same file.
# Prints the medians of wall and processor time and their ratios. RUNS is the number of pairs.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
repliek=$(realpath "${REPLIEK:?}")
runs=${RUNS:-21}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Three hundred pages: the letter over and over.
letter=${LETTER:-$(ls "$here"/corpus/letters/*/*.pdf | while read -r f; do
  [ "$(pdfinfo "$f" 2>/dev/null | awk '/^Pages/ {print $2}')" = 3 ] && pdffonts "$f" 2>/dev/null | sed -n 3p | grep -q . && echo "$f" && break
done)}
copies=$(printf "$letter %.0s" $(seq 100))
# shellcheck disable=SC2086
qpdf --empty --pages $copies -- "$work/long.pdf"

exec "${PYTHON:-python3}" - "$repliek" "$letter" "$work/long.pdf" "$runs" <<'PY'
import os, statistics, subprocess, sys, time
program, letter, long, runs = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])

def once(command):
    """Wall seconds, processor seconds (children and grandchildren), peak MiB of the largest process."""
    begin = time.perf_counter()
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - begin
    if status:
        sys.exit(f"{command[0]} failed on {command[-1]}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024

def pair(name, path):
    other = ["/usr/bin/pdftotext", path, "/dev/null"]
    mine = [program, "extract", "-o", "/dev/null", path]
    once(other), once(mine)
    rows = [(once(mine), once(other)) for _ in range(runs)]
    median = lambda f: statistics.median(f(r) for r in rows)
    print(f"{name:24} wall {1000 * median(lambda r: r[0][0]):8.1f} ms  pdftotext {1000 * median(lambda r: r[1][0]):8.1f} ms"
          f"  ratio {median(lambda r: r[0][0] / r[1][0]):5.2f}   cpu ratio {median(lambda r: r[0][1] / r[1][1]):5.2f}"
          f"   peak {median(lambda r: r[0][2]):5.0f} MiB against {median(lambda r: r[1][2]):4.0f}")

print(f"{runs} pairs in turns, medians")
pair("letter of 3 pages", letter)
pair("file of 300 pages", long)
PY
