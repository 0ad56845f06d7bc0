#!/bin/sh
# Lints every model under bpmn/; installs the pinned tools first where they are missing.
set -eu
cd "$(dirname "$0")"
[ -d node_modules ] || npm ci --silent
npm run --silent lint -- "$@"
