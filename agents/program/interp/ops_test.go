package interp_test

import (
	"encoding/hex"
	"math"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/interp"
)

var (
	failed = interp.ErrArithmetic.Error()

	num, text, blob = data.IntType, data.StringOf(32), data.BytesOf(96)
	cents, micros   = data.DecimalOf(2), data.DecimalOf(6)
	list            = data.ListOf(num, 4)
	dict            = data.DictOf(num, text, 2)
)

func s(v string) data.Value { return data.NewString(v) }
func n(v int64) data.Value  { return data.NewInt(v) }
func b(v bool) data.Value   { return data.NewBool(v) }

func unhex(t *testing.T, digits string) data.Value {
	t.Helper()
	v, err := hex.DecodeString(digits)
	if err != nil {
		t.Fatal(err)
	}
	return data.NewBytes(v)
}

type opCase struct {
	op   flow.Op
	n    int
	in   []*data.Type
	args []data.Value
	want string
}

func run(t *testing.T, cases []opCase) {
	t.Helper()
	for _, c := range cases {
		d := newDraft(t)
		args := make([]int, len(c.args))
		for i := range args {
			args[i] = i
		}
		h := d.function(true, c.in, flow.Node{Op: c.op, N: c.n, Args: args})
		if got := d.call(h, c.args...); got != c.want {
			t.Errorf("%s of %v %v: %s, want %s", c.op, c.in, c.args, got, c.want)
		}
	}
}

// Arithmetic is checked, and rounds half to even. L-13
func TestArithmetic(t *testing.T) {
	const most, least = math.MaxInt64, math.MinInt64
	two, one, ofCents, ofMicros := of(num, num), of(num), of(cents, cents), of(micros)
	v := func(ns ...int64) []data.Value { return ints(ns...).Parts() }
	run(t, []opCase{
		{flow.Add, 0, two, v(2, -3), `"-1"`},
		{flow.Add, 0, two, v(most, 1), failed},
		{flow.Add, 0, two, v(least, -1), failed},
		{flow.Add, 0, two, v(least, most), `"-1"`},
		{flow.Sub, 0, two, v(2, -3), `"5"`},
		{flow.Sub, 0, two, v(least, 1), failed},
		{flow.Sub, 0, two, v(0, least), failed},
		{flow.Sub, 0, two, v(-1, least), `"9223372036854775807"`},
		{flow.Mul, 0, two, v(-4, 5), `"-20"`},
		{flow.Mul, 0, two, v(least, -1), failed},
		{flow.Mul, 0, two, v(-1, least), failed},
		{flow.Mul, 0, two, v(least, 1), `"-9223372036854775808"`},
		{flow.Mul, 0, two, v(1<<32, 1<<31), failed},
		{flow.Mul, 0, two, v(0, least), `"0"`},
		{flow.Div, 0, two, v(-7, 2), `"-3"`},
		{flow.Div, 0, two, v(7, 0), failed},
		{flow.Div, 0, two, v(least, -1), failed},
		{flow.Mod, 0, two, v(-7, 2), `"-1"`},
		{flow.Mod, 0, two, v(7, -2), `"1"`},
		{flow.Mod, 0, two, v(7, 0), failed},
		{flow.Mod, 0, two, v(least, -1), failed},
		{flow.Neg, 0, one, v(5), `"-5"`},
		{flow.Neg, 0, one, v(least), failed},

		// 0.05 · 0.50 = 0.025, 0.15 · 0.50 = 0.075: both to the even side.
		{flow.Mul, 0, ofCents, v(5, 50), `"2"`},
		{flow.Mul, 0, ofCents, v(15, 50), `"8"`},
		{flow.Mul, 0, ofCents, v(-5, 50), `"-2"`},
		{flow.Mul, 0, ofCents, v(-15, 50), `"-8"`},
		{flow.Mul, 0, ofCents, v(11, 50), `"6"`}, // 0.055
		{flow.Mul, 0, ofCents, v(51, 1), `"1"`},
		{flow.Mul, 0, ofCents, v(most, 100), `"9223372036854775807"`},
		{flow.Mul, 0, ofCents, v(most, 101), failed},
		{flow.Mul, 0, ofCents, v(least, 100), `"-9223372036854775808"`},
		{flow.Mul, 0, ofCents, v(least, -100), failed},
		{flow.Div, 0, ofCents, v(100, 300), `"33"`},
		{flow.Div, 0, ofCents, v(1, 800), `"0"`},
		{flow.Div, 0, ofCents, v(1, 200), `"0"`},
		{flow.Div, 0, ofCents, v(3, 200), `"2"`},
		{flow.Div, 0, ofCents, v(-3, 200), `"-2"`},
		{flow.Div, 0, ofCents, v(3, -200), `"-2"`},
		{flow.Div, 0, ofCents, v(1, 0), failed},
		{flow.Div, 0, ofCents, v(most, 1), failed},
		{flow.Div, 0, ofCents, v(least, -100), failed},

		{flow.ToDecimal, 2, one, v(3), `"300"`},
		{flow.ToDecimal, 18, one, v(10), failed},
		{flow.ToDecimal, 2, ofMicros, v(25_000), `"2"`},
		{flow.ToDecimal, 2, ofMicros, v(35_000), `"4"`},
		{flow.ToDecimal, 2, ofMicros, v(-25_001), `"-3"`},
		{flow.ToDecimal, 6, of(cents), v(-7), `"-70000"`},
		{flow.ToDecimal, 6, of(cents), v(most), failed},
		{flow.Round, 0, of(cents), v(250), `"2"`},
		{flow.Round, 0, of(cents), v(350), `"4"`},
		{flow.Round, 0, of(cents), v(-251), `"-3"`},
		{flow.Since, 0, of(data.TimeType, data.TimeType), v(50, 20), `"30"`},
		{flow.Since, 0, of(data.TimeType, data.TimeType), v(least, 1), failed},
		{flow.Later, 0, of(data.TimeType, num), v(50, -20), `"30"`},
		{flow.Later, 0, of(data.TimeType, num), v(most, 1), failed},
	})
}

