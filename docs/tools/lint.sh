#!/bin/sh
# Lints the models named, or every model under bpmn/; installs the pinned tools first where they are missing.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
[ -d "$here/node_modules" ] || npm ci --silent --prefix "$here"
exec node "$here/lint.js" "$@"
