package flow

import "fmt"

// checkNulls refuses null where a list or object belongs: an empty one has one way to be written, so that equal functions
// have equal hashes.
func (d *Document) checkNulls() error {
	if d.Types == nil || d.Keys == nil || d.Indices == nil || d.Functions == nil || d.Endpoints == nil {
		return errNull("a part of the program")
	}
	for h, f := range d.Functions {
		if f.In == nil || f.Body == nil {
			return errNull("a part of function " + h.String())
		}
	}
	for l, x := range d.Indices {
		if hasNull(x.By) {
			return errNull("a part of index " + l.String())
		}
	}
	for l, e := range d.Endpoints {
		for _, s := range e.Stages {
			for _, q := range s.Queries {
				if q.Where == nil {
					return errNull("the operands of a query of endpoint " + l.String())
				}
			}
		}
	}
	return d.Names.checkNulls()
}

func (n *Names) checkNulls() error {
	if n == nil {
		return nil
	}
	missing := n.Types == nil || n.Keys == nil || n.Indices == nil || n.Endpoints == nil
	for _, t := range n.Types {
		missing = missing || t.Parts == nil
	}
	if missing {
		return errNull("a part of the names")
	}
	return nil
}

func hasNull(by [][]int) bool {
	for _, path := range by {
		if path == nil {
			return true
		}
	}
	return by == nil
}

func errNull(what string) error { return fmt.Errorf("program: %s is null", what) }
