#!/usr/bin/env bash
# Fails if a generated file is not what `make gen` writes now. What counts as generated is said in .gitattributes.
set -euo pipefail
cd "$(dirname "$0")/.."

fingerprints() {
	git ls-files --cached --others --exclude-standard -- ':(attr:linguist-generated)' | sort -u | while read -r file; do
		if [ -e "$file" ]; then
			echo "$(git hash-object "$file") $file"
		fi
	done
}

before=$(fingerprints)
make --no-print-directory gen
if ! diff <(echo "$before") <(fingerprints); then
	echo "generated files were out of date: they are written anew now, commit them" >&2
	exit 1
fi
