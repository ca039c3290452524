package identity

import (
	"crypto/hpke"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/lru"
	"github.com/ethereum/go-ethereum/crypto"
)

// SealingKey is what others seal documents to, for its holder alone to open: HPKE (RFC 9180) with X-Wing, which is X25519
// and ML-KEM-768 at once. What is sealed lies open on IPFS for good, so it must hold against machines that do not exist
// yet. It prints as its hash only.
type SealingKey struct {
	private hpke.PrivateKey
	public  []byte
}

// The suite, and how many bytes of a sealed text are not the text.
const (
	SealingKeyBytes = 1216
	SealOverhead    = 1120 + 16
)

func newSealingKey(private hpke.PrivateKey) *SealingKey {
	return &SealingKey{private, private.PublicKey().Bytes()}
}

// Public returns the public key, to be put into the address record.
func (k *SealingKey) Public() []byte { return append([]byte(nil), k.public...) }

// Hash returns what a certificate says of the key.
func (k *SealingKey) Hash() common.Hash { return SealingHash(k.public) }

// SealingHash is what a certificate says of a public sealing key: its keccak256.
func SealingHash(public []byte) common.Hash { return crypto.Keccak256Hash(public) }

// Format prints the hash whatever the verb is, so that a key can never be logged by accident.
func (k *SealingKey) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, k.Hash().Hex()) }

// Open opens what was sealed to the key with the same info.
func (k *SealingKey) Open(info, sealed []byte) ([]byte, error) {
	text, err := hpke.Open(k.private, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), info, sealed)
	if err != nil {
		return nil, fmt.Errorf("open what was sealed: %w", err)
	}
	return text, nil
}

// Seal seals a text to a public key. Info is what it is for: it opens for nothing else.
func Seal(public, info, text []byte) ([]byte, error) {
	to, err := recipient(public)
	if err != nil {
		return nil, fmt.Errorf("sealing key: %w", err)
	}
	return hpke.Seal(to, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), info, text)
}

// recipients are public keys that were sealed to a while ago. To expand one takes a seventh of sealing, and whoever seals
// does so to the same servers again and again. They take some 12 KB each.
var recipients = lru.NewCache[[SealingKeyBytes]byte, hpke.PublicKey](512)

func recipient(public []byte) (hpke.PublicKey, error) {
	if len(public) != SealingKeyBytes {
		return nil, fmt.Errorf("%d bytes, where a key has %d", len(public), SealingKeyBytes)
	}
	name := [SealingKeyBytes]byte(public)
	if to, ok := recipients.Get(name); ok {
		return to, nil
	}
	to, err := hpke.MLKEM768X25519().NewPublicKey(public)
	if err != nil {
		return nil, err
	}
	recipients.Add(name, to)
	return to, nil
}

// sealingFile is the form of a sealing key's file. It has no address on purpose: a file with one is an account's.
type sealingFile struct {
	Sealing int                 `json:"sealing"` // version
	Public  common.Hash         `json:"publicKeyHash"`
	Crypto  keystore.CryptoJSON `json:"crypto"`
}

// sealingPath is where the sealing key of an account is, beside the account's own key file.
func sealingPath(dir string, account common.Address) string {
	return filepath.Join(dir, "sealing--"+strings.ToLower(account.Hex()[2:]))
}

// CreateSealing draws the sealing key of an account and writes its file into the account's keystore, encrypted with the
// same password. There must be none yet: what is sealed to the old one would be lost.
func CreateSealing(dir, passwordFile string, account common.Address, s Strength) (*SealingKey, error) {
	password, err := readPassword(passwordFile)
	if err != nil {
		return nil, err
	}
	private, err := hpke.MLKEM768X25519().GenerateKey()
	if err != nil {
		return nil, err
	}
	secret, err := private.Bytes()
	if err != nil {
		return nil, err
	}
	k := newSealingKey(private)
	file := sealingFile{Sealing: 1, Public: k.Hash()}
	if file.Crypto, err = keystore.EncryptDataV3(secret, []byte(password), s.n, s.p); err != nil {
		return nil, err
	}
	blob, err := json.Marshal(file)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	return k, writeNew(sealingPath(dir, account), blob)
}

// OpenSealing unlocks the sealing key of an account. It fails with [ErrNoKey] or [ErrWrongPassword].
func OpenSealing(dir, passwordFile string, account common.Address) (*SealingKey, error) {
	path := sealingPath(dir, account)
	blob, err := readSmall(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w at %s", ErrNoKey, path)
	} else if err != nil {
		return nil, err
	}
	var file sealingFile
	if err := json.Unmarshal(blob, &file); err != nil {
		return nil, fmt.Errorf("sealing key file %s: %w", path, err)
	}
	if file.Sealing != 1 {
		return nil, fmt.Errorf("sealing key file %s has version %d: this release reads version 1", path, file.Sealing)
	}
	password, err := readPassword(passwordFile)
	if err != nil {
		return nil, err
	}
	if !hasScrypt(file.Crypto) {
		return nil, fmt.Errorf("sealing key file %s does not say how it is encrypted", path)
	}
	secret, err := keystore.DecryptDataV3(file.Crypto, password)
	switch {
	case errors.Is(err, keystore.ErrDecrypt):
		return nil, fmt.Errorf("%w in %s for sealing key file %s", ErrWrongPassword, passwordFile, path)
	case err != nil:
		return nil, fmt.Errorf("sealing key file %s: %w", path, err)
	}
	private, err := hpke.MLKEM768X25519().NewPrivateKey(secret)
	if err != nil {
		return nil, fmt.Errorf("sealing key file %s: %w", path, err)
	}
	k := newSealingKey(private)
	if k.Hash() != file.Public {
		return nil, fmt.Errorf("sealing key file %s holds another key than it says", path)
	}
	return k, nil
}

// hasScrypt reports whether all parameters are there: the keystore's own code panics without them.
func hasScrypt(c keystore.CryptoJSON) bool {
	for _, name := range []string{"n", "r", "p", "dklen"} {
		if _, ok := c.KDFParams[name].(float64); !ok {
			return false
		}
	}
	salt, ok := c.KDFParams["salt"].(string)
	return ok && salt != "" && c.KDF == "scrypt"
}
