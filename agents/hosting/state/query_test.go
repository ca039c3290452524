package state_test

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/commit"
	"emet/agents/hosting/state"
	"emet/agents/hosting/state/statetest"
	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/flowgen"
	"emet/agents/program/interp"
	"emet/agents/program/structure"
)

// filled is a state with random entries, and the interpreter's logs with the same.
type filled struct {
	program *flow.Program
	state   *state.State
	log     *interp.Log
	values  map[data.Label][]data.Value // by key
}

func fill(t testing.TB, p *flow.Program, s *flowgen.Source, n int) *filled {
	t.Helper()
	f := &filled{program: p, log: interp.NewLog(interp.New(p)), values: map[data.Label][]data.Value{}}
	places := map[common.Hash]uint64{}
	var logs []state.Log
	var entries []state.Entry
	labels := slices.SortedFunc(func(yield func(data.Label) bool) {
		for l := range p.Keys {
			if !yield(l) {
				return
			}
		}
	}, func(a, b data.Label) int { return bytes.Compare(a[:], b[:]) })
	for range n {
		key := labels[s.N(len(labels))]
		kind := must(p.Declared.Resolve(p.Keys[key].Type))(t)
		id := common.Hash{byte(s.N(4)), key[0], key[1]}
		v := flowgen.Value(s, kind)
		if old := f.values[key]; len(old) > 0 && s.N(3) == 0 {
			v = old[s.N(len(old))]
		}
		if err := f.log.Append(id, []interp.Change{{Key: key, Value: v}}); errors.Is(err, interp.ErrRefused) {
			continue
		} else if err != nil {
			t.Fatal(err)
		}
		f.values[key] = append(f.values[key], v)
		if places[id] == 0 {
			logs = append(logs, state.Log{ID: id, Key: key})
		}
		// Places of what was rejected are left out.
		places[id] += 1 + uint64(s.N(2))
		salts := []commit.Salt{}
		structure.Seal(kind, v, func(*data.Type, structure.Path, data.Value) (l commit.Leaf) {
			salts = append(salts, commit.Salt{byte(len(salts)), byte(len(entries))})
			return l
		})
		entries = append(entries, state.Entry{
			Log: id, Key: key, Index: places[id], Block: uint64(len(entries)), Value: v.AppendCBOR(kind, nil), Salts: salts,
		})
	}
	slices.SortFunc(logs, func(a, b state.Log) int { return a.ID.Cmp(b.ID) })
	empty := must(state.New(statetest.App, statetest.Document, p))(t)
	f.state = must(empty.Of(logs, entries))(t)
	return f
}

// query makes a query, mostly of values that are there.
func (f *filled) query(t testing.TB, s *flowgen.Source, label data.Label) (flow.Query, []data.Value) {
	t.Helper()
	x := f.program.Indices[label]
	kind := must(f.program.Declared.Resolve(f.program.Keys[x.Key].Type))(t)
	q := flow.Query{Index: label, How: flow.ByEquality, Limit: 1 + s.N(6)}
	fields := s.N(len(x.By) + 1)
	var operands []data.Value
	operand := func(n int) (*data.Type, data.Value) {
		of := kind
		v := flowgen.Value(s, kind)
		if all := f.values[x.Key]; len(all) > 0 && s.N(8) > 0 {
			v = all[s.N(len(all))]
		}
		for _, i := range x.By[n] {
			of, v = of.Of[i], v.Part(i)
		}
		return of, v
	}
	for n := range fields {
		of, v := operand(n)
		if n == fields-1 && (of.Kind == data.String || of.Kind == data.Bytes) && s.N(3) == 0 {
			q.How = flow.ByPrefix
			v = data.NewString(v.Text()[:s.N(len(v.Text())+1)])
		}
		operands = append(operands, v)
	}
	if fields > 0 && q.How == flow.ByEquality && s.N(2) == 0 {
		q.How = flow.ByRange
		_, v := operand(fields - 1)
		operands = append(operands, v)
	}
	return q, operands
}

