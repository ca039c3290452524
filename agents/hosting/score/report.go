package score

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/hosting/codec"
	"emet/agents/hosting/tick"
	"emet/agents/identity"
)

// MaxReport is how many bytes a report may have.
const MaxReport = 64 << 10

// ErrReport means that a report is not what it should be, or not by whom it says.
var ErrReport = errors.New("malformed report")

// Report is what an identity of an application, worker or client, measured in a tick. It is gossip: signed, and passed on
// by whoever hears it first (B-22).
type Report struct {
	App       hosting.OfferID `cbor:"1,keyasint"`
	Tick      uint64          `cbor:"2,keyasint"`
	By        identity.ID     `cbor:"3,keyasint"`
	Measured  []Measured      `cbor:"4,keyasint"` // sorted by server; at most one each
	Signature []byte          `cbor:"5,keyasint"` // 65 bytes, by the identity's key, of all above
}

// Measured is how fast a server answered.
type Measured struct {
	Server  identity.ID `cbor:"1,keyasint"`
	Samples uint32      `cbor:"2,keyasint"` // requests, those that failed among them
	Late    uint32      `cbor:"3,keyasint"` // of these, above the promised latency or failed
	Median  uint32      `cbor:"4,keyasint"` // microseconds, of those that did not fail; 0 if all did
}

// Digest returns what is signed of a report.
func (r *Report) Digest() common.Hash {
	unsigned := *r
	unsigned.Signature = nil
	return codec.Hash("emet/report/1", unsigned)
}

// signer is a key: see [identity.Key].
type signer interface {
	SignDigest(digest common.Hash) (eip712.Signature, error)
}

// Sign signs the report with the key of its identity.
func (r *Report) Sign(key signer) error {
	s, err := key.SignDigest(r.Digest())
	r.Signature = s[:]
	return err
}

// Encode writes the report.
func (r *Report) Encode() []byte { return codec.Encode(r) }

// DecodeReport reads a report from outside. It still has to be verified.
func DecodeReport(blob []byte) (*Report, error) {
	var r Report
	if err := codec.Decode(blob, MaxReport, &r); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrReport, err)
	}
	if len(r.Measured) == 0 || len(r.Measured) > tick.MaxServers {
		return nil, fmt.Errorf("%w: it is about %d servers", ErrReport, len(r.Measured))
	}
	for i, m := range r.Measured {
		switch {
		case i > 0 && bytes.Compare(r.Measured[i-1].Server[:], m.Server[:]) >= 0:
			return nil, fmt.Errorf("%w: server %s is not in order", ErrReport, m.Server)
		case m.Samples == 0 || m.Late > m.Samples:
			return nil, fmt.Errorf("%w: %d of %d samples", ErrReport, m.Late, m.Samples)
		case m.Server == r.By:
			return nil, fmt.Errorf("%w: nobody reports about oneself", ErrReport)
		}
	}
	return &r, nil
}

// Verify fails with [ErrReport] unless the report is of an application's tick and signed by the account that signs for
// its identity.
func (r *Report) Verify(app hosting.OfferID, number uint64, by common.Address) error {
	if r.App != app || r.Tick != number {
		return fmt.Errorf("%w: of tick %d of %s", ErrReport, r.Tick, r.App)
	}
	s, err := eip712.ParseSignature(r.Signature)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrReport, err)
	}
	if got, err := eip712.Recover(r.Digest(), s); err != nil || got != by {
		return fmt.Errorf("%w: not signed by %s", ErrReport, by)
	}
	return nil
}

// Sampler collects what is to be reported. It is safe for concurrent use.
type Sampler struct {
	promised uint32 // microseconds

	mu      sync.Mutex
	samples map[identity.ID][]uint32 // failed ones are the greatest there are
}

// maxSamples is how many samples of a server count: it is enough for a median, and bounds what it takes.
const maxSamples = 256

const failed = ^uint32(0)

// NewSampler collects samples of servers that promised a latency, in milliseconds.
func NewSampler(promisedMillis uint32) *Sampler {
	return &Sampler{promised: uint32(min(uint64(promisedMillis)*1000, uint64(failed)-1)), samples: map[identity.ID][]uint32{}} // #nosec G115 -- bounded
}

// Add notes how long a server took, in microseconds, or that it failed.
func (s *Sampler) Add(server identity.ID, micros uint32, ok bool) {
	if !ok {
		micros = failed
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.samples[server]) < maxSamples && (len(s.samples) < tick.MaxServers || s.samples[server] != nil) {
		s.samples[server] = append(s.samples[server], min(max(micros, 1), failed))
	}
}

// Report returns what was collected, to be signed, and begins anew. It returns nil if there is nothing.
func (s *Sampler) Report(app hosting.OfferID, number uint64, by identity.ID) *Report {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := &Report{App: app, Tick: number, By: by}
	for server, samples := range s.samples {
		if server == by {
			continue
		}
		slices.Sort(samples)
		m := Measured{Server: server, Samples: uint32(len(samples))} // #nosec G115 -- bounded
		answered := len(samples)
		for i, x := range samples {
			if x > s.promised {
				m.Late++
			}
			if x == failed {
				answered = min(answered, i)
			}
		}
		if answered > 0 {
			m.Median = samples[answered/2]
		}
		r.Measured = append(r.Measured, m)
	}
	s.samples = map[identity.ID][]uint32{}
	if len(r.Measured) == 0 {
		return nil
	}
	slices.SortFunc(r.Measured, func(a, b Measured) int { return bytes.Compare(a.Server[:], b.Server[:]) })
	return r
}
