#!/usr/bin/env bash
# Runs each Go fuzz test for FUZZTIME, one after the other; stops at the first that finds something.
set -euo pipefail
cd "$(dirname "$0")/.."

grep -rE --include='*_test.go' --exclude-dir=node_modules '^func Fuzz[A-Za-z0-9_]*' -o . |
	sed -E 's|^(.*)/[^/]*:func (Fuzz.*)$|\1 \2|' | sort -u | while read -r package name; do
	echo "$package $name"
	go test -run='^$' -fuzz="^$name\$" -fuzztime="${FUZZTIME:-10s}" "$package" </dev/null
done
