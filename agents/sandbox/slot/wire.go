package slot

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/fxamacker/cbor/v2"

	"emet/agents/market"
)

// The kinds of messages between a worker and its job process. A message is its kind in one byte, the length of its body in
// four, big-endian, and the body: CBOR, but for the console's, which is text.
type kind byte

const (
	// To the job process.
	kindHello  kind = iota + 1 // hello: who you are; the first message
	kindTask                   // order: run this
	kindCancel                 // the number of the order to give up

	// From the job process.
	kindReady   // confinement: from here on tasks may come
	kindConsole // text that the task wrote
	kindDone    // answer with an execution
	kindFailed  // answer with an error: there is no result
)

// hello is what a job process has to know before it gives up its rights.
type hello struct {
	CacheDir    string
	Host        string
	MemoryPages uint32
	User        int // to become, if it can; 0: stay
}

// confinement says which layers hold a job process, and which this system did not grant, and why.
type confinement struct {
	Layers  []string
	Missing []string
}

// order is a task under a number.
type order struct {
	Number  uint64
	Console bool // wants to see the log as it is written
	Task    market.Task
}

// answer is what came of an order.
type answer struct {
	Number    uint64
	Execution market.Execution
	Error     string
}

// Bounds of what a job process may say.
const (
	maxReady        = 16 << 10
	maxError        = 16 << 10
	maxConsoleFrame = 64 << 10
	maxConsole      = 16 << 20      // for one task
	leastConsole    = 256           // bytes that a frame counts at least, as each costs
	maxDetails      = market.MaxLog // beside the result, whose room they may take
	maxMessage      = market.MaxMessage
	answerSlack     = 4 << 10 // the numbers of an execution, and the names of its fields
)

// maxAnswer is how long an honest answer to a task can be.
func maxAnswer(lim market.Limits) int {
	return 2*int(lim.MaxResult) + maxDetails + 2*market.MaxLog + maxMessage + answerSlack
}

// The encodings. Texts come from jobs, so that they may be any bytes.
var (
	encoding = must(cbor.EncOptions{}.EncMode())
	decoding = must(cbor.DecOptions{
		UTF8: cbor.UTF8DecodeInvalid, DupMapKey: cbor.DupMapKeyEnforcedAPF, IndefLength: cbor.IndefLengthForbidden,
		TagsMd: cbor.TagsForbidden, MaxNestedLevels: 8, MaxArrayElements: 1 << 16, MaxMapPairs: 64,
		ExtraReturnErrors: cbor.ExtraDecErrorUnknownField,
	}.DecMode())
	// trusting reads what the worker sends.
	trusting = must(cbor.DecOptions{UTF8: cbor.UTF8DecodeInvalid, MaxArrayElements: 1 << 24}.DecMode())
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err) // the options are constants
	}
	return v
}

// writer writes messages, from any goroutine.
type writer struct {
	mu sync.Mutex
	w  io.Writer
}

func (w *writer) send(k kind, body any) error {
	b, err := encoding.Marshal(body)
	if err != nil {
		return err
	}
	return w.sendRaw(k, b)
}

func (w *writer) sendRaw(k kind, body []byte) error {
	if uint64(len(body)) > 1<<32-1 {
		return fmt.Errorf("a message of %d bytes is too long", len(body))
	}
	head := binary.BigEndian.AppendUint32([]byte{byte(k)}, uint32(len(body)))
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(body) <= maxConsoleFrame {
		_, err := w.w.Write(append(head, body...))
		return err
	}
	if _, err := w.w.Write(head); err != nil {
		return err
	}
	_, err := w.w.Write(body)
	return err
}

// reader reads messages.
type reader struct{ r *bufio.Reader }

func newReader(r io.Reader) reader { return reader{bufio.NewReaderSize(r, maxConsoleFrame)} }

var errEmpty = errors.New("an empty message")

// next reads a message whose body may have so many bytes, by its kind; 0 refuses the kind. The length that a message
// claims allocates nothing: memory is taken as its bytes come.
func (r reader) next(most func(kind) int) (kind, []byte, error) {
	var head [5]byte
	if _, err := io.ReadFull(r.r, head[:]); err != nil {
		return 0, nil, err
	}
	k, size := kind(head[0]), int64(binary.BigEndian.Uint32(head[1:]))
	switch limit := int64(most(k)); {
	case limit == 0:
		return 0, nil, fmt.Errorf("an unexpected message of kind %d", k)
	case size > limit:
		return 0, nil, fmt.Errorf("a message of kind %d and %d bytes, of at most %d", k, size, limit)
	case size == 0:
		return 0, nil, errEmpty
	}
	body, err := readAll(r.r, size)
	return k, body, err
}

// readAll reads so many bytes.
func readAll(r io.Reader, size int64) ([]byte, error) {
	const step = 1 << 20
	body := make([]byte, 0, min(size, step))
	for int64(len(body)) < size {
		if len(body) == cap(body) {
			grown := make([]byte, len(body), min(size, 2*int64(cap(body))))
			copy(grown, body)
			body = grown
		}
		n, err := io.ReadFull(r, body[len(body):cap(body)])
		body = body[:len(body)+n]
		if err != nil {
			return nil, io.ErrUnexpectedEOF
		}
	}
	return body, nil
}
