package boxo

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"emet/agents/content"
)

// gateway gets what is missing from an HTTP gateway as CAR, one request for each missing subtree.
func (n *Node) gateway(base string) func(context.Context, *want) error {
	return func(ctx context.Context, w *want) error {
		holes, _, err := n.look(ctx, w)
		if err != nil {
			return err
		}
		for _, h := range holes {
			if err := n.download(ctx, w, base, h); err != nil {
				return err
			}
		}
		return nil
	}
}

func (n *Node) download(ctx context.Context, w *want, base string, h hole) error {
	// "entity" is a directory with all of its shards, or a whole file; only lists can do with it.
	scope := "all"
	if w.list {
		scope = "entity"
	}
	target, err := url.Parse(strings.TrimSuffix(base, "/") + "/ipfs/" + h.cid.String())
	if err != nil {
		return err
	}
	target = target.JoinPath(content.SplitPath(h.path)...)
	target.RawQuery = "format=car&dag-scope=" + scope
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, target.String(), nil)
	if err != nil {
		return err
	}
	req.Header.Set("Accept", "application/vnd.ipld.car; version=1; order=dfs; dups=n")
	resp, err := n.http.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("the gateway answers %s", resp.Status)
	}
	car, err := content.NewCARReader(resp.Body, w.lim.BlockSize)
	if err != nil {
		return &content.SenderError{Reason: err}
	}
	return n.follow(ctx, w, w.request([]hole{h}), car)
}
