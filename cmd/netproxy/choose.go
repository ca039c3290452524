package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"emet/agents/inbound/buyer"
	"emet/agents/node"
	"emet/cmd/internal/app"
)

// chosen finds the cheapest seller whose socket is public, shows the price, and begins a sale.
func chosen(c *cli.Context, b *node.Buying, w buyer.Want) (*buyer.Sale, error) {
	look := lookout{out: io.Discard}
	if app.Terminal(c.App.ErrWriter) {
		look.out = c.App.ErrWriter
	}
	fmt.Fprintln(look.out, "asking what is for sale")
	all, err := b.Ads(c.Context)
	if err != nil {
		return nil, err
	}
	choices := b.Buyer.Choose(all, w)
	if id := c.String("seller"); id != "" {
		choices = slices.DeleteFunc(choices, func(one buyer.Choice) bool { return !strings.EqualFold(id, one.Ad.Seller.Hex()) })
	}
	look.of = len(choices)
	one, err := b.Buyer.Find(c.Context, choices, w, look.see)
	if err != nil {
		return nil, look.failure(err, c.String("seller"), w)
	}
	look.found()
	p, err := planOf(c, b, one, w)
	if err != nil {
		return nil, err
	}
	most := "which is the most that it can cost: the rest comes back"
	if p.Deposit.Cmp(p.Most) < 0 {
		most = fmt.Sprintf("topped up to %s at most, as it is used: the rest comes back", app.About(p.Most.Big()))
	}
	fmt.Fprintf(c.App.ErrWriter, "%s/%s is public; %s; %s of deposit, %s\n", w.Protocol, one.Address, priceOf(one.Ad), app.About(p.Deposit.Big()), most)
	return b.Buyer.Begin(p)
}

// lookout shows how the search for a seller goes on: a line for each that is tried. It remembers why they were passed over.
type lookout struct {
	out    io.Writer
	of     int // choices
	tried  int
	passed []string
}

func (l *lookout) see(c buyer.Choice, why error) {
	if why == nil {
		l.tried++
		fmt.Fprintf(l.out, "seller %d of %d, %s at %s: ", l.tried, l.of, c.Ad.Seller, c.Address)
		return
	}
	reason := oneLine(why)
	fmt.Fprintln(l.out, reason)
	l.passed = append(l.passed, fmt.Sprintf("seller %s: %s", c.Ad.Seller, reason))
}

func (l *lookout) found() { fmt.Fprintln(l.out, "answers the token") }

// maxShown is how many sellers an error names. What a stranger wrote is no reason to fill a screen.
const maxShown = 10

// failure says what was tried, and what to do next.
func (l *lookout) failure(err error, seller string, w buyer.Want) error {
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(l.out)
		return err
	}
	f := &app.Failure{Exit: app.ExitNotFound, Hint: "netproxy ads lists what is for sale"}
	what := fmt.Sprintf("%s port %d", w.Protocol, w.Port)
	if len(w.Regions) > 0 {
		what += " in " + strings.Join(w.Regions, " or ")
	}
	switch {
	case l.of == 0 && seller != "":
		f.Err = fmt.Errorf("seller %s does not sell %s by %s, or does not answer", seller, what, w.Link)
		return f
	case l.of == 0:
		f.Err = fmt.Errorf("nobody sells %s by %s", what, w.Link)
		return f
	}
	text := fmt.Sprintf("%s: %s", what, err)
	if errors.Is(err, buyer.ErrLate) {
		f.Exit = app.ExitTimeout
		text = fmt.Sprintf("%s: %s; %d of %d were tried", what, err, l.tried, l.of)
	}
	shown := l.passed[:min(len(l.passed), maxShown)]
	text += "\n" + strings.Join(shown, "\n")
	if more := len(l.passed) - len(shown); more > 0 {
		text += fmt.Sprintf("\nand %d more", more)
	}
	f.Err, f.Hint = errors.New(text), "nothing was paid; try again in a minute, with another --port, or with the --seller that is to be tried: netproxy ads lists them"
	return f
}

// oneLine is an error as a line of its own: parts of it are the words of strangers.
func oneLine(err error) string { return strings.Join(strings.Fields(app.Clean(err.Error())), " ") }
