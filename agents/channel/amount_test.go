package channel_test

import (
	"encoding/json"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"emet/agents/channel"
)

var maxBig = channel.MaxAmount.Big()

func amounts() *rapid.Generator[channel.Amount] {
	return rapid.Custom(func(t *rapid.T) channel.Amount {
		b := rapid.SliceOfN(rapid.SampledFrom([]byte{0, 1, 127, 128, 254, 255}), 0, 12).Draw(t, "bytes")
		a, err := channel.AmountOf(new(big.Int).SetBytes(b))
		if err != nil {
			t.Fatal(err)
		}
		return a
	})
}

func TestAmountsAreNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := amounts().Draw(t, "a"), amounts().Draw(t, "b")
		n := rapid.Uint64().Draw(t, "n")
		x, y := a.Big(), b.Big()
		same := func(what string, got channel.Amount, fits bool, want *big.Int) {
			if valid := want.Sign() >= 0 && want.Cmp(maxBig) <= 0; fits != valid {
				t.Fatalf("%s: fits is %t, %v", what, fits, want)
			} else if valid && got.Big().Cmp(want) != 0 {
				t.Fatalf("%s: %v, want %v", what, got, want)
			}
		}
		sum, fits := a.Plus(b)
		same("sum", sum, fits, new(big.Int).Add(x, y))
		difference, fits := a.Minus(b)
		same("difference", difference, fits, new(big.Int).Sub(x, y))
		product, fits := a.Times(n)
		same("product", product, fits, new(big.Int).Mul(x, new(big.Int).SetUint64(n)))
		if a.Cmp(b) != x.Cmp(y) || (a == b) != (x.Cmp(y) == 0) || a.IsZero() != (x.Sign() == 0) {
			t.Fatalf("%v and %v compare wrongly", a, b)
		}
		text, err := json.Marshal(a)
		var again channel.Amount
		if err != nil || string(text) != `"`+x.String()+`"` || json.Unmarshal(text, &again) != nil || again != a {
			t.Fatalf("%s, %v: %v", text, err, again)
		}
	})
}

func TestWhatIsNoAmount(t *testing.T) {
	for _, x := range []*big.Int{big.NewInt(-1), new(big.Int).Add(maxBig, big.NewInt(1))} {
		if a, err := channel.AmountOf(x); err == nil {
			t.Errorf("%v became %v", x, a)
		}
	}
	for _, text := range []string{"", "-1", "+1", "01", "1e3", "0x1", " 1", "79228162514264337593543950336", "1000000000000000000000000000000"} {
		var a channel.Amount
		if err := a.UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q became %v", text, a)
		}
	}
}
