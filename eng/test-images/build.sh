#!/bin/bash
# Builds test-only MySQL, MariaDB and PostgreSQL images from Debian's archive, for a
# machine that reaches Debian's packages and no image registry. Needs root, a
# Docker engine, and the packages debootstrap (only its default mirror is read)
# and debian-archive-keyring.
#   build.sh [mysql] [mariadb] [postgres]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/testimg.XXXXXX"); trap 'rm -rf "$work"' EXIT
mirror=${DEBIAN_MIRROR:-$(sed -n 's/^DEF_MIRROR="\(.*\)"$/\1/p' /usr/sbin/debootstrap)}
log() { echo "$(date +%T) $*"; }

# root SUITE FOLDER PACKAGE... : unpacks the packages and all they depend on;
# nothing is configured, so nothing of a package's own scripts runs.
root() {
  local suite=$1 root=$2 st=$2.apt; shift 2
  mkdir -p "$root" "$st"/{lists/partial,cache/archives/partial}; : > "$st/status"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" > "$st/sources.list"
  local apt=(apt-get -qq -o Dir::State="$st" -o Dir::State::lists="$st/lists" -o Dir::State::status="$st/status"
    -o Dir::Cache="$st/cache" -o Dir::Etc::sourcelist="$st/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o Dir::Etc::preferencesparts=/dev/null -o Dir::Etc::preferences=/dev/null
    -o Acquire::Check-Valid-Until=false -o Acquire::Languages=none -o Acquire::Retries=3
    -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false
    -o APT::Install-Recommends=false -o APT::Sandbox::User=root -o Debug::NoLocking=true)
  log "$suite: index"; "${apt[@]}" update
  log "$suite: download"; "${apt[@]}" -y --download-only install base-files base-passwd bash coreutils dash sed grep findutils hostname libc-bin util-linux "$@" >/dev/null
  log "$suite: unpack $(ls "$st"/cache/archives/*.deb | wc -l) packages, $(du -sh "$st/cache/archives" | cut -f1)"
  mkdir -p "$root"/usr/{bin,sbin,lib,lib64}; local d; for d in bin sbin lib lib64; do ln -sfn usr/$d "$root/$d"; done
  # one after the other: tars side by side race on a folder's temporary mode (0700)
  # and can leave it so. dpkg-deb's decompressor and tar overlap as it is.
  local f; for f in "$st"/cache/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$f" | tar -C "$root" -x --keep-directory-symlink \
      --exclude="./usr/share/doc/*" --exclude="./usr/share/man/*" --exclude="./usr/share/locale/*" --exclude="./usr/share/info/*" \
      --exclude="./usr/share/i18n/*" --exclude="*/libLLVM*" --exclude="*/libz3.so*" --exclude="*/llvmjit.so" --exclude="*/lib/bitcode" --exclude="*/CORE/*"
  done
  local closed; closed=$(find "$root/usr" -type d ! -perm -005 -not -path '*/lib/polkit-1/*' | head -3)
  [ -z "$closed" ] || { echo "unpacked folders that not everyone can read: $closed" >&2; return 1; }
  cp "$root/usr/share/base-passwd/passwd.master" "$root/etc/passwd"
  cp "$root/usr/share/base-passwd/group.master" "$root/etc/group"
  [ -e "$root/bin/sh" ] || ln -s dash "$root/bin/sh"
  chmod 1777 "$root/tmp"; chroot "$root" /sbin/ldconfig; rm -rf "$st"
}
# image NAME SUITE PACKAGES ARGS... 
image() {
  local name=$1 suite=$2 pk=$3 dir=$4; shift 4
  local key; key=$(cat "$here/$dir"/* "$0" | sha256sum | cut -c1-12)
  if [ "$(docker image inspect -f '{{index .Config.Labels "key"}}' "$name" 2>/dev/null)" = "$key" ]; then log "$name is there"; return; fi
  root "$suite" "$work/$dir" $pk
  log "$name: import"; tar -C "$work/$dir" -c . | docker import - "local/root-$dir:$key" >/dev/null
  rm -rf "$work/$dir"
  log "$name: build"; docker build -q --label key="$key" --build-arg ROOT="local/root-$dir:$key" "$@" -t "$name" "$here/$dir" 2>&1 | tail -1
  docker image inspect -f '{{.Size}}' "$name"
}
[ $# -gt 0 ] || set -- mysql mariadb postgres
for i in "$@"; do case $i in
  mysql)    image "${MYSQL_IMAGE:-local/mysql:9}" sid "mysql-server-core mysql-client-core" mysql ;;
  mariadb)  image "${MARIADB_IMAGE:-local/mariadb:11}" trixie "mariadb-server-core mariadb-client-core" mariadb ;;
  postgres) image "${POSTGRES_IMAGE:-local/postgres:17}" trixie postgresql-17 postgres --build-arg PG=17 ;;
esac; done
log done
