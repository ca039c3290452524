package sandbox_test

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	"emet/agents/market"
)

// wasiNames are the functions of WASI preview 1, numbered as testdata/wasm/calls.wat has them.
var wasiNames = strings.Fields(`args_get args_sizes_get clock_res_get clock_time_get environ_get environ_sizes_get fd_advise
	fd_allocate fd_close fd_datasync fd_fdstat_get fd_fdstat_set_flags fd_fdstat_set_rights fd_filestat_get
	fd_filestat_set_size fd_filestat_set_times fd_pread fd_prestat_dir_name fd_prestat_get fd_pwrite fd_read fd_readdir
	fd_renumber fd_seek fd_sync fd_tell fd_write path_create_directory path_filestat_get path_filestat_set_times path_link
	path_open path_readlink path_remove_directory path_rename path_symlink path_unlink_file poll_oneoff proc_exit proc_raise
	random_get sched_yield sock_accept sock_recv sock_send sock_shutdown`)

// calls is a list of WASI calls for calls.wasm, and the memory that they start with.
type calls struct {
	memory [4096]byte
	list   []byte
	count  int
}

// text puts a string into memory and gives its address and length.
func (c *calls) text(at uint64, s string) (uint64, uint64) {
	copy(c.memory[at:], s)
	return at, uint64(len(s))
}

// vector describes a buffer, as reads and writes want it.
func (c *calls) vector(at, buf, size uint64) uint64 {
	binary.LittleEndian.PutUint32(c.memory[at:], uint32(buf))
	binary.LittleEndian.PutUint32(c.memory[at+4:], uint32(size))
	return at
}

func (c *calls) add(name string, args ...uint64) {
	var call [10]uint64
	for i, n := range wasiNames {
		if n == name {
			call[0] = uint64(i)
		}
	}
	copy(call[1:], args)
	for _, x := range call {
		c.list = binary.LittleEndian.AppendUint64(c.list, x)
	}
	c.count++
}

// run makes the calls with some inputs, and gives their error numbers and the memory at the end.
func (c *calls) run(t *testing.T, inputs ...market.Input) ([]byte, []byte) {
	t.Helper()
	task := withInputs(job(t, "wasm/calls.wasm", ""), inputs...)
	task.Input = append(c.memory[:len(c.memory):len(c.memory)], c.list...)
	e := expect(t, task, market.OK)
	return e.Result[:c.count], e.Result[c.count:]
}

// withInputs gives a task inputs, and options that name them.
func withInputs(task market.Task, inputs ...market.Input) market.Task {
	names := map[string]bool{}
	var list []string
	for _, in := range inputs {
		name, _, _ := strings.Cut(in.Path, "/")
		if !names[name] {
			names[name] = true
			list = append(list, `"`+name+`":"bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku"`)
		}
	}
	task.Inputs = inputs
	task.Options = []byte(`{"inputs":{` + strings.Join(list, ",") + `}}`)
	return task
}

// library is a tree of inputs.
var library = []market.Input{
	{Path: "a.txt", Data: []byte("hello, world")},
	{Path: "dir/empty", Dir: true},
	{Path: "dir/b.txt", Data: []byte("beta")},
	{Path: "dir/deep/c.txt", Data: []byte("gamma")},
}

// Error numbers of WASI.
const (
	eBadf, eFault, eInval, eIsdir, eMfile, eNametoolong, eNoent    = 8, 21, 28, 31, 33, 37, 44
	eNosys, eNotdir, eNotsock, eNotsup, eRofs, eSpipe, eNotcapable = 52, 54, 57, 58, 69, 70, 76
)

func wantErrnos(t *testing.T, got []byte, want ...byte) {
	t.Helper()
	if !bytes.Equal(got, want) {
		t.Errorf("error numbers are %v, want %v", got, want)
	}
}

