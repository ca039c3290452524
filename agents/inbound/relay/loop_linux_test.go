package relay

import (
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

type onReady func()

func (f onReady) ready(uint32) { f() }

// A loop that slept for long counts from when it woke.
func TestTimerAfterSleep(t *testing.T) {
	e, err := New(Config{Loops: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	l := e.loops[0]
	fd, err := unix.Eventfd(0, unix.EFD_NONBLOCK|unix.EFD_CLOEXEC)
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Close(fd)
	var a timer
	at := make(chan int64, 1)
	l.do(func() {
		l.watch(fd, unix.EPOLLIN|unix.EPOLLET, onReady(func() {
			l.wheel.set(&a, time.Hour)
			at <- a.at
		}))
	})
	<-time.After(100 * time.Millisecond)
	before := l.clock()
	if _, err := unix.Write(fd, []byte{1, 0, 0, 0, 0, 0, 0, 0}); err != nil {
		t.Fatal(err)
	}
	if due := time.Duration(<-at) * tick; due < before+time.Hour {
		t.Errorf("an hour after %v is %v", before, due)
	}
}
