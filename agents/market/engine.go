package market

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"strings"

	"github.com/ipfs/go-cid"
)

// Engine says what runs a job: a short name such as "js/1", or the CID of a [Descriptor]. Either means the same for
// ever. The short names are aliases of descriptors that every worker has.
type Engine string

// The names of this release.
const (
	JS1   Engine = "js/1"   // JavaScript of the JsJob kind, on QuickJS in the metered machine
	Wasm1 Engine = "wasm/1" // WebAssembly with WASI preview 1: stdin is the input, stdout the result
)

// nameSize is how many bytes a name may have.
const nameSize = 8

// ParseEngine reads a name, or the CID of a descriptor in any base.
func ParseEngine(s string) (Engine, error) {
	if e := Engine(s); e.isName() {
		return e, nil
	}
	id, err := cid.Decode(s)
	if err != nil {
		return "", fmt.Errorf("%.80q is neither an engine's name, like js/1, nor a content id", s)
	}
	c, err := ContentOf(id)
	if err != nil {
		return "", err
	}
	if c.Codec != DagCBOR {
		return "", fmt.Errorf("%s names no engine: descriptors are dag-cbor", c)
	}
	e := engineOf(c)
	return e, e.Check()
}

// EngineOf reads an engine from the word that the agency contract holds. Every word is some engine's.
func EngineOf(word [32]byte) Engine {
	name := strings.TrimRight(string(word[:nameSize]), "\x00")
	if e := Engine(name); e.isName() && e.Word() == word {
		return e
	}
	return engineOf(Content{Digest: word, Codec: DagCBOR})
}

// Name gives the short name of an engine that has one in this release: of its descriptor too. Others are themselves.
func (e Engine) Name() Engine {
	if name, ok := builtIn[e]; ok {
		return name
	}
	return e
}

// Aliases are the descriptors that the names of this release stand for, with these names.
func Aliases() map[Engine]Engine { return maps.Clone(builtIn) }

func engineOf(c Content) Engine { return Engine(c.CID().String()) }

// Word is the engine as the agency contract holds it: a name padded with zeros, or the digest of the descriptor's block.
// It is zero, which the contract refuses, if the engine is malformed.
func (e Engine) Word() (word [32]byte) {
	if e.isName() {
		copy(word[:], e)
		return word
	}
	return e.Descriptor().Digest
}

// Descriptor names the block that describes the engine; none if the engine is a name.
func (e Engine) Descriptor() Content {
	if e.isName() {
		return Content{}
	}
	id, err := cid.Decode(string(e))
	if err != nil {
		return Content{}
	}
	c, err := ContentOf(id)
	if err != nil || c.Codec != DagCBOR {
		return Content{}
	}
	return c
}

// Check reports whether the engine can be named on chain and read back.
func (e Engine) Check() error {
	if word := e.Word(); word == [32]byte{} || EngineOf(word) != e {
		return fmt.Errorf("engine %.80q: want a name of 1 to 8 characters, like js/1, or the CID of a descriptor", string(e))
	}
	return nil
}

func (e Engine) isName() bool {
	printable := func(r rune) bool { return r > ' ' && r <= '~' }
	return e != "" && len(e) <= nameSize && strings.IndexFunc(string(e), func(r rune) bool { return !printable(r) }) < 0
}

// ProfileV1 names the metered machine that the engines of this release run on.
const ProfileV1 = "exec/v1"

// MaxPages is how much memory that machine can have, in pages of 64 KiB.
const MaxPages = 1 << 15

// Descriptor says all that an engine is. The digest of its block identifies the engine.
type Descriptor struct {
	Kind    Engine  // the interface between host and engine: [JS1] or [Wasm1]
	Profile string  // the machine: [ProfileV1]
	Engine  Content // js/1: the interpreter, a WebAssembly module; wasm/1: none, as the job's code is the module
	Prelude Content // js/1: the script that makes the interpreter what jobs expect; wasm/1: none
}

// MaxDescriptor is how many bytes a descriptor may have.
const MaxDescriptor = 1 << 10

// descriptorMap is the form of a descriptor on the wire.
type descriptorMap struct {
	Kind    string `cbor:"kind"`
	Profile string `cbor:"profile"`
	Engine  *link  `cbor:"engine"`
	Prelude *link  `cbor:"prelude"`
}

// Check reports what keeps the descriptor from being one of this release's.
func (d Descriptor) Check() error {
	switch {
	case d.Profile != ProfileV1:
		return fmt.Errorf("an engine of profile %.80q: this release has %s", d.Profile, ProfileV1)
	case d.Kind == JS1 && (d.Engine.IsZero() || d.Prelude.IsZero()):
		return errors.New("a js/1 engine needs an interpreter and a prelude")
	case d.Kind == Wasm1 && !(d.Engine.IsZero() && d.Prelude.IsZero()):
		return errors.New("a wasm/1 engine has neither interpreter nor prelude")
	case d.Kind != JS1 && d.Kind != Wasm1:
		return fmt.Errorf("an engine of kind %.80q: this release drives %s and %s", string(d.Kind), JS1, Wasm1)
	}
	return nil
}

// Encode returns the descriptor's block and the engine that it identifies.
func (d Descriptor) Encode() ([]byte, Engine, error) {
	if err := d.Check(); err != nil {
		return nil, "", err
	}
	m := descriptorMap{Kind: string(d.Kind), Profile: d.Profile}
	if !d.Engine.IsZero() {
		m.Engine, m.Prelude = &link{d.Engine}, &link{d.Prelude}
	}
	block, err := recordEnc.Marshal(m)
	if err != nil {
		return nil, "", fmt.Errorf("encode engine descriptor: %w", err)
	}
	return block, engineOf(Content{Digest: sha256.Sum256(block), Codec: DagCBOR}), nil
}

// DecodeDescriptor reads a descriptor from a hostile block. It accepts nothing but what [Descriptor.Encode] gives, so that
// an engine has one name.
func DecodeDescriptor(block []byte) (Descriptor, error) {
	if len(block) > MaxDescriptor {
		return Descriptor{}, fmt.Errorf("engine descriptor of %d bytes: at most %d are allowed", len(block), MaxDescriptor)
	}
	var m descriptorMap
	if err := recordDec.Unmarshal(block, &m); err != nil {
		return Descriptor{}, fmt.Errorf("engine descriptor: %w", err)
	}
	d := Descriptor{Kind: Engine(m.Kind), Profile: m.Profile}
	if m.Engine != nil {
		d.Engine = m.Engine.Content
	}
	if m.Prelude != nil {
		d.Prelude = m.Prelude.Content
	}
	again, _, err := d.Encode()
	if err != nil {
		return Descriptor{}, fmt.Errorf("engine descriptor: %w", err)
	}
	if !bytes.Equal(again, block) {
		return Descriptor{}, errors.New("engine descriptor is not in canonical form")
	}
	return d, nil
}
