package sandbox_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"testing"
	"time"

	"emet/agents/market"
)

// shaped is a job whose input names one of the shapes that it knows.
func shaped(t *testing.T, name, shape string) market.Task {
	t.Helper()
	input, err := json.Marshal(map[string]string{"shape": shape})
	if err != nil {
		t.Fatal(err)
	}
	return job(t, name, string(input))
}

// The rules of JsJob about what a job calls back with.
// CM-04
func TestJsJobResults(t *testing.T) {
	for shape, result := range map[string]string{
		"what JSON drops": `{"n":null,"i":null,"z":0,"a":[null,null,null]}`,
		"a date":          `"2020-01-01T00:00:00.000Z"`,
		"an empty array":  `[]`,
		"an empty object": `{}`,
		"a number":        `1.5e+300`,
		"a boxed string":  `"boxed"`,
		"own form":        `{"own":"form"}`,
		"typed":           `{"0":1,"1":2}`,
		"map":             `{}`,
	} {
		t.Run("a result crosses as JSON: "+shape, func(t *testing.T) {
			e := expect(t, shaped(t, "js/value-shapes.js", shape), market.OK)
			want(t, "result", string(e.Result), result)
		})
	}
	for _, shape := range []string{"a function", "not a number", "a negative zero", "no such shape"} {
		t.Run("what JSON makes nothing of is no result: "+shape, func(t *testing.T) {
			e := expect(t, shaped(t, "js/value-shapes.js", shape), market.JobError)
			want(t, "message", e.Message, "Neither solution nor error was provided")
		})
	}
	for _, shape := range []string{"cyclic", "big"} {
		t.Run("a result that JSON cannot write throws where it is given: "+shape, func(t *testing.T) {
			e := expect(t, shaped(t, "js/value-shapes.js", shape), market.JobError)
			if !strings.HasPrefix(e.Message, "uncaught TypeError") || !bytes.Contains(e.Stderr, []byte("value-shapes.js")) {
				t.Errorf("message %q, stack\n%s", e.Message, e.Stderr)
			}
		})
	}
	t.Run("the first callback counts, as it was when it was made", func(t *testing.T) {
		e := expect(t, job(t, "js/changed-after-callback.js", `1`), market.OK)
		want(t, "result", string(e.Result), `{"n":1}`)
		want(t, "details", string(e.Details), `{"n":1,"screenshots":{}}`)
	})
}

func TestJsJobDetails(t *testing.T) {
	for shape, details := range map[string]string{
		"none":        `{"screenshots":{}}`,
		"null":        `{"screenshots":{}}`,
		"an object":   `{"steps":3,"n":null,"screenshots":{}}`,
		"screenshots": `{"screenshots":{},"other":1}`,
		"an array":    `[1]`,
		"a string":    `"text"`,
	} {
		t.Run("details always have screenshots, and these are empty: "+shape, func(t *testing.T) {
			e := expect(t, shaped(t, "js/details-shapes.js", shape), market.OK)
			want(t, "details", string(e.Details), details)
		})
	}
}

// An error keeps its message and its own and inherited properties; the result beside it is dropped, the details are not.
func TestJsJobErrors(t *testing.T) {
	for shape, c := range map[string]struct{ message, extra string }{
		"no message":           {`unknown error returned: {"code":5,"why":"because"}`, `{"code":5,"why":"because"}`},
		"inherited properties": {"inherited message", `{"own":1,"inherited":[2]}`},
		"extra properties":     {"extra", `{"line":7,"nan":null}`},
		"a string":             {"only a string", ""},
		"a number":             {"42", ""},
		"empty message":        {"unknown error returned: {}", ""},
	} {
		t.Run("an error keeps what it carries: "+shape, func(t *testing.T) {
			e := expect(t, shaped(t, "js/error-shapes.js", shape), market.JobError)
			want(t, "message", e.Message, c.message)
			if !strings.HasSuffix(strings.TrimSpace(string(e.Stderr)), c.extra) {
				t.Errorf("stderr is %q, want %q at its end", e.Stderr, c.extra)
			}
			want(t, "details", string(e.Details), `{"shape":"`+shape+`","screenshots":{}}`)
			if e.Result != nil || e.ExitCode != 1 {
				t.Errorf("result %q, exit code %d", e.Result, e.ExitCode)
			}
		})
	}
	t.Run("an error that JSON cannot write fails the job", func(t *testing.T) {
		e := expect(t, shaped(t, "js/error-shapes.js", "cyclic"), market.JobError)
		if !strings.HasPrefix(e.Message, "uncaught") {
			t.Errorf("message %q", e.Message)
		}
	})
	for where, message := range map[string]string{
		"run": "uncaught Error: thrown in an async function", "timer": "uncaught Error: thrown in an async timer",
	} {
		t.Run("a rejected promise is an uncaught error: "+where, func(t *testing.T) {
			e := expect(t, job(t, "js/async-throws.js", `{"where":"`+where+`"}`), market.JobError)
			want(t, "message", e.Message, message)
			if e.ExitCode != 4 {
				t.Errorf("exit code %d", e.ExitCode)
			}
		})
	}
}

