package tick

import (
	"fmt"
	"strconv"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/hosting/codec"
	"emet/agents/identity"
)

// The names of files in the directory of a tick. In the start directory of an offer the next parts of the first ticks are
// below directories named by their numbers.
const (
	NextFile      = "next.cbor"
	SummaryFile   = "summary.cbor"
	SignatureFile = "signature"
	ScoresFile    = "scores.cbor"
	StateDir      = "state"
	packagesDir   = "packages"
)

// How many bytes files may have.
const (
	MaxNext    = 16 << 20
	MaxPackage = 4 << 20
	MaxSummary = 256 << 20
)

// PackageFile returns where a server's package is in the directory of a tick.
func PackageFile(server identity.ID) string { return packagesDir + "/" + server.Hex()[2:] }

// StartFile returns where a file of one of the first ticks is in the start directory of an offer.
func StartFile(tick uint64, file string) string { return strconv.FormatUint(tick, 10) + "/" + file }

// Encode writes the file.
func (n *Next) Encode() []byte { return codec.Encode(n) }

// DecodeNext reads the file. Whoever relies on it calls [Next.Check] as well.
func DecodeNext(blob []byte) (*Next, error) { return decode[Next](blob, MaxNext, NextFile) }

// Encode writes the package as it is before it is sealed.
func (k *Package) Encode() []byte { return codec.Encode(k) }

// DecodePackage reads a package that was opened.
func DecodePackage(blob []byte) (*Package, error) {
	return decode[Package](blob, MaxPackage, "package")
}

// Encode writes the file.
func (s *Summary) Encode() []byte { return codec.Encode(s) }

// DecodeSummary reads the file.
func DecodeSummary(blob []byte) (*Summary, error) {
	return decode[Summary](blob, MaxSummary, SummaryFile)
}

func decode[T any](blob []byte, limit int, what string) (*T, error) {
	v := new(T)
	if err := codec.Decode(blob, limit, v); err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	return v, nil
}

// packageInfo is what packages are sealed for.
type packageInfo struct {
	App    hosting.OfferID `cbor:"1,keyasint"`
	Tick   uint64          `cbor:"2,keyasint"`
	Server identity.ID     `cbor:"3,keyasint"`
}

func infoOf(app hosting.OfferID, tick uint64, server identity.ID) []byte {
	h := codec.Hash("emet/package/1", packageInfo{app, tick, server})
	return h[:]
}

// SealPackage seals a package to its server's public sealing key (G-13). It opens as the package of this tick only.
func SealPackage(k *Package, sealing []byte) ([]byte, error) {
	sealed, err := identity.Seal(sealing, infoOf(k.App, k.Tick, k.Server), k.Encode())
	if err != nil {
		return nil, fmt.Errorf("package of %s: %w", k.Server, err)
	}
	return sealed, nil
}

// opener opens what was sealed to its holder with the same info.
type opener interface {
	Open(info, sealed []byte) ([]byte, error)
}

// OpenPackage opens the package of a server for a tick. Its holder calls [Package.Check] before it relies on it.
func OpenPackage(key opener, app hosting.OfferID, tick uint64, server identity.ID, sealed []byte) (*Package, error) {
	if len(sealed) > MaxPackage+identity.SealOverhead {
		return nil, fmt.Errorf("%w: a sealed package of %d bytes", codec.ErrMalformed, len(sealed))
	}
	blob, err := key.Open(infoOf(app, tick, server), sealed)
	if err != nil {
		return nil, fmt.Errorf("package of tick %d: %w", tick, err)
	}
	return DecodePackage(blob)
}

// signed is what a supervisor signs of a tick's directory.
type signed struct {
	App     hosting.OfferID `cbor:"1,keyasint"`
	Tick    uint64          `cbor:"2,keyasint"` // that ended
	Next    common.Hash     `cbor:"3,keyasint"` // hash of the next part
	Summary common.Hash     `cbor:"4,keyasint"`
}

// Hash names the part.
func (n *Next) Hash() common.Hash { return codec.Hash("emet/next/1", n) }

// Hash names the summary.
func (s *Summary) Hash() common.Hash { return codec.Hash("emet/summary/1", s) }

// Signer returns whose signature of a tick's directory a file is. Whether that key may is for the caller to find out.
func Signer(file []byte, app hosting.OfferID, tick uint64, next *Next, summary *Summary) (common.Address, error) {
	s, err := eip712.ParseSignature(file)
	if err == nil {
		var by common.Address
		if by, err = eip712.Recover(Message(app, tick, next, summary), s); err == nil {
			return by, nil
		}
	}
	return common.Address{}, fmt.Errorf("%s: %w", SignatureFile, err)
}

// Message returns what a key with the right to post ticks signs of a tick's directory. The start directory has none: the
// offer names it.
func Message(app hosting.OfferID, tick uint64, next *Next, summary *Summary) common.Hash {
	return codec.Hash("emet/tick/1", signed{app, tick, next.Hash(), summary.Hash()})
}
