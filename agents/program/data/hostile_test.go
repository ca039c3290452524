package data_test

import (
	"bytes"
	"encoding/hex"
	"strings"
	"testing"

	"emet/agents/program/data"
)

// From outside only the one encoding of a value within the limits is taken.
func TestCBORFromOutside(t *testing.T) {
	zipper := data.ZipperOf(treeType)
	for name, c := range map[string]struct {
		t    *data.Type
		cbor string
	}{
		"nothing":              {data.IntType, ""},
		"more":                 {data.IntType, "0000"},
		"long form":            {data.IntType, "1817"},
		"longer form":          {data.IntType, "190018"},
		"longest form":         {data.IntType, "1b00000000ffffffff"},
		"too great":            {data.IntType, "1b8000000000000000"},
		"too small":            {data.IntType, "3b8000000000000000"},
		"float":                {data.IntType, "f90000"},
		"indefinite":           {data.StringOf(4), "7f6161ff"},
		"reserved":             {data.IntType, "1c"},
		"cut":                  {data.IntType, "18"},
		"tagged":               {data.IntType, "c000"},
		"bool as int":          {data.BoolType, "01"},
		"int as bool":          {data.IntType, "f5"},
		"not UTF-8":            {data.StringOf(4), "61ff"},
		"surrogate":            {data.StringOf(4), "63eda080"},
		"long string":          {data.StringOf(1), "626161"},
		"bytes as string":      {data.StringOf(4), "4161"},
		"string cut":           {data.StringOf(4), "6261"},
		"short id":             {data.IDType, "4100"},
		"long id":              {data.IDType, "5821" + strings.Repeat("00", 33)},
		"short tuple":          {data.TupleOf(data.IntType, data.IntType), "8100"},
		"long tuple":           {data.TupleOf(data.IntType), "820000"},
		"tag too great":        {data.OptionOf(data.IntType), "820200"},
		"negative tag":         {data.OptionOf(data.IntType), "8220f6"},
		"none with a payload":  {data.OptionOf(data.IntType), "820000"},
		"long list":            {data.ListOf(data.IntType, 1), "820000"},
		"list of much":         {data.ListOf(data.IntType, data.MaxCount), "9a000fffff"},
		"keys out of order":    {data.DictOf(data.IntType, data.UnitType, 4), "a202f601f6"},
		"key twice":            {data.DictOf(data.IntType, data.UnitType, 4), "a201f601f6"},
		"dict too long":        {data.DictOf(data.IntType, data.UnitType, 1), "a201f602f6"},
		"dict of much":         {data.DictOf(data.IntType, data.UnitType, data.MaxCount), "ba000fffff"},
		"too many nodes":       {treeType, "8200858200808200808200808200808200" + "80"},
		"too many levels":      {treeType, "82008182008182008182008" + "0"},
		"node without":         {treeType, "8100"},
		"place not there":      {zipper, "828200808100"},
		"negative place":       {zipper, "8282008182008081" + "20"},
		"place deeper than it": {zipper, "8282008182008082" + "0000"},
	} {
		blob, err := hex.DecodeString(c.cbor)
		if err != nil {
			t.Fatal(name, err)
		}
		if v, err := data.DecodeCBOR(c.t, blob); err == nil {
			t.Errorf("%s: %s is taken for a %s: %v", name, c.cbor, c.t, v)
		}
	}
}

func TestConstantsFromOutside(t *testing.T) {
	for name, c := range map[string]struct {
		t    *data.Type
		text string
	}{
		"nothing":           {data.IntType, ``},
		"more":              {data.IntType, `"1" "2"`},
		"number":            {data.IntType, `1`},
		"plus":              {data.IntType, `"+1"`},
		"zeros":             {data.IntType, `"01"`},
		"minus zero":        {data.IntType, `"-0"`},
		"too great":         {data.IntType, `"9223372036854775808"`},
		"space":             {data.TupleOf(data.UnitType), `[ null]`},
		"escape":            {data.StringOf(4), `"\u0061"`},
		"upper-case escape": {data.StringOf(4), `"\u001F"`},
		"lone surrogate":    {data.StringOf(4), `"\ud800"`},
		"not UTF-8":         {data.StringOf(4), "\"\xff\""},
		"too long":          {data.StringOf(1), `"ab"`},
		"upper-case hex":    {data.BytesOf(4), `"AB"`},
		"odd hex":           {data.BytesOf(4), `"a"`},
		"short id":          {data.IDType, `"ab"`},
		"short tuple":       {data.TupleOf(data.IntType, data.IntType), `["1"]`},
		"long tuple":        {data.TupleOf(data.IntType), `["1","2"]`},
		"bare payload":      {data.OptionOf(data.IntType), `"1"`},
		"tag alone":         {data.OptionOf(data.IntType), `[0]`},
		"tag too great":     {data.OptionOf(data.IntType), `[2,null]`},
		"tag of a fraction": {data.OptionOf(data.IntType), `[0.0,null]`},
		"tag as string":     {data.OptionOf(data.IntType), `["0",null]`},
		"empty option":      {data.OptionOf(data.IntType), `[]`},
		"keys out of order": {data.DictOf(data.IntType, data.UnitType, 4), `[["2",null],["1",null]]`},
		"key twice":         {data.DictOf(data.IntType, data.UnitType, 4), `[["1",null],["1",null]]`},
		"half an entry":     {data.DictOf(data.IntType, data.UnitType, 4), `[["1"]]`},
		"too many nodes":    {treeType, `["1",[["1",[]],["1",[]],["1",[]],["1",[]]]]`},
		"too many levels":   {treeType, `["1",[["1",[["1",[["1",[]]]]]]]]`},
		"half a node":       {treeType, `["1"]`},
		"place in a tree":   {data.ZipperOf(treeType), `[["1",[]],[]]`},
	} {
		if err := data.CheckJSON(c.t, []byte(c.text)); err == nil {
			t.Errorf("%s: %s is taken for a %s", name, c.text, c.t)
		}
	}
}

