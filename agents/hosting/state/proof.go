package state

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/codec"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Proof shows somebody who has only the state root what rows of one tree there are in a place, and that there are no
// others: it has all rows of the place, and the ones before and behind.
type Proof struct {
	Roots  Roots  `cbor:"1,keyasint"` // what the state root is the hash of
	Rows   []byte `cbor:"2,keyasint"` // as files have them
	From   uint64 `cbor:"3,keyasint"` // number of the first of them in its tree
	Beside []Hash `cbor:"4,keyasint"` // nodes of the tree, from left to right
}

// MaxProof is how many bytes a proof may have.
const MaxProof = maxRoots + maxChunk + 64<<10

// ErrProof means that a proof does not show what it should.
var ErrProof = errors.New("the proof does not hold")

// Encode writes the proof.
func (p *Proof) Encode() []byte { return codec.Encode(p) }

// DecodeProof reads a proof from outside.
func DecodeProof(blob []byte) (*Proof, error) {
	p := &Proof{}
	if err := codec.Decode(blob, MaxProof, p); err != nil {
		return nil, err
	}
	return p, nil
}

// ProveLog proves what a log has come to, or that there is none.
func (v *View) ProveLog(ctx context.Context, id common.Hash) (*Proof, error) {
	return v.logs().prove(ctx, span{id[:], after(id[:])}, 1)
}

// ProveEntries proves which entries a log has from a place on, at most so many.
func (v *View) ProveEntries(ctx context.Context, id common.Hash, from uint64, limit int) (*Proof, error) {
	return v.entries().prove(ctx, span{appendPlace(nil, id, from), after(id[:])}, limit)
}

// ProveAnswer proves the answer to a query.
func (v *View) ProveAnswer(ctx context.Context, q flow.Query, operands []data.Value) (*Proof, error) {
	b, wanted, err := v.query(q, operands)
	if err != nil {
		return nil, err
	}
	return b.prove(ctx, wanted, q.Limit)
}

// Log returns the log that the proof is about, below a state root. If there is none, ok is false, and offset is where it
// would stand.
func (p *Proof) Log(program *flow.Program, root, id common.Hash) (l Log, offset uint64, ok bool, err error) {
	b, err := p.branch(program, root, func(v *View) (*branch, error) { return v.logs(), nil })
	if err != nil {
		return l, 0, false, err
	}
	offset, err = p.follow(b, span{id[:], after(id[:])}, 1, func(p *page, i int) { l, ok = p.rows.([]Log)[i], true })
	return l, offset, ok, err
}

// Entries returns the entries that the proof is about.
func (p *Proof) Entries(program *flow.Program, root, id common.Hash, from uint64, limit int) (out []Entry, err error) {
	b, err := p.branch(program, root, func(v *View) (*branch, error) { return v.entries(), nil })
	if err != nil {
		return nil, err
	}
	_, err = p.follow(b, span{appendPlace(nil, id, from), after(id[:])}, limit, func(p *page, i int) {
		out = append(out, p.rows.([]*entry)[i].Entry)
	})
	return out, err
}

// Answer returns the answer that the proof is about.
func (p *Proof) Answer(program *flow.Program, root common.Hash, q flow.Query, operands []data.Value) (out []Row, err error) {
	var wanted span
	b, err := p.branch(program, root, func(v *View) (b *branch, err error) {
		b, wanted, err = v.query(q, operands)
		return b, err
	})
	if err != nil {
		return nil, err
	}
	_, err = p.follow(b, wanted, q.Limit, func(p *page, i int) { out = append(out, p.rows.([]Row)[i]) })
	return out, err
}

func (p *Proof) branch(program *flow.Program, root common.Hash, find func(*View) (*branch, error)) (*branch, error) {
	schema, err := schemaOf(program)
	if err != nil {
		return nil, err
	}
	if err := p.Roots.check(schema); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrProof, err)
	}
	if p.Roots.Hash() != root {
		return nil, fmt.Errorf("%w: it is of another state", ErrProof)
	}
	return find(&View{schema: schema, roots: p.Roots, hash: root})
}

// prove makes the proof of at most limit rows of a span.
func (b *branch) prove(ctx context.Context, wanted span, limit int) (*Proof, error) {
	first, err := b.search(ctx, wanted.from)
	if err != nil {
		return nil, err
	}
	found := 0
	if err := b.walk(ctx, wanted, limit, func(*page, int) { found++ }); err != nil {
		return nil, err
	}
	from, to := max(first-1, 0), first+found
	if found < limit {
		to = min(to+1, b.count)
	}
	rows, err := b.encode(ctx, from, to)
	if err != nil {
		return nil, err
	}
	if len(rows) > maxChunk {
		return nil, fmt.Errorf("the rows of a proof take %d bytes: ask for fewer", len(rows))
	}
	p := &Proof{Roots: b.roots, Rows: rows, From: uint64(from)} // #nosec G115 -- not negative
	p.Beside, err = b.beside(ctx, nil, 0, b.count, from, to)
	return p, err
}

