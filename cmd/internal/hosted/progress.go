package hosted

import (
	"fmt"
	"sync"

	"github.com/urfave/cli/v2"

	"emet/agents/identity/hashcash"
	"emet/cmd/internal/app"
)

// Mining returns what shows a person how far a proof of work is, in one line of the terminal that is written again and
// again, and what ends that line. Where nobody looks it shows nothing.
func Mining(c *cli.Context) (progress func(hashcash.Progress), end func()) {
	w := c.App.ErrWriter
	if !app.Terminal(w) {
		return nil, func() {}
	}
	var mu sync.Mutex
	told := false
	return func(p hashcash.Progress) {
			mu.Lock()
			defer mu.Unlock()
			told = true
			fmt.Fprintf(w, "\r\x1b[Kproof of work: %s", p)
		}, func() {
			mu.Lock()
			defer mu.Unlock()
			if told {
				fmt.Fprintln(w)
			}
		}
}
