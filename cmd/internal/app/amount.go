package app

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/ethereum/go-ethereum/params"

	"emet/agents/market"
)

// Ether reads an amount of ether, as 0.01, 0.01ether, 20gwei or 1000wei, in wei.
func Ether(s string) (*big.Int, error) {
	for _, u := range []struct {
		suffix string
		wei    int64
	}{{"gwei", params.GWei}, {"wei", params.Wei}, {"ether", params.Ether}, {"eth", params.Ether}} {
		if n, ok := strings.CutSuffix(strings.ToLower(strings.TrimSpace(s)), u.suffix); ok {
			return amount(n, u.wei)
		}
	}
	return amount(s, params.Ether)
}

func amount(s string, unit int64) (*big.Int, error) {
	s = strings.TrimSpace(s)
	r, ok := new(big.Rat).SetString(s)
	if !ok || len(s) > 80 || strings.ContainsAny(s, "/eEpPxX_") {
		return nil, fmt.Errorf("%q is no amount: want for example 0.01, 20gwei or 1000wei", s)
	}
	r.Mul(r, new(big.Rat).SetInt64(unit))
	if !r.IsInt() || r.Sign() < 0 {
		return nil, fmt.Errorf("%q is less than nothing or finer than a wei", s)
	}
	return new(big.Int).Set(r.Num()), nil
}

// About writes an amount for people, rounded up to four digits, so that "at most" stays true. JSON has it exactly.
func About(wei *big.Int) string {
	const digits = 4
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(0, len(wei.String())-digits))), nil)
	up := new(big.Int).Add(wei, new(big.Int).Sub(unit, big.NewInt(1)))
	return market.Ether(up.Mul(up.Div(up, unit), unit))
}
