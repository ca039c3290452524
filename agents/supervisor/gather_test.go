package supervisor_test

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"path/filepath"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/state"
	"emet/agents/hosting/tick"
	"emet/agents/market"
	"emet/agents/program/data"
	"emet/agents/supervisor"
)

// SR-19, G-01, J-14: a client that anchors what nobody has cannot have the updates of others rejected as something that nobody
// has, however many it anchors, and be it before all others: neither what is here already nor what others have to be asked
// for.
func TestAFloodOfWhatNobodyHas(t *testing.T) {
	const flood = 1000
	w := newWorld(t)
	w.patience = time.Second
	w.nowhere, w.far = map[market.Content]bool{}, map[market.Content]bool{}
	p := planned(t)
	x := w.start(p, filepath.Join(t.TempDir(), "state.db"))
	w.begin(x)
	first := w.log.Due
	tag, err := hosting.NewTag(data.LabelOf("key", "wall").String())
	if err != nil {
		t.Fatal(err)
	}
	attacker, near, far := common.Hash{1}, common.Hash{2}, common.Hash{3}
	block := w.offer.Terms.CutOff(first)
	w.mu.Lock()
	var u supervisor.Updates
	for _, log := range []common.Hash{attacker, near, far} {
		u.Logs = append(u.Logs, hosting.Log{Key: log, Client: common.Address{log[0]}, Writer: common.Address{log[0]}, Tag: tag})
	}
	for i := range uint64(flood) {
		c := market.Content{Codec: market.Raw, Digest: [32]byte{7}}
		binary.BigEndian.PutUint64(c.Digest[24:], i)
		w.nowhere[c] = true
		u.Entries = append(u.Entries, hosting.Appended{Block: block, Key: attacker, Index: 1 + i, Content: c})
	}
	for i, log := range []common.Hash{near, far} {
		entry := []byte{byte(i)}
		c := market.Content{Codec: market.Raw, Digest: sha256.Sum256(entry)}
		w.blobs[c], w.far[c] = map[string][]byte{"": entry}, log == far
		u.Entries = append(u.Entries, hosting.Appended{Block: block, Key: log, Index: 1, Content: c})
	}
	w.found[first] = u
	w.mu.Unlock()
	asked, early := 0, false
	w.read = func(ctx context.Context, c market.Content) {
		w.mu.Lock()
		defer w.mu.Unlock()
		switch _, timed := ctx.Deadline(); {
		case w.nowhere[c]:
			asked++
		case w.blobs[c] != nil && w.far[c]: // later it is read to be judged
			early = early || asked < flood/2
		case w.blobs[c] != nil && !w.far[c] && timed:
			t.Error("what is here is given up after a while")
		}
	}
	w.mine(block + 2)
	w.wait(func() bool { return w.log.Due > first })
	x.end(t)
	if !early {
		t.Error("what others have was not asked for before what nobody has")
	}
	summary, err := tick.DecodeSummary(w.blobs[w.posts[first].Document][tick.SummaryFile])
	if err != nil || len(summary.Entries) != flood+2 {
		t.Fatalf("%d entries, %v", len(summary.Entries), err)
	}
	for i, e := range summary.Entries {
		if gone := e.Reason == state.Unavailable; gone != (i < flood) {
			t.Fatalf("entry %d of log %x is %q", i, e.Key[:1], e.Reason)
		}
	}
}
