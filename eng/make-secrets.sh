#!/usr/bin/env bash
# Makes the secrets that docker-compose.yml reads, each random, in secrets/ or the folder given. What is there stays: a
# database keeps the password that it was made with.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-secrets}

# The folder keeps people out; the files are readable, because containers read them as users of their own.
install -d -m 0700 "$folder"

random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

keep() { # NAME VALUE
  if [ -e "$folder/$1" ]; then
    echo "$folder/$1 stays"
  else
    printf '%s\n' "$2" >"$folder/$1"
    chmod 0444 "$folder/$1"
    echo "$folder/$1 made"
  fi
}

keep postgresql_password "$(random)"
keep postgresql_connection_string \
  "Host=postgres;Database=endpoint_manager;Username=endpoint_manager;Password=$(cat "$folder/postgresql_password")"
keep mysql_root_password "$(random)"
keep mysql_password "$(random)"
keep mysql_connection_string \
  "Server=mysql;Database=endpoint_manager;User ID=endpoint_manager;Password=$(cat "$folder/mysql_password")"
