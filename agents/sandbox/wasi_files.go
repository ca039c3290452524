package sandbox

import (
	"encoding/binary"
	"math"
)

// inputsName is where a program finds its inputs.
const inputsName = "/inputs"

// Fuel for work on files, beside that for bytes moved.
const (
	fuelPerInput    = 500 // a file or directory that is there
	fuelPerPathByte = 32
	fuelPerEntry    = 64 // of a directory that is listed
)

// WASI file types.
const (
	typeDir  = 3
	typeFile = 4
)

// Rights, as WASI numbers them: what can be done with a file, and with a directory.
const (
	rightsFile = 1<<1 | 1<<2 | 1<<3 | 1<<5 | 1<<7 | 1<<21 | 1<<27 // read, seek, set flags, tell, advise, stat, poll
	rightsDir  = 1<<13 | 1<<14 | 1<<15 | 1<<18 | 1<<21            // open, list, read link, stat by path, stat
	rightWrite = 1 << 6                                           // others are asked for by who only wants to read
)

// Flags of path_open.
const (
	openCreate    = 1
	openDirectory = 2
	openTruncate  = 8
)

func (n *node) fileType() byte {
	if n.isDir() {
		return typeDir
	}
	return typeFile
}

// onHandle answers for every open file or directory the same; other descriptors are bad.
func onHandle(e errno) func(*machine, []uint64) errno {
	return func(m *machine, p []uint64) errno {
		if m.handle(p[0]) == nil {
			return badFile
		}
		return e
	}
}

// onDir answers that nothing can be changed, if one of the parameters is an open directory.
func onDir(i int) func(*machine, []uint64) errno {
	return func(m *machine, p []uint64) errno {
		if _, bad := m.dir(p[i]); bad != success {
			return bad
		}
		return readOnly
	}
}

func (m *machine) dir(fd uint64) (*handle, errno) {
	h := m.handle(fd)
	switch {
	case h == nil:
		return nil, badFile
	case !h.isDir():
		return nil, notDir
	}
	return h, success
}

func (m *machine) file(fd uint64) (*handle, errno) {
	h := m.handle(fd)
	switch {
	case h == nil && m.open(fd):
		return nil, noSeek
	case h == nil:
		return nil, badFile
	case h.isDir():
		return nil, isDir
	}
	return h, success
}

// fdClose closes a handle. Of a standard descriptor it changes nothing: a program that closes its output at the end must
// not lose it.
func (m *machine) fdClose(p []uint64) errno {
	if m.handle(p[0]) != nil {
		m.handles[uint32(p[0])-firstHandle] = nil
		return success
	}
	return m.fdOpen(p)
}

func (m *machine) prestat(p []uint64) errno {
	h := m.handle(p[0])
	if h == nil || !h.preopen {
		return badFile
	}
	v := m.view()
	v.put32(uint32(p[1]), 0) // a directory: there are no other kinds
	v.put32(uint32(p[1])+4, uint32(len(inputsName)))
	return v.err
}

func (m *machine) prestatName(p []uint64) errno {
	h := m.handle(p[0])
	switch {
	case h == nil || !h.preopen:
		return badFile
	case uint32(p[2]) < uint32(len(inputsName)):
		return nameTooLong
	}
	v := m.view()
	copy(v.bytes(uint32(p[1]), uint32(len(inputsName))), inputsName)
	return v.err
}

// lookup resolves a path that lies in memory.
func (m *machine) lookup(v *view, fd, at, size uint64) (*node, errno) {
	dir, bad := m.dir(fd)
	if bad != success {
		return nil, bad
	}
	if uint32(size) > maxPath {
		return nil, nameTooLong
	}
	m.charge(uint64(uint32(size)) * fuelPerPathByte)
	path := string(v.bytes(uint32(at), uint32(size)))
	if v.err != success {
		return nil, v.err
	}
	return dir.resolve(path)
}

func (m *machine) pathOpen(p []uint64) errno {
	v := m.view()
	n, bad := m.lookup(v, p[0], p[2], p[3])
	asks := p[5]&rightWrite != 0
	switch {
	case bad == noEntry && p[4]&openCreate != 0, bad == success && p[4]&(openCreate|openTruncate) != 0:
		return readOnly
	case bad != success:
		return bad
	case n.isDir() && asks:
		return isDir
	case asks:
		return readOnly
	case !n.isDir() && p[4]&openDirectory != 0:
		return notDir
	}
	out := v.bytes(uint32(p[8]), 4)
	if v.err != success {
		return v.err
	}
	fd, bad := m.attach(&handle{node: n})
	if bad == success {
		binary.LittleEndian.PutUint32(out, fd)
	}
	return bad
}

