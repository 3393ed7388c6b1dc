#!/usr/bin/env bash
# Draws the pictures of the README and the docs again, with the project's own commands: what the examples print in a terminal
# of 140 columns, and what `rmsprop plot` draws of them (which needs Chromium).
set -euo pipefail
cd "$(dirname "$0")/../.."

dotnet publish src/RmspropRunner.Cli -c Release -o artifacts/rmsprop >/dev/null
PATH="$PWD/artifacts/rmsprop:$PATH"
store=$(mktemp -d)
trap 'rm -rf "$store"' EXIT
export RMSPROP_STORE="$store/rmsprop.db"

for example in tutorial comparison; do
  command="rmsprop run examples/$example.yaml"
  TERM=xterm-256color \
    script -qec "stty cols 140 rows 50; $command --no-progress" /dev/null </dev/null \
    | sed "s|$store/||; s|$PWD/artifacts/rmsprop/||; s|artifacts/rmsprop/||" \
    | dotnet run docs/images/terminal-svg.cs "\$ $command" > "docs/images/$example.svg"
done

# draw FILE EXPERIMENT KIND [OPTIONS]
draw() {
  rmsprop plot "$2" --kind "$3" --width 800 -o "docs/images/$1" "${@:4}"
}

rmsprop run examples/heatmap.yaml --no-progress >/dev/null
draw surface.png tutorial surface
draw contours.png tutorial contour --no-paths
draw path.png tutorial contour --trial 1
draw paths.png comparison contour
draw convergence.png comparison convergence
draw steps.png comparison steps --trial 41
draw heatmap.png heatmap heatmap
draw sensitivity.png comparison sensitivity
draw ecdf.png comparison ecdf --target 0.01
draw profile.png comparison profile --target 0.01
draw parallel.png comparison parallel