// Without inputs there is no directory, and every function that wants one finds a bad descriptor.
func TestWASIWithoutInputs(t *testing.T) {
	for _, name := range wasiNames {
		if !strings.HasPrefix(name, "path_") && !strings.HasPrefix(name, "sock_") && !strings.HasPrefix(name, "fd_") {
			continue
		}
		var c calls
		c.add(name, 3, 0, 3, 0, 3, 0, 0, 0, 0)
		got, _ := c.run(t)
		if got[0] != eBadf {
			t.Errorf("%s answers %d", name, got[0])
		}
	}
}

func TestWASIPreopenIsInputs(t *testing.T) {
	var c calls
	c.add("fd_prestat_get", 3, 0)
	c.add("fd_prestat_dir_name", 3, 16, 7)
	c.add("fd_prestat_dir_name", 3, 16, 6)
	c.add("fd_prestat_get", 4, 0)
	c.add("fd_prestat_get", 0, 0)
	c.add("fd_prestat_get", 3, 1<<20-4)
	got, mem := c.run(t, library...)
	wantErrnos(t, got, 0, 0, eNametoolong, eBadf, eBadf, eFault)
	want(t, "prestat", string(mem[:8]), "\x00\x00\x00\x00\x07\x00\x00\x00")
	want(t, "name", string(mem[16:24]), "/inputs\x00")
}

// open adds a call that opens a path below a descriptor, and leaves the new one at address out.
func (c *calls) open(fd uint64, path string, flags, rights, out uint64) {
	at, n := c.text(3000+uint64(c.count)*64, path)
	c.add("path_open", fd, 0, at, n, flags, rights, 0, 0, out)
}

const reading = 1<<1 | 1<<2 | 1<<5 | 1<<14 | 1<<21

func TestWASIOpen(t *testing.T) {
	for path, errno := range map[string]byte{
		"a.txt": 0, "./a.txt": 0, "dir": 0, "dir/": 0, ".": 0, "dir/..": 0, "dir/b.txt": 0, "dir/../a.txt": 0, "dir//b.txt": 0,
		"dir/deep/../../a.txt": 0,
		"":                     eNoent, "none": eNoent, "dir/none": eNoent, "A.TXT": eNoent, "a.txt\x00": eNoent,
		"a.txt/": eNotdir, "a.txt/b": eNotdir, "a.txt/..": eNotdir, "none/../a.txt": eNoent,
		"..": eNotcapable, "dir/../..": eNotcapable, "dir/../../inputs/a.txt": eNotcapable, "/inputs/a.txt": eNotcapable, "/": eNotcapable,
	} {
		var c calls
		c.open(3, path, 0, reading, 0)
		got, mem := c.run(t, library...)
		if got[0] != errno {
			t.Errorf("%q answers %d, want %d", path, got[0], errno)
		}
		if fd := binary.LittleEndian.Uint32(mem); (errno == 0) != (fd == 4) {
			t.Errorf("%q is descriptor %d", path, fd)
		}
	}
}

func TestWASINothingCanBeWritten(t *testing.T) {
	const create, directory, exclusive, truncate = 1, 2, 4, 8
	var c calls
	c.open(3, "a.txt", create, reading, 0)
	c.open(3, "new", create, reading, 0)
	c.open(3, "new", create|exclusive, reading, 0)
	c.open(3, "a.txt", truncate, reading, 0)
	c.open(3, "a.txt", 0, 1<<6, 0)
	c.open(3, "dir", 0, 1<<6, 0)
	c.open(3, "a.txt", directory, reading, 0)
	c.open(3, "a.txt", 0, reading, 0) // descriptor 4
	iov := c.vector(64, 128, 4)
	c.add("fd_write", 4, iov, 1, 100)
	c.add("fd_pwrite", 4, iov, 1, 0, 100)
	c.add("fd_allocate", 4, 0, 1)
	c.add("fd_filestat_set_size", 4, 0)
	c.add("fd_filestat_set_times", 4, 0, 0, 0)
	name, n := c.text(256, "dir")
	c.add("path_create_directory", 3, name, n)
	c.add("path_filestat_set_times", 3, 0, name, n)
	c.add("path_link", 3, 0, name, n, 3, name, n)
	c.add("path_remove_directory", 3, name, n)
	c.add("path_rename", 3, name, n, 3, name, n)
	c.add("path_symlink", name, n, 3, name, n)
	c.add("path_unlink_file", 3, name, n)
	c.add("path_unlink_file", 4, name, n)
	got, _ := c.run(t, library...)
	wantErrnos(t, got, eRofs, eRofs, eRofs, eRofs, eRofs, eIsdir, eNotdir, 0,
		eRofs, eRofs, eRofs, eRofs, eRofs, eRofs, eRofs, eRofs, eRofs, eRofs, eRofs, eRofs, eNotdir)
}

