package vpn

import (
	"net/netip"
	"os"
	"sync"

	"golang.zx2c4.com/wireguard/conn"
	wireguard "golang.zx2c4.com/wireguard/device"
	"golang.zx2c4.com/wireguard/tun"
	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/header"
	"gvisor.dev/gvisor/pkg/tcpip/stack"
)

// How many bytes the stack may have written that the device has not read yet. Who writes more waits: nothing is lost between
// the two, and TCP sees the pace of the cipher.
const maxQueued = 512 << 10

// What a kernel takes and gives at once of datagrams of one size (UDP_SEGMENT, UDP_GRO).
const (
	maxSegments = 64
	maxTrain    = 65000 // bytes; what has 64 KiB with all its headers, interfaces get in single datagrams
)

// superSegment is the most that several packets are joined to.
const superSegment = 65535

// pieceOf is how many bytes of a TCP stream the stack is to hand over at once, with an MTU: what makes whole packets, for whose
// options TCP leaves all the room that there may be, and no more of them than go through a UDP socket at once.
func pieceOf(addr netip.Addr, mtu int) int {
	headers := header.IPv4MinimumSize + header.TCPHeaderMaximumSize
	if addr.Is6() {
		headers = header.IPv6MinimumSize + header.TCPHeaderMaximumSize
	}
	packets := min(maxTrain/(mtu+wireguard.MessageTransportSize), maxSegments)
	return max(1, packets) * (mtu - headers)
}

// tunnel joins a stack and a WireGuard device: the interface of the one and the TUN device of the other. Both take what TCP
// sends and gets in pieces of up to 64 KiB: cut and summed in one go, straight into the buffers to be encrypted, and put
// together again from those that were decrypted.
type tunnel struct {
	interfaceOf
	piece  int // that the stack hands over, to be cut into packets here
	events chan tun.Event
	out    *flight // read and not yet sent
	in     *flight // received and not yet written

	mu     sync.Mutex
	ready  sync.Cond // there is something in the queue
	room   sync.Cond // there is room in it again
	queue  []*stack.PacketBuffer
	queued int // bytes in it
	closed bool

	cutter cutter // of the reading goroutine
}

var (
	_ tun.Device         = device{}
	_ stack.LinkEndpoint = (*tunnel)(nil)
	_ stack.GSOEndpoint  = (*tunnel)(nil)
)

func newTunnel(mtu, piece int, out, in *flight) *tunnel {
	t := &tunnel{events: make(chan tun.Event, 1), piece: piece, out: out, in: in}
	t.mtu = uint32(mtu)
	t.ready.L, t.room.L = &t.mu, &t.mu
	return t
}

// Capabilities says that what comes need not be summed: it was authenticated.
func (t *tunnel) Capabilities() stack.LinkEndpointCapabilities {
	return stack.CapabilityRXChecksumOffload
}

// GSOMaxSize is the size of a piece; the stack takes off the room for all headers, and one byte more.
func (t *tunnel) GSOMaxSize() uint32               { return uint32(t.piece) + header.TCPTotalHeaderMaximumSize + 1 } //nolint:gosec // small
func (t *tunnel) SupportedGSO() stack.SupportedGSO { return stack.HostGSOSupported }

// WritePackets queues what the stack sends.
func (t *tunnel) WritePackets(list stack.PacketBufferList) (int, tcpip.Error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for i, p := range list.AsSlice() {
		for t.queued >= maxQueued && !t.closed {
			t.room.Wait()
		}
		if t.closed {
			return i, &tcpip.ErrClosedForSend{}
		}
		t.queue = append(t.queue, p.IncRef())
		t.queued += p.Size()
		t.ready.Signal()
	}
	return list.Len(), nil
}

// next takes the first packet off the queue, nil if there is none and one is not to wait. After close it fails.
func (t *tunnel) next(wait bool) (*stack.PacketBuffer, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for wait && len(t.queue) == 0 && !t.closed {
		t.ready.Wait()
	}
	switch {
	case t.closed:
		return nil, os.ErrClosed
	case len(t.queue) == 0:
		return nil, nil
	}
	p := t.queue[0]
	t.queue[0] = nil
	if t.queue = t.queue[1:]; len(t.queue) == 0 {
		t.queue = nil
	}
	if t.queued -= p.Size(); t.queued < maxQueued {
		t.room.Broadcast()
	}
	return p, nil
}

// Read is for the device: it fills buffers with packets.
func (t *tunnel) Read(bufs [][]byte, sizes []int, offset int) (n int, err error) {
	t.out.wait()
	for n < len(bufs) {
		if t.cutter.empty() {
			p, err := t.next(n == 0)
			if err != nil {
				return 0, err
			}
			if p == nil {
				break
			}
			t.cutter.load(p)
		}
		sizes[n] = t.cutter.cut(bufs[n][offset:])
		n++
	}
	t.out.add(n)
	return n, nil
}

// Write is for the device: it takes what was decrypted.
func (t *tunnel) Write(bufs [][]byte, offset int) (int, error) {
	for left := bufs; len(left) > 0; {
		n, size := run(left, offset)
		if pkt, p := join(left[:n], offset, size); pkt != nil {
			t.deliver(p, pkt)
		}
		left = left[n:]
	}
	t.in.done(len(bufs))
	return len(bufs), nil
}

// end drops what is queued and wakes whoever waits.
func (t *tunnel) end() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed {
		return
	}
	t.closed = true
	for _, p := range t.queue {
		p.DecRef()
	}
	t.queue = nil
	t.ready.Broadcast()
	t.room.Broadcast()
	close(t.events)
}

// device is the tunnel as the WireGuard device sees it: both sides have a Close.
type device struct{ *tunnel }

func (d device) Close() error             { d.end(); return nil }
func (d device) MTU() (int, error)        { return int(d.mtu), nil }
func (d device) Name() (string, error)    { return "emet", nil }
func (d device) File() *os.File           { return nil }
func (d device) Events() <-chan tun.Event { return d.events }
func (d device) BatchSize() int           { return conn.IdealBatchSize }
