package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"golang.org/x/sync/errgroup"

	"emet/agents/hosting"
	"emet/agents/hosting/codec"
	"emet/agents/hosting/commit"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/state"
	"emet/agents/hosting/state/statetest"
	"emet/agents/hosting/token"
	jobs "emet/agents/market"
	"emet/agents/program"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// The tick that is measured: a million updates, by requests of eight each, of clients who make ten requests each.
const (
	tickUpdates  = 1_000_000
	tickStamps   = 8
	tickRequests = tickUpdates / tickStamps
	tickClients  = tickRequests / 10
	tickServers  = 32
	tickTogether = 32 // requests whose entries are anchored in turns
)

// states is what the end of a tick has promised.
func states() []measure { return []measure{tickState} }

// tickState measures how long it takes to verify a tick and to make the state after it: entries are read from a file, each
// is hashed, decoded and checked, each request's stamp is opened and checked exactly, indices and trees are made.
func tickState(ctx context.Context, r *report) error {
	dir, err := os.MkdirTemp("", "emet-bench-tick")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	w, err := newTick(dir)
	if err != nil {
		return err
	}
	before := time.Now()
	if err := w.generate(ctx); err != nil {
		return fmt.Errorf("make a million updates: %w", err)
	}
	fmt.Fprintf(r.progress, "hosting: %d updates of %d bytes were made in %s\n", tickUpdates, w.bytes/tickUpdates, time.Since(before).Round(time.Second))
	in, err := w.input()
	if err != nil {
		return err
	}
	// What Apply itself needs is what the memory grows by; the pages of the input stay in it.
	debug.FreeOSMemory()
	held := memory("VmRSS:")
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o600); err != nil { // forgets the greatest size
		held = 0
	}
	cpu, before := cpuTime(), time.Now()
	a, err := w.state.Apply(ctx, *in)
	if err != nil {
		return err
	}
	took, used := time.Since(before), cpuTime()-cpu
	peak := memory("VmHWM:")
	for _, v := range a.Summary.Entries {
		if v.Reason != "" {
			return fmt.Errorf("an update was rejected: %s", v.Reason)
		}
	}
	rows := uint64(0)
	for _, x := range a.State.Roots().Indices {
		rows += x.Count
	}
	note := fmt.Sprintf("%d requests with %d stamps each, %d bytes an entry, %d rows of indices; %s s of CPU on %d cores; load %s",
		tickRequests, tickStamps, w.bytes/tickUpdates, rows, number(used.Seconds()), runtime.GOMAXPROCS(0), load())
	r.add(figure{Name: "hosting/tick-1m-seconds", Value: took.Seconds(), Unit: "s", Goal: new(10.0), Better: lower, note: note})
	const gib = 1 << 30
	r.add(figure{
		Name: "hosting/tick-1m-rss", Value: peak / gib, Unit: "GiB", Goal: new(2.0), Better: lower,
		note: fmt.Sprintf("%s GiB before, with the list of what was anchored", number(held/gib)),
	})
	return nil
}

// memory returns a figure of the process, in bytes.
func memory(name string) float64 {
	blob, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(blob)) {
		if fields := strings.Fields(line); len(fields) == 3 && fields[0] == name {
			kib, _ := strconv.ParseFloat(fields[1], 64)
			return kib * 1024
		}
	}
	return 0
}

// million is a tick whose entries are in files: what they have in common once for each request.
type million struct {
	program *flow.Program
	state   *state.State
	world   *statetest.World
	keys    []data.Label
	dir     string
	files   []*os.File
	made    []published // by request and change
	byName  []uint32    // numbers of made, by digest
	bytes   int64
}

// published says where an entry is.
type published struct {
	digest      [32]byte
	front, tail int64
	own, shared uint16
	file        uint8
}

func newTick(dir string) (*million, error) {
	app := program.New("million")
	note := app.Record("Note", program.Part("author", program.String(64)), program.Part("text", program.String(280)), program.Part("at", program.Int))
	w := &million{dir: dir, made: make([]published, tickUpdates)}
	var keys []*program.Key
	for n := range tickStamps {
		name := fmt.Sprintf("notes%d", n)
		keys = append(keys, app.Key(name, note))
		app.Index("by"+name, keys[n], "author", "at")
		w.keys = append(w.keys, data.LabelOf("key", name))
	}
	app.Endpoint("write", note, func(req program.Value) program.Value {
		for _, k := range keys {
			k.Append(req)
		}
		return req
	})
	built, err := app.Build()
	if err != nil {
		return nil, err
	}
	w.program = built.Program
	if w.state, err = state.New(statetest.App, statetest.Document, w.program); err != nil {
		return nil, err
	}
	if w.world, err = statetest.New(w.program, 1, tickServers); err != nil {
		return nil, err
	}
	w.world.Unsigned = true // nobody looks at signatures of Steps if the stamp is right
	return w, nil
}