func TestWASIReadSeekTell(t *testing.T) {
	var c calls
	c.open(3, "a.txt", 0, reading, 0)
	iov := c.vector(64, 512, 5)
	c.vector(72, 520, 2)
	c.add("fd_read", 4, iov, 2, 100)                  // "hello" ", "
	c.add("fd_tell", 4, 104)                          // 7
	c.add("fd_pread", 4, iov, 1, 7, 112)              // "world"; replaces "hello"
	c.add("fd_tell", 4, 120)                          // still 7
	c.add("fd_seek", 4, 1<<64-3, 1, 128)              // 4
	c.add("fd_seek", 4, 1<<64-1, 2, 136)              // 11
	c.add("fd_read", 4, c.vector(80, 530, 9), 1, 144) // "d"
	c.add("fd_read", 4, 80, 1, 148)                   // the end: 0
	c.add("fd_seek", 4, 1000, 0, 152)                 // behind the end
	c.add("fd_read", 4, 80, 1, 160)                   // 0
	c.add("fd_seek", 4, 1<<64-1, 0, 168)              // before the beginning
	c.add("fd_seek", 4, 1<<63-1, 2, 168)              // beyond all numbers
	c.add("fd_seek", 4, 0, 3, 168)                    // from nowhere
	c.add("fd_pread", 4, 80, 1, 1<<63, 172)           // a negative position
	c.add("fd_pread", 4, 80, 1, 5000, 176)            // behind the end
	c.add("fd_seek", 4, 0, 0, 1<<20)                  // no room for the answer: nothing moved
	c.add("fd_tell", 4, 184)                          // 1000
	c.add("fd_seek", 0, 0, 0, 168)
	c.add("fd_tell", 1, 168)
	c.add("fd_pread", 0, 80, 1, 0, 168)
	c.add("fd_seek", 3, 0, 0, 168)
	c.add("fd_read", 3, 80, 1, 168)
	got, mem := c.run(t, library...)
	wantErrnos(t, got, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, eInval, eInval, eInval, eInval, 0, eFault, 0,
		eSpipe, eSpipe, eSpipe, eIsdir, eIsdir)
	want(t, "buffers", string(mem[512:522]), "world\x00\x00\x00, ")
	want(t, "last byte", string(mem[530:532]), "d\x00")
	for at, n := range map[int]uint64{100: 7, 104: 7, 112: 5, 120: 7, 128: 4, 136: 11, 144: 1, 148: 0, 152: 1000, 160: 0, 176: 0, 184: 1000} {
		if got := binary.LittleEndian.Uint32(mem[at:]); uint64(got) != n {
			t.Errorf("at %d: %d, want %d", at, got, n)
		}
	}
}

