package data_test

import (
	"encoding/hex"
	"testing"

	"emet/agents/program/data"
)

var (
	entryLabel = data.LabelOf("type", "Entry")
	replyLabel = data.LabelOf("type", "Reply")
	entryType  = data.RecordOf(entryLabel, data.StringOf(16), data.IntType)
	replyType  = data.VariantOf(replyLabel, data.UnitType, entryType)
	treeType   = data.TreeOf(data.IntType, 4, 3)

	names = data.Names{
		entryLabel: {Name: "Entry", Parts: []string{"author", "stars"}},
		replyLabel: {Name: "Reply", Parts: []string{"Empty", "Found"}},
	}

	entry = data.NewTuple(data.NewString("Ada"), data.NewInt(-5))
)

// Each value has one encoding between machines, one in documents and one for people. L-03
func TestValuesAreWritten(t *testing.T) {
	id := [32]byte{31: 7}
	idHex := "0000000000000000000000000000000000000000000000000000000000000007"
	tree := data.NewTree(data.NewInt(1), data.NewTree(data.NewInt(2), data.NewTree(data.NewInt(3))), data.NewTree(data.NewInt(4)))
	for name, c := range map[string]struct {
		t                       *data.Type
		v                       data.Value
		cbor, canonical, people string
	}{
		"unit":          {data.UnitType, data.NewUnit(), "f6", `null`, `null`},
		"bool":          {data.BoolType, data.NewBool(true), "f5", `true`, `true`},
		"truth":         {data.TruthType, data.NewTruth(false), "f4", `false`, `false`},
		"int":           {data.IntType, data.NewInt(-500), "3901f3", `"-500"`, `"-500"`},
		"greatest int":  {data.IntType, data.NewInt(1<<63 - 1), "1b7fffffffffffffff", `"9223372036854775807"`, `"9223372036854775807"`},
		"least int":     {data.IntType, data.NewInt(-1 << 63), "3b7fffffffffffffff", `"-9223372036854775808"`, `"-9223372036854775808"`},
		"time":          {data.TimeType, data.NewInt(1700000000), "1a6553f100", `"1700000000"`, `"1700000000"`},
		"decimal":       {data.DecimalOf(2), data.NewInt(-5), "24", `"-5"`, `"-0.05"`},
		"whole decimal": {data.DecimalOf(0), data.NewInt(24), "1818", `"24"`, `"24"`},
		"string":        {data.StringOf(16), data.NewString("é\n\"\x01\u2028"), "68c3a90a2201e280a8", "\"é\\n\\\"\\u0001\u2028\"", "\"é\\n\\\"\\u0001\u2028\""},
		"bytes":         {data.BytesOf(2), data.NewBytes([]byte{0xab, 0}), "42ab00", `"ab00"`, `"0xab00"`},
		"id":            {data.IDType, data.NewID(id), "5820" + idHex, `"` + idHex + `"`, `"0x` + idHex + `"`},
		"none":          {data.OptionOf(data.IntType), data.NewNone(), "8200f6", `[0,null]`, `null`},
		"some":          {data.OptionOf(data.IntType), data.NewSome(data.NewInt(0)), "820100", `[1,"0"]`, `"0"`},
		"some none":     {data.OptionOf(data.OptionOf(data.IntType)), data.NewSome(data.NewNone()), "82018200f6", `[1,[0,null]]`, `{"some":null}`},
		"tuple":         {data.TupleOf(data.UnitType, data.BoolType), data.NewPair(data.NewUnit(), data.NewBool(false)), "82f6f4", `[null,false]`, `[null,false]`},
		"empty tuple":   {data.TupleOf(), data.NewTuple(), "80", `[]`, `[]`},
		"record":        {entryType, entry, "826341646124", `["Ada","-5"]`, `{"author":"Ada","stars":"-5"}`},
		"tag":           {replyType, data.NewTagged(0, data.NewUnit()), "8200f6", `[0,null]`, `"Empty"`},
		"payload":       {replyType, data.NewTagged(1, entry), "8201826341646124", `[1,["Ada","-5"]]`, `{"Found":{"author":"Ada","stars":"-5"}}`},
		"list":          {data.ListOf(data.IntType, 3), data.NewList([]data.Value{data.NewInt(1), data.NewInt(2)}), "820102", `["1","2"]`, `["1","2"]`},
		"dict": {
			data.DictOf(data.IntType, data.BoolType, 4),
			data.NewDict(data.Entry{Key: data.NewInt(-1)}, data.Entry{Key: data.NewInt(30), Value: data.NewBool(true)}, data.Entry{Key: data.NewInt(2)}),
			"a302f4181ef520f4", `[["2",false],["30",true],["-1",false]]`, `[["2",false],["30",true],["-1",false]]`,
		},
		"dict of strings": {
			data.DictOf(data.StringOf(4), data.IntType, 4),
			data.NewDict(data.Entry{Key: data.NewString("aa"), Value: data.NewInt(1)}, data.Entry{Key: data.NewString("b"), Value: data.NewInt(2)}),
			"a2616202626161" + "01", `[["b","2"],["aa","1"]]`, `{"b":"2","aa":"1"}`,
		},
		"tree": {
			treeType, tree, "82018282028182038082" + "0480", `["1",[["2",[["3",[]]]],["4",[]]]]`,
			`{"value":"1","children":[{"value":"2","children":[{"value":"3","children":[]}]},{"value":"4","children":[]}]}`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := hex.EncodeToString(c.v.AppendCBOR(c.t, nil)); got != c.cbor {
				t.Errorf("CBOR %s, want %s", got, c.cbor)
			}
			if got := string(c.v.Canonical(c.t)); got != c.canonical {
				t.Errorf("canonical JSON %s, want %s", got, c.canonical)
			}
			if got, err := c.v.JSON(c.t, names); err != nil || string(got) != c.people {
				t.Errorf("JSON for people %s (%v), want %s", got, err, c.people)
			}
			blob, _ := hex.DecodeString(c.cbor)
			if len(blob) > c.t.Size() {
				t.Errorf("%d bytes of CBOR: the type says at most %d", len(blob), c.t.Size())
			}
			for name, read := range map[string]func() (data.Value, error){
				"CBOR":            func() (data.Value, error) { return data.DecodeCBOR(c.t, blob) },
				"canonical JSON":  func() (data.Value, error) { return data.ParseCanonical(c.t, []byte(c.canonical)) },
				"JSON for people": func() (data.Value, error) { return data.ParseJSON(c.t, names, []byte(c.people)) },
			} {
				if v, err := read(); err != nil || !data.Equal(c.t, c.v, v) {
					t.Errorf("%s does not come back: %v", name, err)
				}
			}
		})
	}
}
