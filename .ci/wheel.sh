#!/usr/bin/env bash
# The wheel alone, in a fresh environment and an empty folder, makes the starter handouts.
set -euo pipefail
root=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" wheel -q --no-deps -w "$work/wheel" "$root"
"$work/venv/bin/pip" install -q "$work"/wheel/*.whl
mkdir "$work/empty"
cd "$work/empty"
"$work/venv/bin/backpdf" build
[ "$(find output -name '*.pdf' | wc -l)" -ge 6 ]
"$work/venv/bin/backpdf" init my-clinic
cd my-clinic
"$work/venv/bin/backpdf" check
"$work/venv/bin/backpdf" build --level 1 --program low-back --format both