// generate makes all requests.
func (w *million) generate(ctx context.Context) error {
	g, ctx := errgroup.WithContext(ctx)
	sizes := make([]int64, runtime.GOMAXPROCS(0))
	for n := range sizes {
		f, err := os.Create(filepath.Join(w.dir, strconv.Itoa(n)))
		if err != nil {
			return err
		}
		w.files = append(w.files, f)
		g.Go(func() error {
			world := w.world.Fork(uint64(n) << 40) // #nosec G115 -- small
			out, at := bufio.NewWriterSize(f, 1<<20), int64(0)
			for i := n; i < tickRequests; i += len(sizes) {
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := w.request(world, i, uint8(n), out, &at, &sizes[n]); err != nil { // #nosec G115 -- processors
					return err
				}
			}
			return out.Flush()
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	for _, n := range sizes {
		w.bytes += n
	}
	w.byName = make([]uint32, len(w.made))
	for i := range w.byName {
		w.byName[i] = uint32(i) // #nosec G115 -- a million
	}
	slices.SortFunc(w.byName, func(a, b uint32) int { return bytes.Compare(w.made[a].digest[:], w.made[b].digest[:]) })
	return nil
}

// request makes a request and writes its entries.
func (w *million) request(world *statetest.World, number int, file uint8, out *bufio.Writer, at, size *int64) error {
	client := number % tickClients
	d := statetest.Draft{Endpoint: data.LabelOf("endpoint", "write"), Client: addressOf(client), State: w.state.Root()}
	for n, site := range statetest.Updates(w.program, w.program.Endpoints[d.Endpoint].Stages[0].Function) {
		d.Changes = append(d.Changes, statetest.Change{Site: site, Value: data.NewTuple(
			data.NewString(fmt.Sprintf("client %d", client)), data.NewString(fmt.Sprintf("a message of usual length, number %d", number)),
			data.NewInt(int64(number*tickStamps+n)),
		)})
	}
	m, err := world.Request(d)
	if err != nil {
		return err
	}
	shared := tailOf(&m.Entries[0])
	tail := *at
	write := func(b []byte) {
		_, err = out.Write(b)
		*at += int64(len(b))
	}
	write(shared)
	for n := range m.Entries {
		e := m.Entries[n]
		e.Steps, e.Stamp, e.Slots = nil, nil, nil
		own := codec.Encode(&e)
		own = own[:len(own)-len(tailOf(&e))]
		p := &w.made[number*tickStamps+n]
		*p = published{front: *at, tail: tail, own: uint16(len(own)), shared: uint16(len(shared)), file: file} // #nosec G115 -- some thousands
		h := sha256.New()
		h.Write(own)
		h.Write(shared)
		h.Sum(p.digest[:0])
		write(own)
		*size += int64(len(own) + len(shared))
	}
	return err
}

// tailOf returns what entries of a request end with, which is the same of all.
func tailOf(e *sealed.Entry) []byte {
	return codec.Encode(struct {
		Steps []sealed.Signed `cbor:"8,keyasint"`
		Stamp []byte          `cbor:"9,keyasint"`
		Owner commit.Salt     `cbor:"10,keyasint"`
		Token token.Token     `cbor:"11,keyasint"`
		Slots []token.Slot    `cbor:"12,keyasint"`
		Sum   common.Hash     `cbor:"13,keyasint"`
	}{e.Steps, e.Stamp, e.Owner, e.Token, e.Slots, e.Sum})[1:]
}

// logOf returns the log of a client for a key.
func logOf(client, key int) (id common.Hash) {
	binary.BigEndian.PutUint32(id[:], uint32(client)*2654435761) // #nosec G115 -- spread over all
	binary.BigEndian.PutUint32(id[4:], uint32(client))           // #nosec G115 -- small
	id[8] = byte(key)
	return id
}

// addressOf returns the address of a client.
func addressOf(client int) common.Address {
	return common.Address{byte(client), byte(client >> 8), byte(client >> 16)} // #nosec G115 -- a part of it
}

// input is what the state after the tick follows from.
func (w *million) input() (*state.TickInput, error) {
	in := &state.TickInput{
		Tick: 1, To: 1 << 20, Time: 1, Next: w.world.Next, Sites: w.world.Sites, Seed: w.world.Seed, Beacon: w.world.Beacon, Court: statetest.Court,
		Anchored: make([]hosting.Appended, 0, tickUpdates), Entry: w.entry,
	}
	for client := range tickClients {
		for n, key := range w.keys {
			tag, err := hosting.NewTag(key.String())
			if err != nil {
				return nil, err
			}
			in.Logs = append(in.Logs, hosting.Log{Key: logOf(client, n), Client: addressOf(client), Tag: tag})
		}
	}
	for from := 0; from < tickRequests; from += tickTogether {
		for n := range tickStamps {
			for i := from; i < min(from+tickTogether, tickRequests); i++ {
				in.Anchored = append(in.Anchored, hosting.Appended{
					Number: uint64(len(in.Anchored)), Block: 1 + uint64(len(in.Anchored)), Key: logOf(i%tickClients, n), // #nosec G115 -- small
					Index: 1 + uint64(i/tickClients), Content: jobs.Content{Digest: w.made[i*tickStamps+n].digest, Codec: jobs.Raw}, // #nosec G115 -- small
				})
			}
		}
	}
	return in, nil
}

// entry reads an entry as a content store would.
func (w *million) entry(_ context.Context, c jobs.Content) ([]byte, error) {
	i, ok := slices.BinarySearchFunc(w.byName, c.Digest, func(n uint32, d [32]byte) int { return bytes.Compare(w.made[n].digest[:], d[:]) })
	if !ok {
		return nil, state.ErrUnavailable
	}
	p := &w.made[w.byName[i]]
	blob := make([]byte, int(p.own)+int(p.shared))
	_, own := w.files[p.file].ReadAt(blob[:p.own], p.front)
	_, shared := w.files[p.file].ReadAt(blob[p.own:], p.tail)
	return blob, errors.Join(own, shared)
}
