package server_test

import (
	"bytes"
	"testing"

	"emet/agents/hosting/codec"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/server"
	"emet/agents/hosting/server/servertest"
	"emet/agents/hosting/stamp"
)

// Whatever is asked gets an answer, and no call but the one that was sealed gets a result, or a stamp.
func FuzzAnswer(f *testing.F) {
	s := newScene(f, nil)
	if o, err := s.serve(); err != nil || o.Failure != nil {
		f.Fatalf("%v, %+v", err, o)
	}
	for n := uint16(1); n <= 4; n++ {
		f.Add(mustUnpad(f, s.calls[n]), n)
	}
	f.Add([]byte{}, uint16(1))
	f.Fuzz(func(t *testing.T, text []byte, n uint16) {
		n = 1 + n%4
		call := sealed.Pad(text, len(text))
		answer, err := server.DecodeAnswer(s.slot(n).Answer(t.Context(), call))
		if err != nil {
			t.Fatal(err)
		}
		right := bytes.Equal(text, mustUnpad(t, s.calls[n]))
		if answer.Failure == nil && !right {
			t.Errorf("slot %d answered %x", n, text)
		}
	})
}

func mustUnpad(t testing.TB, b []byte) []byte {
	t.Helper()
	text, err := sealed.Unpad(b)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// Whatever a request consists of, its top server survives it, and serves none but the one that was sealed.
func FuzzServe(f *testing.F) {
	s := newScene(f, nil)
	request := codec.Encode(s.sealed.Request)
	f.Add(request)
	f.Add([]byte{0xa0})
	top := s.slot(0)
	plain := top.Config
	plain.Opener = open{}
	top.Config = plain
	if err := s.Start(top); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		envelope := codec.Encode(sealed.Envelope{App: s.Next.App, Tick: s.Next.Tick, Box: sealed.Pad(text, len(text))})
		reply := top.Serve(t.Context(), envelope)
		r, err := sealed.DecodeRequest(text)
		if err != nil || r.Header.App != s.Next.App || r.Header.Tick != s.Next.Tick {
			if reply != nil {
				t.Errorf("there is a reply to %x", text)
			}
			return
		}
		opened, err := sealed.OpenReply(r.Reply, r.Header.ID(), reply)
		if err != nil {
			t.Fatal(err)
		}
		if opened.Failure == nil && r.Header.ID() != s.sealed.ID {
			t.Errorf("served %x", text)
		}
	})
}

// open is who opens what was never sealed.
type open struct{}

func (open) Open(_, box []byte) ([]byte, error) { return box, nil }

// What other servers answer is read, or refused, and never breaks the top server.
func FuzzDecodeAnswer(f *testing.F) {
	s := newScene(f, nil)
	if o, err := s.serve(); err != nil || o.Failure != nil {
		f.Fatalf("%v, %+v", err, o)
	}
	for n := uint16(1); n <= 4; n++ {
		f.Add(mustUnpad(f, s.slot(n).Answer(f.Context(), s.calls[n])))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		a, err := server.DecodeAnswer(sealed.Pad(text, len(text)))
		if err == nil && !bytes.Equal(codec.Encode(a), text) {
			t.Errorf("%x came back as something else", text)
		}
	})
}

// What a peer answers to the top server, of whatever form, costs its own slot and nothing else.
func TestMalformedAnswers(t *testing.T) {
	for n := uint16(1); n <= 4; n++ {
		s := newScene(t, nil)
		for name, answer := range map[string][]byte{
			"nothing": nil, "zeros": make([]byte, 1024), "noise": bytes.Repeat([]byte{0x80, 0xff}, 500), "too much": make([]byte, server.MaxBytes+1),
			"an empty answer": encode(&server.Answer{}), "an empty result": encode(&server.Answer{Result: &sealed.Result{}}),
			"an empty stamp": encode(&server.Answer{Stamped: &sealed.Stamped{Stamp: stamp.Random()}}),
			"two":            encode(&server.Answer{Result: &sealed.Result{}, Failure: &sealed.Failure{}}),
		} {
			s.again(nil)
			s.answer = func(of uint16, _ *servertest.Member, b []byte) []byte {
				if of == n {
					return answer
				}
				return b
			}
			o, err := s.serve()
			if err != nil || o.Failure == nil || o.Failure.Slot != n || o.Failure.Code != sealed.Invalid {
				t.Errorf("slot %d, %s: %v, %+v", n, name, err, o)
			}
		}
	}
}
