package sealed

import (
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/codec"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
)

// Limits of messages, in bytes.
const (
	MaxMessage = 16 << 20
	maxPath    = 40  // hashes from a leaf to a root
	maxDetail  = 200 // of a failure's text
	maxToken   = 1 << 10
)

// opener opens what was sealed to somebody: an [identity.SealingKey] does, and so does a tick's stamp key.
type opener interface {
	Open(info, sealed []byte) ([]byte, error)
}

// decode reads a message and checks what its type alone does not say.
func decode[M any](blob []byte, check func(*M) error) (*M, error) {
	m := new(M)
	if err := codec.Decode(blob, MaxMessage, m); err != nil {
		return nil, err
	}
	if err := check(m); err != nil {
		return nil, fmt.Errorf("%w: %w", codec.ErrMalformed, err)
	}
	return m, nil
}

// DecodeRequest reads a request from outside. It looks at no signature.
func DecodeRequest(blob []byte) (*Request, error) { return decode(blob, (*Request).check) }

// DecodeCall reads a call from outside.
func DecodeCall(blob []byte) (*Call, error) {
	c, err := decode(blob, (*Call).check)
	if err != nil {
		return nil, err
	}
	c.request = c.Header.ID()
	return c, nil
}

// DecodeResult reads a result from outside.
func DecodeResult(blob []byte) (*Result, error) { return decode(blob, (*Result).check) }

// DecodeStamped reads what the server of an update gives.
func DecodeStamped(blob []byte) (*Stamped, error) {
	return decode(blob, func(s *Stamped) error { return s.Step.check() })
}

// DecodeReply reads a reply that was decrypted.
func DecodeReply(blob []byte) (*Reply, error) { return decode(blob, (*Reply).check) }

// DecodeEntry reads an entry of a log. See [Entry.Check] for what it does not look at.
func DecodeEntry(blob []byte) (*Entry, error) { return decode(blob, (*Entry).check) }

func (r *Request) check() error {
	n := len(r.Body.Slots)
	switch {
	case len(r.Parcels) != n || len(r.Args) != r.Body.points():
		return fmt.Errorf("%d parcels and %d arguments for %d slots", len(r.Parcels), len(r.Args), n)
	case r.Header.Body != r.Body.Hash():
		return errors.New("the body is not that of the header")
	case (r.First != nil) != (r.Body.points() < n):
		return errors.New("a first Step belongs to updates")
	case r.Share.Slot != 0 || len(r.Share.Path) > maxPath:
		return errors.New("the share is not that of the top server")
	}
	for i := range r.Parcels {
		if err := r.Parcels[i].check(); err != nil {
			return fmt.Errorf("parcel %d: %w", i+1, err)
		}
	}
	if r.First != nil {
		if err := r.First.check(); err != nil {
			return err
		}
	}
	return errors.Join(r.Body.check(), checkToken(r.Token))
}

func checkToken(t token.Token) error {
	if len(t.Signature) > maxToken {
		return fmt.Errorf("a token signed with %d bytes", len(t.Signature))
	}
	return nil
}

// points is how many slots come before those of updates.
func (b *Body) points() int {
	for i, s := range b.Slots {
		if s.IsUpdate() {
			return i
		}
	}
	return len(b.Slots)
}

func (b *Body) check() error {
	if len(b.Slots) > MaxSlots {
		return fmt.Errorf("%d slots: at most %d are allowed", len(b.Slots), MaxSlots)
	}
	points := b.points()
	for i, s := range b.Slots {
		if err := s.check(uint16(i + 1)); err != nil { // #nosec G115 -- at most MaxSlots
			return fmt.Errorf("slot %d: %w", i+1, err)
		}
		if i > points && !s.IsUpdate() {
			return fmt.Errorf("slot %d: updates are last", i+1)
		}
	}
	return nil
}