// People may write numbers as they like to, and are told where they were wrong.
func TestJSONOfPeople(t *testing.T) {
	cents := data.DecimalOf(2)
	for text, want := range map[string]int64{`12`: 1200, `"12.5"`: 1250, `-0.05`: -5, `"-0.05"`: -5, `"1.00"`: 100, ` 7 `: 700} {
		if v, err := data.ParseJSON(cents, nil, []byte(text)); err != nil || v.Int() != want {
			t.Errorf("%s is %d (%v), want %d", text, v.Int(), err, want)
		}
	}
	for _, c := range []struct {
		t           *data.Type
		text, wants string
	}{
		{cents, `1.005`, "more than 2 digits"},
		{cents, `1e2`, "no number"},
		{cents, `"1."`, "no number"},
		{cents, `".5"`, "no number"},
		{cents, `"--1"`, "no number"},
		{cents, `92233720368547758.08`, "64 bits"},
		{data.IntType, `1.0`, "more than 0 digits"},
		{data.BytesOf(2), `"ab"`, "0x"},
		{entryType, `{"author":"Ada"}`, ".stars: it is missing"},
		{entryType, `{"author":"Ada","stars":1,"size":2}`, ".size: it is unknown"},
		{entryType, `{"author":"Ada","stars":1,"stars":2}`, "stars is there twice"},
		{data.ListOf(entryType, 3), `[{"author":"Ada","stars":1},{"author":"Ada","stars":true}]`, "[1].stars: true stands where"},
		{data.ListOf(data.IntType, 1), `[1,2]`, "more than 1"},
		{replyType, `"Found"`, "has a payload"},
		{replyType, `"Lost"`, "there are Empty, Found"},
		{replyType, `{}`, "no tag"},
		{replyType, `{"Empty":null}`, "stands alone"},
		{data.OptionOf(data.UnitType), `{}`, ".some: it is missing"},
		{data.DictOf(data.StringOf(1), data.IntType, 2), `{"ab":1}`, ".ab: 2 bytes"},
		{data.DictOf(data.StringOf(1), data.IntType, 1), `{"a":1,"b":1}`, "more than 1"},
		{treeType, `{"value":1,"children":[{"value":2}]}`, ".children[0].children: it is missing"},
		{data.RecordOf(data.LabelOf("type", "Unknown"), data.IntType), `{}`, "has no names"},
	} {
		if _, err := data.ParseJSON(c.t, names, []byte(c.text)); err == nil || !strings.Contains(err.Error(), c.wants) {
			t.Errorf("%s as %s: %v, want %q", c.text, c.t.Text(names), err, c.wants)
		}
	}
}

// hostile are types of each kind.
var hostile = []*data.Type{
	data.UnitType, data.BoolType, data.IntType, data.IDType, data.StringOf(9), data.BytesOf(9), data.TruthType, data.OptionOf(data.OptionOf(data.IntType)),
	data.TupleOf(data.IntType, data.StringOf(3)), data.ListOf(data.ListOf(data.BoolType, 3), 5), data.DictOf(data.StringOf(3), data.IntType, 4),
	data.DictOf(data.IntType, data.DecimalOf(2), 4), treeType, replyType, entryType, data.ListOf(data.TreeOf(data.StringOf(2), 5, 3), 4),
}

func FuzzDecodeCBOR(f *testing.F) {
	for i := range hostile {
		f.Add(byte(i), []byte{0x82, 0x01, 0x80})
	}
	zipper := data.ZipperOf(treeType)
	f.Fuzz(func(t *testing.T, i byte, blob []byte) {
		u := append(hostile, zipper)[int(i)%(len(hostile)+1)]
		v, err := data.DecodeCBOR(u, blob)
		if err != nil {
			return
		}
		if again := v.AppendCBOR(u, nil); !bytes.Equal(again, blob) || len(blob) > u.Size() {
			t.Errorf("%x is taken for a %s, and written as %x", blob, u, again)
		}
	})
}

func FuzzParseJSON(f *testing.F) {
	for i := range hostile {
		f.Add(byte(i), []byte(`[["1",[]],{"a":"2"}]`))
	}
	f.Fuzz(func(t *testing.T, i byte, text []byte) {
		u := hostile[int(i)%len(hostile)]
		if v, err := data.ParseCanonical(u, text); err == nil {
			if _, err := data.DecodeCBOR(u, v.AppendCBOR(u, nil)); err != nil {
				t.Errorf("%s is taken for a %s: %v", text, u, err)
			}
		}
		v, err := data.ParseJSON(u, names, text)
		if err != nil {
			return
		}
		if _, err := data.DecodeCBOR(u, v.AppendCBOR(u, nil)); err != nil {
			t.Fatalf("%s is taken for a %s: %v", text, u, err)
		}
		again, err := v.JSON(u, names)
		if err != nil {
			t.Fatal(err)
		}
		if w, err := data.ParseJSON(u, names, again); err != nil || !data.Equal(u, v, w) {
			t.Errorf("%s is written as %s, which is something else (%v)", text, again, err)
		}
	})
}
