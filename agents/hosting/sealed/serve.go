package sealed

import (
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/codec"
	"emet/agents/hosting/commit"
	"emet/agents/program/data"
	"emet/agents/program/structure"
)

// OpenArgs opens the arguments of a point or query, of the type of their tuple, with the keys of the call's box. Each
// primitive is exactly what stands in the call's shape in its place: a client that gives another, or a server that passes
// on another, is refused.
func (c *Call) OpenArgs(k *Keys, t *data.Type) (data.Value, error) {
	shape, err := commit.Decode(t, c.Args)
	if err != nil {
		return data.Value{}, fmt.Errorf("arguments: %w", err)
	}
	edges := c.Slot.edges()
	var given []Given
	if len(edges) < len(c.Slot.In) {
		if given, err = OpenBlob(k.In, c.Request(), c.Number, c.Parcel.Blob); err != nil {
			return data.Value{}, fmt.Errorf("what the client gives: %w", err)
		}
	} else if len(c.Parcel.Blob) > 0 {
		return data.Value{}, fmt.Errorf("%w: the client gives what nobody needs", codec.ErrMalformed)
	}
	if len(given)+len(edges) != len(c.Slot.In) || len(c.Edges) != len(edges) || len(k.Edges) != len(edges) {
		return data.Value{}, fmt.Errorf("%w: %d leaves, %d given and %d from others", codec.ErrMalformed, len(c.Slot.In), len(given), len(c.Edges))
	}
	o := &arguments{Call: c, keys: k, given: given, request: c.Request()}
	v, err := structure.Open(t, shape, o.next)
	if err != nil {
		return data.Value{}, err
	}
	if o.leaf != len(c.Slot.In) {
		return data.Value{}, fmt.Errorf("%w: %d leaves in the shape of %d arguments", codec.ErrMalformed, o.leaf, len(c.Slot.In))
	}
	// Entries of dicts have an order that shapes do not know.
	return data.DecodeCBOR(t, v.AppendCBOR(t, nil))
}

// arguments are what is being opened.
type arguments struct {
	*Call

	keys       *Keys
	given      []Given
	request    common.Hash
	leaf, edge int // that come next
}

func (o *arguments) next(t *data.Type, want commit.Leaf) (v data.Value, err error) {
	if o.leaf >= len(o.Slot.In) {
		return v, fmt.Errorf("%w: more leaves than arguments", codec.ErrMalformed)
	}
	ref := o.Slot.In[o.leaf]
	o.leaf++
	var salt commit.Salt
	if ref.Slot == 0 {
		g := o.given[0]
		o.given, salt = o.given[1:], g.Salt
		v, err = data.DecodeCBOR(t, g.Value)
	} else {
		v, salt, err = OpenLeaf(o.keys.Edges[o.edge], o.request, ref, t, o.Call.Edges[o.edge])
		o.edge++
	}
	if err != nil {
		return v, fmt.Errorf("leaf %d: %w", o.leaf-1, err)
	}
	if commit.To(t, v, salt) != want {
		return v, fmt.Errorf("leaf %d: it is not what was committed to", o.leaf-1)
	}
	return v, nil
}

// SealResult seals what an observation gave, of its type, for those who have the keys. The server has yet to sign it: see
// [Result.Statement].
func (c *Call) SealResult(k *Keys, t *data.Type, v data.Value) Result {
	shape, leaves := sealResult(k.Out, c.Request(), c.Number, t, v)
	return Result{Shape: commit.Encode(t, shape), Leaves: leaves, Sealed: HashLeaves(leaves)}
}

// sealResult salts and encrypts the primitives of a slot's result.
func sealResult(secret [32]byte, request common.Hash, slot uint16, t *data.Type, v data.Value) (shape commit.Shape, leaves [][]byte) {
	shape = structure.Seal(t, v, func(t *data.Type, _ structure.Path, v data.Value) commit.Leaf {
		from := Ref{slot, uint32(len(leaves))} // #nosec G115 -- a value has less than 2^32 primitives
		leaves = append(leaves, SealLeaf(secret, request, from, t, v))
		return commit.To(t, v, commit.Derive(secret, from.Leaf))
	})
	return shape, leaves
}

// SealAnswer says what a query gave, of the type of its answer. There is nothing to encrypt, as the client has the rows.
func SealAnswer(t *data.Type, rows []Row) (Result, error) {
	shape, err := shapeRows(t, rows)
	if err != nil {
		return Result{}, err
	}
	return Result{Shape: commit.Encode(t, shape)}, nil
}

var errRows = errors.New("rows that do not fit the query")

// shapeRows returns the shape of an answer. Owners are public; values are salted as their entries say.
func shapeRows(t *data.Type, rows []Row) (s commit.Shape, err error) {
	if len(rows) > t.Max {
		return s, fmt.Errorf("%w: %d, at most %d", errRows, len(rows), t.Max)
	}
	of := t.Of[0].Of[1]
	parts := make([]commit.Shape, len(rows))
	for i, r := range rows {
		owner := commit.Public(data.IDType, data.NewID(r.Owner))
		value, err := shapeSalted(of, r.Value, r.Salts)
		if err != nil {
			return s, fmt.Errorf("%w: row %d: %w", errRows, i, err)
		}
		parts[i] = structure.Tuple(structure.LeafOf(owner), value)
	}
	return structure.Tuple(parts...), nil
}

// shapeSalted commits to a value whose primitives have these salts.
func shapeSalted(t *data.Type, v data.Value, salts []commit.Salt) (commit.Shape, error) {
	missing, rest := false, salts
	s := structure.Seal(t, v, func(t *data.Type, _ structure.Path, v data.Value) commit.Leaf {
		if len(rest) == 0 {
			missing = true
			return commit.Leaf{}
		}
		salt := rest[0]
		rest = rest[1:]
		return commit.To(t, v, salt)
	})
	if missing || len(rest) > 0 {
		return s, fmt.Errorf("%d salts are not one for each primitive", len(salts))
	}
	return s, nil
}

// Statement returns what the server of a call signs of its result.
func (c *Call) Statement(r Result) Statement {
	return c.Header.Statement(c.Request(), c.Number, c.Slot, commit.HashOf(c.Args), &r)
}

// EdgesFor returns the ciphertexts that a slot needs of the results of others: see [Call].Edges. All that it needs have to
// be there.
func (s *Slot) EdgesFor(results []Result) ([][]byte, error) {
	edges := [][]byte{}
	for _, r := range s.edges() {
		if int(r.Slot) > len(results) || int(r.Leaf) >= len(results[r.Slot-1].Leaves) {
			return nil, &SlotError{r.Slot, fmt.Errorf("its result has no leaf %d", r.Leaf)}
		}
		edges = append(edges, results[r.Slot-1].Leaves[r.Leaf])
	}
	return edges, nil
}

// WithoutLeaves returns results as servers of updates get them: they have no use for ciphertexts, and who has no
// ciphertext cannot keep it for later.
func WithoutLeaves(results []Result) []Result {
	out := make([]Result, len(results))
	for i, r := range results {
		out[i] = Result{Shape: r.Shape, Signature: r.Signature, Sealed: r.Sealed}
	}
	return out
}

// Same tells whether two slots are the same.
func (s *Slot) Same(t *Slot) bool {
	return s.Kind == t.Kind && s.Site == t.Site && s.Server == t.Server && slices.Equal(s.In, t.In)
}
