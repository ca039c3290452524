package program

import (
	"cmp"
	"slices"
	"strings"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Key is a type of logs that clients own.
type Key struct {
	app   *App
	label data.Label
	typ   Type
}

// Key declares a type of logs, of which each client owns its own.
func (a *App) Key(name string, t Type) *Key {
	a.claim("key", name)
	k := &Key{a, data.LabelOf("key", name), t}
	if t == nil || !t.IsData() {
		a.fail("key %s: no type that can be kept", name)
		k.typ = Unit
	} else if err := t.Check(); err != nil {
		a.fail("key %s: %w", name, err)
		k.typ = Unit
	}
	a.doc.Keys[k.label] = flow.Key{Type: k.typ}
	a.doc.Names.Keys[k.label] = flow.Name{Name: name}
	return k
}

// Doc says what the logs are for.
func (k *Key) Doc(text string) *Key {
	n := k.app.doc.Names.Keys[k.label]
	n.Doc = text
	k.app.doc.Names.Keys[k.label] = n
	return k
}

// Start allows a value with this tag as the first of a log. With it or [Key.Move], only what is allowed is legal.
func (k *Key) Start(tag string) *Key { return k.move("", tag) }

// Move allows a value with the tag to behind one with the tag from.
func (k *Key) Move(from, to string) *Key { return k.move(from, to) }

func (k *Key) move(from, to string) *Key {
	tags := k.app.tagsOf(k.typ)
	m := flow.Move{From: -1, To: slices.Index(tags, to)}
	if from != "" {
		if m.From = slices.Index(tags, from); m.From < 0 {
			k.app.fail("%s has no tag %s: it has %s", k.app.text(k.typ), from, strings.Join(tags, ", "))
			return k
		}
	}
	if m.To < 0 {
		k.app.fail("%s has no tag %s: it has %s", k.app.text(k.typ), to, strings.Join(tags, ", "))
		return k
	}
	f := k.app.doc.Keys[k.label]
	if !slices.Contains(f.Moves, m) {
		f.Moves = append(f.Moves, m)
	}
	slices.SortFunc(f.Moves, func(a, b flow.Move) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	k.app.doc.Keys[k.label] = f
	return k
}

// Check has every entry judged: f gets the one before, if any, and the new one, and gives a bool. It belongs to the log's
// rules, and is checked by whoever sees both.
func (k *Key) Check(f func(before, next Seen) Seen) *Key {
	return k.check(func(p []*node) *node { return f(k.app.seenValue(p[0]), k.app.seenValue(p[1])).n })
}

func (k *Key) check(code func([]*node) *node) *Key {
	a := k.app
	b := a.build("the check of a key", true, []Type{Option(k.typ), k.typ}, code)
	if b == nil {
		return k
	}
	if b.result.typ.Kind != data.Bool {
		a.fail("the check of a key gives %s: it should give a bool", a.text(b.result.typ))
		return k
	}
	h, _, _ := a.close(b, nil)
	doc := a.doc.Keys[k.label]
	doc.Check = &h
	a.doc.Keys[k.label] = doc
	return k
}

// Append appends a value to the client's log, if the client agrees, together with all other updates of the request or
// not at all. It returns the value.
func (k *Key) Append(v Value) Value { return k.app.value(k.update(v.n)) }

// AppendTo appends a value to the log with that id.
func (k *Key) AppendTo(id, v Value) Value { return k.app.value(k.update(v.n, id.n)) }

func (k *Key) update(v *node, id ...*node) *node {
	a := k.app
	switch {
	case v == nil || slices.Contains(id, nil):
		return nil
	case a.scope == nil || a.scope.seen:
		a.fail("an update where primitives are seen: pass the value out and append it there")
		return nil
	case !data.Fits(v.typ, k.typ):
		a.fail("a log of %s has no place for %s", a.text(k.typ), a.text(v.typ))
		return nil
	case len(id) > 0 && id[0].typ.Kind != data.ID:
		a.fail("%s is no id of a log", a.text(id[0].typ))
		return nil
	}
	l := k.label
	n := a.emit(flow.Node{Op: flow.Update, Label: &l}, append([]*node{v}, id...))
	if n != nil {
		n.typ, n.acts = v.typ, true
	}
	return n
}

// Index is an order in which the entries of a type of logs can be looked up.
type Index struct {
	app   *App
	label data.Label
	key   *Key
}

// Index declares an order of all entries of a key by fields, each written as a path such as "author" or "author.name".
func (a *App) Index(name string, of *Key, by ...string) *Index {
	a.claim("index", name)
	x := &Index{a, data.LabelOf("index", name), of}
	doc := flow.Index{Key: of.label, By: [][]int{}}
	for _, path := range by {
		t, numbers := of.typ, []int{}
		for field := range strings.SplitSeq(path, ".") {
			i, ok := a.field(t, field)
			if !ok {
				a.fail("index %s: %s has no field %s", name, a.text(t), field)
				return x
			}
			t, numbers = t.Of[i], append(numbers, i)
		}
		if !t.IsPrimitive() {
			a.fail("index %s: %s is no primitive, so it has no order", name, path)
		}
		doc.By = append(doc.By, numbers)
	}
	a.doc.Indices[x.label] = doc
	a.doc.Names.Indices[x.label] = flow.Name{Name: name}
	return x
}

// Doc says what the index is for.
func (x *Index) Doc(text string) *Index {
	n := x.app.doc.Names.Indices[x.label]
	n.Doc = text
	x.app.doc.Names.Indices[x.label] = n
	return x
}

// Latest restricts the index to the last entry of each log.
func (x *Index) Latest() *Index {
	if doc, ok := x.app.doc.Indices[x.label]; ok { // its declaration was right
		doc.Latest = true
		x.app.doc.Indices[x.label] = doc
	}
	return x
}

// All returns the first entries of the index: a list of tuples of log id and value.
func (x *Index) All(limit int) Value { return x.query(flow.ByEquality, limit) }

// Equal returns the first entries of which the first fields equal the operands.
func (x *Index) Equal(limit int, fields ...Value) Value {
	return x.query(flow.ByEquality, limit, fields...)
}

// Prefix is [Index.Equal], but the field of the last operand begins with it.
func (x *Index) Prefix(limit int, fields ...Value) Value {
	return x.query(flow.ByPrefix, limit, fields...)
}

// Range is [Index.Equal], but the field of the last two operands is at least the first of them and below the second.
func (x *Index) Range(limit int, fields ...Value) Value {
	return x.query(flow.ByRange, limit, fields...)
}

func (x *Index) query(how flow.How, limit int, fields ...Value) Value {
	return x.app.value(x.app.ask(x.label, how, limit, nodes(fields)))
}
