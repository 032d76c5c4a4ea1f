#!/usr/bin/env bash
# Runs the fuzzers for long and from another seed: eng/fuzz.sh [REQUESTS] [SEED]. What it finds names its seed and number.
set -euo pipefail
cd "$(dirname "$0")/.."
requests=${1:-20000}
export EM_FUZZ_REQUESTS=$requests EM_FUZZ_INPUTS=$((requests * 100)) EM_FUZZ_SEED=${2:-$RANDOM}
echo "$EM_FUZZ_REQUESTS requests, $EM_FUZZ_INPUTS inputs, seed $EM_FUZZ_SEED"
dotnet test tests/UnitTests --configuration Release --filter "FullyQualifiedName~Fuzzing" --logger "console;verbosity=normal"
dotnet test tests/IntegrationTests --configuration Release --filter "FullyQualifiedName~Fuzzing" --logger "console;verbosity=normal"
