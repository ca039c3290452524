package slot

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	seccomp "github.com/elastic/go-seccomp-bpf"
	"github.com/elastic/go-seccomp-bpf/arch"
	"golang.org/x/sys/unix"

	"emet/agents/sandbox/wasmgas"
)

// nobody is the user that job processes of root become.
const nobody = 65534

// apart is how a job process is set apart from its start.
type apart struct {
	attr *syscall.SysProcAttr
	user int // for the process to become when it has read its files; 0: stay
}

// apartness lists ways to set a job process apart, the best one first. Systems differ in what they allow to whom.
func apartness() []apart {
	base := func(flags uintptr) *syscall.SysProcAttr {
		return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true, Cloneflags: flags}
	}
	const spaces = unix.CLONE_NEWNET | unix.CLONE_NEWIPC | unix.CLONE_NEWUTS
	own := base(unix.CLONE_NEWUSER | spaces)
	own.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Geteuid(), Size: 1}}
	own.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getegid(), Size: 1}}
	if os.Geteuid() != 0 {
		return []apart{{own, 0}, {base(0), 0}}
	}
	second := syscall.SysProcIDMap{ContainerID: nobody, HostID: nobody, Size: 1}
	own.UidMappings = append(own.UidMappings, second)
	own.GidMappings = append(own.GidMappings, second)
	own.GidMappingsEnableSetgroups = true
	return []apart{{own, nobody}, {base(spaces), nobody}, {base(0), nobody}}
}

// refused tells whether the system does not allow a way.
func refused(err error) bool {
	for _, no := range []error{unix.EPERM, unix.EACCES, unix.EINVAL, unix.ENOSPC, unix.ENOSYS, unix.EUSERS} {
		if errors.Is(err, no) {
			return true
		}
	}
	return false
}

// program is this program, also after its file was replaced.
func program() (string, error) { return "/proc/self/exe", nil }

func brokenPipe(err error) bool { return errors.Is(err, unix.EPIPE) }

// resident is how much memory a process occupies for itself, in bytes: 0 if it has ended. The program's own code, which
// all its processes share, does not count.
func resident(pid int) int {
	m := memoryOf(strconv.Itoa(pid))
	return (m.resident - m.shared) * os.Getpagesize()
}

// memory is how much a process has, in pages.
type memory struct{ size, resident, shared int }

func memoryOf(pid string) (m memory) {
	b, err := os.ReadFile("/proc/" + pid + "/statm")
	if err == nil { // otherwise it has ended
		_, _ = fmt.Sscan(string(b), &m.size, &m.resident, &m.shared)
	}
	return m
}

// spare is the time of the processor that a run may use beyond its deadline. It is generous: this is for a worker that
// cannot keep the clock itself, because it is stopped.
const spare = time.Minute

// limitTime bounds the processor's time that a job process may use until its task's deadline.
func limitTime(ctx context.Context, pid int) {
	limit := unix.Rlimit{Cur: unix.RLIM_INFINITY, Max: unix.RLIM_INFINITY}
	if deadline, ok := ctx.Deadline(); ok {
		left := max(0, time.Until(deadline)) + spare
		limit.Cur = uint64((used(pid) + threads*left) / time.Second)
	}
	_ = unix.Prlimit(pid, unix.RLIMIT_CPU, &limit, nil) // if not granted, the kill is what is left
}

// endWithTime ends this process when that limit is reached: Go's runtime by itself takes no notice of the signal.
func endWithTime() {
	over := make(chan os.Signal, 1)
	signal.Notify(over, unix.SIGXCPU)
	<-over
	fmt.Fprintln(os.Stderr, "the job used up its processor time")
	os.Exit(1) //nolint:forbidigo // the worker, which should have ended it, cannot
}

// threads is how many of a job process's threads can be busy.
const threads = 3

// used is the processor's time that a process has used.
func used(pid int) time.Duration {
	b, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(b), ") ") // our program's name has no such thing in it
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * time.Second / 100 // USER_HZ is 100 wherever Go runs
}

// confine gives up everything that running jobs does not need. The order matters: each step needs what a later one
// takes.
func confine(h hello) confinement {
	var c confinement
	try := func(layer string, err error) {
		if err != nil {
			c.Missing = append(c.Missing, layer+": "+strings.ReplaceAll(err.Error(), "\n", ", "))
			return
		}
		c.Layers = append(c.Layers, layer)
	}
	try("empty network", emptyNetwork())
	try("limits", setLimits(h.MemoryPages))
	try("first to go", goFirst())
	try("empty root", emptyRoot())
	if h.User != 0 {
		try("user nobody", become(h.User))
	}
	// Becoming another user takes the death signal back.
	try("death signal", unix.Prctl(unix.PR_SET_PDEATHSIG, uintptr(unix.SIGKILL), 0, 0, 0))
	try("not dumpable", unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0))
	try("system calls", filterCalls())
	return c
}

