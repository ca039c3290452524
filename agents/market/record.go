package market

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/fxamacker/cbor/v2"
	"github.com/ipfs/go-cid"
)

// Record is what a worker stores about a run, as one dag-cbor block. It holds only what every honest worker computes
// alike, so equal runs have equal records, and the record's digest is what workers agree on.
type Record struct {
	Version    uint64  // of the record's form: 1
	Job        ID      //
	Engine     Engine  //
	Outcome    Outcome //
	Result     Content // a file; none unless the outcome is OK
	Details    Content // a JSON file, or none
	Message    string  // what went wrong, in words; empty if the outcome is OK
	ExitCode   int32   //
	Stdout     []byte  // at most MaxLog bytes
	Stderr     []byte  // at most MaxLog bytes
	LogCut     bool    // something was cut from Stdout or Stderr
	FuelUsed   uint64  //
	MemoryPeak uint32  // pages of 64 KiB
}

const (
	recordVersion = 1
	// MaxRecord is how many bytes a record may have.
	MaxRecord = 4*MaxLog + 16<<10
	// MaxMessage is how many bytes of an error message a record keeps.
	MaxMessage = 8 << 10
)

// recordMap is the form of a record on the wire. The keys are short and fixed; the encoder sorts them.
type recordMap struct {
	Version    uint64 `cbor:"v"`
	Job        []byte `cbor:"job"`
	Engine     string `cbor:"engine"`
	Outcome    string `cbor:"outcome"`
	Result     *link  `cbor:"result"`
	Details    *link  `cbor:"details"`
	Message    string `cbor:"message"`
	ExitCode   int32  `cbor:"exitCode"`
	Stdout     []byte `cbor:"stdout"`
	Stderr     []byte `cbor:"stderr"`
	LogCut     bool   `cbor:"logCut"`
	FuelUsed   uint64 `cbor:"fuelUsed"`
	MemoryPeak uint32 `cbor:"memoryPeak"`
}

// link is a CID as dag-cbor writes it: tag 42 around a byte string that starts with a zero byte.
type link struct{ Content }

func (l *link) MarshalCBOR() ([]byte, error) {
	return recordEnc.Marshal(cbor.Tag{Number: 42, Content: append([]byte{0}, l.CID().Bytes()...)})
}

func (l *link) UnmarshalCBOR(b []byte) error {
	var tag cbor.RawTag
	if err := recordDec.Unmarshal(b, &tag); err != nil {
		return err
	}
	var raw []byte
	if tag.Number != 42 {
		return fmt.Errorf("tag %d where a link should be", tag.Number)
	}
	if err := recordDec.Unmarshal(tag.Content, &raw); err != nil {
		return err
	}
	if len(raw) == 0 || raw[0] != 0 {
		return errors.New("a link lacks its multibase prefix")
	}
	c, err := cid.Cast(raw[1:])
	if err != nil {
		return fmt.Errorf("link: %w", err)
	}
	l.Content, err = ContentOf(c)
	return err
}

var (
	recordEnc = must(cbor.CoreDetEncOptions().EncMode())
	recordDec = must(cbor.DecOptions{
		DupMapKey:         cbor.DupMapKeyEnforcedAPF,
		IndefLength:       cbor.IndefLengthForbidden,
		TagsMd:            cbor.TagsAllowed,
		MaxNestedLevels:   8,
		MaxMapPairs:       32,
		MaxArrayElements:  32,
		ExtraReturnErrors: cbor.ExtraDecErrorUnknownField,
	}.DecMode())
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err) // the options above are constants
	}
	return v
}

// NewRecord builds the record of a run whose result and details have been stored.
func NewRecord(id ID, engine Engine, x Execution, result, details Content) Record {
	r := Record{
		Version: recordVersion, Job: id, Engine: engine, Outcome: x.Outcome, Result: result, Details: details,
		Message: x.Message, ExitCode: x.ExitCode, LogCut: x.LogCut, FuelUsed: x.FuelUsed, MemoryPeak: x.MemoryPeak,
	}
	var cut bool
	r.Stdout, cut = clip(x.Stdout, MaxLog)
	r.LogCut = r.LogCut || cut
	r.Stderr, cut = clip(x.Stderr, MaxLog)
	r.LogCut = r.LogCut || cut
	if len(r.Message) > MaxMessage {
		r.Message = r.Message[:MaxMessage]
	}
	r.Message = string(bytes.ToValidUTF8([]byte(r.Message), []byte("\uFFFD")))
	return r
}

func clip(b []byte, n int) ([]byte, bool) {
	if len(b) > n {
		return b[:n], true
	}
	return b, false
}

