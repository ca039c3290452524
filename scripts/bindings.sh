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
	"$abigen" --v2 --abi "$tmp/abi" --bin "$tmp/bin" --pkg bindings --type "$1" --out "$tmp/go"
	once <"$tmp/go" >"bindings/$2"
}

# once drops the types that an earlier file of this run declares: contracts share them, and so do their bindings.
# Were two of one name different, the file would not compile.
once() {
	touch "$tmp/structs"
	awk -v file="$tmp/structs" '
		BEGIN { while ((getline name <file) > 0) known[name] = 1; close(file) }
		/^\/\/ [A-Za-z0-9]+ (is an auto generated low-level Go binding around an user-defined struct\.|serves as a container for the return parameters of contract)$/ {
			drop = $2 in known
			print $2 >>file
		}
		!drop
		drop && /^$/ { drop = 0 }
	'
}

mkdir -p bindings
bind JobAgency jobagency.go
bind IdentityRegistry identityregistry.go
bind StampCourt stampcourt.go
bind OfferBoard offerboard.go
bind PaymentChannels paymentchannels.go
bind KeyLog keylog.go
bind TickLog ticklog.go
bind Beacon beacon.go
bind BlockhashBeacon blockhashbeacon.go
bind AuditorSlots auditorslots.go
