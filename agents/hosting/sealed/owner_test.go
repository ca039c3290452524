package sealed_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/sealed"
)

// Entries are their client's, and nobody else's. A-06, E-04
func TestEntriesAreOfTheirClient(t *testing.T) {
	w, label, v := scene(t)
	o, err := w.try(w.asked(label, v))
	must(t, err)
	for _, c := range o.Changes {
		e, err := sealed.DecodeEntry(c.Entry.Encode())
		must(t, err)
		if !e.Of(ann) || e.Of(common.Address{}) || e.Of(common.Address{0xe, 0x7e}) {
			t.Errorf("change %d is of another", e.Change)
		}
		e.Owner[31] ^= 1
		if e.Of(ann) {
			t.Errorf("change %d is ann's with another salt", e.Change)
		}
	}
}

// What servers see says nothing of who the client is, whoever looks for it: neither the address is there nor what it is
// salted with. N-01, N-02
func TestServersDoNotSeeTheClient(t *testing.T) {
	w, label, v := scene(t)
	r := w.asked(label, v)
	o, err := w.try(r)
	must(t, err)
	salt := o.Changes[0].Entry.Owner
	seen := map[string][]byte{"the top server": encode(r.Request)}
	for _, c := range w.calls {
		k, err := c.OpenBox(w.servers[c.Slot.Server.ID])
		must(t, err)
		given, err := sealed.OpenBlob(k.In, r.ID, c.Number, c.Parcel.Blob)
		if len(c.Parcel.Blob) > 0 {
			must(t, err)
		}
		seen[fmt.Sprintf("slot %d", c.Number)] = append(append(encode(c), encode(k)...), encode(given)...)
	}
	for who, blob := range seen {
		if !bytes.Contains(blob, r.Request.Header.Owner[:]) || bytes.Contains(blob, ann[:]) || bytes.Contains(blob, salt[:]) {
			t.Errorf("%s sees who the client is", who)
		}
	}
}
