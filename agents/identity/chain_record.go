package identity

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/fxamacker/cbor/v2"

	"emet/agents/eip712"
)

// Segment is a piece of an identity chain as it is stored and handed on: where it begins, and the links from there on.
// That they are written as a row leaves no room for a gap or a fork; whether they are genuine, [ChainRules] tell.
type Segment struct {
	Identity ID
	From     Checkpoint
	Links    []Link // the first follows From, and so on
}

const (
	segmentVersion = 1
	// MaxLinks is how many links one segment holds: almost three days of slots of a minute.
	MaxLinks = 4096
	// MaxSegment is how many bytes a segment may have, which is less than IPFS allows a block.
	MaxSegment = MaxLinks*linkBytes + 256

	linkBytes = 1 + (2 + 32) + 2*(2+65) // an array of a hash and two signatures
)

// segmentMap is the dag-cbor form of a segment. The keys are short and fixed; the encoder sorts them.
type segmentMap struct {
	Version  uint64    `cbor:"v"`
	Identity []byte    `cbor:"id"`
	Length   uint64    `cbor:"length"`
	Head     []byte    `cbor:"head"`
	Links    []linkRow `cbor:"links"`
}

type linkRow struct {
	_          struct{} `cbor:",toarray"`
	Work       []byte
	Supervisor []byte
	Worker     []byte
}

var (
	segmentEnc = must(cbor.CoreDetEncOptions().EncMode())
	segmentDec = must(cbor.DecOptions{
		DupMapKey:         cbor.DupMapKeyEnforcedAPF,
		IndefLength:       cbor.IndefLengthForbidden,
		TagsMd:            cbor.TagsForbidden,
		MaxNestedLevels:   4,
		MaxMapPairs:       16,
		MaxArrayElements:  MaxLinks,
		ExtraReturnErrors: cbor.ExtraDecErrorUnknownField,
	}.DecMode())
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err) // the options above are constants
	}
	return v
}

// Encode returns the segment's block. It fails if there are more than [MaxLinks] links, or if they do not follow each
// other: the form could not tell.
func (s Segment) Encode() ([]byte, error) {
	if len(s.Links) > MaxLinks {
		return nil, fmt.Errorf("segment of %d links: at most %d are allowed", len(s.Links), MaxLinks)
	}
	m := segmentMap{
		Version: segmentVersion, Identity: s.Identity[:], Length: s.From.Length, Head: s.From.Head[:],
		Links: make([]linkRow, len(s.Links)),
	}
	at := s.From
	for i, l := range s.Links {
		if next := at.Next(l.Work); l.Length != next.Length || l.Prev != next.Prev || l.Length == 0 {
			return nil, fmt.Errorf("link %d does not follow the one before", l.Length)
		}
		m.Links[i] = linkRow{Work: l.Work[:], Supervisor: l.Supervisor[:], Worker: l.Worker[:]}
		at = Checkpoint{l.Length, l.Head(s.Identity)}
	}
	return segmentEnc.Marshal(m)
}

// DecodeSegment reads a segment from a hostile block. It accepts nothing but the one encoding that [Segment.Encode] gives.
func DecodeSegment(block []byte) (Segment, error) {
	if len(block) > MaxSegment {
		return Segment{}, fmt.Errorf("segment of %d bytes: at most %d are allowed", len(block), MaxSegment)
	}
	var m segmentMap
	if err := segmentDec.Unmarshal(block, &m); err != nil {
		return Segment{}, fmt.Errorf("segment: %w", err)
	}
	if m.Version != segmentVersion {
		return Segment{}, fmt.Errorf("segment has version %d: this release reads version %d", m.Version, segmentVersion)
	}
	if len(m.Identity) != common.HashLength || len(m.Head) != common.HashLength {
		return Segment{}, errors.New("segment with a hash of another length")
	}
	s := Segment{
		Identity: common.BytesToHash(m.Identity), From: Checkpoint{m.Length, common.BytesToHash(m.Head)},
		Links: make([]Link, 0, len(m.Links)),
	}
	at := s.From
	for _, row := range m.Links {
		if len(row.Work) != common.HashLength {
			return Segment{}, errors.New("segment with a hash of another length")
		}
		l := at.Next(common.BytesToHash(row.Work))
		var err1, err2 error
		l.Supervisor, err1 = eip712.ParseSignature(row.Supervisor)
		l.Worker, err2 = eip712.ParseSignature(row.Worker)
		if err := errors.Join(err1, err2); err != nil {
			return Segment{}, fmt.Errorf("link %d: %w", l.Length, err)
		}
		s.Links = append(s.Links, l)
		at = Checkpoint{l.Length, l.Head(s.Identity)}
	}
	if again, err := s.Encode(); err != nil || !bytes.Equal(again, block) {
		return Segment{}, errors.New("segment is not in canonical form")
	}
	return s, nil
}
