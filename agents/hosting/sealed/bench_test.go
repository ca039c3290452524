package sealed_test

import (
	"testing"

	"emet/agents/hosting/codec"
	"emet/agents/hosting/sealed"
	"emet/agents/program/data"
)

// What a client computes for a request of eight points: drawing is not in it. T6
func BenchmarkClient(b *testing.B) {
	w, label := wide(b, 8)
	r, err := w.seal(label, data.NewInt(1), 0, nil)
	must(b, err)
	servers := []sealed.Server{r.Request.Body.Top}
	for _, s := range r.Request.Body.Slots {
		servers = append(servers, s.Server)
	}
	reply, err := w.serve(r)
	must(b, err)
	b.Run("play", func(b *testing.B) {
		for b.Loop() {
			_, err := w.Play(b.Context(), label, data.NewInt(1), 0, nil)
			must(b, err)
		}
	})
	b.Run("seal", func(b *testing.B) {
		for b.Loop() {
			_, _, err := w.Seal(sealed.Draft{Played: r.played, Coin: w.coin, Servers: servers})
			must(b, err)
		}
	})
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			_, err := r.Open(reply)
			must(b, err)
		}
	})
}

// What the servers of a request of eight points compute in package sealed.
func BenchmarkServers(b *testing.B) {
	w, label := wide(b, 8)
	r, err := w.seal(label, data.NewInt(1), 0, nil)
	must(b, err)
	results := w.results(r)
	c := w.calls[0]
	site, _ := w.Site(c.Slot.Site)
	in, out, err := w.Types(site.Place)
	must(b, err)
	b.Run("walk", func(b *testing.B) {
		for b.Loop() {
			_, err := w.Walk(b.Context(), &r.Request.Header, &r.Request.Body, sealed.Results(results))
			must(b, err)
		}
	})
	b.Run("point", func(b *testing.B) {
		for b.Loop() {
			k, err := c.OpenBox(w.servers[c.Slot.Server.ID])
			must(b, err)
			v, err := c.OpenArgs(k, in)
			must(b, err)
			c.SealResult(k, out, v.Part(0))
		}
	})
}

// T8: what travels for one point, before and behind the padding.
func TestBytesOfAPoint(t *testing.T) {
	w, label := wide(t, 8)
	r, err := w.seal(label, data.NewInt(1), 0, nil)
	must(t, err)
	results := w.results(r)
	c := *w.calls[0]
	padded := len(codec.Encode(c)) + len(codec.Encode(results[0]))
	c.Parcel.Blob = c.Parcel.Blob[:sealed.Overhead+60]
	bare := len(codec.Encode(c)) + len(codec.Encode(results[0]))
	t.Logf("%d bytes, %d with padding", bare, padded)
	if bare > 2560 {
		t.Errorf("%d bytes for a point: want at most 2560", bare)
	}
}
