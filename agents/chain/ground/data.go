package ground

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/market"
	"emet/bindings"
)

var (
	keys     = bindings.NewKeyLog()
	ticks    = bindings.NewTickLog()
	court    = bindings.NewStampCourt()
	channels = bindings.NewPaymentChannels()
	auditors = bindings.NewAuditorSlots()
	beacons  = bindings.NewBeacon()
	hashes   = bindings.NewBlockhashBeacon()
)

// IsClient reports whether an account may reserve keys for an offer.
func (g *Ground) IsClient(ctx context.Context, offer hosting.OfferID, client common.Address) (bool, error) {
	return ask(ctx, g, g.KeyLog, keys.PackIsClient(offer, client), keys.UnpackIsClient)
}

// ClientChallenge returns what a client's own proof of work is for. Zero: the block's hash is not known any more.
func (g *Ground) ClientChallenge(ctx context.Context, offer hosting.OfferID, client common.Address, block uint64) (common.Hash, error) {
	return ask(ctx, g, g.KeyLog, keys.PackChallengeOf(offer, client, block), keys.UnpackChallengeOf)
}

// RegisterClient lets the signer of an active client identity reserve keys.
func (g *Ground) RegisterClient(offer hosting.OfferID, client common.Address) (Call, error) {
	return call("KeyLog.register", g.KeyLog, nil)(keys.TryPackRegister(offer, client))
}

// RegisterClientByWork lets an account reserve keys that did the proof of work for it.
func (g *Ground) RegisterClientByWork(offer hosting.OfferID, client common.Address, block, nonce uint64) (Call, error) {
	return call("KeyLog.registerByWork", g.KeyLog, nil)(keys.TryPackRegisterByWork(offer, client, block, nonce))
}

// KeyID returns the identifier of the key that a reservation makes.
func (g *Ground) KeyID(ctx context.Context, r hosting.Reservation) (common.Hash, error) {
	return ask(ctx, g, g.KeyLog, keys.PackIdOf(reservationTo(r)), keys.UnpackIdOf)
}

// Reserve reserves a key. Without a signature, the sender must be the client.
func (g *Ground) Reserve(r hosting.Reservation, signature []byte) (Call, error) {
	return call("KeyLog.reserve", g.KeyLog, nil)(keys.TryPackReserve(reservationTo(r), signature))
}

// Append appends an entry to a log of the sender's. Index is how many entries there are.
func (g *Ground) Append(key common.Hash, index uint64, c market.Content) (Call, error) {
	return call("KeyLog.append", g.KeyLog, nil)(keys.TryPackAppend(key, index, c.Digest, [1]byte{c.Codec}))
}

// Log is the log of one piece of a client's data.
type Log struct {
	Key    common.Hash     `json:"key"`
	Offer  hosting.OfferID `json:"offer"`
	Client common.Address  `json:"client"`
	Writer common.Address  `json:"writer"`
	Tag    hosting.Tag     `json:"tag"`
	Count  uint64          `json:"count"`  // of entries
	Newest market.Content  `json:"newest"` // the last of them
}

// Length reads how many entries a log has on chain, and who may write it.
func (g *Ground) Length(ctx context.Context, key common.Hash) (count uint64, writer common.Address, err error) {
	l, err := ask(ctx, g, g.KeyLog, keys.PackLogOf(key), keys.UnpackLogOf)
	if err != nil {
		return 0, writer, fmt.Errorf("ask for key %s: %w", key, err)
	}
	return l.Count, l.Writer, nil
}

// Logs reads the logs of a client, oldest first.
func (g *Ground) Logs(ctx context.Context, client common.Address) ([]Log, error) {
	who := common.BytesToHash(client[:])
	logs, err := g.logs(ctx, g.KeyLog, [][]common.Hash{{eventOf(keys, "KeyReserved")}, nil, nil, {who}})
	if err != nil {
		return nil, err
	}
	offers := make(map[uint32]hosting.OfferID)
	var out []Log
	for i := range logs {
		e, err := keys.UnpackKeyReservedEvent(&logs[i])
		if err != nil {
			return nil, fmt.Errorf("read an event of the key log: %w", err)
		}
		l := Log{Key: e.Key, Client: e.Client, Writer: e.Writer, Tag: e.Tag}
		if _, ok := offers[e.Offer]; !ok {
			if offers[e.Offer], err = g.offerOf(ctx, e.Offer); err != nil {
				return nil, err
			}
		}
		l.Offer = offers[e.Offer]
		if err := g.newest(ctx, &l); err != nil {
			return nil, err
		}
		out = append(out, l)
	}
	return out, nil
}

