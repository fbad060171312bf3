#!/bin/sh
# deps.sh PACKAGES COMMANDS: installs Debian's packages by name; elsewhere says which commands are missing.
packages=$1 commands=$2
if command -v apt-get >/dev/null 2>&1; then
  missing=$(for p in $packages; do dpkg-query -W -f='${Status}' "$p" 2>/dev/null | grep -q 'ok installed' || printf '%s ' "$p"; done)
  [ -n "$missing" ] || exit 0
  root=''
  [ "$(id -u)" = 0 ] || root=sudo
  export DEBIAN_FRONTEND=noninteractive
  $root apt-get -o DPkg::Lock::Timeout=600 update -qq
  # shellcheck disable=SC2086
  exec $root apt-get -o DPkg::Lock::Timeout=600 install -y -qq --no-install-recommends $missing
fi
status=0
for c in $commands; do
  command -v "$c" >/dev/null 2>&1 || { echo "missing: $c" >&2; status=1; }
done
[ $status = 0 ] || echo "Install these with your system's package manager; on Debian they come with: $packages" >&2
exit $status
