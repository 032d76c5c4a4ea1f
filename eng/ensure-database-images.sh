# ensure_database_images: leaves MYSQL_IMAGE, MARIADB_IMAGE and POSTGRES_IMAGE exported, each an image that the engine
# has. What is given is kept; else the official image is used where one is there or can be pulled, else one is made
# from Debian's packages (eng/test-images). Needs ensure_docker before it. Safe to call twice.
_pull_limit=180 # seconds; without a registry the refusal comes at once, behind some firewalls never

_has_image() { docker image inspect "$1" >/dev/null 2>&1; }

_database_image() { # ENGINE VARIABLE OFFICIAL LOCAL
  local engine=$1 variable=$2 official=$3 local_image=$4
  if [ -n "${!variable:-}" ]; then return; fi
  if _has_image "$official"; then
    export "$variable=$official"
  elif ! _has_image "$local_image" && [ -z "${_no_registry:-}" ] && timeout "$_pull_limit" docker pull -q "$official" 2>/dev/null; then
    export "$variable=$official"
  else
    # A registry that did not give one image is not waited for again.
    _no_registry=1
    _local_images+=("$engine")
    export "$variable=$local_image"
  fi
}

ensure_database_images() {
  local _no_registry='' _local_images=() here
  here=$(dirname "${BASH_SOURCE[0]}")
  _database_image mysql MYSQL_IMAGE mysql:8.4 local/mysql:9
  _database_image mariadb MARIADB_IMAGE mariadb:11 local/mariadb:11
  _database_image postgres POSTGRES_IMAGE postgres:17 local/postgres:17
  [ ${#_local_images[@]} -gt 0 ] || return 0
  if ! [ -x /usr/sbin/debootstrap ] || ! [ -e /usr/share/keyrings/debian-archive-keyring.gpg ]; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends debootstrap debian-archive-keyring >/dev/null
  fi
  # Unpacking in memory takes a third of the time, where there are 2 GB of it.
  local free; free=$(df -k --output=avail /dev/shm 2>/dev/null | tail -1)
  if [ "${free:-0}" -gt 2000000 ]; then
    TMPDIR=/dev/shm "$here/test-images/build.sh" "${_local_images[@]}"
  else
    "$here/test-images/build.sh" "${_local_images[@]}"
  fi
}
