#!/usr/bin/env bash
# Runs every test, and fails where one cannot run. What a test needs beyond the .NET SDK is installed here.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
command -v curl >/dev/null || missing+=(curl)
command -v mount >/dev/null || missing+=(mount)
command -v kill >/dev/null || missing+=(procps)
if [ ${#missing[@]} -gt 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi

# The tests that fill up a disk mount one, which only root may; as somebody else they are skipped by name.
if [ "$(id -u)" = 0 ]; then
  export EM_TEST_REQUIRE_ALL=1
fi

# The database servers of the tests run in containers, and so does the service's own image.
. eng/ensure-docker.sh
. eng/ensure-database-images.sh
ensure_docker && ensure_database_images || [ "${EM_TEST_REQUIRE_ALL:-}" != 1 ]
if [ "${EM_TEST_REQUIRE_ALL:-}" = 1 ]; then
  if ! docker compose version >/dev/null 2>&1 && ! command -v docker-compose >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends docker-compose >/dev/null
  fi
  eng/test-images/build-dotnet.sh
fi

# DHCP servers for the snippets, SIP phones and a server for NOTIFY, Node for the TypeScript client.
. eng/ensure-dhcp-servers.sh
. eng/ensure-sip-peers.sh
. eng/ensure-node.sh
ensure_dhcp_servers || [ "${EM_TEST_REQUIRE_ALL:-}" != 1 ]
ensure_sip_peers || [ "${EM_TEST_REQUIRE_ALL:-}" != 1 ]
ensure_node || [ "${EM_TEST_REQUIRE_ALL:-}" != 1 ]

dotnet build EndpointManager.sln --configuration Release
eng/update-sql.sh --check
dotnet format EndpointManager.sln --verify-no-changes --no-restore
dotnet test EndpointManager.sln --configuration Release --no-build "$@"
