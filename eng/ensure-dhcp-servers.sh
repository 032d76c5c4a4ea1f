# ensure_dhcp_servers: installs the DHCP servers and clients that tests run in network namespaces of their own.
. eng/install-unstarted.sh
ensure_dhcp_servers() {
  local program package missing=()
  while read -r program package; do
    PATH=$PATH:/usr/sbin:/sbin command -v "$program" >/dev/null || missing+=("$package")
  done <<'PROGRAMS'
dhcpd isc-dhcp-server
kea-dhcp4 kea-dhcp4-server
dnsmasq dnsmasq-base
dhclient isc-dhcp-client
udhcpc udhcpc
ip iproute2
PROGRAMS
  [ ${#missing[@]} -gt 0 ] || return 0
  install_unstarted "${missing[*]}" "isc-dhcp-server kea-dhcp4-server"
}
