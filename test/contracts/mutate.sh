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

# passes LINKED ARGS: whether the tests that the arguments choose still pass. Tests that are linked as they run need not be
# compiled for each mutant. But they do not see what a constructor refuses, so whoever passes is tried without as well.
passes() (
	export FOUNDRY_DYNAMIC_TEST_LINKING="$1" FOUNDRY_OUT="build/linked-$1" FOUNDRY_CACHE_PATH="build/linked-$1-cache"
	shift
	cd "$copy"
	scripts/forge test --fail-fast "$@" </dev/null >"$copy/log" 2>&1
)

# survives: whether no test notices the mutant.
survives() {
	for linked in true false; do
		passes $linked --no-match-contract 'Gas|Invariant' && passes $linked --match-contract Invariant || return 1
	done
}

passes false --no-match-contract Gas || { cat "$copy/log" && exit 1; }
grep -E '^[^#]' test/contracts/mutants.txt | grep -E -- "${1:-.}" >"$copy/mutants"
survivors=0
while read -r file change; do
	cp "contracts/$file" "$copy/contracts/$file"
	sed -E "$change" "contracts/$file" >"$copy/contracts/$file"
	if cmp -s "contracts/$file" "$copy/contracts/$file"; then
		verdict='matches nothing'
	elif survives; then
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
