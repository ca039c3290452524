package wasmgen

import "slices"

// wasi is a function of WASI preview 1. Its parameters have a letter each: a for an address, d for a file descriptor, n
// for a small number, b for a number of any size in 64 bits, c for an exit code.
type wasi struct{ name, params string }

var wasiFunctions = []wasi{
	{"args_get", "aa"},
	{"args_sizes_get", "aa"},
	{"clock_res_get", "na"},
	{"clock_time_get", "nba"},
	{"environ_get", "aa"},
	{"environ_sizes_get", "aa"},
	{"fd_close", "d"},
	{"fd_fdstat_get", "da"},
	{"fd_prestat_get", "da"},
	{"fd_read", "dana"},
	{"fd_seek", "dbna"},
	{"fd_write", "dana"},
	{"path_open", "dnannbbna"},
	{"poll_oneoff", "aana"},
	{"proc_exit", "c"},
	{"random_get", "an"},
	{"sched_yield", ""},
}

func (w wasi) signature() signature {
	s := signature{results: []byte{i32}}
	if w.name == "proc_exit" {
		s.results = nil
	}
	for _, letter := range w.params {
		t := byte(i32)
		if letter == 'b' {
			t = i64
		}
		s.params = append(s.params, t)
	}
	return s
}

// system calls a function of WASI with arguments that mostly make sense.
func (b *body) system(depth int) {
	i := b.n(len(b.imports))
	w := b.imports[i]
	if w.name == "proc_exit" && !b.one(8) {
		return
	}
	for _, letter := range w.params {
		switch letter {
		case 'a':
			b.address(depth)
		case 'd':
			b.emit(0x41, byte(b.n(5)))
		case 'n':
			b.emit(0x41, byte(b.n(20)))
		case 'b':
			b.expr(i64, depth)
		case 'c':
			b.emit(0x41, byte(b.n(3)))
		}
	}
	b.emit(0x10)
	b.emit(unsigned(i)...)
	b.keep(w.signature().results)
}

// write prints a piece of memory, by a vector just before it.
func (b *body) write(at, size int) {
	for i, v := range []int{at, size} {
		b.emit(0x41)
		b.emit(signed(int64(at - 8 + 4*i))...)
		b.emit(0x41)
		b.emit(signed(int64(v))...)
		b.emit(0x36, 2, 0)
	}
	b.emit(0x41, 1, 0x41)
	b.emit(signed(int64(at - 8))...)
	b.emit(0x41, 1, 0x41, 0, 0x10)
	b.emit(unsigned(slices.IndexFunc(b.imports, func(w wasi) bool { return w.name == "fd_write" }))...)
	b.emit(0x1a)
}
