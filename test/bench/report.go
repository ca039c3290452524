package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"text/tabwriter"
	"time"
)

// Which way a figure is better.
const (
	lower  = "lower"
	higher = "higher"
)

// figure is one measured number. Its name never changes, so that runs can be compared over years.
type figure struct {
	Name   string   `json:"name"`
	Value  float64  `json:"value"`
	Unit   string   `json:"unit"`
	Goal   *float64 `json:"goal"` // null if none is set
	Better string   `json:"better"`

	note string // how it came about, and what others need
}

// reached says in a word whether the goal is met.
func (f figure) reached() string {
	switch {
	case f.Goal == nil:
		return "-"
	case f.Better == lower && f.Value <= *f.Goal, f.Better == higher && f.Value >= *f.Goal:
		return "yes"
	}
	return "NO"
}

// report collects figures.
type report struct {
	figures  []figure
	progress io.Writer
}

// add takes a figure; a name that is there already is a mistake of the author's.
func (r *report) add(f figure) {
	if slices.ContainsFunc(r.figures, func(x figure) bool { return x.Name == f.Name }) {
		panic("bench: two figures are named " + f.Name)
	}
	r.figures = append(r.figures, f)
	r.say("%s: %s %s", f.Name, number(f.Value), f.Unit)
}

// say tells whoever waits how far it is.
func (r *report) say(format string, args ...any) { fmt.Fprintf(r.progress, format+"\n", args...) }

// print writes a table for people.
func (r *report) print(w io.Writer) error {
	if len(r.figures) == 0 {
		return nil
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "name\tvalue\tunit\tgoal\treached\tcompare")
	for _, f := range r.figures {
		goal := "-"
		if f.Goal != nil {
			goal = map[string]string{lower: "<= ", higher: ">= "}[f.Better] + number(*f.Goal)
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\n", f.Name, number(f.Value), f.Unit, goal, f.reached(), f.note)
	}
	return t.Flush()
}

// save writes the figures for programs.
func (r *report) save(path string) error {
	if r.figures == nil {
		r.figures = []figure{}
	}
	blob, err := json.MarshalIndent(r.figures, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil { // #nosec G301 -- nothing secret
		return err
	}
	return os.WriteFile(path, append(blob, '\n'), 0o644) // #nosec G306 -- nothing secret
}

// number writes x with as many digits as a measurement can mean.
func number(x float64) string {
	if math.Abs(x) >= 100 || x == math.Trunc(x) {
		return strconv.FormatFloat(x, 'f', 0, 64)
	}
	return strconv.FormatFloat(x, 'g', 3, 64)
}

// quantile returns the smallest sample that at least the share q of all samples does not exceed.
func quantile[T ~int64 | ~uint64](samples []T, q float64) T {
	sorted := slices.Sorted(slices.Values(samples))
	i := int(math.Ceil(q*float64(len(sorted)))) - 1
	return sorted[min(max(i, 0), len(sorted)-1)]
}

func millis(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
