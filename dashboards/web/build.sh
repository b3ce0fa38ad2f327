#!/usr/bin/env bash
# Builds the page into the folder given; does nothing when the last build there was made of the same sources.
set -euo pipefail
out=${1:?usage: build.sh OUTDIR}
mkdir -p "$out"
out=$(cd "$out" && pwd)
cd "$(dirname "$0")"
contracts=(../../consent-gateway/src/main/resources/openapi.yaml ../src/main/resources/insights-openapi.yaml)
stamp=$out/.sources.sha256

command -v npm >/dev/null || { echo "The page needs npm and Node 20 or newer on the PATH" >&2; exit 1; }

digest() {
  {
    find . \( -name node_modules -o -name dist \) -prune -o -type f ! -name '*contract.d.ts' -print0 |
      LC_ALL=C sort -z | xargs -0 sha256sum
    sha256sum "${contracts[@]}"
  } | sha256sum
}

if [[ ! node_modules/.package-lock.json -nt package-lock.json ]]; then
  bash quietly.sh npm ci --prefer-offline --no-audit --no-fund
  touch node_modules/.package-lock.json
fi
built_of=$(digest)
if [[ -f $out/index.html && -f $stamp && $(<"$stamp") == "$built_of" ]]; then
  exit 0
fi
bash quietly.sh npm run --silent api
bash quietly.sh npm run --silent check
bash quietly.sh node_modules/.bin/vite build --outDir "$out" --emptyOutDir
echo "$built_of" >"$stamp"
