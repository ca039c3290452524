package market_test

import (
	"reflect"
	"strconv"
	"strings"
	"testing"

	"emet/agents/market"
)

const someCID = "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku" // of nothing at all

func TestWasmOptions(t *testing.T) {
	o, err := market.ParseWasmOptions([]byte(`{"args":["-n","3"],"env":{"LANG":"C"},"inputs":{"book.txt":"` + someCID + `"}}`))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"-n", "3"}
	if !reflect.DeepEqual(o.Args, want) || o.Env["LANG"] != "C" || o.Inputs["book.txt"].String() != someCID {
		t.Errorf("options are %+v", o)
	}
	for _, empty := range []string{"", "{}", ` {"args":null} `} {
		if o, err := market.ParseWasmOptions([]byte(empty)); err != nil || len(o.Args)+len(o.Env)+len(o.Inputs) != 0 {
			t.Errorf("%q: %+v, %v", empty, o, err)
		}
	}
}

func TestWasmOptionsAreStrict(t *testing.T) {
	var many []string
	for i := range market.MaxInputs + 1 {
		many = append(many, `"`+strconv.Itoa(i)+`":"`+someCID+`"`)
	}
	for _, blob := range []string{
		`null`, `[]`, `"x"`, `{`, `{} {}`, `{}x`,
		`{"argv":[]}`, `{"Args":[]}`, `{"args":"x"}`, `{"args":[1]}`, `{"args":["a\u0000b"]}`,
		`{"env":{"":"x"}}`, `{"env":{"a=b":"x"}}`, `{"env":{"a":"\u0000"}}`, `{"env":{"a\u0000":""}}`,
		`{"inputs":{"a":""}}`, `{"inputs":{"a":"no cid"}}`, `{"inputs":{"a":null}}`,
		`{"inputs":{"":"` + someCID + `"}}`, `{"inputs":{".":"` + someCID + `"}}`, `{"inputs":{"..":"` + someCID + `"}}`,
		`{"inputs":{"a/b":"` + someCID + `"}}`, `{"inputs":{"a\u0000":"` + someCID + `"}}`,
		`{"inputs":{"` + strings.Repeat("a", 256) + `":"` + someCID + `"}}`,
		`{"inputs":{` + strings.Join(many, ",") + `}}`,
		`{"args":["` + strings.Repeat("a", market.MaxOptions) + `"]}`,
	} {
		if o, err := market.ParseWasmOptions([]byte(blob)); err == nil {
			t.Errorf("%.80s was read as %+v", blob, o)
		}
	}
}

// Workers have to agree on what is wrong with options, as it becomes part of the record.
func TestWasmOptionsHaveOneMessage(t *testing.T) {
	var inputs, env []string
	for i := range 9 {
		inputs = append(inputs, `"in`+strconv.Itoa(i)+`":"x"`)
		env = append(env, `"`+strconv.Itoa(i)+`=":"x"`)
	}
	for blob, want := range map[string]string{
		`{"x1":1,"x2":1,"x0":1}`: `options: there is no "x0", only args, env and inputs`,
		`{"args":{}}`:            `options: args: want a list of strings`,
		`{"env":[]}`:             `options: env: want an object of strings`,
		`{"args":[],}`:           `options: want one JSON object`,
		`{"inputs":{` + strings.Join(inputs, ",") + `}}`: `options: input "in0": "x" is no content id`,
		`{"env":{` + strings.Join(env, ",") + `}}`:       `options: "0=" cannot be in the environment`,
	} {
		for range 5 {
			if _, err := market.ParseWasmOptions([]byte(blob)); err == nil || err.Error() != want {
				t.Errorf("%s: %v, want %s", blob, err, want)
			}
		}
	}
}

func FuzzParseWasmOptions(f *testing.F) {
	f.Add([]byte(`{"args":["a"],"env":{"A":"b"},"inputs":{"x":"` + someCID + `"}}`))
	f.Add([]byte(`{"inputs":{"..":"x"}}`))
	f.Fuzz(func(t *testing.T, blob []byte) {
		o, err := market.ParseWasmOptions(blob)
		if err != nil {
			return
		}
		for name, c := range o.Inputs {
			if strings.ContainsAny(name, "/\x00") || c.IsZero() {
				t.Errorf("input %q is %s", name, c)
			}
		}
	})
}
