#!/usr/bin/env bash
# try-deb.sh PACKAGE: installs the package in a clean Debian, takes letters through it there, and removes it again.
# Needs mmdebstrap, a Debian mirror, and root or user namespaces; not part of `make check`.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
package=$(realpath "${1:?the package}")
letters=$here/../corpus/letters/tune
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cp "$package" "$work/repliek.deb"
cp "$letters/nl01.pdf" "$work/letter.pdf"
cp "${SCAN:-$letters/en07.pdf}" "$work/scan.pdf"

cat >"$work/inside.sh" <<'EOF'
set -eu
step() { echo "== $*"; }
cd /try
step "the package installs with what it depends on"
export DEBIAN_FRONTEND=noninteractive
apt-get install -y -qq --no-install-recommends ./repliek.deb >/dev/null 2>&1
dpkg -s repliek | grep -E '^(Status|Version|Installed-Size)'

step "it holds no letters of the corpus"
! dpkg -L repliek | grep -E 'corpus|probe|\.pdf$'

step "a letter, as nobody: extract | classify | draft"
mkdir -m 777 /try/out
cat >/try/letter.sh <<'END'
set -eu
cd /try/out
repliek --version
repliek extract ../letter.pdf | repliek classify - | repliek draft - >reply.xml
repliek draft -o straight.xml ../letter.pdf
cmp reply.xml straight.xml
grep -c '<section' reply.xml | sed 's/$/ sections in the reply/'
repliek classify --format=text ../letter.pdf
repliek render -o reply.html reply.xml
repliek show --page=1 -o page.png ../letter.pdf
repliek extract -o scan.xml ../scan.pdf
grep -q '<p[ >]' scan.xml && echo "the scan has paragraphs"
repliek batch -o outbox /try/letter.pdf
END
chmod -R a+rX /try
setpriv --reuid=65534 --regid=65534 --clear-groups sh /try/letter.sh

step "manual pages and completion are there"
for page in $(dpkg -L repliek | grep '/man[15]/.*gz$'); do zcat "$page" | grep -q '^\.Sh NAME'; done
dpkg -L repliek | grep -c '/man[15]/.*gz$' | sed 's/$/ manual pages/'
bash -c '. /usr/share/bash-completion/completions/repliek && complete -p repliek'

step "purged, it leaves nothing"
apt-get purge -y -qq repliek >/dev/null 2>&1
[ -z "$(find / -xdev -name 'repliek*' -not -path '/try/*' -not -path '/proc/*')" ]
echo "the package holds"
EOF

mmdebstrap --quiet --variant=minbase --format=null \
  --customize-hook='mkdir -p "$1/try"' \
  --customize-hook="copy-in $work/repliek.deb $work/letter.pdf $work/scan.pdf $work/inside.sh /try" \
  --customize-hook='chroot "$1" sh /try/inside.sh' \
  "${SUITE:-bookworm}" /dev/null
