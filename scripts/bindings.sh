#!/bin/sh
# Writes bindings/ from the compiled contracts: Go code that packs and unpacks, and nothing more.
set -eu
cd "$(dirname "$0")/.."

abigen=build/bin/abigen
[ -x "$abigen" ] || make --no-print-directory "$abigen"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# bind CONTRACT FILE writes the bindings of one contract.
bind() {
	scripts/forge inspect "$1" abi --json >"$tmp/abi"
	scripts/forge inspect "$1" bytecode >"$tmp/bin"
	# forge says "0xnull" when it cannot compile, and ends as if nothing had happened.
	case $(head -c 6 "$tmp/bin") in
	0x6*) ;;
	*) echo "bindings: forge has no bytecode of $1; see scripts/forge build" >&2 && exit 1 ;;
	esac
	"$abigen" --v2 --abi "$tmp/abi" --bin "$tmp/bin" --pkg bindings --type "$1" --out "bindings/$2"
}

mkdir -p bindings
bind JobAgency jobagency.go
