package state_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/codec"
	"emet/agents/hosting/state"
	"emet/agents/hosting/state/statetest"
	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/flowgen"
)

// wide is a state of notes with several levels of files.
func wide(t *testing.T, n int) *state.State {
	t.Helper()
	p := journal(t)
	var logs []state.Log
	var entries []state.Entry
	kind := must(p.Declared.Resolve(p.Keys[key("notes")].Type))(t)
	for i := range n {
		id := common.Hash{byte(i >> 8), byte(i), 1}
		logs = append(logs, state.Log{ID: id, Key: key("notes")})
		v := note(fmt.Sprint("author ", i%7), strings.Repeat("a long text ", i%9), int64(i*13%101))
		entries = append(entries, state.Entry{
			Log: id, Key: key("notes"), Index: 1, Value: v.AppendCBOR(kind, nil), Salts: salts(3, i),
		})
	}
	empty := must(state.New(statetest.App, statetest.Document, p))(t)
	return must(empty.Of(logs, entries))(t)
}

var byTime = flow.Query{Index: data.LabelOf("index", "byTime"), How: flow.ByRange, Limit: 20}

func between(a, b int64) []data.Value { return []data.Value{data.NewInt(a), data.NewInt(b)} }

// P-10, N-08: a reader gets only the files that it needs.
func TestReadersFetchLittle(t *testing.T) {
	state.Narrow(t, 2)
	s := wide(t, 1500)
	all := files(s)
	var fetched atomic.Int64
	get := from(all)
	v := must(state.Open(t.Context(), s.Program(), s.Root(), func(ctx context.Context, path string) ([]byte, error) {
		fetched.Add(1)
		return get(ctx, path)
	}))(t)
	rows := must(v.Answer(t.Context(), byTime, between(50, 51)))(t)
	if len(rows) < 10 {
		t.Fatalf("%d rows", len(rows))
	}
	if n := fetched.Load(); n > 16 {
		t.Errorf("%d files of %d were fetched for %d rows", n, len(all), len(rows))
	}
	again := fetched.Load()
	must(v.Answer(t.Context(), byTime, between(50, 51)))(t)
	if fetched.Load() != again {
		t.Error("files were fetched twice")
	}
}

