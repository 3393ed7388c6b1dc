#!/usr/bin/env bash
# Measures RmspropRunner side by side with what else does the same work, on this machine: docs/performance.md says with what.
#
#   ./bench.sh              everything; writes the tables of docs/performance.md
#   ./bench.sh --quick      a tenth of it, for a first look
#   ./bench.sh NAME…        some cases, such as: ./bench.sh rosenbrock alone
#
# Of the peers (g++, PostgreSQL, Debian's python3-numpy, python3-torch, python3-optuna), those that are not there are skipped.
set -euo pipefail
cd "$(dirname "$0")"

dotnet publish src/RmspropRunner.Cli -c Release -o artifacts/rmsprop --nologo -v quiet
dotnet build tests/RmspropRunner.Benchmarks -c Release --nologo -v quiet
exec dotnet run --project tests/RmspropRunner.Benchmarks -c Release --no-build -- peers "$@"
