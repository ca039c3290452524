package compile_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// edges are numbers at which arithmetic goes wrong, if anywhere.
func edges() (all []data.Value) {
	list := []int64{0, 1, 2, 5, 15, 25, 150, 1<<31 - 1, 1 << 31, 3037000500, math.MaxInt64, 5e17}
	for _, n := range list {
		all = append(all, data.NewInt(n), data.NewInt(-n))
	}
	all = append(all, data.NewInt(math.MinInt64), data.NewInt(math.MinInt64/2))
	rng := rand.New(rand.NewPCG(1, 2)) // #nosec G404 -- for a test
	for range 4 {
		all = append(all, data.NewInt(int64(rng.Uint64())>>rng.IntN(64)))
	}
	return all
}

// Numbers at the edges are as the interpreter has them.
func TestNumbers(t *testing.T) {
	e := fast(t)
	numbers := edges()
	for _, u := range []*data.Type{data.IntType, data.DecimalOf(0), data.DecimalOf(1), data.DecimalOf(2), data.DecimalOf(9), data.DecimalOf(18)} {
		for _, op := range []flow.Op{flow.Add, flow.Sub, flow.Mul, flow.Div, flow.Mod, flow.Less, flow.AtMost, flow.Equal} {
			if op == flow.Mod && u != data.IntType {
				continue
			}
			e.agrees(t, operation(t, flow.Node{Op: op}, u, u), pairsOf(numbers, numbers)...)
		}
		for _, op := range []flow.Op{flow.Neg, flow.Round, flow.Format} {
			if op == flow.Round && u == data.IntType {
				continue
			}
			e.agrees(t, operation(t, flow.Node{Op: op}, u), one(numbers)...)
		}
		for _, digits := range []int{0, 1, 2, 10, 18} {
			e.agrees(t, operation(t, flow.Node{Op: flow.ToDecimal, N: digits}, u), one(numbers)...)
		}
	}
	e.agrees(t, operation(t, flow.Node{Op: flow.Since}, data.TimeType, data.TimeType), pairsOf(numbers, numbers)...)
	e.agrees(t, operation(t, flow.Node{Op: flow.Later}, data.TimeType, data.IntType), pairsOf(numbers, numbers)...)
}

// Division by a number that is known is another thing than by one that is not.
func TestDivisionByConstants(t *testing.T) {
	e := fast(t)
	var all []data.Value
	for _, n := range []int64{0, 1, 2, 3, 6, 7, 999, 1000, 1001, 1_000_002, 1_000_003, 1<<31 - 1, 1<<31 - 2, 1 << 31, 1<<31 + 1, 1<<32 - 1, math.MaxInt64} {
		all = append(all, data.NewInt(n), data.NewInt(-n))
	}
	all = append(all, data.NewInt(math.MinInt64))
	rng := rand.New(rand.NewPCG(5, 6)) // #nosec G404 -- for a test
	for range 300 {
		all = append(all, data.NewInt(int64(rng.Uint32()>>1)))
	}
	by := []int64{1, 2, 3, 4, 5, 7, 10, 64, 641, 1000, 65537, 1_000_003, 1 << 30, 1<<30 + 1, 1<<31 - 1, 1 << 31, 1 << 40, -1, -2, -7, math.MaxInt64, math.MinInt64, 0}
	for range 20 {
		by = append(by, int64(rng.Uint32()>>1>>rng.IntN(30))+1)
	}
	for _, op := range []flow.Op{flow.Div, flow.Mod} {
		for _, d := range by {
			e.agrees(t, flow.Function{
				Seen: true, In: []*data.Type{data.IntType}, Out: data.IntType,
				Body: []flow.Node{
					{Op: flow.Const, Type: data.IntType, Value: fmt.Appendf(nil, `"%d"`, d)},
					{Op: op, Args: []int{0, 1}},
				},
				Result: 2,
			}, one(all)...)
		}
	}
}

func texts() (all []data.Value) {
	for _, s := range []string{
		"", "a", "b", "aa", "ab", "aab", "abaabaab", "aabaab", ",", "a,b,,c", ",,", "é", "éa", "aé€𝄞", "𝄞", "€€", strings.Repeat("ab", 40), "Straße ſK", "ß", "\x7f\u0080", "😀,😀",
	} {
		all = append(all, data.NewString(s))
	}
	return all
}

