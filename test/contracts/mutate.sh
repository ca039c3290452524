#!/bin/sh
# Spoils a copy of the contracts, one line of mutants.txt at a time, and names the changes that no test notices.
# Takes all mutants, or those that match an extended regular expression. Gas figures do not count as tests.
set -eu
cd "$(dirname "$0")/../.."
root=$PWD
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
mkdir "$copy/test"
cp -R foundry.toml contracts scripts snapshots "$copy"
cp -R test/contracts test/vectors "$copy/test"
ln -s "$root/node_modules" "$copy/node_modules"
export FOUNDRY_DYNAMIC_TEST_LINKING=true # a mutant leaves the tests' own code as it was compiled

# passes CONTRACTS: whether the tests of the contracts that match or do not match still pass.
passes() { (cd "$copy" && scripts/forge test --fail-fast "$@" </dev/null >"$copy/log" 2>&1); }

passes --no-match-contract Gas || { cat "$copy/log" && exit 1; }
grep -E '^[^#]' test/contracts/mutants.txt | grep -E -- "${1:-.}" >"$copy/mutants"
survivors=0
while read -r file change; do
	cp "contracts/$file" "$copy/contracts/$file"
	sed -E "$change" "contracts/$file" >"$copy/contracts/$file"
	if cmp -s "contracts/$file" "$copy/contracts/$file"; then
		verdict='matches nothing'
	elif passes --no-match-contract 'Gas|Invariant' && passes --match-contract Invariant; then
		verdict=SURVIVED
	elif grep -q 'Compiler run failed' "$copy/log"; then
		verdict='does not compile'
	else
		verdict="killed by $(sed -nE 's/^\[FAIL.*\] ([A-Za-z_0-9]+)\(.*/\1/p' "$copy/log" | head -1)"
	fi
	case $verdict in killed*) ;; *) survivors=$((survivors + 1)) ;; esac
	echo "$verdict: $file $change"
	cp "contracts/$file" "$copy/contracts/$file"
done <"$copy/mutants"
[ $survivors = 0 ]
