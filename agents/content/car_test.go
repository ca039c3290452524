package content_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"math/rand/v2"
	"testing"

	"github.com/ipfs/go-cid"

	"emet/agents/content"
	"emet/agents/content/contenttest"
)

// carOf builds a file and returns its CAR and root.
func carOf(t testing.TB, size int) ([]byte, cid.Cid) {
	t.Helper()
	b := newBlocks()
	root, err := content.BuildFile(t.Context(), bytes.NewReader(contenttest.Bytes("car", size)), func(_ context.Context, c cid.Cid, block []byte) error {
		b.Blocks[c] = block
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	car, err := content.NewCARWriter(&buf, root)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (content.Walk{Get: b.Block, Visit: car.Write}).Run(t.Context(), "", root); err != nil {
		t.Fatal(err)
	}
	if err := car.Flush(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes(), root
}

func readCAR(ctx context.Context, car []byte) (cid.Cid, error) {
	return content.ReadCAR(ctx, bytes.NewReader(car), content.Limits{}, func(_ context.Context, c cid.Cid, block []byte) error {
		return content.Verify(c, block)
	})
}

func TestCARRoundTrip(t *testing.T) {
	car, root := carOf(t, 1<<20)
	if got, err := readCAR(t.Context(), car); err != nil || got != root {
		t.Fatalf("%s, %v", got, err)
	}
}

func TestDamagedCARs(t *testing.T) { // F18
	car, _ := carOf(t, 600_000)
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		flipped := bytes.Clone(car)
		flipped[rnd.IntN(len(car))] ^= 1 << rnd.IntN(8)
		if _, err := readCAR(t.Context(), flipped); err == nil {
			t.Fatal("a CAR with a flipped bit was accepted")
		}
		if _, err := readCAR(t.Context(), car[:rnd.IntN(len(car))]); err == nil {
			t.Fatal("a truncated CAR was accepted")
		}
	}
	if _, err := readCAR(t.Context(), append(bytes.Clone(car), car[len(car)-100:]...)); err == nil {
		t.Error("a CAR with something behind its end was accepted")
	}
	for name, b := range map[string][]byte{
		"nothing":           nil,
		"HTML":              []byte("<!DOCTYPE html><html><body>please log in</body></html>"),
		"a huge header":     binary.AppendUvarint(nil, 1<<40),
		"an endless length": bytes.Repeat([]byte{0xff}, 20),
	} {
		if _, err := readCAR(t.Context(), b); err == nil {
			t.Errorf("%s was accepted as CAR", name)
		}
	}
}

// Blocks out of order are refused even though each is genuine.
func TestCAROutOfOrder(t *testing.T) { // F18
	car, root := carOf(t, 600_000)
	cr, err := content.NewCARReader(bytes.NewReader(car), content.MaxBlock)
	if err != nil {
		t.Fatal(err)
	}
	type entry struct {
		c     cid.Cid
		block []byte
	}
	var all []entry
	for {
		c, block, err := cr.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, entry{c, block})
	}
	all[1], all[2] = all[2], all[1]
	var buf bytes.Buffer
	cw, err := content.NewCARWriter(&buf, root)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		if err := cw.Write(e.c, e.block); err != nil {
			t.Fatal(err)
		}
	}
	if err := cw.Flush(); err != nil {
		t.Fatal(err)
	}
	var bad *content.SenderError
	if _, err := readCAR(t.Context(), buf.Bytes()); !errors.As(err, &bad) {
		t.Fatalf("blocks in the wrong order: %v", err)
	}
}

func FuzzReadCAR(f *testing.F) {
	car, _ := carOf(f, 300)
	f.Add(car)
	car, _ = carOf(f, 300_000)
	f.Add(car)
	f.Fuzz(func(t *testing.T, car []byte) {
		_, _ = readCAR(t.Context(), car)
	})
}
