package main

import (
	"bytes"
	"fmt"
	"io"
)

// The map's size in characters, which are about twice as high as wide: 5 degrees of longitude and 7.5 of latitude each.
const (
	width  = 72
	height = 24
)

// draw writes a map of the world: a digit for each place says how many zones lie there.
func draw(w io.Writer, zones []zone) {
	var rows [height][]byte
	for i := range rows {
		rows[i] = bytes.Repeat([]byte{'.'}, width)
	}
	for _, z := range zones {
		x := min(int((z.lon+180)/360*width), width-1)
		y := min(int((90-z.lat)/180*height), height-1)
		switch c := &rows[max(y, 0)][max(x, 0)]; {
		case *c == '.':
			*c = '1'
		case *c < '9':
			*c++
		}
	}
	for _, row := range rows {
		fmt.Fprintf(w, "%s\n", row)
	}
}
