package member_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"emet/agents/hosting/state"
	"emet/agents/member"
)

// A query whose peer is slow to show the state keeps no other from being answered, and all that are answered share one view.
func TestSlowPeersHoldUpNobodyElse(t *testing.T) {
	var opened atomic.Int32
	waits, slow := make(chan struct{}), make(chan struct{})
	read := member.Reader(func(context.Context) (*state.View, error) {
		switch opened.Add(1) {
		case 1:
			close(waits)
			<-slow
		case 2:
			return nil, errors.New("it is not there")
		}
		return new(state.View), nil
	})
	type answer struct {
		view *state.View
		err  error
	}
	ask := func() <-chan answer {
		a := make(chan answer, 1)
		go func() {
			v, err := read(context.Background())
			a <- answer{v, err}
		}()
		return a
	}
	first := ask()
	<-waits
	var views []*state.View
	for _, fails := range []bool{true, false, false} {
		select {
		case a := <-ask():
			if (a.err != nil) != fails {
				t.Errorf("%v", a.err)
			}
			views = append(views, a.view)
		case <-time.After(time.Minute):
			close(slow)
			t.Fatal("it waits for somebody else's peer")
		}
	}
	close(slow)
	a := <-first
	if a.err != nil || a.view == nil || a.view != views[1] || a.view != views[2] || opened.Load() != 3 {
		t.Errorf("%v, and views %p and %p, opened %d times", a, views[1], views[2], opened.Load())
	}
}
