package node_test

import (
	"context"
	"fmt"
	"os"
	"testing"

	"emet/agents/inbound/sale"
	"emet/agents/node"
)

// GP-11: a development network's own seller is somebody else than whoever sells besides it.
func TestSellersBesideADevelopmentNetwork(t *testing.T) {
	d := open(t, node.DevnetOptions{Inbound: fmt.Sprintf("127.77.%d.1", os.Getpid()%250)})
	t.Cleanup(func() { closed(t, d) })
	started(t, func(ctx context.Context) error { return d.Run(ctx, func(context.Context) error { return nil }) })
	b := buying(t, d, t.TempDir())
	t.Cleanup(func() { closed(t, b) })
	var first []*sale.Ad
	eventually(t, "the network's seller is there", func() bool {
		var err error
		first, err = b.Ads(t.Context())
		return err == nil && len(first) == 1
	})

	ports := freePorts(t, 2)
	p := proxy(t, t.TempDir(), "", ports[0])
	t.Cleanup(func() { closed(t, p) })
	started(t, p.Run)
	s := selling(t, d, "", p, ports[0], node.PortRange{Low: ports[1], High: ports[1]})
	t.Cleanup(func() { closed(t, s) })
	started(t, s.Run)
	if s.ID() == first[0].Seller || s.Key.Address() == first[0].Account {
		t.Errorf("both are %s, account %s", s.ID(), s.Key.Address())
	}
	eventually(t, "both are there", func() bool {
		all, err := b.Ads(t.Context())
		return err == nil && len(all) == 2
	})
}
