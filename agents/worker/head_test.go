package worker

import (
	"context"
	"encoding/binary"
	"fmt"
	"math/big"
	"testing"

	"golang.org/x/sync/errgroup"

	"emet/agents/market"
	"emet/agents/store"
)

// refusing is an outbox whose chain refuses whatever it is handed, as when others are faster.
type refusing struct{ table store.Table[market.Fate] }

func (r refusing) Enqueue(tx *store.Tx, key string, _ market.Call) error {
	return r.table.Put(tx, []byte(key), market.Fate{State: market.Failed, Reason: "another worker was faster"})
}

func (r refusing) Fate(tx *store.Tx, key string) (market.Fate, error) {
	f, _, err := r.table.Get(tx, []byte(key))
	return f, err
}

type rich struct{}

func (rich) Account(context.Context, market.Address) (market.Account, error) {
	return market.Account{Deposit: new(big.Int).Lsh(big.NewInt(1), 90), Registered: true}, nil
}

// BenchmarkHead is what a new block costs a worker with 10,000 open jobs, before and after it lost the race for all of
// them. The second is the worst case: it has free slots, and looks for something to do each time.
func BenchmarkHead(b *testing.B) {
	const jobs = 10_000
	for _, lost := range []bool{false, true} {
		b.Run(fmt.Sprintf("lost=%v", lost), func(b *testing.B) {
			db, err := store.OpenTemp()
			if err != nil {
				b.Fatal(err)
			}
			defer db.Close()
			w := &Worker{
				cfg: Config{
					Address: me, Agency: market.Agency{ChainID: big.NewInt(1)}, DB: db, Slots: 1, Ledger: rich{},
					Outbox: refusing{store.NewTable[market.Fate]("fates")},
				},
				policy: policy{engines: []market.Engine{market.JS1}, minReward: new(big.Int), maxDeposit: big.NewInt(1e18), maxPages: 1 << 16, retain: 1000},
				wake:   make(chan struct{}, 1), jobs: map[market.ID]*job{}, settling: map[market.ID]string{},
			}
			for i := range uint64(jobs) {
				v := take(nil)
				binary.BigEndian.PutUint64(v.ID[:], i+1)
				w.put(&v)
			}
			if lost {
				w.cfg.Slots = jobs // for one head, to ask for all
			}
			head := func(n int) {
				w.update(nil, clock{head: market.Block{Number: uint64(n), Time: 10}, final: 1}, false)
				if err := w.act(b.Context(), new(errgroup.Group)); err != nil {
					b.Fatal(err)
				}
			}
			head(0)
			w.cfg.Slots = 1
			if lost {
				head(1)
			}
			b.ResetTimer()
			for i := 0; b.Loop(); i++ {
				head(i + 2)
			}
		})
	}
}
