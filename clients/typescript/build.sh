#!/usr/bin/env bash
# Lints the contract and builds the client from it.
set -euo pipefail
cd "$(dirname "$0")"
quietly=../../dashboards/web/quietly.sh

command -v npm >/dev/null || { echo "The client needs npm and Node 20 or newer on the PATH" >&2; exit 1; }

if [[ ! node_modules/.package-lock.json -nt package-lock.json ]]; then
  bash "$quietly" npm ci --prefer-offline --no-audit --no-fund
  touch node_modules/.package-lock.json
fi
bash "$quietly" npm run --silent build