func TestLogic(t *testing.T) {
	two := of(data.BoolType, data.BoolType)
	tuple := data.TupleOf(text, list)
	run(t, []opCase{
		{flow.And, 0, two, []data.Value{b(true), b(false)}, `false`},
		{flow.And, 0, two, []data.Value{b(true), b(true)}, `true`},
		{flow.Or, 0, two, []data.Value{b(true), b(false)}, `true`},
		{flow.Or, 0, two, []data.Value{b(false), b(false)}, `false`},
		{flow.Not, 0, of(data.BoolType), []data.Value{b(true)}, `false`},
		{flow.ToTag, 0, of(data.BoolType), []data.Value{b(true)}, `true`},
		{flow.FromTag, 0, of(data.TruthType), []data.Value{b(true)}, `true`},
		{flow.Select, 0, of(data.BoolType, num, num), []data.Value{b(true), n(1), n(2)}, `"1"`},
		{flow.Select, 0, of(data.BoolType, num, num), []data.Value{b(false), n(1), n(2)}, `"2"`},
		{flow.Equal, 0, of(text, text), []data.Value{s("a"), s("a")}, `true`},
		{flow.Equal, 0, of(num, num), []data.Value{n(1), n(2)}, `false`},
		{flow.Equal, 0, of(tuple, tuple), []data.Value{data.NewPair(s("a"), ints(1)), data.NewPair(s("a"), ints(1))}, `true`},
		{flow.Equal, 0, of(tuple, tuple), []data.Value{data.NewPair(s("a"), ints(1)), data.NewPair(s("a"), ints(1, 0))}, `false`},
		{flow.Less, 0, of(num, num), []data.Value{n(-1), n(1)}, `true`},
		{flow.Less, 0, of(text, text), []data.Value{s("b"), s("aa")}, `false`},
		{flow.Less, 0, of(text, text), []data.Value{s("Z"), s("é")}, `true`},
		{flow.AtMost, 0, of(text, text), []data.Value{s("a"), s("a")}, `true`},
		{flow.AtMost, 0, of(num, num), []data.Value{n(2), n(1)}, `false`},
	})
}