// encode writes rows as files have them.
func (b *branch) encode(ctx context.Context, from, to int) ([]byte, error) {
	logs, entries, records := []Log{}, []*Entry{}, []record{}
	for at := from; at < to; at++ {
		p, i, err := b.page(ctx, at)
		if err != nil {
			return nil, err
		}
		switch rows := p.rows.(type) {
		case []Log:
			logs = append(logs, rows[i])
		case []*entry:
			entries = append(entries, &rows[i].Entry)
		case []Row:
			r := rows[i]
			records = append(records, record{Log: r.ID, Index: r.Index, Value: r.cbor, Salts: r.Salts})
		}
	}
	switch b.name {
	case logTree:
		return codec.Encode(logs), nil
	case entryTree:
		return codec.Encode(entries), nil
	default:
		return codec.Encode(records), nil
	}
}

// beside appends the nodes that stand beside rows, within a run of rows, from left to right: see [check].
func (b *branch) beside(ctx context.Context, to []Hash, begin, n, first, end int) ([]Hash, error) {
	switch {
	case n == 0 || first <= begin && end >= begin+n:
		return to, nil
	case first >= begin+n || end <= begin || first >= end:
		h, err := b.over(ctx, begin, n)
		return append(to, h), err
	}
	k := half(n)
	to, err := b.beside(ctx, to, begin, k, first, end)
	if err != nil {
		return nil, err
	}
	return b.beside(ctx, to, begin+k, n-k, first, end)
}

// over returns the node over a run of rows, which begins at a multiple of its size rounded up to a power of two.
func (b *branch) over(ctx context.Context, begin, n int) (Hash, error) {
	if n <= b.width {
		p, i, err := b.page(ctx, begin)
		if err != nil {
			return Hash{}, err
		}
		return root(p.leaves[i : i+n]), nil
	}
	all := levels(b.count, b.width)
	level, size := 1, b.width // of what the nodes of a file of the level are over
	for n > size*fanOut {
		level, size = level+1, size*fanOut
	}
	f, err := b.nodes(ctx, all, level, begin/(size*fanOut))
	if err != nil {
		return Hash{}, err
	}
	at := begin / size % fanOut
	return root(f.Hash[at : at+(n+size-1)/size]), nil
}

// follow checks that the rows of a proof stand in their place below the root, and that they are all of a span, or so many
// as are wanted. It returns the number of the first.
func (p *Proof) follow(b *branch, wanted span, limit int, visit func(p *page, i int)) (offset uint64, err error) {
	rows, err := b.read(p.Rows)
	if err != nil {
		return 0, fmt.Errorf("%w: %w", ErrProof, err)
	}
	if p.From > maxCount {
		return 0, fmt.Errorf("%w: row %d", ErrProof, p.From)
	}
	from := int(p.From) // #nosec G115 -- at most maxCount
	hash, err := check(b.count, from, rows.leaves, p.Beside)
	if err != nil || hash != b.root {
		return 0, fmt.Errorf("%w: its rows do not lead to the root", ErrProof)
	}
	at := 0
	for at < len(rows.keys) && bytes.Compare(rows.keys[at], wanted.from) < 0 {
		at++
	}
	if at > 1 || at == 0 && from > 0 {
		return 0, fmt.Errorf("%w: it does not begin with the row before", ErrProof)
	}
	offset = p.From + uint64(at) // #nosec G115 -- 0 or 1
	found := 0
	for i := at; i < len(rows.keys); i++ {
		if i > 0 && bytes.Compare(rows.keys[i-1], rows.keys[i]) >= 0 {
			return 0, fmt.Errorf("%w: its rows are not in order", ErrProof)
		}
		if wanted.ends(rows.keys[i]) {
			if i+1 < len(rows.keys) {
				return 0, fmt.Errorf("%w: it has more rows than it needs", ErrProof)
			}
			return offset, nil
		}
		if found == limit {
			return 0, fmt.Errorf("%w: it has more rows than it needs", ErrProof)
		}
		visit(rows, i)
		found++
	}
	if found < limit && from+len(rows.keys) < b.count {
		return 0, fmt.Errorf("%w: it does not end with the row behind", ErrProof)
	}
	return offset, nil
}
