package stamp

import (
	"crypto/hpke"
	"crypto/rand"
	"fmt"
	"io"

	"github.com/ethereum/go-ethereum/common"
)

var sealingDomain = label("emet/stamp/sealing/1")

func drawn() (w common.Hash) {
	_, _ = rand.Read(w[:]) // it never fails
	return w
}

// Opener opens the stamps of a tick, which are sealed until its seed is known.
type Opener struct{ private hpke.PrivateKey }

// Format prints nothing of the key.
func (o *Opener) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "stamp key") }

// SealingKey returns the key that finished stamps of a tick are sealed to (see identity.Seal), and what opens them. Both
// follow from the seed: once it is revealed, everybody can look.
func SealingKey(seed common.Hash) (public []byte, o *Opener) {
	secret := words(seed, sealingDomain)
	private, err := hpke.MLKEM768X25519().DeriveKeyPair(secret[:])
	if err != nil {
		panic(err) // every secret of this length gives a key
	}
	return private.PublicKey().Bytes(), &Opener{private}
}

// Open opens what was sealed to the tick's stamp key with the same info.
func (o *Opener) Open(info, sealed []byte) ([]byte, error) {
	text, err := hpke.Open(o.private, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), info, sealed)
	if err != nil {
		return nil, fmt.Errorf("open a stamp: %w", err)
	}
	return text, nil
}
