package market

import (
	"math/big"
	"strings"

	"github.com/ethereum/go-ethereum/params"
)

// Ether writes an amount in wei for people: in ether, exactly, without trailing zeros.
func Ether(wei *big.Int) string {
	s := new(big.Rat).SetFrac(wei, big.NewInt(params.Ether)).FloatString(18)
	return strings.TrimRight(strings.TrimRight(s, "0"), ".") + " ETH"
}
