#!/usr/bin/env bash
# What `make install` lays down works where it lies, far from the sources, and `make uninstall` takes all of it away.
set -uo pipefail
cd "$(dirname "$0")/../.."
flavour=$(basename "${BUILD:?}") build=$(dirname "$BUILD")
letter=$PWD/tests/golden/ministry.pdf
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset REPLIEK_DATA REPLIEK_OCR MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES FLAVOUR
passed=0 failed=0

check() { # WHAT CONDITION…
  local what=$1
  shift
  if "$@" >"$work/said" 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $what"
    tail -5 "$work/said"
  fi
}

fails() { # STATUS COMMAND…
  local expected=$1
  shift
  "$@"
  [ $? -eq "$expected" ]
}

made() { make -s "$@" BUILD="$build" INSTALLED="$flavour"; }

nothing_below() { [ -z "$(find "$@" ! -type d)" ]; }

# The folders have a blank in their names: nothing may depend on there being none.
stage="$work/a stage"
root="$stage/opt/the desk"
check "it installs" made install DESTDIR="$stage" PREFIX="/opt/the desk"
check "nothing lies outside the prefix" nothing_below "$stage" ! -path "$root/*"
check "no letter of the corpus is installed" nothing_below "$stage" -iname '*.pdf' -o -ipath '*corpus*' -o -ipath '*probe*'
check "all are readable by everybody" nothing_below "$stage" ! -perm -444
check "data are no programs" nothing_below "$root/share" -perm /111

# Whoever moves the folder moves the data with it.
mv "$stage" "$work/moved"
stage=$work/moved root="$work/moved/opt/the desk"
cd "$work" && mkdir -p elsewhere && cd elsewhere
PATH="$root/bin:$PATH"
check "the program is found" [ "$(command -v repliek)" = "$root/bin/repliek" ]
check "a letter is extracted" repliek extract -o letter.xml "$letter"
check "it is classified" repliek classify -o classified.xml letter.xml
check "it is answered" repliek draft -o reply.xml classified.xml
check "the reply can be read" repliek render -o reply.html reply.xml
check "a page is drawn, which the second program does" repliek show --page=1 -o page.png "$letter"
check "the installed rules pass their own tests" repliek check --topics="$root/share/repliek/classify/topics/default"
check "a desk's starting set is written" repliek init desk
check "its rules find the default pack" repliek check --topics=desk/topics
cd "$work"

for page in "$root"/share/man/man[15]/*; do
  check "$(basename "$page") lies in the folder of its section" [ "${page##*.}" = "$(basename "$(dirname "$page")" | tr -d man)" ]
done
if command -v man >/dev/null; then
  pages=$(find "$root/share/man" -type f -printf '%f ')
  for page in $pages; do
    check "man finds and prints $page" sh -c 'man -M "$1/share/man" "${3##*.}" "${3%.*}" | grep -q "^NAME"' - "$root" - "$page"
  done
else
  echo "skipped: man is not installed"
fi

# completed WORD…: what bash offers for the last word.
completed() {
  bash --norc -c '
    . "$1/share/bash-completion/completions/repliek" || exit 1
    shift
    complete -p repliek >/dev/null || exit 1
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    _repliek 2>/dev/null
    printf "%s\n" "${COMPREPLY[@]}"' - "$root" "$@"
}
check "commands are completed" [ "$(completed repliek ext)" = extract ]
check "options are completed" [ "$(completed repliek classify --expl)" = --explain= ]
check "an unknown command completes nothing" [ -z "$(completed repliek nonsense --)" ]

# The negative twin: without its data the program says so and ends.
mv "$root/share/repliek" "$work/aside"
check "without its data it says so" fails 4 repliek extract -o none.xml "$letter"
check "and writes nothing" [ ! -e none.xml ]
mv "$work/aside" "$root/share/repliek"

cd "$(dirname "$letter")/../.."
echo kept >"$root/bin/another"
check "it uninstalls" made uninstall DESTDIR="$stage" PREFIX="/opt/the desk"
check "another's file is left alone" [ -f "$root/bin/another" ]
check "nothing of its own is left" nothing_below "$stage" ! -name another
check "nor a folder of its name" [ -z "$(find "$stage" -name 'repliek*')" ]
check "what is not there can be uninstalled" made uninstall DESTDIR="$stage" PREFIX="/opt/the desk"

echo "install: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
