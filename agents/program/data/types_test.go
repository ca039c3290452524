package data_test

import (
	"encoding/json"
	"strings"
	"testing"

	"emet/agents/program/data"
)

// A type has one way to be written, and comes back from it.
func TestTypesAreWritten(t *testing.T) {
	for text, u := range map[string]*data.Type{
		`"unit"`:                                 data.UnitType,
		`"truth"`:                                data.TruthType,
		`"id"`:                                   data.IDType,
		`{"decimal":0}`:                          data.DecimalOf(0),
		`{"string":64}`:                          data.StringOf(64),
		`{"bytes":0}`:                            data.BytesOf(0),
		`{"option":"int"}`:                       data.OptionOf(data.IntType),
		`{"tuple":[]}`:                           data.TupleOf(),
		`{"tuple":["int",{"string":1}]}`:         data.TupleOf(data.IntType, data.StringOf(1)),
		`{"list":"int","max":3}`:                 data.ListOf(data.IntType, 3),
		`{"dict":["time","bool"],"max":3}`:       data.DictOf(data.TimeType, data.BoolType, 3),
		`{"tree":"int","max":3,"levels":2}`:      data.TreeOf(data.IntType, 3, 2),
		`{"zipper":"int","max":3,"levels":2}`:    data.ZipperOf(data.TreeOf(data.IntType, 3, 2)),
		`{"type":"` + entryLabel.String() + `"}`: entryType,
	} {
		blob, err := json.Marshal(u)
		if err != nil || string(blob) != text {
			t.Errorf("%s is written as %s (%v), want %s", u, blob, err, text)
		}
		var read data.Type
		if err := json.Unmarshal([]byte(text), &read); err != nil {
			t.Errorf("%s: %v", text, err)
		}
		again, err := data.Types{entryLabel: entryType}.Resolve(&read)
		if err != nil || !data.Same(u, again) {
			t.Errorf("%s comes back as %s: %v", text, again, err)
		}
	}
}

func TestTypesThatAreNone(t *testing.T) {
	for _, text := range []string{
		`null`, `1`, `"integer"`, `{}`, `{"max":3}`, `{"string":"3"}`, `{"string":-1}`, `{"string":99999999}`, `{"decimal":19}`, `{"decimal":-1}`,
		`{"list":"int"}`, `{"list":"int","max":-1}`, `{"list":"int","max":1048577}`, `{"list":"int","max":3,"levels":2}`, `{"string":3,"max":3}`,
		`{"string":3,"bytes":3}`, `{"dict":["int"],"max":3}`, `{"dict":["unit","int"],"max":3}`, `{"dict":["int","int","int"],"max":3}`,
		`{"tree":"int","max":3}`, `{"tree":"int","max":0,"levels":1}`, `{"tree":"int","max":3,"levels":65}`, `{"type":"00"}`,
		`{"type":"` + strings.Repeat("0", 32) + `"}`, `{"type":"` + strings.ToUpper(entryLabel.String()) + `"}`, `{"tuple":[null]}`, `{"String":3}`,
		`{"list":{"bytes":1000000},"max":17}`, strings.Repeat(`{"option":`, 64) + `"int"` + strings.Repeat(`}`, 64),
	} {
		var read data.Type
		err := json.Unmarshal([]byte(text), &read)
		if err == nil {
			_, err = data.Types{entryLabel: entryType}.Resolve(&read)
		}
		if err == nil {
			t.Errorf("%s is taken for a type", text)
		}
	}
}

// A small document can name a type with many parts: what goes through them all must not take long.
func TestTypesHaveFewParts(t *testing.T) {
	u := data.UnitType
	for range 11 {
		u = data.TupleOf(u, u)
	}
	if err := u.Check(); err != nil {
		t.Errorf("a type of %d parts: %v", 1<<12-1, err)
	}
	if err := data.TupleOf(u, u).Check(); err == nil {
		t.Error("a type of twice as many parts is accepted")
	}
}

func TestFitsAndJoin(t *testing.T) {
	small, great := data.ListOf(data.StringOf(2), 5), data.ListOf(data.StringOf(3), 4)
	joined, ok := data.Join(small, great)
	if !ok || !data.Same(joined, data.ListOf(data.StringOf(3), 5)) || joined.Size() != data.ListOf(data.StringOf(3), 5).Size() {
		t.Errorf("the join is %s", joined)
	}
	for _, u := range []*data.Type{small, great} {
		if !data.Fits(u, joined) || data.Fits(joined, u) {
			t.Errorf("%s fits its join with another, and not the other way round", u)
		}
	}
	other := data.RecordOf(data.LabelOf("type", "Other"), entryType.Of...)
	for _, pair := range [][2]*data.Type{
		{data.IntType, data.TimeType},
		{data.DecimalOf(1), data.DecimalOf(2)},
		{entryType, other},
		{data.BoolType, data.TruthType},
		{data.TupleOf(data.IntType), data.TupleOf()},
		{data.OptionOf(data.IntType), data.OptionOf(data.TimeType)},
	} {
		if _, ok := data.Join(pair[0], pair[1]); ok || data.Fits(pair[0], pair[1]) {
			t.Errorf("%s and %s have nothing in common", pair[0], pair[1])
		}
	}
}

func TestTypeText(t *testing.T) {
	u := data.DictOf(data.StringOf(4), data.TupleOf(data.OptionOf(entryType), data.TreeOf(data.DecimalOf(2), 3, 2)), 5)
	if got, want := u.Text(names), "dict(string(4), tuple(option(Entry), tree(decimal(2), 3, 2)), 5)"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
