#!/usr/bin/env bash
# The worked example of repliek-templates(5) does what the manual says.
set -uo pipefail
cd "$(dirname "$0")/../.."
repliek=$(realpath "${REPLIEK:-build/debug/repliek}")
manual=$(realpath cli/man/repliek-templates.5)
export REPLIEK_DATA=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

# expect NAME: the last command's status decides.
expect() {
  if [ "$2" -eq 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $1"; fi
}

# Each display after a line `.\" file: NAME` is that file.
cd "$work"
mkdir -p mydesk/skeletons mydesk/passages/en
awk '/^\.\\" file: / { name = $3; next }
     /^\.Bd/ && name { inside = 1; printf "" > name; next }
     /^\.Ed/ { inside = 0; name = ""; next }
     inside { gsub(/\\\(aq/, "\047"); gsub(/\\e/, "\\"); print > name }' "$manual"

"$repliek" draft --templates=mydesk --kind=invitation --today=2026-06-24 -o made.xml letter.txt
expect "the example's letter is answered" $?
diff -u reply.xml made.xml
expect "the reply is the one in the manual" $?

"$repliek" check --templates=mydesk --today=2026-06-24 >found.txt
[ $? -eq 1 ] && ! grep -v "has no passage in 'en'" found.txt
expect "the check finds missing passages and nothing else" $?
! grep -q "meeting-request" found.txt
expect "the topic with a passage is not among them" $?

sed -i 's/letter\/subject/letter\/subjct/' mydesk/skeletons/en-invitation.xml
"$repliek" draft --templates=mydesk --kind=invitation letter.txt >out.txt 2>err.txt
[ $? -eq 4 ] && grep -q "mydesk/skeletons/en-invitation.xml:4: letter/subjct: unknown name 'subjct'" err.txt && [ ! -s out.txt ]
expect "a misspelt name is told with file and line, and nothing is written" $?

echo "manual: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
