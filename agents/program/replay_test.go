package program_test

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"testing"
	"time"

	p "emet/agents/program"
)

// A trace comes out of a sandbox: what no front end would write is refused.
func TestBadTraces(t *testing.T) {
	endpoint := func(steps, result string) string {
		return `{"name":"x","types":[["int"],["declared"],["list",0,3],["tuple",0,0]],"steps":[{"do":"endpoint","text":"e","id":1,"type":0,"bodies":[{"params":[2],"steps":[` +
			steps + `],"result":` + result + `}]}]}`
	}
	if _, err := p.Replay(t.Context(), "app.js", []byte(endpoint("", "2"))); err != nil {
		t.Fatalf("a good trace is refused: %v", err)
	}
	for trace, want := range map[string]string{
		``:                        "trace: EOF",
		`[]`:                      "trace: json",
		`{"name":"x","other":1}`:  "unknown field",
		`{"name":"x","steps":[]}`: "no endpoint",
		`{"name":"x","steps":[{"do":"nothing"}]}`:                                                               `no operation "nothing"`,
		`{"name":"x","steps":[{"do":"call"}]}`:                                                                  "no declaration 0",
		`{"name":"x","steps":[{"do":"doc","on":4}]}`:                                                            "no declaration 4",
		`{"name":"x","steps":[{"do":"key","at":7}]}`:                                                            "trace, line 7: key lacks a type",
		`{"name":"x","types":[["int"]],"steps":[{"do":"key","type":1}]}`:                                        "no type 1",
		`{"name":"x","types":[["int"]],"steps":[{"do":"key","type":-1}]}`:                                       "no type -1",
		`{"name":"x","types":[["list",0,1]],"steps":[{"do":"key","type":0}]}`:                                   "no type 0",
		`{"name":"x","types":[[]],"steps":[{"do":"key","type":0}]}`:                                             "type 0 is not known",
		`{"name":"x","types":[["int"],["list",0]],"steps":[{"do":"key","type":1}]}`:                             "type 1 is not known",
		`{"name":"x","types":[["int"],["list",0,1,2]],"steps":[{"do":"key","type":1}]}`:                         "type 1 is not known",
		`{"name":"x","types":[["int","x"]],"steps":[{"do":"key","type":0}]}`:                                    "type 0 is not known",
		`{"name":"x","types":[["declared"]],"steps":[{"do":"key","type":0}]}`:                                   "type 0 is not known",
		`{"name":"x","types":[["declared"]],"steps":[{"do":"record","type":0,"names":["a"]}]}`:                  "1 names for 0 types",
		`{"name":"x","types":[["int"]],"steps":[{"do":"record"}]}`:                                              "no type of its own",
		`{"name":"x","types":[["int"]],"steps":[{"do":"function","id":1}]}`:                                     "lacks callback 0",
		`{"name":"x","types":[["int"]],"steps":[{"do":"function","id":1,"types":[0],"bodies":[{"result":1}]}]}`: "0 parameters gets 1",
		`{"name":"x","steps":[{"do":"fuel","args":[{"number":1,"bytes":""}]}]}`:                                 "is no operand",
		`{"name":"x","steps":[{"do":"fuel","args":[{}]}]}`:                                                      "is no operand",
		`{"name":"x","steps":[{"do":"fuel","args":[-1]}]}`:                                                      "is no operand",
		`{"name":"x","steps":[{"do":"fuel","args":[[1]]}]}`:                                                     "a value within a literal",
		`{"name":"x","steps":[{"do":"fuel","args":[{"bytes":"0"}]}]}`:                                           "odd length",
		`{"name":"x","steps":[` + strings.Repeat(`{"do":"observe","bodies":[{"steps":[`, 6000):                  "exceeded max depth",
		endpoint(`{"do":"tuple","id":2}`, "2"):                                                                  "number 2 is given twice",
		endpoint(`{"do":"tuple"}`, "2"):                                                                         "number 0 is given twice, or none",
		endpoint(`{"do":"add","id":3}`, "2"):                                                                    "add lacks arguments",
		endpoint(`{"do":"match","id":3}`, "2"):                                                                  "match lacks argument 0",
		endpoint(`{"do":"match","id":3,"args":[2],"names":["a"]}`, "2"):                                         "match lacks callback 0",
		endpoint(`{"do":"fold","id":3,"args":[2]}`, "2"):                                                        "fold lacks argument 1",
		endpoint(`{"do":"make","id":3,"names":["a"]}`, "2"):                                                     "1 names for 0 values",
		endpoint(`{"do":"update","id":3,"args":[2]}`, "2"):                                                      `no operation "update"`,
		endpoint(`{"do":"call","id":3,"args":[2]}`, "2"):                                                        "no declaration 0",
		endpoint(`{"do":"start","on":1}`, "2"):                                                                  "no declaration 1",
		endpoint(`{"do":"never","names":["A.b"]}`, "2"):                                                         "never lacks name 1",
		endpoint("", "9"):     "a value is used where it is not known",
		endpoint("", `"lit"`): "a value is wanted, and this is a literal",
		endpoint(`{"do":"query","id":3,"on":1,"text":"equal","n":1}`, "2"): "no declaration 1",
	} {
		if _, err := p.Replay(t.Context(), "app.js", []byte(trace)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the trace %.200s gives\n%v\nwant %s", trace, err, want)
		}
	}
	if _, err := p.Replay(t.Context(), "app.js", make([]byte, p.MaxTrace+1)); err == nil || !strings.Contains(err.Error(), "at most") {
		t.Errorf("a great trace gives %v", err)
	}
}