func TestWASIStat(t *testing.T) {
	const epoch = 1_577_836_800_000_000_000
	file, dir := 0, 64
	var c calls
	name, n := c.text(256, "dir/b.txt")
	c.add("path_filestat_get", 3, 0, name, n, uint64(file))
	c.add("path_filestat_get", 3, 0, name, 3, uint64(dir))
	c.open(3, "dir/b.txt", 0, reading, 128)
	c.add("fd_filestat_get", 4, 192)
	c.add("fd_fdstat_get", 4, 512)
	c.add("fd_fdstat_get", 3, 544)
	c.add("path_readlink", 3, name, n, 600, 10, 620)
	c.add("path_readlink", 3, name, 2, 600, 10, 620)
	c.add("path_filestat_get", 4, 0, name, n, 0)
	got, mem := c.run(t, library...)
	wantErrnos(t, got, 0, 0, 0, 0, 0, 0, eInval, eNoent, eNotdir)
	u64 := func(at int) uint64 { return binary.LittleEndian.Uint64(mem[at:]) }
	if !bytes.Equal(mem[:64], mem[192:256]) {
		t.Error("a file has two states")
	}
	// Device, number, type, links, size, times: /inputs is 1, a.txt 2, dir 3, dir/b.txt 4.
	for at, x := range map[int]uint64{0: 1, 8: 4, 24: 1, 32: 4, 40: epoch, 48: epoch, 56: epoch, 64 + 8: 3, 64 + 32: 0} {
		if u64(at) != x {
			t.Errorf("at %d: %d, want %d", at, u64(at), x)
		}
	}
	if mem[16] != 4 || mem[64+16] != 3 || mem[512] != 4 || mem[544] != 3 {
		t.Error("wrong type of file")
	}
	const writing = 1<<6 | 1<<8 | 1<<9 | 1<<10 | 1<<22
	if u64(520)&writing != 0 || u64(552)&writing != 0 || u64(560)&writing != 0 || u64(520)&(1<<1) == 0 || u64(552)&(1<<14) == 0 {
		t.Errorf("rights are %x, %x, %x", u64(520), u64(552), u64(560))
	}
}

// entry is a directory entry as fd_readdir writes it.
func entry(next, ino uint64, typ byte, name string) string {
	b := binary.LittleEndian.AppendUint64(nil, next)
	b = binary.LittleEndian.AppendUint64(b, ino)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(name)))
	return string(append(b, typ, 0, 0, 0)) + name
}

func TestWASIReadDir(t *testing.T) {
	all := entry(1, 4, 4, "b.txt") + entry(2, 5, 3, "deep") + entry(3, 7, 3, "empty")
	var c calls
	c.open(3, "dir", 2, reading, 0)
	c.add("fd_readdir", 4, 512, 200, 0, 100)
	c.add("fd_readdir", 4, 1024, 40, 0, 104)  // cut within the second entry
	c.add("fd_readdir", 4, 1200, 200, 2, 108) // from the third entry on
	c.add("fd_readdir", 4, 1500, 200, 3, 112) // nothing is left
	c.add("fd_readdir", 4, 1500, 200, 1<<63, 116)
	c.add("fd_readdir", 4, 1<<20-10, 200, 0, 120)
	c.add("fd_readdir", 0, 1500, 200, 0, 120)
	c.open(3, "a.txt", 0, reading, 4)
	c.add("fd_readdir", 5, 1500, 200, 0, 120)
	got, mem := c.run(t, library...)
	wantErrnos(t, got, 0, 0, 0, 0, 0, 0, eFault, eBadf, 0, eNotdir)
	for at, n := range map[int]int{100: len(all), 104: 40, 108: 29, 112: 0, 116: 0} {
		if got := binary.LittleEndian.Uint32(mem[at:]); int(got) != n {
			t.Errorf("at %d: %d bytes, want %d", at, got, n)
		}
	}
	want(t, "all entries", string(mem[512:512+len(all)]), all)
	want(t, "a part", string(mem[1024:1064]), all[:40])
	want(t, "the last", string(mem[1200:1229]), all[len(all)-29:])
}

