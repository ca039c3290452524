package sandbox

import (
	"encoding/binary"
)

// Fuel that host functions take, beside the price of calling them.
const (
	bytesPerFuel  = 8   // one unit for so many bytes moved
	fuelPerPart   = 16  // a string, or a buffer
	fuelPerOutput = 250 // a write, which somebody may be watching
)

// randomStep is how many random bytes are made between two looks at the clock.
const randomStep = 64 << 10

const maxVectors = 1024 // of one read or write, and subscriptions of one poll

// view is a module's memory for host functions. Its first failure sticks and becomes the call's error.
type view struct {
	mem []byte
	err errno
}

func (m *machine) view() *view {
	if !m.meta.HasMemory {
		return &view{err: fault}
	}
	return &view{mem: m.memory()}
}

func (v *view) bytes(at, n uint32) []byte {
	if v.err != success {
		return nil
	}
	end := uint64(at) + uint64(n)
	if end > uint64(len(v.mem)) {
		v.err = fault
		return nil
	}
	return v.mem[at:end:end]
}

func (v *view) u32(at uint32) uint32 {
	if b := v.bytes(at, 4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

func (v *view) put32(at uint32, x uint32) {
	if b := v.bytes(at, 4); b != nil {
		binary.LittleEndian.PutUint32(b, x)
	}
}

func (v *view) put64(at uint32, x uint64) {
	if b := v.bytes(at, 8); b != nil {
		binary.LittleEndian.PutUint64(b, x)
	}
}

func (m *machine) argsSizes(p []uint64) errno    { return m.sizes(m.args, p) }
func (m *machine) argsGet(p []uint64) errno      { return m.strings(m.args, p) }
func (m *machine) environSizes(p []uint64) errno { return m.sizes(m.env, p) }
func (m *machine) environGet(p []uint64) errno   { return m.strings(m.env, p) }

// sizes tells how many strings there are, and how many bytes they take with a zero after each.
func (m *machine) sizes(list []string, p []uint64) errno {
	m.charge(uint64(len(list)))
	size := 0
	for _, s := range list {
		size += len(s) + 1
	}
	v := m.view()
	v.put32(uint32(p[0]), uint32(len(list)))
	v.put32(uint32(p[1]), uint32(size))
	return v.err
}

// strings writes a list of addresses, and the strings that they point to.
func (m *machine) strings(list []string, p []uint64) errno {
	v := m.view()
	at, text := uint32(p[0]), uint32(p[1])
	for _, s := range list {
		m.charge(fuelPerPart + uint64(len(s))/bytesPerFuel)
		v.put32(at, text)
		copy(v.bytes(text, uint32(len(s)+1)), s+"\x00")
		at += 4
		text += uint32(len(s) + 1)
	}
	return v.err
}

// Clocks: 0 tells the date, 1 to 3 the time since the start.
func (m *machine) clockRes(p []uint64) errno {
	if uint32(p[0]) > 3 {
		return invalid
	}
	v := m.view()
	v.put64(uint32(p[1]), 1000)
	return v.err
}

func (m *machine) clockTime(p []uint64) errno {
	now := m.tick()
	switch id := uint32(p[0]); {
	case id == 0:
		now += epoch
	case id > 3:
		return invalid
	}
	v := m.view()
	v.put64(uint32(p[2]), now)
	return v.err
}

func (m *machine) randomGet(p []uint64) errno {
	v := m.view()
	b := v.bytes(uint32(p[0]), uint32(p[1]))
	for len(b) > 0 {
		part := b[:min(len(b), randomStep)]
		m.charge(uint64(len(part)))
		m.random.read(part)
		b = b[len(part):]
	}
	return v.err
}

// open says whether a descriptor is: 0 always, others if they have a sink or a handle.
func (m *machine) open(fd uint64) bool {
	i := uint32(fd)
	return i == 0 || m.handle(fd) != nil || (i < uint32(len(m.out)) && m.out[i] != nil)
}

func (m *machine) fdOpen(p []uint64) errno {
	if !m.open(p[0]) {
		return badFile
	}
	return success
}

// vectors walks a list of buffers.
func (m *machine) vectors(v *view, list, n uint32, each func([]byte) bool) {
	if n > maxVectors {
		v.err = invalid
	}
	for range n {
		if v.err != success {
			return
		}
		b := v.bytes(v.u32(list), v.u32(list+4))
		m.charge(fuelPerPart + uint64(len(b))/bytesPerFuel)
		if v.err != success || !each(b) {
			return
		}
		list += 8
	}
}

// scatter fills buffers, and returns how many bytes that took.
func (m *machine) scatter(v *view, list, n uint32, from []byte) int {
	total := 0
	m.vectors(v, list, n, func(b []byte) bool {
		total += copy(b, from[total:])
		return total < len(from)
	})
	return total
}

func (m *machine) fdRead(p []uint64) errno {
	h := m.handle(p[0])
	from := m.stdin
	switch {
	case h != nil && h.isDir():
		return isDir
	case h != nil:
		from = h.rest(h.at)
	case uint32(p[0]) != 0:
		return badFile
	}
	v := m.view()
	total := m.scatter(v, uint32(p[1]), uint32(p[2]), from)
	v.put32(uint32(p[3]), uint32(total))
	if h != nil {
		h.at += uint64(total)
	} else {
		m.stdin = from[total:]
	}
	return v.err
}

func (m *machine) fdWrite(p []uint64) errno {
	switch {
	case m.handle(p[0]) != nil:
		return readOnly
	case uint32(p[0]) == 0 || !m.open(p[0]):
		return badFile
	}
	m.charge(fuelPerOutput)
	v := m.view()
	total := 0
	m.vectors(v, uint32(p[1]), uint32(p[2]), func(b []byte) bool {
		m.out[uint32(p[0])].write(b)
		total += len(b)
		return true
	})
	v.put32(uint32(p[3]), uint32(total))
	return v.err
}
