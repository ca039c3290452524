package sandbox

import (
	"errors"
	"fmt"
	"strings"

	"emet/agents/sandbox/wasmgas"
)

// errno is a WASI preview 1 error number. The ones below are all that a program can see.
type errno uint32

const (
	success      errno = 0
	badFile      errno = 8
	fault        errno = 21
	invalid      errno = 28
	isDir        errno = 31
	tooManyFiles errno = 33
	nameTooLong  errno = 37
	noEntry      errno = 44
	noSystem     errno = 52
	notDir       errno = 54
	notSocket    errno = 57
	notSupported errno = 58
	readOnly     errno = 69
	noSeek       errno = 70
	notCapable   errno = 76
)

const wasiModule = "wasi_snapshot_preview1"

// wasiFunc is one function of WASI. Its parameters are written one letter each: i for i32, I for i64.
type wasiFunc struct {
	params string
	call   func(*machine, []uint64) errno
}

func always(e errno) func(*machine, []uint64) errno {
	return func(*machine, []uint64) errno { return e }
}

// wasiTable is preview 1 as this host has it. There are the standard files, and a directory of inputs that can be read but
// not changed, if the job has any. What this cannot do has a fixed answer.
func wasiTable() map[string]wasiFunc {
	return map[string]wasiFunc{
		"args_get":          {"ii", (*machine).argsGet},
		"args_sizes_get":    {"ii", (*machine).argsSizes},
		"environ_get":       {"ii", (*machine).environGet},
		"environ_sizes_get": {"ii", (*machine).environSizes},
		"clock_res_get":     {"ii", (*machine).clockRes},
		"clock_time_get":    {"iIi", (*machine).clockTime},
		"fd_close":          {"i", (*machine).fdClose},
		"fd_fdstat_get":     {"ii", (*machine).fdStat},
		"fd_filestat_get":   {"ii", (*machine).fdFileStat},
		"fd_read":           {"iiii", (*machine).fdRead},
		"fd_seek":           {"iIii", (*machine).fdSeek},
		"fd_tell":           {"ii", (*machine).fdTell},
		"fd_write":          {"iiii", (*machine).fdWrite},
		"poll_oneoff":       {"iiii", (*machine).poll},
		"proc_exit":         {"i", (*machine).exit},
		"random_get":        {"ii", (*machine).randomGet},
		"sched_yield":       {"", always(success)},

		"fd_fdstat_set_flags": {"ii", (*machine).fdOpen},
		"fd_datasync":         {"i", (*machine).fdOpen},
		"fd_sync":             {"i", (*machine).fdOpen},

		"fd_pread":            {"iiiIi", (*machine).fdPread},
		"fd_prestat_dir_name": {"iii", (*machine).prestatName},
		"fd_prestat_get":      {"ii", (*machine).prestat},
		"fd_readdir":          {"iiiIi", (*machine).fdReadDir},
		"path_filestat_get":   {"iiiii", (*machine).pathStat},
		"path_open":           {"iiiiiIIii", (*machine).pathOpen},
		"path_readlink":       {"iiiiii", (*machine).pathReadLink},

		"fd_advise":               {"iIIi", onHandle(success)},
		"fd_allocate":             {"iII", onHandle(readOnly)},
		"fd_fdstat_set_rights":    {"iII", onHandle(noSystem)},
		"fd_filestat_set_size":    {"iI", onHandle(readOnly)},
		"fd_filestat_set_times":   {"iIIi", onHandle(readOnly)},
		"fd_pwrite":               {"iiiIi", onHandle(readOnly)},
		"fd_renumber":             {"ii", onHandle(notSupported)},
		"path_create_directory":   {"iii", onDir(0)},
		"path_filestat_set_times": {"iiiiIIi", onDir(0)},
		"path_link":               {"iiiiiii", onDir(0)},
		"path_remove_directory":   {"iii", onDir(0)},
		"path_rename":             {"iiiiii", onDir(0)},
		"path_symlink":            {"iiiii", onDir(2)},
		"path_unlink_file":        {"iii", onDir(0)},
		"sock_accept":             {"iii", onHandle(notSocket)},
		"sock_recv":               {"iiiiii", onHandle(notSocket)},
		"sock_send":               {"iiiii", onHandle(notSocket)},
		"sock_shutdown":           {"ii", onHandle(notSocket)},

		"proc_raise": {"i", always(noSystem)},
	}
}

// grantWASI admits the imports of a wasm/1 module: WASI, with its own types.
func grantWASI() func(module, name string, typ wasmgas.FuncType) error {
	table := wasiTable()
	return func(module, name string, typ wasmgas.FuncType) error {
		f, ok := table[name]
		if !ok || module != wasiModule {
			return errors.New("no such function")
		}
		results := "i"
		if name == "proc_exit" {
			results = ""
		}
		if letters(typ.Params) != f.params || letters(typ.Results) != results {
			return errors.New("function of another type")
		}
		return nil
	}
}

func letters(types []wasmgas.Type) string {
	var b strings.Builder
	for _, t := range types {
		switch t {
		case wasmgas.I32:
			b.WriteByte('i')
		case wasmgas.I64:
			b.WriteByte('I')
		default:
			b.WriteByte('?')
		}
	}
	return b.String()
}

// wasiFuncs are the functions of WASI for a host.
func wasiFuncs() []hostFunc {
	var list []hostFunc
	for name, f := range wasiTable() {
		results := "i"
		if name == "proc_exit" {
			results = ""
		}
		list = append(list, hostFunc{wasiModule, name, f.params, results, func(m *machine, stack []uint64) {
			e := f.call(m, stack)
			if len(stack) > 0 {
				stack[0] = uint64(e)
			}
		}})
	}
	return list
}

// exit ends the run. What that means is for the engine to say.
func (m *machine) exit(p []uint64) errno {
	panic(stop{exited: true, code: int32(p[0]), message: fmt.Sprintf("exit code %d", int32(p[0]))})
}
