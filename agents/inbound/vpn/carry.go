package vpn

import (
	"context"
	"errors"
	"io"
	"net"
	"net/netip"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/rs/zerolog"
	"golang.zx2c4.com/wireguard/conn"
)

// Dial opens a stream of bytes to a node. At the other side [Set.Carry] is called with it.
type Dial func(ctx context.Context, node common.Address) (io.ReadWriteCloser, error)

// How many messages wait for a stream, and for the device. Beyond, what is sent is dropped, as UDP would do: a member that does
// not read holds up nobody else.
const (
	maxUnsent   = 16
	maxUnread   = 4
	dialTimeout = 10 * time.Second
)

// carriage carries the datagrams of one network over streams.
type carriage struct {
	self greeting
	dial Dial // nil: streams come only from others
	log  zerolog.Logger

	ctx     context.Context //nolint:containedctx // lives as long as the network
	cancel  context.CancelFunc
	running sync.WaitGroup
	arrived chan parcel

	mu     sync.Mutex
	dialed map[common.Address]*carrier
	closed bool
}

// parcel is a message that came.
type parcel struct {
	*message
	from *hop
}

// hop is where a datagram goes to or comes from: a node, by the stream that it came through, while that lasts.
type hop struct {
	node common.Address
	via  *carrier // nil: whichever there is
}

var _ conn.Endpoint = (*hop)(nil)

func (h *hop) ClearSrc()           {}
func (h *hop) SrcToString() string { return "" }
func (h *hop) SrcIP() netip.Addr   { return netip.Addr{} }
func (h *hop) DstToString() string { return hopScheme + h.node.Hex() }
func (h *hop) DstToBytes() []byte  { return h.node[:] }

// DstIP is what the device limits handshakes by: some address that only this node has.
func (h *hop) DstIP() netip.Addr { return netip.AddrFrom16([16]byte(h.node[:16])) }

// carrier is one stream.
type carrier struct {
	unsent chan *message
	gone   chan struct{}
	end    context.CancelFunc
}

func newCarriage(self greeting, dial Dial, log zerolog.Logger) *carriage {
	c := &carriage{self: self, dial: dial, log: log, arrived: make(chan parcel, maxUnread), dialed: map[common.Address]*carrier{}}
	c.ctx, c.cancel = context.WithCancel(context.Background())
	return c
}

// close ends all streams and waits for them.
func (c *carriage) close() {
	c.mu.Lock()
	c.closed = true
	c.mu.Unlock()
	c.cancel()
	c.running.Wait()
}

// begin says whether another stream may run. It is called with the lock held.
func (c *carriage) begin() bool {
	if c.closed {
		return false
	}
	c.running.Add(1)
	return true
}

// send sends datagrams to a node, by a stream that is opened if there is none.
func (c *carriage) send(bufs [][]byte, to *hop) error {
	s := to.via
	if s == nil || s.isGone() {
		if s = c.to(to.node); s == nil {
			return errors.New("no stream to " + to.node.Hex())
		}
	}
	for len(bufs) > 0 {
		m := newMessage()
		for len(bufs) > 0 && m.put(bufs[0]) {
			bufs = bufs[1:]
		}
		m.seal()
		select {
		case s.unsent <- m:
		default:
			m.free()
		}
	}
	return nil
}

func (s *carrier) isGone() bool {
	select {
	case <-s.gone:
		return true
	default:
		return false
	}
}

// to returns the stream that we opened to a node, or opens one; what is sent meanwhile waits.
func (c *carriage) to(node common.Address) *carrier {
	c.mu.Lock()
	defer c.mu.Unlock()
	if s := c.dialed[node]; s != nil {
		return s
	}
	if c.dial == nil || !c.begin() {
		return nil
	}
	s := &carrier{unsent: make(chan *message, maxUnsent), gone: make(chan struct{})}
	var ctx context.Context
	ctx, s.end = context.WithCancel(c.ctx)
	c.dialed[node] = s
	go func() {
		defer c.running.Done()
		if err := c.open(ctx, s, node); err != nil && c.ctx.Err() == nil {
			c.log.Debug().Err(err).Hex("node", node[:]).Msg("a link to a member ended")
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		delete(c.dialed, node)
	}()
	return s
}

// open opens a stream to a node and runs it.
func (c *carriage) open(ctx context.Context, s *carrier, node common.Address) error {
	defer s.end()
	dialing, done := context.WithTimeout(ctx, dialTimeout)
	stream, err := c.dial(dialing, node)
	done()
	if err != nil {
		close(s.gone)
		return err
	}
	if err := c.self.write(stream); err != nil {
		close(s.gone)
		return errors.Join(err, stream.Close())
	}
	return c.run(ctx, s, stream, &hop{node: node, via: s})
}

// accept runs a stream that another node opened, and returns when it has ended.
func (c *carriage) accept(ctx context.Context, stream io.ReadWriteCloser, node common.Address) error {
	c.mu.Lock()
	ok := c.begin()
	c.mu.Unlock()
	if !ok {
		return ErrClosed
	}
	defer c.running.Done()
	s := &carrier{unsent: make(chan *message, maxUnsent), gone: make(chan struct{})}
	ctx, s.end = context.WithCancel(ctx)
	defer s.end()
	defer context.AfterFunc(c.ctx, s.end)() //nolint:contextcheck // either ends it
	return c.run(ctx, s, stream, &hop{node: node, via: s})
}

// run carries messages both ways until the stream breaks or the context ends.
func (c *carriage) run(ctx context.Context, s *carrier, stream io.ReadWriteCloser, from *hop) error {
	defer close(s.gone)
	written := make(chan error, 1)
	go func() { written <- s.write(ctx, stream) }()
	stop := context.AfterFunc(ctx, func() { _ = stream.Close() })
	defer stop()
	err := c.read(ctx, stream, from)
	s.end()
	return errors.Join(err, stream.Close(), <-written)
}

// write sends what waits.
func (s *carrier) write(ctx context.Context, w io.Writer) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case m := <-s.unsent:
			_, err := w.Write(m.bytes)
			m.free()
			if err != nil {
				s.end()
				return err
			}
		}
	}
}

// read receives messages. If the device does not keep up, the stream is not read, and the other side drops.
func (c *carriage) read(ctx context.Context, r io.Reader, from *hop) error {
	for {
		m, err := readMessage(r)
		if err != nil {
			return err
		}
		select {
		case c.arrived <- parcel{m, from}:
		case <-ctx.Done():
			m.free()
			return nil
		}
	}
}

// receiver returns what the device receives with, until closed is.
func (c *carriage) receiver(closed <-chan struct{}) conn.ReceiveFunc {
	var p parcel
	var rest []byte // of p
	return func(packets [][]byte, sizes []int, from []conn.Endpoint) (n int, err error) {
		for len(rest) == 0 {
			select {
			case <-closed:
				return 0, net.ErrClosed
			case p = <-c.arrived:
				rest = p.bytes[lengthBytes:]
			}
		}
		for ; n < len(packets) && len(rest) > 0; n++ {
			var d []byte
			d, rest = next(rest)
			sizes[n], from[n] = copy(packets[n], d), p.from
		}
		if len(rest) == 0 {
			p.free()
		}
		return n, nil
	}
}
