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
	success  errno = 0
	badFile  errno = 8
	fault    errno = 21
	invalid  errno = 28
	noSystem errno = 52
	noSeek   errno = 70
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

// wasiTable is preview 1 as this host has it. There are no files but 0 to 3 and no directories, so whatever takes
// another descriptor or a path finds a bad one.
func wasiTable() map[string]wasiFunc {
	return map[string]wasiFunc{
		"args_get":          {"ii", (*machine).argsGet},
		"args_sizes_get":    {"ii", (*machine).argsSizes},
		"environ_get":       {"ii", always(success)},
		"environ_sizes_get": {"ii", (*machine).environSizes},
		"clock_res_get":     {"ii", (*machine).clockRes},
		"clock_time_get":    {"iIi", (*machine).clockTime},
		"fd_close":          {"i", (*machine).fdClose},
		"fd_fdstat_get":     {"ii", (*machine).fdStat},
		"fd_filestat_get":   {"ii", (*machine).fdFileStat},
		"fd_read":           {"iiii", (*machine).fdRead},
		"fd_seek":           {"iIii", (*machine).fdSeek},
		"fd_tell":           {"ii", (*machine).fdSeek},
		"fd_write":          {"iiii", (*machine).fdWrite},
		"poll_oneoff":       {"iiii", (*machine).poll},
		"proc_exit":         {"i", (*machine).exit},
		"random_get":        {"ii", (*machine).randomGet},
		"sched_yield":       {"", always(success)},

		"fd_fdstat_set_flags": {"ii", (*machine).fdOpen},
		"fd_datasync":         {"i", (*machine).fdOpen},
		"fd_sync":             {"i", (*machine).fdOpen},

		"fd_advise":               {"iIIi", always(badFile)},
		"fd_allocate":             {"iII", always(badFile)},
		"fd_fdstat_set_rights":    {"iII", always(badFile)},
		"fd_filestat_set_size":    {"iI", always(badFile)},
		"fd_filestat_set_times":   {"iIIi", always(badFile)},
		"fd_pread":                {"iiiIi", always(badFile)},
		"fd_prestat_dir_name":     {"iii", always(badFile)},
		"fd_prestat_get":          {"ii", always(badFile)},
		"fd_pwrite":               {"iiiIi", always(badFile)},
		"fd_readdir":              {"iiiIi", always(badFile)},
		"fd_renumber":             {"ii", always(badFile)},
		"path_create_directory":   {"iii", always(badFile)},
		"path_filestat_get":       {"iiiii", always(badFile)},
		"path_filestat_set_times": {"iiiiIIi", always(badFile)},
		"path_link":               {"iiiiiii", always(badFile)},
		"path_open":               {"iiiiiIIii", always(badFile)},
		"path_readlink":           {"iiiiii", always(badFile)},
		"path_remove_directory":   {"iii", always(badFile)},
		"path_rename":             {"iiiiii", always(badFile)},
		"path_symlink":            {"iiiii", always(badFile)},
		"path_unlink_file":        {"iii", always(badFile)},
		"sock_accept":             {"iii", always(badFile)},
		"sock_recv":               {"iiiiii", always(badFile)},
		"sock_send":               {"iiiii", always(badFile)},
		"sock_shutdown":           {"ii", always(badFile)},

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
