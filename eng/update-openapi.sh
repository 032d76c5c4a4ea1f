#!/usr/bin/env bash
# Writes docs/openapi.json from what the service serves. Run it after a change of the API, and review the difference.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'kill "${service:-}" 2>/dev/null || true; rm -rf "$folder"' EXIT
dotnet build src/Api --nologo -v quiet
dll=$PWD/src/Api/bin/Debug/net10.0/EndpointManager.Api.dll
(cd "$folder" && EM_HTTP__LISTEN=http://127.0.0.1:18080 exec dotnet "$dll") >"$folder/log" 2>&1 &
service=$!
for _ in $(seq 100); do
  curl -fsS http://127.0.0.1:18080/health/live >/dev/null 2>&1 && break
  sleep 0.2
done
curl -fsS http://127.0.0.1:18080/swagger/v1/swagger.json >docs/openapi.json
echo >>docs/openapi.json
echo "docs/openapi.json written"