// offerOf finds the offer that a number of the key log stands for.
func (g *Ground) offerOf(ctx context.Context, number uint32) (hosting.OfferID, error) {
	topic := common.BigToHash(new(big.Int).SetUint64(uint64(number)))
	logs, err := g.logs(ctx, g.KeyLog, [][]common.Hash{{eventOf(keys, "OfferOpened")}, nil, {topic}})
	if err != nil || len(logs) == 0 {
		return hosting.OfferID{}, err
	}
	return logs[0].Topics[1], nil
}

// newest fills in the last entry of a log.
func (g *Ground) newest(ctx context.Context, l *Log) error {
	logs, err := g.logs(ctx, g.KeyLog, [][]common.Hash{{eventOf(keys, "Appended")}, {l.Key}})
	if err != nil {
		return err
	}
	for i := range logs {
		e, err := keys.UnpackAppendedEvent(&logs[i])
		if err != nil {
			return fmt.Errorf("read an event of the key log: %w", err)
		}
		if e.Index+1 > l.Count {
			l.Count, l.Newest = e.Index+1, market.Content{Digest: e.Digest, Codec: e.Codec[0]}
		}
	}
	return nil
}

// ConvictProduct ends a server that signed a wrong product.
func (g *Ground) ConvictProduct(s hosting.Step, signature eip712.Signature, stamp []byte, gap uint16) (Call, error) {
	return call("StampCourt.convictProduct", g.StampCourt, nil)(court.TryPackConvictProduct(stepTo(s), signature[:], stamp, gap))
}

// ConvictLink ends a server that took in another stamp than the Step before put out.
func (g *Ground) ConvictLink(s hosting.Step, signature eip712.Signature, previous hosting.Step) (Call, error) {
	return call("StampCourt.convictLink", g.StampCourt, nil)(court.TryPackConvictLink(stepTo(s), signature[:], stepTo(previous)))
}

// Acquit refutes the charge that a server was dismissed with.
func (g *Ground) Acquit(s hosting.Step, stamp []byte, gap uint16, previous hosting.Step) (Call, error) {
	return call("StampCourt.acquit", g.StampCourt, nil)(court.TryPackAcquit(stepTo(s), stamp, gap, stepTo(previous)))
}

// Seed reads the seed of a tick; zero until it is revealed.
func (g *Ground) Seed(ctx context.Context, offer hosting.OfferID, tick uint64) (common.Hash, error) {
	return ask(ctx, g, g.TickLog, ticks.PackSeedOf(offer, tick), ticks.UnpackSeedOf)
}

func reservationTo(r hosting.Reservation) bindings.Reservation {
	return bindings.Reservation{
		OfferId: r.Offer, Client: r.Client, Writer: r.Writer, Tag: r.Tag, Digest: r.Initial.Digest,
		Codec: [1]byte{r.Initial.Codec},
	}
}

func stepTo(s hosting.Step) bindings.Step {
	return bindings.Step{
		App: s.App, Tick: s.Tick, ReqId: s.Request, Slot: s.Slot, Server: s.Server, Site: s.Site, Duplicate: s.Duplicate,
		Version: s.Version, Keys: s.Keys, Previous: s.Previous, StampIn: s.StampIn, StampOut: s.StampOut, Delta: s.Delta,
	}
}

// AppendedAt finds the place of an entry in its log, among the events of the transaction that appended it.
func AppendedAt(logs []*types.Log) (uint64, error) {
	for _, l := range logs {
		if len(l.Topics) > 0 && l.Topics[0] == eventOf(keys, "Appended") {
			e, err := keys.UnpackAppendedEvent(l)
			if err != nil {
				return 0, fmt.Errorf("read an event of the key log: %w", err)
			}
			return e.Index, nil
		}
	}
	return 0, errors.New("the transaction appended nothing")
}
