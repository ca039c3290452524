package token

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"fmt"
	"io"

	"github.com/cloudflare/circl/blindsign/blindrsa"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

const (
	variant = blindrsa.SHA384PSSRandomized
	bits    = 2048

	// Bytes is how long what is signed blindly is, and its signature.
	Bytes = bits / 8
	// MaxKey is how many bytes a public key may take.
	MaxKey = 512
	// MaxBatch is how many tokens are asked for at once.
	MaxBatch = 256
)

// ErrSignature means that a token was not signed by the key of its class and tick.
var ErrSignature = errors.New("the token is not signed by the key of its class and tick")

// Key signs the tokens of one class in one tick. It prints as the hash of its public part.
type Key struct {
	private *rsa.PrivateKey
	public  []byte
}

// NewKey makes a key. It takes a while, so that whoever needs one makes it ahead.
func NewKey() (*Key, error) {
	private, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		return nil, fmt.Errorf("make a key for tokens: %w", err)
	}
	return keyOf(private)
}

func keyOf(private *rsa.PrivateKey) (*Key, error) {
	public, err := x509.MarshalPKIXPublicKey(&private.PublicKey)
	if err != nil {
		return nil, err
	}
	return &Key{private, public}, nil
}

// ParseKey reads what [Key.Marshal] wrote.
func ParseKey(blob []byte) (*Key, error) {
	parsed, err := x509.ParsePKCS8PrivateKey(blob)
	if err != nil {
		return nil, fmt.Errorf("key for tokens: %w", err)
	}
	private, ok := parsed.(*rsa.PrivateKey)
	if !ok || private.N.BitLen() != bits {
		return nil, fmt.Errorf("key for tokens: not RSA of %d bits", bits)
	}
	return keyOf(private)
}

// Marshal writes the key, secret as it is (PKCS #8).
func (k *Key) Marshal() ([]byte, error) { return x509.MarshalPKCS8PrivateKey(k.private) }

// Public returns what is published of it (PKIX).
func (k *Key) Public() []byte { return append([]byte(nil), k.public...) }

// Hash returns the hash of the public part.
func (k *Key) Hash() common.Hash { return crypto.Keccak256Hash(k.public) }

// Format prints the hash whatever the verb is, so that a key can never be logged by accident.
func (k *Key) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, k.Hash().Hex()) }

// Sign signs what clients blinded, in their order: all of it or nothing.
func (k *Key) Sign(blinded [][]byte) ([][]byte, error) {
	if len(blinded) > MaxBatch {
		return nil, fmt.Errorf("%d tokens at once: at most %d are signed", len(blinded), MaxBatch)
	}
	signer := blindrsa.NewSigner(k.private)
	signed := make([][]byte, len(blinded))
	for i, b := range blinded {
		var err error
		if signed[i], err = signer.BlindSign(b); err != nil {
			return nil, fmt.Errorf("token %d: %w", i, err)
		}
	}
	return signed, nil
}

// PublicKey verifies the tokens of one class in one tick. It is safe for concurrent use.
type PublicKey struct{ rsa rsa.PublicKey }

// ParsePublic reads a public key from outside.
func ParsePublic(pkix []byte) (*PublicKey, error) {
	if len(pkix) > MaxKey {
		return nil, fmt.Errorf("key for tokens of %d bytes: at most %d are allowed", len(pkix), MaxKey)
	}
	parsed, err := x509.ParsePKIXPublicKey(pkix)
	if err != nil {
		return nil, fmt.Errorf("key for tokens: %w", err)
	}
	public, ok := parsed.(*rsa.PublicKey)
	if !ok || public.N.BitLen() != bits || public.E < 1<<16 || public.E >= 1<<31 || public.E&1 == 0 {
		return nil, fmt.Errorf("key for tokens: not RSA of %d bits with a usual exponent", bits)
	}
	return &PublicKey{*public}, nil
}

// Verify fails with [ErrSignature] unless the key signed the token. That the key is the one of the token's class and tick
// is for the caller to see to: it is in the next part of that tick.
func (p *PublicKey) Verify(t Token) error {
	digest := digestOf(Message(t.Root, t.Random))
	if rsa.VerifyPSS(&p.rsa, pssHash, digest, t.Signature, &pssOptions) != nil {
		return ErrSignature
	}
	return nil
}

// Verify reads a public key and verifies a token with it. Who verifies many reads the key once: see [ParsePublic].
func Verify(pkix []byte, t Token) error {
	p, err := ParsePublic(pkix)
	if err != nil {
		return err
	}
	return p.Verify(t)
}