func TestText(t *testing.T) {
	one, two, three := of(text), of(text, text), of(text, num, num)
	v := func(ss ...string) (vs []data.Value) {
		for _, x := range ss {
			vs = append(vs, s(x))
		}
		return vs
	}
	slice := func(x string, from, to int64) []data.Value { return []data.Value{s(x), n(from), n(to)} }
	run(t, []opCase{
		{flow.Length, 0, one, v("aé😀"), `"3"`},
		{flow.ByteLength, 0, one, v("aé😀"), `"7"`},
		{flow.Concat, 0, two, v("a", "é"), `"aé"`},
		{flow.Slice, 0, three, slice("aé😀b", 1, 3), `"é😀"`},
		{flow.Slice, 0, three, slice("aé😀b", -5, 2), `"aé"`},
		{flow.Slice, 0, three, slice("aé😀b", 2, 99), `"😀b"`},
		{flow.Slice, 0, three, slice("aé😀b", 3, 2), `""`},
		{flow.Slice, 0, three, slice("aé😀b", -5, -2), `""`},
		{flow.Slice, 0, three, slice("aé😀b", 4, 9), `""`},
		{flow.Slice, 0, three, slice("aé", math.MinInt64, math.MaxInt64), `"aé"`},
		{flow.Contains, 0, two, v("abc", "bc"), `true`},
		{flow.Contains, 0, two, v("abc", "ac"), `false`},
		{flow.Contains, 0, two, v("", ""), `true`},
		{flow.HasPrefix, 0, two, v("abc", ""), `true`},
		{flow.HasPrefix, 0, two, v("abc", "b"), `false`},
		{flow.HasSuffix, 0, two, v("abc", "bc"), `true`},
		{flow.Find, 0, two, v("é😀b", "b"), `[1,"2"]`},
		{flow.Find, 0, two, v("abc", ""), `[1,"0"]`},
		{flow.Find, 0, two, v("abc", "d"), `[0,null]`},
		{flow.Find, 0, of(blob, blob), v("é😀b", "b"), `[1,"6"]`},
		{flow.Split, 3, two, v("a,b,c,d", ","), `["a","b","c,d"]`},
		{flow.Split, 3, two, v("", ","), `[""]`},
		{flow.Split, 3, two, v("ab", ""), `["ab"]`},
		{flow.Split, 1, two, v("a,b", ","), `["a,b"]`},
		{flow.Split, 0, two, v("a,b", ","), `[]`},
		{flow.ToLower, 0, one, v("AZÉ"), `"azÉ"`},
		{flow.ToUpper, 0, one, v("azé"), `"AZé"`},
		{flow.FoldCase, 0, one, v("\u212asſςß"), `"KSSΣß"`}, // the Kelvin sign folds to K
		{flow.Clip, 4, one, v("aé😀"), `"aé"`},
		{flow.Clip, 2, one, v("aé😀"), `"a"`},
		{flow.Clip, 9, one, v("aé😀"), `"aé😀"`},
		{flow.Clip, 1, of(blob), v("ab"), `"61"`},
		{flow.Slice, 0, of(blob, num, num), slice("abc", 1, 9), `"6263"`},
		{flow.Length, 0, of(blob), v("é"), `"2"`},
		{flow.ToBytes, 0, one, v("é"), `"c3a9"`},
		{flow.ToBytes, 0, of(data.IDType), []data.Value{data.NewID([32]byte{})}, `"` + strings.Repeat("00", 32) + `"`},
		{flow.Format, 0, of(num), []data.Value{n(-12)}, `"-12"`},
		{flow.Format, 0, of(cents), []data.Value{n(-5)}, `"-0.05"`},
		{flow.Format, 0, of(data.DecimalOf(18)), []data.Value{n(math.MinInt64)}, `"-9.223372036854775808"`},
		{flow.Format, 0, of(data.DecimalOf(0)), []data.Value{n(7)}, `"7"`},
	})
}

// Folding case never makes a text longer, so that it keeps its type.
func TestFoldedCaseIsNotLonger(t *testing.T) {
	d := newDraft(t)
	h := d.function(true, of(data.StringOf(4)), flow.Node{Op: flow.FoldCase, Args: []int{0}})
	p := d.program()
	m := interp.New(p)
	for c := rune(0); c <= 0x1ffff; c++ {
		if c >= 0xd800 && c < 0xe000 {
			continue
		}
		o, err := m.Call(t.Context(), h, []data.Value{s(string(c))}, p.Checked[h].Steps)
		if err != nil {
			t.Fatal(err)
		}
		if len(o.Value.Text()) > len(string(c)) {
			t.Errorf("%q folds to %q", c, o.Value.Text())
		}
	}
}

