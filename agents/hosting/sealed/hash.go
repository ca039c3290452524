package sealed

import (
	"encoding/binary"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/codec"
	"emet/agents/hosting/commit"
	"emet/agents/identity"
)

// ID names a request: it is over all that the client fixed of it.
func (h Header) ID() common.Hash { return codec.Hash("emet/request/1", h) }

// Request names the request of the call. Of a call that was decoded it is computed once, as a server needs it again and
// again: the header of such a call stays what it is.
func (c *Call) Request() common.Hash {
	if c.request != (common.Hash{}) {
		return c.request
	}
	return c.Header.ID()
}

// Hash is what [Header].Body says of a body.
func (b Body) Hash() common.Hash { return codec.Hash("emet/body/1", b) }

// Hash names a slot with all that is said of it.
func (s Slot) Hash() common.Hash { return codec.Hash("emet/body/slot/1", s) }

// Hash is what the server of a point or query signs.
func (s Statement) Hash() common.Hash { return codec.Hash("emet/statement/1", s) }

// TopStatement is what the top server signs: this is what it answered.
type TopStatement struct {
	App     hosting.OfferID `cbor:"1,keyasint"`
	Tick    uint64          `cbor:"2,keyasint"`
	Request common.Hash     `cbor:"3,keyasint"`
	Server  identity.ID     `cbor:"4,keyasint"`
	Reply   common.Hash     `cbor:"5,keyasint"` // see [Reply.Hash]
}

// Hash is what the top server signs.
func (s TopStatement) Hash() common.Hash { return codec.Hash("emet/top/1", s) }

// Hash names all of a reply but its signature.
func (r Reply) Hash() common.Hash {
	r.Top = nil
	return codec.Hash("emet/reply/1", r)
}

// HashLeaves names the ciphertexts of a result, so that their server signs them: zero if there are none.
func HashLeaves(ciphertexts [][]byte) common.Hash {
	if len(ciphertexts) == 0 {
		return common.Hash{}
	}
	return codec.Hash("emet/leaves/1", ciphertexts)
}

// Statement returns what the server of a slot signs of its result, given the request's id and the hash of the shape of what
// it got.
func (h *Header) Statement(request common.Hash, number uint16, s Slot, in common.Hash, r *Result) Statement {
	return Statement{
		App: h.App, Tick: h.Tick, Request: request, Slot: number, Server: s.Server.ID, Site: s.Site,
		Duplicate: s.Server.Duplicate, In: in, Out: commit.HashOf(r.Shape), Sealed: r.Sealed,
	}
}

// SlotInfo is what the box of a slot's parcel is sealed for: this slot of this request in this tick, as the body says it is.
func SlotInfo(request common.Hash, tick uint64, number uint16, s Slot) []byte {
	return codec.Hash("emet/slot/1", struct {
		Request common.Hash `cbor:"1,keyasint"`
		Tick    uint64      `cbor:"2,keyasint"`
		Number  uint16      `cbor:"3,keyasint"`
		Slot    common.Hash `cbor:"4,keyasint"`
	}{request, tick, number, s.Hash()}).Bytes()
}

// ForTick is the slot of [StampInfo] of a finished stamp, which the tick's stamp key opens.
const ForTick uint16 = 0xffff

// StampInfo is what a stamp is sealed for: the slot whose server opens it, or [ForTick].
func StampInfo(request common.Hash, slot uint16) []byte {
	return codec.Hash("emet/stamp/1", struct {
		Request common.Hash `cbor:"1,keyasint"`
		Slot    uint16      `cbor:"2,keyasint"`
	}{request, slot}).Bytes()
}

// BoxHash is what the server of an update signs of a stamp that it sealed, so that it shows who is to blame for one that
// does not open: nobody can look into it on its way.
func BoxHash(request common.Hash, slot uint16, box []byte) common.Hash {
	return codec.Hash("emet/stamp/box/1", struct {
		Request common.Hash `cbor:"1,keyasint"`
		Slot    uint16      `cbor:"2,keyasint"` // whose server sealed it
		Box     []byte      `cbor:"3,keyasint"`
	}{request, slot, box})
}

// slotAAD and leafAAD say where a ciphertext belongs.
func slotAAD(request common.Hash, slot uint16) []byte {
	return binary.BigEndian.AppendUint16(request.Bytes(), slot)
}

func leafAAD(request common.Hash, r Ref) []byte {
	return binary.BigEndian.AppendUint32(slotAAD(request, r.Slot), r.Leaf)
}