// Of a slot: each leaf of its arguments is a [Ref], to an earlier slot.
func (s *Slot) check(number uint16) error {
	if s.Kind < tick.Point || s.Kind > tick.Update {
		return fmt.Errorf("kind %d", s.Kind)
	}
	if s.IsUpdate() && len(s.In) > 0 {
		return errors.New("an update has no arguments")
	}
	for _, r := range s.In {
		if r.Slot >= number || r.Slot == 0 && r.Leaf != 0 {
			return fmt.Errorf("leaf %d of slot %d is not before it", r.Leaf, r.Slot)
		}
	}
	return nil
}

func (p *Parcel) check() error {
	if len(p.Path) > maxPath {
		return fmt.Errorf("a path of %d hashes", len(p.Path))
	}
	return nil
}

func (c *Call) check() error {
	if c.Number == 0 || c.Number > MaxSlots {
		return fmt.Errorf("slot %d: there are 1 to %d", c.Number, MaxSlots)
	}
	if err := errors.Join(c.Slot.check(c.Number), c.Parcel.check(), checkToken(c.Token)); err != nil {
		return err
	}
	if !c.Slot.IsUpdate() {
		if c.Body != nil || len(c.Results)+len(c.Steps)+len(c.Stamp) > 0 || len(c.Edges) != len(c.Slot.edges()) {
			return errors.New("a point or query gets arguments, and nothing else")
		}
		return nil
	}
	if c.Body == nil || len(c.Args)+len(c.Edges) > 0 {
		return errors.New("an update gets the body, and no arguments")
	}
	points := c.Body.points()
	switch {
	case c.Header.Body != c.Body.Hash():
		return errors.New("the body is not that of the header")
	case int(c.Number) > len(c.Body.Slots) || !c.Slot.Same(&c.Body.Slots[c.Number-1]):
		return errors.New("the slot is not in the body")
	case len(c.Results) != points || len(c.Steps) != int(c.Number)-points:
		return fmt.Errorf("%d results and %d Steps for slot %d after %d points", len(c.Results), len(c.Steps), c.Number, points)
	}
	for _, r := range c.Results {
		if len(r.Leaves) > 0 {
			return errors.New("an update gets no ciphertexts of results")
		}
	}
	return errors.Join(c.Body.check(), checkResults(c.Results), checkSteps(c.Steps))
}

func (r *Result) check() error {
	if n := len(r.Signature); n != 65 && n != 0 {
		return fmt.Errorf("a signature of %d bytes", n)
	}
	return nil
}

func checkResults(results []Result) error {
	if len(results) > MaxSlots {
		return fmt.Errorf("%d results", len(results))
	}
	for i := range results {
		if err := results[i].check(); err != nil {
			return fmt.Errorf("result %d: %w", i+1, err)
		}
	}
	return nil
}

func (s *Signed) check() error {
	if len(s.Signature) != 65 || len(s.PrimePath) > maxPath || len(s.KeyPath) > maxPath {
		return errors.New("a Step with a malformed signature or path")
	}
	return nil
}

func checkSteps(steps []Signed) error {
	if len(steps) > MaxSlots+1 {
		return fmt.Errorf("%d Steps", len(steps))
	}
	for i := range steps {
		if err := steps[i].check(); err != nil {
			return fmt.Errorf("number %d: %w", i, err)
		}
	}
	return nil
}

func (r *Reply) check() error {
	if f := r.Failure; f != nil && (len(f.Detail) > maxDetail || len(f.Code) > maxDetail || f.Slot > MaxSlots) {
		return errors.New("a failure that says too much")
	}
	return errors.Join(checkResults(r.Results), checkSteps(r.Steps))
}

func (e *Entry) check() error {
	if e.Log == nil && e.Salt != (Entry{}).Salt {
		return errors.New("a salt of no log")
	}
	if len(e.Steps) < 2 || int(e.Change) >= len(e.Steps)-1 {
		return fmt.Errorf("change %d of %d Steps", e.Change, len(e.Steps))
	}
	if len(e.Slots) == 0 || len(e.Slots) > token.Shares {
		return fmt.Errorf("%d slots", len(e.Slots))
	}
	return errors.Join(checkSteps(e.Steps), checkToken(e.Token))
}

