#!/usr/bin/env bash
# Adds a migration for a change of the model, for every database engine: eng/add-migration.sh NAME
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?usage: eng/add-migration.sh NAME}
dotnet tool restore
dotnet ef migrations add "$name" --project src/Infrastructure --context SqliteDbContext --output-dir Sqlite/Migrations
