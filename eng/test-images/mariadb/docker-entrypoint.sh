#!/bin/bash
# Small stand-in for the official image's entrypoint. The data folder was
# initialised when the image was built (/var/lib/mysql-seed); accounts and the
# database come from MARIADB_* (or MYSQL_*) through --init-file, which the server
# runs before it listens, so the first start needs no temporary server.
set -eo pipefail
[ "${1:0:1}" = '-' ] && set -- mariadbd "$@"
if [ "$1" = mariadbd ]; then
  D=/var/lib/mysql
  if [ ! -d "$D/mysql" ]; then
    root_password=${MARIADB_ROOT_PASSWORD:-$MYSQL_ROOT_PASSWORD}
    database=${MARIADB_DATABASE:-$MYSQL_DATABASE}
    user=${MARIADB_USER:-$MYSQL_USER}
    password=${MARIADB_PASSWORD:-$MYSQL_PASSWORD}
    if [ -z "$root_password$MARIADB_ALLOW_EMPTY_ROOT_PASSWORD$MYSQL_ALLOW_EMPTY_PASSWORD" ]; then
      echo "Database is uninitialized and password option is not specified" >&2; exit 1
    fi
    cp -a /var/lib/mysql-seed/. "$D/"
    chown mysql:mysql "$D"
    q() { printf '%s' "$1" | sed "s/\\\\/\\\\\\\\/g; s/'/''/g"; }
    init=/var/lib/mysql-files/init.sql
    ( umask 077; {
      [ -n "$database" ] && echo "CREATE DATABASE IF NOT EXISTS \`$database\`;"
      if [ -n "$user" ] && [ "$user" != root ]; then
        echo "CREATE USER '$(q "$user")'@'%' IDENTIFIED BY '$(q "$password")';"
        [ -n "$database" ] && echo "GRANT ALL ON \`${database//_/\\_}\`.* TO '$(q "$user")'@'%';"
      fi
      echo "CREATE USER 'root'@'%' IDENTIFIED BY '$(q "$root_password")';"
      echo "GRANT ALL ON *.* TO 'root'@'%' WITH GRANT OPTION;"
      echo "ALTER USER 'root'@'localhost' IDENTIFIED BY '$(q "$root_password")';"
    } > "$init"; chown mysql:mysql "$init"; )
    set -- "$@" --init-file="$init"
  fi
  set -- "$@" --user=mysql
fi
exec "$@"
