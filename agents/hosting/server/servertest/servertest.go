// Package servertest puts the servers of an application together in one process, for tests and measurements: with real
// keys, stamps and tokens, one tick that runs, and a client. Only the network and the chain are not there.
package servertest

import (
	"cmp"
	"context"
	"crypto/ecdsa"
	"encoding/binary"
	"fmt"
	"math/big"
	"slices"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/eip712"
	"emet/agents/hosting/commit"
	"emet/agents/hosting/score"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/server"
	"emet/agents/hosting/stamp"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/interp"
)

// Config says what a pool is.
type Config struct {
	Program *flow.Program   // as servers run it
	Servers int             // default 12
	Tick    uint64          // that runs; default 7
	Seed    uint64          // whatever is drawn follows from it, but for what clients draw
	Answers interp.Answerer // of queries; default: none is answered
	Share   bool            // whether a server may serve several elements of a loop
	Most    uint32          // paid tokens that a server takes; default any number
	// Prepare changes what a server is made of.
	Prepare func(*Member, *server.Config)
}

// Pool is an application with its servers.
type Pool struct {
	Config

	App      *sealed.App
	Next     *tick.Next
	Packages map[identity.ID]*tick.Package
	Secret   common.Hash // seed of the tick
	Begin    server.Begin
	Root     common.Hash // of the state that queries are answered from
	Lottery  *score.Lottery
	Members  map[identity.ID]*Member

	mu    sync.Mutex
	coins map[token.Class][]token.Coin
}

// Member is a server of a pool.
type Member struct {
	*server.Server

	Config  server.Config // that it was made of
	Key     *ecdsa.PrivateKey
	Journal *Journal
}

// SignDigest signs with the member's key.
func (m *Member) SignDigest(digest common.Hash) (eip712.Signature, error) {
	return eip712.Sign(digest, m.Key)
}

// TokenKeys are keys of the tokens of all classes. They take a while to make, and are made once.
var TokenKeys = sync.OnceValue(func() map[token.Class]*token.Key {
	keys := map[token.Class]*token.Key{}
	for _, c := range []token.Class{token.Free, token.Ads, token.Paid} {
		k, err := token.NewKey()
		if err != nil {
			panic(err)
		}
		keys[c] = k
	}
	return keys
})

func hash(seed uint64, what string, n uint64) common.Hash {
	b := binary.BigEndian.AppendUint64([]byte("servertest/"+what), seed)
	return crypto.Keccak256Hash(binary.BigEndian.AppendUint64(b, n))
}

// Court is what Steps are signed for.
var Court = eip712.Domain{
	Name: "emet StampCourt", Version: "1", ChainID: big.NewInt(1337), Contract: common.HexToAddress("0xc0ffee"),
}