func (m *machine) pathStat(p []uint64) errno {
	v := m.view()
	n, bad := m.lookup(v, p[0], p[2], p[3])
	if bad != success {
		return bad
	}
	v.putStat(uint32(p[4]), n)
	return v.err
}

// pathReadLink finds no links, as there are none.
func (m *machine) pathReadLink(p []uint64) errno {
	if _, bad := m.lookup(m.view(), p[0], p[1], p[2]); bad != success {
		return bad
	}
	return invalid
}

// putStat writes what is known of a file: it is on device 1, has one name, and was never touched since the epoch of all jobs.
func (v *view) putStat(at uint32, n *node) {
	b := v.bytes(at, 64)
	if b == nil {
		return
	}
	clear(b)
	put := binary.LittleEndian.PutUint64
	put(b, 1)
	put(b[8:], n.ino)
	b[16] = n.fileType()
	put(b[24:], 1)
	put(b[32:], uint64(len(n.data)))
	for _, time := range [][]byte{b[40:], b[48:], b[56:]} {
		put(time, epoch)
	}
}

func (m *machine) fdFileStat(p []uint64) errno {
	v := m.view()
	switch h := m.handle(p[0]); {
	case h != nil:
		v.putStat(uint32(p[1]), h.node)
	case !m.open(p[0]):
		return badFile
	default:
		clear(v.bytes(uint32(p[1]), 64))
	}
	return v.err
}

// fdStat shows the standard files as of unknown type, with all rights: no program takes them for a terminal.
func (m *machine) fdStat(p []uint64) errno {
	typ, rights, inherited := uint64(0), uint64(math.MaxUint64), uint64(math.MaxUint64)
	switch h := m.handle(p[0]); {
	case h != nil && h.isDir():
		typ, rights, inherited = typeDir, rightsDir, rightsDir|rightsFile
	case h != nil:
		typ, rights, inherited = typeFile, rightsFile, 0
	case !m.open(p[0]):
		return badFile
	}
	v := m.view()
	at := uint32(p[1])
	v.put64(at, typ)
	v.put64(at+8, rights)
	v.put64(at+16, inherited)
	return v.err
}

func (m *machine) fdSeek(p []uint64) errno {
	h, bad := m.file(p[0])
	if bad != success {
		return bad
	}
	base := uint64(0)
	switch uint32(p[2]) {
	case 0:
	case 1:
		base = h.at
	case 2:
		base = uint64(len(h.data))
	default:
		return invalid
	}
	to := base + p[1] // base is below 2^63, so this is negative if and only if its highest bit is set
	if to > math.MaxInt64 {
		return invalid
	}
	v := m.view()
	if v.put64(uint32(p[3]), to); v.err == success {
		h.at = to
	}
	return v.err
}

func (m *machine) fdTell(p []uint64) errno {
	h, bad := m.file(p[0])
	if bad != success {
		return bad
	}
	v := m.view()
	v.put64(uint32(p[1]), h.at)
	return v.err
}

// rest is what a file holds from a position on.
func (n *node) rest(at uint64) []byte { return n.data[min(at, uint64(len(n.data))):] }

func (m *machine) fdPread(p []uint64) errno {
	h, bad := m.file(p[0])
	switch {
	case bad != success:
		return bad
	case p[3] > math.MaxInt64:
		return invalid
	}
	v := m.view()
	total := m.scatter(v, uint32(p[1]), uint32(p[2]), h.rest(p[3]))
	v.put32(uint32(p[4]), uint32(total))
	return v.err
}

// direntSize is the size of a directory entry before its name.
const direntSize = 24

// fdReadDir lists a directory from the entry with a number on. The last entry is cut if the buffer ends: so the program
// learns that there is more.
func (m *machine) fdReadDir(p []uint64) errno {
	h, bad := m.dir(p[0])
	if bad != success {
		return bad
	}
	v := m.view()
	buf := v.bytes(uint32(p[1]), uint32(p[2]))
	used := 0
	for i := p[3]; i < uint64(len(h.names)) && used < len(buf); i++ {
		name := h.names[i]
		kid := h.kids[name]
		e := binary.LittleEndian.AppendUint64(make([]byte, 0, direntSize+len(name)), i+1)
		e = binary.LittleEndian.AppendUint64(e, kid.ino)
		e = binary.LittleEndian.AppendUint32(e, uint32(len(name)))
		e = append(e, kid.fileType(), 0, 0, 0)
		m.charge(fuelPerEntry)
		used += copy(buf[used:], append(e, name...))
	}
	v.put32(uint32(p[4]), uint32(used))
	return v.err
}
