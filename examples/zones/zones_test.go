package main

import (
	"io"
	"math"
	"os"
	"strings"
	"testing"
)

func TestReadsTheTable(t *testing.T) {
	f, err := os.Open("zone1970.tab")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out strings.Builder
	if err := run(f, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"zones ", "closest ", "farthest apart ", "loneliest ", "widest gap "} {
		if !strings.Contains(out.String(), "\n"+want) {
			t.Errorf("the report lacks %q:\n%s", want, out.String())
		}
	}
}

func TestRefusesWhatIsNoTable(t *testing.T) {
	for _, table := range []string{
		"", "AD\t+4230+00131\tEurope/Andorra\n", "not a table", "AD\t4230\tX\n", "AD\t+42+1\tX\n", "AD\t+4x30+00131\tX\n",
	} {
		if err := run(strings.NewReader(table), io.Discard); err == nil {
			t.Errorf("%q was taken for a table of zones", table)
		}
	}
}

func TestDistance(t *testing.T) {
	andorra, err := parse(strings.NewReader("AD\t+4230+00131\tA\nXX\t-4230-17829\tB\n"))
	if err != nil {
		t.Fatal(err)
	}
	// The second is the first's antipode: half way around the earth.
	if d := distance(andorra[0], andorra[1]); math.Abs(d-math.Pi*earthRadius) > 0.01 {
		t.Errorf("antipodes are %.2f km apart", d)
	}
	if d := distance(andorra[0], andorra[0]); d != 0 {
		t.Errorf("a place is %.2f km from itself", d)
	}
}
