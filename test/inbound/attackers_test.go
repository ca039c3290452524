//go:build linux

package inbound_test

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/netip"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"emet/test/spaces"
)

// visit is what became of connections that said hello and were answered.
type visit struct {
	Tried, Failed int
	Faults        []string      // the first few
	Half, Most    time.Duration // the median, and what all but one of a hundred took
	Took          time.Duration
}

func (v visit) String() string {
	return fmt.Sprintf("%d of %d connections failed, p50 %s, p99 %s, %.0f a second", v.Failed, v.Tried, v.Half.Round(time.Microsecond), v.Most.Round(time.Microsecond),
		float64(v.Tried)/v.Took.Seconds())
}

// visits makes connections at a pace, 0 for as fast as it goes, by so many clients, until stop is closed or there were enough.
func visits(to string, number, clients int, pace time.Duration, stop <-chan struct{}) visit {
	var v visit
	var mu sync.Mutex
	var times []time.Duration
	var all sync.WaitGroup
	var next atomic.Int64
	began := time.Now()
	for range clients {
		all.Go(func() {
			for {
				i := next.Add(1)
				if i > int64(number) {
					return
				}
				select {
				case <-stop:
					return
				case <-time.After(time.Until(began.Add(time.Duration(i) * pace))):
				}
				start := time.Now()
				err := once("", to)
				took := time.Since(start)
				mu.Lock()
				v.Tried++
				times = append(times, took)
				if err != nil {
					if v.Failed++; v.Failed <= 5 {
						v.Faults = append(v.Faults, err.Error())
					}
				}
				mu.Unlock()
			}
		})
	}
	all.Wait()
	v.Half, v.Most, v.Took = quantile(times, 0.5), quantile(times, 0.99), time.Since(began)
	return v
}

// visitors are visits from elsewhere: where to, how many, at which pace.
func visitors(args []string) int {
	number, _ := strconv.Atoi(args[1])     // the test's
	pace, _ := time.ParseDuration(args[2]) // as well
	if json.NewEncoder(os.Stdout).Encode(visits(args[0], number, 16, pace, nil)) != nil {
		return 1
	}
	return 0
}

func visitFrom(t *testing.T, space spaces.Space, to string, number int, pace time.Duration) (v visit) {
	t.Helper()
	p := cast(t, space, "visitors", to, itoa(number), pace.String())
	must(t, json.Unmarshal([]byte(the(p.out.ReadString('\n'))(t)), &v))
	return v
}

// attackers connect and reset until their input ends: so often a second, or, if that is 0, as fast as they can. Then they tell
// how often.
func attackers(args []string) int {
	to := netip.MustParseAddrPort(args[0])
	pace, _ := strconv.Atoi(args[1])
	var stop atomic.Bool
	var done atomic.Int64
	var all sync.WaitGroup
	const hands = 8
	for range hands {
		all.Go(func() {
			next := time.Now()
			for !stop.Load() {
				if pace > 0 {
					next = next.Add(hands * time.Second / time.Duration(pace))
					time.Sleep(time.Until(next)) //nolint:forbidigo // the pace
				}
				fd, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
				if err != nil {
					continue
				}
				if unix.Connect(fd, &unix.SockaddrInet4{Port: int(to.Port()), Addr: to.Addr().As4()}) == nil {
					done.Add(1)
				}
				_ = unix.SetsockoptLinger(fd, unix.SOL_SOCKET, unix.SO_LINGER, &unix.Linger{Onoff: 1})
				_ = unix.Close(fd) // with a reset
			}
		})
	}
	return attack(&stop, &all, &done)
}

// attack goes on until the input ends, and tells how often something was done.
func attack(stop *atomic.Bool, all *sync.WaitGroup, done *atomic.Int64) int {
	fmt.Println(0) //nolint:forbidigo // it has begun
	_, _ = os.Stdin.Read(make([]byte, 1))
	stop.Store(true)
	all.Wait()
	fmt.Println(done.Load()) //nolint:forbidigo // the answer
	return 0
}

// syn sends the first packet of connections from addresses that nobody has.
func syn(args []string) int {
	to := netip.MustParseAddrPort(args[0])
	pace, _ := strconv.Atoi(args[1]) // packets a second
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_RAW, unix.IPPROTO_RAW)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	var stop atomic.Bool
	var done atomic.Int64
	var all sync.WaitGroup
	all.Go(func() {
		began := time.Now()
		dest := &unix.SockaddrInet4{Addr: to.Addr().As4()}
		for !stop.Load() {
			for due := int64(time.Since(began).Seconds() * float64(pace)); done.Load() < due; done.Add(1) {
				_ = unix.Sendto(fd, firstPacket(to), 0, dest) // what the device has no room for is lost
			}
			<-time.After(time.Millisecond)
		}
	})
	return attack(&stop, &all, &done)
}

// firstPacket is a SYN from anywhere in 198.18.0.0/15.
func firstPacket(to netip.AddrPort) []byte {
	p := make([]byte, 40)
	p[0], p[8], p[9] = 0x45, 64, unix.IPPROTO_TCP // the kernel fills in the rest of the header
	from := netip.AddrFrom4([4]byte{198, byte(18 + rand.IntN(2)), byte(rand.Uint32()), byte(rand.Uint32())})
	copy(p[12:], from.AsSlice())
	copy(p[16:], to.Addr().AsSlice())
	tcp := p[20:]
	binary.BigEndian.PutUint16(tcp, uint16(1024+rand.IntN(60_000)))
	binary.BigEndian.PutUint16(tcp[2:], to.Port())
	binary.BigEndian.PutUint32(tcp[4:], rand.Uint32())
	tcp[12], tcp[13] = 5<<4, 2 // its length, and SYN
	binary.BigEndian.PutUint16(tcp[14:], 64240)
	sum := uint32(unix.IPPROTO_TCP) + 20
	for _, part := range [][]byte{p[12:20], tcp} {
		for i := 0; i < len(part); i += 2 {
			sum += uint32(binary.BigEndian.Uint16(part[i:]))
		}
	}
	for sum > 0xffff {
		sum = sum>>16 + sum&0xffff
	}
	binary.BigEndian.PutUint16(tcp[16:], ^uint16(sum))
	return p
}

// stopped ends an attack and returns how often it did what it does.
func (p *player) stopped(t *testing.T) int {
	t.Helper()
	p.leave()
	return p.says(t)
}
