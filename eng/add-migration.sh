#!/usr/bin/env bash
# Adds a migration for a change of the model, for every database engine: eng/add-migration.sh NAME
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?usage: eng/add-migration.sh NAME}
dotnet tool restore
dotnet ef migrations add "$name" --project src/Infrastructure --context SqliteDbContext --output-dir Sqlite/Migrations
dotnet ef migrations add "$name" --project src/Infrastructure --context PostgreSqlDbContext --output-dir PostgreSql/Migrations --no-build
dotnet ef migrations add "$name" --project src/Infrastructure.MySql --output-dir Migrations
# The tool writes a byte order mark, which the formatter refuses.
sed -i '1s/^\xEF\xBB\xBF//' src/Infrastructure/*/Migrations/*.cs src/Infrastructure.MySql/Migrations/*.cs
