// Command zones is a job for the engine wasm/1: it reads the tz database's table of time zones from standard input,
// draws where their principal cities lie, and says which of them are closest together, farthest apart and loneliest.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
)

func main() {
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "zones:", err)
		os.Exit(1) // the job fails: its record keeps the exit code and what was said
	}
}

func run(r io.Reader, w io.Writer) error {
	zones, err := parse(r)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "read %d zones\n", len(zones)) // what a job says, postjob --follow shows
	out := bufio.NewWriter(w)
	draw(out, zones)
	report(out, zones)
	return out.Flush()
}

// report compares every zone with every other.
func report(w io.Writer, zones []zone) {
	type pair struct {
		a, b zone
		km   float64
	}
	var closest, farthest, loneliest pair
	for i, a := range zones {
		var nearest pair
		for j, b := range zones {
			if i == j {
				continue
			}
			p := pair{a, b, distance(a, b)}
			if nearest.km == 0 || p.km < nearest.km {
				nearest = p
			}
			if p.km > farthest.km {
				farthest = p
			}
		}
		if closest.km == 0 || nearest.km < closest.km {
			closest = nearest
		}
		if nearest.km > loneliest.km {
			loneliest = nearest
		}
	}
	fmt.Fprintf(w, "\nzones           %d\n", len(zones))
	for _, line := range []struct {
		what string
		pair
	}{{"closest", closest}, {"farthest apart", farthest}, {"loneliest", loneliest}} {
		fmt.Fprintf(w, "%-15s %s and %s, %.0f km\n", line.what, line.a.name, line.b.name, line.km)
	}
	gap, from, to := widestGap(zones)
	fmt.Fprintf(w, "%-15s %.1f degrees of longitude, from %s east to %s\n", "widest gap", gap, from.name, to.name)
}
