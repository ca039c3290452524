//go:build linux

package slot_test

import (
	"context"
	"syscall"
	"testing"
	"time"

	"emet/agents/sandbox/slot"
)

// BenchmarkWarm is a trivial JavaScript job through a process that waits for it.
func BenchmarkWarm(b *testing.B) {
	p := one(b)
	honest(b, p)
	var took []time.Duration
	for b.Loop() {
		at := time.Now()
		honest(b, p)
		took = append(took, time.Since(at))
	}
	report(b, took)
}

// BenchmarkCold is the first job of a pool whose engine was compiled before.
func BenchmarkCold(b *testing.B) {
	honest(b, one(b))
	var took []time.Duration
	before := processorTime()
	for b.Loop() {
		p, err := slot.New(slot.Config{CacheDir: scratch, Size: 1})
		if err != nil {
			b.Fatal(err)
		}
		at := time.Now()
		honest(b, p)
		took = append(took, time.Since(at))
		_ = p.Close(context.Background())
	}
	report(b, took)
	b.ReportMetric(float64((processorTime()-before).Microseconds())/1000/float64(b.N), "cpu-ms")
}

// processorTime is what this process and those that it has waited for have used. Unlike the clock, it is not much disturbed
// by what else runs on the machine.
func processorTime() (sum time.Duration) {
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var u syscall.Rusage
		_ = syscall.Getrusage(who, &u)
		sum += time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	return sum
}

// BenchmarkResident tells what an idle job process occupies.
func BenchmarkResident(b *testing.B) {
	p := one(b)
	for b.Loop() {
		honest(b, p)
	}
	b.ReportMetric(float64(resident(b, pid(b, p)))/(1<<20), "MiB")
}

// BenchmarkFirst is the first job ever.
func BenchmarkFirst(b *testing.B) {
	for b.Loop() {
		p, err := slot.New(slot.Config{CacheDir: b.TempDir(), Size: 1})
		if err != nil {
			b.Fatal(err)
		}
		honest(b, p)
		_ = p.Close(context.Background())
	}
}