func TestWASIDescriptors(t *testing.T) {
	var c calls
	c.open(3, "a.txt", 0, reading, 0) // 4
	c.open(3, "dir", 0, reading, 4)   // 5
	c.add("fd_close", 4)
	c.add("fd_close", 4)
	c.open(5, "b.txt", 0, reading, 8) // 4 again
	c.open(5, "../a.txt", 0, reading, 12)
	c.add("fd_advise", 4, 0, 0, 0)
	c.add("fd_sync", 4)
	c.add("fd_fdstat_set_flags", 4, 0)
	c.add("fd_fdstat_set_rights", 4, 0, 0)
	c.add("fd_renumber", 4, 5)
	c.add("sock_shutdown", 4, 0)
	c.add("fd_close", 3)
	c.open(3, "a.txt", 0, reading, 16)
	c.add("fd_close", 1)
	c.add("fd_close", 1<<32-1)
	got, mem := c.run(t, library...)
	wantErrnos(t, got, 0, 0, 0, eBadf, 0, eNotcapable, 0, 0, 0, eNosys, eNotsup, eNotsock, 0, eBadf, 0, eBadf)
	want(t, "descriptors", string(mem[:16]), "\x04\x00\x00\x00\x05\x00\x00\x00\x04\x00\x00\x00\x00\x00\x00\x00")
}

func TestWASITooManyOpenFiles(t *testing.T) {
	var c calls
	at, n := c.text(256, "a.txt")
	for range 1024 {
		c.add("path_open", 3, 0, at, n, 0, reading, 0, 0, 0)
	}
	got, _ := c.run(t, library...)
	if bytes.Count(got, []byte{0}) != 1023 || got[1023] != eMfile {
		t.Errorf("the last answers are %v", got[1020:])
	}
}

func TestWASILongPath(t *testing.T) {
	var c calls
	c.add("path_filestat_get", 3, 0, 0, 4097, 8000)
	c.add("path_filestat_get", 3, 0, 0, 1<<32-1, 8000)
	c.add("path_filestat_get", 3, 0, 1<<20-10, 20, 8000)
	got, _ := c.run(t, library...)
	wantErrnos(t, got, eNametoolong, eNametoolong, eFault)
}

func TestWASIArgumentsAndEnvironment(t *testing.T) {
	var c calls
	c.add("args_sizes_get", 0, 4)
	c.add("args_get", 16, 64)
	c.add("environ_sizes_get", 8, 12)
	c.add("environ_get", 128, 160)
	c.add("args_get", 900, 1<<20-3)
	c.add("environ_get", 1<<20-3, 160)
	task := job(t, "wasm/calls.wasm", "")
	task.Name = "prog"
	task.Options = []byte(`{"args":["-v","ü"],"env":{"Z":"last","A":"first=1"}}`)
	task.Input = append(c.memory[:len(c.memory):len(c.memory)], c.list...)
	e := expect(t, task, market.OK)
	got, mem := e.Result[:c.count], e.Result[c.count:]
	wantErrnos(t, got, 0, 0, 0, 0, eFault, eFault)
	want(t, "sizes", string(mem[:16]), "\x03\x00\x00\x00\x0b\x00\x00\x00\x02\x00\x00\x00\x11\x00\x00\x00")
	want(t, "arguments", string(mem[64:76]), "prog\x00-v\x00ü\x00\x00")
	want(t, "environment", string(mem[160:177]), "A=first=1\x00Z=last\x00")
	want(t, "addresses", string(mem[16:28]), "\x40\x00\x00\x00\x45\x00\x00\x00\x48\x00\x00\x00")
}

func TestWasmOptionsThatAreWrong(t *testing.T) {
	for _, options := range []string{`[]`, `{"arg":[]}`, `{"args":[1]}`, `{"inputs":{"a":"b"}}`} {
		task := job(t, "wasm/calls.wasm", "")
		task.Options = []byte(options)
		if e := expect(t, task, market.JobError); !strings.HasPrefix(e.Message, "options: ") || e.FuelUsed != 0 {
			t.Errorf("%s: %q, %d fuel", options, e.Message, e.FuelUsed)
		}
	}
}
