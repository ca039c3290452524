package token

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha3"
	"crypto/sha512"
	"encoding/binary"
	"fmt"
	"io"

	"github.com/cloudflare/circl/blindsign/blindrsa"
	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/codec"
)

const pssHash = crypto.SHA384

var pssOptions = rsa.PSSOptions{Hash: pssHash, SaltLength: sha512.Size384}

// Message returns what is signed of a token: the root of its shares, prepared with a random prefix as RFC 9474 wants it.
func Message(root common.Hash, random [32]byte) []byte {
	return append(random[:len(random):len(random)], root[:]...)
}

func digestOf(message []byte) []byte {
	d := sha512.Sum384(message)
	return d[:]
}

// Order is a batch of tokens that a client asks for. All that is secret of it follows from its seed: who keeps the order
// can go on after a crash, with tokens that were paid for. It is written with package codec.
type Order struct {
	Public []byte         `cbor:"1,keyasint"` // key that signs (PKIX)
	Tick   uint64         `cbor:"2,keyasint"`
	Class  Class          `cbor:"3,keyasint"`
	Count  uint16         `cbor:"4,keyasint"`
	Seed   [32]byte       `cbor:"5,keyasint"`
	Client common.Address `cbor:"6,keyasint"` // see [Coin]
}

// NewOrder begins to ask for so many tokens of a class in a tick, for a client. The key is that of the tick's next part,
// which is the same for all: a key of one's own would make one's tokens known.
func NewOrder(public []byte, tick uint64, class Class, count int, client common.Address) (*Order, error) {
	if err := class.Check(); err != nil {
		return nil, err
	}
	if count < 1 || count > MaxBatch {
		return nil, fmt.Errorf("%d tokens at once: 1 to %d are allowed", count, MaxBatch)
	}
	if _, err := ParsePublic(public); err != nil {
		return nil, err
	}
	o := &Order{Public: append([]byte(nil), public...), Tick: tick, Class: class, Count: uint16(count), Client: client} // #nosec G115 -- at most MaxBatch
	_, err := io.ReadFull(rand.Reader, o.Seed[:])
	return o, err
}

// Encode writes the order, with its secrets.
func (o *Order) Encode() []byte { return codec.Encode(o) }

// DecodeOrder reads what [Order.Encode] wrote.
func DecodeOrder(blob []byte) (*Order, error) {
	var o Order
	if err := codec.Decode(blob, MaxKey+256, &o); err != nil {
		return nil, err
	}
	if o.Count == 0 || o.Count > MaxBatch {
		return nil, fmt.Errorf("order of %d tokens: 1 to %d are allowed", o.Count, MaxBatch)
	}
	return &o, o.Class.Check()
}

// pending is a token before it is signed.
type pending struct {
	Coin

	blinded []byte
	state   blindrsa.State
}

// pending makes a token of the order, the same whenever it is asked.
func (o *Order) pending(client blindrsa.Client, i int) (pending, error) {
	random := stream(o.Seed, i)
	p := pending{Coin: Coin{Token: Token{Tick: o.Tick, Class: o.Class}, Client: o.Client}}
	if _, err := io.ReadFull(random, p.Secret[:]); err != nil {
		return pending{}, err
	}
	p.Token.Root = Root(p.Sum(), p.Owner())
	message, err := client.Prepare(random, p.Token.Root[:])
	if err != nil {
		return pending{}, err
	}
	copy(p.Token.Random[:], message)
	p.blinded, p.state, err = client.Blind(random, message)
	return p, err
}

func (o *Order) each(f func(int, blindrsa.Client, pending) error) error {
	public, err := ParsePublic(o.Public)
	if err != nil {
		return err
	}
	client, err := blindrsa.NewClient(variant, &public.rsa)
	if err != nil {
		return err
	}
	for i := range int(o.Count) {
		p, err := o.pending(client, i)
		if err == nil {
			err = f(i, client, p)
		}
		if err != nil {
			return fmt.Errorf("token %d: %w", i, err)
		}
	}
	return nil
}

// Blinded returns what the supervisor gets to sign: it says nothing of the tokens.
func (o *Order) Blinded() ([][]byte, error) {
	out := make([][]byte, 0, o.Count)
	err := o.each(func(_ int, _ blindrsa.Client, p pending) error {
		out = append(out, p.blinded)
		return nil
	})
	return out, err
}

// Finish makes the tokens of what the supervisor signed. It fails if any signature is wrong.
func (o *Order) Finish(signed [][]byte) ([]Coin, error) {
	if len(signed) != int(o.Count) {
		return nil, fmt.Errorf("%d signatures for %d tokens", len(signed), o.Count)
	}
	coins := make([]Coin, 0, o.Count)
	err := o.each(func(i int, client blindrsa.Client, p pending) (err error) {
		if p.Token.Signature, err = client.Finalize(p.state, signed[i]); err != nil {
			return fmt.Errorf("%w: %w", ErrSignature, err)
		}
		coins = append(coins, p.Coin)
		return nil
	})
	return coins, err
}

// stream returns random bytes that follow from the seed of an order.
func stream(seed [32]byte, number int) io.Reader {
	s := sha3.NewSHAKE256()
	_, _ = s.Write([]byte("emet/token/1"))
	_, _ = s.Write(seed[:])
	_, _ = s.Write(binary.BigEndian.AppendUint16(nil, uint16(number))) // #nosec G115 -- at most MaxBatch
	return s
}
