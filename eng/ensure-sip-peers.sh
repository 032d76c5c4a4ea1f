# ensure_sip_peers: installs the SIP programs that tests talk to: sipp as phones, Kamailio as their server.
# Debian would start Kamailio with its package, on the port that a real one may have.
ensure_sip_peers() {
  local program package missing=()
  while read -r program package; do
    PATH=$PATH:/usr/sbin:/sbin command -v "$program" >/dev/null || missing+=("$package")
  done <<'PROGRAMS'
sipp sip-tester
kamailio kamailio
PROGRAMS
  # Its TLS is a package of its own, and no program.
  ls /usr/lib/*/kamailio/modules/tls.so >/dev/null 2>&1 || missing+=(kamailio-tls-modules)
  [ ${#missing[@]} -gt 0 ] || return 0
  [ "$(id -u)" = 0 ] || { echo "not there, and only root can install: ${missing[*]}" >&2; return 1; }
  local policy=/usr/sbin/policy-rc.d ours=
  if [ ! -e $policy ]; then
    printf '#!/bin/sh\nexit 101\n' >$policy && chmod 755 $policy && ours=1
  fi
  local result=0
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "${missing[@]}" >/dev/null; } || result=1
  if [ -n "$ours" ]; then
    rm $policy
    # Nor at the next boot.
    if [ -d /run/systemd/system ]; then
      systemctl disable --quiet kamailio 2>/dev/null || true
    fi
  fi
  return $result
}
