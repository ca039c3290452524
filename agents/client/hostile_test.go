package client_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/client"
	"emet/agents/hosting"
	"emet/agents/store"
)

// A-06, J-14: whoever posts offers of what nobody has keeps nobody from finding the others by name, however many they are.
func TestOffersOfNothing(t *testing.T) {
	w := newWorld(t)
	w.bogus, w.patience = 300, 4*time.Second
	c := w.open()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute) // one after the other, they would take longer
	defer cancel()
	for _, name := range []string{"guestbook", ""} {
		a, err := c.App(ctx, name)
		if err != nil || a.ID != w.Next.App {
			t.Fatalf("%q: %+v, %v", name, a, err)
		}
	}
	if _, err := c.App(ctx, "another"); !errors.Is(err, client.ErrNoApp) {
		t.Errorf("%v", err)
	}
}

// F-04, E-05: an application that asks for more work than anybody can do is refused before any is done.
func TestTooMuchWork(t *testing.T) {
	for name, of := range map[string]func(*world) client.Call{
		"to read":     func(w *world) client.Call { w.client = true; return client.Call{Endpoint: "by", Args: []byte(`"Ada"`)} },
		"to write":    func(w *world) client.Call { w.client = true; return sign(allow) },
		"to register": func(*world) client.Call { return sign(allow) },
		"sponsored": func(*world) client.Call {
			call := sign(allow)
			call.Pay = client.Sponsor
			return call
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.bits = 80 // as much as an offer can ask for
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			_, err := w.open().Call(ctx, of(w))
			if !errors.Is(err, client.ErrRefused) || !strings.Contains(err.Error(), "bits of proof of work") {
				t.Errorf("%v", err)
			}
			if name == "to register" && !strings.Contains(err.Error(), "client register "+w.Next.App.Hex()) {
				t.Errorf("it does not say what to do: %v", err)
			}
		})
	}
}

// N-08: what a user has is exported whatever becomes of applications that it has nothing in.
func TestExportOfNothing(t *testing.T) {
	w := newWorld(t)
	w.posted[theTick] = hosting.Tick{Number: theTick, StateRoot: common.Hash{1}} // of which nobody has the files
	c := w.open()
	a, err := c.App(t.Context(), "guestbook")
	if err != nil {
		t.Fatal(err)
	}
	if e, err := c.Export(t.Context(), a); err != nil || len(e.Logs) != 0 {
		t.Errorf("%+v, %v", e, err)
	}
}

// I-02: requests of a state that an earlier version wrote, which kept no list of those that are not over, are found all the
// same; and those that are over are not read again.
func TestRequestsOfEarlierVersions(t *testing.T) {
	w := newWorld(t)
	d := must[client.Done](t)(w.open().Call(t.Context(), sign(allow)))
	err := w.db.Update(func(tx *store.Tx) error {
		return errors.Join(
			store.NewTable[bool]("client", "pending").Delete(tx, store.Number(d.Number)),
			store.NewTable[uint64]("client", "numbers").Delete(tx, []byte("pending")))
	})
	if err != nil {
		t.Fatal(err)
	}
	w.close(nil)
	if out := must[[]client.Done](t)(w.open().Settle(t.Context(), sign(allow))); len(out) != 1 || out[0].State != client.Confirmed {
		t.Fatalf("%+v", out)
	}
	err = w.db.View(func(tx *store.Tx) error {
		for p, err := range store.NewTable[bool]("client", "pending").All(tx, nil) {
			if err != nil {
				return err
			}
			t.Errorf("request %x is over, and is looked at all the same", p.Key)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
