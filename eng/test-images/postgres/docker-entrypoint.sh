#!/bin/bash
# Small stand-in for the official image's entrypoint. initdb ran when the image
# was built (/var/lib/postgresql/seed); the account and the database come from
# POSTGRES_* through single-user mode, so the first start needs no temporary server.
set -eo pipefail
[ "${1:0:1}" = '-' ] && set -- postgres "$@"
if [ "$1" = postgres ]; then
  : "${PGDATA:=/var/lib/postgresql/data}"; export PGDATA
  if [ "$(id -u)" = 0 ]; then
    install -d -o postgres -g postgres -m 700 "$PGDATA"
    install -d -o postgres -g postgres -m 2775 /var/run/postgresql
    exec setpriv --reuid postgres --regid postgres --init-groups "$BASH_SOURCE" "$@"
  fi
  if [ ! -s "$PGDATA/PG_VERSION" ]; then
    : "${POSTGRES_USER:=postgres}" "${POSTGRES_DB:=$POSTGRES_USER}"
    if [ -z "$POSTGRES_PASSWORD" ] && [ "$POSTGRES_HOST_AUTH_METHOD" != trust ]; then
      echo "Error: Database is uninitialized and superuser password is not specified." >&2; exit 1
    fi
    cp -a /var/lib/postgresql/seed/. "$PGDATA/"
    echo "host all all all ${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}" >> "$PGDATA/pg_hba.conf"
    lit() { printf "'%s'" "${1//\'/\'\'}"; }
    idn() { printf '"%s"' "${1//\"/\"\"}"; }
    {
      if [ "$POSTGRES_USER" != postgres ]; then echo "CREATE ROLE $(idn "$POSTGRES_USER") SUPERUSER LOGIN PASSWORD $(lit "$POSTGRES_PASSWORD")"
      else echo "ALTER ROLE postgres PASSWORD $(lit "$POSTGRES_PASSWORD")"; fi
      if [ "$POSTGRES_DB" != postgres ]; then echo "CREATE DATABASE $(idn "$POSTGRES_DB") OWNER $(idn "$POSTGRES_USER")"; fi
    } | postgres --single -F -D "$PGDATA" postgres >/dev/null
  fi
fi
exec "$@"
