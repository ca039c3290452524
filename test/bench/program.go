package main

import (
	"context"
	"fmt"
	"math"
	"strings"
	"time"

	"emet/agents/program"
	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/interp"
)

// programs is what the dataflow language has promised.
func programs() []measure { return []measure{interpreter, compiled, guestbook} }

// chore is a piece of work that every engine can do; testdata/program has it in their languages.
type chore struct {
	name  string
	times uint64 // that a turn repeats it
	cel   bool   // CEL can do it too
	hash  flow.Hash
	arg   data.Value
	plain func() string
	show  func(data.Value) string
}

// The sizes of the work.
const (
	foldNumbers = 100_000
	mapRecords  = 10_000
	treeNodes   = 10_000
	treeLevels  = 6
)

// work builds a program with an endpoint for each chore.
func work() (*flow.Program, []chore, error) {
	app := program.New("work")
	user := app.Record("User", program.Part("name", program.String(16)), program.Part("count", program.Int), program.Part("price", program.Int))
	bill := app.Record("Bill", program.Part("name", program.String(16)), program.Part("total", program.Int))
	app.Endpoint("predicate", program.String(280), func(req program.Value) program.Value {
		return program.Observe(req, func(s program.Seen) program.Seen {
			return s.Contains("needle").And(s.Length().AtMost(280)).And(s.HasPrefix("the"))
		})
	})
	app.Endpoint("fold", program.List(program.Int, foldNumbers), func(req program.Value) program.Value {
		return program.Observe(req, func(s program.Seen) program.Seen {
			return s.Fold(s.Const(program.Int, 0), func(state, x program.Seen) program.Seen { return state.Mul(31).Add(x).Mod(1_000_003) })
		})
	})
	app.Endpoint("records", program.List(user, mapRecords), func(req program.Value) program.Value {
		return req.Map(func(u program.Value) program.Value {
			total := program.Observe2(u.Field("count"), u.Field("price"), func(n, p program.Seen) program.Seen { return n.Mul(p) })
			return app.Make(bill, map[string]program.Value{"name": u.Field("name"), "total": total})
		})
	})
	app.Endpoint("tree", program.Tree(program.Int, treeNodes, treeLevels), func(req program.Value) program.Value {
		return req.MapTree(func(v program.Value) program.Value {
			return program.Observe(v, func(v program.Seen) program.Seen { return v.Add(1) })
		})
	})
	built, err := app.Build()
	if err != nil {
		return nil, nil, err
	}
	chores := []chore{predicateChore(), foldChore(), recordsChore(), treeChore()}
	for i := range chores {
		chores[i].hash = built.Endpoints[data.LabelOf("endpoint", chores[i].name)].Stages[0].Function
	}
	return built.Program, chores, nil
}

func showInt(v data.Value) string { return fmt.Sprint(v.Int()) }

func predicateChore() chore {
	text := strings.Repeat("the quick brown fox ", 10) + "needle"
	return chore{
		name: "predicate", times: 100_000, cel: true, arg: data.NewString(text),
		plain: func() string {
			return fmt.Sprint(strings.Contains(text, "needle") && len(text) <= 280 && strings.HasPrefix(text, "the"))
		},
		show: func(v data.Value) string { return fmt.Sprint(v.Bool()) },
	}
}

func foldChore() chore {
	numbers, values := make([]int64, foldNumbers), make([]data.Value, foldNumbers)
	for i := range numbers {
		numbers[i], values[i] = int64(i), data.NewInt(int64(i))
	}
	return chore{
		name: "fold", times: 10, arg: data.NewList(values), show: showInt,
		plain: func() string {
			state := int64(0)
			for _, x := range numbers {
				state = (state*31 + x) % 1_000_003
			}
			return fmt.Sprint(state)
		},
	}
}

func recordsChore() chore {
	type user struct {
		name         string
		count, price int64
	}
	type bill struct {
		name  string
		total int64
	}
	users, values := make([]user, mapRecords), make([]data.Value, mapRecords)
	for i := range users {
		n := int64(i)
		users[i] = user{"user", n, 3 * n}
		values[i] = data.NewTuple(data.NewString("user"), data.NewInt(n), data.NewInt(3*n))
	}
	return chore{
		name: "records", times: 50, arg: data.NewList(values),
		plain: func() string {
			bills := make([]bill, len(users))
			for i, u := range users {
				bills[i] = bill{u.name, u.count * u.price}
			}
			return fmt.Sprint(bills[len(bills)-1].total)
		},
		show: func(v data.Value) string { return showInt(v.Part(mapRecords - 1).Part(1)) },
	}
}