// A replay can be ended, and ends by itself where there is nothing but mistakes.
func TestReplayEnds(t *testing.T) {
	steps := strings.Repeat(`{"do":"never","names":["A.b","C.d"]},`, 1000)
	trace := []byte(`{"name":"x","steps":[` + strings.TrimSuffix(steps, ",") + `]}`)
	_, err := p.Replay(t.Context(), "app.js", trace)
	if n := len(p.Mistakes(err)); n < 100 || n > 110 {
		t.Errorf("%d mistakes are told", n)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := p.Replay(ctx, "app.js", trace); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled replay gives %v", err)
	}
}

// Callbacks are nested as deep as calls may be, and a place says where they are deeper.
func TestDeepCallbacks(t *testing.T) {
	const deep = 70
	steps, result := "", "1"
	for i := deep; i > 0; i-- {
		// Of each pair of cases, one goes deeper.
		id, unit, again := strconv.Itoa(10*i), strconv.Itoa(10*i+1), strconv.Itoa(10*i+2)
		steps = `{"do":"match","at":` + strconv.Itoa(i) + `,"id":` + id + `,"args":[1],"names":["none","some"],"bodies":[{"params":[` + unit +
			`],"result":1},{"params":[` + again + `],"steps":[` + steps + `],"result":` + result + `}]}`
		result = id
	}
	trace := `{"name":"x","types":[["unit"],["option",0]],"steps":[{"do":"endpoint","text":"e","id":2,"type":1,"bodies":[{"params":[1],"steps":[` + steps +
		`],"result":` + result + `}]}]}`
	_, err := p.Replay(t.Context(), "app.js", []byte(trace))
	if err == nil || !strings.Contains(err.Error(), "app.js:64: callbacks nested deeper than 64") {
		t.Errorf("deep callbacks give %v", err)
	}
}

// A literal takes as long as it is large, however deep it is: a stranger's file must not keep its reader busy for hours.
func TestDeepLiterals(t *testing.T) {
	took := func(depth int) time.Duration {
		text := strings.Repeat("[", depth) + `"` + strings.Repeat("x", 1<<20) + `"` + strings.Repeat("]", depth)
		trace := []byte(`{"name":"deep","types":[],"steps":[{"do":"nothing","args":[` + text + `]}]}`)
		begin := time.Now()
		if _, err := p.Replay(t.Context(), "app.js", trace); err == nil {
			t.Error("it was taken")
		}
		return time.Since(begin)
	}
	if flat, deep := took(4), took(4000); deep > 100*flat {
		t.Errorf("%s, and %s if it is deep", flat, deep)
	}
}