// Encode returns the record's block and its digest.
func (r Record) Encode() (block []byte, digest [32]byte, err error) {
	m := recordMap{
		Version: r.Version, Job: r.Job[:], Engine: string(r.Engine), Outcome: r.Outcome.String(), Message: r.Message,
		ExitCode: r.ExitCode, Stdout: notNil(r.Stdout), Stderr: notNil(r.Stderr), LogCut: r.LogCut,
		FuelUsed: r.FuelUsed, MemoryPeak: r.MemoryPeak,
	}
	if !r.Result.IsZero() {
		m.Result = &link{r.Result}
	}
	if !r.Details.IsZero() {
		m.Details = &link{r.Details}
	}
	block, err = recordEnc.Marshal(m)
	if err != nil {
		return nil, digest, fmt.Errorf("encode record: %w", err)
	}
	return block, sha256.Sum256(block), nil
}

func notNil(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// DecodeRecord reads a record from a hostile block. It accepts nothing but the one encoding that [Record.Encode]
// gives, so that a record has one digest.
func DecodeRecord(block []byte) (Record, error) {
	if len(block) > MaxRecord {
		return Record{}, fmt.Errorf("result record of %d bytes: at most %d are allowed", len(block), MaxRecord)
	}
	var m recordMap
	if err := recordDec.Unmarshal(block, &m); err != nil {
		return Record{}, fmt.Errorf("result record: %w", err)
	}
	r := Record{
		Version: m.Version, Engine: Engine(m.Engine), Message: m.Message, ExitCode: m.ExitCode, Stdout: m.Stdout,
		Stderr: m.Stderr, LogCut: m.LogCut, FuelUsed: m.FuelUsed, MemoryPeak: m.MemoryPeak,
	}
	var err error
	if r.Outcome, err = ParseOutcome(m.Outcome); err != nil {
		return Record{}, fmt.Errorf("result record: %w", err)
	}
	if m.Version != recordVersion {
		return Record{}, fmt.Errorf("result record has version %d: this release reads version %d", m.Version, recordVersion)
	}
	if len(m.Job) != len(r.Job) {
		return Record{}, fmt.Errorf("result record names a job of %d bytes", len(m.Job))
	}
	copy(r.Job[:], m.Job)
	if m.Result != nil {
		r.Result = m.Result.Content
	}
	if m.Details != nil {
		r.Details = m.Details.Content
	}
	switch {
	case len(r.Stdout) > MaxLog || len(r.Stderr) > MaxLog:
		return Record{}, fmt.Errorf("result record keeps more than %d bytes of log", MaxLog)
	case (r.Outcome == OK) == r.Result.IsZero():
		return Record{}, fmt.Errorf("result record with outcome %s and result %q", r.Outcome, r.Result)
	}
	if again, _, err := r.Encode(); err != nil || !bytes.Equal(again, block) {
		return Record{}, errors.New("result record is not in canonical form")
	}
	return r, nil
}

// Check reports whether the record is the one that a worker announced for this job on chain.
func (r Record) Check(id ID, spec Spec, announced Result) error {
	switch {
	case r.Job != id:
		return fmt.Errorf("the record is about job %s", r.Job)
	case r.Engine != spec.Engine:
		return fmt.Errorf("the record is of engine %s, the job asked for %s", r.Engine, spec.Engine)
	case r.Outcome != announced.Outcome || r.FuelUsed != announced.FuelUsed:
		return fmt.Errorf("the record says %s with %d fuel, the chain %s with %d",
			r.Outcome, r.FuelUsed, announced.Outcome, announced.FuelUsed)
	case r.FuelUsed > spec.Fuel:
		return fmt.Errorf("the record used %d fuel of %d", r.FuelUsed, spec.Fuel)
	}
	return nil
}

// Result is what a worker announces on chain about its run.
type Result struct {
	Record   common.Hash `json:"record"` // sha2-256 digest of the result record's block
	Outcome  Outcome     `json:"outcome"`
	FuelUsed uint64      `json:"fuelUsed"`
}

// Content returns the content id of the result record.
func (r Result) Content() Content { return Content{Digest: r.Record, Codec: DagCBOR} }

// Salt is the secret that hides what a commitment binds.
type Salt = common.Hash

// NewSalt draws 256 random bits.
func NewSalt() (s Salt) {
	_, _ = rand.Read(s[:]) // never fails: see crypto/rand
	return s
}

// commitmentDomain separates these commitments from everything else that is hashed.
var commitmentDomain = crypto.Keccak256Hash([]byte("emet.market.commitment.v1"))

// Commitment binds a worker to a result and the fingerprint of its run without showing them (SR-01). In mode audited
// the result is in clear and only the fingerprint stays hidden.
func (a Agency) Commitment(id ID, seat uint8, worker Address, r Result, f Fingerprint, salt Salt) common.Hash {
	const round = 0 // of disputes: later rounds bind themselves too
	w := &words{}
	w.bytes(commitmentDomain[:]).num(a.ChainID).address(a.Address).bytes(id[:]).uint(uint64(seat)).uint(round)
	w.address(worker).bytes(r.Record[:]).uint(uint64(r.Outcome)).uint(r.FuelUsed).bytes(f[:]).bytes(salt[:])
	return crypto.Keccak256Hash(w.buf)
}
