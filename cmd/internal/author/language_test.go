package author_test

import (
	"fmt"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"emet/agents/program"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// The reference of the language has every type, every operation, every method of the Go front end, and the limits.
func TestLanguageIsDocumented(t *testing.T) { // L-01
	blob, err := os.ReadFile("../../../docs/language.md")
	if err != nil {
		t.Fatal(err)
	}
	doc := string(blob)
	for k := data.Unit; k.String() != "unknown"; k++ {
		if !strings.Contains(doc, "\n| `"+k.String()+"` |") {
			t.Errorf("type %s has no row", k)
		}
	}
	first := map[string]bool{} // what stands in the first column of a table
	for _, row := range regexp.MustCompile("(?m)^\\| (`[^|]*) \\|").FindAllStringSubmatch(doc, -1) {
		for name := range strings.SplitSeq(row[1], ", ") {
			first[strings.Trim(name, "`")] = true
		}
	}
	ops := 0
	for i := range 256 {
		op := flow.Op(i)
		if strings.HasPrefix(op.String(), "op ") {
			continue
		}
		if ops++; !first[op.String()] {
			t.Errorf("operation %s has no row", op)
		}
	}
	if ops < 70 {
		t.Errorf("%d operations are known: the test has lost them", ops)
	}
	for _, part := range []any{program.Value{}, program.Seen{}, &program.App{}, &program.Key{}, &program.Index{}, &program.Function{}, &program.Endpoint{}} {
		of := reflect.TypeOf(part)
		for method := range of.Methods() {
			name := method.Name
			if name == "String" || name == "Type" || name == "Build" || name == "Endpoint" {
				continue // what authors do not need
			}
			if !regexp.MustCompile(`\b` + name + `\(|` + "`" + name + "`").MatchString(doc) {
				t.Errorf("%s.%s is not in it", of, name)
			}
		}
	}
	for what, limit := range map[string]int{
		"bytes": flow.MaxDocument, "nodes": flow.MaxNodes, "calls": flow.MaxCalls, "steps": flow.MaxSteps, "value": data.MaxSize,
		"count": data.MaxCount, "depth": data.MaxDepth,
	} {
		if !strings.Contains(doc, "| "+thousands(limit)) {
			t.Errorf("the limit of %s, %s, is not in it", what, thousands(limit))
		}
	}
}

// thousands writes a number with commas.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
