package export

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"emet/agents/hosting/state"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// column is a column of a table: its name and type.
type column struct{ name, kind string }

// table is a table that rows are added to.
type table struct {
	name   string
	insert *sql.Stmt
	typ    *data.Type // of a key's values
	fields []field
}

func (t *table) add(ctx context.Context, values ...any) error {
	if _, err := t.insert.ExecContext(ctx, values...); err != nil {
		return fmt.Errorf("table %s: %w", t.name, err)
	}
	return nil
}

// names keeps names apart, whatever the author called things: databases take some to be the same and cut long ones.
type names map[string]bool

const maxName = 63 // bytes of a name in PostgreSQL

func (n *names) claim(name string) string {
	if *n == nil {
		*n = names{}
	}
	name = strings.ReplaceAll(name, "\x00", "")
	if len(name) > maxName {
		sum := sha256.Sum256([]byte(name))
		name = strings.ToValidUTF8(name[:maxName-9], "") + "_" + hex.EncodeToString(sum[:4])
	}
	taken := name
	for i := 2; (*n)[strings.ToLower(taken)]; i++ {
		taken = fmt.Sprintf("%s_%d", strings.ToValidUTF8(name[:min(len(name), maxName-6)], ""), i)
	}
	(*n)[strings.ToLower(taken)] = true
	return taken
}

// quoted makes any text a name.
func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// table makes a table anew.
func (w *writer) table(name string, columns []column) (*table, error) {
	name = w.used.claim(name)
	var taken names
	var defined, listed, marks []string
	for i, c := range columns {
		column := quoted(taken.claim(c.name))
		defined, listed, marks = append(defined, column+" "+c.kind), append(listed, column), append(marks, w.mark(i+1))
	}
	for _, q := range []string{
		"DROP TABLE IF EXISTS " + quoted(name),
		"CREATE TABLE " + quoted(name) + " (" + strings.Join(defined, ", ") + ")",
	} {
		if _, err := w.tx.ExecContext(w.ctx, q); err != nil {
			return nil, fmt.Errorf("table %s: %w", name, err)
		}
	}
	q := "INSERT INTO " + quoted(name) + " (" + strings.Join(listed, ", ") + ") VALUES (" + strings.Join(marks, ", ") + ")" // #nosec G202 -- names are quoted
	insert, err := w.tx.PrepareContext(w.ctx, q)
	if err != nil {
		return nil, fmt.Errorf("table %s: %w", name, err)
	}
	return &table{name: name, insert: insert}, nil
}

func labels(p *flow.Program) []data.Label {
	return slices.SortedFunc(maps.Keys(p.Keys), func(a, b data.Label) int { return bytes.Compare(a[:], b[:]) })
}

func keyName(p *flow.Program, l data.Label) string {
	if p.Names != nil {
		if n, ok := p.Names.Keys[l]; ok {
			return n.Name
		}
	}
	return l.String()
}

// field is a part of a value that has a column.
type field struct {
	column
	t      *data.Type
	path   []step
	asJSON bool
}

// step leads to a part of a record, or into an option.
type step struct {
	part   int
	option bool
}

// maxColumns is how many columns a value's fields may take: databases have limits.
const maxColumns = 200

// keyTable makes the table of a key.
func (w *writer) keyTable(l data.Label) (*table, error) {
	p := w.state.Program()
	kind, err := p.Declared.Resolve(p.Keys[l].Type)
	if err != nil {
		return nil, err
	}
	fields := w.fields(kind, "value", nil)
	if len(fields) > maxColumns {
		fields = []field{w.json("value", kind, nil)}
	}
	columns := []column{
		{"log", w.bytes}, {"log_index", "BIGINT"}, {"height", "BIGINT"}, {"block", "BIGINT"}, {"content", "TEXT"}, {"request", w.bytes},
	}
	for _, f := range fields {
		columns = append(columns, f.column)
	}
	t, err := w.table(keyName(p, l), columns)
	if err != nil {
		return nil, err
	}
	t.typ, t.fields = kind, fields
	return t, nil
}

// fields takes a type apart: records and options into columns; what has no fixed number of parts is JSON.
func (w *writer) fields(t *data.Type, name string, path []step) (all []field) {
	kind := ""
	switch t.Kind {
	case data.Bool, data.Truth:
		kind = w.truth
	case data.Int, data.Time:
		kind = "BIGINT"
	case data.Decimal:
		kind = w.decimal
	case data.String:
		kind = "TEXT"
	case data.Bytes, data.ID:
		kind = w.bytes
	case data.Record, data.Tuple:
		for i, of := range t.Of {
			part := w.partName(t, i)
			if len(path) > 0 {
				part = name + "_" + part
			}
			all = append(all, w.fields(of, part, append(slices.Clone(path), step{part: i}))...)
			if len(all) > maxColumns {
				return all
			}
		}
		return all
	case data.Option:
		if t.Of[1].IsPrimitive() {
			return w.fields(t.Of[1], name, append(slices.Clone(path), step{option: true}))
		}
		return []field{w.json(name, t, path)}
	default:
		return []field{w.json(name, t, path)}
	}
	return []field{{column: column{name, kind}, t: t, path: path}}
}

func (w *writer) json(name string, t *data.Type, path []step) field {
	return field{column: column{name, "TEXT"}, t: t, path: path, asJSON: true}
}

func (w *writer) partName(t *data.Type, i int) string {
	if n := w.state.Program().Names; n != nil && t.Kind == data.Record {
		if name, ok := n.Types[t.Label]; ok && i < len(name.Parts) {
			return name.Parts[i]
		}
	}
	return fmt.Sprint(i)
}

// entry adds a row.
func (w *writer) entry(t *table, e *state.Entry) error {
	v, err := data.DecodeCBOR(t.typ, e.Value)
	if err != nil {
		return err
	}
	row := []any{e.Log[:], int64(e.Index), int64(e.Height), int64(e.Block), e.Content.String(), e.Request[:]} // #nosec G115 -- blocks
	for _, f := range t.fields {
		row = append(row, w.column(f, v))
	}
	return t.add(w.ctx, row...)
}

// column returns what a column has of a value; nil if there is nothing.
func (w *writer) column(f field, v data.Value) any {
	for _, s := range f.path {
		if !s.option {
			v = v.Part(s.part)
			continue
		}
		some, ok := v.Some()
		if !ok {
			return nil
		}
		v = some
	}
	switch {
	case f.asJSON:
		var types data.Names
		if n := w.state.Program().Names; n != nil {
			types = n.Types
		}
		text, err := v.JSON(f.t, types)
		if err != nil { // the author's names are not known
			text = v.Canonical(f.t)
		}
		return w.text(string(text))
	case f.t.Kind == data.Bool || f.t.Kind == data.Truth:
		return v.Bool()
	case f.t.Kind == data.Decimal:
		return data.FormatDecimal(v.Int(), f.t.Scale)
	case f.t.Kind == data.String:
		return w.text(v.Text())
	case f.t.Kind == data.Bytes || f.t.Kind == data.ID:
		return v.Bytes()
	default:
		return v.Int()
	}
}
