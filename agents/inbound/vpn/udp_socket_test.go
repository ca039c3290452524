package vpn_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	wgconn "golang.zx2c4.com/wireguard/conn"

	"emet/agents/inbound/vpn"
)

// Datagrams of all sizes come out of the socket as they went in, whatever trains the kernel makes of them and whatever size
// was guessed, and are answered from where they came to.
func TestUDPSocket(t *testing.T) {
	for version, host := range []string{"127.0.0.1", "[::1]"} {
		t.Run(host, func(t *testing.T) {
			a, b := vpn.NewUDP(), vpn.NewUDP()
			_, _, err := a.Open(0)
			if err != nil {
				t.Fatal(err)
			}
			defer a.Close()
			fns, at, err := b.Open(0)
			if err != nil {
				t.Fatal(err)
			}
			if len(fns) <= version {
				_ = b.Close()
				t.Skip("this machine has no IPv6")
			}
			defer time.AfterFunc(patience, func() { _ = b.Close() }).Stop()
			defer b.Close()
			to, err := a.ParseEndpoint(fmt.Sprintf("%s:%d", host, at))
			if err != nil {
				t.Fatal(err)
			}
			packets, sizes, from := make([][]byte, 128), make([]int, 128), make([]wgconn.Endpoint, 128)
			for i := range packets {
				packets[i] = make([]byte, 1<<16-1)
			}
			random := rand.New(rand.NewPCG(1, 2))
			for round := range 300 {
				var sent [][]byte
				for total := 0; total < 100_000 && len(sent) < 100; {
					size := []int{32, 33, 148, 1452, 1452, 1452, 8952, 60_000}[random.IntN(8)]
					for range 1 + random.IntN(30) {
						b := bytes.Repeat([]byte{byte(random.Uint32())}, size)
						sent = append(sent, b)
						if total += size; total > 100_000 {
							break
						}
					}
				}
				for left := sent; len(left) > 0; {
					n := min(len(left), 1+random.IntN(128))
					if err := a.Send(left[:n], to); err != nil {
						t.Fatal(err)
					}
					left = left[n:]
				}
				for left := sent; len(left) > 0; {
					n, err := fns[version](packets, sizes, from)
					if err != nil {
						t.Fatalf("round %d: %d of %d did not come: %v", round, len(left), len(sent), err)
					}
					for i := range n {
						if got := packets[i][:sizes[i]]; !bytes.Equal(got, left[0]) {
							t.Fatalf("round %d: %d bytes came, %d were sent", round, len(got), len(left[0]))
						}
						left = left[1:]
					}
				}
				if err := b.Send([][]byte{{1}}, from[0]); err != nil {
					t.Fatal("answer:", err)
				}
			}
		})
	}
}
