package plan

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
)

// Measures of the picture, in pixels.
const (
	margin    = 24
	boxWidth  = 330
	gap       = 70 // between boxes beside each other
	rowGap    = 18 // between boxes above each other
	lineSize  = 17
	padding   = 10
	textWidth = 42 // characters in a box
)

// SVG draws the report: for each endpoint who gives what to whom, and who sees what. The picture needs nothing else.
func (r *Report) SVG() string {
	d := &drawing{}
	y := margin + 28
	for _, e := range r.Endpoints {
		y = d.endpoint(e, y) + 2*margin
	}
	var s strings.Builder
	fmt.Fprintf(&s, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" font-family="sans-serif" font-size="13">`+"\n", d.width+margin, y, d.width+margin, y)
	fmt.Fprintf(&s, "<title>%s: what servers see</title>\n", escape(r.Program))
	s.WriteString(`<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#556"/></marker></defs>` + "\n")
	fmt.Fprintf(&s, `<rect width="%d" height="%d" fill="#fff"/>`+"\n", d.width+margin, y)
	fmt.Fprintf(&s, `<text x="%d" y="%d" font-size="20" font-weight="bold" fill="#223">%s: what servers see</text>`+"\n", margin, margin+10, escape(r.Program))
	s.WriteString(d.arrows.String())
	s.WriteString(d.boxes.String())
	s.WriteString("</svg>\n")
	return s.String()
}

// drawing is a picture that is being drawn. Boxes cover arrows.
type drawing struct {
	boxes, arrows strings.Builder
	width         int
}

// box is a rectangle with a heading and lines.
type box struct {
	x, y, w, h int
	head       string
	lines      []string
	fill, edge string
}

func newBox(head string, w, chars int, lines []string) *box {
	b := &box{head: head, w: w, fill: "#f4f6fa", edge: "#8894a8"}
	for _, l := range lines {
		b.lines = append(b.lines, wrap(l, chars)...)
	}
	b.h = 2*padding + lineSize*(1+len(b.lines)) - 4
	return b
}

// wrap cuts a line where it is too long for a box.
func wrap(line string, chars int) (lines []string) {
	indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
	now := indent
	for word := range strings.FieldsSeq(line) {
		switch {
		case now == indent:
			now += word
		case len([]rune(now))+1+len([]rune(word)) > chars:
			lines, now = append(lines, now), indent+"  "+word
		default:
			now += " " + word
		}
	}
	return append(lines, now)
}

func (d *drawing) draw(b *box) {
	d.width = max(d.width, b.x+b.w)
	fmt.Fprintf(&d.boxes, `<rect x="%d" y="%d" width="%d" height="%d" rx="6" fill="%s" stroke="%s"/>`+"\n", b.x, b.y, b.w, b.h, b.fill, b.edge)
	y := b.y + padding + 12
	fmt.Fprintf(&d.boxes, `<text x="%d" y="%d" font-weight="bold" fill="#223">%s</text>`+"\n", b.x+padding, y, escape(b.head))
	for _, l := range b.lines {
		y += lineSize
		fmt.Fprintf(&d.boxes, `<text x="%d" y="%d" fill="#334" xml:space="preserve">%s</text>`+"\n", b.x+padding, y, escape(l))
	}
}

// arrow draws who gives to whom: from the right edge of one to the left edge of the other, or around if that stands before.
func (d *drawing) arrow(from, to *box) {
	x1, y1, x2, y2 := from.x+from.w, from.y+from.h/2, to.x, to.y+to.h/2
	bend := max((x2-x1)/2, gap/2)
	fmt.Fprintf(&d.arrows, `<path d="M%d %dC%d %d %d %d %d %d" fill="none" stroke="#556" marker-end="url(#head)"/>`+"\n", x1, y1, x1+bend, y1, x2-bend, y2, x2, y2)
}

// endpoint draws one endpoint below y and returns where it ends.
func (d *drawing) endpoint(e EndpointReport, y int) int {
	fmt.Fprintf(&d.boxes, `<text x="%d" y="%d" font-size="16" font-weight="bold" fill="#223">%s: %s → %s</text>`+"\n", margin, y+14, escape(e.Name), escape(e.Request), escape(e.Result))
	y += 26
	columns := d.columns(e)
	top := newBox("Top server: passes sealed values on, sees none of them", len(columns)*(boxWidth+gap)-gap, len(columns)*(textWidth+8), topLines(e))
	top.x, top.y, top.fill = margin, y, "#eef3ee"
	d.draw(top)
	y += top.h + rowGap
	end := y
	for i, column := range columns {
		at := y
		for _, b := range column {
			b.x, b.y = margin+i*(boxWidth+gap), at
			at += b.h + rowGap
			d.draw(b)
		}
		end = max(end, at-rowGap)
	}
	d.connect(e, columns)
	return end
}

func topLines(e EndpointReport) []string {
	if len(e.Top) == 0 {
		return []string{"learns nothing of them"}
	}
	lines := []string{}
	for _, t := range e.Top {
		lines = append(lines, "learns "+t)
	}
	return lines
}

// columns makes the boxes of an endpoint: the client, points by how many stand before them, and who gets what they give.
func (d *drawing) columns(e EndpointReport) [][]*box {
	var lines []string
	for _, q := range e.Queries {
		lines = append(lines, "looks up "+q)
	}
	for _, u := range e.Unseen {
		lines = append(lines, "shows nobody "+u)
	}
	client := newBox("Client: seals each value for one server", boxWidth, textWidth, lines)
	columns := [][]*box{{client}}
	depth := depths(e)
	for i, p := range e.Points {
		for len(columns) <= depth[i] {
			columns = append(columns, nil)
		}
		columns[depth[i]] = append(columns[depth[i]], pointBox(e, p))
	}
	var out []string
	for _, u := range e.Updates {
		out = append(out, "appends to log "+u.Key+", at "+strings.Join(u.At, ", "))
	}
	result := newBox("Client: opens result and updates", boxWidth, textWidth, out)
	return append(columns, []*box{result})
}

func depths(e EndpointReport) []int {
	depth := make([]int, len(e.Points))
	for i, p := range e.Points {
		depth[i] = 1
		for _, f := range p.from {
			if f-1 < i { // in a loop a point may get what a later one gave in the round before
				depth[i] = max(depth[i], depth[f-1]+1)
			}
		}
	}
	return depth
}

func pointBox(e EndpointReport, p PointReport) *box {
	var lines []string
	for _, s := range p.Sees {
		lines = append(lines, "sees "+s)
	}
	if len(p.Sees) == 0 {
		lines = append(lines, "sees nothing")
	}
	lines = append(lines, "gives "+p.Gives, "at "+strings.Join(p.At, ", "))
	var in []string
	for _, c := range p.In {
		in = append(in, bytesText(c))
	}
	lines = append(lines, strings.TrimSpace(strings.Join(in, " + ")+" in, ")+" "+bytesText(p.Out)+" out")
	open := slices.ContainsFunc(e.Together, func(t TogetherReport) bool { return !t.Declared && slices.Contains(t.Points, p.Number) })
	fill, edge := "#e8effb", "#3b6fb6"
	if open {
		fill, edge = "#fdf1dc", "#b97a10"
		lines = append(lines, "together, and not declared to be")
	}
	b := newBox(fmt.Sprintf("Point %d, on %s", p.Number, servers(p.Instances)), boxWidth, textWidth, lines)
	b.fill, b.edge = fill, edge
	return b
}

// connect draws the arrows of an endpoint.
func (d *drawing) connect(e EndpointReport, columns [][]*box) {
	client, result := columns[0][0], columns[len(columns)-1][0]
	at := make([]*box, len(e.Points))
	next := make([]int, len(columns))
	for i, c := range depths(e) {
		at[i] = columns[c][next[c]]
		next[c]++
	}
	for i, p := range e.Points {
		if p.outside {
			d.arrow(client, at[i])
		}
		for _, f := range p.from {
			d.arrow(at[f-1], at[i])
		}
		if p.toClient {
			d.arrow(at[i], result)
		}
	}
}

func escape(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		panic(fmt.Sprintf("a builder takes all text: %v", err))
	}
	return b.String()
}
