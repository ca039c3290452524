//go:build linux

package slot_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"emet/agents/market"
	"emet/agents/sandbox/slot"
)

func probe(name, argument string) market.Task {
	return market.Task{Engine: slot.Probe, Name: name, Code: []byte(argument), Limits: limits}
}

// pid tells the number of a pool's only process.
func pid(t testing.TB, p *slot.Pool) string {
	t.Helper()
	e, err := p.Run(t.Context(), probe("pid", ""))
	if err != nil {
		t.Fatal(err)
	}
	return string(e.Result)
}

// Code that has left its engine can do nothing with the files, the network and the programs of the host.
func TestForeignCodeIsRefused(t *testing.T) {
	p := one(t)
	own := pid(t, p)
	key := filepath.Join(t.TempDir(), "key")
	if err := os.WriteFile(key, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	const refused = "operation not permitted"
	for _, task := range []market.Task{
		probe("open", key), probe("open", "/etc/passwd"), probe("open", "/proc/self/environ"), probe("create", ""),
		probe("socket", ""), probe("exec", ""), probe("fork", ""), probe("kill", ""),
	} {
		if _, err := p.Run(t.Context(), task); err == nil || !strings.Contains(err.Error(), refused) {
			t.Errorf("%s %s ended with %v", task.Name, task.Code, err)
		}
	}
	for name, number := range map[string]int{
		"ptrace": unix.SYS_PTRACE, "prctl": unix.SYS_PRCTL, "chroot": unix.SYS_CHROOT, "mount": unix.SYS_MOUNT,
		"unshare": unix.SYS_UNSHARE, "setns": unix.SYS_SETNS, "bpf": unix.SYS_BPF, "prlimit64": unix.SYS_PRLIMIT64,
		"process_vm_readv": unix.SYS_PROCESS_VM_READV, "io_uring_setup": unix.SYS_IO_URING_SETUP,
		"memfd_create": unix.SYS_MEMFD_CREATE, "ioctl": unix.SYS_IOCTL, "userfaultfd": unix.SYS_USERFAULTFD,
		"openat2": unix.SYS_OPENAT2, "setuid": unix.SYS_SETUID, "pidfd_open": unix.SYS_PIDFD_OPEN,
	} {
		task := probe("number", "")
		task.Limits.Fuel = uint64(number)
		if _, err := p.Run(t.Context(), task); err == nil || !strings.Contains(err.Error(), refused) {
			t.Errorf("%s ended with %v", name, err)
		}
	}
	if pid(t, p) != own {
		t.Error("the process did not outlive what was refused to it")
	}
	honest(t, p)
}

// What the system says of a job process, seen from outside.
func TestConfinement(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root may look into job processes: run this test as root")
	}
	p := one(t)
	_, missing, err := p.Confinement(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range missing {
		layer, _, _ := strings.Cut(m, ":")
		if slices.Contains([]string{"limits", "death signal", "not dumpable", "system calls"}, layer) {
			t.Errorf("every Linux grants this: %s", m)
		}
	}
	if len(missing) > 0 {
		t.Skipf("this system does not grant all: %v", missing)
	}
	proc := "/proc/" + pid(t, p)
	look := func(name string) string {
		t.Helper()
		b, err := os.ReadFile(filepath.Join(proc, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	threads, _ := filepath.Glob(proc + "/task/*")
	for _, thread := range threads {
		b, err := os.ReadFile(filepath.Join(thread, "status"))
		if err != nil {
			continue // it has just ended
		}
		for _, want := range []string{"NoNewPrivs:\t1\n", "Seccomp:\t2\n", "Uid:\t65534\t65534\t65534\t65534\n", "CapEff:\t0000000000000000\n", "CapPrm:\t0000000000000000\n"} {
			if !strings.Contains(string(b), want) {
				t.Errorf("thread %s lacks %q:\n%s", thread, want, b)
			}
		}
	}
	if root, err := os.Readlink(proc + "/root"); err != nil || !strings.HasSuffix(root, "/fdinfo") {
		t.Errorf("its root is %s, %v", root, err)
	}
	if env := look("environ"); env != "" {
		t.Errorf("its environment is %q", env)
	}
	for line := range strings.Lines(look("net/dev")) {
		if name, _, found := strings.Cut(line, ":"); found && strings.TrimSpace(name) != "lo" {
			t.Errorf("it sees the network interface %s", name)
		}
	}
	for _, want := range []string{"Max core file size 0 0", "Max file size 0 0", "Max open files 32 32"} {
		if !strings.Contains(strings.Join(strings.Fields(look("limits")), " "), want) {
			t.Errorf("its limits lack %q:\n%s", want, look("limits"))
		}
	}
	if adj := look("oom_score_adj"); adj != "1000\n" {
		t.Errorf("when memory is short, it goes by %q", adj)
	}
	if strings.Contains(look("limits"), "Max address space         unlimited") {
		t.Error("its address space is not limited")
	}
	for _, file := range files(t, proc) {
		if strings.HasPrefix(file, "/sys/fs/cgroup/") {
			continue // Go's runtime has looked how many processors it may use
		}
		if file != "/dev/null" && !strings.HasPrefix(file, "pipe:") && !strings.HasPrefix(file, "anon_inode:") {
			t.Errorf("it has %s open", file)
		}
	}
}

// files lists what a process has open.
func files(t testing.TB, proc string) []string {
	t.Helper()
	list, err := os.ReadDir(proc + "/fd")
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, e := range list {
		if name, err := os.Readlink(filepath.Join(proc, "fd", e.Name())); err == nil {
			files = append(files, name)
		}
	}
	slices.Sort(files)
	return files
}

func TestNothingIsLeftOfManyJobs(t *testing.T) {
	p := one(t)
	honest(t, p)
	own := pid(t, p)
	before := len(files(t, "/proc/self"))
	for range 200 {
		honest(t, p)
	}
	if after := len(files(t, "/proc/self")); after > before {
		t.Errorf("%d files are open, before it were %d: %v", after, before, files(t, "/proc/self"))
	}
	if pid(t, p) != own {
		t.Error("the process was replaced")
	}
}

// The process that is killed while it is idle is replaced before anybody notices; the one that is killed at work takes its
// run along.
func TestKilledProcess(t *testing.T) {
	p := one(t)
	kill := func() {
		n, _ := strconv.Atoi(pid(t, p))
		if err := syscall.Kill(n, syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		gone(t, n)
	}
	kill()
	honest(t, p)

	n, _ := strconv.Atoi(pid(t, p))
	task := js("console.log('started'); for (;;) {}")
	task.Limits.Fuel = 1e18
	task.Console = writerFunc(func([]byte) { _ = syscall.Kill(n, syscall.SIGKILL) })
	if _, err := p.Run(t.Context(), task); err == nil || !strings.Contains(err.Error(), "was lost: signal: killed") {
		t.Errorf("the run ended with %v", err)
	}
	honest(t, p)
}

// gone waits until a process is no more.
func gone(t testing.TB, n int) {
	t.Helper()
	deadline := time.NewTimer(time.Minute)
	defer deadline.Stop()
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for syscall.Kill(n, 0) == nil {
		select {
		case <-tick.C:
		case <-deadline.C:
			t.Fatalf("process %d is still there", n)
		}
	}
}

// A crash is an error that says what happened, and the next job runs.
func TestCrash(t *testing.T) {
	p := one(t)
	for name, want := range map[string]string{
		"panic": "exit status 2; it said: panic: the engine is broken",
		"exit":  "exit status 7",
	} {
		if _, err := p.Run(t.Context(), probe(name, "")); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s ended with %v", name, err)
		}
		honest(t, p)
	}
}

// Foreign code that does not listen is killed soon after the end of its time.
func TestStubbornProcess(t *testing.T) {
	p := one(t)
	for _, name := range []string{"spin", "flood"} {
		honest(t, p)
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		_, err := p.Run(ctx, probe(name, "code"))
		cancel()
		if err == nil || ctx.Err() == nil {
			t.Errorf("%s ended with %v", name, err)
		}
		honest(t, p)
	}
}

// A worker that is killed leaves no process behind, busy as it may be.
func TestNoOrphans(t *testing.T) {
	cmd := exec.Command(self(t), helper, "worker", scratch)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var n int
	if _, err := fmt.Fscan(out, &n); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	gone(t, n)
}

// A large job's memory goes back to the system.
func TestMemoryReturns(t *testing.T) {
	p := one(t)
	honest(t, p)
	own := pid(t, p)
	before := resident(t, own)
	task := js("var a = []; for (var i = 0; i < 256; i++) a.push(new Uint8Array(1 << 20).fill(i)); callback(null, String(a.length));")
	task.Limits = market.Limits{Fuel: 1e11, MemoryPages: 6000, MaxResult: 100}
	if e, err := p.Run(t.Context(), task); err != nil || e.Outcome != market.OK || e.MemoryPeak < 256<<4 {
		t.Fatalf("ended as %v (%s) with %d pages, %v", e.Outcome, e.Message, e.MemoryPeak, err)
	}
	if after := resident(t, own); after > before+32<<20 {
		t.Errorf("it occupied %d MiB, and now %d", before>>20, after>>20)
	}
	if pid(t, p) != own {
		t.Error("the process was replaced")
	}
}

// resident is what a process occupies for itself.
func resident(t testing.TB, pid string) int {
	t.Helper()
	b, err := os.ReadFile("/proc/" + pid + "/statm")
	if err != nil {
		t.Fatal(err)
	}
	var size, all, shared int
	if _, err := fmt.Sscan(string(b), &size, &all, &shared); err != nil {
		t.Fatal(err)
	}
	return (all - shared) * os.Getpagesize()
}

// The limit of the processor's time is there for the day on which the worker itself stands still: it has to end a job
// process without anybody's help, although Go's runtime takes no notice of the signal by itself.
func TestProcessorTimeRunsOut(t *testing.T) {
	p := one(t)
	n, err := strconv.Atoi(pid(t, p))
	if err != nil {
		t.Fatal(err)
	}
	// The run has no deadline, and so no limit: it gets one when it has begun.
	task := js("console.log('started'); for (;;) {}")
	task.Limits.Fuel = 1e18
	task.Console = writerFunc(func([]byte) {
		limit := unix.Rlimit{Cur: 1, Max: unix.RLIM_INFINITY}
		if err := unix.Prlimit(n, unix.RLIMIT_CPU, &limit, nil); err != nil {
			t.Error(err)
		}
	})
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	if _, err := p.Run(ctx, task); err == nil || !strings.Contains(err.Error(), "used up its processor time") {
		t.Errorf("ended with %v", err)
	}
	honest(t, p)
}
