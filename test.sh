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

# PostgreSQL's store is tested on a server that the tests start themselves, or on the one that RMSPROP_TEST_POSTGRES names.
if [ -z "${RMSPROP_TEST_POSTGRES:-}" ] && ! compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null && ! command -v initdb >/dev/null \
  && ! compgen -G '/usr/pgsql-*/bin/initdb' >/dev/null && ! compgen -G '/opt/homebrew/opt/postgresql*/bin/initdb' >/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -q && apt-get install -y -q --no-install-recommends postgresql || exit 1
  else
    echo "test.sh: PostgreSQL is needed for the tests of its store: install it (Debian: apt-get install postgresql)," >&2
    echo "or set RMSPROP_TEST_POSTGRES to a connection string of a server on which databases and roles may be created." >&2
    exit 1
  fi
fi

# The metrics are scraped by a real Prometheus. Without one, the tests that need it are reported as skipped.
if ! { command -v prometheus && command -v promtool; } >/dev/null; then
  if ! { [ "$(id -u)" = 0 ] && command -v apt-get && apt-get update -q && apt-get install -y -q --no-install-recommends prometheus; }; then
    echo "test.sh: Prometheus is not installed (Debian: apt-get install prometheus), so some tests will be skipped." >&2
  fi
fi

# The worker's page is looked at with a real browser. Without one, the tests that need it are reported as skipped.
if [ -z "${RMSPROP_CHROMIUM:-}" ] && ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null && ! command -v google-chrome >/dev/null; then
  if ! { [ "$(id -u)" = 0 ] && command -v apt-get && apt-get update -q && apt-get install -y -q --no-install-recommends chromium; }; then
    echo "test.sh: Chromium is not installed (Debian: apt-get install chromium), so some tests will be skipped." >&2
  fi
fi

results=artifacts/test-results
rm -rf "$results"

dotnet build RmspropRunner.sln -c Release || exit 1
# One project after the other: what some of them time, the others would slow down.
dotnet test RmspropRunner.sln -m:1 -c Release --no-build --logger trx --results-directory "$results" "$@"
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
