package vpn

import (
	"errors"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"golang.zx2c4.com/wireguard/conn"
)

// hopScheme begins the endpoint of a member that is reached through a stream.
const hopScheme = "node:"

// bind is how a WireGuard device sends and receives: by UDP, by streams, or both.
type bind struct {
	udp     conn.Bind // nil: none
	streams *carriage
	out     *flight // read from the tunnel and not yet sent
	in      *flight // received and not yet written to the tunnel
	closed  chan struct{}
}

var _ conn.Bind = (*bind)(nil)

// Open begins to receive.
func (b *bind) Open(port uint16) ([]conn.ReceiveFunc, uint16, error) {
	if b.closed != nil {
		return nil, 0, conn.ErrBindAlreadyOpen
	}
	var fns []conn.ReceiveFunc
	if b.udp != nil {
		var err error
		if fns, port, err = b.udp.Open(port); err != nil {
			return nil, 0, err
		}
	}
	b.closed = make(chan struct{})
	fns = append(fns, b.streams.receiver(b.closed))
	for i, receive := range fns {
		fns[i] = func(packets [][]byte, sizes []int, from []conn.Endpoint) (int, error) {
			b.in.wait()
			n, err := receive(packets, sizes, from)
			b.in.add(n)
			return n, err
		}
	}
	return fns, port, nil
}

// Close ends receiving.
func (b *bind) Close() error {
	if b.closed != nil {
		close(b.closed)
		b.closed = nil
	}
	if b.udp == nil {
		return nil
	}
	return b.udp.Close()
}

// Send sends a batch.
func (b *bind) Send(bufs [][]byte, to conn.Endpoint) error {
	defer b.out.done(len(bufs))
	switch to := to.(type) {
	case *hop:
		return b.streams.send(bufs, to)
	default:
		if b.udp == nil {
			return errors.New("the network has no UDP socket")
		}
		return b.udp.Send(bufs, to)
	}
}

// ParseEndpoint reads an address and port, or a node.
func (b *bind) ParseEndpoint(s string) (conn.Endpoint, error) {
	if node, ok := strings.CutPrefix(s, hopScheme); ok {
		return &hop{node: common.HexToAddress(node)}, nil
	}
	if b.udp == nil {
		return nil, errors.New("the network has no UDP socket")
	}
	return b.udp.ParseEndpoint(s)
}

// SetMark is for routing tables, which we leave alone.
func (b *bind) SetMark(uint32) error { return nil }

// BatchSize is the most that Send and the receiving functions are given.
func (b *bind) BatchSize() int { return conn.IdealBatchSize }
