package state

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sort"
	"sync"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/codec"
	"emet/agents/market"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// ErrForged means that a file of a state is not what the state root names. Its supervisor published both.
var ErrForged = errors.New("a file of the state is forged")

// Fetch gets a file of a state, by its path.
type Fetch func(ctx context.Context, path string) ([]byte, error)

// View is a state of which only those files are fetched that are needed. Whatever it returns is verified: it is below the
// state root, and complete. It is safe for concurrent use.
type View struct {
	schema *schema
	roots  Roots
	hash   common.Hash
	fetch  Fetch

	mu    sync.Mutex
	files map[string]any // those that were verified: *page or *nodes
}

// maxKept is how many verified files a view keeps.
const maxKept = 1 << 10

// page is a file of rows.
type page struct {
	keys   [][]byte
	leaves []Hash
	rows   any // []Log, []*entry or []Row
}

// Open opens the state with a root. It fetches one small file. Errors wrap [ErrForged] or are those of fetch.
func Open(ctx context.Context, p *flow.Program, root common.Hash, fetch Fetch) (*View, error) {
	schema, err := schemaOf(p)
	if err != nil {
		return nil, err
	}
	blob, err := fetch(ctx, rootFile)
	if err != nil {
		return nil, fmt.Errorf("state %s: %s is withheld: %w", root, rootFile, err)
	}
	v := &View{schema: schema, hash: root, fetch: fetch, files: map[string]any{}}
	if v.roots, err = readRoots(schema, blob, root); err != nil {
		return nil, err
	}
	return v, nil
}

// ProgramOf returns the program that a state is of, as its files say, verified under its root.
func ProgramOf(ctx context.Context, root common.Hash, fetch Fetch) (market.Content, error) {
	blob, err := fetch(ctx, rootFile)
	if err != nil {
		return market.Content{}, fmt.Errorf("state %s: %s is withheld: %w", root, rootFile, err)
	}
	r, err := readHash(blob, root)
	if err != nil {
		return market.Content{}, forgedRoots(root, err)
	}
	return r.Program, nil
}

func readHash(blob []byte, root common.Hash) (r Roots, err error) {
	err = codec.Decode(blob, maxRoots, &r)
	if err == nil && r.Hash() != root {
		err = errors.New("its hash is another one")
	}
	return r, err
}

func forgedRoots(root common.Hash, err error) error {
	return fmt.Errorf("%w: %s of state %s: %w", ErrForged, rootFile, root, err)
}

func readRoots(s *schema, blob []byte, root common.Hash) (Roots, error) {
	r, err := readHash(blob, root)
	if err == nil {
		err = r.check(s)
	}
	if err != nil {
		return r, forgedRoots(root, err)
	}
	return r, nil
}

// maxCount is how many rows a tree may have.
const maxCount = 1 << 40

func (r *Roots) check(s *schema) error {
	if len(r.Indices) != len(s.indices) {
		return fmt.Errorf("it has %d indices, and the program %d", len(r.Indices), len(s.indices))
	}
	for _, t := range append([]Root{r.Logs, r.Entries}, r.Indices...) {
		if t.Count > maxCount || (t.Count == 0) != (t.Hash == empty) {
			return fmt.Errorf("no tree has %d rows and the root %x", t.Count, t.Hash)
		}
	}
	return nil
}

// Root returns the state root.
func (v *View) Root() common.Hash { return v.hash }

// Roots returns what it is the hash of.
func (v *View) Roots() Roots { return v.roots }

// Program returns the program whose state it is.
func (v *View) Program() *flow.Program { return v.schema.program }

// Log returns a log. If the state has no such log, ok is false, and offset is where it would stand.
func (v *View) Log(ctx context.Context, id common.Hash) (l Log, offset uint64, ok bool, err error) {
	b := v.logs()
	at, err := b.search(ctx, id[:])
	if err != nil {
		return l, 0, false, err
	}
	offset = uint64(at) // #nosec G115 -- not negative
	if at == b.count {
		return l, offset, false, nil
	}
	p, i, err := b.page(ctx, at)
	if err != nil {
		return l, 0, false, err
	}
	if l = p.rows.([]Log)[i]; l.ID != id {
		return Log{}, offset, false, nil
	}
	return l, offset, true, nil
}

