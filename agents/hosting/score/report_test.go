package score_test

import (
	"bytes"
	"crypto/ecdsa"
	"errors"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/eip712"
	"emet/agents/hosting/score"
	"emet/agents/hosting/tick"
)

// key signs for an identity.
type key struct{ *ecdsa.PrivateKey }

func (k key) SignDigest(digest common.Hash) (eip712.Signature, error) {
	return eip712.Sign(digest, k.PrivateKey)
}

func (k key) address() common.Address { return crypto.PubkeyToAddress(k.PublicKey) }

func newKey(t testing.TB) key {
	t.Helper()
	k, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	return key{k}
}

// What was measured comes out as counts and medians; the sampler begins anew. B-22, G-09.
func TestSampler(t *testing.T) {
	s := score.NewSampler(2)
	for i := range uint32(9) {
		s.Add(id(1), 500*(i+1), true) // 500 to 4500: five above 2 ms
	}
	s.Add(id(1), 0, false)
	s.Add(id(0), 77, false)
	s.Add(id(9), 77, true)
	r := s.Report(app, 4, id(9))
	want := []score.Measured{{Server: id(0), Samples: 1, Late: 1}, {Server: id(1), Samples: 10, Late: 6, Median: 2500}}
	if r.App != app || r.Tick != 4 || r.By != id(9) || !slices.Equal(r.Measured, want) {
		t.Errorf("got %+v", r)
	}
	if s.Report(app, 5, id(9)) != nil {
		t.Error("it reports twice")
	}
	for range 5000 {
		s.Add(id(1), 3, true)
	}
	for i := range 2 * tick.MaxServers {
		s.Add(id(i), 3, true)
	}
	r = s.Report(app, 5, id(9))
	if i := slices.IndexFunc(r.Measured, func(m score.Measured) bool { return m.Server == id(1) }); i < 0 || r.Measured[i].Samples != 256 || len(r.Measured) > tick.MaxServers {
		t.Errorf("%d servers", len(r.Measured))
	}
}

// A report counts only as signed by its identity, of this application and tick. B-22.
func TestReportsAreSigned(t *testing.T) {
	k := newKey(t)
	r := &score.Report{App: app, Tick: 4, By: id(9), Measured: []score.Measured{took(0, 5), took(1, 6)}}
	if err := r.Sign(k); err != nil {
		t.Fatal(err)
	}
	read, err := score.DecodeReport(r.Encode())
	if err != nil {
		t.Fatal(err)
	}
	if err := read.Verify(app, 4, k.address()); err != nil {
		t.Error(err)
	}
	for name, wrong := range map[string]func(*score.Report){
		"figure":    func(r *score.Report) { r.Measured[0].Median++ },
		"identity":  func(r *score.Report) { r.By = id(8) },
		"tick":      func(r *score.Report) { r.Tick = 5 },
		"app":       func(r *score.Report) { r.App = id(3) },
		"signature": func(r *score.Report) { r.Signature = r.Signature[:64] },
	} {
		changed := *read
		changed.Measured = slices.Clone(read.Measured)
		wrong(&changed)
		if err := changed.Verify(app, 4, k.address()); !errors.Is(err, score.ErrReport) {
			t.Errorf("another %s: %v", name, err)
		}
	}
	if err := read.Verify(app, 4, newKey(t).address()); !errors.Is(err, score.ErrReport) {
		t.Errorf("another key: %v", err)
	}
}

// What makes no sense is not read.
func TestReportsAreBounded(t *testing.T) {
	for name, r := range map[string]*score.Report{
		"about nobody":    measure(9),
		"about itself":    measure(9, took(9, 1)),
		"out of order":    measure(9, took(1, 1), took(0, 1)),
		"twice":           measure(9, took(1, 1), took(1, 1)),
		"without samples": measure(9, score.Measured{Server: id(1)}),
		"more late":       measure(9, score.Measured{Server: id(1), Samples: 3, Late: 4}),
	} {
		if _, err := score.DecodeReport(r.Encode()); !errors.Is(err, score.ErrReport) {
			t.Errorf("%s: %v", name, err)
		}
	}
	most := measure(1000)
	for i := range tick.MaxServers {
		most.Measured = append(most.Measured, score.Measured{Server: id(i), Samples: 1 << 31, Late: 1 << 31, Median: 1 << 31})
	}
	if _, err := score.DecodeReport(most.Encode()); err != nil {
		t.Errorf("the greatest: %v", err)
	}
}

func FuzzDecodeReport(f *testing.F) {
	f.Add(measure(9, took(0, 1), took(1, 2)).Encode())
	f.Add([]byte{0xa0})
	f.Fuzz(func(t *testing.T, blob []byte) {
		r, err := score.DecodeReport(blob)
		if err != nil {
			return
		}
		if !bytes.Equal(r.Encode(), blob) {
			t.Error("another form is read")
		}
		_ = r.Verify(app, 1, common.Address{})
		_ = aged(3).Next(2, all(3), []*score.Report{r}, nil)
	})
}

func FuzzDecodeTable(f *testing.F) {
	f.Add(aged(3).Encode())
	f.Fuzz(func(t *testing.T, blob []byte) {
		table, err := score.DecodeTable(blob)
		if err != nil {
			return
		}
		if !bytes.Equal(table.Encode(), blob) {
			t.Error("another form is read")
		}
		for _, w := range table.Next(table.Tick+1, all(3), nil, all(1)).Weights(table.Tick+2, all(4), nil) {
			if w > 1<<16 {
				t.Errorf("weight %d", w)
			}
		}
	})
}
