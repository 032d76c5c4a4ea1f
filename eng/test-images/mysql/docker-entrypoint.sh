#!/bin/bash
# Small stand-in for the official image's entrypoint. The data folder was
# initialised when the image was built (/var/lib/mysql-seed); accounts and the
# database come from MYSQL_* through --init-file, which the server runs before
# it listens, so the first start needs no temporary server.
set -eo pipefail
[ "${1:0:1}" = '-' ] && set -- mysqld "$@"
if [ "$1" = mysqld ]; then
  D=/var/lib/mysql
  if [ ! -d "$D/mysql" ]; then
    if [ -z "$MYSQL_ROOT_PASSWORD$MYSQL_ALLOW_EMPTY_PASSWORD" ]; then
      echo "Database is uninitialized and password option is not specified" >&2; exit 1
    fi
    cp -a /var/lib/mysql-seed/. "$D/"; rm -f "$D/auto.cnf"
    chown mysql:mysql "$D"
    q() { printf '%s' "$1" | sed "s/\\\\/\\\\\\\\/g; s/'/''/g"; }
    init=/var/lib/mysql-files/init.sql
    ( umask 077; {
      [ -n "$MYSQL_DATABASE" ] && echo "CREATE DATABASE IF NOT EXISTS \`$MYSQL_DATABASE\`;"
      if [ -n "$MYSQL_USER" ] && [ "$MYSQL_USER" != root ]; then
        echo "CREATE USER '$(q "$MYSQL_USER")'@'%' IDENTIFIED BY '$(q "$MYSQL_PASSWORD")';"
        [ -n "$MYSQL_DATABASE" ] && echo "GRANT ALL ON \`${MYSQL_DATABASE//_/\\_}\`.* TO '$(q "$MYSQL_USER")'@'%';"
      fi
      echo "CREATE USER 'root'@'%' IDENTIFIED BY '$(q "$MYSQL_ROOT_PASSWORD")';"
      echo "GRANT ALL ON *.* TO 'root'@'%' WITH GRANT OPTION;"
      echo "ALTER USER 'root'@'localhost' IDENTIFIED BY '$(q "$MYSQL_ROOT_PASSWORD")';"
    } > "$init"; chown mysql:mysql "$init"; )
    set -- "$@" --init-file="$init"
  fi
  set -- "$@" --user=mysql
fi
exec "$@"
