#!/usr/bin/env bash
# Builds the page into the folder given, quietly; does nothing when the page is the one that the last build was made of.
set -euo pipefail
out=${1:?usage: build.sh OUTDIR}
mkdir -p "$out"
out=$(cd "$out" && pwd)
cd "$(dirname "$0")"
contract=../../consent-gateway/src/main/resources/openapi.yaml
stamp=$out/.sources.sha256
log=$(mktemp)
trap 'rm -f "$log"' EXIT

quietly() {
  "$@" >"$log" 2>&1 || { cat "$log" >&2; echo "The page was not built: $* failed" >&2; exit 1; }
}

sources() {
  find . \( -name node_modules -o -name dist \) -prune -o -type f ! -name contract.d.ts -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
  sha256sum "$contract"
}

if [[ ! node_modules/.package-lock.json -nt package-lock.json ]]; then
  quietly npm ci --prefer-offline --no-audit --no-fund
  touch node_modules/.package-lock.json
fi
built_of=$(sources | sha256sum)
if [[ -f $out/index.html && -f $stamp && $(<"$stamp") == "$built_of" ]]; then
  exit 0
fi
quietly npm run --silent api
quietly npm run --silent check
quietly npx vite build --outDir "$out" --emptyOutDir
echo "$built_of" >"$stamp"
