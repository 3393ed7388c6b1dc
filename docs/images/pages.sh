#!/usr/bin/env bash
# Makes the pictures of the worker's page again, from a worker, a PostgreSQL and a Chromium that a test starts.
set -euo pipefail
cd "$(dirname "$0")/../.."
RMSPROP_SCREENSHOTS="$PWD/docs/images" dotnet test tests/RmspropRunner.BrowserTests -c Release --filter FullyQualifiedName~ScreenshotTests
