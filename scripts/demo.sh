#!/usr/bin/env bash
# Starts a development network of its own, runs a real job on it and calls an application that strangers host, prints the
# results, and says where to look next. The network stays until Ctrl-C; with --once it ends after the results. The exit code
# is that of what failed.
set -euo pipefail
cd "$(dirname "$0")/.."

once=
case "${1:-}" in
  --once) once=1 ;;
  '') ;;
  *) echo "usage: $0 [--once]" >&2; exit 2 ;;
esac

# Whatever the user has set up is for other networks.
unset "${!EMET_@}"
export EMET_CONFIG=/dev/null

dir=$(mktemp -d "${TMPDIR:-/tmp}/emet-demo-XXXXXX")
net=$dir/network.json
banner=$dir/banner
devnet=

finish() {
  local code=$?
  trap - EXIT
  trap '' INT TERM
  if [[ -n $devnet ]]; then
    kill -TERM "$devnet" 2>/dev/null || true
    wait "$devnet" || true
  fi
  rm -rf "$dir"
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# A process group of its own: Ctrl-C reaches the network through finish, once.
set -m
bin/devnet --config-out "$net" --app examples/apps/guestbook >"$banner" &
devnet=$!
set +m
until grep -q '^Ready' "$banner"; do
  if ! kill -0 "$devnet" 2>/dev/null; then
    wait "$devnet" && code=1 || code=$?
    devnet=
    echo "demo: the development network did not start" >&2
    exit "$code"
  fi
  sleep 0.1
done
sed '/^Ready/,$d' "$banner"
sed -n 's/^\(Ready in [0-9.]* s\.\).*/\1/p' "$banner"

code=examples/words/words.js input=examples/words/opticks.txt
printf '\nA real job: the words of a whole book.\n$ bin/postjob %s %s --wait\n' "$code" "$input"
EMET_NETWORK=$net bin/postjob "$code" "$input" --wait

export EMET_NETWORK=$net
cat <<'CALL'

A real application: a guestbook that eight workers host, none of which sees more than it must.
$ echo '{"schema": "emet.policy/v1", "rules": [{"app": "guestbook", "key": "wall", "answer": "allow"}]}' | bin/client consent set -
CALL
echo '{"schema": "emet.policy/v1", "rules": [{"app": "guestbook", "key": "wall", "answer": "allow"}]}' | bin/client consent set -
echo '$ bin/client call guestbook sign '"'"'{"author": "Ada", "text": "hello"}'"'"' --wait'
bin/client call guestbook sign '{"author": "Ada", "text": "hello"}' --wait --yes
echo '$ bin/client call guestbook by '"'"'"Ada"'"'"
bin/client call guestbook by '"Ada"' --yes

if [[ -n $once ]]; then
  exit 0
fi
unset EMET_NETWORK

printf '\nThe network stays up: Ctrl-C ends it. In another terminal:\n'
if ! cmp -s "$net" "${XDG_STATE_HOME:-$HOME/.local/state}/emet/devnet.json"; then
  echo "  export EMET_NETWORK=$net   # since another network runs as well"
fi
cat <<NEXT
  bin/postjob list
      the job you just saw; bin/postjob show ID tells who ran it and what was paid
  bin/postjob build/examples/zones.wasm examples/zones/zone1970.tab --wait
      WebAssembly, built from Go
  bin/postjob examples/hello/hello.js examples/hello/input.json --replicas 3 --wait
      three workers, of which two must agree
  bin/postjob examples/fails/fails.js examples/fails/input.json --wait
      what a failure looks like
  bin/worker
      one more worker
  bin/client describe guestbook
      what the application does, what it costs, and what workers see; bin/client log shows your requests
  bin/supervisor status; bin/supervisor workers; bin/supervisor pay
      how it is run, by whom, and who earned what
For your own tools (cast, a wallet, other agents) all addresses are in $net
NEXT
wait "$devnet" || exit $?
