# ensure_sip_peers: installs the SIP programs that tests talk to: sipp as phones, Kamailio as their server.
. eng/install-unstarted.sh
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
  install_unstarted "${missing[*]}" "kamailio"
}
