#!/usr/bin/env bash
# Installs the SDKs; does nothing when the lock file has not changed since.
set -euo pipefail
cd "$(dirname "$0")"
command -v npm >/dev/null || { echo "The SDKs need npm and Node 20 or newer on the PATH" >&2; exit 1; }
if [[ ! node_modules/.package-lock.json -nt package-lock.json ]]; then
  bash ../../dashboards/web/quietly.sh npm ci --prefer-offline --ignore-scripts
  touch node_modules/.package-lock.json
fi