func treeChore() chore {
	type node struct {
		value    int64
		children []*node
	}
	var grow func(i int64) (*node, data.Value)
	grow = func(i int64) (*node, data.Value) {
		n, below := &node{value: i}, []data.Value{}
		for j := 10*i + 1; j <= 10*i+10 && j < treeNodes; j++ {
			c, v := grow(j)
			n.children, below = append(n.children, c), append(below, v)
		}
		return n, data.NewTree(data.NewInt(i), below...)
	}
	var update func(n *node) *node
	update = func(n *node) *node {
		m := &node{n.value + 1, make([]*node, len(n.children))}
		for i, c := range n.children {
			m.children[i] = update(c)
		}
		return m
	}
	root, arg := grow(0)
	return chore{
		name: "tree", times: 50, arg: arg,
		plain: func() string { return fmt.Sprint(update(root).value) },
		show:  func(v data.Value) string { return showInt(v.Value()) },
	}
}

// interpreter compares the interpreter with other languages that are made to be embedded, and with Go.
func interpreter(ctx context.Context, r *report) error {
	p, chores, err := work()
	if err != nil {
		return err
	}
	e, err := startEngines(ctx)
	if err != nil {
		return err
	}
	if e == nil {
		r.say("program: no build/bin/engines (make rivals builds it where there is a C compiler)")
	} else {
		defer e.stop()
	}
	times := best{}
	for range rounds {
		for _, c := range chores {
			if err := c.turn(ctx, interp.New(p), p, e, times); err != nil {
				return err
			}
		}
	}
	for _, c := range chores {
		var parts []string
		for _, engine := range []string{"emet", "go", "starlark", "cel", "goja", "quickjs"} {
			if t, ok := times[engine][c.name]; ok {
				parts = append(parts, fmt.Sprintf("%s %.3g", engine, float64(t.Nanoseconds())/1000))
			}
		}
		r.say("program: %s: %s µs", c.name, strings.Join(parts, ", "))
	}
	records := times["emet"]["records"]
	r.add(figure{Name: "program/map-10k-records", Value: millis(records), Unit: "ms", Better: lower, note: "load " + load()})
	if e == nil {
		return nil
	}
	worst, notes := math.Inf(1), []string{}
	for _, c := range chores {
		faster := float64(times["starlark"][c.name]) / float64(times["emet"][c.name])
		worst = min(worst, faster)
		notes = append(notes, fmt.Sprintf("%s %.1f", c.name, faster))
	}
	r.add(figure{Name: "program/interp-vs-starlark", Value: worst, Unit: "x", Goal: new(1.0), Better: higher, note: strings.Join(notes, ", ") + "; load " + load()})
	return nil
}

// turn has each engine do the work once, and compares what comes out.
func (c chore) turn(ctx context.Context, m *interp.Machine, p *flow.Program, e *engines, times best) error {
	want, fuel := c.plain(), p.Checked[c.hash].Steps
	check := func(engine, got string, took time.Duration) error {
		if got != want {
			return fmt.Errorf("%s on %s is %s, not %s", c.name, engine, got, want)
		}
		times.note(engine, c.name, took/time.Duration(c.times)) // #nosec G115 -- small
		return nil
	}
	before, got := cpuTime(), ""
	for range c.times {
		got = c.plain()
	}
	if err := check("go", got, cpuTime()-before); err != nil {
		return err
	}
	before = cpuTime()
	for range c.times {
		o, err := m.Call(ctx, c.hash, []data.Value{c.arg, data.NewInt(0)}, fuel)
		if err != nil {
			return err
		}
		got = c.show(o.Value)
	}
	if err := check("emet", got, cpuTime()-before); err != nil || e == nil {
		return err
	}
	const dir = "test/bench/testdata/program/"
	for _, run := range []struct{ label, engine, file string }{
		{"starlark", "starlark", dir + "work.star"},
		{"goja", "goja-function", dir + "work.js"},
		{"quickjs", "quickjs-function", dir + "work.js"},
		{"cel", "cel", dir + "predicate.cel"},
	} {
		if run.engine == "cel" && !c.cel {
			continue
		}
		t, value, err := e.run(run.engine, run.file, c.name, c.times)
		if err != nil {
			return fmt.Errorf("%s on %s: %w", c.name, run.label, err)
		}
		if err := check(run.label, value, t); err != nil {
			return err
		}
	}
	return nil
}
