#!/usr/bin/env bash
# What the system refuses: calls that fail, are interrupted, or do part of their work (faults.c, preloaded). Whatever
# fails, the letter comes whole with status 0, or one clear line says why, the status is right, and no file is left.
set -u
: "${REPLIEK:?the program}"
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
wrong() { failed=$((failed + 1)); echo "FAILED: $*"; }
right() { passed=$((passed + 1)); }

${CC:-cc} -D_GNU_SOURCE -O1 -fPIC -shared -o "$work/faults.so" "$here/tests/cli/faults.c" -ldl || exit 1
letter="$here/tests/golden/ministry.pdf"
"$REPLIEK" extract -o "$work/whole.xml" "$letter" 2>/dev/null || exit 1
if nm -D "$REPLIEK" 2>/dev/null | grep -q __asan; then
  echo "faults: SKIPPED: AddressSanitizer's own calls do not bear a library that is loaded before it"
  exit 0
fi

# with FAULT [IN] COMMAND…: the command's status; its words are in $work/stderr.
with() {
  local fault=$1 in=$2
  shift 2
  timeout 60 env LD_PRELOAD="$work/faults.so" FAULT="$fault" FAULT_IN="$in" \
    "$@" >"$work/stdout" 2>"$work/stderr" </dev/null
}

nothing_left() { [ -z "$(find "$work/out" -type f)" ]; }

# fails NAME FAULT IN STATUS WORDS: extract ends so.
fails() {
  local got problem=''
  rm -rf "$work/out"; mkdir "$work/out"
  with "$2" "$3" "$REPLIEK" extract -o "$work/out/letter.xml" "$letter"
  got=$?
  [ $got = "$4" ] || problem="status $got, not $4;"
  grep -qiE -- "$5" "$work/stderr" || problem="$problem does not say '$5';"
  [ "$(wc -l <"$work/stderr")" = 1 ] || problem="$problem not one line;"
  nothing_left || problem="$problem left $(ls -A "$work/out");"
  [ -z "$problem" ] && right || wrong "$1: $problem $(head -2 "$work/stderr")"
}

# harmless NAME FAULT IN: extract gives the same letter.
harmless() {
  rm -rf "$work/out"; mkdir "$work/out"
  with "$2" "$3" "$REPLIEK" extract -o "$work/out/letter.xml" "$letter"
  local got=$?
  [ $got = 0 ] && cmp -s "$work/whole.xml" "$work/out/letter.xml" && right || wrong "$1: status $got: $(head -2 "$work/stderr")"
}

fails "a full disk" write:2:ENOSPC parent 5 'letter.xml: .*space'
fails "a disk that breaks" fsync:1:EIO parent 5 'letter.xml: .*error'
fails "a folder that lets no file be named" rename:1:EACCES parent 5 'letter.xml: .*denied'
fails "no memory to hand the letter over in" write:1:ENOSPC parent 3 'ministry.pdf: '
fails "no process to be had" fork:1:EAGAIN parent 3 'ministry.pdf: '
fails "no descriptors to be had" socketpair:1:EMFILE parent 3 'ministry.pdf: '
fails "a reader that cannot get its file" recvmsg:1:EIO child 3 'ministry.pdf: '
fails "a reader that cannot map its file" mmap:1:ENOMEM child 3 'ministry.pdf: '
fails "a reader without memory" malloc:200:ENOMEM child 3 'ministry.pdf: '

for call in read write recvmsg sendmsg poll waitpid; do
  harmless "$call interrupted" $call:1:EINTR parent
  harmless "$call interrupted in the reader" $call:1:EINTR child
done
harmless "reads in pieces" read:1:short parent
harmless "writes in pieces" write:1:short parent
harmless "writes in pieces in the reader" write:1:short child

# Wherever it begins to fail: whole, or told in one line.
either() {
  local got
  rm -rf "$work/out"; mkdir "$work/out"
  with "$1" "$2" "$REPLIEK" extract -o "$work/out/letter.xml" "$letter"
  got=$?
  case $got in
  0) cmp -s "$work/whole.xml" "$work/out/letter.xml" ;;
  3 | 4 | 5) nothing_left && [ -s "$work/stderr" ] ;;
  *) false ;;
  esac && right || wrong "$1 in the $2: status $got; $(ls -A "$work/out") $(head -2 "$work/stderr")"
}
for n in 1 2 4 8 16; do
  for fault in open:$n:EMFILE read:$n:EIO sendmsg:$n:EIO recvmsg:$n:EIO poll:$n:ENOMEM write:$n:EIO; do
    either $fault parent
    either $fault child
  done
done

# An older file stays as it was when a newer one cannot take its place.
echo old >"$work/old.xml"
with rename:1:EACCES parent "$REPLIEK" extract -o "$work/old.xml" "$letter"
[ $? = 5 ] && [ "$(cat "$work/old.xml")" = old ] && right || wrong "an older file is harmed"

# Standard input and output that fail.
"$REPLIEK" extract "$letter" >/dev/full 2>"$work/stderr"
got=$?
[ $got = 5 ] && [ "$(wc -l <"$work/stderr")" = 1 ] && right || wrong "standard output to a full disk: status $got $(cat "$work/stderr")"
"$REPLIEK" classify --format=jsonl - <"$here/tests" >"$work/stdout" 2>"$work/stderr"
got=$?
[ $got = 3 ] && grep -q '^repliek: -: .*directory' "$work/stderr" && [ ! -s "$work/stdout" ] && right ||
  wrong "standard input that cannot be read: status $got $(cat "$work/stderr")"

echo "test-faults: $passed passed, $failed failed"
[ $failed = 0 ]
