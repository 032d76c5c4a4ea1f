#!/usr/bin/env bash
# Writes docs/sql/ from the migrations, one script an engine, for those whose service may not change the schema.
# With --check it writes nothing and fails where a script is out of date.
set -euo pipefail
cd "$(dirname "$0")/.."
target=docs/sql
[ "${1:-}" = --check ] && target=$(mktemp -d)

dotnet tool restore >/dev/null
script() { # ENGINE PROJECT ARGS...
  local engine=$1 project=$2
  shift 2
  dotnet ef migrations script --project "$project" --output "$target/$engine.sql" "$@" >/dev/null
  # The tool writes a byte order mark, which not every client skips, and the line ends of the machine.
  sed -i -e '1s/^\xEF\xBB\xBF//' -e 's/\r$//' "$target/$engine.sql"
}
# SQLite has no conditions in SQL: its script is for an empty database, the others also bring one up to date.
script sqlite src/Infrastructure --context SqliteDbContext
script postgresql src/Infrastructure --context PostgreSqlDbContext --idempotent --no-build
script mysql src/Infrastructure.MySql --idempotent

if [ "${1:-}" = --check ]; then
  diff -r "$target" docs/sql || { echo "docs/sql is out of date: run eng/update-sql.sh" >&2; exit 1; }
  rm -rf "$target"
fi
