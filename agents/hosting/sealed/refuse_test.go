package sealed_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/commit"
	"emet/agents/hosting/sealed"
	"emet/agents/program/data"
	"emet/agents/program/flowgen"
	"emet/agents/program/interp"
)

// Programs may fail: that is a result, and nobody is asked. M-11
func TestFailuresNeedNoServer(t *testing.T) {
	w, label, _ := scene(t)
	p, err := w.Play(t.Context(), label, data.NewTuple(data.NewInt(1<<62), data.NewID([32]byte{}), data.NewString("")), 1, rows{flowgen.Answers{Program: w.planned}, w.planned})
	if err != nil || p.Failure != interp.ErrArithmetic || len(p.Slots) > 0 {
		t.Fatalf("%+v, %v", p, err)
	}
	if _, _, err := w.Seal(sealed.Draft{Played: p, Coin: w.coin}); !errors.Is(err, interp.ErrArithmetic) {
		t.Error(err)
	}
	if _, err := w.Play(t.Context(), data.Label{}, data.NewUnit(), 1, nil); err == nil {
		t.Error("an endpoint that is not there is played")
	}
}

// Drafts that no server would serve are refused where they are made. SR-21, X-09
func TestSealRefuses(t *testing.T) {
	w, label, v := scene(t)
	r := w.asked(label, v)
	servers := []sealed.Server{r.Request.Body.Top}
	for _, s := range r.Request.Body.Slots {
		servers = append(servers, s.Server)
	}
	free := *w.coin
	free.Token.Class = 1
	nobodys := *w.coin
	nobodys.Client = common.Address{}
	wrong := slices.Clone(servers)
	wrong[2].ID[0]++
	for name, d := range map[string]sealed.Draft{
		"too few servers":       {Played: r.played, Coin: w.coin, Servers: servers[1:]},
		"a server that is none": {Played: r.played, Coin: w.coin, Servers: wrong},
		"no token for writes":   {Played: r.played, Coin: &free, Servers: servers},
		"writes of nobody":      {Played: r.played, Coin: &nobodys, Servers: servers},
	} {
		if _, _, err := w.Seal(d); err == nil {
			t.Errorf("%s: sealed", name)
		}
	}
	a, _, err := w.Seal(sealed.Draft{Played: r.played, Coin: w.coin, Servers: servers})
	must(t, err)
	// P-14: what is sealed again is sealed with other keys, and is another request.
	if a.ID == r.ID || a.Request.Header.Key == r.Request.Header.Key || bytes.Equal(a.Request.Body.Value, r.Request.Body.Value) ||
		bytes.Equal(a.Request.Parcels[0].Blob, r.Request.Parcels[0].Blob) || a.Request.Reply == r.Request.Reply {
		t.Error("something is used twice")
	}
}

// Nothing of an entry may be another. F-15, F-23, N-03, N-06
func TestEntriesAreChecked(t *testing.T) {
	w, label, v := scene(t)
	o, err := w.try(w.asked(label, v))
	must(t, err)
	for nth, c := range o.Changes {
		blob := c.Entry.Encode()
		for name, forge := range map[string]func(e *sealed.Entry){
			"another value":     func(e *sealed.Entry) { e.Value = []byte{1} },
			"not a value":       func(e *sealed.Entry) { e.Value = []byte{0x60} },
			"another salt":      func(e *sealed.Entry) { e.Salts[0][0]++ },
			"a salt too many":   func(e *sealed.Entry) { e.Salts = append(e.Salts, commit.Salt{}) },
			"a salt too few":    func(e *sealed.Entry) { e.Salts = nil },
			"another key":       func(e *sealed.Entry) { e.Key[0]++ },
			"the other change":  func(e *sealed.Entry) { e.Change ^= 1 },
			"no such change":    func(e *sealed.Entry) { e.Change = 2 },
			"another log":       func(e *sealed.Entry) { e.Log = &common.Hash{3} },
			"a salt of a log":   func(e *sealed.Entry) { e.Salt[0]++ },
			"another tick":      func(e *sealed.Entry) { e.Header.Tick++ },
			"another token":     func(e *sealed.Entry) { e.Header.Token[0]++ },
			"a token of others": func(e *sealed.Entry) { e.Token.Root[0]++ },
			"a former token":    func(e *sealed.Entry) { e.Token.Tick-- },
			"another sum":       func(e *sealed.Entry) { e.Sum[0]++ },
			"another client":    func(e *sealed.Entry) { e.Header.Key[0]++ },
			"another owner":     func(e *sealed.Entry) { e.Header.Owner = commit.Owner(common.Address{1}, e.Owner) },
			"another endpoint":  func(e *sealed.Entry) { e.Header.Endpoint[0]++ },
			"Steps left out":    func(e *sealed.Entry) { e.Steps = append(e.Steps[:1], e.Steps[2:]...) },
			"Steps swapped":     func(e *sealed.Entry) { e.Steps[1], e.Steps[2] = e.Steps[2], e.Steps[1] },
			"no first Step":     func(e *sealed.Entry) { e.Steps = e.Steps[1:] },
			"only one":          func(e *sealed.Entry) { e.Steps = e.Steps[:1] },
		} {
			e, err := sealed.DecodeEntry(blob)
			must(t, err)
			forge(e)
			if _, _, err := e.Check(w.App); err == nil {
				t.Errorf("change %d: %s: taken", nth, name)
			}
		}
		// Package stamp checks the stamp. Package state compares the owner with the log's, verifies the token and draws.
		behind := len(blob) - bytes.LastIndex(blob, c.Entry.Stamp)
		dice := rand.New(rand.NewPCG(3, uint64(nth)))
		for range 400 {
			at := dice.IntN(len(blob) - behind)
			other := bytes.Clone(blob)
			other[at] ^= 1 << dice.IntN(8)
			e, err := sealed.DecodeEntry(other)
			if err != nil {
				continue
			}
			if _, _, err := e.Check(w.App); err == nil {
				t.Fatalf("change %d: byte %d may be another", nth, at)
			}
		}
	}
}
