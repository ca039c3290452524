package channel

import (
	"encoding/binary"
	"fmt"
	"math/big"
	"math/bits"
)

// Amount is a sum of money in the smallest unit of its token: 96 bits, as in the contract. The zero value is nothing.
// Amounts are compared with == and [Amount.Cmp].
type Amount struct {
	hi uint32
	lo uint64
}

// MaxAmount is the largest amount there is.
var MaxAmount = Amount{1<<32 - 1, 1<<64 - 1}

// NewAmount returns a small amount.
func NewAmount(n uint64) Amount { return Amount{lo: n} }

// AmountOf returns x as an amount. It fails if x is negative or has more than 96 bits.
func AmountOf(x *big.Int) (Amount, error) {
	if x.Sign() < 0 || x.BitLen() > 96 {
		return Amount{}, fmt.Errorf("%v is no amount", x)
	}
	var b [12]byte
	x.FillBytes(b[:])
	return amountFrom(b), nil
}

func amountFrom(b [12]byte) Amount {
	return Amount{binary.BigEndian.Uint32(b[:4]), binary.BigEndian.Uint64(b[4:])}
}

// bytes returns the amount in big-endian order.
func (a Amount) bytes() (b [12]byte) {
	binary.BigEndian.PutUint32(b[:4], a.hi)
	binary.BigEndian.PutUint64(b[4:], a.lo)
	return b
}

// Big returns the amount as a big integer of its own.
func (a Amount) Big() *big.Int {
	b := a.bytes()
	return new(big.Int).SetBytes(b[:])
}

// IsZero reports whether it is nothing.
func (a Amount) IsZero() bool { return a == Amount{} }

// Cmp is negative if a is less than b, and positive if it is more.
func (a Amount) Cmp(b Amount) int {
	if _, fits := a.Minus(b); !fits {
		return -1
	}
	if a == b {
		return 0
	}
	return 1
}

// Plus returns the sum, and whether there is such an amount.
func (a Amount) Plus(b Amount) (sum Amount, fits bool) {
	lo, carry := bits.Add64(a.lo, b.lo, 0)
	hi := uint64(a.hi) + uint64(b.hi) + carry
	return Amount{uint32(hi), lo}, hi>>32 == 0
}

// Minus returns the difference, and whether b is not more than a.
func (a Amount) Minus(b Amount) (difference Amount, fits bool) {
	lo, borrow := bits.Sub64(a.lo, b.lo, 0)
	hi := uint64(a.hi) - uint64(b.hi) - borrow
	return Amount{uint32(hi), lo}, hi>>32 == 0
}

// Times returns the product, and whether there is such an amount.
func (a Amount) Times(n uint64) (product Amount, fits bool) {
	carry, lo := bits.Mul64(a.lo, n)
	over, hi := bits.Mul64(uint64(a.hi), n)
	hi, c := bits.Add64(hi, carry, 0)
	return Amount{uint32(hi), lo}, over == 0 && c == 0 && hi>>32 == 0
}

// String returns the amount in decimal.
func (a Amount) String() string { return a.Big().String() }

// MarshalText writes the amount in decimal.
func (a Amount) MarshalText() ([]byte, error) { return a.Big().Append(nil, 10), nil }

// UnmarshalText reads what MarshalText writes, and nothing else.
func (a *Amount) UnmarshalText(text []byte) error {
	const digits = 29 // of MaxAmount
	if len(text) > digits {
		return fmt.Errorf("an amount of %d digits", len(text))
	}
	x, ok := new(big.Int).SetString(string(text), 10)
	if !ok || x.String() != string(text) {
		return fmt.Errorf("%q is no amount", text)
	}
	read, err := AmountOf(x)
	if err != nil {
		return err
	}
	*a = read
	return nil
}

// less is the amount without b, and nothing if b is more.
func (a Amount) less(b Amount) Amount {
	difference, fits := a.Minus(b)
	if !fits {
		return Amount{}
	}
	return difference
}
