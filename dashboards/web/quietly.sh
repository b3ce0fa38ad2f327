#!/usr/bin/env bash
# Runs a command and shows what it printed only when it fails.
set -uo pipefail
log=$(mktemp)
trap 'rm -f "$log"' EXIT
"$@" >"$log" 2>&1 && exit 0
status=$?
cat "$log" >&2
echo "Failed: $*" >&2
exit "$status"