// Envelope is how a request travels to its top server. It says no more than to which sealing key it is sealed.
type Envelope struct {
	App  hosting.OfferID `cbor:"1,keyasint"`
	Tick uint64          `cbor:"2,keyasint"`
	Box  []byte          `cbor:"3,keyasint"` // a [Request], padded, sealed to the server
}

func (e Envelope) info(to identity.ID) []byte {
	return codec.Hash("emet/envelope/1", struct {
		App  hosting.OfferID `cbor:"1,keyasint"`
		Tick uint64          `cbor:"2,keyasint"`
		To   identity.ID     `cbor:"3,keyasint"`
	}{e.App, e.Tick, to}).Bytes()
}

// SealEnvelope seals a request to its top server's sealing key. Of its length only the class shows.
func SealEnvelope(sealing []byte, to identity.ID, r *Request) ([]byte, error) {
	e := Envelope{App: r.Header.App, Tick: r.Header.Tick}
	text := codec.Encode(r)
	if len(text) >= MaxMessage {
		return nil, fmt.Errorf("%w: it takes %d bytes", ErrTooMany, len(text))
	}
	var err error
	if e.Box, err = identity.Seal(sealing, e.info(to), padToClass(text)); err != nil {
		return nil, err
	}
	return codec.Encode(e), nil
}

// OpenEnvelope opens an envelope as the server that it is sealed to. It looks at no signature.
func OpenEnvelope(k opener, me identity.ID, envelope []byte) (*Request, error) {
	var e Envelope
	if err := codec.Decode(envelope, MaxMessage+identity.SealOverhead+128, &e); err != nil {
		return nil, err
	}
	text, err := k.Open(e.info(me), e.Box)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrSealed, err)
	}
	if text, err = Unpad(text); err != nil {
		return nil, err
	}
	r, err := DecodeRequest(text)
	if err == nil && (r.Header.App != e.App || r.Header.Tick != e.Tick) {
		err = fmt.Errorf("%w: the envelope is for another tick", codec.ErrMalformed)
	}
	return r, err
}

// SealBox seals the keys of a slot to the sealing key of its server, for that slot alone.
func SealBox(sealing []byte, info []byte, k Keys) ([]byte, error) {
	return identity.Seal(sealing, info, codec.Encode(k))
}

// OpenBox opens the box of a call as the server of its slot.
func (c *Call) OpenBox(k opener) (*Keys, error) {
	text, err := k.Open(SlotInfo(c.Request(), c.Header.Tick, c.Number, c.Slot), c.Parcel.Box)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrSealed, err)
	}
	var keys Keys
	if err := codec.Decode(text, MaxMessage, &keys); err != nil {
		return nil, err
	}
	if len(keys.Edges) != len(c.Slot.edges()) || len(keys.Random) != 0 && len(keys.Random) != 32 {
		return nil, fmt.Errorf("%w: keys of another slot", codec.ErrMalformed)
	}
	return &keys, nil
}

// SealReply encrypts a reply for the client. Of its length only the class shows. A server that refused a request may serve
// it later, so that each reply has a key of its own.
func SealReply(key [32]byte, request common.Hash, r *Reply) []byte {
	var salt [32]byte
	_, _ = rand.Read(salt[:]) // never fails
	return append(salt[:], Encrypt(replyKey(key, salt), request[:], padToClass(codec.Encode(r)))...)
}

func replyKey(key, salt [32]byte) [32]byte {
	return sha256.Sum256(slices.Concat([]byte("emet/reply/key/1"), key[:], salt[:]))
}

// OpenReply is the way back from [SealReply].
func OpenReply(key [32]byte, request common.Hash, blob []byte) (*Reply, error) {
	var salt [32]byte
	if len(blob) < len(salt) || len(blob) > 4*MaxMessage {
		return nil, fmt.Errorf("%w: a reply of %d bytes", codec.ErrMalformed, len(blob))
	}
	copy(salt[:], blob)
	text, err := Decrypt(replyKey(key, salt), request[:], blob[len(salt):])
	if err != nil {
		return nil, err
	}
	if text, err = Unpad(text); err != nil {
		return nil, err
	}
	return DecodeReply(text)
}