// Texts, whatever their characters take, are as the interpreter has them.
func TestTexts(t *testing.T) {
	e := fast(t)
	all := texts()
	for _, u := range []*data.Type{data.StringOf(100), data.BytesOf(100)} {
		for _, op := range []flow.Op{flow.Contains, flow.HasPrefix, flow.HasSuffix, flow.Find, flow.Less, flow.AtMost, flow.Equal, flow.Concat} {
			e.agrees(t, operation(t, flow.Node{Op: op}, u, u), pairsOf(all, all)...)
		}
		for n := range 8 {
			e.agrees(t, operation(t, flow.Node{Op: flow.Clip, N: n}, u), one(all)...)
		}
		var slices [][]data.Value
		for _, s := range all {
			for _, from := range []int64{math.MinInt64, -1, 0, 1, 2, 5, math.MaxInt64} {
				for _, to := range []int64{math.MinInt64, -1, 0, 1, 3, 4, 100, math.MaxInt64} {
					slices = append(slices, []data.Value{s, data.NewInt(from), data.NewInt(to)})
				}
			}
		}
		e.agrees(t, operation(t, flow.Node{Op: flow.Slice}, u, data.IntType, data.IntType), slices...)
		e.agrees(t, operation(t, flow.Node{Op: flow.Length}, u), one(all)...)
	}
	for _, op := range []flow.Op{flow.ToLower, flow.ToUpper, flow.FoldCase, flow.ByteLength, flow.ToBytes} {
		e.agrees(t, operation(t, flow.Node{Op: op}, data.StringOf(100)), one(all)...)
	}
	for n := range 5 {
		e.agrees(t, operation(t, flow.Node{Op: flow.Split, N: n}, data.StringOf(100), data.StringOf(100)), pairsOf(all, all)...)
	}
}

// Every code point is folded as by the interpreter.
func TestEveryCodePointIsFolded(t *testing.T) {
	var all strings.Builder
	for c := rune(0); c <= utf8.MaxRune; c++ {
		if utf8.ValidRune(c) {
			all.WriteRune(c)
		}
	}
	fast(t).agrees(t, operation(t, flow.Node{Op: flow.FoldCase}, data.StringOf(5<<20)), []data.Value{data.NewString(all.String())})
}

// Hashes of all lengths around the blocks of both functions.
func TestHashes(t *testing.T) {
	e := fast(t)
	rng := rand.New(rand.NewPCG(3, 4)) // #nosec G404 -- for a test
	var all []data.Value
	for n := range 300 {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(rng.Uint32())
		}
		all = append(all, data.NewBytes(b))
	}
	e.agrees(t, operation(t, flow.Node{Op: flow.SHA256}, data.BytesOf(300)), one(all)...)
	e.agrees(t, operation(t, flow.Node{Op: flow.Keccak256}, data.BytesOf(300)), one(all)...)
}

// Signatures of keys are seen to be theirs, and nothing else is.
func TestSignatures(t *testing.T) {
	var all [][]data.Value
	add := func(account, digest, signature []byte) {
		all = append(all, []data.Value{data.NewBytes(account), data.NewBytes(digest), data.NewBytes(signature)})
	}
	order := crypto.S256().Params().N
	for i := range 40 {
		key, err := crypto.ToECDSA(crypto.Keccak256([]byte{byte(i)}))
		if err != nil {
			t.Fatal(err)
		}
		account := crypto.PubkeyToAddress(key.PublicKey).Bytes()
		digest := crypto.Keccak256([]byte{byte(i), 1})
		switch i {
		case 0:
			digest = make([]byte, 32)
		case 1:
			digest = []byte(strings.Repeat("\xff", 32)) // more than the order
		}
		signature, err := crypto.Sign(digest, key)
		if err != nil {
			t.Fatal(err)
		}
		signature[64] += 27
		add(account, digest, signature)
		change := func(f func(s []byte)) {
			s := append([]byte(nil), signature...)
			f(s)
			add(account, digest, s)
		}
		change(func(s []byte) { s[64] ^= 7 })            // 27 for 28
		change(func(s []byte) { s[64] -= 27 })           // without the 27
		change(func(s []byte) { s[i%64] ^= 1 << i % 8 }) // another number, which may be none of a point
		change(func(s []byte) { clear(s[:32]) })
		change(func(s []byte) { clear(s[32:64]) })
		change(func(s []byte) { order.FillBytes(s[:32]) })
		change(func(s []byte) { order.FillBytes(s[32:64]) })
		change(func(s []byte) { copy(s[:32], strings.Repeat("\xff", 32)) })
		change(func(s []byte) { // the higher of the two values of s
			high := order.FillBytes(make([]byte, 32))
			borrow := 0
			for k := 31; k >= 0; k-- {
				d := int(high[k]) - int(s[32+k]) - borrow
				borrow = 0
				if d < 0 {
					d, borrow = d+256, 1
				}
				s[32+k] = byte(d)
			}
			s[64] ^= 7
		})
		add(account[1:], digest, signature)
		add(account, digest[1:], signature)
		add(account, digest, signature[1:])
		add(digest[:20], digest, signature)
	}
	fast(t).agrees(t, operation(t, flow.Node{Op: flow.Verify}, data.BytesOf(20), data.BytesOf(32), data.BytesOf(65)), all...)
}