// whichever byte of whichever file is changed, an answer is the right one or an error that names the file; and so it
// is if a file is withheld.
func TestForgedAndWithheldFiles(t *testing.T) {
	state.Narrow(t, 4)
	s := wide(t, 1100)
	honest := files(s)
	id := common.Hash{1, 5, 1}
	kind := data.ListOf(data.TupleOf(data.IDType, must(s.Program().Declared.Resolve(s.Program().Keys[key("notes")].Type))(t)), 100)
	want := state.List(must(s.Answer(byTime, between(20, 22)))(t))
	ask := func(fetch state.Fetch) error {
		v, err := state.Open(t.Context(), s.Program(), s.Root(), fetch)
		if err != nil {
			return err
		}
		rows, err := v.Answer(t.Context(), byTime, between(20, 22))
		if err != nil {
			return err
		}
		if !data.Equal(kind, state.List(rows), want) {
			t.Error("a wrong answer was given")
		}
		l, _, ok, err := v.Log(t.Context(), id)
		if err == nil && (!ok || l.ID != id) {
			t.Error("a log was hidden")
		}
		return err
	}
	var used []string
	get := from(honest)
	if err := ask(func(ctx context.Context, path string) ([]byte, error) {
		used = append(used, path)
		return get(ctx, path)
	}); err != nil {
		t.Fatal(err)
	}
	random := flowgen.Seed(7)
	forged, hints := 0, 0
	for _, path := range used {
		withheld := maps.Clone(honest)
		delete(withheld, path)
		if err := ask(from(withheld)); !errors.Is(err, errNoFile) || !strings.Contains(err.Error(), path) {
			t.Errorf("without %s: %v", path, err)
		}
		for range 40 {
			changed := maps.Clone(honest)
			blob := bytes.Clone(honest[path])
			blob[random.N(len(blob))] ^= byte(1 << random.N(8))
			changed[path] = blob
			switch err := ask(from(changed)); {
			case err == nil:
				hints++ // only hints where to look are not hashed: a wrong one may do no harm
			case errors.Is(err, state.ErrForged):
				forged++
			default:
				t.Errorf("%s forged: %v", path, err)
			}
		}
	}
	if forged == 0 || hints > forged {
		t.Errorf("%d forgeries were noticed, %d were not", forged, hints)
	}
	// A file of another state, or of another place.
	other := files(wide(t, 1099))
	for _, path := range used {
		for _, wrong := range [][]byte{other[path], honest[used[len(used)-1]], {}, bytes.Repeat([]byte{0x81}, 100)} {
			changed := maps.Clone(honest)
			changed[path] = wrong
			if err := ask(from(changed)); err != nil && !errors.Is(err, state.ErrForged) {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
}

// B-09: lookup of a log that is not there shows where it would be, and so does the proof.
func TestLookupOfWhatIsNotThere(t *testing.T) {
	state.Narrow(t, 2)
	for _, n := range []int{0, 1, 2, 5, 300} {
		s := wide(t, n)
		v := must(state.Open(t.Context(), s.Program(), s.Root(), from(files(s))))(t)
		for i := range n + 1 {
			for _, last := range []byte{0, 1, 2} {
				id := common.Hash{byte(i >> 8), byte(i), last}
				there := i < n && last == 1
				want := uint64(i)
				if last == 2 && i < n {
					want++
				}
				_, offset, ok, err := v.Log(t.Context(), id)
				if err != nil || ok != there || offset != want {
					t.Fatalf("log %d.%d of %d: %v at %d, %v", i, last, n, ok, offset, err)
				}
				p := must(v.ProveLog(t.Context(), id))(t)
				p = must(state.DecodeProof(p.Encode()))(t)
				l, offset, ok, err := p.Log(s.Program(), s.Root(), id)
				if err != nil || ok != there || offset != want || ok && l.ID != id {
					t.Fatalf("proof of log %d.%d of %d: %v at %d, %v", i, last, n, ok, offset, err)
				}
			}
		}
	}
}

// F-11: a proof of an answer holds for that answer alone, and for all of it.
func TestProofs(t *testing.T) {
	state.Narrow(t, 4)
	s := wide(t, 200)
	v := must(state.Open(t.Context(), s.Program(), s.Root(), from(files(s))))(t)
	q := byTime
	q.Limit = 5
	p := must(v.ProveAnswer(t.Context(), q, between(10, 20)))(t)
	if rows := must(p.Answer(s.Program(), s.Root(), q, between(10, 20)))(t); len(rows) != 5 {
		t.Fatalf("%d rows", len(rows))
	}
	less := q
	less.Limit = 4
	for name, err := range map[string]error{
		"another root":   second(p.Answer(s.Program(), common.Hash{1}, q, between(10, 20))),
		"another span":   second(p.Answer(s.Program(), s.Root(), q, between(9, 20))),
		"a later span":   second(p.Answer(s.Program(), s.Root(), q, between(11, 20))),
		"a lower limit":  second(p.Answer(s.Program(), s.Root(), less, between(10, 20))),
		"a higher limit": second(p.Answer(s.Program(), s.Root(), byTime, between(10, 20))),
		"another index":  second(p.Answer(s.Program(), s.Root(), flow.Query{Index: data.LabelOf("index", "everything"), How: flow.ByEquality, Limit: 5}, nil)),
	} {
		if err == nil {
			t.Errorf("%s: the proof holds", name)
		}
	}
	id := common.Hash{0, 7, 1}
	e := must(v.ProveEntries(t.Context(), id, 0, 3))(t)
	if entries := must(e.Entries(s.Program(), s.Root(), id, 0, 3))(t); len(entries) != 1 || entries[0].Log != id {
		t.Errorf("entries %+v", entries)
	}
	if entries := must(v.Entries(t.Context(), id, 0, 3))(t); len(entries) != 1 {
		t.Errorf("entries %+v", entries)
	}
	if entries := must(v.Entries(t.Context(), id, 2, 3))(t); len(entries) != 0 {
		t.Errorf("entries from 2 on: %+v", entries)
	}
}

func second[T any](_ T, err error) error { return err }

func FuzzProof(f *testing.F) {
	s := must(state.New(statetest.App, statetest.Document, journal(f)))(f)
	v := must(state.Open(f.Context(), s.Program(), s.Root(), from(files(s))))(f)
	f.Add(must(v.ProveAnswer(f.Context(), byTime, between(1, 2)))(f).Encode())
	f.Add(must(v.ProveLog(f.Context(), common.Hash{1}))(f).Encode())
	f.Fuzz(func(t *testing.T, blob []byte) {
		p, err := state.DecodeProof(blob)
		if err != nil {
			return
		}
		if rows, err := p.Answer(s.Program(), s.Root(), byTime, between(1, 2)); err == nil && len(rows) > 0 {
			t.Errorf("an empty state has %d rows", len(rows))
		}
		if _, _, ok, err := p.Log(s.Program(), s.Root(), common.Hash{1}); err == nil && ok {
			t.Error("an empty state has a log")
		}
		root := p.Roots.Hash() // whoever makes roots up gets an answer, or an error, and soon
		_, _ = p.Answer(s.Program(), root, byTime, between(1, 2))
		_, _, _, _ = p.Log(s.Program(), root, common.Hash{1})
		_, _ = p.Entries(s.Program(), root, common.Hash{1}, 0, 1)
	})
}

// Whatever file of a state is another one, readers get what is right or an error; and whatever root somebody posts, they end.
func FuzzFiles(f *testing.F) {
	s, _, _ := told(f, 1)
	honest := files(s.state)
	paths := slices.Sorted(maps.Keys(honest))
	for i, path := range paths {
		f.Add(uint16(i), honest[path])
	}
	read := func(t *testing.T, root common.Hash, files map[string][]byte) (string, error) {
		v, err := state.Open(t.Context(), s.program, root, from(files))
		if err != nil {
			return "", err
		}
		rows, err1 := v.Answer(t.Context(), byTime, between(-1000, 1000))
		entries, err2 := v.Entries(t.Context(), s.logs[0].Key, 0, 10)
		log, _, _, err3 := v.Log(t.Context(), s.logs[0].Key)
		return fmt.Sprint(len(rows), entries, log), errors.Join(err1, err2, err3)
	}
	f.Fuzz(func(t *testing.T, which uint16, blob []byte) {
		path := paths[int(which)%len(paths)]
		changed := maps.Clone(honest)
		changed[path] = blob
		want, err := read(t, s.state.Root(), honest)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := read(t, s.state.Root(), changed); err == nil && got != want {
			t.Errorf("with another %s: %s, and not %s", path, got, want)
		}
		var roots state.Roots
		if codec.Decode(blob, len(blob), &roots) == nil {
			changed["root.cbor"] = blob
			_, _ = read(t, roots.Hash(), changed)
		}
	})
}

// what counts is in the files of each tick's state, with its value and salts, whatever becomes of the entries that it came
// in. So whoever holds a tick's files holds the latest value of every log, also of those that no index names: the workers
// that sign for the tick, its supervisor, and the owner.
func TestStatesHaveTheLatestValues(t *testing.T) {
	c := newChain(t, journal(t))
	ann := c.reserve("ann", key("notes"))
	c.anchor(c.stamp(c.draft("write", note("ann", "superseded", 1))), ann)
	c.expect("")
	c.anchor(c.stamp(c.draft("write", note("ann", "the latest", 2))), ann)
	c.expect("")
	all := files(c.state)
	v := must(state.Open(t.Context(), c.state.Program(), c.state.Root(), from(all)))(t)
	rows := must(v.Entries(t.Context(), ann, 0, 10))(t)
	if len(rows) != 2 {
		t.Fatalf("%d entries", len(rows))
	}
	for i, want := range []string{"superseded", "the latest"} {
		if !bytes.Contains(rows[i].Value, []byte(want)) || len(rows[i].Salts) == 0 {
			t.Errorf("entry %d has the value %x and %d salts: want %q", i, rows[i].Value, len(rows[i].Salts), want)
		}
	}
}
