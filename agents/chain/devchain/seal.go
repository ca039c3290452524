package devchain

import (
	"context"
	"fmt"
	"net"
	"time"

	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/types"
)

// heartbeat is how often an idle chain makes an empty block. Without them time
// would stand still on the chain: no deadline would pass, and nothing would
// get another confirmation.
const heartbeat = time.Second

// leap asks the sealing loop for a block that lies in the future.
type leap struct {
	by   time.Duration
	done chan error
}

// Advance makes a block whose time is that of the last one and d (in whole
// seconds) later: it lets deadlines pass without waiting for them. Run must be
// running.
func (c *Chain) Advance(ctx context.Context, d time.Duration) error {
	if d < time.Second {
		return fmt.Errorf("cannot advance by %v: less than a second", d)
	}
	l := leap{d, make(chan error, 1)}
	select {
	case c.leap <- l:
		return <-l.done
	case <-ctx.Done():
		return ctx.Err()
	}
}

// seal is the only goroutine that makes blocks, since geth's simulated beacon
// has no lock of its own.
func (c *Chain) seal(ctx context.Context) {
	var arrived chan core.NewTxsEvent
	period := c.cfg.BlockTime
	if period == 0 {
		period = heartbeat
		arrived = make(chan core.NewTxsEvent, 256)
		sub := c.eth.TxPool().SubscribeTransactions(arrived, true)
		defer sub.Unsubscribe()
	}
	beat := time.NewTicker(period)
	defer beat.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-arrived:
			c.empty(ctx, arrived)
			beat.Reset(period)
		case <-beat.C:
			if !c.held() {
				c.commit()
			}
		case l := <-c.leap:
			c.drain()
			l.done <- c.beacon.AdjustTime(l.by)
		}
	}
}

// held reports whether the next block has to wait, as nothing would be in it.
func (c *Chain) held() bool {
	if c.cfg.Hold == nil || !c.cfg.Hold(c.eth.BlockChain().CurrentBlock().Number.Uint64()+1) {
		return false
	}
	pending, _ := c.eth.TxPool().Stats()
	return pending == 0
}

// empty makes blocks until nothing waits in the pool that a block would take.
func (c *Chain) empty(ctx context.Context, arrived <-chan core.NewTxsEvent) {
	for ctx.Err() == nil {
		for len(arrived) > 0 {
			<-arrived
		}
		if !c.commit() {
			return
		}
		if err := c.eth.TxPool().Sync(); err != nil {
			return
		}
		if pending, _ := c.eth.TxPool().Stats(); pending == 0 {
			return
		}
	}
}

// drain makes blocks while they take something.
func (c *Chain) drain() {
	for {
		if pending, _ := c.eth.TxPool().Stats(); pending == 0 || !c.commit() {
			return
		}
	}
}

// commit makes one block and reports whether it holds a transaction.
func (c *Chain) commit() (took bool) {
	before := c.eth.BlockChain().CurrentBlock().Number
	c.beacon.Commit()
	now := c.eth.BlockChain().CurrentBlock()
	if now.Number.Cmp(before) <= 0 {
		c.cfg.Log.Warn().Stringer("number", before).Msg("dev chain could not make a block")
		return false
	}
	return now.TxHash != types.EmptyTxsHash
}

// checkLoopback refuses addresses that other machines could reach: the node
// does what anybody who reaches it asks.
func checkLoopback(host string) error {
	if host == "localhost" {
		return nil
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return fmt.Errorf("the dev chain listens on this machine only: %q is not a loopback address", host)
	}
	return nil
}