// CM-10
func TestJsJobScripts(t *testing.T) {
	push := func(name string) string {
		return `var order = (typeof order === "undefined" ? [] : order).concat("` + name + `");`
	}
	t.Run("scripts of the options come first, then preload scripts, then the job", func(t *testing.T) {
		task := job(t, "js/scripts-order.js", `1`)
		task.Preload = [][]byte{[]byte(push("preload1")), []byte(push("preload2"))}
		task.Options = []byte(`{"scripts":[` + strconv.Quote(push("option1")) + `,` + strconv.Quote(push("option2")) + `]}`)
		want(t, "order", string(expect(t, task, market.OK).Result), "option1 option2 preload1 preload2 job")
	})
	t.Run("a script that ends in a comment does not swallow the next", func(t *testing.T) {
		task := job(t, "js/scripts-order.js", `1`)
		task.Preload = [][]byte{[]byte(push("one") + "// the end"), []byte(push("two") + "/* the end */")}
		want(t, "order", string(expect(t, task, market.OK).Result), "one two job")
	})
	t.Run("a stack names the script of the options that threw", func(t *testing.T) {
		task := job(t, "js/scripts-order.js", `1`)
		task.Options = []byte(`{"scripts":["var fine;","\nmissing();"]}`)
		e := expect(t, task, market.JobError)
		if !bytes.Contains(e.Stderr, []byte("script-1.js:2")) {
			t.Errorf("stack is\n%s", e.Stderr)
		}
	})
}

func TestJsJobPage(t *testing.T) {
	t.Run("events go nowhere and leave no screenshots", func(t *testing.T) {
		e := expect(t, job(t, "js/events.js", `1`), market.OK)
		want(t, "result", string(e.Result), "callPhantom is undefined")
		want(t, "details", string(e.Details), `{"screenshots":{}}`)
	})
	t.Run("the document has what jobs use of one", func(t *testing.T) {
		e := expect(t, job(t, "js/dom.js", `1`), market.OK)
		want(t, "result", string(e.Result), "true true DIV x true 1 true 0  true true http: complete "+
			"undefined undefined undefined undefined undefined undefined")
	})
	t.Run("no resource loads, whatever the options allow", func(t *testing.T) {
		task := job(t, "js/script-load-blocked.js", `1`)
		task.Options = []byte(`{"allowedResources":["http://allowed.example/"]}`)
		e := expect(t, task, market.JobError)
		want(t, "message", e.Message, "blocked: before, after, attribute")
		want(t, "console", string(e.Stdout), "blocked resource URL http://allowed.example/a.js\n"+
			"blocked resource URL http://allowed.example/b.js\nblocked resource URL http://allowed.example/c.js\n")
	})
}

// What a job printed is there however it ends, and its author sees it while it runs.
func TestJsJobLogOutlivesTheRun(t *testing.T) {
	for end, outcome := range map[string]market.Outcome{"fuel": market.OutOfFuel, "memory": market.OutOfMemory, "depth": market.Depth} {
		t.Run("the log is kept when a limit ends the run: "+end, func(t *testing.T) {
			var console bytes.Buffer
			task := job(t, "js/log-before-limit.js", `{"end":"`+end+`"}`)
			task.Limits.Fuel, task.Console = 3e8, &console
			e := expect(t, task, outcome)
			want(t, "log", string(e.Stdout), "before "+end+"\n")
			want(t, "console", console.String(), "before "+end+"\n")
		})
	}
	t.Run("the log is seen when the wall clock ends the run", func(t *testing.T) {
		s, err := shared()
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		task := job(t, "js/log-before-limit.js", `{"end":"clock"}`)
		task.Limits.Fuel = 1e15
		var console bytes.Buffer
		task.Console = writer(func(b []byte) (int, error) { cancel(); return console.Write(b) })
		if e, err := s.Run(ctx, task); !errors.Is(err, context.Canceled) {
			t.Errorf("ended as %v, %v: want no execution", e.Outcome, err)
		}
		want(t, "console", console.String(), "before clock\n")
	})
}