// Entries returns the entries of a log, from a place on and at most so many.
func (v *View) Entries(ctx context.Context, id common.Hash, from uint64, limit int) ([]Entry, error) {
	b := v.entries()
	var out []Entry
	begin := appendPlace(nil, id, from)
	err := b.walk(ctx, span{begin, after(id[:])}, limit, func(p *page, i int) { out = append(out, p.rows.([]*entry)[i].Entry) })
	return out, err
}

// Answer answers a query: with the rows of its index that it asks for, in their order, up to its limit. Nothing is left
// out: it looks at the rows before and behind as well.
func (v *View) Answer(ctx context.Context, q flow.Query, operands []data.Value) ([]Row, error) {
	b, wanted, err := v.query(q, operands)
	if err != nil {
		return nil, err
	}
	var out []Row
	err = b.walk(ctx, wanted, q.Limit, func(p *page, i int) { out = append(out, p.rows.([]Row)[i]) })
	return out, err
}

func (v *View) query(q flow.Query, operands []data.Value) (*branch, span, error) {
	n, err := v.schema.number(q.Index)
	if err != nil {
		return nil, span{}, err
	}
	if q.Limit < 1 {
		return nil, span{}, errors.New("a query has a limit of at least 1")
	}
	wanted, err := v.schema.indices[n].span(q, operands)
	return v.index(n), wanted, err
}

// branch is a tree of a view.
type branch struct {
	*View
	name  string
	count int
	root  Hash
	width int
	read  func(blob []byte) (*page, error)
}

func (v *View) branch(name string, r Root, width int, read func([]byte) (*page, error)) *branch {
	return &branch{View: v, name: name, count: int(r.Count), root: r.Hash, width: width, read: read} // #nosec G115 -- at most maxCount
}

func (v *View) logs() *branch { return v.branch(logTree, v.roots.Logs, widest, readLogs) }

func (v *View) entries() *branch {
	return v.branch(entryTree, v.roots.Entries, v.schema.width, func(blob []byte) (*page, error) { return readEntries(v.schema, blob) })
}

func (v *View) index(n int) *branch {
	x := v.schema.indices[n]
	return v.branch(indexTree+x.label.String(), v.roots.Indices[n], x.width, func(blob []byte) (*page, error) {
		return readRows(x, v.schema.types[x.Key], blob)
	})
}

func (b *branch) forged(path, format string, args ...any) error {
	return fmt.Errorf("%w: %s of state %s: %s", ErrForged, path, b.hash, fmt.Sprintf(format, args...))
}

// walk visits the rows of a span, at most limit of them. It compares each with the one before, the first with the one
// before the span, and looks whether the span has ended.
func (b *branch) walk(ctx context.Context, wanted span, limit int, visit func(p *page, i int)) error {
	at, err := b.search(ctx, wanted.from)
	if err != nil {
		return err
	}
	var before []byte
	for n := 0; at < b.count && n < limit; n++ {
		p, i, err := b.page(ctx, at)
		if err != nil {
			return err
		}
		if bytes.Compare(p.keys[i], before) <= 0 {
			return b.forged(filePath(b.name, 0, at/b.width), "row %d is not in order", at)
		}
		if wanted.ends(p.keys[i]) {
			return nil
		}
		visit(p, i)
		before = p.keys[i]
		at++
	}
	return nil
}

// search returns the number of the first row whose key is not below a key. It goes down by hints, and does not believe
// them: the row that it finds and the one before it have to be on both sides of the key.
func (b *branch) search(ctx context.Context, key []byte) (int, error) {
	if b.count == 0 {
		return 0, nil
	}
	all := levels(b.count, b.width)
	file, below := 0, b.width
	for range len(all) - 2 {
		below *= fanOut
	}
	for l := len(all) - 1; l > 0; l, below = l-1, below/fanOut {
		f, err := b.nodes(ctx, all, l, file)
		if err != nil {
			return 0, err
		}
		// The last one that begins below the key; the first one if none does.
		first := 1 + sort.Search(len(f.Hash)-1, func(i int) bool {
			if err != nil {
				return true
			}
			var under bool
			under, err = b.under(ctx, f.Hint[i+1], (file*fanOut+i+1)*below, key)
			return !under
		})
		if err != nil {
			return 0, err
		}
		file = file*fanOut + first - 1
	}
	p, _, err := b.page(ctx, file*b.width)
	if err != nil {
		return 0, err
	}
	at := file*b.width + sort.Search(len(p.keys), func(i int) bool { return bytes.Compare(p.keys[i], key) >= 0 })
	return at, b.between(ctx, at, key)
}

