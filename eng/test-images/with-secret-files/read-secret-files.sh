#!/bin/bash
set -euo pipefail
for variable in "${!POSTGRES_@}" "${!MYSQL_@}"; do
  if [[ $variable == *_FILE ]]; then
    export "${variable%_FILE}=$(<"${!variable}")"
    unset "$variable"
  fi
done
if [ $# -eq 0 ]; then
  [ -n "${POSTGRES_DB:-}" ] && set -- postgres || set -- mysqld
fi
exec docker-entrypoint.sh "$@"