func TestCollections(t *testing.T) {
	two := data.NewDict(data.Entry{Key: n(5), Value: s("five")}, data.Entry{Key: n(-1), Value: s("minus")})
	tree := data.NewTree(n(1), data.NewTree(n(2), data.NewTree(n(3))), data.NewTree(n(4)))
	run(t, []opCase{
		{flow.Zip, 0, of(list, list), []data.Value{ints(1, 2, 3), ints(4, 5)}, `[["1","4"],["2","5"]]`},
		{flow.Enumerate, 0, of(list), []data.Value{ints(7, 8)}, `[["0","7"],["1","8"]]`},
		{flow.Concat, 0, of(list, list), []data.Value{ints(1), ints(2, 3)}, `["1","2","3"]`},
		{flow.Reverse, 0, of(list), []data.Value{ints(1, 2, 3)}, `["3","2","1"]`},
		{flow.Take, 2, of(list), []data.Value{ints(1, 2, 3)}, `["1","2"]`},
		{flow.Take, 9, of(list), []data.Value{ints(1)}, `["1"]`},
		{flow.At, 1, of(list), []data.Value{ints(1, 2)}, `[1,"2"]`},
		{flow.At, 2, of(list), []data.Value{ints(1, 2)}, `[0,null]`},
		{flow.Get, 0, of(list, num), []data.Value{ints(1, 2), n(0)}, `[1,"1"]`},
		{flow.Get, 0, of(list, num), []data.Value{ints(1, 2), n(-1)}, `[0,null]`},
		{flow.Get, 0, of(list, num), []data.Value{ints(1, 2), n(1 << 40)}, `[0,null]`},
		{flow.Length, 0, of(list), []data.Value{ints(1, 2)}, `"2"`},
		{flow.Slice, 0, of(list, num, num), []data.Value{ints(1, 2, 3), n(-1), n(2)}, `["1","2"]`},
		{flow.Slice, 0, of(list, num, num), []data.Value{ints(1, 2, 3), n(7), n(9)}, `[]`},
		{flow.Clip, 2, of(list), []data.Value{ints(1, 2, 3)}, `["1","2"]`},
		{flow.Fuel, 3, nil, nil, `[null,null,null]`},
		{flow.Entries, 0, of(dict), []data.Value{two}, `[["5","five"],["-1","minus"]]`},
		{flow.Length, 0, of(dict), []data.Value{two}, `"2"`},
		{flow.Get, 0, of(dict, num), []data.Value{two, n(-1)}, `[1,"minus"]`},
		{flow.Get, 0, of(dict, num), []data.Value{two, n(0)}, `[0,null]`},
		{flow.Put, 0, of(dict, num, text), []data.Value{two, n(5), s("V")}, `[1,[["5","V"],["-1","minus"]]]`},
		{flow.Put, 0, of(dict, num, text), []data.Value{two, n(6), s("VI")}, `[0,null]`},
		{flow.Put, 0, of(dict, num, text), []data.Value{data.NewDict(), n(6), s("VI")}, `[1,[["6","VI"]]]`},
		{flow.Remove, 0, of(dict, num), []data.Value{two, n(5)}, `[["-1","minus"]]`},
		{flow.Remove, 0, of(dict, num), []data.Value{two, n(6)}, `[["5","five"],["-1","minus"]]`},
		{flow.Flatten, 0, of(data.TreeOf(num, 9, 3)), []data.Value{tree}, `["1","2","3","4"]`},
	})
}

func TestCryptography(t *testing.T) {
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	digest := crypto.Keccak256([]byte("emet"))
	sig, err := crypto.Sign(digest, key)
	if err != nil {
		t.Fatal(err)
	}
	sig[64] += 27
	account := data.NewBytes(crypto.PubkeyToAddress(key.PublicKey).Bytes())
	changed := func(i int, with byte) data.Value {
		c := append([]byte{}, sig...)
		c[i] = with
		return data.NewBytes(c)
	}
	verify := func(account, digest, sig data.Value, want string) opCase {
		return opCase{flow.Verify, 0, of(blob, blob, blob), []data.Value{account, digest, sig}, want}
	}
	d, ok := data.NewBytes(digest), data.NewBytes(sig)
	run(t, []opCase{
		{flow.SHA256, 0, of(blob), []data.Value{s("abc")}, `"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"`},
		{flow.Keccak256, 0, of(blob), []data.Value{s("")}, `"c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"`},
		verify(account, d, ok, `true`),
		verify(data.NewBytes(make([]byte, 20)), d, ok, `false`),
		verify(account, data.NewBytes(make([]byte, 32)), ok, `false`),
		verify(account, d, changed(64, sig[64]^7), `false`), // 27 and 28 are 0x1b and 0x1c
		verify(account, d, changed(64, sig[64]-27), `false`),
		verify(account, d, changed(64, sig[64]+2), `false`),
		verify(account, d, data.NewBytes(sig[:64]), `false`),
		verify(account, d, data.NewBytes(make([]byte, 65)), `false`),
		verify(s("short"), d, ok, `false`),
		verify(account, s("short"), ok, `false`),
		// The same signature with the greater of the two possible s.
		verify(unhex(t, "3bdfe0beb5cae5d340ee10c2788ae0ecd02b826c"), unhex(t, "16aec9ed482ae7bc95f7d5e8cffc4270b07deed69e3a567efaf99a63f4cfc446"),
			unhex(t, "a0e2cff2a105348ad9c31b22cbe12935708f4f2f685f86eb04989e2d87a9dbf07a2e30769fe38e15c9be6838f5a7459014e7a8a04acb13d255aa2e12436ac0991b"), `true`),
		verify(unhex(t, "3bdfe0beb5cae5d340ee10c2788ae0ecd02b826c"), unhex(t, "16aec9ed482ae7bc95f7d5e8cffc4270b07deed69e3a567efaf99a63f4cfc446"),
			unhex(t, "a0e2cff2a105348ad9c31b22cbe12935708f4f2f685f86eb04989e2d87a9dbf085d1cf89601c71ea364197c70a58ba6ea5c73446647d8c696a28307a8ccb80a81c"), `false`),
	})
}
