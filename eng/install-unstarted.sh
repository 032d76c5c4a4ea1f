# install_unstarted "PACKAGE..." "SERVICE...": installs Debian packages without starting what they bring. Debian would start a server with
# its package; on a machine that serves others that would be a fault.
install_unstarted() {
  local packages=$1 services=$2
  [ "$(id -u)" = 0 ] || { echo "not there, and only root can install: $packages" >&2; return 1; }
  local policy=/usr/sbin/policy-rc.d ours=
  if [ ! -e $policy ]; then
    printf '#!/bin/sh\nexit 101\n' >$policy && chmod 755 $policy && ours=1
  fi
  local result=0
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends $packages >/dev/null; } || result=1
  if [ -n "$ours" ]; then
    rm $policy
    # Nor at the next boot.
    if [ -d /run/systemd/system ]; then
      systemctl disable --quiet $services 2>/dev/null || true
    fi
  fi
  return $result
}
