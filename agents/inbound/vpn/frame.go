package vpn

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/ethereum/go-ethereum/common"
	"golang.zx2c4.com/wireguard/conn"
	wireguard "golang.zx2c4.com/wireguard/device"
)

// What a link over a stream is made of: first the greeting, from the side that opened it, then messages in both directions.
//
//	greeting  version (1 byte), length of the network's name (1 byte), the name, the account of the greeting node (20 bytes)
//	message   length of what follows (4 bytes), then datagrams, at most 128: length (2 bytes), bytes
//
// Numbers are big-endian. A message carries what the WireGuard device had ready at once, so that the stream below, its cipher
// and its system calls are paid by the batch and not by the datagram.
const (
	frameVersion = 1
	maxName      = 255
	lengthBytes  = 4
	maxMessage   = 256 << 10 // bytes after the length
)

var errFrame = errors.New("malformed message")

// message is a message with its length.
type message struct {
	bytes []byte
	count int // datagrams in it
}

var messages = sync.Pool{New: func() any { return &message{bytes: make([]byte, 0, lengthBytes+maxMessage)} }}

func newMessage() *message {
	m := messages.Get().(*message)
	m.bytes, m.count = m.bytes[:lengthBytes], 0
	return m
}

func (m *message) free() { messages.Put(m) }

// put adds a datagram, unless the message is full.
func (m *message) put(datagram []byte) bool {
	if m.count == conn.IdealBatchSize || len(m.bytes)+2+len(datagram) > lengthBytes+maxMessage {
		return false
	}
	m.bytes = append(binary.BigEndian.AppendUint16(m.bytes, uint16(len(datagram))), datagram...)
	m.count++
	return true
}

// seal writes the length: the message is complete.
func (m *message) seal() []byte {
	binary.BigEndian.PutUint32(m.bytes, uint32(len(m.bytes)-lengthBytes))
	return m.bytes
}

// readMessage receives a message. While nothing comes no buffer is held.
func readMessage(r io.Reader) (*message, error) {
	var length [lengthBytes]byte
	if _, err := io.ReadFull(r, length[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(length[:])
	if n > maxMessage {
		return nil, fmt.Errorf("%w: %d bytes, at most %d", errFrame, n, maxMessage)
	}
	m := newMessage()
	m.bytes = append(m.bytes[:0], length[:]...)[:lengthBytes+n]
	_, err := io.ReadFull(r, m.bytes[lengthBytes:])
	if err == nil {
		err = m.check()
	}
	if err != nil {
		m.free()
		return nil, err
	}
	return m, nil
}

// check says whether the message is made of datagrams.
func (m *message) check() error {
	m.count = 0
	for rest := m.bytes[lengthBytes:]; len(rest) > 0; m.count++ {
		if m.count == conn.IdealBatchSize {
			return fmt.Errorf("%w: more than %d datagrams", errFrame, conn.IdealBatchSize)
		}
		if len(rest) < 2 {
			return fmt.Errorf("%w: half a length", errFrame)
		}
		n := int(binary.BigEndian.Uint16(rest))
		if n < wireguard.MinMessageSize || n > len(rest)-2 {
			return fmt.Errorf("%w: a datagram of %d bytes, of %d left", errFrame, n, len(rest)-2)
		}
		rest = rest[2+n:]
	}
	return nil
}

// next takes the first datagram off a message that was checked; nil at its end.
func next(rest []byte) (datagram, after []byte) {
	if len(rest) == 0 {
		return nil, nil
	}
	n := 2 + int(binary.BigEndian.Uint16(rest))
	return rest[2:n], rest[n:]
}

// greeting is how a stream begins.
type greeting struct {
	network string
	node    common.Address
}

func (g greeting) write(w io.Writer) error {
	b := append([]byte{frameVersion, byte(len(g.network))}, g.network...)
	_, err := w.Write(append(b, g.node[:]...))
	return err
}

func readGreeting(r io.Reader) (g greeting, err error) {
	var head [2]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return g, err
	}
	if head[0] != frameVersion {
		return g, fmt.Errorf("%w: version %d, this release speaks %d", errFrame, head[0], frameVersion)
	}
	rest := make([]byte, int(head[1])+common.AddressLength)
	if _, err := io.ReadFull(r, rest); err != nil {
		return g, err
	}
	g.network = string(rest[:head[1]])
	copy(g.node[:], rest[head[1]:])
	return g, nil
}