// emptyNetwork checks that there is no way out. The process was started so, or not at all.
func emptyNetwork() error {
	b, err := os.ReadFile("/proc/self/net/dev")
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(b)) {
		name, _, ok := strings.Cut(strings.TrimSpace(line), ":")
		if ok && name != "lo" {
			return fmt.Errorf("interface %s is in sight", name)
		}
	}
	return nil
}

// emptyRoot leaves a root directory in which there is nothing but the description of the process's own files: every system
// has this directory, and nobody can put anything into it.
func emptyRoot() error {
	if err := unix.Chroot("/proc/self/fdinfo"); err != nil {
		return err
	}
	return unix.Chdir("/")
}

func become(user int) error {
	return errors.Join(syscall.Setgroups([]int{user}), syscall.Setresgid(user, user, user), syscall.Setresuid(user, user, user))
}

// compilerRoom is the address space that compiling and the rest of a process may take beside the memory of the job.
const compilerRoom = 1 << 30

func setLimits(pages uint32) error {
	if pages == 0 {
		pages = wasmgas.MaxPages
	}
	size := memoryOf("self").size
	var errs []error
	for resource, most := range map[int]uint64{
		unix.RLIMIT_AS:     uint64(size)*uint64(os.Getpagesize()) + uint64(pages)<<16 + compilerRoom + detectorRoom,
		unix.RLIMIT_CORE:   0,
		unix.RLIMIT_FSIZE:  0,
		unix.RLIMIT_NOFILE: 32,
	} {
		errs = append(errs, unix.Setrlimit(resource, &unix.Rlimit{Cur: most, Max: most}))
	}
	return errors.Join(errs...)
}

// goFirst has the system choose this process, rather than the worker, when it is out of memory.
func goFirst() error { return os.WriteFile("/proc/self/oom_score_adj", []byte("1000"), 0) }

// filterCalls leaves the system calls that Go's runtime and wazero make while they compile and run. There is none among
// them that opens, connects, starts or changes anything beyond the process. All others answer that they are not permitted.
func filterCalls() error {
	info, err := arch.GetInfo("")
	if err != nil {
		return err
	}
	is := func(call string, op seccomp.Operation, value uint64) seccomp.NameWithConditions {
		return seccomp.NameWithConditions{
			Name: call, Conditions: seccomp.ArgumentConditions{{Argument: 0, Operation: op, Value: value}},
		}
	}
	policy := seccomp.Policy{DefaultAction: seccomp.ActionErrno, Syscalls: []seccomp.SyscallGroup{{
		Action: seccomp.ActionAllow,
		Names: existing(
			info, "read", "write", "readv", "writev", "pread64", "close", "lseek",
			"mmap", "munmap", "mremap", "mprotect", "madvise", "brk",
			"futex", "nanosleep", "clock_nanosleep", "clock_gettime", "gettimeofday", "sched_yield", "sched_getaffinity",
			"rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "restart_syscall", "getpid", "gettid",
			"timer_create", "timer_settime", "timer_delete", "setitimer",
			"epoll_wait", "epoll_pwait", "epoll_ctl", "membarrier", "getrandom",
			"set_robust_list", "rseq", "exit", "exit_group",
		),
		NamesWithCondtions: []seccomp.NameWithConditions{
			is("clone", seccomp.BitsSet, unix.CLONE_THREAD),  // threads, but no processes
			is("tgkill", seccomp.Equal, uint64(os.Getpid())), // itself, but nobody else
		},
	}, {
		// C libraries then fall back to clone, whose arguments a filter can see.
		Action: seccomp.ActionErrno | seccomp.Action(unix.ENOSYS), Names: []string{"clone3"},
	}}}
	return seccomp.LoadFilter(seccomp.Filter{NoNewPrivs: true, Flag: seccomp.FilterFlagTSync, Policy: policy})
}

// existing leaves out the calls that other architectures have.
func existing(info *arch.Info, names ...string) []string {
	return slices.DeleteFunc(names, func(name string) bool {
		_, ok := info.SyscallNames[name]
		return !ok
	})
}