// New makes a pool whose tick has begun.
func New(c Config) (*Pool, error) {
	if c.Servers == 0 {
		c.Servers = 12
	}
	if c.Tick == 0 {
		c.Tick = 7
	}
	p := &Pool{
		Config: c, Members: map[identity.ID]*Member{}, coins: map[token.Class][]token.Coin{}, Secret: hash(c.Seed, "seed", c.Tick),
		Root: hash(c.Seed, "state", c.Tick-1), Begin: server.Begin{Tick: c.Tick, Beacon: hash(c.Seed, "beacon", c.Tick), Time: 1_700_000_000},
	}
	plan := tick.Plan{
		App: hash(c.Seed, "app", 0), Tick: c.Tick, Program: c.Program, Seed: p.Secret, Share: c.Share,
		Document: market.Content{Digest: hash(c.Seed, "program", 0), Codec: 0x55},
	}
	plan.ReceiptKey, _ = stamp.SealingKey(hash(c.Seed, "receipts", 0))
	for class, key := range TokenKeys() {
		plan.TokenKeys = append(plan.TokenKeys, tick.TokenKey{Class: class, Public: key.Public()})
	}
	slices.SortFunc(plan.TokenKeys, func(a, b tick.TokenKey) int { return cmp.Compare(a.Class, b.Class) })
	members := map[identity.ID]*Member{}
	for i := range uint64(c.Servers) { // #nosec G115 -- a few
		m, s, err := p.member(i)
		if err != nil {
			return nil, err
		}
		members[s.ID], plan.Members = m, append(plan.Members, s)
	}
	var err error
	if p.Next, p.Packages, err = tick.Build(plan); err != nil {
		return nil, err
	}
	p.App = sealed.NewApp(c.Program, p.Next, p.Next.Sites(c.Program), Court)
	p.Lottery = score.NewLottery(p.Begin.Beacon, p.Next.Servers, p.Next.Share)
	p.Members = members
	for _, m := range members {
		if err := p.Start(m); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// member draws a server.
func (p *Pool) member(i uint64) (*Member, tick.Server, error) {
	key, err := crypto.ToECDSA(hash(p.Seed, "key", i).Bytes())
	if err != nil {
		return nil, tick.Server{}, err
	}
	public, opener := stamp.SealingKey(hash(p.Seed, "sealing", i))
	s := tick.Server{
		ID: hash(p.Seed, "identity", i), Signer: crypto.PubkeyToAddress(key.PublicKey), Owner: common.HexToAddress("0x0a"),
		Sealing: public, Addrs: []string{fmt.Sprintf("/ip4/127.0.0.1/udp/%d/quic-v1/p2p/none", 1000+i)},
		Network: uint32(i), Weight: 100, // #nosec G115 -- a few
	}
	m := &Member{Key: key, Journal: &Journal{}}
	m.Config = server.Config{
		App: hash(p.Seed, "app", 0), ID: s.ID, Court: Court, Opener: opener, Signer: m, Caller: p, Journal: m.Journal,
		Answerer: p.answerer(), Patience: time.Minute,
	}
	if p.Prepare != nil {
		p.Prepare(m, &m.Config)
	}
	return m, s, nil
}

// Tick is what a member loads for the tick.
func (p *Pool) Tick(id identity.ID) server.Tick {
	return server.Tick{
		Next: p.Next, Package: p.Packages[id], Program: p.Program, Content: p.Next.Program, Commitment: p.Next.Commitment,
		Most: map[token.Class]uint32{token.Paid: p.Most},
	}
}

// Start starts a member, as after a crash: of what it did it has the journal.
func (p *Pool) Start(m *Member) error {
	m.Server = server.New(m.Config)
	if err := m.Load(p.Tick(m.Config.ID)); err != nil {
		return err
	}
	m.Accept(p.Begin.Tick-1, p.Root)
	return m.Switch(p.Begin)
}

// Call brings a call to a member.
func (p *Pool) Call(ctx context.Context, to tick.Server, call []byte) ([]byte, error) {
	return p.Members[to.ID].Answer(ctx, call), ctx.Err()
}

func (p *Pool) answerer() server.Answerer {
	if p.Answers == nil {
		return nil
	}
	return Rows{p.Program, p.Answers}
}

// Rows makes rows of what an answerer of package interp gives.
type Rows struct {
	Program *flow.Program
	Answers interp.Answerer
}

// Answer answers a query of a server.
func (r Rows) Answer(ctx context.Context, _ common.Hash, q flow.Query, operands []data.Value) ([]sealed.Row, error) {
	list, err := r.Answers.Answer(ctx, q, operands)
	if err != nil {
		return nil, err
	}
	t, err := r.Program.Answer(q)
	if err != nil {
		return nil, err
	}
	of := t.Of[0].Of[1]
	rows := make([]sealed.Row, list.Len())
	for i, row := range list.Parts() {
		v := row.Part(1)
		secret := crypto.Keccak256Hash(v.AppendCBOR(of, nil))
		rows[i] = sealed.Row{Owner: row.Part(0).ID(), Value: v}
		for j := range Primitives(of, v) {
			rows[i].Salts = append(rows[i].Salts, commit.Derive(secret, uint32(j))) // #nosec G115 -- bounded by the type
		}
	}
	return rows, nil
}

// ForClient answers the queries of a client.
func (r Rows) ForClient() ClientRows { return ClientRows{r} }

// ClientRows answers the queries of a client.
type ClientRows struct{ Rows }

// Answer answers a query.
func (r ClientRows) Answer(ctx context.Context, q flow.Query, operands []data.Value) ([]sealed.Row, error) {
	return r.Rows.Answer(ctx, common.Hash{}, q, operands)
}

// Coin returns a token of a class that was not spent.
func (p *Pool) Coin(class token.Class) (*token.Coin, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.coins[class]) == 0 {
		o, err := token.NewOrder(TokenKeys()[class].Public(), p.Begin.Tick, class, 2, Client)
		if err != nil {
			return nil, err
		}
		blinded, err := o.Blinded()
		if err != nil {
			return nil, err
		}
		signed, err := TokenKeys()[class].Sign(blinded)
		if err != nil {
			return nil, err
		}
		if p.coins[class], err = o.Finish(signed); err != nil {
			return nil, err
		}
	}
	c := p.coins[class][0]
	p.coins[class] = p.coins[class][1:]
	return &c, nil
}

// Client is whose requests these are.
var Client = common.Address{0xc1}

// Play plays a request.
func (p *Pool) Play(ctx context.Context, endpoint data.Label, request data.Value) (*sealed.Played, error) {
	return p.App.Play(ctx, endpoint, request, int64(p.Begin.Time), Rows{p.Program, p.Answers}.ForClient()) // #nosec G115 -- seconds
}

// Draft draws the servers of a request.
func (p *Pool) Draft(played *sealed.Played, coin *token.Coin, attempts []uint8) (d sealed.Draft, err error) {
	wants, err := p.App.Wants(played)
	if err != nil {
		return d, err
	}
	drawn, err := p.Lottery.Draw(coin.Token.Signature, wants, attempts)
	if err != nil {
		return d, err
	}
	d = sealed.Draft{Played: played, Coin: coin, State: p.Root, Of: p.Begin.Tick - 1, Expiry: uint64(time.Now().Unix()) + 30} // #nosec G115 -- seconds
	for _, s := range drawn {
		d.Servers = append(d.Servers, sealed.Server(s))
	}
	return d, nil
}

// Request has an endpoint served, as a client does, and returns what it came to.
func (p *Pool) Request(ctx context.Context, endpoint data.Label, request data.Value) (*sealed.Outcome, error) {
	played, err := p.Play(ctx, endpoint, request)
	if err != nil {
		return nil, err
	}
	if played.Failure != nil {
		return nil, played.Failure
	}
	coin, err := p.Coin(token.Paid)
	if err != nil {
		return nil, err
	}
	d, err := p.Draft(played, coin, nil)
	if err != nil {
		return nil, err
	}
	return p.Send(ctx, d)
}

// Send seals a draft, has it served and opens the reply.
func (p *Pool) Send(ctx context.Context, d sealed.Draft) (*sealed.Outcome, error) {
	s, envelope, err := p.App.Seal(d)
	if err != nil {
		return nil, err
	}
	return s.Open(p.Members[d.Servers[0].ID].Serve(ctx, envelope))
}