// X-18, B-08: an index answers what the interpreter finds by looking through everything: from memory, from files, and by
// proofs; whatever the way to ask and the limit, and however many rows files have.
func TestAnswersAreThoseOfTheInterpreter(t *testing.T) {
	asked, rows := 0, 0
	for seed := range uint64(120) {
		s := flowgen.Seed(seed)
		p := flowgen.Program(s)
		for l, x := range p.Indices {
			x.Latest = l[0]%3 == 0
			p.Indices[l] = x
		}
		if len(p.Indices) == 0 {
			continue
		}
		state.Narrow(t, 1<<(seed%5))
		f := fill(t, p, s, 60)
		ctx := t.Context()
		view := must(state.Open(ctx, p, f.state.Root(), from(files(f.state))))(t)
		for l := range p.Indices {
			of := data.ListOf(data.TupleOf(data.IDType, must(p.Declared.Resolve(p.Keys[p.Indices[l].Key].Type))(t)), 100)
			for range 6 {
				q, operands := f.query(t, s, l)
				want := must(f.log.Answer(ctx, q, operands))(t)
				asked, rows = asked+1, rows+want.Len()
				got := map[string][]state.Row{
					"memory": must(f.state.Answer(q, operands))(t),
					"files":  must(view.Answer(ctx, q, operands))(t),
					"proof":  proven(ctx, t, view, q, operands),
				}
				for how, rows := range got {
					if list := state.List(rows); !data.Equal(of, list, want) {
						t.Fatalf("seed %d: %s gives %s to %v of %v: the interpreter %s", seed, how, list.Canonical(of), q, operands, want.Canonical(of))
					}
				}
			}
		}
	}
	if asked < 300 || rows < 300 {
		t.Errorf("%d queries with %d rows are too few to tell", asked, rows)
	}
}

func proven(ctx context.Context, t testing.TB, v *state.View, q flow.Query, operands []data.Value) []state.Row {
	t.Helper()
	p := must(v.ProveAnswer(ctx, q, operands))(t)
	p = must(state.DecodeProof(p.Encode()))(t)
	return must(p.Answer(v.Program(), v.Root(), q, operands))(t)
}

// What a query asks for that its index does not have is refused, not answered.
func TestStrangeQueries(t *testing.T) {
	c := newChain(t, journal(t))
	x := data.LabelOf("index", "byTime")
	one := data.NewInt(1)
	for name, test := range map[string]struct {
		q        flow.Query
		operands []data.Value
	}{
		"unknown index":      {flow.Query{Index: data.Label{1}, How: flow.ByEquality, Limit: 1}, nil},
		"no limit":           {flow.Query{Index: x, How: flow.ByEquality}, nil},
		"unknown way":        {flow.Query{Index: x, How: "near", Limit: 1}, nil},
		"too many operands":  {flow.Query{Index: x, How: flow.ByEquality, Limit: 1}, []data.Value{one, one, one}},
		"prefix of nothing":  {flow.Query{Index: x, How: flow.ByPrefix, Limit: 1}, nil},
		"prefix of a number": {flow.Query{Index: x, How: flow.ByPrefix, Limit: 1}, []data.Value{one}},
		"half a range":       {flow.Query{Index: x, How: flow.ByRange, Limit: 1}, []data.Value{one}},
		"range of no field":  {flow.Query{Index: x, How: flow.ByRange, Limit: 1}, []data.Value{one, one, one, one}},
	} {
		if _, err := c.state.Answer(test.q, test.operands); err == nil {
			t.Errorf("%s: it was answered", name)
		}
	}
}

func salts(n, of int) []commit.Salt {
	out := make([]commit.Salt, n)
	for i := range out {
		out[i] = commit.Salt{byte(i), byte(of), byte(of >> 8)}
	}
	return out
}
