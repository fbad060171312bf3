#!/usr/bin/env bash
# Help and manuals agree: every command has a page, and every option that --help tells stands in it.
set -u
: "${REPLIEK:?the program}"
here=$(cd "$(dirname "$0")/../.." && pwd)
passed=0 failed=0

check() { # WHAT CONDITION…
  local what=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $what"
  fi
}

commands=$("$REPLIEK" --help | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p')
check "the help lists commands" [ -n "$commands" ]
for command in $commands; do
  page=$here/cli/man/repliek-$command.1
  check "$command has a manual page" [ -f "$page" ]
  check "repliek(1) names $command" grep -q "^\.It Cm $command\$" "$here/cli/man/repliek.1"
  for option in $("$REPLIEK" "$command" --help | grep -oE '^ +(-[a-z], )?--[a-z][a-z-]*' | grep -oE -- '--[a-z-]+'); do
    check "$command $option stands in its manual" grep -qE -- "Fl -${option#--}( |\$|,)" "$page"
  done
  for option in $(sed -n 's/^\.It Fl.*Fl -\([a-z-]*\).*/\1/p; s/^\.It Fl -\([a-z-]*\).*/\1/p' "$page" | sort -u); do
    check "$command --$option of its manual stands in --help" grep -qE -- "--$option(=| |\$)" <("$REPLIEK" "$command" --help)
  done
done
if command -v mandoc >/dev/null; then
  for page in "$here"/cli/man/*.[15]; do
    check "$(basename "$page") is clean mdoc" mandoc -Tlint -Wwarning "$page"
  done
else
  echo "skipped: mandoc is not installed"
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
