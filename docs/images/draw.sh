#!/usr/bin/env bash
# Draws the README's pictures again: what the examples print in a terminal of 140 columns.
set -euo pipefail
cd "$(dirname "$0")/../.."

dotnet publish src/RmspropRunner.Cli -c Release -o artifacts/rmsprop >/dev/null
PATH="$PWD/artifacts/rmsprop:$PATH"
store=$(mktemp -d)
trap 'rm -rf "$store"' EXIT

for example in tutorial comparison; do
  command="rmsprop run examples/$example.yaml"
  RMSPROP_STORE="$store/rmsprop.db" TERM=xterm-256color \
    script -qec "stty cols 140 rows 50; $command --no-progress" /dev/null </dev/null \
    | sed "s|$store/||; s|$PWD/artifacts/rmsprop/||; s|artifacts/rmsprop/||" \
    | dotnet run docs/images/terminal-svg.cs "\$ $command" > "docs/images/$example.svg"
done
