package plan

import (
	"fmt"
	"strings"
)

// Text writes the report for people.
func (r *Report) Text() string {
	w := &writer{}
	w.line("%s: what servers see", r.Program)
	for _, e := range r.Endpoints {
		w.endpoint(e)
	}
	return w.String()
}

type writer struct{ strings.Builder }

func (w *writer) line(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }

// list writes a heading and lines below it, if there are any.
func (w *writer) list(head string, items []string) {
	if len(items) == 0 {
		return
	}
	w.line("  %s", head)
	for _, i := range items {
		w.line("    - %s", i)
	}
}

func (w *writer) endpoint(e EndpointReport) {
	w.line("")
	w.line("%s: %s → %s", e.Name, e.Request, e.Result)
	if e.Doc != "" {
		w.line("  %s", e.Doc)
	}
	w.list("Looked up (whoever answers sees what is asked for):", e.Queries)
	if len(e.Top) == 0 {
		w.line("  The top server passes values on and learns nothing of them.")
	}
	w.list("The top server passes values on. It sees none of them, but learns:", e.Top)
	for _, p := range e.Points {
		w.point(p)
	}
	if len(e.Points) == 0 {
		w.line("  No server sees a value.")
	}
	w.list("Seen by no server:", e.Unseen)
	var declared, open []string
	for _, t := range e.Together {
		line := fmt.Sprintf("%s and %s, %s", t.Fields[0], t.Fields[1], points(t.Points))
		if t.Declared {
			declared = append(declared, line)
		} else {
			open = append(open, line)
		}
	}
	w.list("Seen together, and not declared to be (declare Together, or Never to have it refused):", open)
	w.list("Seen together, as declared:", declared)
	var updates []string
	for _, u := range e.Updates {
		updates = append(updates, u.Key+", at "+strings.Join(u.At, ", "))
	}
	w.list("Appends to logs:", updates)
	w.line("  At most %d steps.", e.Steps)
}

func (w *writer) point(p PointReport) {
	w.line("  Point %d, at %s, on %s", p.Number, strings.Join(p.At, ", "), servers(p.Instances))
	sees := p.Sees
	if len(sees) == 0 {
		sees = []string{"nothing"}
	}
	for i, s := range sees {
		head := "sees"
		if i > 0 {
			head = ""
		}
		w.line("    %-5s %s", head, s)
	}
	to := ""
	if len(p.To) > 0 {
		to = ", to " + strings.Join(p.To, ", ")
	}
	w.line("    %-5s %s%s", "gives", p.Gives, to)
	var in []string
	for _, c := range p.In {
		in = append(in, bytesText(c))
	}
	if len(in) == 0 {
		in = []string{"nothing"}
	}
	w.line("    %-5s %s in, %s out", "sizes", strings.Join(in, " + "), bytesText(p.Out))
}

func points(numbers []int) string {
	words := make([]string, len(numbers))
	for i, n := range numbers {
		words[i] = fmt.Sprint(n)
	}
	if len(words) == 1 {
		return "by point " + words[0]
	}
	return "by points " + strings.Join(words, ", ")
}

func servers(n uint64) string {
	if n == 1 {
		return "one server"
	}
	return fmt.Sprintf("up to %d servers", n)
}

// bytesText writes a size class.
func bytesText(n int) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", n>>20)
	default:
		return fmt.Sprintf("%d KiB", n>>10)
	}
}
