# ensure_docker: returns 0 with a reachable engine, else says why and returns 1.
# Sets what Testcontainers for .NET needs with an older engine. Safe to call twice.
_docker_api() { # the engine's API version, no client needed
  local ep=${DOCKER_HOST:-unix:///var/run/docker.sock}
  case $ep in
    unix://*) curl -fsS --max-time 3 --unix-socket "${ep#unix://}" http://d/version 2>/dev/null ;;
    tcp://*)  curl -fsS --max-time 3 "http://${ep#tcp://}/version" 2>/dev/null ;;
    *)        docker version -f '{"ApiVersion":"{{.Server.APIVersion}}"}' 2>/dev/null ;;
  esac | sed -n 's/.*"ApiVersion":"\([0-9.]*\)".*/\1/p' | head -1
}
ensure_docker() {
  local api; api=$(_docker_api)
  if [ -z "$api" ]; then
    # a developer's own engine may be chosen by a client context (Docker Desktop, rootless)
    local ctx; ctx=$(docker context inspect -f '{{.Endpoints.docker.Host}}' 2>/dev/null || true)
    if [ -n "$ctx" ] && [ -z "${DOCKER_HOST:-}" ] && [ "$ctx" != unix:///var/run/docker.sock ]; then
      export DOCKER_HOST=$ctx; api=$(_docker_api); [ -n "$api" ] || unset DOCKER_HOST
    fi
  fi
  if [ -z "$api" ]; then
    [ -z "${DOCKER_HOST:-}" ] || { echo "no engine answers at DOCKER_HOST=$DOCKER_HOST" >&2; return 1; }
    [ "$(id -u)" = 0 ] || { echo "no Docker engine answers, and only root can start one" >&2; return 1; }
    if ! command -v dockerd >/dev/null && ! [ -x /usr/sbin/dockerd ]; then
      apt-get update -qq || return 1
      DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends docker.io iptables >/dev/null || return 1
    fi
    if [ -d /run/systemd/system ]; then systemctl start docker
    else
      ( exec 9>/run/ensure-docker.lock; flock 9
        [ -n "$(_docker_api)" ] || PATH=$PATH:/usr/sbin:/sbin setsid nohup dockerd </dev/null >>"${DOCKERD_LOG:-/tmp/dockerd.log}" 2>&1 9>&- & )
    fi
    for _ in $(seq 120); do api=$(_docker_api); [ -n "$api" ] && break; sleep .5; done
    [ -n "$api" ] || { tail -20 "${DOCKERD_LOG:-/tmp/dockerd.log}" >&2; return 1; }
  fi
  # Testcontainers 4.16 asks for API 1.44; an engine below that answers 400
  if [ "$(printf '%s\n' 1.44 "$api" | sort -V | head -1)" != 1.44 ]; then export DOCKER_API_VERSION=$api; fi
  # with /.dockerenv present Testcontainers takes itself for a container and uses the bridge's address
  [ ! -e /.dockerenv ] || [ -n "${TESTCONTAINERS_HOST_OVERRIDE:-}" ] || export TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1
  # no registry, no reaper image
  docker image inspect "testcontainers/ryuk:0.14.0" >/dev/null 2>&1 || export TESTCONTAINERS_RYUK_DISABLED=true
  echo "docker engine API $api"
}
