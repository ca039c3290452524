#!/usr/bin/env bash
# Starts a development network, runs a real job on it and prints the result. --once ends after that.
set -euo pipefail
cd "$(dirname "$0")/.."
exec bin/devnet demo "$@"