// under reports whether a row is below a key, by a hint if that is enough.
func (b *branch) under(ctx context.Context, hint []byte, row int, key []byte) (bool, error) {
	if c := bytes.Compare(hint, key[:min(len(key), maxHint)]); c != 0 || len(hint) < maxHint {
		return c < 0, nil
	}
	p, i, err := b.page(ctx, row)
	if err != nil {
		return false, err
	}
	return bytes.Compare(p.keys[i], key) < 0, nil
}

// between checks that a key stands before a row and behind the one before it.
func (b *branch) between(ctx context.Context, at int, key []byte) error {
	for row := max(at-1, 0); row <= at && row < b.count; row++ {
		p, i, err := b.page(ctx, row)
		if err != nil {
			return err
		}
		if below := bytes.Compare(p.keys[i], key) < 0; below != (row < at) {
			return b.forged(b.name, "what leads to row %d is wrong", at)
		}
	}
	return nil
}

// nodes returns a verified file of a level above 0.
func (b *branch) nodes(ctx context.Context, all []int, level, number int) (*nodes, error) {
	path := filePath(b.name, level, number)
	f, err := load(ctx, b.View, path, func(blob []byte) (*nodes, error) {
		f := &nodes{}
		if err := codec.Decode(blob, maxNodes, f); err != nil {
			return nil, b.forged(path, "%v", err)
		}
		if n := min(fanOut, all[level-1]-number*fanOut); len(f.Hash) != n || len(f.Hint) != n {
			return nil, b.forged(path, "it has %d nodes and %d hints, and not %d", len(f.Hash), len(f.Hint), n)
		}
		want, err := b.node(ctx, all, level, number)
		if err != nil {
			return nil, err
		}
		if root(f.Hash) != want {
			return nil, b.forged(path, "its hash is another one")
		}
		return f, nil
	})
	return f, err
}

// node returns what the hash of a file has to be.
func (b *branch) node(ctx context.Context, all []int, level, number int) (Hash, error) {
	if level == len(all)-1 {
		return b.root, nil
	}
	f, err := b.nodes(ctx, all, level+1, number/fanOut)
	if err != nil {
		return Hash{}, err
	}
	return f.Hash[number%fanOut], nil
}

// page returns the verified file that has a row, and the row's place in it.
func (b *branch) page(ctx context.Context, row int) (*page, int, error) {
	number := row / b.width
	path := filePath(b.name, 0, number)
	p, err := load(ctx, b.View, path, func(blob []byte) (*page, error) {
		if len(blob) > maxChunk {
			return nil, b.forged(path, "it has %d bytes", len(blob))
		}
		p, err := b.read(blob)
		if err != nil {
			return nil, b.forged(path, "%v", err)
		}
		if n := min(b.width, b.count-number*b.width); len(p.leaves) != n {
			return nil, b.forged(path, "it has %d rows, and not %d", len(p.leaves), n)
		}
		for i := 1; i < len(p.keys); i++ {
			if bytes.Compare(p.keys[i-1], p.keys[i]) >= 0 {
				return nil, b.forged(path, "row %d is not in order", i)
			}
		}
		want, err := b.node(ctx, levels(b.count, b.width), 0, number)
		if err != nil {
			return nil, err
		}
		if root(p.leaves) != want {
			return nil, b.forged(path, "its hash is another one")
		}
		return p, nil
	})
	return p, row % b.width, err
}

// load returns a file that was verified before, or fetches and verifies it.
func load[F any](ctx context.Context, v *View, path string, verify func(blob []byte) (F, error)) (f F, err error) {
	v.mu.Lock()
	kept, ok := v.files[path].(F)
	v.mu.Unlock()
	if ok {
		return kept, nil
	}
	blob, err := v.fetch(ctx, path)
	if err != nil {
		return f, fmt.Errorf("state %s: %s is withheld: %w", v.hash, path, err)
	}
	if f, err = verify(blob); err != nil {
		return f, err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.files) >= maxKept {
		clear(v.files)
	}
	v.files[path] = f
	return f, nil
}