type writer func([]byte) (int, error)

func (w writer) Write(b []byte) (int, error) { return w(b) }

func TestJsJobTime(t *testing.T) {
	t.Run("timers fire once each, in the order of their times and then of their making", func(t *testing.T) {
		task := job(t, "js/many-timers.js", `{"timers":5000}`)
		task.Limits.Fuel = 1e10
		want(t, "result", string(expect(t, task, market.OK).Result), "5000 timers, the last at 999")
	})
	t.Run("a million timers at once end by a limit (F20)", func(t *testing.T) {
		expect(t, job(t, "js/many-timers.js", `{"timers":1000000}`), market.OutOfFuel)
	})
	t.Run("virtual time costs no time", func(t *testing.T) {
		began := time.Now()
		task := job(t, "js/return-delayed.js", `{"ms":86400000}`)
		task.Options = []byte(`{"timeout":100000000}`)
		expect(t, task, market.OK)
		if took := time.Since(began); took > time.Hour {
			t.Errorf("a day took %s", took)
		}
	})
	t.Run("microtasks run before timers, in the order of their making", func(t *testing.T) {
		e := expect(t, job(t, "js/promises.js", `1`), market.OK)
		want(t, "order", string(e.Result), "async, sync, then, queued, after await, caught later, thenable, then then, "+
			"all 1,2, any 2, yielded 1, yielded 2, timer, micro of timer, second timer")
	})
}

// What a host could tell a job about itself is fixed. The golden file pins the rest.
func TestJsJobWorldIsFixed(t *testing.T) {
	result := func(name string) []string {
		return strings.Split(string(expect(t, job(t, name, `1`), market.OK).Result), "\n")
	}
	t.Run("the date, the time zone and the locale", func(t *testing.T) {
		lines := result("js/date.js")
		for i, line := range []string{
			"1577836800000", "0", "Wed Jan 01 2020 00:00:00 GMT+0000", "Wed Jan 01 2020 00:00:00 GMT+0000",
			"1577836801234.5", "1234.5", "0", "2021-07-01T12:00:00.000Z", "07/01/2021, 12:00:00 PM", "07/01/2021",
			"1585449000000", "-7200000", "NaN", "1583020800000", "NaN", "1234567.891", "undefined", "true", "[object Date]", "7", "Date",
		} {
			if i >= len(lines) || lines[i] != line {
				t.Errorf("line %d is %q, want %q", i, lines[min(i, len(lines)-1)], line)
			}
		}
	})
	t.Run("the bits of NaN and the text of numbers", func(t *testing.T) {
		lines := result("js/math.js")
		want(t, "high word of NaN", lines[len(lines)-2], "7ff80000")
		want(t, "sum", lines[3], "0.30000000000000004")
	})
	t.Run("the order of objects, maps and equal elements", func(t *testing.T) {
		lines := result("js/order.js")
		want(t, "a stable sort", lines[0][:30], "0 10 20 30 40 50 60 70 80 90 1"[:30])
		want(t, "keys", lines[4], "9,10,a,-1,01,4294967295,b")
	})
	t.Run("recursion without end is a RangeError, by whatever way", func(t *testing.T) {
		e := expect(t, job(t, "js/stack-overflow.js", `1`), market.OK)
		for way := range strings.SplitSeq(string(e.Result), ", ") {
			if !strings.HasSuffix(way, " RangeError") {
				t.Errorf("%s", way)
			}
		}
	})
	t.Run("memory that was refused ends the job, even if it caught the error", func(t *testing.T) {
		e := expect(t, job(t, "js/memory-caught.js", `1`), market.OutOfMemory)
		if e.Result != nil {
			t.Errorf("result %q", e.Result)
		}
	})
	t.Run("another seed gives other random numbers, the same one the same", func(t *testing.T) {
		task := job(t, "js/math.js", `1`)
		first := expect(t, task, market.OK)
		if again := expect(t, task, market.OK); again.Fingerprint != first.Fingerprint {
			t.Error("the same seed gave another run")
		}
		task.Seed = market.ID{1}
		if other := expect(t, task, market.OK); bytes.Equal(other.Result, first.Result) {
			t.Error("another seed gave the same numbers")
		}
	})
}
