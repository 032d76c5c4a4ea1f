# ensure_node: makes sure that there is a Node with npm, and gives the clients in clients/ what they are built with.
ensure_node() {
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    [ "$(id -u)" = 0 ] || { echo "no Node, and only root can install it" >&2; return 1; }
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends nodejs npm >/dev/null; } || return 1
  fi
  (cd clients/typescript && npm ci --no-audit --no-fund --silent)
}
