#!/usr/bin/env bash
# Builds everything, installs what the tests need and is missing, and runs every test.
# Arguments go to `dotnet test`, such as: ./test.sh --filter Plans
# The last line counts: N passed, N failed, N skipped.
set -uo pipefail
cd "$(dirname "$0")"

if ! command -v dotnet >/dev/null || ! dotnet --list-sdks | grep -q '^10\.'; then
  echo "test.sh: the .NET 10 SDK is needed: https://dotnet.microsoft.com/download" >&2
  exit 1
fi

results=artifacts/test-results
rm -rf "$results"

dotnet build RmspropRunner.sln -c Release || exit 1
dotnet test RmspropRunner.sln -c Release --no-build --logger trx --results-directory "$results" "$@"
status=$?

# Each results file has one line with counters, such as <Counters total="9" executed="8" passed="8" failed="0" … />.
count() {
  cat "$results"/*.trx 2>/dev/null | grep -o "<Counters [^>]*>" | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{ sum += $1 } END { print sum + 0 }'
}
passed=$(count passed)
failed=$(($(count executed) - passed))
skipped=$(($(count total) - $(count executed)))
echo "$passed passed, $failed failed, $skipped skipped"
exit $status
