#!/usr/bin/env bash
# Runs the long forms of tests that the test command runs short: 24 kills during writes instead of 3. Prints the results.
set -euo pipefail
cd "$(dirname "$0")/.."
EM_TEST_LONG=1 dotnet test tests/IntegrationTests --configuration Release --filter "FullyQualifiedName~CrashTests" \
  --logger "console;verbosity=normal" "$@"
