package main

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emet/agents/node"
)

func TestMain(m *testing.M) {
	node.Enter()
	os.Exit(m.Run())
}

func TestAreaWithoutMeasurementsSaysSo(t *testing.T) {
	var out strings.Builder
	if err := measureAll(t.Context(), []area{{name: "weather"}}, &report{progress: io.Discard}, &out); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); got != "weather: nothing is measured yet\n" {
		t.Errorf("it says %q", got)
	}
	if err := run(t.Context(), []string{"-only=nonsense"}, &out); err == nil || !strings.Contains(err.Error(), "inbound") {
		t.Errorf("an unknown area: %v", err)
	}
}

func TestReport(t *testing.T) {
	var progress, table strings.Builder
	r := report{progress: &progress}
	r.add(figure{Name: "a/low", Value: 2, Unit: "ms", Goal: new(2.0), Better: lower, note: "others 3"})
	r.add(figure{Name: "a/high", Value: 19.9, Unit: "jobs/s", Goal: new(20.0), Better: higher})
	r.add(figure{Name: "a/free", Value: 71526, Unit: "gas", Better: lower})
	if err := r.print(&table); err != nil {
		t.Fatal(err)
	}
	words := strings.Join(strings.Fields(table.String()), " ")
	for _, want := range []string{"a/low 2 ms <= 2 yes others 3", "a/high 19.9 jobs/s >= 20 NO", "a/free 71526 gas - -"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not in the table:\n%s", want, &table)
		}
	}
	path := filepath.Join(t.TempDir(), "new", "bench.json")
	if err := r.save(path); err != nil {
		t.Fatal(err)
	}
	blob, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var read []map[string]any
	if err := json.Unmarshal(blob, &read); err != nil {
		t.Fatal(err)
	}
	if len(read) != 3 || read[0]["goal"] != 2.0 || read[2]["goal"] != nil || read[1]["better"] != "higher" {
		t.Errorf("the file holds %s", blob)
	}
}

func TestQuantile(t *testing.T) {
	for _, k := range []struct {
		q    float64
		want uint64
	}{{0, 1}, {0.5, 3}, {0.95, 5}, {1, 5}} {
		if got := quantile([]uint64{5, 1, 4, 2, 3}, k.q); got != k.want {
			t.Errorf("quantile %v: %d, want %d", k.q, got, k.want)
		}
	}
}
